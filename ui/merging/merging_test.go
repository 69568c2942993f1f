package merging

import (
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/merge"
	"dateline/internal/story"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// window is one in which two versions of a story are to be merged.
type window struct {
	t      *testing.T
	win    fyne.Window
	canvas fyne.Canvas
	k      *kit.Kit
	say    *words.Speaker
	merged []merge.Choice
	did    bool
}

// passing hands keys that nobody wants to nobody.
type passing struct{}

func (passing) TypedKey(*fyne.KeyEvent) bool     { return false }
func (passing) TypedShortcut(fyne.Shortcut) bool { return false }

func newWindow(t *testing.T, lang string, m merge.Merged) *window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{})
	say, err := words.In(lang)
	if err != nil {
		t.Fatal(err)
	}
	w := &window{t: t, say: say}
	w.k = kit.New(kit.Options{
		Keys: passing{}, Say: say.Say, Canvas: func() fyne.Canvas { return w.canvas }, Modifiers: func() fyne.KeyModifier { return 0 },
		Post: func(f func()) { f() }, Later: func(time.Duration, func()) func() { return func() {} },
	})
	w.win = test.NewTempWindow(t, w.k.Layer())
	w.canvas = w.win.Canvas()
	w.win.Resize(fyne.NewSize(1024, 640))
	Show(Deps{
		Kit: w.k, Say: say, Headline: "Мост через Обь закрывают на ремонт", Merged: m, Base: 2,
		Ours: Side{Name: "Анна Беккер", When: "12:02", Version: 3}, Theirs: Side{Name: "Тимур Касымов", When: "11:57", Version: 4},
		Merge: func(c []merge.Choice) { w.merged, w.did = c, true },
	})
	return w
}

// twoCards are a paragraph that both changed and a headline that both changed.
func twoCards() merge.Merged {
	return merge.Merged{
		Cards: []merge.Card{
			{ID: "c1", Kind: merge.Field, Field: "headline", Text: true, Base: merge.Version{Text: "Мост закроют"}, Ours: merge.Version{Text: "Мост закрыли"}, Theirs: merge.Version{Text: "Мост закрывают"}},
			{ID: "c2", Kind: merge.Words, Block: "b3", Number: 3, Text: true, Base: merge.Version{Text: "порядка трёх тысяч"}, Ours: merge.Version{Text: "порядка 2,3 тысячи госпабликов"}, Theirs: merge.Version{Gone: true}},
		},
		Reads: []merge.Read{{Block: "b1", Number: 1, Result: "В Алтайском крае создано более 2,3 тысяч официальных страниц."}},
	}
}

func (w *window) presses(keys ...fyne.KeyName) {
	w.t.Helper()
	for _, k := range keys {
		f := w.canvas.Focused()
		if f == nil {
			w.t.Fatalf("nothing has the keyboard for %s", k)
		}
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// seen is what the question says, a text a line, and its buttons.
func (w *window) seen() (lines []string, buttons map[string][]*kit.Button) {
	buttons = map[string][]*kit.Button{}
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *kit.Text:
			lines = append(lines, o.Content())
		case *kit.Prose:
			lines = append(lines, o.Content())
		case *kit.Button:
			buttons[o.Label()] = append(buttons[o.Label()], o)
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(w.canvas.Overlays().Top())
	return lines, buttons
}

func (w *window) says(what string) bool {
	lines, _ := w.seen()
	return slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, what) })
}

func (w *window) button(label string, n int) *kit.Button {
	w.t.Helper()
	_, buttons := w.seen()
	if len(buttons[label]) <= n {
		w.t.Fatalf("there is no button %q", label)
	}
	return buttons[label][n]
}

func TestWhatTwoPeopleWroteIsAskedAbout(t *testing.T) {
	w := newWindow(t, "ru", twoCards())
	for _, want := range []string{
		"Анна Беккер и Тимур Касымов писали отдельно после версии 2.", "Столкнулись 2 правки", "Два значения: заголовок", "Два варианта: абзац 3",
		"Ваш вариант, 12:02", "Тимур Касымов, 11:57", "Мост закрывают", "порядка 2,3 тысячи госпабликов", "убрано", "Прочтите, пожалуйста", "Без ответа осталось 2 вопроса",
	} {
		if !w.says(want) {
			t.Errorf("the question does not say %q", want)
		}
	}
	if b := w.button("Свести", 0); b.Why() == "" {
		t.Error("one can merge without an answer")
	}
	if w.button("Свести", 0).Press(); w.did {
		t.Error("merged without an answer")
	}
}

