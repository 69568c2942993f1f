package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// plate is a rectangle with an edge. The edge is a filled rectangle with a
// smaller one on it: the toolkit's painters do not agree on which side of the
// border a stroke lies, and a line of 1 unit must be one.
type plate struct {
	outer, inner *canvas.Rectangle
	width        float32
}

func newPlate() *plate {
	return &plate{outer: canvas.NewRectangle(nil), inner: canvas.NewRectangle(nil)}
}

// objects in the order in which they are drawn.
func (p *plate) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.outer, p.inner} }

// set gives the plate its colours; look.None is no fill, or no edge.
func (p *plate) set(fill, edge look.Token, width, radius float32) {
	l := look.Now()
	if edge == look.None {
		width = 0
	}
	p.width = width
	p.outer.CornerRadius, p.inner.CornerRadius = radius, max(radius-width, 0)
	p.outer.StrokeWidth = 0
	p.outer.FillColor, p.outer.StrokeColor = l.Colour(edge), l.Colour(look.None)
	p.inner.FillColor = l.Colour(fill)
	if fill == look.None { // nothing to cover the middle with: a stroke it is
		stroke(p.outer, edge, width)
	}
	show(p.outer, edge != look.None)
	show(p.inner, fill != look.None)
}

// place puts the plate.
func (p *plate) place(at fyne.Position, size fyne.Size) {
	p.outer.Move(at)
	p.outer.Resize(size)
	p.inner.Move(at.AddXY(p.width, p.width))
	p.inner.Resize(size.SubtractWidthHeight(2*p.width, 2*p.width))
}

// newRing is the mark of the keyboard focus around a control: 2 units, with a
// gap of 2 units between.
func newRing(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(nil)
	stroke(r, look.Accent, ringWidth)
	r.CornerRadius = radius + 2*ringWidth
	r.Hide()
	return r
}

const ringWidth = 2

// stroke makes a rectangle a frame. Its inside has a breath of the same colour:
// the display mixes the two along the edge, and with nothing inside it would mix
// in black (Fyne 2.8.1, round_rectangle.frag).
func stroke(r *canvas.Rectangle, t look.Token, width float32) {
	c := look.Now().Colour(t)
	r.StrokeColor, r.StrokeWidth = c, width
	c.A = min(c.A, 1)
	r.FillColor = c
}

// placeRing puts a ring around a control that lies at and is so large.
func placeRing(r *canvas.Rectangle, at fyne.Position, size fyne.Size) {
	r.Move(at.SubtractXY(2*ringWidth, 2*ringWidth))
	r.Resize(size.AddWidthHeight(4*ringWidth, 4*ringWidth))
}

// show shows or hides an object.
func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
