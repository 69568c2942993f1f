package inspector

import (
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// sign is a small button that is nothing but an icon, 24 high.
func (i *Inspector) sign(icon look.Icon, size float32, t look.Token, tip, keys string, run func()) *kit.Pressable {
	side := look.Now().Scaled(24)
	return i.k.Pressable(kit.Fixed(side, side, i.k.Icon(icon, size, t)), run).Radius(look.R1).Tip(tip, keys)
}

// plain is the renderer of a widget whose parts are all as large as itself.
type plain struct {
	objects []fyne.CanvasObject
	least   fyne.Size
	over    fyne.CanvasObject
}

func (p *plain) Destroy()                     {}
func (p *plain) MinSize() fyne.Size           { return p.least }
func (p *plain) Objects() []fyne.CanvasObject { return p.objects }
func (p *plain) Refresh()                     { canvas.Refresh(p.over) }

func (p *plain) Layout(size fyne.Size) {
	for _, o := range p.objects {
		o.Resize(size)
	}
}

// loose holds one object and leaves it where it was put.
type loose struct {
	widget.BaseWidget
	o fyne.CanvasObject
}

func newLoose(o fyne.CanvasObject) *loose {
	l := &loose{o: o}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer is the toolkit's.
func (l *loose) CreateRenderer() fyne.WidgetRenderer { return &looseRenderer{plain{over: l}, l.o} }

type looseRenderer struct {
	plain
	o fyne.CanvasObject
}

func (r *looseRenderer) Layout(fyne.Size)             {}
func (r *looseRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.o} }

// shaped gives an object the height that its width needs for a ratio.
type shaped struct {
	widget.BaseWidget
	o    fyne.CanvasObject
	a, b float32
}

var _ kit.Flowing = (*shaped)(nil)

func newShaped(o fyne.CanvasObject, a, b int) *shaped {
	s := &shaped{o: o, a: float32(a), b: float32(b)}
	s.ExtendBaseWidget(s)
	return s
}

// HeightFor keeps the ratio, in whole units.
func (s *shaped) HeightFor(width float32) float32 { return float32(int(width*s.b/s.a + 0.5)) }

// CreateRenderer is the toolkit's.
func (s *shaped) CreateRenderer() fyne.WidgetRenderer { return &shapedRenderer{plain{over: s}, s} }

type shapedRenderer struct {
	plain
	s *shaped
}

func (r *shapedRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.o} }
func (r *shapedRenderer) Layout(size fyne.Size)        { r.s.o.Resize(size) }

func (r *shapedRenderer) MinSize() fyne.Size {
	return fyne.NewSize(64, r.s.HeightFor(max(r.s.Size().Width, 64)))
}
