package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// textWindow shows the part of a text that the toolkit's scroller has chosen,
// with our caret on it, and nothing outside.
type textWindow struct {
	widget.BaseWidget
	scroll *container.Scroll
	caret  *canvas.Rectangle
}

func newTextWindow(scroll *container.Scroll) *textWindow {
	w := &textWindow{scroll: scroll, caret: canvas.NewRectangle(look.Now().Colour(look.Accent))}
	w.caret.Hide()
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer is the toolkit's.
func (w *textWindow) CreateRenderer() fyne.WidgetRenderer {
	return clipped{&drawing{
		objects: []fyne.CanvasObject{w.scroll.Content, w.caret}, over: w,
		least: func() fyne.Size { return fyne.Size{} },
		place: func(fyne.Size) {}, // the scroller has placed the text
	}}
}

// clipped is a drawing of which nothing outside is seen. It is not a scroller:
// a wheel over a field moves the page.
type clipped struct{ *drawing }

// IsClip tells the toolkit.
func (clipped) IsClip() {}
