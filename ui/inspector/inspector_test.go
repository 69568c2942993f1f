package inspector

import (
	"encoding/json"
	"image/color"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/outlet"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// write types a letter into the text of the story, as the editor does.
func (w *window) write(letter string) {
	w.t.Helper()
	splice := text.Splice{Block: "b1", From: 0, To: 0, Text: letter}
	if err := w.sheet.Do(story.Body{Transaction: text.Transaction{Steps: []text.Step{splice}}}); err != nil {
		w.t.Fatal(err)
	}
}

// objects is everything that a tab has on the screen.
func (w *window) objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	walk(w.panel, func(o fyne.CanvasObject) { out = append(out, o) })
	return out
}

func TestTypingInTheTextRebuildsNothing(t *testing.T) {
	for tab := range tabs {
		t.Run(Tab(tab).name(), func(t *testing.T) {
			w := open(t, gospabliki(t), func(d *Deps) { d.State.Tab = Tab(tab) })
			w.SetFindings(rules.Check(w.sheet.story, outlet.Default()))
			before, asked := w.objects(), len(w.asked)
			w.write("Д")
			w.answer()
			if !slices.Equal(before, w.objects()) {
				t.Error("a letter in the text gave the tab other objects")
			}
			if len(w.asked) != asked {
				t.Errorf("a letter in the text asked for %d pictures", len(w.asked)-asked)
			}
		})
	}
}

func TestATabIsMadeWhenItIsShown(t *testing.T) {
	w := open(t, gospabliki(t))
	if len(w.asked) > 0 {
		t.Error("pictures were asked for although nobody sees them")
	}
	w.Show(Photos)
	w.answer()
	if slices.Sort(w.asked); !slices.Equal(w.asked, []string{"a", "b", "c"}) {
		t.Errorf("asked for pictures %q", w.asked)
	}
	w.Show(Details)
	w.Show(Photos)
	w.answer()
	if len(w.asked) != 3 {
		t.Errorf("coming back asked for pictures again: %q", w.asked)
	}
}

// TestAHiddenTabCatchesUp: what changed while another tab was open is there when
// the tab is seen again.
func TestAHiddenTabCatchesUp(t *testing.T) {
	w := open(t, gospabliki(t))
	w.Show(Notes)
	if err := w.sheet.Do(story.SetText{Field: story.Source, Value: "ТАСС"}); err != nil {
		t.Fatal(err)
	}
	w.Show(Details)
	if got := w.field(story.Source).line.Text(); got != "ТАСС" {
		t.Errorf("the source reads %q", got)
	}
}

func TestTheRailCountsWhatThereIs(t *testing.T) {
	w := open(t, noted(t))
	var numbers []string
	for _, c := range w.rail.cells {
		numbers = append(numbers, c.number.Content())
	}
	if want := []string{"3", "7", "", "", "2", "4"}; !slices.Equal(numbers, want) {
		t.Errorf("the rail says %q, want %q", numbers, want)
	}
	found := []rules.Finding{{Level: rules.Blocks}, {Level: rules.Warns}, {Level: rules.Warns}}
	w.SetFindings(found)
	if got := reads(w.rail.cells[Checks].press); got != "Проверки\n1\n2" {
		t.Errorf("one that blocks and two that warn read %q", got)
	}
	w.SetFindings(nil)
	if got := reads(w.rail.cells[Checks].press); got != "Проверки" {
		t.Errorf("nothing to say reads %q", got)
	}
	for _, n := range w.sheet.story.Notes {
		if err := w.sheet.Do(story.ChangeNote{ID: n.ID, Remarks: n.Remarks, Resolved: true}); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.rail.cells[Notes].number.Content(); got != "" {
		t.Errorf("without an open note the rail counts %q", got)
	}
}

func TestTheOpenTabFoldsThePanel(t *testing.T) {
	w := open(t, gospabliki(t))
	w.rail.cells[Details].press.Press()
	if w.folded != 1 {
		t.Fatal("pressing the open tab did not fold the panel")
	}
	w.SetFolded(true)
	w.rail.cells[Details].press.Press()
	if w.opened != 1 || w.Tab() != Details {
		t.Errorf("opened %d times, tab %v", w.opened, w.Tab())
	}
	w.SetFolded(false)
	w.rail.cells[History].press.Press()
	if w.Tab() != History || w.opened != 1 || w.folded != 1 {
		t.Errorf("another tab: open %v, opened %d, folded %d", w.Tab(), w.opened, w.folded)
	}
}

// TestARailWithoutAPanelHasNoChosenTab looks at the ground of the open tab.
func TestARailWithoutAPanelHasNoChosenTab(t *testing.T) {
	w := open(t, gospabliki(t))
	ground := func() color.Color {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.rail.cells[Details].press)
		return color.NRGBAModel.Convert(w.canvas.Capture().At(int(at.X)+10, int(at.Y)+5))
	}
	if got := ground(); got != look.Colour(look.AccentSoft, false) {
		t.Errorf("the open tab lies on %v", got)
	}
	w.SetFolded(true)
	if got := ground(); got != look.Colour(look.Chrome, false) {
		t.Errorf("folded, the tab lies on %v", got)
	}
}

