package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Over places objects over each other, all as large as the whole.
func Over(objects ...fyne.CanvasObject) fyne.CanvasObject { return newStack(over{}, objects...) }

type over struct{}

func (over) least(objects []fyne.CanvasObject) float32   { return column{}.least(objects) }
func (over) natural(objects []fyne.CanvasObject) float32 { return column{}.natural(objects) }

func (over) height(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for _, o := range objects {
		h = max(h, HeightFor(o, width))
	}
	return h
}

func (over) place(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

// Inset leaves room around an object.
func Inset(top, right, bottom, left float32, o fyne.CanvasObject) fyne.CanvasObject {
	return newStack(inset{top, right, bottom, left}, o)
}

type inset struct{ top, right, bottom, left float32 }

func (i inset) least(objects []fyne.CanvasObject) float32 {
	return over{}.least(objects) + i.left + i.right
}

func (i inset) natural(objects []fyne.CanvasObject) float32 {
	return over{}.natural(objects) + i.left + i.right
}

func (i inset) height(objects []fyne.CanvasObject, width float32) float32 {
	return over{}.height(objects, max(width-i.left-i.right, 0)) + i.top + i.bottom
}

func (i inset) place(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(i.left, i.top))
		o.Resize(fyne.NewSize(max(size.Width-i.left-i.right, 0), max(size.Height-i.top-i.bottom, 0)))
	}
}

// Fixed is an object with a width and a height of its own choice; 0 leaves it what
// it has. A layout that spreads its objects, as a Column does, may give it more.
func Fixed(w, h float32, o fyne.CanvasObject) fyne.CanvasObject { return newStack(fixed{w, h}, o) }

type fixed struct{ w, h float32 }

func (f fixed) least(objects []fyne.CanvasObject) float32 {
	if f.w > 0 {
		return f.w
	}
	return over{}.least(objects)
}

func (f fixed) natural(objects []fyne.CanvasObject) float32 {
	if f.w > 0 {
		return f.w
	}
	return over{}.natural(objects)
}

func (f fixed) height(objects []fyne.CanvasObject, width float32) float32 {
	if f.h > 0 {
		return f.h
	}
	return over{}.height(objects, width)
}

func (fixed) place(objects []fyne.CanvasObject, size fyne.Size) { over{}.place(objects, size) }

// Box puts a rectangle behind an object: a fill, an edge of 1 unit, or both;
// look.None is none.
func Box(fill, edge look.Token, radius float32, o fyne.CanvasObject) fyne.CanvasObject {
	if edge == look.None && radius == 0 && fill != look.None {
		return newStack(over{}, Ground(fill), o)
	}
	p := newPlate()
	p.set(fill, edge, 1, radius)
	return newStack(box{p}, p.outer, p.inner, o)
}

type box struct{ plate *plate }

func (box) least(objects []fyne.CanvasObject) float32   { return over{}.least(objects) }
func (box) natural(objects []fyne.CanvasObject) float32 { return over{}.natural(objects) }

func (box) height(objects []fyne.CanvasObject, width float32) float32 {
	return over{}.height(objects, width)
}

func (b box) place(objects []fyne.CanvasObject, size fyne.Size) {
	over{}.place(objects, size)
	b.plate.place(fyne.Position{}, size)
}

// Line is a separator of 1 unit across a Column.
func Line() fyne.CanvasObject { return newSeparator(false) }

// VLine is a separator of 1 unit down a Row, as high as the Row.
func VLine() fyne.CanvasObject { return newSeparator(true) }

func newSeparator(vertical bool) fyne.CanvasObject {
	return newStack(separator{vertical: vertical}, canvas.NewRectangle(look.Now().Colour(look.Line)))
}

type separator struct {
	over
	vertical bool
}

func (s separator) least([]fyne.CanvasObject) float32 {
	if s.vertical {
		return 1
	}
	return 0
}

func (s separator) natural(o []fyne.CanvasObject) float32 { return s.least(o) }

func (s separator) height([]fyne.CanvasObject, float32) float32 {
	if s.vertical {
		return 0
	}
	return 1
}
