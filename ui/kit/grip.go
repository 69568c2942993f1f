package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// grip is the zone around a line between two columns. It draws nothing.
type grip struct {
	widget.BaseWidget
	c *Columns
	// column that it changes, wider when drawn to the right (1) or left (-1).
	column int
	sign   float32
	// from is the width at which the drag began, by how far it has come, most
	// how wide the column may become.
	dragging       bool
	from, by, most float32
}

var (
	_ fyne.Draggable      = (*grip)(nil)
	_ fyne.DoubleTappable = (*grip)(nil)
	_ desktop.Mouseable   = (*grip)(nil)
	_ desktop.Cursorable  = (*grip)(nil)
)

func newGrip(c *Columns) *grip {
	g := &grip{c: c, column: -1}
	g.ExtendBaseWidget(g)
	return g
}

// aim says which column is changed; -1 for none, then the grip is not there.
func (g *grip) aim(column int, sign float32) {
	g.column, g.sign = column, sign
	g.Hidden = column < 0
}

// MouseDown keeps the click from what lies below, and the focus where it is: the
// toolkit takes it from the text on every click elsewhere.
func (g *grip) MouseDown(*desktop.MouseEvent) { g.keepFocus() }

// MouseUp keeps it again: a click is two events.
func (g *grip) MouseUp(*desktop.MouseEvent) { g.keepFocus() }

func (g *grip) keepFocus() {
	if c := g.c.k.Canvas(); c != nil {
		focused := c.Focused()
		g.c.k.Post(func() { g.c.k.Focus(focused) })
	}
}

// Dragged draws the line along. It counts from where the drag began, so that
// the line is under the pointer again when that comes back from beyond a limit.
func (g *grip) Dragged(e *fyne.DragEvent) {
	if g.column < 0 {
		return
	}
	if !g.dragging {
		g.dragging, g.from, g.by = true, g.c.wide[g.column], 0
		g.most = g.from + g.c.room()
	}
	g.by += e.Dragged.DX * g.sign
	g.c.SetWidth(g.column, min(g.from+g.by, g.most))
}

// DragEnd tells who remembers widths.
func (g *grip) DragEnd() {
	if g.dragging {
		g.dragging = false
		g.tell()
	}
}

// DoubleTapped restores the width the column began with.
func (g *grip) DoubleTapped(*fyne.PointEvent) {
	if g.column >= 0 {
		g.c.SetWidth(g.column, g.c.first[g.column])
		g.tell()
	}
}

func (g *grip) tell() {
	if g.c.resized != nil {
		g.c.resized(g.column, g.c.Width(g.column))
	}
}

// Cursor says that the line can be drawn.
func (g *grip) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// CreateRenderer is the toolkit's.
func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{over: g, least: func() fyne.Size { return fyne.Size{} }, place: func(fyne.Size) {}}
}
