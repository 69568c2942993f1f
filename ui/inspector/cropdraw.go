package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CreateRenderer is the toolkit's.
func (v *cropView) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{v.picture}
	for _, parts := range [][4]*canvas.Rectangle{v.dark, v.thirds} {
		for _, o := range parts {
			objects = append(objects, o)
		}
	}
	objects = append(objects, v.edge)
	for _, o := range v.handles {
		objects = append(objects, o)
	}
	return &cropDrawing{v, append(objects, v.ring)}
}

// cropDrawing places the frame on the photo.
type cropDrawing struct {
	v       *cropView
	objects []fyne.CanvasObject
}

func (d *cropDrawing) Destroy()                     {}
func (d *cropDrawing) MinSize() fyne.Size           { return fyne.NewSize(320, 180) }
func (d *cropDrawing) Objects() []fyne.CanvasObject { return d.objects }

func (d *cropDrawing) Refresh() {
	d.Layout(d.v.Size())
	canvas.Refresh(d.v)
}

// Layout puts the photo, the four dark parts around the frame, thirds and handles.
func (d *cropDrawing) Layout(fyne.Size) {
	v := d.v
	by, at := v.scale()
	photo := fyne.NewSize(by*float32(v.frame.w), by*float32(v.frame.h))
	put(v.picture, at.X, at.Y, photo.Width, photo.Height)
	put(v.ring, at.X-4, at.Y-4, photo.Width+8, photo.Height+8)
	box, size := v.box()
	right, bottom := box.X+size.Width, box.Y+size.Height
	put(v.dark[0], at.X, at.Y, photo.Width, box.Y-at.Y)
	put(v.dark[1], at.X, bottom, photo.Width, at.Y+photo.Height-bottom)
	put(v.dark[2], at.X, box.Y, box.X-at.X, size.Height)
	put(v.dark[3], right, box.Y, at.X+photo.Width-right, size.Height)
	put(v.edge, box.X, box.Y, size.Width, size.Height)
	for n := range 2 {
		third := float32(n+1) / 3
		put(v.thirds[n], box.X+size.Width*third, box.Y, 1, size.Height)
		put(v.thirds[n+2], box.X, box.Y+size.Height*third, size.Width, 1)
	}
	for n, x := range []float32{box.X, right, box.X, right} {
		y := box.Y
		if n > 1 {
			y = bottom
		}
		put(v.handles[n], x-handleSide/2, y-handleSide/2, handleSide, handleSide)
	}
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}
