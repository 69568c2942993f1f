package storyview

import (
	"strings"
	"testing"

	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

// tree is a story with a word written both ways, on the sheet and in the panel.
func tree(t *testing.T) story.Story {
	t.Helper()
	body, err := text.NewDocument(
		text.Block{ID: "b1", Kind: text.Paragraph, Text: "Елка стоит у мола."},
		text.Block{ID: "b2", Kind: text.Photo, Photo: "p2"},
		text.Block{ID: "b3", Kind: text.Paragraph, Text: "Вторая ёлка меньше, а третья елка сохнет.", Marks: []text.Mark{{Kind: text.Bold, From: 13, To: 21}}},
	)
	if err != nil {
		t.Fatal(err)
	}
	return story.Story{
		ID: "tree", Language: "ru", Slug: "elka", Headline: "Ёлка вернулась", Deck: "На площади снова елка", Body: body,
		Photos:         []story.PhotoUse{{ID: "p1", Lead: true, Caption: "Елка у мола", Alt: "Зелёная ёлка"}, {ID: "p2", Caption: "Ещё елка"}},
		WebDescription: "О городской ёлке и елках", Note: "Спросить, чья ёлка",
	}
}

func at(block text.BlockID, offset int) State {
	return State{Selection: text.Caret(text.Pos{Block: block, Offset: offset}), Focus: "text"}
}

func TestHitsAreMarkedAndTheFirstBehindTheCaretIsMeant(t *testing.T) {
	r := openStory(t, tree(t), at("b1", len("Елка ")))
	r.Focus()
	r.looksFor("елка")
	if got := r.counts(); got != "6 из 10" {
		t.Errorf("the bar says %q", got)
	}
	if got := marked(r.Text()); got != "Елка ёлка елка" {
		t.Errorf("in the text %q", got)
	}
	for name, want := range map[string]string{"headline": "Ёлка", "deck": "елка"} {
		l := map[string]string{"headline": marked(&r.head.headline.Editor), "deck": marked(&r.head.deck.Editor)}[name]
		if l != want {
			t.Errorf("in the %s %q", name, l)
		}
	}
	if got := marked(&r.lead.caption.Editor); got != "Елка" {
		t.Errorf("in the caption of the lead %q", got)
	}
	if got := marked(&r.figures["p2"].caption.Editor); got != "[елка]" {
		t.Errorf("in the caption %q", got)
	}
}

func TestEnterGoesOnAndShiftEnterBack(t *testing.T) {
	r := openStory(t, tree(t), at("b1", 0))
	r.Focus()
	r.looksFor("елка")
	var seen []string
	for range 3 {
		seen = append(seen, r.counts()+" "+marked(r.Text()))
		r.presses(fyne.KeyReturn, 0)
	}
	r.presses(fyne.KeyReturn, fyne.KeyModifierShift)
	seen = append(seen, r.counts()+" "+marked(r.Text()))
	want := []string{"5 из 10 [Елка] ёлка елка", "6 из 10 Елка ёлка елка", "7 из 10 Елка [ёлка] елка", "7 из 10 Елка [ёлка] елка"}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if r.win.Canvas().Focused() != fyne.Focusable(r.find.words) {
		t.Error("the keyboard is not in the bar any more")
	}
	// Wherever the caret was put, the next one counts from there.
	r.Text().Select(text.Caret(text.Pos{Block: "b3", Offset: 40}))
	r.NextHit(1)
	r.rest()
	if got := marked(r.Text()); got != "Елка ёлка [елка]" {
		t.Errorf("behind the caret comes %q", got)
	}
}

func TestAHitInThePanelIsShownThere(t *testing.T) {
	r := openStory(t, tree(t), at("b1", 0))
	r.Focus()
	r.looksFor("чья ёлка")
	if len(r.went) > 0 {
		t.Fatal("typing opened the panel")
	}
	r.presses(fyne.KeyReturn, 0)
	if diff := cmp.Diff([]rules.Place{{Field: "note"}}, r.went); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if !strings.Contains(r.says(), "внутренняя заметка") {
		t.Errorf("the bar says %q", r.says())
	}
	if r.win.Canvas().Focused() != fyne.Focusable(r.find.words) {
		t.Error("the keyboard left the bar")
	}
}

func TestEscPutsTheCaretOnTheHit(t *testing.T) {
	r := openStory(t, tree(t), at("b1", len("Елка ")))
	r.Focus()
	r.looksFor("третья")
	r.presses(fyne.KeyEscape, 0)
	e := r.Text()
	if r.Finding() || !e.Focused() || text.PlainText(e.Document(), e.Selection()) != "третья" {
		t.Errorf("open %v, in the text %v, selected %q", r.Finding(), e.Focused(), text.PlainText(e.Document(), e.Selection()))
	}
	if got := marked(e); got != "" {
		t.Errorf("still marked: %q", got)
	}
	r.Find(false)
	r.types("вернулась")
	r.presses(fyne.KeyEscape, 0)
	h := r.head.headline
	if !h.Focused() || text.PlainText(h.Document(), h.Selection()) != "вернулась" {
		t.Errorf("in the headline: %v, %q", h.Focused(), text.PlainText(h.Document(), h.Selection()))
	}
}

func TestNothingIsSearchedWhileTheBarIsClosed(t *testing.T) {
	r := openStory(t, tree(t), at("b1", 0))
	r.Focus()
	r.looksFor("ёлка")
	r.presses(fyne.KeyEscape, 0)
	asked := r.find.asked
	r.types("слово")
	if r.find.asked != asked || len(r.find.hits) > 0 {
		t.Error("typing in the text searched with a closed bar")
	}
	r.NextHit(1)
	r.rest()
	if got := r.counts(); !r.Finding() || got != "5 из 9" {
		t.Errorf("F3 does not go on with the last words: %q", got)
	}
}

func TestWritingMovesTheHits(t *testing.T) {
	r := openStory(t, tree(t), at("b3", 0))
	r.Focus()
	r.looksFor("елка")
	r.Text().Select(text.Caret(text.Pos{Block: "b1", Offset: 0}))
	r.Text().Focus()
	r.types("Новая елка. ")
	if got, want := r.counts()+" "+marked(r.Text()), "8 из 11 елка Елка [ёлка] елка"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := r.Text().Selection().Head; got.Block != "b1" {
		t.Errorf("the caret was taken to %+v", got)
	}
}

func TestABadPatternIsOneSentence(t *testing.T) {
	r := openStory(t, tree(t), at("b1", 0))
	r.Focus()
	r.looksFor("[елка")
	r.press(r.tool("regex"))
	if got := r.says(); !strings.Contains(got, "«[елка» (знак 1)") {
		t.Errorf("the bar says %q", got)
	}
	r.types("]")
	if got := r.says(); got != "" || r.counts() == "" {
		t.Errorf("the pattern is right, and the bar says %q, %q", got, r.counts())
	}
}

func TestSwitches(t *testing.T) {
	r := openStory(t, tree(t), at("b1", 0))
	r.Focus()
	r.looksFor("елка")
	for _, c := range []struct{ id, want string }{
		{"yo", "из 6"}, {"case", "из 4"}, {"word", "из 3"}, {"yo", "из 6"}, {"case", "из 9"}, {"word", "из 10"},
	} {
		r.press(r.tool(c.id))
		if !strings.HasSuffix(r.counts(), c.want) {
			t.Errorf("after %s: %q, want %q", c.id, r.counts(), c.want)
		}
	}
}

func TestOnlyInTheSelection(t *testing.T) {
	s := tree(t)
	r := openStory(t, s, State{Focus: "text", Selection: text.Selection{
		Anchor: text.Pos{Block: "b1", Offset: len("Елка ")}, Head: text.Pos{Block: "b3", Offset: len("Вторая ёлка меньше")},
	}})
	r.Focus()
	r.looksFor("елка")
	r.press(r.tool("in-selection"))
	if got := r.counts(); got != "1 из 1" {
		t.Errorf("in the selection %q", got)
	}
	r.Find(true)
	r.find.with.Focus()
	r.types("новая сосна")
	r.presses(fyne.KeyReturn, 0)
	if got := r.sheet.s.Body.Block(2).Text; got != "Вторая новая сосна меньше, а третья елка сохнет." {
		t.Errorf("%q", got)
	}
	if got := r.counts(); got != "Не найдено" {
		t.Errorf("what is behind the selection is found: %q", got)
	}
	r.press(r.tool("in-selection"))
	if got := r.counts(); !strings.HasSuffix(got, "из 9") {
		t.Errorf("without the switch %q", got)
	}
}

func TestASelectionIsWhatIsLookedFor(t *testing.T) {
	r := openStory(t, tree(t), State{Focus: "text", Selection: text.Selection{
		Anchor: text.Pos{Block: "b3", Offset: len("Вторая ")}, Head: text.Pos{Block: "b3", Offset: len("Вторая ёлка")},
	}})
	r.Focus()
	r.Find(false)
	r.rest()
	if got := r.find.words.Text(); got != "ёлка" || marked(r.Text()) != "Елка [ёлка] елка" {
		t.Errorf("looked for %q: %q", got, marked(r.Text()))
	}
}

func TestReplacingOneGoesToTheNext(t *testing.T) {
	r := openStory(t, tree(t), at("b3", 0))
	r.Focus()
	r.Find(true)
	r.types("елка")
	r.find.with.Focus()
	r.types("елка-ель")
	r.presses(fyne.KeyReturn, 0)
	if got, want := marked(r.Text()), "Елка елка [елка]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if b := r.sheet.s.Body.Block(2); b.Text != "Вторая елка-ель меньше, а третья елка сохнет." || text.HasMark(r.sheet.s.Body, text.Selection{
		Anchor: text.Pos{Block: "b3", Offset: 13}, Head: text.Pos{Block: "b3", Offset: 28},
	}, text.Bold) == false {
		t.Errorf("%+v", b)
	}
	r.presses(fyne.KeyReturn, 0)
	if got := r.sheet.s.Body.Block(2).Text; got != "Вторая елка-ель меньше, а третья елка-ель сохнет." {
		t.Errorf("%q", got)
	}
}

