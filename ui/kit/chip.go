package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Chip is a short word in a round ground: a filter that is in effect, a tag.
type Chip struct {
	control
	label       string
	icon        look.Icon
	chosen      bool
	remove, run func()

	ground, ring *canvas.Rectangle
	text         *canvas.Text
	image, cross *canvas.Image
}

var _ focusable = (*Chip)(nil)

// Chip makes one; with remove it has a cross, and Delete removes it too.
func (k *Kit) Chip(label string, remove func()) *Chip {
	c := &Chip{label: label, remove: remove}
	c.own(k, c)
	return c
}

// Press lets the chip be pressed like a button.
func (c *Chip) Press(run func()) *Chip { c.run = run; return c }

// WithIcon puts an icon before the word.
func (c *Chip) WithIcon(i look.Icon) *Chip { c.icon = i; c.Refresh(); return c }

// Chosen marks the chip as what is in effect.
func (c *Chip) Chosen(on bool) *Chip {
	if c.chosen != on {
		c.chosen = on
		c.Refresh()
	}
	return c
}

// SetLabel changes the word.
func (c *Chip) SetLabel(label string) {
	if c.label != label {
		c.label = label
		c.Refresh()
	}
}

// Label is the word.
func (c *Chip) Label() string { return c.label }

// Tip is said when the pointer rests on the chip.
func (c *Chip) Tip(text, shortcut string) *Chip {
	c.tipText, c.tipKeys = text, shortcut
	return c
}

// Tapped removes the chip by its cross, and presses it elsewhere.
func (c *Chip) Tapped(e *fyne.PointEvent) {
	c.take()
	switch {
	case c.remove != nil && (c.run == nil || e.Position.X > c.Size().Width-26):
		c.remove()
	case c.run != nil:
		c.run()
	}
}

// TypedKey presses it with Enter or Space and removes it with Delete.
func (c *Chip) TypedKey(e *fyne.KeyEvent) {
	deletes := e.Name == fyne.KeyDelete || e.Name == fyne.KeyBackspace
	switch {
	case press(e) && c.run != nil:
		c.run()
	case (deletes || press(e)) && c.remove != nil:
		c.remove()
	default:
		c.k.Keys.TypedKey(e)
	}
}

// Sizes of a chip.
const (
	chipHeight = 24
	chipPad    = 10
	chipIcon   = 12
)

// CreateRenderer is the toolkit's.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	c.ground, c.ring = canvas.NewRectangle(nil), newRing(chipHeight/2)
	c.ground.CornerRadius = chipHeight / 2
	c.text = c.face().line(c.label, look.Ink)
	c.image, c.cross = picture("", look.Ink, look.Hover), picture("", look.Ink, look.Hover)
	c.paint()
	return &drawing{
		objects: []fyne.CanvasObject{c.ground, c.image, c.text, c.cross, c.ring}, over: c,
		least: c.least, place: c.place, paint: c.paint,
	}
}

func (c *Chip) face() face { return faceOf(look.Now().Type(look.Small), false, false) }

func (c *Chip) paint() {
	fill, ink := look.Hover, look.Ink
	if c.chosen {
		fill, ink = look.AccentSoft, look.Accent
	}
	if c.hovered && (c.run != nil || c.remove != nil) {
		if c.chosen {
			fill = look.Selection
		} else {
			fill = look.Line
		}
	}
	l := look.Now()
	c.ground.FillColor = l.Colour(fill)
	c.text.Text, c.text.Color = c.label, l.Colour(ink)
	side := look.Ink2
	if c.chosen {
		side = look.Accent
	}
	repaint(c.image, c.icon, side, fill)
	if c.remove != nil {
		repaint(c.cross, "close", side, fill)
	}
	show(c.image, c.icon != "")
	show(c.cross, c.remove != nil)
	show(c.ring, c.focused)
}

func (c *Chip) least() fyne.Size {
	w := 2*chipPad + c.face().width(c.label)
	if c.icon != "" {
		w += chipIcon + look.S1
	}
	if c.remove != nil {
		w += chipIcon + look.S1
	}
	return fyne.NewSize(whole(w+0.5), look.Now().Scaled(chipHeight))
}

func (c *Chip) place(size fyne.Size) {
	c.ground.CornerRadius = size.Height / 2
	c.ground.Resize(size)
	placeRing(c.ring, fyne.Position{}, size)
	c.ring.CornerRadius = size.Height/2 + 2*ringWidth
	x := float32(chipPad)
	if c.icon != "" {
		x = placeIcon(c.image, x, size.Height, chipIcon) - iconGap + look.S1
	}
	putText(c.text, x, 0, size.Height)
	placeIcon(c.cross, size.Width-chipPad-chipIcon, size.Height, chipIcon)
}
