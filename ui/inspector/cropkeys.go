package inspector

import "fyne.io/fyne/v2"

// FocusGained draws the ring.
func (v *cropView) FocusGained() { v.ring.Show(); v.Refresh() }

// FocusLost takes it away.
func (v *cropView) FocusLost() { v.ring.Hide(); v.Refresh() }

// TypedRune grows and shrinks the frame with + and -; the rest is for whoever
// opened the view.
func (v *cropView) TypedRune(r rune) {
	switch r {
	case '+', '=':
		v.change(v.frame.grown(v.rect, v.stride()))
	case '-', '_':
		v.change(v.frame.grown(v.rect, -v.stride()))
	default:
		v.typed(r)
	}
}

// stride is how far one key goes in pixels of the original.
func (v *cropView) stride() int {
	if v.k.Modifiers()&fyne.KeyModifierShift != 0 {
		return 10
	}
	return 1
}

// TypedKey moves the frame; what it has no use for goes to the window.
func (v *cropView) TypedKey(e *fyne.KeyEvent) {
	by := v.stride()
	switch e.Name {
	case fyne.KeyLeft:
		v.change(v.frame.moved(v.rect, -by, 0))
	case fyne.KeyRight:
		v.change(v.frame.moved(v.rect, by, 0))
	case fyne.KeyUp:
		v.change(v.frame.moved(v.rect, 0, -by))
	case fyne.KeyDown:
		v.change(v.frame.moved(v.rect, 0, by))
	default:
		v.k.Keys.TypedKey(e)
	}
}

// TypedShortcut hands shortcuts to the window.
func (v *cropView) TypedShortcut(s fyne.Shortcut) { v.k.Keys.TypedShortcut(s) }
