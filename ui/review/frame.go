package review

import (
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// frame lays the screen out: the bar over history, text and changes. In a window
// below narrower the history folds, and of the panels one is open at a time.
type frame struct {
	widget.BaseWidget
	s     *Screen
	lines [2]*canvas.Rectangle
	// bars says for which panels and width the row over the text was lined up.
	width   float32
	folded  bool
	history bool
	changes bool
	ground  fyne.CanvasObject
}

const narrower = 1200

func newFrame(s *Screen) *frame {
	f := &frame{s: s, width: -1, ground: kit.Ground(look.Paper)}
	for i := range f.lines {
		f.lines[i] = canvas.NewRectangle(look.Now().Colour(look.Line))
	}
	f.ExtendBaseWidget(f)
	return f
}

// narrow says that the window has no room for everything.
func (f *frame) narrow() bool {
	w := f.Size().Width
	return w > 0 && w < f.s.d.Look.Scaled(narrower)
}

// open says which panels are shown.
func (f *frame) open() (history, changes bool) {
	st := f.s.state
	if !f.narrow() {
		return true, true
	}
	return st.HistoryOpen, !st.ChangesShut && !st.HistoryOpen
}

// relay lays out again: the bar has another height, or a panel folded.
func (f *frame) relay() {
	if f != nil {
		f.Refresh()
	}
}

// toggles are the buttons that open the panels which a narrow window folds.
func (f *frame) toggles() []fyne.CanvasObject {
	s := f.s
	if !f.narrow() {
		return nil
	}
	history, changes := f.open()
	left := s.k.Tool("history", s.say("review.history"), "", func() {
		s.state.HistoryOpen = !s.state.HistoryOpen
		f.relay()
	})
	left.SetOn(history)
	right := s.k.Tool("sort", s.say("review.changes"), "", func() {
		s.state.ChangesShut, s.state.HistoryOpen = changes, false
		f.relay()
	})
	right.SetOn(changes)
	return []fyne.CanvasObject{left, right}
}

// CreateRenderer is the toolkit's.
func (f *frame) CreateRenderer() fyne.WidgetRenderer { return &frameView{f} }

type frameView struct{ f *frame }

func (v *frameView) MinSize() fyne.Size { return fyne.NewSize(640, 320) }
func (v *frameView) Destroy()           {}
func (v *frameView) Objects() []fyne.CanvasObject {
	s := v.f.s
	history, changes := v.f.open()
	out := []fyne.CanvasObject{v.f.ground, s.bar.content} // Tab goes in this order
	if history {
		out = append(out, s.history.content, v.f.lines[0])
	}
	out = append(out, s.reading.content)
	if changes {
		out = append(out, s.changes.content, v.f.lines[1])
	}
	return out
}

func (v *frameView) Refresh() {
	v.Layout(v.f.Size())
	canvas.Refresh(v.f)
}

func (v *frameView) Layout(size fyne.Size) {
	f, s := v.f, v.f.s
	if size.Width <= 0 || s.reading == nil {
		return
	}
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	put(f.ground, 0, 0, size.Width, size.Height)
	top := s.bar.content.HeightFor(size.Width)
	put(s.bar.content, 0, 0, size.Width, top)
	height := max(size.Height-top, 0)
	left, right := float32(0), size.Width
	history, changes := f.open()
	if history {
		w := s.d.Look.Scaled(historyWidth)
		put(s.history.content, 0, top, w, height)
		put(f.lines[0], w, top, 1, height)
		left = w + 1
	}
	if changes {
		w := s.d.Look.Scaled(changesWidth)
		put(s.changes.content, size.Width-w, top, w, height)
		put(f.lines[1], size.Width-w-1, top, 1, height)
		right = size.Width - w - 1
	}
	middle := max(right-left, 0)
	if f.width != middle || f.history != history || f.changes != changes || f.folded != f.narrow() {
		f.width, f.history, f.changes, f.folded = middle, history, changes, f.narrow()
		s.reading.bars(middle, f.toggles())
		s.reading.narrowed(middle)
	}
	put(s.reading.content, left, top, middle, height)
}
