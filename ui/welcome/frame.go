package welcome

import (
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Widths of the two halves, in units.
const (
	pageWidth = 560
	// pageShare of the window is the page's where there is less room.
	pageShare = 0.39
	// pageGone: below this width of the window the answers need all of it.
	pageGone  = 760
	formWidth = 736
	formSide  = 72
	formTight = look.S5
	// low is a window in which everything stands closer.
	low = 760
)

// halves puts the front page at the left and the answers at the right.
func halves(l look.Look, page, form fyne.CanvasObject, tighten func(bool)) fyne.CanvasObject {
	line := kit.Box(look.Line, look.None, 0, kit.Over())
	return container.New(side{l, tighten}, page, line, kit.Box(look.Panel, look.None, 0, form))
}

type side struct {
	look    look.Look
	tighten func(bool)
}

func (s side) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := float32(int(min(s.look.Scaled(pageWidth), size.Width*pageShare)))
	if size.Width < pageGone {
		left = 0
	}
	show(objects[0], left > 0)
	show(objects[1], left > 0)
	s.tighten(size.Height < s.look.Scaled(low))
	x := float32(0)
	for i, width := range []float32{left, 1, size.Width - left - 1} {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(width, size.Height))
		x += width
	}
}

func (side) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// column gives what it holds the width of the answers, with air at its sides.
type column struct {
	widget.BaseWidget
	inner fyne.CanvasObject
}

var _ kit.Flowing = (*column)(nil)

func newColumn(o fyne.CanvasObject) *column {
	c := &column{inner: o}
	c.ExtendBaseWidget(c)
	return c
}

// HeightFor is that of the content at the width it gets.
func (c *column) HeightFor(width float32) float32 {
	_, inner := answersIn(width)
	return kit.HeightFor(c.inner, inner)
}

// answersIn is where the answers stand in a width.
func answersIn(width float32) (left, inner float32) {
	left = formSide
	if width < 640 {
		left = formTight
	}
	return left, min(max(width-2*left, 0), look.Now().Scaled(formWidth))
}

// CreateRenderer is the toolkit's.
func (c *column) CreateRenderer() fyne.WidgetRenderer { return &columnRenderer{c} }

type columnRenderer struct{ c *column }

func (r *columnRenderer) Destroy() {}

func (r *columnRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.c.inner} }

func (r *columnRenderer) Layout(size fyne.Size) {
	left, inner := answersIn(size.Width)
	r.c.inner.Move(fyne.NewPos(left, 0))
	r.c.inner.Resize(fyne.NewSize(inner, size.Height))
}

// MinSize answers for the width it has now, so that it is noticed when a text
// inside grew a line.
func (r *columnRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.c.HeightFor(r.c.Size().Width))
}

func (r *columnRenderer) Refresh() {
	r.Layout(r.c.Size())
	r.c.inner.Refresh()
}
