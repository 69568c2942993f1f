package kit

import "fyne.io/fyne/v2"

// Border places objects along the edges, each as thick as it needs, and one in
// what is left. nil is nothing; there is no room between.
func Border(top, bottom, left, right, centre fyne.CanvasObject) fyne.CanvasObject {
	return newStack(border{top, bottom, left, right, centre}, centre, left, right, top, bottom)
}

// Beside places a panel at the left of what takes the rest of the width. In the
// order of Tab the panel comes first, as it does when one reads.
func Beside(panel, rest fyne.CanvasObject) fyne.CanvasObject {
	return newStack(border{left: panel, centre: rest}, panel, rest)
}

type border struct{ top, bottom, left, right, centre fyne.CanvasObject }

// seen says whether a part is there and takes room.
func seen(o fyne.CanvasObject) bool { return o != nil && o.Visible() }

// of adds up over the parts what one of them needs.
func (b border) of(width func(fyne.CanvasObject) float32) float32 {
	var sides, w float32
	for _, o := range []fyne.CanvasObject{b.left, b.centre, b.right} {
		if seen(o) {
			sides += width(o)
		}
	}
	for _, o := range []fyne.CanvasObject{b.top, b.bottom} {
		if seen(o) {
			w = max(w, width(o))
		}
	}
	return max(w, sides)
}

func (b border) least([]fyne.CanvasObject) float32 {
	return b.of(leastWidth)
}

func (b border) natural([]fyne.CanvasObject) float32 { return b.of(naturalWidth) }

// split gives the widths of the left, the right and the middle.
func (b border) split(width float32) (left, right, centre float32) {
	if seen(b.left) {
		left = naturalWidth(b.left)
	}
	if seen(b.right) {
		right = naturalWidth(b.right)
	}
	return left, right, max(width-left-right, 0)
}

func (b border) height(_ []fyne.CanvasObject, width float32) float32 {
	left, right, centre := b.split(width)
	middle := max(partHeight(b.left, left), partHeight(b.right, right), partHeight(b.centre, centre))
	return partHeight(b.top, width) + middle + partHeight(b.bottom, width)
}

func partHeight(o fyne.CanvasObject, width float32) float32 {
	if !seen(o) {
		return 0
	}
	return HeightFor(o, width)
}

func (b border) place(_ []fyne.CanvasObject, size fyne.Size) {
	left, right, centre := b.split(size.Width)
	top, bottom := partHeight(b.top, size.Width), partHeight(b.bottom, size.Width)
	middle := max(size.Height-top-bottom, 0)
	put(b.top, 0, 0, size.Width, top)
	put(b.bottom, 0, top+middle, size.Width, bottom)
	put(b.left, 0, top, left, middle)
	put(b.centre, left, top, centre, middle)
	put(b.right, left+centre, top, right, middle)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	if o != nil {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
}