func TestCardsAreAnsweredFromTheKeyboard(t *testing.T) {
	w := newWindow(t, "ru", twoCards())
	// The first card has the keyboard: right is the other's; then the next card.
	w.presses(fyne.KeyRight, fyne.KeyReturn, fyne.KeyReturn)
	if w.says("Без ответа") || !w.says("На все вопросы есть ответ") {
		t.Error("an answer is missing")
	}
	w.presses(fyne.KeyReturn)
	want := []merge.Choice{{Card: "c1", Answer: merge.Theirs}, {Card: "c2", Answer: merge.Ours}}
	if !slices.Equal(w.merged, want) {
		t.Errorf("answered %+v", w.merged)
	}
	if w.canvas.Overlays().Top() != nil {
		t.Error("the question is still there")
	}
}

func TestAnAnswerCanBeGivenAnew(t *testing.T) {
	w := newWindow(t, "ru", twoCards())
	w.presses(fyne.KeyReturn, fyne.KeyUp, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if len(w.merged) != 2 || w.merged[0].Answer != merge.Base {
		t.Errorf("answered %+v", w.merged)
	}
}

func TestOwnWordsInsteadOfBoth(t *testing.T) {
	w := newWindow(t, "ru", twoCards())
	w.button("Написать своё", 0).Press()
	for _, r := range "!" {
		w.canvas.Focused().TypedRune(r)
	}
	w.button("Оставить оба", 0).Press()
	w.button("Свести", 0).Press()
	want := []merge.Choice{{Card: "c1", Answer: merge.Typed, Text: "!Мост закрыли"}, {Card: "c2", Answer: merge.Typed, Text: "порядка 2,3 тысячи госпабликов\n"}}
	if !slices.Equal(w.merged, want) {
		t.Errorf("answered %+v", w.merged)
	}
}

func TestOwnWordsAreSeenWhileTheyAreWritten(t *testing.T) {
	w := newWindow(t, "ru", longCard())
	w.button("Написать своё", 1).Press()
	field := w.canvas.Focused().(fyne.CanvasObject)
	for range 3 {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field).Y + field.Size().Height
		if foot := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.button("Свести", 0)).Y; at > foot {
			t.Errorf("the field ends at %v, under the buttons at %v", at, foot)
		}
		for _, r := range strings.Repeat("ещё слово ", 12) {
			w.canvas.Focused().TypedRune(r)
		}
	}
	// Enter leads on to the card without an answer, and then to the button.
	w.presses(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if len(w.merged) != 2 || w.merged[0].Answer != merge.Ours || w.merged[1].Answer != merge.Typed || !strings.Contains(w.merged[1].Text, "ещё слово") {
		t.Errorf("answered %+v", w.merged)
	}
}

func TestVersionsThatGoTogetherAreMergedByAPerson(t *testing.T) {
	m := twoCards()
	m.Cards = nil
	w := newWindow(t, "en", m)
	if !w.says("everything went together") || w.did {
		t.Error("merged without a person, or not said")
	}
	w.presses(fyne.KeyReturn)
	if !w.did || len(w.merged) != 0 {
		t.Errorf("merged %v with %v", w.did, w.merged)
	}
}

// long is a paragraph that nobody reads in a narrow column.
func long(year string) string {
	return strings.Repeat("Подрядчик заменит швы и уложит новый асфальт. ", 6) + "Опоры не осматривали с " + year + " года."
}

// longCard is such a paragraph in which both changed one word, behind a headline.
func longCard() merge.Merged {
	m := twoCards()
	m.Cards[1] = merge.Card{
		ID: "c2", Kind: merge.Words, Block: "b3", Number: 3, Text: true,
		Base: merge.Version{Text: long("2009")}, Ours: merge.Version{Text: long("2011")}, Theirs: merge.Version{Text: long("2010")},
	}
	return m
}

