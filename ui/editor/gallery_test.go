package editor

import (
	"fmt"
	"testing"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// shot is a photo on the sheet: half as high as wide, with a caption of lines.
type shot struct {
	widget.BaseWidget
	lines float32
}

func (s *shot) HeightFor(width float32) float32 { return width/2 + 20*s.lines }

func (s *shot) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

// photoReport opens a text of paragraphs "т" and photos "ф", named b0, b1 and so on.
func photoReport(t testing.TB, what string) *sheet {
	t.Helper()
	var blocks []text.Block
	for _, r := range what {
		b := text.Block{Text: "Первый снег"}
		if r == 'ф' {
			b = text.Block{Kind: text.Photo, Photo: fmt.Sprintf("p%d", len(blocks))}
		}
		blocks = append(blocks, b)
	}
	s := opened(t, blocks...)
	for _, b := range blocks {
		if b.Kind == text.Photo {
			s.story.Photos = append(s.story.Photos, story.PhotoUse{ID: story.PhotoID(b.Photo)})
		}
	}
	e := s.editor()
	e.o.Figure = func(text.Block) kit.Flowing {
		made := &shot{lines: 1}
		made.ExtendBaseWidget(made)
		return made
	}
	e.flow = nil
	s.page.Relayout()
	return s
}

// stands is where a photo is drawn, and how large.
func (s *sheet) stands(id text.BlockID) string {
	f := s.editor().v.figures[id]
	if f == nil {
		return "nowhere"
	}
	for _, shown := range s.editor().v.shown {
		if shown == f.Flowing {
			return fmt.Sprintf("%v %v; %v×%v", f.Position().X, f.Position().Y, f.Size().Width, f.Size().Height)
		}
	}
	return "not shown"
}

// wantStands compares where photos are drawn; the column of the sheet is 552
// wide, so that two photos and the gap of 8 between them are 272 + 8 + 272.
func (s *sheet) wantStands(t *testing.T, when string, want map[text.BlockID]string) {
	t.Helper()
	for id, where := range want {
		if got := s.stands(id); got != where {
			t.Errorf("%s: photo %s stands at %s, want %s", when, id, got, where)
		}
	}
}

// does changes the text from outside of the editor, as the list of photos does.
func (s *sheet) does(t *testing.T, step text.Step) {
	t.Helper()
	next, err := s.history.Do(s.story, story.Body{Transaction: text.Transaction{Steps: []text.Step{step}}}, s.now)
	if err != nil {
		t.Fatal(err)
	}
	s.story = next
	s.editor().Set(next.Body, text.Selection{})
}

func TestPhotosThatFollowEachOtherAreAGallery(t *testing.T) {
	s := photoReport(t, "ффф")
	three := map[text.BlockID]string{"b0": "0 0; 552×296", "b1": "0 310; 272×156", "b2": "280 310; 272×156"}
	s.wantStands(t, "three", three)
	if got := s.editor().flow.Height(); got != 310+170 {
		t.Errorf("the text is %v high", got)
	}

	s.does(t, text.Remove{First: "b1", Count: 1})
	s.wantStands(t, "two are left", map[text.BlockID]string{"b0": "0 0; 272×156", "b1": "nowhere", "b2": "280 0; 272×156"})
}

func TestTypingBetweenPhotosPartsThem(t *testing.T) {
	s := photoReport(t, "фф")
	s.wantStands(t, "two", map[text.BlockID]string{"b0": "0 0; 272×156", "b1": "280 0; 272×156"})
	s.editor().Select(text.Caret(text.Pos{Block: "b0"}))
	s.typed("снег")
	if s.written() != "photo: \nснег\nphoto: " {
		t.Fatalf("the text is %q", s.written())
	}
	words := s.editor().flow.Block(1).Height
	s.wantStands(t, "parted", map[text.BlockID]string{"b0": "0 0; 552×296", "b1": fmt.Sprintf("0 %v; 552×296", 310+words)})
	s.editor().undo()
	s.editor().undo()
	s.wantStands(t, "taken back", map[text.BlockID]string{"b0": "0 0; 272×156", "b1": "280 0; 272×156"})
}

func TestAMovedPhotoJoinsTheGallery(t *testing.T) {
	s := photoReport(t, "фтф")
	s.does(t, text.Move{Block: "b2", After: "b0"})
	s.wantStands(t, "moved", map[text.BlockID]string{"b0": "0 0; 272×156", "b2": "280 0; 272×156"})
}

func TestInANarrowTextPhotosStandOneBelowTheOther(t *testing.T) {
	s := photoReport(t, "фф")
	s.page.SetMeasure(350)
	s.wantStands(t, "narrow", map[text.BlockID]string{"b0": "0 0; 350×195", "b1": "0 209; 350×195"})
	s.page.SetMeasure(360)
	s.wantStands(t, "wide enough", map[text.BlockID]string{"b0": "0 0; 176×108", "b1": "184 0; 176×108"})
}

func TestTheKeysWalkThroughAGallery(t *testing.T) {
	s := photoReport(t, "тффффт")
	walk := func(key fyne.KeyName, want ...text.BlockID) {
		t.Helper()
		for _, id := range want {
			if s.key(key); s.editor().Selection().Head.Block != id {
				t.Fatalf("%s leads to %s, want %s", key, s.editor().Selection().Head.Block, id)
			}
		}
	}
	s.editor().Select(text.Caret(text.Pos{Block: "b0", Offset: len("Первый снег")}))
	walk(fyne.KeyRight, "b1", "b2", "b3", "b4", "b5")
	walk(fyne.KeyLeft, "b4", "b3", "b2", "b1", "b0")
	// The end of the words is left of the middle, the x that Down keeps to.
	walk(fyne.KeyDown, "b1", "b3", "b5")
	walk(fyne.KeyUp, "b3", "b1", "b0")
	s.editor().Select(text.Caret(text.Pos{Block: "b2"}))
	walk(fyne.KeyDown, "b4", "b5")
	walk(fyne.KeyUp, "b4", "b2", "b0")
}

func TestAClickFindsThePhotoUnderIt(t *testing.T) {
	s := photoReport(t, "тфф")
	e := s.editor()
	y := e.flow.Top(1) + 40
	for _, c := range []struct {
		x    float32
		want text.BlockID
	}{{100, "b1"}, {400, "b2"}, {275, "b1"}, {277, "b2"}} {
		e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(c.x, y)}, Button: desktop.MouseButtonPrimary})
		if got := e.Selection(); got != text.Caret(text.Pos{Block: c.want}) {
			t.Errorf("a click at %v selects %v, want %s", c.x, got, c.want)
		}
		e.MouseUp(nil)
	}
}

