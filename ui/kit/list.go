package kit

import (
	"math"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ListOptions say what a List shows and what happens in it.
type ListOptions struct {
	// RowHeight is that of every row, as large as the text size asks for.
	RowHeight float32
	// Make makes a row, Update fills it for an index. A row draws nothing behind
	// itself: the list draws what is selected, under the pointer or in focus.
	Make   func() fyne.CanvasObject
	Update func(row fyne.CanvasObject, i int, selected, focused bool)
	// Open is called for Enter and for a plain click.
	Open func(i int)
	// Twice opens only the row that was chosen alone already: a first click
	// chooses it, a second opens it.
	Twice bool
	// Select hears of every other selection that the person makes. Without it
	// only one row can be selected.
	Select func(indexes []int)
	// Menu is asked for with the other button, the menu key or Shift+F10.
	Menu func(i int, at fyne.Position)
	// Key sees the keys that the list has no use for, before the window does, and
	// says whether it used them.
	Key func(e *fyne.KeyEvent) bool
}

// List shows rows of one height, however many: it holds objects for those in
// view and uses them again. It is one stop for Tab, arrows walk in it.
//
// The invariant: there are never more row objects than rows were in view at
// once, and a change Updates those rows in view that it changed, once each.
type List struct {
	control
	o ListOptions
	n int
	// selection and offset are what the person sees of it.
	selection selection
	offset    float64
	height    float32
	rows      []*listRow
	spare     []*listRow
	// hover is the row under the pointer, pressed the one the button went down on.
	hover, pressed int
	objects        []fyne.CanvasObject
	under          *canvas.Rectangle
	ring           innerRing
	bar            *scrollBar
}

var (
	_ focusable       = (*List)(nil)
	_ fyne.Scrollable = (*List)(nil)
)

// List makes an empty list; SetLen fills it.
func (k *Kit) List(o ListOptions) *List {
	l := &List{o: o, selection: newSelection(), hover: -1, pressed: -1, height: max(o.RowHeight, 1)}
	l.under = canvas.NewRectangle(look.Now().Colour(look.Hover))
	l.ring = newInnerRing()
	l.bar = newScrollBar(l.SetOffset)
	l.own(k, l)
	return l
}

// Len is how many rows there are.
func (l *List) Len() int { return l.n }

// SetLen says that there are n rows now, and that all of them may have changed.
// Selected indexes that still exist stay selected; Select is not called.
func (l *List) SetLen(n int) {
	l.n = max(n, 0)
	l.selection.setLen(l.n)
	l.clampOffset()
	l.Refresh()
}

// Refresh shows every row in view anew.
func (l *List) Refresh() {
	for _, r := range l.rows {
		r.stale = true
	}
	l.arrange()
}

// Selected are the indexes of the selected rows, from top to bottom.
func (l *List) Selected() []int { return l.selection.list() }

// SetSelected selects exactly these rows, and walks to the last of them. Neither
// Select nor Open is called.
func (l *List) SetSelected(i ...int) {
	l.selection.set(i)
	l.arrange()
}

// Focused is the row that the keyboard is on, -1 for none.
func (l *List) Focused() int { return l.selection.cursor }

// Reveal scrolls as little as it must to show a row whole.
func (l *List) Reveal(i int) {
	l.reveal(i)
	l.arrange()
}

func (l *List) reveal(i int) {
	if i < 0 || i >= l.n {
		return
	}
	top := float64(i) * float64(l.height)
	l.offset = max(min(l.offset, top), top+float64(l.height)-float64(l.Size().Height))
	l.clampOffset()
}

// Offset is how far the list is scrolled.
func (l *List) Offset() float32 { return float32(l.offset) }

// SetOffset scrolls to y, or as far as there are rows.
func (l *List) SetOffset(y float32) {
	l.offset = float64(y)
	l.clampOffset()
	l.arrange()
}

func (l *List) clampOffset() {
	most := float64(l.n)*float64(l.height) - float64(l.Size().Height)
	l.offset = math.Round(max(min(l.offset, most), 0))
}
