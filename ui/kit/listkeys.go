package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained draws the ring. A list in which nobody has walked yet begins at
// its first row in view.
func (l *List) FocusGained() {
	l.focused = true
	if l.selection.cursor < 0 && len(l.rows) > 0 {
		l.selection.walk(l.rows[0].index)
	}
	l.arrange()
}

// FocusLost takes the ring away.
func (l *List) FocusLost() {
	l.focused = false
	l.k.untip(l)
	l.arrange()
}

// TypedKey walks, selects with Shift, opens, asks for the menu; the rest is for
// Key and then for the window.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	shift := l.k.Modifiers()&fyne.KeyModifierShift != 0
	cursor, page := l.selection.cursor, max(int(l.Size().Height/l.height)-1, 1)
	switch {
	case e.Name == fyne.KeyUp:
		l.walk(cursor-1, shift)
	case e.Name == fyne.KeyDown:
		l.walk(cursor+1, shift)
	case e.Name == fyne.KeyPageUp:
		l.walk(cursor-page, shift)
	case e.Name == fyne.KeyPageDown:
		l.walk(cursor+page, shift)
	case e.Name == fyne.KeyHome:
		l.walk(0, shift)
	case e.Name == fyne.KeyEnd:
		l.walk(l.n-1, shift)
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && l.o.Open != nil && cursor >= 0:
		l.o.Open(cursor)
	case (e.Name == desktop.KeyMenu || e.Name == fyne.KeyF10 && shift) && l.o.Menu != nil && cursor >= 0:
		l.menuAtCursor()
	case l.o.Key != nil && l.o.Key(e):
	default:
		l.k.Keys.TypedKey(e)
	}
}

// TypedShortcut selects all, and walks and selects apart from each other with
// Ctrl; the rest is for the window.
func (l *List) TypedShortcut(s fyne.Shortcut) {
	if l.o.Select != nil {
		switch s := s.(type) {
		case *fyne.ShortcutSelectAll:
			l.change(l.selection.all)
			return
		case *desktop.CustomShortcut:
			if s.Modifier == fyne.KeyModifierShortcutDefault && l.apart(s.KeyName) {
				return
			}
		}
	}
	l.k.Keys.TypedShortcut(s)
}

// apart walks without selecting and selects without walking.
func (l *List) apart(key fyne.KeyName) bool {
	i := l.selection.cursor
	switch key {
	case fyne.KeyUp, fyne.KeyDown:
		if key == fyne.KeyUp {
			i--
		} else {
			i++
		}
		l.change(func() { l.selection.walk(i) })
	case fyne.KeySpace:
		l.change(func() { l.selection.toggle(i) })
	default:
		return false
	}
	return true
}

// walk goes to a row, or to the end before it, and selects it alone, or with
// Shift all rows since the walk began.
func (l *List) walk(i int, shift bool) {
	i = min(max(i, 0), l.n-1)
	l.change(func() {
		if shift && l.o.Select != nil {
			l.selection.reach(i, false)
		} else {
			l.selection.only(i)
		}
	})
}

// change does something to the selection, shows it, and tells if it is another.
func (l *List) change(do func()) {
	before := l.selection.list()
	do()
	l.reveal(l.selection.cursor)
	l.arrange()
	if l.o.Select != nil {
		if now := l.selection.list(); !slices.Equal(before, now) {
			l.o.Select(now)
		}
	}
}

// menuAtCursor asks for the menu of the row that the keyboard is on.
func (l *List) menuAtCursor() {
	i := l.selection.cursor
	l.reveal(i)
	l.arrange()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
	l.o.Menu(i, at.AddXY(menuSide, float32(float64(i+1)*float64(l.height)-l.offset)-menuPad))
}