func TestReplacingAllIsOneUndo(t *testing.T) {
	before := tree(t)
	r := openStory(t, before, at("b3", 0))
	r.Focus()
	r.Find(true)
	r.types("ёлка")
	r.find.with.Focus()
	r.types("сосна")
	r.find.replaceAll()
	r.rest()
	now := r.sheet.s
	if now.Headline != "сосна вернулась" || now.Note != "Спросить, чья сосна" || now.Photos[0].Alt != "Зелёная сосна" || r.head.headline.Text() != now.Headline {
		t.Errorf("%q, %q, %q; on the sheet %q", now.Headline, now.Note, now.Photos[0].Alt, r.head.headline.Text())
	}
	if got := r.says(); !strings.Contains(got, "10") {
		t.Errorf("the bar says %q", got)
	}
	r.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	r.rest()
	if diff := cmp.Diff(before.Headline+before.Note+before.Photos[1].Caption, r.sheet.s.Headline+r.sheet.s.Note+r.sheet.s.Photos[1].Caption); diff != "" || r.sheet.h.CanUndo() {
		t.Errorf("one undo left something: %s", diff)
	}
	if got := r.counts(); !strings.HasSuffix(got, "10") {
		t.Errorf("after the undo the bar says %q", got)
	}
}

func TestTheBarComesBack(t *testing.T) {
	r := openStory(t, tree(t), at("b1", 0))
	r.Focus()
	r.Find(true)
	r.types("ёлка")
	r.find.with.Focus()
	r.types("сосна")
	s := r.State()
	again := openStory(t, tree(t), s)
	again.Focus()
	again.rest()
	if !again.Finding() || again.find.words.Text() != "ёлка" || again.find.with.Text() != "сосна" || again.counts() != "Всего 10" {
		t.Errorf("%q, %q, %q", again.find.words.Text(), again.find.with.Text(), again.counts())
	}
}

