package review

import (
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// thread is the mark of an entry and the line that leads to the one below.
type thread struct {
	widget.BaseWidget
	mark *kit.Icon
	line *canvas.Rectangle
}

const (
	threadMark = 12
	threadTop  = 4
)

func newThread(mark *kit.Icon, line *canvas.Rectangle) *thread {
	t := &thread{mark: mark, line: line}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer is the toolkit's.
func (t *thread) CreateRenderer() fyne.WidgetRenderer { return &threadView{t} }

type threadView struct{ t *thread }

func (v *threadView) MinSize() fyne.Size { return fyne.NewSize(threadMark, threadMark+threadTop) }
func (v *threadView) Refresh()           { v.Layout(v.t.Size()) }
func (v *threadView) Destroy()           {}
func (v *threadView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.t.line, v.t.mark}
}

// Layout draws the line past the end of the row: rows have room between them.
func (v *threadView) Layout(size fyne.Size) {
	v.t.mark.Move(fyne.NewPos(0, threadTop))
	v.t.mark.Resize(fyne.NewSquareSize(threadMark))
	v.t.line.Move(fyne.NewPos(threadMark/2, threadTop+threadMark+4))
	v.t.line.Resize(fyne.NewSize(1, max(size.Height-threadMark-2, 0)))
}