func TestALongerCaptionPushesTheTextBelowTheRow(t *testing.T) {
	s := photoReport(t, "ффт")
	e := s.editor()
	caption := e.v.figures["b1"].Flowing.(*shot)
	for _, c := range []struct{ lines, want float32 }{{1, 170}, {3, 210}, {1, 170}} {
		caption.lines = c.lines
		e.Again("b1")
		if got := e.flow.Top(2); got != c.want {
			t.Errorf("with %v lines the text begins at %v, want %v", c.lines, got, c.want)
		}
		if got, want := s.stands("b1"), fmt.Sprintf("280 0; 272×%v", 136+20*c.lines); got != want {
			t.Errorf("with %v lines the photo stands at %s, want %s", c.lines, got, want)
		}
		s.wantStands(t, "its mate", map[text.BlockID]string{"b0": "0 0; 272×156"})
	}
}

func TestWhatIsCarriedOverAPairLandsAboveBetweenOrBelow(t *testing.T) {
	s := photoReport(t, "тффт")
	e := s.editor()
	top := e.flow.Top(1)
	x, y := e.Position().X, e.Position().Y
	for _, c := range []struct {
		x, y   float32
		block  text.BlockID
		before bool
		line   string
	}{
		{20, 30, "b1", true, fmt.Sprintf("%v %v; 552×2", x, y+top-8)},
		{540, 30, "b1", true, fmt.Sprintf("%v %v; 552×2", x, y+top-8)},
		{20, 140, "b2", false, fmt.Sprintf("%v %v; 552×2", x, y+top+170-8)},
		{540, 140, "b2", false, fmt.Sprintf("%v %v; 552×2", x, y+top+170-8)},
		{200, 30, "b1", false, fmt.Sprintf("%v %v; 2×156", x+275, y+top)},
		{350, 140, "b1", false, fmt.Sprintf("%v %v; 2×156", x+275, y+top)},
	} {
		block, before := s.page.ShowDrop(fyne.NewPos(x+c.x, y+top+c.y))
		l := s.page.drop.line
		got := fmt.Sprintf("%v %v; %v×%v", l.Position().X, l.Position().Y, l.Size().Width, l.Size().Height)
		if block != c.block || before != c.before || got != c.line {
			t.Errorf("at %v, %v: %s before %v, the line at %s, want %s before %v at %s", c.x, c.y, block, before, got, c.block, c.before, c.line)
		}
	}
}

func TestAPhotoCarriedBetweenTwoMakesThree(t *testing.T) {
	s := photoReport(t, "ффтф")
	e := s.editor()
	from := fyne.NewPos(100, e.flow.Top(3)+20)
	s.page.carryFrom(from, fyne.NewPos(276, 40))
	s.page.letGo()
	s.wantStands(t, "carried between two", map[text.BlockID]string{"b0": "0 0; 552×296", "b3": "0 310; 272×156", "b1": "280 310; 272×156"})
}
