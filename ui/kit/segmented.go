package kit

import (
	"slices"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Option is one of several things to choose.
type Option struct{ Value, Label string }

// labelOf is what a value is called; a value that is not among the options has
// no name.
func labelOf(options []Option, value string) string {
	if i := indexOf(options, value); i >= 0 {
		return options[i].Label
	}
	return ""
}

func indexOf(options []Option, value string) int {
	return slices.IndexFunc(options, func(o Option) bool { return o.Value == value })
}

// Segmented shows a few options side by side, of which one is chosen.
type Segmented struct {
	control
	options []Option
	value   string
	change  func(string)
	icons   []look.Icon
	under   int // the option under the pointer
	height  float32

	plate  *plate
	ring   *canvas.Rectangle
	chosen *canvas.Rectangle
	lines  []*canvas.Rectangle
	labels []*canvas.Text
	images []*canvas.Image
}

var _ focusable = (*Segmented)(nil)

// Segmented makes a choice; change gets the value a person chose.
func (k *Kit) Segmented(options []Option, value string, change func(string)) *Segmented {
	s := &Segmented{options: options, value: value, change: change, height: 32}
	s.own(k, s)
	return s
}

// Small makes the choice 28 high.
func (s *Segmented) Small() *Segmented { s.height = 28; s.Refresh(); return s }

// Large makes the choice 40 high.
func (s *Segmented) Large() *Segmented { s.height = 40; s.Refresh(); return s }

// WithIcons shows an icon for each option in the place of its label, which is said
// when the pointer rests on it.
func (s *Segmented) WithIcons(icons ...look.Icon) *Segmented {
	s.icons = icons
	for i, img := range s.images {
		repaint(img, s.icon(i), look.Ink2, look.Field)
	}
	s.Refresh()
	return s
}

// Value that is chosen.
func (s *Segmented) Value() string { return s.value }

// SetValue chooses without calling change.
func (s *Segmented) SetValue(v string) {
	if s.value != v {
		s.value = v
		s.Refresh()
	}
}

// Disable closes the choice for a reason; "" opens it.
func (s *Segmented) Disable(why string) { s.why = why; s.Refresh() }

func (s *Segmented) choose(i int) {
	if s.why != "" {
		s.k.tip(s, s.why, "")
		return
	}
	if i < 0 || i >= len(s.options) || s.options[i].Value == s.value {
		return
	}
	s.SetValue(s.options[i].Value)
	if s.change != nil {
		s.change(s.value)
	}
}

// Tapped chooses what was clicked.
func (s *Segmented) Tapped(e *fyne.PointEvent) {
	s.take()
	s.choose(s.at(e.Position.X))
}

// at is the option at a place.
func (s *Segmented) at(x float32) int {
	for i, end := range s.edges() {
		if x < end {
			return i
		}
	}
	return len(s.options) - 1
}

// MouseIn and MouseMoved say what an icon stands for.
func (s *Segmented) MouseIn(e *desktop.MouseEvent) {
	s.under = -1
	s.control.MouseIn(e)
	s.MouseMoved(e)
}

// MouseMoved says what the icon under the pointer stands for.
func (s *Segmented) MouseMoved(e *desktop.MouseEvent) {
	if i := s.at(e.Position.X); i != s.under && s.why == "" && s.icon(i) != "" {
		s.under = i
		s.k.tip(s, s.options[i].Label, "")
	}
}

// TypedKey goes to the neighbour with an arrow.
func (s *Segmented) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.choose(indexOf(s.options, s.value) - 1)
	case fyne.KeyRight, fyne.KeyDown:
		s.choose(indexOf(s.options, s.value) + 1)
	default:
		s.k.Keys.TypedKey(e)
	}
}
