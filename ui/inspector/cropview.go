package inspector

import (
	"image"
	"math"

	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// cropView is a photo with the frame of a crop on it: what is cut off is
// darkened, the corners can be pulled, the middle dragged, and arrows move the
// frame by a pixel of the original, with Shift by ten.
type cropView struct {
	widget.BaseWidget
	k     *kit.Kit
	frame frame
	rect  story.Rect
	// changed hears of every change by the person.
	changed func(story.Rect)
	// typed gets letters and digits that the frame has no use for.
	typed func(rune)

	picture *canvas.Image
	dark    [4]*canvas.Rectangle
	edge    *canvas.Rectangle
	thirds  [4]*canvas.Rectangle
	handles [4]*canvas.Rectangle
	ring    *canvas.Rectangle
	// hand is what was taken hold of, and where in pixels of the original.
	hand         hand
	gripX, gripY int
	start        story.Rect
	dragging     bool
	// under is what lies under the pointer.
	under hand
}

// hand is a part of the frame that can be taken hold of.
type hand int

const (
	nothing hand = iota
	middle
	topLeft
	topRight
	bottomLeft
	bottomRight
)

// corner that a hand pulls.
func (h hand) corner() (corner, bool) {
	return corner{right: h == topRight || h == bottomRight, bottom: h == bottomLeft || h == bottomRight}, h >= topLeft
}

const (
	handleSide = 10
	// reach is how far from a corner it can still be taken.
	reach = 14
)

var (
	_ fyne.Focusable     = (*cropView)(nil)
	_ fyne.Draggable     = (*cropView)(nil)
	_ desktop.Mouseable  = (*cropView)(nil)
	_ desktop.Hoverable  = (*cropView)(nil)
	_ desktop.Cursorable = (*cropView)(nil)
)

func newCropView(k *kit.Kit, changed func(story.Rect), typed func(rune)) *cropView {
	v := &cropView{k: k, changed: changed, typed: typed, picture: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}}
	l := look.Now()
	for n := range v.dark {
		v.dark[n] = canvas.NewRectangle(look.CutOff())
		v.thirds[n] = canvas.NewRectangle(look.Thirds())
		v.handles[n] = canvas.NewRectangle(l.Colour(look.OnPhoto))
		v.handles[n].StrokeColor, v.handles[n].StrokeWidth = look.CutOff(), 1
	}
	v.edge, v.ring = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	v.edge.StrokeColor, v.edge.StrokeWidth = l.Colour(look.OnPhoto), 2
	v.ring.StrokeColor, v.ring.StrokeWidth = l.Colour(look.Accent), 2
	v.ring.Hide()
	v.ExtendBaseWidget(v)
	return v
}

// set shows a crop in a frame.
func (v *cropView) set(f frame, r story.Rect) {
	v.frame, v.rect = f, r
	v.Refresh()
}

// setImage shows the photo.
func (v *cropView) setImage(i image.Image) {
	v.picture.Image = i
	v.picture.Refresh()
}

// scale is units of the screen for a pixel of the original; the photo is as
// large as the view allows, in its middle.
func (v *cropView) scale() (by float32, at fyne.Position) {
	size := v.Size()
	if v.frame.w == 0 || size.Width == 0 {
		return 1, fyne.Position{}
	}
	by = min(size.Width/float32(v.frame.w), size.Height/float32(v.frame.h))
	return by, fyne.NewPos((size.Width-by*float32(v.frame.w))/2, (size.Height-by*float32(v.frame.h))/2)
}

// pixel is the place of the original under a place of the view.
func (v *cropView) pixel(p fyne.Position) (x, y int) {
	by, at := v.scale()
	return int(math.Round(float64((p.X - at.X) / by))), int(math.Round(float64((p.Y - at.Y) / by)))
}

// box is the crop in units of the view.
func (v *cropView) box() (fyne.Position, fyne.Size) {
	by, at := v.scale()
	return at.AddXY(by*float32(v.rect.X), by*float32(v.rect.Y)), fyne.NewSize(by*float32(v.rect.W), by*float32(v.rect.H))
}

// handAt is what of the frame lies at a place.
func (v *cropView) handAt(p fyne.Position) hand {
	at, size := v.box()
	near := func(x, y float32) bool {
		return max(p.X-x, x-p.X) <= reach && max(p.Y-y, y-p.Y) <= reach
	}
	switch {
	case near(at.X+size.Width, at.Y+size.Height):
		return bottomRight
	case near(at.X, at.Y):
		return topLeft
	case near(at.X+size.Width, at.Y):
		return topRight
	case near(at.X, at.Y+size.Height):
		return bottomLeft
	case p.X >= at.X && p.Y >= at.Y && p.X <= at.X+size.Width && p.Y <= at.Y+size.Height:
		return middle
	}
	return nothing
}

// change takes over another crop.
func (v *cropView) change(r story.Rect) {
	if r != v.rect {
		v.rect = r
		v.Refresh()
		v.changed(r)
	}
}

// MouseDown takes hold of the frame.
func (v *cropView) MouseDown(e *desktop.MouseEvent) {
	v.k.Focus(v)
	v.take(e.Position)
}

func (v *cropView) take(p fyne.Position) {
	v.hand, v.start = v.handAt(p), v.rect
	v.gripX, v.gripY = v.pixel(p)
}

// MouseUp lets it go.
func (v *cropView) MouseUp(*desktop.MouseEvent) { v.hand = nothing }

// Dragged pulls what is held. It counts from where the hand took hold, so that
// the frame is under the pointer again when that comes back into the photo.
func (v *cropView) Dragged(e *fyne.DragEvent) {
	if !v.dragging && v.hand == nothing {
		v.take(e.Position.Subtract(e.Dragged))
	}
	v.dragging = true
	x, y := v.pixel(e.Position)
	switch c, ok := v.hand.corner(); {
	case ok:
		v.change(v.frame.pulled(v.start, c, x, y))
	case v.hand == middle:
		v.change(v.frame.moved(v.start, x-v.gripX, y-v.gripY))
	}
}

// DragEnd lets it go.
func (v *cropView) DragEnd() { v.hand, v.dragging = nothing, false }

// MouseIn and MouseMoved look what lies under the pointer.
func (v *cropView) MouseIn(e *desktop.MouseEvent) { v.under = v.handAt(e.Position) }

// MouseMoved looks what lies under the pointer.
func (v *cropView) MouseMoved(e *desktop.MouseEvent) { v.under = v.handAt(e.Position) }

// MouseOut forgets it.
func (v *cropView) MouseOut() { v.under = nothing }

// Cursor says what would be taken hold of.
func (v *cropView) Cursor() desktop.Cursor {
	switch {
	case v.under >= topLeft:
		return desktop.CrosshairCursor
	case v.under == middle:
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
