package kit

import "fyne.io/fyne/v2"

// Aside places an object at the right of another one, which gets what is left.
// Where less than least would be left, and less than it would like to have, it
// stands below instead: words are not squeezed into a pillar.
func Aside(gap, least float32, words, right fyne.CanvasObject) *Stack {
	return newStack(beside{gap, least}, words, right)
}

type beside struct{ gap, wish float32 }

func (b beside) least(objects []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range objects {
		w = max(w, leastWidth(o))
	}
	return w
}

func (b beside) natural(objects []fyne.CanvasObject) float32 { return row{b.gap}.natural(objects) }

// below says whether the second object stands under the first.
func (b beside) below(objects []fyne.CanvasObject, width float32) bool {
	left := width - naturalWidth(objects[1]) - b.gap
	return left < min(b.wish, naturalWidth(objects[0]))
}

func (b beside) height(objects []fyne.CanvasObject, width float32) float32 {
	if len(objects) == 1 {
		return HeightFor(objects[0], width)
	}
	side := min(naturalWidth(objects[1]), width)
	if b.below(objects, width) {
		return HeightFor(objects[0], width) + b.gap + HeightFor(objects[1], side)
	}
	return max(HeightFor(objects[0], width-side-b.gap), HeightFor(objects[1], side))
}

func (b beside) place(objects []fyne.CanvasObject, size fyne.Size) {
	if len(objects) == 1 {
		put(objects[0], 0, 0, size.Width, size.Height)
		return
	}
	side := min(naturalWidth(objects[1]), size.Width)
	if b.below(objects, size.Width) {
		words := HeightFor(objects[0], size.Width)
		put(objects[0], 0, 0, size.Width, words)
		put(objects[1], size.Width-side, words+b.gap, side, HeightFor(objects[1], side))
		return
	}
	left := size.Width - side - b.gap
	for _, p := range []struct {
		o    fyne.CanvasObject
		x, w float32
	}{{objects[0], 0, left}, {objects[1], left + b.gap, side}} {
		h := HeightFor(p.o, p.w)
		put(p.o, p.x, whole((size.Height-h)/2), p.w, h)
	}
}