func TestTheOneWordInSixtyIsMarked(t *testing.T) {
	for name, c := range map[string]struct {
		has, other merge.Version
		want       []string
	}{
		"one word":          {merge.Version{Text: long("2011")}, merge.Version{Text: long("2010")}, []string{"2011"}},
		"without its space": {merge.Version{Text: "автобусы и трамваи изменят маршрут"}, merge.Version{Text: "автобусы изменят маршрут"}, []string{"и трамваи"}},
		"only the other":    {merge.Version{Text: "автобусы изменят маршрут"}, merge.Version{Text: "автобусы и трамваи изменят маршрут"}, nil},
		"nothing in common": {merge.Version{Text: "вечером"}, merge.Version{Text: "утром"}, nil},
		"the other is gone": {merge.Version{Text: "вечером"}, merge.Version{Gone: true}, nil},
		"a line break":      {merge.Version{Text: "раз\u2028два"}, merge.Version{Text: "раз\u2028три"}, []string{"два"}},
	} {
		runs, some := marked(c.has, c.other)
		var got []string
		whole := ""
		for _, r := range runs {
			if whole += r.Text; r.Under && r.Bold {
				got = append(got, r.Text)
			}
		}
		if !slices.Equal(got, c.want) || some != (len(c.want) > 0) {
			t.Errorf("%s: marked %q (%v), want %q", name, got, some, c.want)
		}
		if whole != strings.ReplaceAll(c.has.Text, "\u2028", "\n") {
			t.Errorf("%s: it reads %q", name, whole)
		}
	}
}

func TestALongParagraphIsReadAcrossTheWholeCard(t *testing.T) {
	w := newWindow(t, "ru", longCard())
	at := func() (in float32) { return w.canvas.Focused().(fyne.CanvasObject).Size().Width }
	beside := at()
	w.presses(fyne.KeyDown)
	if whole := at(); whole < 2*beside {
		t.Errorf("a side of the long paragraph is %v wide, of the headline %v", whole, beside)
	}
	// From the headline down to the first side, and on to the third.
	w.presses(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	want := []merge.Choice{{Card: "c1", Answer: merge.Ours}, {Card: "c2", Answer: merge.Base}}
	if !slices.Equal(w.merged, want) {
		t.Errorf("answered %+v", w.merged)
	}
}

func TestArrowsLeadBackFromALongParagraph(t *testing.T) {
	w := newWindow(t, "ru", longCard())
	w.presses(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn)
	if !w.says("остался 1 вопрос") {
		t.Error("the headline was not answered")
	}
	w.presses(fyne.KeyReturn, fyne.KeyReturn)
	if want := []merge.Choice{{Card: "c1", Answer: merge.Ours}, {Card: "c2", Answer: merge.Ours}}; !slices.Equal(w.merged, want) {
		t.Errorf("answered %+v", w.merged)
	}
}

func TestACardSaysWhichPhotoAndWhatOfIt(t *testing.T) {
	m := merge.Merged{
		Story: story.Story{Photos: []story.PhotoUse{{ID: "p1"}, {ID: "p2"}}},
		Cards: []merge.Card{
			{ID: "c1", Kind: merge.PhotoField, Photo: "p2", Field: "16:9", Base: merge.Version{Gone: true}, Ours: merge.Version{Text: "160×90 (10, 10)"}, Theirs: merge.Version{Gone: true}},
			{ID: "c2", Kind: merge.PhotoField, Photo: "p1", Field: "caption", Text: true, Ours: merge.Version{Text: "Мост"}, Theirs: merge.Version{Text: "Река"}},
		},
	}
	w := newWindow(t, "ru", m)
	for _, want := range []string{"Два значения: фото 2, кадр 16:9", "Два значения: фото 1, подпись", "не было", "убрано", "пусто"} {
		if !w.says(want) {
			t.Errorf("the question does not say %q", want)
		}
	}
}

// TestPicture leaves a picture for people where it is asked for.
func TestPicture(t *testing.T) {
	dir := os.Getenv("DATELINE_PICTURES")
	if dir == "" {
		t.Skip("nobody asked for a picture")
	}
	for _, lang := range []string{"ru", "en"} {
		w := newWindow(t, lang, twoCards())
		f, err := os.Create(dir + "/merging-" + lang + ".png")
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, w.canvas.Capture()); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}
