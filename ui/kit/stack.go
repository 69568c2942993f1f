package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Flowing is an object whose height follows from its width, as that of a text
// that wraps.
type Flowing interface {
	fyne.CanvasObject
	// HeightFor is the height that the object needs at a width.
	HeightFor(width float32) float32
}

// HeightFor is the height an object needs at a width: its own answer when it is
// Flowing, else its least height.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	if f, ok := o.(Flowing); ok {
		return f.HeightFor(width)
	}
	return o.MinSize().Height
}

// wide is an object that would like to be wider than it must be: a text, which
// would rather not wrap.
type wide interface{ natural() float32 }

// leastWidth is that of the least size. Of a Stack it is asked without the height:
// that of each level would ask for all levels below again.
func leastWidth(o fyne.CanvasObject) float32 {
	if s, ok := o.(interface{ least() float32 }); ok {
		return s.least()
	}
	return o.MinSize().Width
}

// naturalWidth is the width at which an object looks best.
func naturalWidth(o fyne.CanvasObject) float32 {
	if w, ok := o.(wide); ok {
		return w.natural()
	}
	return o.MinSize().Width
}

// NaturalWidth is the width at which an object looks best: that of a text which
// is not cut.
func NaturalWidth(o fyne.CanvasObject) float32 { return naturalWidth(o) }

// arrangement is how a Stack places what is visible in it.
type arrangement interface {
	// least is the width below which the objects are cut off.
	least(objects []fyne.CanvasObject) float32
	// natural is the width at which they look best.
	natural(objects []fyne.CanvasObject) float32
	// height is what they need at a width.
	height(objects []fyne.CanvasObject, width float32) float32
	place(objects []fyne.CanvasObject, size fyne.Size)
}

// Stack holds objects and places them; Column, Row, Flow and Grid make it. It is
// Flowing, and hidden objects take no room: Refresh it after hiding or showing
// one.
type Stack struct {
	widget.BaseWidget
	objects []fyne.CanvasObject
	how     arrangement
	// self is what the toolkit knows it as: itself, or the control it is in.
	self fyne.Widget
}

var _ Flowing = (*Stack)(nil)

func newStack(how arrangement, objects ...fyne.CanvasObject) *Stack {
	s := &Stack{how: how, objects: present(objects)}
	s.self = s
	s.ExtendBaseWidget(s)
	return s
}

// as makes a stack part of a control that embeds it: the toolkit must know one
// widget and not two, or it finds neither focus nor canvas in it.
func (s *Stack) as(self fyne.Widget) *Stack {
	made := &Stack{how: s.how, objects: s.objects, self: self}
	made.ExtendBaseWidget(self)
	return made
}

// present leaves out what is nil: callers put optional parts in place.
func present(objects []fyne.CanvasObject) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(objects))
	for _, o := range objects {
		if o != nil {
			out = append(out, o)
		}
	}
	return out
}

// Set replaces the objects; nil ones are left out.
func (s *Stack) Set(objects ...fyne.CanvasObject) {
	s.objects = present(objects)
	s.Refresh()
}

// Objects that the stack holds.
func (s *Stack) Objects() []fyne.CanvasObject { return s.objects }

// HeightFor is the height of all visible objects at a width.
func (s *Stack) HeightFor(width float32) float32 {
	shown := s.shown()
	if len(shown) == 0 {
		return 0
	}
	return s.how.height(shown, width)
}

func (s *Stack) least() float32 {
	shown := s.shown()
	if len(shown) == 0 {
		return 0
	}
	return s.how.least(shown)
}

func (s *Stack) natural() float32 {
	shown := s.shown()
	if len(shown) == 0 {
		return 0
	}
	return s.how.natural(shown)
}

func (s *Stack) shown() []fyne.CanvasObject {
	for i, o := range s.objects {
		if !o.Visible() {
			shown := append([]fyne.CanvasObject{}, s.objects[:i]...)
			for _, o := range s.objects[i+1:] {
				if o.Visible() {
					shown = append(shown, o)
				}
			}
			return shown
		}
	}
	return s.objects
}

// CreateRenderer is the toolkit's.
func (s *Stack) CreateRenderer() fyne.WidgetRenderer { return &stackRenderer{s} }

type stackRenderer struct{ s *Stack }

func (r *stackRenderer) Destroy() {}

func (r *stackRenderer) Objects() []fyne.CanvasObject { return r.s.objects }

func (r *stackRenderer) Layout(size fyne.Size) {
	if shown := r.s.shown(); len(shown) > 0 {
		r.s.how.place(shown, size)
	}
}

// MinSize answers for the width the stack has now: that is how the toolkit
// notices that a text inside grew a line.
func (r *stackRenderer) MinSize() fyne.Size {
	shown := r.s.shown()
	if len(shown) == 0 {
		return fyne.Size{}
	}
	width := r.s.Size().Width
	if width == 0 {
		width = r.s.how.natural(shown)
	}
	return fyne.NewSize(r.s.how.least(shown), r.s.how.height(shown, width))
}

func (r *stackRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s.self)
}
