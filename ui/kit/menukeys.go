package kit

import "fyne.io/fyne/v2"

// key is what a key does in an open menu. It takes every key: what is not for
// the menu must not work behind it.
func (m *openMenu) key(e *fyne.KeyEvent) bool {
	m.stay()
	rows := m.levels[m.at].rows
	switch e.Name {
	case fyne.KeyDown:
		m.walk(rows.next(rows.lit, 1))
	case fyne.KeyUp:
		m.walk(rows.next(rows.lit, -1))
	case fyne.KeyHome:
		m.walk(rows.next(-1, 1))
	case fyne.KeyEnd:
		m.walk(rows.next(-1, -1))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.choose(rows.lit)
	case fyne.KeyRight:
		if m.sub(rows.lit) {
			m.walk(m.levels[m.at].rows.next(-1, 1))
		} else {
			m.neighbour(1)
		}
	case fyne.KeyLeft:
		if m.at > 0 {
			m.back()
		} else {
			m.neighbour(-1)
		}
	case fyne.KeyEscape:
		if m.at > 0 {
			m.back()
		} else {
			m.close()
		}
	case fyne.KeyF10:
		m.close()
	}
	return true
}

// letter goes to the next item that begins with it.
func (m *openMenu) letter(r rune) {
	if i := m.levels[m.at].rows.begins(r); i >= 0 {
		m.walk(i)
	}
}

// back leaves a submenu.
func (m *openMenu) back() {
	m.cut(m.at)
	m.walk(m.levels[m.at].rows.lit)
}

// neighbour goes to the next menu of the bar.
func (m *openMenu) neighbour(step int) {
	if m.bar != nil {
		m.bar.step(step)
	}
}
