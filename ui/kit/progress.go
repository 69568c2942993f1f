package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Progress is the line of a long work: what is being done, how much of it, how
// long it will take, and the way to stop it.
type Progress struct {
	*Stack
	text, left *Text
	bar        *bar
}

// Progress makes one; without stop it cannot be stopped.
func (k *Kit) Progress(stop func()) *Progress {
	p := &Progress{
		text: k.Text("", look.Small, look.Ink).Lines(1),
		left: k.Text("", look.Small, look.Ink2).Lines(1),
		bar:  newBar(look.Accent),
	}
	said := Column(6, Row(look.S2, Grow(p.text), p.left), p.bar)
	var button fyne.CanvasObject
	if stop != nil {
		button = k.Button(Secondary, k.Say("kit.stop", nil), stop).Small()
	}
	p.Stack = Row(look.S3, Grow(said), button).as(p)
	return p
}

// Set says what is being done, how much of all is done, and what is left to
// wait, in words. With all 0 nobody knows how much there is.
func (p *Progress) Set(text string, done, all int, left string) {
	p.text.Set(text)
	p.left.Set(left)
	p.bar.set(done, all)
	p.Refresh()
}

// bar is a part of a whole.
type bar struct {
	widget.BaseWidget
	part       float32
	rail, done *canvas.Rectangle
}

func newBar(t look.Token) *bar {
	b := &bar{rail: canvas.NewRectangle(look.Now().Colour(look.Line)), done: canvas.NewRectangle(look.Now().Colour(t))}
	b.rail.CornerRadius, b.done.CornerRadius = barHeight/2, barHeight/2
	b.ExtendBaseWidget(b)
	return b
}

const barHeight = 6

func (b *bar) set(done, all int) {
	b.part = 0
	if all > 0 {
		b.part = clamp(float32(done)/float32(all), 0, 1)
	}
	b.Refresh()
}

// CreateRenderer is the toolkit's.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{
		objects: []fyne.CanvasObject{b.rail, b.done}, over: b,
		least: func() fyne.Size { return fyne.NewSize(0, barHeight) },
		place: func(size fyne.Size) {
			b.rail.Resize(size)
			b.done.Resize(fyne.NewSize(whole(size.Width*b.part), size.Height))
			show(b.done, b.part > 0)
		},
	}
}
