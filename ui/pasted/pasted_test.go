package pasted

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// window is one in which a page was just pasted.
type window struct {
	t      *testing.T
	canvas fyne.Canvas
	k      *kit.Kit
	say    *words.Speaker
	took   []desk.Part
	plain  bool
}

// passing hands keys that nobody wants to nobody.
type passing struct{}

func (passing) TypedKey(*fyne.KeyEvent) bool     { return false }
func (passing) TypedShortcut(fyne.Shortcut) bool { return false }

func newWindow(t *testing.T, lang string) *window {
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
	win := test.NewTempWindow(t, w.k.Layer())
	w.canvas = win.Canvas()
	win.Resize(fyne.NewSize(1024, 640))
	return w
}

func (w *window) asks(page desk.Recognised) {
	Show(Deps{Kit: w.k, Say: w.say, Page: page, Insert: func(p []desk.Part) { w.took = p }, Plain: func() { w.plain = true }})
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

// seen is what the question says, a text a line.
func (w *window) seen() (lines []string, buttons map[string]*kit.Button) {
	buttons = map[string]*kit.Button{}
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *kit.Text:
			lines = append(lines, o.Content())
		case *kit.Button:
			buttons[o.Label()] = o
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

func (w *window) says(words string) bool {
	lines, _ := w.seen()
	return slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, words) })
}

// aPage is one whose headline the story has already.
func aPage() desk.Recognised {
	return desk.Recognised{
		Found: []desk.Found{
			{Part: desk.PartHeadline, Lines: []string{"Мост открыли"}, Now: "Мой заголовок"},
			{Part: desk.PartDeck, Lines: []string{"После ремонта"}, On: true},
			{Part: desk.PartText, Lines: []string{"Мост через Бию открыли.", "К вечеру."}, N: 2, On: true},
			{Part: desk.PartPhotos, Lines: []string{"Мост. Фото: Анна Лунь"}, N: 1, On: true},
			{Part: desk.PartRelated, Lines: []string{"а", "б", "в", "г", "д"}, N: 5, On: true},
		},
		Left: []desk.Left{{ID: "wire.left-around", N: 2, Lines: []string{"Поделиться", "12 комментариев"}}, {ID: "wire.left-table", N: 1, Lines: []string{"Год Поломок"}}},
	}
}

func TestWhatIsFilledIsNotTicked(t *testing.T) {
	w := newWindow(t, "ru")
	w.asks(aPage())
	for _, want := range []string{"Мост открыли", "Сейчас: Мой заголовок", "После ремонта", "2 абзаца — туда, где стоит курсор", "Мост. Фото: Анна Лунь", "5 заголовков", "… и ещё 2 строки", "Опущено: 2 строки сайта, 1 таблица"} {
		if !w.says(want) {
			t.Errorf("the question does not say %q", want)
		}
	}
	w.presses(fyne.KeyReturn)
	if want := []desk.Part{desk.PartDeck, desk.PartText, desk.PartPhotos, desk.PartRelated}; !slices.Equal(w.took, want) || w.plain {
		t.Errorf("taken %v, want %v", w.took, want)
	}
	if w.canvas.Overlays().Top() != nil {
		t.Error("the question is still there")
	}
}

func TestRowsAreTickedFromTheKeyboard(t *testing.T) {
	w := newWindow(t, "en")
	w.asks(aPage())
	w.presses(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeyEnd, fyne.KeyDown, fyne.KeySpace, fyne.KeyHome, fyne.KeyUp, fyne.KeyEnter)
	if want := []desk.Part{desk.PartHeadline, desk.PartText}; !slices.Equal(w.took, want) {
		t.Errorf("taken %v, want %v", w.took, want)
	}
}

func TestNothingTickedIsNothingToInsert(t *testing.T) {
	w := newWindow(t, "ru")
	page := aPage()
	page.Found = page.Found[:2]
	w.asks(page)
	w.presses(fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)
	_, buttons := w.seen()
	if b := buttons["Вставить полями"]; w.took != nil || b == nil || b.Why() != "Отметьте хотя бы одну строку." {
		t.Errorf("taken %v, buttons %v", w.took, buttons)
	}
	w.presses(fyne.KeySpace, fyne.KeyReturn)
	if !slices.Equal(w.took, []desk.Part{desk.PartDeck}) {
		t.Errorf("taken %v", w.took)
	}
}

func TestTheOtherAnswers(t *testing.T) {
	w := newWindow(t, "ru")
	w.asks(aPage())
	_, buttons := w.seen()
	if buttons["Только текстом"].Press(); !w.plain || w.took != nil || w.canvas.Overlays().Top() != nil {
		t.Errorf("as text alone: %v, taken %v", w.plain, w.took)
	}
	w = newWindow(t, "ru")
	w.asks(aPage())
	_, buttons = w.seen()
	if buttons["Отмена"].Press(); w.plain || w.took != nil || w.canvas.Overlays().Top() != nil {
		t.Errorf("cancelled: %v, taken %v", w.plain, w.took)
	}
}

func TestWhatWasLeftOutCanBeRead(t *testing.T) {
	w := newWindow(t, "ru")
	w.asks(aPage())
	if w.says("Поделиться") {
		t.Error("what was left out is in the way")
	}
	_, buttons := w.seen()
	buttons["Показать"].Press()
	_, buttons = w.seen()
	if !w.says("Поделиться") || !w.says("Год Поломок") || buttons["Скрыть"] == nil {
		t.Error("what was left out is not shown")
	}
	buttons["Скрыть"].Press()
	if w.says("Поделиться") {
		t.Error("what was left out does not go away")
	}
	w = newWindow(t, "en")
	ShowLeft(w.k, w.say, []desk.Left{{ID: "wire.left-link", N: 70, Lines: make([]string, 70)}})
	if !w.says("70 links") || !w.says("… and 10 more lines") {
		lines, _ := w.seen()
		t.Errorf("the list says %q", lines)
	}
}
