package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// overlay is one thing over the window: a dialog, a popup, a menu. It covers the
// window, so that nothing under it is pressed or lit, and has the focus itself
// when none of its controls has it.
type overlay struct {
	widget.BaseWidget
	k *Kit
	// ground lies over the window, see-through for all but dialogs.
	ground *canvas.Rectangle
	// parts are drawn over the ground, floor over them.
	parts []fyne.CanvasObject
	floor *fyne.Container
	// place puts the parts; it is called whenever the window has another size.
	place func(window fyne.Size)
	// inside says whether a place belongs to what is shown; outside is called
	// for a click elsewhere.
	inside  func(fyne.Position) bool
	outside func()
	// moved hears of the pointer, typed of letters.
	moved func(fyne.Position)
	typed func(rune)
	// key and shortcut take what no control in the overlay had a use for.
	key      func(*fyne.KeyEvent) bool
	shortcut func(fyne.Shortcut) bool
	// closed is told when the overlay has gone.
	closed func()
	// before is the canvas's own hook for keys.
	before func(*fyne.KeyEvent)
	taking bool
}

var (
	_ fyne.Focusable         = (*overlay)(nil)
	_ fyne.Disableable       = (*overlay)(nil)
	_ fyne.Shortcutable      = (*overlay)(nil)
	_ fyne.Tabbable          = (*overlay)(nil)
	_ fyne.Tappable          = (*overlay)(nil)
	_ fyne.SecondaryTappable = (*overlay)(nil)
	_ desktop.Mouseable      = (*overlay)(nil)
	_ desktop.Hoverable      = (*overlay)(nil)
)

func (k *Kit) newOverlay(parts ...fyne.CanvasObject) *overlay {
	o := &overlay{k: k, ground: canvas.NewRectangle(look.Now().Colour(look.None)), parts: parts, floor: &fyne.Container{Layout: loose{}}}
	o.ExtendBaseWidget(o)
	return o
}

// CreateRenderer is the toolkit's.
func (o *overlay) CreateRenderer() fyne.WidgetRenderer {
	objects := append([]fyne.CanvasObject{o.ground}, o.parts...)
	return &drawing{
		objects: append(objects, o.floor),
		least:   func() fyne.Size { return fyne.Size{} },
		place: func(size fyne.Size) {
			o.ground.Resize(size)
			o.floor.Resize(size)
			o.place(size)
		},
		over: o,
	}
}

// take gives the focus to the overlay itself.
func (o *overlay) take() {
	o.taking = true
	o.k.Focus(o)
	o.taking = false
}

// Disabled keeps the overlay out of the Tab order: there it would be a stop that
// nobody sees. Only take gets by.
func (o *overlay) Disabled() bool { return !o.taking }

// Enable and Disable are the toolkit's; see Disabled.
func (o *overlay) Enable() {}

// Disable does nothing.
func (o *overlay) Disable() {}

// AcceptsTab keeps Tab where there are letters to type and no controls: a menu.
func (o *overlay) AcceptsTab() bool { return o.typed != nil }

// FocusGained draws nothing: the ring is for controls.
func (o *overlay) FocusGained() {}

// FocusLost draws nothing.
func (o *overlay) FocusLost() {}

// TypedRune takes a letter that no control took.
func (o *overlay) TypedRune(r rune) {
	if o.typed != nil {
		o.typed(r)
	}
}

// TypedKey takes a key that no control took.
func (o *overlay) TypedKey(e *fyne.KeyEvent) { o.k.Keys.TypedKey(e) }

// TypedShortcut takes a shortcut that no control took.
func (o *overlay) TypedShortcut(s fyne.Shortcut) { o.k.Keys.TypedShortcut(s) }

// MouseDown takes the focus from the control that had it.
func (o *overlay) MouseDown(*desktop.MouseEvent) { o.take() }

// MouseUp does nothing: what closes on a click must not go before the toolkit
// has done with the click, or it takes the focus from the text below.
func (o *overlay) MouseUp(*desktop.MouseEvent) {}

// Tapped closes what closes by a click elsewhere.
func (o *overlay) Tapped(e *fyne.PointEvent) { o.tapped(e) }

// TappedSecondary is the same for the other button.
func (o *overlay) TappedSecondary(e *fyne.PointEvent) { o.tapped(e) }

func (o *overlay) tapped(e *fyne.PointEvent) {
	if o.outside != nil && !o.inside(e.Position) {
		o.outside()
	}
}

// MouseIn keeps the pointer from what lies below.
func (o *overlay) MouseIn(e *desktop.MouseEvent) { o.MouseMoved(e) }

// MouseMoved tells who wants to know.
func (o *overlay) MouseMoved(e *desktop.MouseEvent) {
	if o.moved != nil {
		o.moved(e.Position)
	}
}

// MouseOut does nothing.
func (o *overlay) MouseOut() {}

// within says whether a place lies on an object of the overlay.
func within(o fyne.CanvasObject, at fyne.Position) bool {
	p, s := o.Position(), o.Size()
	return at.X >= p.X && at.Y >= p.Y && at.X < p.X+s.Width && at.Y < p.Y+s.Height
}
