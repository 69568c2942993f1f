package uitest_test

import (
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	"dateline/internal/text"
	"dateline/ui/command"
	"dateline/ui/editor"
	"dateline/ui/look"
	"dateline/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// written opens a newsroom with a story of so many paragraphs; the caret is
// behind the last.
func written(t *testing.T, o uitest.Options, paragraphs int) *uitest.Newsroom {
	n := uitest.Open(t, o)
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Первый снег")
	n.Presses("Enter")
	n.Types("Он лёг на город")
	n.Presses("Enter")
	for i := range paragraphs {
		if i > 0 {
			n.Presses("Enter")
		}
		n.Types(fmt.Sprintf("Абзац %d про первый снег.", i))
	}
	n.Advance(2 * time.Second)
	return n
}

func TestWhatIsSelectedIsCountedInTheStatusRow(t *testing.T) {
	n := written(t, uitest.Options{}, 2)
	whole := "48 знаков · 10 слов · 1 мин чтения"
	n.Says(whole)
	n.Presses("Shift+Left", "Shift+Left", "Shift+Left", "Shift+Left", "Shift+Left", "Shift+Left")
	if n.Sees("Выделено") {
		t.Error("a selection that does not rest is counted")
	}
	n.Advance(100 * time.Millisecond)
	time.Sleep(50 * time.Millisecond) // for whatever counts behind the window's back
	n.Drain()
	if n.Sees("Выделено") {
		t.Error("a selection is counted after a tenth of a second")
	}
	n.Says("Выделено: 6 знаков · 1 слово · 1 мин чтения")
	n.Presses("Ctrl+A")
	n.Says("Выделено: " + whole)
	n.Does("view.language")
	n.Says("Selected: 48 characters · 10 words · 1 min read")
	n.Presses("Right")
	n.Wait("the story's own length", func() bool { return !n.Sees("Selected") && n.Sees("48 characters") })
}

func TestTheWidthOfTheTextIsChosenAndKept(t *testing.T) {
	dir := t.TempDir()
	w, err := uitest.Start(uitest.Options{Dir: dir, Size: fyne.NewSize(1920, 1000)})
	if err != nil {
		t.Fatal(err)
	}
	n := uitest.At(t, w, dir)
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Первый снег")
	width := func() float32 { return n.Line("Первый снег").Size().Width }
	normal := width()
	for _, c := range []struct {
		command      command.ID
		least, most  float32 // letters
		alone, wider float32
	}{
		{"view.width.narrow", 57, 59, 65, 67},
		{"view.width.wide", 79, 81, 79, 81},
		{"view.width.normal", 65, 67, 66, 72},
	} {
		n.Does(c.command)
		letters := func() float32 { return width() / normal * 66 }
		if l := letters(); l < c.least || l > c.most {
			t.Errorf("%s: %.1f letters", c.command, l)
		}
		n.Does("view.focus")
		n.Rest()
		if l := letters(); l < c.alone || l > c.wider {
			t.Errorf("%s, the text alone: %.1f letters", c.command, l)
		}
		n.Does("view.focus")
		n.Rest()
	}
	n.Does("view.width.wide")
	n.Does("view.typewriter")
	n.Rest()
	wide := width()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	n = uitest.Open(t, uitest.Options{Dir: dir, Size: fyne.NewSize(1920, 1000)})
	n.Wait("the story", n.Shell.HasStory)
	n.Rest()
	if got := n.Line("Первый снег").Size().Width; got != wide {
		t.Errorf("the next day the text is %v wide and was %v", got, wide)
	}
}

func TestAtTheTypewriterTheLineStays(t *testing.T) {
	n := written(t, uitest.Options{}, 40)
	n.Does("view.typewriter")
	n.Rest()
	caret := func() float32 { return n.Caret().Y }
	was := caret()
	for range 4 {
		n.Presses("Enter")
		n.Types("Ещё абзац про снег, довольно длинный, чтобы строка за строкой переходила на следующую и дальше.")
		if got := caret(); got != was {
			t.Errorf("the caret went from %v to %v", was, got)
		}
	}
	if was < 300 || was > 620 {
		t.Errorf("the line is at %v of 900", was)
	}
	n.Does("view.typewriter")
	n.Presses("Up", "Up", "Up")
	if caret() == was {
		t.Error("the typewriter cannot be switched off")
	}
}

func TestAnUndoShowsWhereItWas(t *testing.T) {
	answers := &uitest.Answers{}
	n := written(t, uitest.Options{Files: answers}, 60)
	answers.Files = []string{n.Photo("lighthouse")}
	n.Does("photo.add")
	n.Wait("the photo", func() bool { return len(n.Story().Photos) == 1 })
	n.Rest()
	n.Win.Canvas().Focus(n.Editor())
	far := n.Shell.Place().Offset
	if far == 0 {
		t.Fatal("the story is too short")
	}

	// In view: nothing scrolls.
	n.Presses("Ctrl+End")
	n.Types("Ещё")
	n.Advance(2 * time.Second)
	at := n.Shell.Place().Offset
	n.Presses("Ctrl+Z")
	if got := n.Shell.Place().Offset; got != at {
		t.Errorf("an undo in view scrolled from %v to %v", at, got)
	}
	n.Presses("Ctrl+Y")
	n.Presses("Ctrl+Home")
	n.Presses("Ctrl+Z")
	if got := n.Shell.Place(); got.Offset < 500 || !strings.HasSuffix(n.Story().Body.Block(59).Text, "снег.") || got.Selection.Head.Block != n.Story().Body.Block(59).ID {
		t.Errorf("the undone place is not shown: %+v", got)
	}

	// A headline far above.
	n.Win.Canvas().Focus(n.Line("Первый снег"))
	n.Presses("End")
	n.Types("!")
	n.Advance(2 * time.Second)
	n.Win.Canvas().Focus(n.Editor())
	n.Presses("Ctrl+End")
	n.Presses("Ctrl+Z")
	if got := n.Shell.Place(); n.Story().Headline != "Первый снег" || got.Offset > 40 || got.Focus != "headline" {
		t.Errorf("undone in the headline: %q, %+v", n.Story().Headline, got)
	}

	// The caption of the lead photo.
	n.Win.Canvas().Focus(n.Line(n.Story().Photos[0].Caption))
	n.Presses("End")
	n.Types("Маяк")
	n.Advance(2 * time.Second)
	if !strings.HasSuffix(n.Story().Photos[0].Caption, "Маяк") {
		t.Fatalf("the caption is %q", n.Story().Photos[0].Caption)
	}
	n.Win.Canvas().Focus(n.Editor())
	n.Presses("Ctrl+End")
	n.Presses("Ctrl+Z")
	if line, ok := n.Win.Canvas().Focused().(*editor.Line); !ok || strings.HasSuffix(n.Story().Photos[0].Caption, "Маяк") {
		t.Errorf("undone in a caption: the keyboard is with %T", n.Win.Canvas().Focused())
	} else if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(line).Y; y < 100 || y > 860 {
		t.Errorf("the caption is at %v", y)
	}

	// What is in the panel alone: the tab opens, the keyboard stays.
	n.ChoosesCity("Новосиб", "Новосибирск")
	n.Does("view.photos")
	n.Rest()
	n.Win.Canvas().Focus(n.Editor())
	n.Presses("Ctrl+Z")
	n.Rest()
	if n.Story().Dateline.Place.Name != "Барнаул" || n.Field("Город") == nil || n.Win.Canvas().Focused() != fyne.Focusable(n.Editor()) {
		t.Errorf("undone in the details: %q, the field is seen: %v, the keyboard is with %T", n.Story().Dateline.Place.Name, n.Field("Город") != nil, n.Win.Canvas().Focused())
	}
}

func TestComingBackToAStoryOneIsWhereOneWas(t *testing.T) {
	n := written(t, uitest.Options{}, 60)
	// Words as wide as these are higher than anybody would guess.
	n.Presses("Ctrl+Home", "Down", "Down", "Down", "Down", "Down", "Down")
	n.Types(strings.Repeat("Жёлтый ЩЮЖЩШЮФЩ ЖЩШЮЩФЖ ", 30))
	n.Presses("Ctrl+End")
	for range 20 {
		n.Presses("Up")
	}
	n.Types("Правка. ")
	n.Advance(2 * time.Second)
	n.Presses("Home", "Shift+End")
	n.Saved()
	first, was, line := n.Story().ID, n.Shell.Place(), n.Caret()
	if was.Offset == 0 || was.Selection.IsCaret() {
		t.Fatalf("%+v", was)
	}
	n.Does("story.new")
	n.Wait("another story", func() bool { return n.Shell.HasStory() && n.Story().ID != first })
	n.Types("Второй")
	n.Saved()
	n.Rest()
	n.Shell.Open(first)
	n.Rest()
	if now := n.Shell.Place(); now.Selection != was.Selection || n.Caret() != line || now.Focus != "text" {
		t.Errorf("was at %+v, the line at %v; came back to %+v, %v", was, line, now, n.Caret())
	}
	n.Presses("Ctrl+Home")
	if n.Shell.Place().Offset > was.Offset/2 {
		t.Fatal("the start of the text is not shown")
	}
	n.Presses("Ctrl+Z")
	body := n.Story().Body
	place := n.Shell.Place()
	if at := body.Index(place.Selection.Head.Block); at != 39 || strings.Contains(body.Block(39).Text, "Правка") {
		t.Errorf("the undo is in paragraph %d: %q", at, body.Block(39).Text)
	}
	if y := n.Caret().Y; y < 100 || y > 860 {
		t.Errorf("the undone place is at %v", y)
	}
}

func TestALineShowsWhereACarriedPhotoLands(t *testing.T) {
	answers := &uitest.Answers{}
	n := written(t, uitest.Options{Files: answers}, 6)
	middle := func(block int) fyne.Position { return n.BlockAt(block).AddXY(200, 20) }
	line := func() *canvas.Rectangle { return n.DropLine() }
	if line() != nil {
		t.Fatal("a line before anything is carried")
	}

	// The first photo of a story is its lead, above the text.
	n.Carries(middle(3))
	if l := line(); l == nil || above(l) > n.BlockAt(0).Y {
		t.Errorf("without a photo the line is %v, the text begins at %v", l, n.BlockAt(0).Y)
	}
	n.LetsGo(middle(3), n.Photo("lighthouse"))
	n.Wait("the lead", func() bool { return len(n.Story().Photos) == 1 && n.Story().Photos[0].Lead })
	if line() != nil {
		t.Error("the line stays after the drop")
	}
	n.Rest()

	for _, c := range []struct {
		name   string
		below  float32 // from the top of block 2
		behind string  // the block before the photo
	}{
		{"in the lower half", 25, "Абзац 2 про первый снег."},
		{"in the upper half", 3, "Абзац 1 про первый снег."},
	} {
		at := n.BlockAt(indexOf(n, "Абзац 2 про первый снег.")).AddXY(200, c.below)
		n.Carries(at)
		l := line()
		if l == nil || l.FillColor != color.Color((look.Look{}).Colour(look.Accent)) {
			t.Fatalf("%s: no line in the accent", c.name)
		}
		if y := above(l); y < at.Y-40 || y > at.Y+40 {
			t.Errorf("%s: the line is at %v, the pointer at %v", c.name, y, at.Y)
		}
		photos := len(n.Story().Photos)
		n.LetsGo(at, n.Photo("alley"))
		n.Wait("the photo", func() bool { return len(n.Story().Photos) == photos+1 })
		body := n.Story().Body
		k := indexOf(n, c.behind) + 1
		if body.Block(k).Kind != text.Photo {
			t.Errorf("%s: behind «%s» is %+v", c.name, c.behind, body.Block(k))
		}
		n.Presses("Ctrl+Z")
		n.Rest()
	}

	// It goes when the hand rests, and is not there for a hand of ours.
	n.Carries(middle(1))
	n.Advance(1100 * time.Millisecond)
	if line() != nil {
		t.Error("the line stays though nothing moves")
	}
	n.Carries(middle(1))
	n.Carries(fyne.NewPos(20, 300))
	if line() != nil {
		t.Error("the line stays though the pointer is over the queues")
	}
}

// above is where an object stands in the window.
func above(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
}

func indexOf(n *uitest.Newsroom, words string) int {
	for i, b := range n.Story().Body.All() {
		if b.Text == words {
			return i
		}
	}
	return -1
}

// TestWordsDroppedAboveTheFirstParagraphComeFirst: they land at the nearer border,
// as photos do.
func TestWordsDroppedAboveTheFirstParagraphComeFirst(t *testing.T) {
	n := written(t, uitest.Options{}, 3)
	n.LetsGo(n.BlockAt(0).AddXY(200, 4), file(t, "a.txt", "Из файла."))
	n.Wait("the words", func() bool { return n.Story().Body.Len() == 4 })
	if got := n.Story().Body.Block(0).Text; got != "Из файла." {
		t.Errorf("the first paragraph is %q", got)
	}
	n.Presses("Ctrl+Z")
	n.Rest()
	n.LetsGo(n.BlockAt(2).AddXY(200, 4), file(t, "b.txt", "Из файла."))
	n.Wait("the words", func() bool { return n.Story().Body.Len() == 4 })
	if got := indexOf(n, "Из файла."); got != 2 {
		t.Errorf("dropped in the upper half of the third they are paragraph %d", got)
	}
}
