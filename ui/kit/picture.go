package kit

import (
	"image"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Picture is a photo of a fixed size. Until there is one it is a quiet mark and
// not an empty hole.
type Picture struct {
	widget.BaseWidget
	w, h   float32
	ground *canvas.Rectangle
	mark   *canvas.Image
	photo  *canvas.Image
}

// Picture makes room for a photo; a width or height of 0 takes what it gets.
func (k *Kit) Picture(w, h, radius float32) *Picture {
	p := &Picture{
		w: w, h: h,
		ground: canvas.NewRectangle(look.Now().Colour(look.Hover)),
		mark:   picture("photo", look.Ink3, look.Hover),
		photo:  &canvas.Image{FillMode: canvas.ImageFillCover, ScaleMode: canvas.ImageScaleFastest, CornerRadius: radius},
	}
	p.ground.CornerRadius = radius
	p.photo.Hide()
	p.ExtendBaseWidget(p)
	return p
}

// SetImage shows a photo, best one that has just the pixels it covers; nil brings
// the mark back.
func (p *Picture) SetImage(i image.Image) {
	p.photo.Image = i
	show(p.photo, i != nil)
	show(p.ground, i == nil)
	show(p.mark, i == nil)
	p.photo.Refresh()
}

// CreateRenderer is the toolkit's.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{
		objects: []fyne.CanvasObject{p.ground, p.mark, p.photo}, over: p,
		least: func() fyne.Size { return fyne.NewSize(p.w, p.h) },
		place: func(size fyne.Size) {
			side := min(20, size.Width, size.Height)
			p.ground.Resize(size)
			p.photo.Resize(size)
			placeIcon(p.mark, whole((size.Width-side)/2), size.Height, side)
		},
	}
}
