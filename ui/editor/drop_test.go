package editor

import (
	"testing"

	"dateline/internal/text"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// on is a point of the page in a block: a share of its height from its top.
func (s *sheet) on(block int, share float32) fyne.Position {
	e := s.editor()
	y := e.flow.Top(block) + e.flow.Block(block).Height*share
	return fyne.NewPos(s.page.Size().Width/2, e.Position().Y+y)
}

func TestWhatIsCarriedLandsAtTheNearerBorder(t *testing.T) {
	s := opened(t, russianNews(12)...)
	line := s.page.drop.line
	if line.Visible() {
		t.Fatal("a line before anything is carried")
	}
	last := float32(-1)
	for _, c := range []struct {
		name   string
		at     fyne.Position
		block  text.BlockID
		before bool
	}{
		{"over the headline", fyne.NewPos(500, 2), "b0", true},
		{"upper half of the first", s.on(0, 0.2), "b0", true},
		{"lower half of the first", s.on(0, 0.8), "b0", false},
		{"upper half of the second: the same border", s.on(1, 0.3), "b1", true},
		{"lower half of the second", s.on(1, 0.7), "b1", false},
	} {
		block, before := s.page.ShowDrop(c.at)
		if block != c.block || before != c.before {
			t.Errorf("%s: %s, before %v", c.name, block, before)
		}
		if !line.Visible() || line.Size().Height != 2 || line.Size().Width != 552 {
			t.Errorf("%s: the line is %v, shown %v", c.name, line.Size(), line.Visible())
		}
		if y := line.Position().Y; y < last {
			t.Errorf("%s: the line went up to %v", c.name, y)
		} else {
			last = y
		}
	}
	s.page.ShowDrop(s.on(0, 0.8))
	behind := line.Position().Y
	s.page.ShowDrop(s.on(1, 0.2))
	if line.Position().Y != behind {
		t.Error("behind a block and before the next are two lines")
	}
	if top := s.editor().Position().Y + s.editor().flow.Top(1); behind >= top || behind < top-paragraphGap {
		t.Errorf("the line at %v is not between the blocks, which meet at %v", behind, top)
	}
	if line.FillColor != (look.Look{}).Colour(look.Accent) {
		t.Error("the line is not in the accent")
	}
	block, before, ok := s.page.HideDrop()
	if block != "b1" || !before || !ok || line.Visible() {
		t.Errorf("let go: %s, before %v, %v", block, before, ok)
	}
	if _, _, ok := s.page.HideDrop(); ok {
		t.Error("let go twice")
	}
}

func TestBehindTheEndIsTheEnd(t *testing.T) {
	s := opened(t, text.Block{Text: "Снег"}, text.Block{Text: "Лёд"})
	if block, before := s.page.ShowDrop(fyne.NewPos(500, 600)); block != "b1" || before {
		t.Errorf("far below the text: %s, before %v", block, before)
	}
	end := s.editor().Position().Y + s.editor().flow.Height()
	if y := s.page.drop.line.Position().Y; y > end || y < end-paragraphGap {
		t.Errorf("the line is at %v, the text ends at %v", y, end)
	}
}

func TestThePageMovesOnUnderWhatIsCarried(t *testing.T) {
	s := opened(t, russianNews(40)...)
	low := fyne.NewPos(500, s.page.Size().Height-6)
	s.page.ShowDrop(fyne.NewPos(500, s.page.Size().Height/2))
	if s.page.drop.stop != nil {
		t.Fatal("the page moves on in the middle")
	}
	first, _ := s.page.ShowDrop(low)
	for range 12 {
		s.ticks()
	}
	if s.page.Offset() < 100 {
		t.Errorf("the page is at %v", s.page.Offset())
	}
	if block, _ := s.page.ShowDrop(low); block == first {
		t.Error("the page moved and the line did not")
	}
	was := s.page.Offset()
	s.page.ShowDrop(fyne.NewPos(500, 6))
	for range 12 {
		s.ticks()
	}
	if s.page.Offset() >= was {
		t.Errorf("near the upper edge the page went from %v to %v", was, s.page.Offset())
	}
	s.page.ShowDrop(low)
	s.page.HideDrop()
	was = s.page.Offset()
	for range 5 {
		s.ticks()
	}
	if s.page.Offset() != was {
		t.Error("the page moves on after what was carried is gone")
	}
}

func TestTheLineStaysAtItsBorderWhileThePageIsScrolled(t *testing.T) {
	s := opened(t, russianNews(40)...)
	s.page.ShowDrop(s.on(2, 0.8))
	was := s.page.drop.line.Position().Y
	s.page.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	if got := was - s.page.drop.line.Position().Y; got != s.page.Offset() {
		t.Errorf("scrolled by %v, the line by %v", s.page.Offset(), got)
	}
}

// ticks lets what is to happen later happen once.
func (s *sheet) ticks() {
	later := s.later
	s.later = nil
	for _, f := range later {
		f()
	}
}
