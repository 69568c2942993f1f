package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// listRow is a row object, what is drawn behind it, and which index it shows.
type listRow struct {
	ground            *canvas.Rectangle
	object            fyne.CanvasObject
	index             int
	selected, focused bool
	// stale: what it shows may have changed.
	stale bool
}

// arrange binds the rows in view to row objects and puts them in place. A row
// that shows the same as before only moves.
func (l *List) arrange() {
	size := l.Size()
	first := int(l.offset / float64(l.height))
	last := min(int((l.offset+float64(size.Height)-1)/float64(l.height)), l.n-1)
	if size.Height <= 0 {
		last = first - 1
	}
	kept := l.recycle(first, last)
	l.rows = l.rows[:0]
	for i := first; i <= last; i++ {
		r := kept[i]
		if r == nil {
			r = l.fresh()
		}
		l.bind(r, i)
		y := float32(float64(i)*float64(l.height) - l.offset)
		put(r.ground, 0, y, size.Width, l.height)
		put(r.object, 0, y, size.Width, l.height)
		l.rows = append(l.rows, r)
	}
	l.mark(size)
	l.gather()
	canvas.Refresh(l)
}

// recycle gives the row objects that stay in view by their index, and puts the
// others by.
func (l *List) recycle(first, last int) map[int]*listRow {
	kept := make(map[int]*listRow, len(l.rows))
	for _, r := range l.rows {
		if r.index >= first && r.index <= last && kept[r.index] == nil {
			kept[r.index] = r
		} else {
			r.index = -1
			l.spare = append(l.spare, r)
		}
	}
	return kept
}

// fresh gives a row object: a spare one, or a new one.
func (l *List) fresh() *listRow {
	if n := len(l.spare); n > 0 {
		r := l.spare[n-1]
		l.spare = l.spare[:n-1]
		return r
	}
	return &listRow{ground: canvas.NewRectangle(look.Now().Colour(look.AccentSoft)), object: l.o.Make(), index: -1}
}

// bind fills a row for an index, if it does not show that already.
func (l *List) bind(r *listRow, i int) {
	selected := l.selection.has(i)
	focused := l.focused && l.selection.cursor == i
	if r.index == i && !r.stale && r.selected == selected && r.focused == focused {
		return
	}
	r.index, r.selected, r.focused, r.stale = i, selected, focused, false
	show(r.ground, selected)
	l.o.Update(r.object, i, selected, focused)
}

// mark puts the light under the pointer, the ring and the scroll bar.
func (l *List) mark(size fyne.Size) {
	at := func(i int) float32 { return float32(float64(i)*float64(l.height) - l.offset) }
	show(l.under, l.hover >= 0 && l.hover < l.n && !l.selection.has(l.hover))
	put(l.under, 0, at(l.hover), size.Width, l.height)
	l.ring.show(l.focused)
	if i := l.selection.cursor; i >= 0 {
		l.ring.place(fyne.NewPos(0, at(i)), fyne.NewSize(size.Width, l.height))
	} else {
		l.ring.place(fyne.Position{}, size)
	}
	put(l.bar, size.Width-scrollBarWidth, 0, scrollBarWidth, size.Height)
	l.bar.show(float32(l.offset), float32(l.n)*l.height, size.Height)
}

// gather lists what is drawn, from the ground up.
func (l *List) gather() {
	l.objects = append(l.objects[:0], l.under)
	for _, r := range l.rows {
		l.objects = append(l.objects, r.ground)
	}
	for _, r := range l.rows {
		l.objects = append(l.objects, r.object)
	}
	for _, bar := range l.ring {
		l.objects = append(l.objects, bar)
	}
	l.objects = append(l.objects, l.bar)
}

// CreateRenderer is the toolkit's.
func (l *List) CreateRenderer() fyne.WidgetRenderer { return &listRenderer{l} }

type listRenderer struct{ l *List }

func (r *listRenderer) Destroy() {}

func (r *listRenderer) Objects() []fyne.CanvasObject { return r.l.objects }

// MinSize is constant: what does not fit scrolls.
func (r *listRenderer) MinSize() fyne.Size { return fyne.NewSize(64, r.l.height) }

func (r *listRenderer) Layout(fyne.Size) {
	r.l.clampOffset()
	r.l.arrange()
}

func (r *listRenderer) Refresh() { r.l.Refresh() }
