package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// control is what all focusable controls share: whether they have the focus or
// the pointer, why they cannot be used, and where foreign keys go.
type control struct {
	widget.BaseWidget
	k                *Kit
	self             focusable
	focused, hovered bool
	why              string
	tipText, tipKeys string
}

// focusable is a control as the toolkit sees it.
type focusable interface {
	fyne.Widget
	fyne.Focusable
}

// own ties the control to its outermost type, which the toolkit must know.
func (c *control) own(k *Kit, self focusable) {
	c.k, c.self = k, self
	c.ExtendBaseWidget(self)
}

// FocusGained draws the ring; a control that cannot be used says why.
func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
	c.k.Reveal(c.self)
	if c.why != "" {
		c.k.tip(c.self, c.why, "")
	}
}

// FocusLost takes the ring away.
func (c *control) FocusLost() {
	c.focused = false
	c.Refresh()
	c.k.untip(c.self)
}

// TypedRune ignores text: most controls have no use for it.
func (c *control) TypedRune(rune) {}

// TypedShortcut hands shortcuts to the window.
func (c *control) TypedShortcut(s fyne.Shortcut) { c.k.Keys.TypedShortcut(s) }

// MouseIn lights the control and says later what it is for.
func (c *control) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	c.Refresh()
	text, keys := c.tipText, c.tipKeys
	if c.why != "" {
		text, keys = c.why, ""
	}
	if text != "" {
		c.k.tip(c.self, text, keys)
	}
}

// MouseMoved changes nothing.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (c *control) MouseOut() {
	c.hovered = false
	c.Refresh()
	c.k.untip(c.self)
}

// take gives the control the focus because the pointer pressed it.
func (c *control) take() {
	c.k.untip(c.self)
	c.k.Focus(c.self)
}

// press says whether a key is one that presses what has the focus.
func press(e *fyne.KeyEvent) bool {
	return e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace
}

// writes says whether a key belongs to a letter, or helps to type one. The toolkit
// reports it besides the letter: what takes text must not hand it on.
func writes(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUnknown, fyne.KeySpace,
		desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
		desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight, desktop.KeyCapsLock:
		return true
	}
	return len(e.Name) == 1
}

// drawing is the renderer of a control that draws a fixed set of raw objects.
type drawing struct {
	objects []fyne.CanvasObject
	least   func() fyne.Size
	place   func(fyne.Size)
	paint   func()
	over    fyne.CanvasObject
	// fresh are those that a change of state draws anew; nil is all of over.
	// Photos in a row must not go to the display again because a pointer passed.
	fresh []fyne.CanvasObject
}

func (d *drawing) Destroy()                     {}
func (d *drawing) Layout(s fyne.Size)           { d.place(s) }
func (d *drawing) MinSize() fyne.Size           { return d.least() }
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }

// Refresh paints the state anew and lays it out: a word may have become longer.
func (d *drawing) Refresh() {
	if d.paint != nil {
		d.paint()
	}
	d.place(d.over.Size())
	for _, o := range d.fresh {
		canvas.Refresh(o)
	}
	if d.fresh == nil {
		canvas.Refresh(d.over)
	}
}
