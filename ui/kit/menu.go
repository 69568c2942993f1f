package kit

import (
	"time"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// MenuItem is one line of a menu.
type MenuItem struct {
	// Title and the shortcut that does the same.
	Title, Shortcut string
	Icon            look.Icon
	// Why says why the item cannot be used now; "" is that it can.
	Why string
	Run func()
	// Separator is a line between items and nothing else.
	Separator bool
	// Checked is a tick before the title.
	Checked bool
	// Items make a submenu.
	Items []MenuItem
}

// menuWait is how long the pointer rests on an item before its submenu opens.
const menuWait = 200 * time.Millisecond

// PopMenu shows a menu at a place in the window. Arrows walk, Enter does, a
// letter goes to the next item that begins with it, Esc goes one step back. An
// item that cannot be used can be walked to and says why. What is done is done
// after the menu has gone and the keyboard is back where it was.
func (k *Kit) PopMenu(items []MenuItem, at fyne.Position) {
	if len(items) == 0 || k.Canvas() == nil {
		return
	}
	m := k.newOpenMenu()
	m.start(items, at, fyne.Size{})
	k.lay(m.over, nil)
}

// openMenu is a menu while it is open, with the submenus opened from it.
type openMenu struct {
	k     *Kit
	over  *overlay
	stage *fyne.Container
	// levels are the menu and its open submenus; at is where the keyboard is.
	levels []*menuLevel
	at     int
	// waiting stops the wait for a submenu.
	waiting func()
	// bar is the menu bar it hangs from, nil for others.
	bar *MenuBar
}

// menuLevel is one card of an open menu.
type menuLevel struct {
	rows *menuRows
	card fyne.CanvasObject
	// from is what the card belongs to: a place, a title, a row.
	from fyne.Position
	size fyne.Size
	// beside: the card stands at the side of it and not under it. Then owner is
	// the row that it was opened from.
	beside bool
	owner  int
}

func (k *Kit) newOpenMenu() *openMenu {
	m := &openMenu{k: k, stage: &fyne.Container{Layout: loose{}}}
	m.over = k.newOverlay(m.stage)
	m.over.place = func(window fyne.Size) {
		m.stage.Resize(window)
		for _, l := range m.levels {
			l.place(window)
		}
	}
	m.over.inside = func(p fyne.Position) bool {
		for _, l := range m.levels {
			if within(l.card, p) {
				return true
			}
		}
		return false
	}
	m.over.outside = m.close
	m.over.key, m.over.typed = m.key, m.letter
	m.over.shortcut = func(fyne.Shortcut) bool { return true }
	m.over.closed = func() {
		m.stay()
		if m.bar != nil {
			m.bar.shut()
		}
	}
	return m
}

// start shows the first level for what lies at and is so large.
func (m *openMenu) start(items []MenuItem, at fyne.Position, size fyne.Size) {
	m.cut(0)
	m.add(&menuLevel{from: at, size: size}, items)
}

func (m *openMenu) add(l *menuLevel, items []MenuItem) {
	n := len(m.levels)
	l.rows = newMenuRows(items)
	l.rows.over, l.rows.pressed = func(i int) { m.pointed(n, i) }, func(i int) { m.at = n; m.choose(i) }
	l.card = m.k.card(look.Paper, look.R2, Inset(1, 1, 1, 1, l.rows))
	m.levels = append(m.levels, l)
	m.at = n
	l.place(m.over.Size())
	m.stage.Add(l.card)
	canvas.Refresh(m.stage)
}

// cut closes the levels from n on.
func (m *openMenu) cut(n int) {
	m.stay()
	m.k.hush()
	for len(m.levels) > n {
		last := len(m.levels) - 1
		m.stage.Remove(m.levels[last].card)
		m.levels = m.levels[:last]
	}
	canvas.Refresh(m.stage)
	m.at = max(n-1, 0)
}

// stay no longer waits for a submenu.
func (m *openMenu) stay() {
	if m.waiting != nil {
		m.waiting()
		m.waiting = nil
	}
}

func (m *openMenu) close() { m.k.lift(m.over) }

// place puts the card within the window.
func (l *menuLevel) place(window fyne.Size) {
	if window.IsZero() {
		return
	}
	least := l.card.MinSize()
	size := fyne.NewSize(min(least.Width, window.Width), min(l.rows.height()+2, window.Height))
	l.card.Resize(size)
	switch {
	case l.beside:
		l.card.Move(aside(l.from, l.size, size, window))
	case l.size.IsZero():
		l.card.Move(fyne.NewPos(clamp(l.from.X, 0, window.Width-size.Width), clamp(l.from.Y, 0, window.Height-size.Height)))
	default:
		l.card.Move(hang(l.from, l.size, size, window, false))
	}
}

// aside says where to put a card at the right side of what lies at and is so
// large, or at the left where there is no room.
func aside(at fyne.Position, size, card, window fyne.Size) fyne.Position {
	x := at.X + size.Width
	if x+card.Width > window.Width {
		x = at.X - card.Width
	}
	return fyne.NewPos(clamp(x, 0, window.Width-card.Width), clamp(at.Y, 0, window.Height-card.Height))
}

// sub opens the submenu of an item, if it has one that can be used.
func (m *openMenu) sub(i int) bool {
	l := m.levels[m.at]
	if i < 0 || len(l.rows.items[i].Items) == 0 || l.rows.items[i].Why != "" {
		return false
	}
	m.cut(m.at + 1)
	at, size := l.rowAt(i)
	m.add(&menuLevel{from: at.AddXY(0, -menuPad-1), size: size, beside: true, owner: i}, l.rows.items[i].Items)
	return true
}

// rowAt is where a row lies in the window, from edge to edge of its card.
func (l *menuLevel) rowAt(i int) (fyne.Position, fyne.Size) {
	y, h := l.rows.span(i)
	p := l.card.Position()
	return fyne.NewPos(p.X, p.Y+1+y), fyne.NewSize(l.card.Size().Width, h)
}

// walk lights an item of the level the keyboard is in; one that cannot be used
// says why, beside the menu.
func (m *openMenu) walk(i int) {
	m.k.hush()
	l := m.levels[m.at]
	l.rows.light(i)
	if i < 0 || l.rows.items[i].Why == "" {
		return
	}
	at, size := l.rowAt(i)
	m.k.showTip(l.rows.items[i].Why, "", func(card, window fyne.Size) fyne.Position {
		return aside(at.SubtractXY(look.S1, 0), size.AddWidthHeight(2*look.S1, 0), card, window)
	})
}

// pointed follows the pointer: the item lights at once, its submenu comes when
// the pointer rests, so that one can cross other items on the way into it.
func (m *openMenu) pointed(level, i int) {
	m.stay()
	m.at = level
	for j := level; j > 0; j-- {
		m.levels[j-1].rows.light(m.levels[j].owner)
	}
	m.walk(i)
	m.waiting = m.k.Later(menuWait, func() {
		m.waiting = nil
		deeper := level+1 < len(m.levels)
		if deeper && m.levels[level+1].owner == i {
			return
		}
		if !m.sub(i) && deeper {
			m.cut(level + 1)
			m.walk(i)
		}
	})
}

// choose does what an item is for.
func (m *openMenu) choose(i int) {
	if i < 0 {
		return
	}
	item := m.levels[m.at].rows.items[i]
	switch {
	case item.Why != "" || item.Separator:
		m.walk(i)
	case len(item.Items) > 0:
		if m.sub(i) {
			m.walk(m.levels[m.at].rows.next(-1, 1))
		}
	default:
		m.close()
		if item.Run != nil {
			item.Run()
		}
	}
}
