package editor

import (
	"dateline/internal/text"
	"dateline/internal/text/flow"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Margins of a page, in units.
const (
	pageTop    = 24
	pageSide   = 16
	pageGap    = 16
	pageBottom = 160
	caretRoom  = 40
	wheel      = 3
)

// kept are the words at the top of the view when the column got another width,
// as long as the page stays at the offset.
type kept struct {
	at            flow.Caret
	below, offset float32
}

// Page is the sheet a text is written on: what stands above it – headline,
// deck, the photo – and the text, scrolling as one. Its cost does not grow with
// the text.
type Page struct {
	widget.BaseWidget
	k    *kit.Kit
	head kit.Flowing
	body *Editor
	// beside stands at the right of the text and needs besideHeight; nil is nothing.
	beside       Beside
	besideHeight float32
	measure      float32
	// typewriter keeps the caret's line at typingLine.
	typewriter bool
	// least: the caret is brought into view with the least scrolling, typewriter or not.
	least bool

	offset, headHeight float32
	width              float32
	kept               kept
	back               *Place // where to go once there is a size
	bar                *bar
	drop               drop
	handle             *handle
	// carrying: blocks are being dragged over the page.
	carrying bool
	// refused: Esc was pressed while they were, and the button is still down.
	refused bool
	objects []fyne.CanvasObject
}

var (
	_ fyne.Scrollable   = (*Page)(nil)
	_ desktop.Mouseable = (*Page)(nil)
	_ fyne.Draggable    = (*Page)(nil)
)

// NewPage makes a page of what stands above and the options of the text; the
// page fills in what scrolls. The column is at most measure wide.
func NewPage(head kit.Flowing, o Options, d text.Document, measure float32) *Page {
	p := &Page{k: o.Kit, head: head, measure: measure}
	o.Resized = p.Relayout
	o.Reveal = p.reveal
	o.Page = func() float32 { return p.Size().Height }
	o.Carry, o.Drop, o.Cancel = p.carryFrom, p.letGo, p.cancel
	p.body = New(o, d)
	p.bar = newBar(o.Look, p.scrollTo)
	p.drop = newDrop(o.Look)
	p.handle = newHandle(p, o.Kit)
	p.objects = []fyne.CanvasObject{head, p.body, p.handle, p.drop.line, p.bar}
	p.ExtendBaseWidget(p)
	return p
}

// Text is the editor on the page.
func (p *Page) Text() *Editor { return p.body }

// SetMeasure makes the column another width.
func (p *Page) SetMeasure(measure float32) {
	p.measure = measure
	p.Relayout()
}

// Offset is how far the page is scrolled; SetOffset scrolls it.
func (p *Page) Offset() float32 { return p.offset }

// SetOffset scrolls the page to where it was.
func (p *Page) SetOffset(y float32) { p.scrollTo(y) }

// Place is where a page is scrolled to: the words at its top, which are the same
// whatever is known of the heights above them. With Top zero, Offset says it
// alone: the view begins above the text.
type Place struct {
	Top text.Pos
	// Below is how far the view begins below the top of the line of Top.
	Below, Offset float32
}

// Place is where the page is scrolled to.
func (p *Page) Place() Place {
	switch {
	case p.back != nil:
		return *p.back
	case p.offset <= p.bodyTop() || p.body.flow == nil:
		return Place{Offset: p.offset}
	}
	top, below := p.topLine()
	return Place{top.Pos, below, p.offset}
}

// Return scrolls the page to a place, as soon as it has a size.
func (p *Page) Return(to Place) {
	p.back = &to
	p.Relayout()
}

// returned takes the offset of the place that the page is to go back to.
func (p *Page) returned() {
	to := p.back
	if to == nil {
		return
	}
	p.back, p.offset = nil, to.Offset
	if r, ok := p.body.flow.Where(flow.Caret{Pos: to.Top}); ok {
		p.offset = p.bodyTop() + r.Y + to.Below
	}
}

// CreateRenderer is for the toolkit.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return &pageView{p} }

type pageView struct{ p *Page }

func (v *pageView) MinSize() fyne.Size           { return fyne.NewSize(240, 120) }
func (v *pageView) Layout(fyne.Size)             { v.p.Relayout() }
func (v *pageView) Refresh()                     { v.p.Relayout() }
func (v *pageView) Objects() []fyne.CanvasObject { return v.p.objects }
func (v *pageView) Destroy()                     {}

// column is where the text stands: in the middle, at most measure wide, together
// with what stands beside it.
func (p *Page) column() (x, width float32) {
	room := p.Size().Width - p.besideWidth()
	width = min(room-2*pageSide, p.measure)
	width = max(width, 80)
	return float32(int((room - width) / 2)), width
}

func (p *Page) bodyTop() float32 { return pageTop + p.headHeight + pageGap }

func (p *Page) height() float32 {
	return max(p.bodyTop()+p.body.Size().Height+p.below(), p.bodyTop()+p.besideHeight+pageTop)
}

// Relayout lays the page out: its size changed, or the height of something on
// it. What stood at the top of the view stays there.
func (p *Page) Relayout() {
	if p.Size().Width <= 0 {
		return
	}
	_, width := p.column()
	var top flow.Caret
	var below float32
	turned := width != p.width && p.width > 0 && p.offset > p.bodyTop() && p.body.flow != nil
	if turned {
		top, below = p.topLine()
	}
	p.width = width
	p.headHeight = p.head.HeightFor(width)
	p.head.Resize(fyne.NewSize(width, p.headHeight))
	height := p.body.HeightFor(width)
	if size := fyne.NewSize(width, height); p.body.Size() != size {
		p.body.Resize(size)
	}
	if turned {
		if r, ok := p.body.flow.Where(top); ok {
			p.offset = p.bodyTop() + r.Y + below
		}
	}
	p.returned()
	p.place()
	if turned {
		p.kept = kept{top, below, p.offset}
	}
}

// topLine is the place at the start of the first line in view, and how far below
// that line's top the view begins. The words stay when the lines break anew.
// While a window is pulled wider and narrower, the words are those of the first
// width: the line that holds them may begin earlier each time.
func (p *Page) topLine() (at flow.Caret, below float32) {
	if p.kept.offset == p.offset && p.body.doc.Index(p.kept.at.Pos.Block) >= 0 {
		return p.kept.at, p.kept.below
	}
	y := p.offset - p.bodyTop()
	at = p.body.flow.Hit(0, y)
	r, _ := p.body.flow.Where(at)
	return at, min(y-r.Y, r.H-1) // not into the gap behind a block's last line
}

// place puts everything where the offset says. Looking at a part of the text for
// the first time corrects its height, so it is placed until nothing changes.
func (p *Page) place() {
	for p.placed() {
	}
}

// placed places everything once and says whether the text's height changed.
func (p *Page) placed() bool {
	p.offset = max(min(p.offset, p.height()-p.Size().Height), 0)
	x, _ := p.column()
	if at := fyne.NewPos(x, pageTop-p.offset); p.head.Position() != at {
		p.head.Move(at)
	}
	if at := fyne.NewPos(x, p.bodyTop()-p.offset); p.body.Position() != at {
		p.body.Move(at)
	}
	top := p.offset - p.bodyTop()
	p.body.SetViewport(top, top+p.Size().Height)
	p.placeBeside()
	p.bar.set(p.Size(), p.offset, p.height())
	p.placeDrop()
	p.handle.place()
	return p.body.settle()
}

// scroll moves the page and says whether it moved.
func (p *Page) scroll(y float32) bool {
	if y == p.offset {
		return false
	}
	was := p.offset
	p.offset = y
	p.place()
	return p.offset != was
}

func (p *Page) scrollTo(y float32) {
	if p.scroll(y) {
		p.body.refresh(p.body.v.pulse)
	}
}

// Scrolled is the wheel.
func (p *Page) Scrolled(ev *fyne.ScrollEvent) { p.scrollTo(p.offset - ev.Scrolled.DY*wheel) }

// MouseDown beside the column is a click on the nearest line.
func (p *Page) MouseDown(ev *desktop.MouseEvent) { p.body.MouseDown(p.onBody(ev)) }

// MouseUp ends a drag that began there.
func (p *Page) MouseUp(ev *desktop.MouseEvent) { p.body.MouseUp(p.onBody(ev)) }

func (p *Page) onBody(ev *desktop.MouseEvent) *desktop.MouseEvent {
	moved := *ev
	moved.Position = ev.Position.Subtract(p.body.Position())
	return &moved
}

// Dragged draws a selection that began beside the column.
func (p *Page) Dragged(ev *fyne.DragEvent) {
	moved := *ev
	moved.Position = ev.Position.Subtract(p.body.Position())
	p.body.Dragged(&moved)
}

// DragEnd ends it.
func (p *Page) DragEnd() { p.body.DragEnd() }

// At is the place in the text under a point of the page.
func (p *Page) At(at fyne.Position) (text.Pos, bool) {
	if p.body.flow == nil || p.body.doc.Len() == 0 {
		return text.Pos{}, false
	}
	at = at.Subtract(p.body.Position())
	return p.body.flow.Hit(at.X, at.Y).Pos, at.Y >= 0
}
