package kit

import (
	"weak"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// VScroll shows a part of something that is higher than the room for it. What it
// shows is as wide as the room and as high as it needs at that width.
type VScroll struct {
	widget.BaseWidget
	content fyne.CanvasObject
	bar     *scrollBar
	offset  float32
	height  float32 // of the content, at the width it has now
}

var _ fyne.Scrollable = (*VScroll)(nil)

// VScroll scrolls o.
func (k *Kit) VScroll(o fyne.CanvasObject) *VScroll {
	v := &VScroll{content: o}
	v.bar = newScrollBar(v.SetOffset)
	v.ExtendBaseWidget(v)
	k.scrolls = append(k.scrolls, weak.Make(v))
	return v
}

// Offset is how far the content is scrolled.
func (v *VScroll) Offset() float32 { return v.offset }

// SetOffset scrolls to y, or as far as there is something to show.
func (v *VScroll) SetOffset(y float32) {
	v.offset = whole(clamp(y, 0, v.height-v.Size().Height))
	v.content.Move(fyne.NewPos(0, -v.offset))
	v.bar.show(v.offset, v.height, v.Size().Height)
}

// Reveal scrolls as little as it must for an object of the content to be seen.
func (v *VScroll) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(v.content).Y
	v.see(top, top+o.Size().Height)
}

// see scrolls so that a part of the content is seen. Of what is higher than the
// room for it any part will do, or else its beginning.
func (v *VScroll) see(top, bottom float32) {
	end := v.offset + v.Size().Height
	switch {
	case bottom-top > v.Size().Height && top < end && bottom > v.offset:
	case top < v.offset || bottom-top > v.Size().Height:
		v.SetOffset(top)
	case bottom > end:
		v.SetOffset(bottom - v.Size().Height)
	}
}

// Scrolled turns the wheel.
func (v *VScroll) Scrolled(e *fyne.ScrollEvent) { v.SetOffset(v.offset - e.Scrolled.DY) }

// CreateRenderer is the toolkit's.
func (v *VScroll) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{
		objects: []fyne.CanvasObject{v.content, v.bar}, over: v,
		// The least height is small and constant: what is high scrolls.
		least: func() fyne.Size { return fyne.NewSize(leastWidth(v.content), 32) },
		place: func(size fyne.Size) {
			v.height = max(HeightFor(v.content, size.Width), size.Height)
			v.content.Resize(fyne.NewSize(size.Width, v.height))
			v.bar.Move(fyne.NewPos(size.Width-scrollBarWidth, 0))
			v.bar.Resize(fyne.NewSize(scrollBarWidth, size.Height))
			v.SetOffset(v.offset)
		},
	}
}

const scrollBarWidth = 10

// scrollBar is a handle to drag along the right edge, hidden when all is seen.
type scrollBar struct {
	widget.BaseWidget
	handle           *canvas.Rectangle
	offset, all, see float32
	move             func(offset float32)
}

var _ fyne.Draggable = (*scrollBar)(nil)

func newScrollBar(move func(float32)) *scrollBar {
	b := &scrollBar{handle: canvas.NewRectangle(look.Now().Colour(look.FieldLine)), move: move}
	b.handle.CornerRadius = 3
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// show tells the bar what is seen: so much from offset of all.
func (b *scrollBar) show(offset, all, see float32) {
	b.offset, b.all, b.see = offset, all, see
	show(b, all > see)
	b.put()
}

func (b *scrollBar) put() {
	size := b.Size()
	if b.all <= 0 {
		return
	}
	h := max(size.Height*b.see/b.all, 32)
	y := float32(0)
	if b.all > b.see {
		y = (size.Height - h) * b.offset / (b.all - b.see)
	}
	b.handle.Move(fyne.NewPos(2, y))
	b.handle.Resize(fyne.NewSize(scrollBarWidth-4, h))
}

// Dragged moves what is seen with the handle.
func (b *scrollBar) Dragged(e *fyne.DragEvent) {
	if room := b.Size().Height - b.handle.Size().Height; room > 0 {
		b.move(b.offset + e.Dragged.DY*(b.all-b.see)/room)
	}
}

// DragEnd changes nothing.
func (b *scrollBar) DragEnd() {}

// Tapped goes a page towards the click.
func (b *scrollBar) Tapped(e *fyne.PointEvent) {
	switch {
	case e.Position.Y < b.handle.Position().Y:
		b.move(b.offset - b.see)
	case e.Position.Y > b.handle.Position().Y+b.handle.Size().Height:
		b.move(b.offset + b.see)
	}
}

// CreateRenderer is the toolkit's.
func (b *scrollBar) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{
		objects: []fyne.CanvasObject{b.handle}, over: b,
		least: func() fyne.Size { return fyne.NewSize(scrollBarWidth, 32) },
		place: func(fyne.Size) { b.put() },
	}
}
