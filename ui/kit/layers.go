package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// layers is what lies over the content of a window: overlays that have the
// keyboard, one over the other, and light things that never take it, tips and
// toasts. Its zero value is a window with nothing over it.
//
// Below an overlay the focus stays where it was: the toolkit keeps one focus for
// each overlay and one for the content, so that the text has the keyboard again
// as soon as the last overlay is gone.
type layers struct {
	// open overlays, the lowest first.
	open []*overlay
	// window's own keys, while ours stand before them.
	window Keys
	// base is what Layer gives, nil before.
	base   *fyne.Container
	toasts toasts
	tip    tip
}

// Layer is where toasts and tips are drawn. The shell stacks it over the
// window's content, once.
func (k *Kit) Layer() fyne.CanvasObject {
	if k.layers.base == nil {
		k.layers.base = &fyne.Container{Layout: loose{k.layers.toasts.place}}
	}
	return k.layers.base
}

// loose leaves objects where they were put and asks for no room: what floats
// must not make the window larger.
type loose struct{ resized func(fyne.Size) }

func (loose) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l loose) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if l.resized != nil {
		l.resized(size)
	}
}

// top is the overlay that has the keyboard, nil when it is the content.
func (l *layers) top() *overlay {
	if len(l.open) == 0 {
		return nil
	}
	return l.open[len(l.open)-1]
}

// floor is where light things that belong to the topmost layer are drawn; nil
// when the shell shows none.
func (k *Kit) floor() *fyne.Container {
	if top := k.layers.top(); top != nil {
		return top.floor
	}
	return k.layers.base
}

// lay puts an overlay over everything and gives it the keyboard: to first, or
// else to the first control in it, or else to the overlay itself.
func (k *Kit) lay(o *overlay, first fyne.Focusable) {
	c := k.Canvas()
	if c == nil || slices.Contains(k.layers.open, o) {
		return
	}
	k.hush()
	if _, ours := k.Keys.(layerKeys); !ours {
		k.layers.window, k.Keys = k.Keys, layerKeys{k}
	}
	k.layers.open = append(k.layers.open, o)
	// A click on something that is no control leaves nobody with the focus; the
	// toolkit asks this function then, and Esc still closes.
	o.before = c.OnTypedKey()
	c.SetOnTypedKey(o.TypedKey)
	c.Overlays().Add(o)
	// From the overlay itself the toolkit looks through the whole of it for the
	// next control, and so draws parts that it has never seen; before, it would
	// not find first in them.
	o.take()
	c.FocusNext()
	if first != nil && c.Focused() != first {
		c.Focus(first)
	}
	if c.Focused() == nil {
		o.take()
	}
}

// lift takes an overlay away, and those above it. Each is told, the topmost
// first, when all are gone: it may open the next one.
func (k *Kit) lift(o *overlay) {
	i := slices.Index(k.layers.open, o)
	c := k.Canvas()
	if i < 0 || c == nil {
		return
	}
	k.hush()
	gone := slices.Clone(k.layers.open[i:])
	slices.Reverse(gone)
	k.layers.open = k.layers.open[:i:i]
	for _, g := range gone {
		c.Overlays().Remove(g)
		c.SetOnTypedKey(g.before)
	}
	for _, g := range gone {
		if g.closed != nil {
			g.closed()
		}
	}
}

// layerKeys asks the topmost overlay before the window: Esc in a field of a
// dialog closes the dialog.
type layerKeys struct{ k *Kit }

func (l layerKeys) TypedKey(e *fyne.KeyEvent) bool {
	if top := l.k.layers.top(); top != nil && top.key != nil && top.key(e) {
		return true
	}
	return l.k.layers.window != nil && l.k.layers.window.TypedKey(e)
}

func (l layerKeys) TypedShortcut(s fyne.Shortcut) bool {
	if top := l.k.layers.top(); top != nil && top.shortcut != nil && top.shortcut(s) {
		return true
	}
	return l.k.layers.window != nil && l.k.layers.window.TypedShortcut(s)
}
