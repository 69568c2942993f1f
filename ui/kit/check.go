package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Check is a box to tick with a word behind it.
type Check struct {
	control
	label  string
	on     bool
	change func(bool)

	plate *plate
	ring  *canvas.Rectangle
	tick  *canvas.Image
	text  *canvas.Text
}

var _ focusable = (*Check)(nil)

// Check makes a box; change hears of what a person does.
func (k *Kit) Check(label string, on bool, change func(bool)) *Check {
	c := &Check{label: label, on: on, change: change}
	c.own(k, c)
	return c
}

// Label is the word behind the box.
func (c *Check) Label() string { return c.label }

// On says whether the box is ticked.
func (c *Check) On() bool { return c.on }

// SetOn ticks the box, or not, without calling change.
func (c *Check) SetOn(on bool) {
	if c.on != on {
		c.on = on
		c.Refresh()
	}
}

// Disable closes the box for a reason; "" opens it.
func (c *Check) Disable(why string) { c.why = why; c.Refresh() }

func (c *Check) turn() {
	if c.why != "" {
		c.k.tip(c, c.why, "")
		return
	}
	c.SetOn(!c.on)
	if c.change != nil {
		c.change(c.on)
	}
}

// Tapped ticks the box, or takes the tick away.
func (c *Check) Tapped(*fyne.PointEvent) { c.take(); c.turn() }

// TypedKey does the same with Space or Enter.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if press(e) {
		c.turn()
		return
	}
	c.k.Keys.TypedKey(e)
}

// Measures of a box.
const checkSide, checkGap, tickSide = 16, 7, 12

// CreateRenderer is the toolkit's.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	c.plate, c.ring = newPlate(), newRing(3)
	c.tick = picture("check", look.OnAccent, look.Accent)
	c.text = faceOf(look.Now().Type(look.Interface), false, false).line(c.label, look.Ink)
	c.paint()
	return &drawing{
		objects: append(c.plate.objects(), c.tick, c.text, c.ring), over: c, least: c.least, place: c.place, paint: c.paint,
	}
}

func (c *Check) paint() {
	ink := look.Ink
	switch {
	case c.why != "":
		c.plate.set(look.None, look.Line, 1, 3)
		ink = look.Ink3
		repaint(c.tick, "check", look.Ink3, look.Panel)
	case c.on:
		fill := look.Accent
		if c.hovered {
			fill = look.AccentHover
		}
		c.plate.set(fill, look.None, 1, 3)
		repaint(c.tick, "check", look.OnAccent, look.Accent)
	case c.hovered:
		c.plate.set(look.Hover, look.FieldLine, 1, 3)
	default:
		c.plate.set(look.Field, look.FieldLine, 1, 3)
	}
	c.text.Color = look.Now().Colour(ink)
	show(c.tick, c.on)
	show(c.ring, c.focused)
}

func (c *Check) least() fyne.Size {
	w := float32(checkSide)
	if c.label != "" {
		w += checkGap + c.text.MinSize().Width
	}
	return fyne.NewSize(whole(w+0.5), max(look.Now().Type(look.Interface).Line, 20))
}

func (c *Check) place(size fyne.Size) {
	at := fyne.NewPos(0, whole((size.Height-checkSide)/2))
	c.plate.place(at, fyne.NewSquareSize(checkSide))
	putIcon(c.tick, at.AddXY(2, 2), tickSide)
	placeRing(c.ring, at, fyne.NewSquareSize(checkSide))
	putText(c.text, checkSide+checkGap, 0, size.Height)
}
