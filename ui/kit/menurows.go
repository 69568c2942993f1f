package kit

import (
	"strings"
	"unicode/utf8"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// The measures of a menu: rows at 100 % text size, room above and below all of
// them, a separator with its room, and the sides.
const (
	menuRow   = 28
	menuPad   = 4
	menuBreak = 9
	menuSide  = 12
	menuIcon  = 16
	menuLeast = 160
)

// menuRows are the items of one menu. They take the pointer; the keyboard comes
// through the open menu. A menu higher than the window scrolls.
type menuRows struct {
	widget.BaseWidget
	items []MenuItem
	// lit is the row that Enter would choose, -1 for none.
	lit    int
	offset float32
	// over hears which row the pointer is on, pressed which was clicked.
	over, pressed func(i int)

	mark     *canvas.Rectangle
	titles   []*canvas.Text
	keys     []*canvas.Text
	icons    []*canvas.Image
	arrows   []*canvas.Image
	lines    []*canvas.Rectangle
	sizeOnce fyne.Size
}

var (
	_ fyne.Tappable     = (*menuRows)(nil)
	_ fyne.Scrollable   = (*menuRows)(nil)
	_ desktop.Hoverable = (*menuRows)(nil)
)

func newMenuRows(items []MenuItem) *menuRows {
	m := &menuRows{items: items, lit: -1, mark: canvas.NewRectangle(look.Now().Colour(look.AccentSoft))}
	m.mark.Hide()
	m.draw()
	m.sizeOnce = fyne.NewSize(m.width(), menuRow)
	m.ExtendBaseWidget(m)
	return m
}

// draw makes the objects of every row.
func (m *menuRows) draw() {
	title, small := faceOf(look.Now().Type(look.Interface), false, false), faceOf(look.Now().Type(look.Label), false, false)
	for _, item := range m.items {
		ink, icon, tint := look.Ink, item.Icon, look.Ink2
		switch {
		case item.Why != "":
			ink, icon, tint = look.Ink3, "lock", look.Ink3
		case item.Checked:
			icon = "check"
		}
		arrow := look.Icon("")
		if len(item.Items) > 0 {
			arrow = "chevron-right"
		}
		line := canvas.NewRectangle(look.Now().Colour(look.Line))
		show(line, item.Separator)
		m.titles = append(m.titles, title.line(item.Title, ink))
		m.keys = append(m.keys, small.line(item.Shortcut, look.Ink3))
		m.icons = append(m.icons, picture(icon, tint, look.Paper))
		m.arrows = append(m.arrows, picture(arrow, look.Ink3, look.Paper))
		m.lines = append(m.lines, line)
	}
}

// left is where titles begin: behind the icons, if there are any.
func (m *menuRows) left() float32 {
	for _, item := range m.items {
		if item.Icon != "" || item.Checked || item.Why != "" {
			return menuSide + menuIcon + look.S2
		}
	}
	return menuSide
}

func (m *menuRows) width() float32 {
	var title, keys, arrow float32
	for i, item := range m.items {
		title = max(title, m.titles[i].MinSize().Width)
		if item.Shortcut != "" {
			keys = max(keys, m.keys[i].MinSize().Width+look.S5)
		}
		if len(item.Items) > 0 {
			arrow = menuIcon + look.S2
		}
	}
	return max(whole(m.left()+title+max(keys, arrow)+menuSide), menuLeast)
}

// span is where a row begins, as scrolled, and how high it is.
func (m *menuRows) span(i int) (y, height float32) {
	y = menuPad - m.offset
	for j, item := range m.items {
		height = look.Now().Scaled(menuRow)
		if item.Separator {
			height = menuBreak
		}
		if j == i {
			return y, height
		}
		y += height
	}
	return y, 0
}

// height of all rows.
func (m *menuRows) height() float32 {
	y, _ := m.span(len(m.items))
	return y + m.offset + menuPad
}

// rowAt is the row at a height, -1 for a line or none.
func (m *menuRows) rowAt(at float32) int {
	for i, item := range m.items {
		if y, h := m.span(i); at >= y && at < y+h && !item.Separator {
			return i
		}
	}
	return -1
}

// next is the next row up or down that is no line, round the ends; -1 for none.
func (m *menuRows) next(i, step int) int {
	n := len(m.items)
	if i < 0 && step < 0 {
		i = n
	}
	for range n {
		i = (i + step + n) % n
		if !m.items[i].Separator {
			return i
		}
	}
	return -1
}

// begins is the next row whose title begins with a letter, -1 for none.
func (m *menuRows) begins(letter rune) int {
	for step := range m.items {
		i := (m.lit + 1 + step) % len(m.items)
		first, _ := utf8.DecodeRuneInString(m.items[i].Title)
		if !m.items[i].Separator && strings.EqualFold(string(first), string(letter)) {
			return i
		}
	}
	return -1
}

// light marks a row and brings it into view; -1 marks none.
func (m *menuRows) light(i int) {
	m.lit = i
	if i >= 0 {
		if y, h := m.span(i); y < menuPad {
			m.scroll(y - menuPad)
		} else if y+h > m.Size().Height-menuPad {
			m.scroll(y + h + menuPad - m.Size().Height)
		}
	}
	m.Refresh()
}

func (m *menuRows) scroll(by float32) {
	m.offset = clamp(m.offset+by, 0, m.height()-m.Size().Height)
}

// Scrolled is the wheel.
func (m *menuRows) Scrolled(e *fyne.ScrollEvent) {
	m.scroll(-e.Scrolled.DY)
	m.Refresh()
}

// Tapped chooses a row.
func (m *menuRows) Tapped(e *fyne.PointEvent) { m.pressed(m.rowAt(e.Position.Y)) }

// MouseIn lights the row under the pointer.
func (m *menuRows) MouseIn(e *desktop.MouseEvent) { m.over(m.rowAt(e.Position.Y)) }

// MouseMoved lights it when it is another.
func (m *menuRows) MouseMoved(e *desktop.MouseEvent) {
	if i := m.rowAt(e.Position.Y); i != m.lit {
		m.over(i)
	}
}

// MouseOut leaves the row lit: the keyboard goes on from it.
func (m *menuRows) MouseOut() {}

// CreateRenderer is the toolkit's.
func (m *menuRows) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{m.mark}
	for i := range m.items {
		objects = append(objects, m.icons[i], m.titles[i], m.keys[i], m.arrows[i], m.lines[i])
	}
	return &drawing{objects: objects, over: m, place: m.place, least: func() fyne.Size { return m.sizeOnce }}
}

func (m *menuRows) place(size fyne.Size) {
	show(m.mark, m.lit >= 0)
	for i := range m.items {
		y, h := m.span(i)
		if i == m.lit {
			m.mark.Move(fyne.NewPos(0, y))
			m.mark.Resize(fyne.NewSize(size.Width, h))
		}
		m.lines[i].Move(fyne.NewPos(0, y+menuPad))
		m.lines[i].Resize(fyne.NewSize(size.Width, 1))
		putText(m.titles[i], m.left(), y, h)
		putText(m.keys[i], size.Width-menuSide-m.keys[i].MinSize().Width, y, h)
		put(m.icons[i], menuSide, whole(y+(h-menuIcon)/2), menuIcon, menuIcon)
		put(m.arrows[i], size.Width-look.S2-menuIcon, whole(y+(h-menuIcon)/2), menuIcon, menuIcon)
	}
}
