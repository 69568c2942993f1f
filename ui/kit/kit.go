// Package kit holds what every screen is built of: layouts, text, buttons,
// fields, lists and dialogs. It knows no newsroom: stories, photos and verdicts
// come to it as words, icons and functions.
//
// The invariant: every key reaches somebody. A control that has the focus
// draws a ring, takes the keys it has a use for, and hands every other – F-keys,
// Esc, shortcuts – to the window's Keys, so that no shortcut dies in a field.
// A control that cannot be used keeps its place and says why.
//
// Colours, sizes and type come from ui/look and are taken once, when a control
// is made: screens are built anew when the look or the language changes.
package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// Keys is where keys go that the focused control has no use for. Both methods
// say whether somebody used them.
type Keys interface {
	// TypedKey takes keys without a modifier: F-keys, Esc.
	TypedKey(e *fyne.KeyEvent) bool
	// TypedShortcut takes keys with one.
	TypedShortcut(s fyne.Shortcut) bool
}

// Options is what a Kit needs of its window. All of it may be missing; then
// what depends on it does nothing, which is enough for a test.
type Options struct {
	// Keys gets what the focused control has no use for.
	Keys Keys
	// Post runs a function on the window's thread; nil calls it at once.
	Post func(func())
	// Later runs a function on the window's thread after a time, unless
	// stopped before; nil never runs it.
	Later func(time.Duration, func()) (stop func())
	// Say gives kit's own few words, "kit.close"; nil gives the id.
	Say func(id string, args map[string]any) string
	// Canvas is that of the window.
	Canvas func() fyne.Canvas
	// Modifiers are the modifier keys that are down now.
	Modifiers func() fyne.KeyModifier
	// Clipboard is the system's.
	Clipboard func() fyne.Clipboard
}

// Kit makes the controls of one window.
type Kit struct {
	Options
	layers  layers
	scrolls scrolls
}

// New gives a Kit; what the options leave out does nothing.
func New(o Options) *Kit {
	if o.Keys == nil {
		o.Keys = nobody{}
	}
	if o.Post == nil {
		o.Post = func(run func()) { run() }
	}
	if o.Later == nil {
		o.Later = func(time.Duration, func()) func() { return func() {} }
	}
	if o.Say == nil {
		o.Say = func(id string, _ map[string]any) string { return id }
	}
	if o.Canvas == nil {
		o.Canvas = func() fyne.Canvas { return nil }
	}
	if o.Modifiers == nil {
		o.Modifiers = func() fyne.KeyModifier { return 0 }
	}
	if o.Clipboard == nil {
		o.Clipboard = func() fyne.Clipboard { return fyne.CurrentApp().Clipboard() }
	}
	return &Kit{Options: o}
}

// Focus gives the keyboard to a control. Without a canvas, or for nil, nothing
// happens.
func (k *Kit) Focus(o fyne.Focusable) {
	if c := k.Canvas(); c != nil && o != nil {
		c.Focus(o)
	}
}

// Modal says whether a dialog, a menu or the palette lies over the window.
func (k *Kit) Modal() bool {
	c := k.Canvas()
	return c != nil && c.Overlays().Top() != nil
}

// nobody has no use for any key.
type nobody struct{}

func (nobody) TypedKey(*fyne.KeyEvent) bool     { return false }
func (nobody) TypedShortcut(fyne.Shortcut) bool { return false }