func TestArrowsWalkTheRail(t *testing.T) {
	w := open(t, gospabliki(t))
	w.canvas.Focus(w.rail.cells[Details].press)
	w.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if w.Tab() != Notes {
		t.Errorf("two tabs below the details is %v", w.Tab())
	}
	w.key(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeySpace)
	if w.Tab() != Photos {
		t.Errorf("at the top is %v", w.Tab())
	}
}

// TestTheInspectorComesBackAsItWas writes the state down and opens another
// inspector with it, as the program does the next day.
func TestTheInspectorComesBackAsItWas(t *testing.T) {
	w := open(t, gospabliki(t), func(d *Deps) { d.State.Tab = Photos })
	w.panes[Photos].(*photos).cards["p2"].open(true)
	w.scrolls[Photos].SetOffset(120)
	data, err := json.Marshal(w.State())
	if err != nil {
		t.Fatal(err)
	}
	var s State
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	again := open(t, gospabliki(t), func(d *Deps) { d.State = s })
	if again.Tab() != Photos || again.panes[Photos].(*photos).cards["p2"].fields == nil || again.panes[Photos].(*photos).cards["p1"].fields != nil {
		t.Errorf("came back as %+v", again.State())
	}
	if got := again.scrolls[Photos].Offset(); got != 120 {
		t.Errorf("scrolled to %v, want 120", got)
	}
	other := gospabliki(t)
	other.ID = "another"
	fresh := open(t, other, func(d *Deps) { d.State = s })
	if fresh.Tab() != Photos || fresh.scrolls[Photos].Offset() != 0 || fresh.panes[Photos].(*photos).cards["p2"].fields != nil {
		t.Errorf("another story came up as %+v", fresh.State())
	}
	strange := open(t, gospabliki(t), func(d *Deps) { d.State.Tab = 17 })
	if strange.Tab() != Details {
		t.Errorf("a tab that does not exist opened %v", strange.Tab())
	}
}

// TestNothingTypedIsLost: what stands in a field that is read as a whole is taken
// over by whatever comes next.
func TestNothingTypedIsLost(t *testing.T) {
	for name, next := range map[string]func(*window){
		"another tab": func(w *window) { w.Show(History) }, "the end": func(w *window) { w.Close() }, "a package": func(w *window) { w.Settle() },
	} {
		t.Run(name, func(t *testing.T) {
			w := open(t, gospabliki(t))
			w.replace(w.panes[Details].(*details).date.entry, "16 июня 2023")
			next(w)
			if got := w.sheet.story.Dateline.Date.String(); got != "2023-06-16" {
				t.Errorf("the date is %s", got)
			}
		})
	}
}

func TestAfterCloseTheSheetIsLetGo(t *testing.T) {
	w := open(t, gospabliki(t))
	w.Show(Photos)
	w.Close()
	if len(w.sheet.hear) > 0 {
		t.Error("the inspector still listens")
	}
	w.answer() // an answer that comes now must reach nobody
	if len(w.errors) > 0 {
		t.Errorf("errors %v", w.errors)
	}
}

