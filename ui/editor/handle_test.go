package editor

import (
	"testing"

	"dateline/internal/text"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// pointed moves the pointer over a block, and holds its handle.
func pointed(t *testing.T, s *sheet, block int) *handle {
	t.Helper()
	s.page.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: s.on(block, 0.5)}})
	h := s.page.handle
	if h.Hidden || h.block != s.story.Body.Block(block).ID {
		t.Fatalf("the handle of block %d is not there: %q", block, h.block)
	}
	return h
}

func withMenu(s *sheet, asked *[]bool) {
	s.editor().o.Menu = func(block bool) []kit.MenuItem {
		*asked = append(*asked, block)
		return []kit.MenuItem{{Title: "x", Run: func() {}}}
	}
}

// dragged drags a handle to a point of the page.
func dragged(h *handle, to fyne.Position) {
	h.MouseDown(&desktop.MouseEvent{})
	h.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to.Subtract(h.Position())}})
}

// TestTheHandleIsReached: on the way from the page to its handle the toolkit says
// first that the pointer has left the page.
func TestTheHandleIsReached(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый"}, text.Block{Text: "Второй"})
	var asked []bool
	withMenu(s, &asked)
	h := pointed(t, s, 1)
	s.page.MouseOut()
	h.MouseIn(&desktop.MouseEvent{})
	if h.Hidden || h.block != "b1" {
		t.Fatal("the handle went away from the pointer that came for it")
	}
	h.MouseOut()
	s.page.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: s.on(0, 0.5)}})
	if h.Hidden || h.block != "b0" {
		t.Error("back on the page it is not there")
	}
	h.MouseIn(&desktop.MouseEvent{})
	h.MouseOut()
	s.page.MouseOut()
	if !h.Hidden {
		t.Error("it stays when the pointer is gone")
	}
}

func TestABlockIsDraggedElsewhere(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый"}, text.Block{Text: "Второй"}, text.Block{Text: "Третий"})
	var asked []bool
	withMenu(s, &asked)
	h := pointed(t, s, 0)
	dragged(h, s.on(2, 0.8))
	if !s.page.drop.line.Visible() {
		t.Error("nothing shows where it would land")
	}
	h.DragEnd()
	if got := s.written(); got != "Второй\nТретий\nПервый" || s.page.drop.line.Visible() || len(asked) != 0 {
		t.Errorf("%q; menus %v", got, asked)
	}
	s.editor().o.Undo()
	if got := s.written(); got != "Первый\nВторой\nТретий" {
		t.Errorf("undone: %q", got)
	}
}

func TestEscLetsABlockGoWhereItWas(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый"}, text.Block{Text: "Второй"})
	var asked []bool
	withMenu(s, &asked)
	h := pointed(t, s, 0)
	dragged(h, s.on(1, 0.8))
	s.key(fyne.KeyEscape)
	h.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: s.on(1, 0.9).Subtract(h.Position())}})
	h.DragEnd()
	if got := s.written(); got != "Первый\nВторой" || s.page.drop.line.Visible() {
		t.Errorf("%q", got)
	}
	dragged(pointed(t, s, 0), s.on(1, 0.8))
	s.page.handle.DragEnd()
	if got := s.written(); got != "Второй\nПервый" {
		t.Errorf("the next time: %q", got)
	}
}

func TestAClickOnTheHandleOpensTheMenuOfTheBlock(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый"}, text.Block{Text: "Второй"})
	var asked []bool
	withMenu(s, &asked)
	h := pointed(t, s, 1)
	h.MouseDown(&desktop.MouseEvent{})
	h.MouseUp(&desktop.MouseEvent{})
	if len(asked) != 1 || !asked[0] || s.editor().Selection().Head != (text.Pos{Block: "b1", Offset: 12}) {
		t.Errorf("menus %v, selected %+v", asked, s.editor().Selection())
	}
	s.page.MouseOut()
	if !s.page.handle.Hidden {
		t.Error("the handle stays when the pointer is gone")
	}
}

func TestTheRightButtonKeepsWhatIsSelected(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый снег"}, text.Block{Text: "Второй"})
	var asked []bool
	withMenu(s, &asked)
	e := s.editor()
	at := func(block, offset int) fyne.Position {
		r := e.flow.Stretch(block, offset, offset+2)[0]
		return fyne.NewPos(r.X+1, r.Y+r.H/2)
	}
	words := text.Selection{Anchor: text.Pos{Block: "b0"}, Head: text.Pos{Block: "b0", Offset: 12}}
	e.Select(words)
	press := func(p fyne.Position) {
		e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonSecondary})
	}
	press(at(0, 6))
	if e.Selection() != words || len(asked) != 1 || asked[0] {
		t.Errorf("on selected words: %+v, %v", e.Selection(), asked)
	}
	press(at(1, 4))
	if e.Selection() != text.Caret(text.Pos{Block: "b1", Offset: 4}) {
		t.Errorf("beside them: %+v", e.Selection())
	}
}