func TestTheBarKeepsItsShapeInASmallWindow(t *testing.T) {
	r := openStory(t, tree(t), at("b1", 0))
	r.Focus()
	r.Find(true)
	for _, width := range []float32{420, 560, 640, 900} {
		r.win.Resize(fyne.NewSize(width, 700))
		r.rest()
		field, with := r.find.words.Size(), r.find.with.Size()
		if field.Width != with.Width || field.Width < findField || field.Height < 32 {
			t.Errorf("at %v: the fields are %v and %v", width, field, with)
		}
		driver := fyne.CurrentApp().Driver()
		for _, tool := range r.find.toggles {
			if x := driver.AbsolutePositionForObject(tool.button).X; x < 0 || x+tool.button.Size().Width > width {
				t.Errorf("at %v: %s is cut off at %v", width, tool.button.Label(), x)
			}
		}
	}
}

func TestTheSelectionMovesWithTheText(t *testing.T) {
	const words = "Вторая ёлка меньше, а третья елка"
	r := openStory(t, tree(t), State{Focus: "text", Selection: text.Selection{
		Anchor: text.Pos{Block: "b3", Offset: len("Вторая ёлка меньше, а ")}, Head: text.Pos{Block: "b3", Offset: len(words)},
	}})
	r.Focus()
	r.Find(false)
	r.find.words.SelectAll()
	r.types("елка")
	r.press(r.tool("in-selection"))
	if got := r.counts(); got != "1 из 1" {
		t.Fatalf("in the selection %q", got)
	}
	r.Text().Select(text.Caret(text.Pos{Block: "b3"}))
	r.Text().Focus()
	r.types("Елка, елка. ")
	if got := r.counts(); got != "1 из 1" || marked(r.Text()) != "[елка]" {
		t.Errorf("after writing before the selection: %q, %q", got, marked(r.Text()))
	}
}
