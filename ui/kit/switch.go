package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Switch turns something on or off at once. Its word stands beside it.
type Switch struct {
	control
	on     bool
	change func(bool)

	plate *plate
	knob  *canvas.Rectangle
	ring  *canvas.Rectangle
}

var _ focusable = (*Switch)(nil)

// Switch makes one; change hears of what a person does.
func (k *Kit) Switch(on bool, change func(bool)) *Switch {
	s := &Switch{on: on, change: change}
	s.own(k, s)
	return s
}

// On says whether it is on.
func (s *Switch) On() bool { return s.on }

// SetOn turns it without calling change.
func (s *Switch) SetOn(on bool) {
	if s.on != on {
		s.on = on
		s.Refresh()
	}
}

// Tip is said when the pointer rests on it: the switch has no word of its own.
func (s *Switch) Tip(text, shortcut string) *Switch {
	s.tipText, s.tipKeys = text, shortcut
	return s
}

// Disable closes it for a reason; "" opens it.
func (s *Switch) Disable(why string) { s.why = why; s.Refresh() }

func (s *Switch) turn() {
	if s.why != "" {
		s.k.tip(s, s.why, "")
		return
	}
	s.SetOn(!s.on)
	if s.change != nil {
		s.change(s.on)
	}
}

// Tapped turns it.
func (s *Switch) Tapped(*fyne.PointEvent) { s.take(); s.turn() }

// TypedKey turns it with Space or Enter.
func (s *Switch) TypedKey(e *fyne.KeyEvent) {
	if press(e) {
		s.turn()
		return
	}
	s.k.Keys.TypedKey(e)
}

// The size of a switch.
const switchWidth, switchHeight = 32, 18

// CreateRenderer is the toolkit's.
func (s *Switch) CreateRenderer() fyne.WidgetRenderer {
	s.plate, s.knob, s.ring = newPlate(), canvas.NewRectangle(nil), newRing(switchHeight/2)
	s.paint()
	return &drawing{
		objects: append(s.plate.objects(), s.knob, s.ring), over: s, place: s.place, paint: s.paint,
		least: func() fyne.Size { return fyne.NewSize(switchWidth, switchHeight) },
	}
}

func (s *Switch) paint() {
	knob := look.FieldLine
	switch {
	case s.why != "":
		s.plate.set(look.None, look.Line, 1, switchHeight/2)
	case s.on && s.hovered:
		s.plate.set(look.AccentHover, look.None, 1, switchHeight/2)
		knob = look.OnAccent
	case s.on:
		s.plate.set(look.Accent, look.None, 1, switchHeight/2)
		knob = look.OnAccent
	default:
		s.plate.set(look.Field, look.FieldLine, 1, switchHeight/2)
	}
	s.knob.FillColor = look.Now().Colour(knob)
	show(s.ring, s.focused)
}

func (s *Switch) place(size fyne.Size) {
	at := fyne.NewPos(whole((size.Width-switchWidth)/2), whole((size.Height-switchHeight)/2))
	whole := fyne.NewSize(switchWidth, switchHeight)
	s.plate.place(at, whole)
	placeRing(s.ring, at, whole)
	const side = switchHeight - 4
	s.knob.CornerRadius = side / 2
	s.knob.Resize(fyne.NewSquareSize(side))
	left := float32(2)
	if s.on {
		left = switchWidth - side - 2
	}
	s.knob.Move(at.AddXY(left, 2))
}
