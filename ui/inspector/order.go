package inspector

import (
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// order lets people put the rows of a column into another order: by the grip at
// each row with the mouse, or with Ctrl+Shift+Up and Down.
type order struct {
	i    *Inspector
	rows *kit.Stack
	// line shows where a dragged row would go.
	line   *canvas.Rectangle
	object fyne.CanvasObject
	// move puts the row at one place to another.
	move func(from, to int)
	// heads is how many objects stand before the first row.
	heads int
	// from is the row in hand, to where it would go; -1 is none.
	from, to int
}

// edge is how near to the end of what is seen a drag begins to scroll.
const edge = 24

func newOrder(i *Inspector, rows *kit.Stack, move func(from, to int)) *order {
	o := &order{i: i, rows: rows, line: canvas.NewRectangle(look.Now().Colour(look.Accent)), move: move, from: -1, to: -1}
	o.line.Hide()
	o.object = kit.Over(rows, newLoose(o.line))
	return o
}

// drag is the grip of a row pulled to a height over the rows.
func (o *order) drag(row fyne.CanvasObject, y float32) {
	rows := o.rows.Objects()[o.heads:]
	o.from, o.to = -1, 0
	for n, r := range rows {
		if r == row {
			o.from = n
		}
		if y > r.Position().Y+r.Size().Height/2 {
			o.to = n + 1
		}
	}
	at := float32(0)
	switch {
	case len(rows) == 0 || o.from < 0:
		return
	case o.to < len(rows):
		at = rows[o.to].Position().Y
	default:
		last := rows[len(rows)-1]
		at = last.Position().Y + last.Size().Height
	}
	o.line.Move(fyne.NewPos(0, at-1))
	o.line.Resize(fyne.NewSize(o.rows.Size().Width, 2))
	o.line.Show()
	o.line.Refresh()
	o.scroll(y)
}

// scroll goes on when the hand is at the end of what is seen.
func (o *order) scroll(y float32) {
	s := o.i.scrolls[o.i.tab]
	driver := fyne.CurrentApp().Driver()
	seen := driver.AbsolutePositionForObject(o.rows).Y + y - driver.AbsolutePositionForObject(s).Y
	switch {
	case seen < edge:
		s.SetOffset(s.Offset() - edge/2)
	case seen > s.Size().Height-edge:
		s.SetOffset(s.Offset() + edge/2)
	}
}

// drop puts the row in hand where the line is.
func (o *order) drop() {
	from, to := o.from, o.to
	o.from, o.to = -1, -1
	o.line.Hide()
	if from < 0 {
		return
	}
	if to > from {
		to-- // the row itself leaves its place
	}
	o.step(from, to-from)
}

// step moves a row by some places, as far as there are any.
func (o *order) step(from, by int) bool {
	to := min(max(from+by, 0), len(o.rows.Objects())-o.heads-1)
	if from < 0 || to == from {
		return false
	}
	o.move(from, to)
	return true
}

// at is the place of a row; -1 when it is gone.
func (o *order) at(row fyne.CanvasObject) int {
	for n, r := range o.rows.Objects()[o.heads:] {
		if r == row {
			return n
		}
	}
	return -1
}

// grip is the handle of one row.
type grip struct {
	widget.BaseWidget
	o    *order
	row  fyne.CanvasObject
	icon *kit.Icon
	ring *canvas.Rectangle
	// held hears that the grip has the keyboard.
	held func()
}

var (
	_ fyne.Focusable     = (*grip)(nil)
	_ fyne.Shortcutable  = (*grip)(nil)
	_ fyne.Draggable     = (*grip)(nil)
	_ desktop.Cursorable = (*grip)(nil)
)

// grip makes the handle of a row; the row itself is told later, it holds the grip.
func (o *order) grip(held func()) *grip {
	g := &grip{o: o, icon: o.i.k.Icon("grip", 16, look.Ink2), ring: canvas.NewRectangle(nil), held: held}
	g.ring.StrokeColor, g.ring.StrokeWidth, g.ring.CornerRadius = look.Now().Colour(look.Accent), 2, look.R1
	g.ring.Hide()
	g.ExtendBaseWidget(g)
	return g
}

// Dragged pulls the row.
func (g *grip) Dragged(e *fyne.DragEvent) {
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(g).Y + e.Position.Y - driver.AbsolutePositionForObject(g.o.rows).Y
	g.o.drag(g.row, y)
}

// DragEnd lets it go.
func (g *grip) DragEnd() { g.o.drop() }

// Tapped gives the grip the keyboard.
func (g *grip) Tapped(*fyne.PointEvent) { g.o.i.k.Focus(g) }

// Cursor says that there is something to take hold of.
func (g *grip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained draws the ring.
func (g *grip) FocusGained() {
	g.held()
	g.ring.Show()
	g.Refresh()
}

// FocusLost takes the ring away.
func (g *grip) FocusLost() {
	g.ring.Hide()
	g.Refresh()
}

// TypedRune ignores text.
func (g *grip) TypedRune(rune) {}

// TypedKey hands every key to the window.
func (g *grip) TypedKey(e *fyne.KeyEvent) { g.o.i.k.Keys.TypedKey(e) }

// TypedShortcut moves the row with Ctrl+Shift and an arrow.
func (g *grip) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}
	if ok && c.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift && by[c.KeyName] != 0 {
		g.o.step(g.o.at(g.row), by[c.KeyName])
		return
	}
	g.o.i.k.Keys.TypedShortcut(s)
}

// CreateRenderer is the toolkit's.
func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	return &plain{objects: []fyne.CanvasObject{g.icon, g.ring}, least: fyne.NewSquareSize(24), over: g}
}
