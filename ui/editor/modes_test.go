package editor

import (
	"strings"
	"testing"

	"dateline/internal/text"
	"dateline/internal/text/flow"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// row is where the caret's line stands on the page: the middle of the line, as a
// share of the page's height.
func (s *sheet) row() float32 {
	r, _ := s.page.caretRow()
	return (s.page.bodyTop() + r.Y + r.H/2 - s.page.Offset()) / s.page.Size().Height
}

func (s *sheet) atLine(share float32) bool {
	d := (s.row() - share) * s.page.Size().Height
	return d > -1.5 && d < 1.5
}

func TestTheTypewriterKeepsTheLineWhereItIsTyped(t *testing.T) {
	s := opened(t, russianNews(60)...)
	s.page.SetTypewriter(true)
	e := s.editor()
	e.Select(text.Caret(text.Pos{Block: "b30"}))
	if !s.atLine(typingLine) {
		t.Fatalf("the line is at %v of the page", s.row())
	}
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"a letter", func() { s.typed("ы") }},
		{"down", func() { s.key(fyne.KeyDown) }},
		{"a new paragraph", func() { s.key(fyne.KeyReturn) }},
		{"words over many lines", func() { s.typed(strings.Repeat("снег идёт ", 30)) }},
		{"a page up", func() { s.key(fyne.KeyPageUp) }},
		{"the end of the story", func() { e.move(fyne.KeyEnd, true, false) }},
		{"up from there", func() { s.key(fyne.KeyUp) }},
		{"a line selected by keys", func() { s.key(fyne.KeyDown, fyne.KeyModifierShift) }},
	} {
		step.do()
		if !s.atLine(typingLine) {
			t.Errorf("%s: the line is at %v of the page", step.name, s.row())
		}
	}
	e.move(fyne.KeyHome, true, false)
	if s.page.Offset() != 0 {
		t.Errorf("at the start the page is at %v", s.page.Offset())
	}
}

func TestTheTypewriterLeavesMouseAndWheelAlone(t *testing.T) {
	s := opened(t, russianNews(60)...)
	s.page.SetTypewriter(true)
	e := s.editor()
	e.Select(text.Caret(text.Pos{Block: "b30"}))
	was := s.page.Offset()
	click := func(y float32) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(80, e.top+y)}, Button: desktop.MouseButtonPrimary}
	}
	e.MouseDown(click(500))
	if s.page.Offset() != was {
		t.Error("a click scrolls")
	}
	e.Dragged(&fyne.DragEvent{PointEvent: click(420).PointEvent})
	if s.page.Offset() != was || e.Selection().IsCaret() {
		t.Errorf("a selection by mouse scrolls from %v to %v", was, s.page.Offset())
	}
	e.DragEnd()
	s.page.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
	if s.page.Offset() != was+40*wheel {
		t.Error("the wheel does not scroll")
	}
	s.key(fyne.KeyRight)
	if !s.atLine(typingLine) {
		t.Errorf("after the next key the line is at %v", s.row())
	}
}

func TestAKeyIsOneRefreshAtTheTypewriter(t *testing.T) {
	s := opened(t, russianNews(60)...)
	s.page.SetTypewriter(true)
	s.editor().Select(text.Caret(text.Pos{Block: "b30"}))
	for name, do := range map[string]func(){
		"a letter": func() { s.typed("ы") }, "down": func() { s.key(fyne.KeyDown) }, "Enter": func() { s.key(fyne.KeyReturn) },
	} {
		s.refreshed = 0
		do()
		if s.refreshed != 1 {
			t.Errorf("%s: %d refreshes", name, s.refreshed)
		}
	}
}

func TestWithoutTheTypewriterTheTextMovesAsLittleAsItCan(t *testing.T) {
	s := opened(t, russianNews(60)...)
	e := s.editor()
	e.Select(text.Caret(text.Pos{Block: "b30"}))
	was := s.page.Offset()
	s.key(fyne.KeyUp)
	if s.page.Offset() != was {
		t.Error("a line in view scrolls")
	}
	// An undo at the typewriter shows the place, and does not move what is seen.
	s.page.SetTypewriter(true)
	s.key(fyne.KeyDown)
	was = s.page.Offset()
	s.page.ShowPlace(text.Caret(text.Pos{Block: "b31"}))
	if s.page.Offset() != was {
		t.Errorf("what was in view moved from %v to %v", was, s.page.Offset())
	}
	s.page.ShowPlace(text.Caret(text.Pos{Block: "b2"}))
	if row := s.row(); row < 0 || row > 0.2 {
		t.Errorf("the place shown is at %v of the page", row)
	}
}

// TestWithAnotherWidthTheSameWordsAreAtTheTop, wherever one has read to.
func TestWithAnotherWidthTheSameWordsAreAtTheTop(t *testing.T) {
	for _, offset := range []float32{150, 777, 2000, 4500} {
		s := opened(t, russianNews(60)...)
		s.page.SetOffset(offset)
		top := func() flow.Rect {
			r, _ := s.editor().flow.Where(flow.Caret{Pos: s.editor().flow.Hit(0, s.editor().top+0.5).Pos})
			return r
		}
		was := s.editor().flow.Hit(0, s.editor().top).Pos
		for _, measure := range []float32{720, 524, 597, 524, 720, 524} {
			s.page.SetMeasure(measure)
			if words, _ := s.editor().flow.Where(flow.Caret{Pos: was}); words.Y != top().Y {
				t.Errorf("from %v, %v wide: the words %v stand at %v, at the top is %v", offset, measure, was, words.Y, top().Y)
			}
			if got := s.editor().Size().Width; got != measure {
				t.Errorf("the column is %v wide, not %v", got, measure)
			}
		}
	}
}
