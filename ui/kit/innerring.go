package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// innerRing is the ring of the focus inside an area that reaches from edge to
// edge, where there is no room around it. Four bars: the toolkit's painters draw
// a stroke partly outside, where a list cuts it off.
type innerRing [4]*canvas.Rectangle

func newInnerRing() innerRing {
	var o innerRing
	for i := range o {
		o[i] = canvas.NewRectangle(look.Now().Colour(look.Accent))
		o[i].Hide()
	}
	return o
}

func (o innerRing) show(on bool) {
	for _, bar := range o {
		show(bar, on)
	}
}

func (o innerRing) place(at fyne.Position, size fyne.Size) {
	put(o[0], at.X, at.Y, size.Width, ringWidth)
	put(o[1], at.X, at.Y+size.Height-ringWidth, size.Width, ringWidth)
	put(o[2], at.X, at.Y+ringWidth, ringWidth, size.Height-2*ringWidth)
	put(o[3], at.X+size.Width-ringWidth, at.Y+ringWidth, ringWidth, size.Height-2*ringWidth)
}
