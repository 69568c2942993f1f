package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Tappable          = (*List)(nil)
	_ fyne.SecondaryTappable = (*List)(nil)
	_ desktop.Mouseable      = (*List)(nil)
)

// rowAt is the row at a height in the list, -1 for none.
func (l *List) rowAt(y float32) int {
	i := int((l.offset + float64(y)) / float64(l.height))
	if y < 0 || i >= l.n {
		return -1
	}
	return i
}

// MouseDown takes the focus and selects: alone, with Ctrl beside the others,
// with Shift up to here. The other button keeps a selection that it hits.
func (l *List) MouseDown(e *desktop.MouseEvent) {
	i := l.rowAt(e.Position.Y)
	l.take()
	l.pressed = -1
	ctrl, shift := e.Modifier&fyne.KeyModifierShortcutDefault != 0, e.Modifier&fyne.KeyModifierShift != 0
	switch many := l.o.Select != nil; {
	case i < 0:
	case e.Button == desktop.MouseButtonSecondary:
		if !l.selection.has(i) {
			l.change(func() { l.selection.only(i) })
		} else {
			l.change(func() { l.selection.walk(i) })
		}
	case many && shift:
		l.change(func() { l.selection.reach(i, ctrl) })
	case many && ctrl:
		l.change(func() { l.selection.toggle(i) })
	default:
		if alone := l.selection.has(i) && l.selection.count == 1; alone || !l.o.Twice {
			l.pressed = i
		}
		l.change(func() { l.selection.only(i) })
	}
}

// MouseUp does nothing: a click is over with Tapped.
func (l *List) MouseUp(*desktop.MouseEvent) {}

// Tapped opens the row that was pressed and let go, unless it was to be selected
// beside others.
func (l *List) Tapped(e *fyne.PointEvent) {
	i := l.pressed
	l.pressed = -1
	if i >= 0 && i == l.rowAt(e.Position.Y) && l.o.Open != nil {
		l.o.Open(i)
	}
}

// TappedSecondary asks for the menu of a row.
func (l *List) TappedSecondary(e *fyne.PointEvent) {
	if i := l.rowAt(e.Position.Y); i >= 0 && l.o.Menu != nil {
		l.o.Menu(i, e.AbsolutePosition)
	}
}

// Scrolled turns the wheel; another row comes under the pointer.
func (l *List) Scrolled(e *fyne.ScrollEvent) {
	l.offset -= float64(e.Scrolled.DY)
	l.clampOffset()
	if l.hover >= 0 {
		l.hover = l.rowAt(e.Position.Y)
	}
	l.arrange()
}

// MouseIn lights the row under the pointer.
func (l *List) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved lights another.
func (l *List) MouseMoved(e *desktop.MouseEvent) {
	if i := l.rowAt(e.Position.Y); i != l.hover {
		l.hover = i
		l.arrange()
	}
}

// MouseOut lights none.
func (l *List) MouseOut() {
	l.hover = -1
	l.arrange()
}
