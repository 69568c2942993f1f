package kit

import (
	"testing"
	"time"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// stage is a window for a test: a text that has the keyboard at first, what the
// test puts beside it, and a clock that the test moves.
type stage struct {
	t    *testing.T
	k    *Kit
	c    fyne.Canvas
	win  fyne.Window
	text *writer
	// keys that reached the window.
	keys *heard
	// waits that Later was asked for and that were not stopped.
	waits []*wait
	mods  fyne.KeyModifier
	// pressed is what a mouse button went down on.
	pressed fyne.CanvasObject
}

type wait struct {
	after time.Duration
	run   func()
}

// newStage shows content, nil for nothing but the text, in a window of 1000 by 700.
func newStage(t *testing.T, content func(k *Kit) fyne.CanvasObject) *stage {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{})
	s := &stage{t: t, keys: &heard{}, text: newWriter()}
	s.k = New(Options{
		Keys: s.keys, Later: s.later, Canvas: func() fyne.Canvas { return s.c },
		Modifiers: func() fyne.KeyModifier { return s.mods },
		Post:      func(run func()) { s.later(0, run) },
	})
	var all fyne.CanvasObject = s.text
	if content != nil {
		all = Border(nil, s.text, nil, nil, content(s.k))
	}
	s.win = test.NewTempWindow(t, Over(all, s.k.Layer()))
	s.win.SetPadded(false)
	s.c = s.win.Canvas()
	s.win.Resize(fyne.NewSize(1000, 700))
	s.c.Focus(s.text)
	return s
}

func (s *stage) later(d time.Duration, run func()) (stop func()) {
	w := &wait{d, run}
	s.waits = append(s.waits, w)
	return func() { s.forget(w) }
}

func (s *stage) forget(w *wait) {
	for i, other := range s.waits {
		if other == w {
			s.waits = append(s.waits[:i:i], s.waits[i+1:]...)
		}
	}
}

// pass lets everything happen that waits no longer than d.
func (s *stage) pass(d time.Duration) {
	due := append([]*wait(nil), s.waits...)
	for _, w := range due {
		if w.after <= d {
			s.forget(w)
			w.run()
		}
	}
}

// key presses a key as the toolkit does: it goes to what has the focus, or else
// to the canvas.
func (s *stage) key(names ...fyne.KeyName) {
	for _, name := range names {
		e := &fyne.KeyEvent{Name: name}
		if f := s.c.Focused(); f != nil {
			f.TypedKey(e)
		} else if hook := s.c.OnTypedKey(); hook != nil {
			hook(e)
		}
	}
}

// ctrl presses a key with Ctrl.
func (s *stage) ctrl(name fyne.KeyName) {
	if f, ok := s.c.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault})
	}
}

// click presses and releases the primary button, in the order in which the
// toolkit's desktop driver does things (window.go, processMouseClicked): its
// test driver leaves out that a click elsewhere takes the focus away.
func (s *stage) click(x, y float32, mods ...fyne.KeyModifier) {
	s.down(x, y, desktop.MouseButtonPrimary, mods...)
	s.up(x, y, desktop.MouseButtonPrimary, mods...)
}

func (s *stage) down(x, y float32, b desktop.MouseButton, mods ...fyne.KeyModifier) {
	o, e := s.hit(x, y, b, mods)
	if m, ok := o.(desktop.Mouseable); ok {
		m.MouseDown(e)
	}
	s.unfocus(o, x, y)
	_, first := o.(fyne.Tappable)
	if _, second := o.(fyne.SecondaryTappable); first || second {
		s.pressed = o
	}
}

func (s *stage) up(x, y float32, b desktop.MouseButton, mods ...fyne.KeyModifier) {
	o, e := s.hit(x, y, b, mods)
	if m, ok := o.(desktop.Mouseable); ok {
		m.MouseUp(e)
	}
	s.unfocus(o, x, y)
	pressed := s.pressed
	s.pressed = nil
	if pressed == nil || pressed != o {
		return
	}
	if tap, ok := o.(fyne.SecondaryTappable); ok && b == desktop.MouseButtonSecondary {
		tap.TappedSecondary(&e.PointEvent)
	}
	if tap, ok := o.(fyne.Tappable); ok && b == desktop.MouseButtonPrimary {
		tap.Tapped(&e.PointEvent)
	}
}

