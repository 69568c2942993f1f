package editor

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Measures of a scroll bar, in units.
const (
	barZone  = 12
	barThin  = 4
	barWide  = 8
	barLeast = 32
)

// bar is the scroll bar of a page: thin until the mouse is on it.
type bar struct {
	widget.BaseWidget
	thumb              *canvas.Rectangle
	scroll             func(float32)
	view, offset, full float32
	over               bool
}

var (
	_ fyne.Draggable    = (*bar)(nil)
	_ desktop.Hoverable = (*bar)(nil)
)

func newBar(l look.Look, scroll func(float32)) *bar {
	b := &bar{thumb: canvas.NewRectangle(l.Colour(look.FieldLine)), scroll: scroll}
	b.ExtendBaseWidget(b)
	return b
}

// set says how much of how much is seen, from where.
func (b *bar) set(page fyne.Size, offset, full float32) {
	b.view, b.offset, b.full = page.Height, offset, full
	b.Move(fyne.NewPos(page.Width-barZone, 0))
	b.BaseWidget.Resize(fyne.NewSize(barZone, page.Height))
	b.thumb.Hidden = full <= page.Height
	if b.thumb.Hidden {
		return
	}
	width := float32(barThin)
	if b.over {
		width = barWide
	}
	length := b.length()
	b.thumb.CornerRadius = width / 2
	b.thumb.Move(fyne.NewPos(barZone-width-2, offset/(full-page.Height)*(page.Height-length)))
	b.thumb.Resize(fyne.NewSize(width, length))
}

func (b *bar) length() float32 { return max(b.view*b.view/b.full, barLeast) }

func (b *bar) hover(over bool) {
	b.over = over
	b.set(fyne.NewSize(b.Position().X+barZone, b.view), b.offset, b.full)
	canvas.Refresh(b.thumb)
}

// MouseIn makes the bar wide enough to hold.
func (b *bar) MouseIn(*desktop.MouseEvent) { b.hover(true) }

// MouseMoved is nothing to it.
func (b *bar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut makes it thin again.
func (b *bar) MouseOut() { b.hover(false) }

// Dragged scrolls by the thumb.
func (b *bar) Dragged(ev *fyne.DragEvent) {
	if room := b.view - b.length(); room > 0 {
		b.scroll(b.offset + ev.Dragged.DY/room*(b.full-b.view))
	}
}

// DragEnd is nothing to it.
func (b *bar) DragEnd() {}

// CreateRenderer is for the toolkit.
func (b *bar) CreateRenderer() fyne.WidgetRenderer { return &barView{[]fyne.CanvasObject{b.thumb}} }

// barView leaves the thumb where set has put it.
type barView struct{ objects []fyne.CanvasObject }

func (v *barView) MinSize() fyne.Size           { return fyne.NewSize(barZone, barLeast) }
func (v *barView) Layout(fyne.Size)             {}
func (v *barView) Refresh()                     {}
func (v *barView) Objects() []fyne.CanvasObject { return v.objects }
func (v *barView) Destroy()                     {}