func TestEveryPlaceOfAFindingIsReached(t *testing.T) {
	for _, c := range []struct {
		place rules.Place
		tab   Tab
		want  func(*window) fyne.Focusable
	}{
		{rules.Place{Field: "city"}, Details, func(w *window) fyne.Focusable { return w.panes[Details].(*details).city.entry }},
		{rules.Place{Field: "date"}, Details, func(w *window) fyne.Focusable { return w.panes[Details].(*details).date.entry }},
		{rules.Place{Field: "related"}, Related, func(w *window) fyne.Focusable { return w.panes[Related].(*related).add.search }},
		{rules.Place{Field: "photos"}, Photos, func(w *window) fyne.Focusable { return w.panes[Photos].(*photos).more }},
		{rules.Place{Field: "photos", Photo: "p1"}, Photos, func(w *window) fyne.Focusable { return w.card("p1").press }},
		{rules.Place{Field: "caption", Photo: "p2"}, Photos, func(w *window) fyne.Focusable { return w.card("p2").fields.caption.line }},
		{rules.Place{Field: "alt", Photo: "p2"}, Photos, func(w *window) fyne.Focusable { return w.card("p2").fields.alt.line }},
		{rules.Place{Field: "credit", Photo: "p3"}, Photos, func(w *window) fyne.Focusable { return w.card("p3").fields.agency.line }},
		{rules.Place{Field: "credit", Photo: "p2"}, Photos, func(w *window) fyne.Focusable { return w.card("p2").fields.photographer.line }},
	} {
		t.Run(c.place.Field+" "+string(c.place.Photo), func(t *testing.T) {
			w := open(t, gospabliki(t), func(d *Deps) { d.State.Tab = Notes })
			if !w.FocusField(c.place) || w.Tab() != c.tab {
				t.Fatalf("tab %v, want %v", w.Tab(), c.tab)
			}
			if got := w.canvas.Focused(); got != c.want(w) {
				t.Errorf("the keyboard is at %T", got)
			}
			driver := fyne.CurrentApp().Driver()
			at := driver.AbsolutePositionForObject(w.canvas.Focused().(fyne.CanvasObject)).Y
			if at < headHeight || at > 900 {
				t.Errorf("the place is at %v, which nobody sees", at)
			}
		})
	}
}

// TestEveryFieldOfTheDeskIsReached: whatever the desk can set is written here,
// but for what is written on the sheet.
func TestEveryFieldOfTheDeskIsReached(t *testing.T) {
	w := open(t, gospabliki(t), func(d *Deps) { d.State.Tab = Notes })
	if w.FocusField(rules.Place{Field: "correction"}) || w.Tab() != Notes {
		t.Error("what is not out has no correction to write")
	}
	w.SetPublished(true)
	for _, field := range append(desk.Fields(), "body", "horoscope") {
		w.Show(Notes)
		w.canvas.Unfocus()
		onSheet := field == "headline" || field == "deck" || field == "body" || field == "horoscope"
		if w.FocusField(rules.Place{Field: field}) == onSheet {
			t.Errorf("%s: on the sheet %v", field, onSheet)
		}
		if w.canvas.Focused() == nil != onSheet || onSheet && w.Tab() != Notes {
			t.Errorf("%s: the keyboard is at %T, the tab %v", field, w.canvas.Focused(), w.Tab())
		}
	}
}

func (w *window) card(id story.PhotoID) *card { return w.panes[Photos].(*photos).cards[id] }

// TestEveryWordIsSaidInBothLanguages looks for the ids that the sources of this
// room use.
func TestEveryWordIsSaidInBothLanguages(t *testing.T) {
	id := regexp.MustCompile(`"(inspector\.[a-z.-]*[a-z])"`)
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range id.FindAllSubmatch(data, -1) {
			seen++
			for _, lang := range words.Languages() {
				if !say(t, lang).Has(string(found[1])) {
					t.Errorf("%s: %s says nothing in %s", name, found[1], lang)
				}
			}
		}
	}
	if seen < 80 {
		t.Fatalf("found only %d ids: the search is broken", seen)
	}
	for _, lang := range words.Languages() {
		for _, e := range []string{"version", "filed", "approved", "returned", "held", "unheld", "spiked", "unspiked", "published", "killed", "withdrawn", "lifted", "flagged", "unflagged", "named"} {
			if !say(t, lang).Has("inspector.history." + e) {
				t.Errorf("history has no %s words for %s", lang, e)
			}
		}
	}
}
