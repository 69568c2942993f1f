package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Pressable makes any row a button: it lights under the pointer, takes the focus,
// and is pressed by a click, Enter or Space.
type Pressable struct {
	control
	// OnSecondary gets the place of a click with the other button.
	OnSecondary func(at fyne.Position)
	// OnKey sees keys first and says whether it used them: arrows between rows.
	OnKey func(e *fyne.KeyEvent) bool

	content  fyne.CanvasObject
	run      func()
	selected bool
	ground   *canvas.Rectangle
	ring     *canvas.Rectangle
}

var _ Flowing = (*Pressable)(nil)

// Pressable makes a row of o.
func (k *Kit) Pressable(o fyne.CanvasObject, run func()) *Pressable {
	p := &Pressable{content: o, run: run}
	p.ground = canvas.NewRectangle(nil)
	p.ground.CornerRadius = look.R2
	p.ring = canvas.NewRectangle(nil)
	p.ring.CornerRadius = look.R2
	stroke(p.ring, look.Accent, ringWidth)
	p.own(k, p)
	return p
}

// Radius changes the corners of the ground; rows that reach from edge to edge
// have none.
func (p *Pressable) Radius(r float32) *Pressable {
	p.ground.CornerRadius, p.ring.CornerRadius = r, r
	return p
}

// Tip is said when the pointer rests on the row.
func (p *Pressable) Tip(text, shortcut string) *Pressable {
	p.tipText, p.tipKeys = text, shortcut
	return p
}

// Selected marks the row as the chosen one.
func (p *Pressable) Selected(on bool) {
	if p.selected != on {
		p.selected = on
		p.Refresh()
	}
}

// Disable says why the row cannot be pressed; "" lets it be pressed again.
func (p *Pressable) Disable(why string) { p.why = why; p.Refresh() }

// Press does what a click does.
func (p *Pressable) Press() {
	if p.why != "" {
		p.k.tip(p, p.why, "")
	} else if p.run != nil {
		p.run()
	}
}

// Tapped presses the row.
func (p *Pressable) Tapped(*fyne.PointEvent) { p.take(); p.Press() }

// TappedSecondary asks for the menu of the row.
func (p *Pressable) TappedSecondary(e *fyne.PointEvent) {
	if p.OnSecondary != nil {
		p.k.untip(p)
		p.OnSecondary(e.AbsolutePosition)
	}
}

// TypedKey presses the row on Enter or Space.
func (p *Pressable) TypedKey(e *fyne.KeyEvent) {
	switch {
	case p.OnKey != nil && p.OnKey(e):
	case press(e):
		p.Press()
	default:
		p.k.Keys.TypedKey(e)
	}
}

// HeightFor is that of the content.
func (p *Pressable) HeightFor(width float32) float32 { return HeightFor(p.content, width) }

func (p *Pressable) least() float32 { return leastWidth(p.content) }

func (p *Pressable) natural() float32 { return naturalWidth(p.content) }

// CreateRenderer is the toolkit's.
func (p *Pressable) CreateRenderer() fyne.WidgetRenderer {
	p.paint()
	return &drawing{
		objects: []fyne.CanvasObject{p.ground, p.content, p.ring}, over: p, paint: p.paint,
		fresh: []fyne.CanvasObject{p.ground, p.ring},
		least: func() fyne.Size { return p.content.MinSize() },
		place: func(size fyne.Size) {
			p.ground.Resize(size)
			p.content.Resize(size)
			p.ring.Resize(size)
		},
	}
}

func (p *Pressable) paint() {
	fill := look.None
	switch {
	case p.selected:
		fill = look.AccentSoft
	case p.hovered && p.why == "":
		fill = look.Hover
	}
	p.ground.FillColor = look.Now().Colour(fill)
	show(p.ground, fill != look.None)
	show(p.ring, p.focused)
}
