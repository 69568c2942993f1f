package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Menu is one menu of a menu bar. Items are asked for whenever it opens, so
// that what cannot be used now says why.
type Menu struct {
	Title string
	Items func() []MenuItem
}

// MenuBar is the row of menus at the top of the window.
//
// It never has the focus, and no modifier key opens it: after Alt, or Alt with
// Shift to switch the layout, letters go on arriving in the text. It opens when
// it is pressed or through Open.
type MenuBar struct {
	widget.BaseWidget
	k     *Kit
	menus []Menu
	// lit is under the pointer, opened is open; -1 for none.
	lit, opened int
	open        *openMenu

	mark   *canvas.Rectangle
	titles []*canvas.Text
	line   *canvas.Rectangle
}

var (
	_ desktop.Mouseable = (*MenuBar)(nil)
	_ desktop.Hoverable = (*MenuBar)(nil)
)

// titleSide is the room at each side of a title.
const titleSide = 10

// MenuBar makes a menu bar.
func (k *Kit) MenuBar(menus []Menu) *MenuBar {
	b := &MenuBar{k: k, menus: menus, lit: -1, opened: -1, mark: canvas.NewRectangle(nil), line: canvas.NewRectangle(look.Now().Colour(look.Line))}
	b.mark.CornerRadius = look.R1
	f := faceOf(look.Now().Type(look.Interface), false, false)
	for _, m := range menus {
		b.titles = append(b.titles, f.line(m.Title, look.Ink))
	}
	b.ExtendBaseWidget(b)
	return b
}

// Open opens a menu by its number, with its first item chosen; another one that
// is open goes. It does nothing while a dialog is open.
func (b *MenuBar) Open(i int) {
	if i < 0 || i >= len(b.menus) || b.opened < 0 && b.k.Modal() {
		return
	}
	b.show(i)
	if b.open != nil {
		b.open.walk(b.open.levels[0].rows.next(-1, 1))
	}
}

// show opens a menu and chooses nothing in it.
func (b *MenuBar) show(i int) {
	if b.k.Canvas() == nil {
		return
	}
	x, width := b.span(i)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(x, 0)
	fresh := b.open == nil
	if fresh {
		b.open = b.k.newOpenMenu()
		b.open.bar = b
		b.open.over.moved = b.passed
		b.open.over.outside = func() { b.open.close() }
	}
	b.opened = i
	b.open.start(b.menus[i].Items(), at, fyne.NewSize(width, b.Size().Height-look.S1))
	if fresh {
		b.k.lay(b.open.over, nil)
	}
	b.Refresh()
}

// shut notes that the menu has gone.
func (b *MenuBar) shut() {
	b.open, b.opened, b.lit = nil, -1, -1
	b.Refresh()
}

// step goes to a neighbour of the open menu, round the ends.
func (b *MenuBar) step(by int) { b.Open((b.opened + by + len(b.menus)) % len(b.menus)) }

// passed opens the menu whose title the pointer passes while one is open.
func (b *MenuBar) passed(at fyne.Position) {
	p := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(b))
	if i := b.titleAt(p); i >= 0 && i != b.opened {
		b.show(i)
	}
}

// span is where a title stands.
func (b *MenuBar) span(i int) (x, width float32) {
	x = look.S2
	for j, t := range b.titles {
		width = whole(t.MinSize().Width) + 2*titleSide
		if j == i {
			break
		}
		x += width
	}
	return x, width
}

func (b *MenuBar) titleAt(p fyne.Position) int {
	if p.Y < 0 || p.Y >= b.Size().Height {
		return -1
	}
	for i := range b.titles {
		if x, w := b.span(i); p.X >= x && p.X < x+w {
			return i
		}
	}
	return -1
}

// MouseDown opens the menu at once, as menus do everywhere. Were it opened on
// the release, the toolkit would have taken the focus from the text by then.
func (b *MenuBar) MouseDown(e *desktop.MouseEvent) {
	if i := b.titleAt(e.Position); i >= 0 && e.Button == desktop.MouseButtonPrimary {
		b.show(i)
	}
}

// MouseUp does nothing.
func (b *MenuBar) MouseUp(*desktop.MouseEvent) {}

// MouseIn lights the title under the pointer.
func (b *MenuBar) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved lights another.
func (b *MenuBar) MouseMoved(e *desktop.MouseEvent) {
	if i := b.titleAt(e.Position); i != b.lit {
		b.lit = i
		b.Refresh()
	}
}

// MouseOut lights none.
func (b *MenuBar) MouseOut() {
	b.lit = -1
	b.Refresh()
}

// CreateRenderer is the toolkit's.
func (b *MenuBar) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{b.line, b.mark}
	for _, t := range b.titles {
		objects = append(objects, t)
	}
	return &drawing{objects: objects, over: b, place: b.place, paint: b.paint, least: func() fyne.Size {
		x, w := b.span(len(b.titles) - 1)
		return fyne.NewSize(x+w, look.Now().Scaled(32))
	}}
}

func (b *MenuBar) paint() {
	fill, i := look.Hover, b.lit
	if b.opened >= 0 {
		fill, i = look.AccentSoft, b.opened
	}
	b.mark.FillColor = look.Now().Colour(fill)
	show(b.mark, i >= 0)
	if i >= 0 {
		x, w := b.span(i)
		b.mark.Move(fyne.NewPos(x, 3))
		b.mark.Resize(fyne.NewSize(w, b.Size().Height-7))
	}
}

func (b *MenuBar) place(size fyne.Size) {
	for i, t := range b.titles {
		x, _ := b.span(i)
		putText(t, x+titleSide, 0, size.Height-1)
	}
	put(b.line, 0, size.Height-1, size.Width, 1)
	b.paint()
}