func (s *stage) hit(x, y float32, b desktop.MouseButton, mods []fyne.KeyModifier) (fyne.CanvasObject, *desktop.MouseEvent) {
	o, at := s.find(x, y, func(o fyne.CanvasObject) bool {
		switch o.(type) {
		case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
			return true
		}
		return false
	})
	e := &desktop.MouseEvent{Button: b, PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: fyne.NewPos(x, y)}}
	for _, m := range mods {
		e.Modifier |= m
	}
	return o, e
}

// unfocus is what the toolkit does on every press and release.
func (s *stage) unfocus(o fyne.CanvasObject, x, y float32) {
	focused := s.c.Focused()
	if f, ok := o.(fyne.Focusable); ok && f == focused {
		return
	}
	if under, _ := s.find(x, y, func(o fyne.CanvasObject) bool { f, ok := o.(fyne.Focusable); return ok && f == focused }); under == nil {
		s.c.Unfocus()
	}
}

// point moves the pointer.
func (s *stage) point(x, y float32) { test.MoveMouse(s.c, fyne.NewPos(x, y)) }

// find gives the deepest object at a place that matches, as the toolkit does.
func (s *stage) find(x, y float32, matches func(fyne.CanvasObject) bool) (found fyne.CanvasObject, at fyne.Position) {
	root := s.c.Overlays().Top()
	if root == nil {
		root = s.c.Content()
	}
	var walk func(o fyne.CanvasObject, from fyne.Position)
	walk = func(o fyne.CanvasObject, from fyne.Position) {
		if !o.Visible() {
			return
		}
		p := from.Add(o.Position())
		inside := within(o, fyne.NewPos(x-from.X, y-from.Y))
		if inside && matches(o) {
			found, at = o, fyne.NewPos(x-p.X, y-p.Y)
		}
		if _, clips := o.(fyne.Scrollable); clips && !inside {
			return
		}
		for _, child := range children(o) {
			walk(child, p)
		}
	}
	walk(root, fyne.Position{})
	return found, at
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// middle of an object in the window.
func (s *stage) middle(o fyne.CanvasObject) (x, y float32) {
	p := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return p.X + o.Size().Width/2, p.Y + o.Size().Height/2
}

// says gathers the words of a part of the window, in the order they are drawn.
func says(o fyne.CanvasObject) (words string) {
	if t, ok := o.(interface{ Content() string }); ok {
		return t.Content() + "\n"
	}
	if b, ok := o.(*Button); ok {
		return b.Label() + "\n"
	}
	for _, child := range children(o) {
		if child.Visible() {
			words += says(child)
		}
	}
	return words
}

// writer stands for the text that is being written.
type writer struct {
	widget.BaseWidget
	lost  int
	typed string
}

func newWriter() *writer {
	w := &writer{}
	w.ExtendBaseWidget(w)
	return w
}

func (w *writer) FocusGained()            {}
func (w *writer) FocusLost()              { w.lost++ }
func (w *writer) TypedRune(r rune)        { w.typed += string(r) }
func (w *writer) TypedKey(*fyne.KeyEvent) {}
func (w *writer) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{over: w, least: func() fyne.Size { return fyne.NewSize(10, 200) }, place: func(fyne.Size) {}}
}

// heard are the keys that reached the window.
type heard struct {
	keys      []fyne.KeyName
	shortcuts []string
}

func (h *heard) TypedKey(e *fyne.KeyEvent) bool {
	h.keys = append(h.keys, e.Name)
	return true
}

func (h *heard) TypedShortcut(s fyne.Shortcut) bool {
	h.shortcuts = append(h.shortcuts, s.ShortcutName())
	return true
}
