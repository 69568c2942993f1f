package editor

import (
	"maps"

	"dateline/internal/text"
	"dateline/internal/text/flow"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Margin is what is said of a whole block: a bar at its left, and a line of the
// program's own voice above it. A Margin without words is a bar alone.
type Margin struct {
	Token look.Token
	Icon  look.Icon
	Words string
}

// Measures of a margin, in units.
const (
	marginBar   = 3
	marginAside = 14
	marginIcon  = 14
)

// SetMargins puts these in the place of all margins that blocks had. Blocks that
// get or lose words are laid out anew, the others stay as they are.
func (e *Editor) SetMargins(m map[text.BlockID]Margin) {
	if maps.Equal(m, e.margins) {
		return
	}
	was := e.margins
	e.margins = maps.Clone(m)
	if e.flow == nil {
		return
	}
	for id := range was {
		e.flow.Again(id)
	}
	for id := range m {
		e.flow.Again(id)
	}
	e.after(true, false)
}

// marginAbove is the room for the words over a block.
func (e *Editor) marginAbove(id text.BlockID) float32 {
	if e.margins[id].Words == "" {
		return 0
	}
	return e.set.whole(e.o.Look.Type(look.Label).Line) + e.set.units(2)
}

// margin draws that of a block.
func (v *view) margin(b text.Block, l *flow.Laid, top float32) {
	e := v.e
	m, ok := e.margins[b.ID]
	if !ok {
		return
	}
	t := e.o.Look.Type(look.Label)
	line := e.set.whole(t.Line)
	height := l.Box.Above + float32(len(l.Lines))*l.Box.Line
	first := top
	if m.Words != "" {
		first = top + l.Box.Above - e.marginAbove(b.ID)
		height = l.Box.Above - (first - top) + float32(len(l.Lines))*l.Box.Line
	}
	v.ground(flow.Rect{X: -marginAside, Y: first, W: marginBar, H: height}, e.o.Look.Colour(m.Token))
	if m.Words == "" {
		return
	}
	x := float32(0)
	if m.Icon != "" {
		v.sign(m.Icon, m.Token, flow.Rect{X: 0, Y: first + (line-marginIcon)/2, W: marginIcon, H: marginIcon})
		x = marginIcon + 4
	}
	v.small(m.Words, m.Token, x, first, t)
}

// sign draws an icon; the toolkit keeps its picture as long as it is the same.
func (v *view) sign(i look.Icon, token look.Token, r flow.Rect) {
	x := v.signs.next(func() *canvas.Image { return &canvas.Image{FillMode: canvas.ImageFillContain} })
	if res := v.e.o.Look.Picture(i, token, look.Paper); x.Resource != res {
		x.Resource = res
		x.Refresh()
	}
	if at := fyne.NewPos(r.X, r.Y); x.Position() != at {
		x.Move(at)
	}
	if size := fyne.NewSize(r.W, r.H); x.Size() != size {
		x.Resize(size)
	}
}

// RowOf is where the line with a place of the text stands, from the top of the
// editor; ok is false for a place that is none.
func (e *Editor) RowOf(p text.Pos) (top, bottom float32, ok bool) {
	i := e.doc.Index(p.Block)
	if e.flow == nil || i < 0 {
		return 0, 0, false
	}
	if !e.doc.Block(i).Kind.HasText() {
		return e.flow.Top(i), e.flow.Top(i) + e.flow.Block(i).Height, true
	}
	r, ok := e.flow.Where(flow.Caret{Pos: p})
	return r.Y, r.Y + r.H, ok
}
