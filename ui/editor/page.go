package editor

import (
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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

// Page is the sheet a text is written on: what stands above it – headline,
// deck, the photo – and the text, scrolling as one. Its cost does not grow with
// the text.
type Page struct {
	widget.BaseWidget
	k       *kit.Kit
	head    kit.Flowing
	body    *Editor
	measure float32

	offset, headHeight float32
	width              float32
	bar                *bar
	drop               drop
	handle             *handle
	// carrying: blocks are being dragged over the page.
	carrying bool
	// refused: Esc was pressed while they were, and the button is still down.
	refused bool
	ground  *canvas.Rectangle
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
	p.ground = canvas.NewRectangle(o.Look.Colour(look.Paper))
	p.bar = newBar(o.Look, p.scrollTo)
	p.drop = newDrop(o.Look)
	p.handle = newHandle(p, o.Kit)
	p.objects = []fyne.CanvasObject{p.ground, head, p.body, p.handle, p.drop.line, p.bar}
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

// CreateRenderer is for the toolkit.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return &pageView{p} }

type pageView struct{ p *Page }

func (v *pageView) MinSize() fyne.Size           { return fyne.NewSize(240, 120) }
func (v *pageView) Layout(fyne.Size)             { v.p.Relayout() }
func (v *pageView) Refresh()                     { v.p.Relayout() }
func (v *pageView) Objects() []fyne.CanvasObject { return v.p.objects }
func (v *pageView) Destroy()                     {}

// column is where the text stands: in the middle, at most measure wide.
func (p *Page) column() (x, width float32) {
	width = min(p.Size().Width-2*pageSide, p.measure)
	width = max(width, 80)
	return float32(int((p.Size().Width - width) / 2)), width
}

func (p *Page) bodyTop() float32 { return pageTop + p.headHeight + pageGap }

func (p *Page) height() float32 { return p.bodyTop() + p.body.Size().Height + pageBottom }

// Relayout lays the page out: its size changed, or the height of something on
// it. What stood at the top of the view stays there.
func (p *Page) Relayout() {
	if p.Size().Width <= 0 {
		return
	}
	_, width := p.column()
	block, below := text.BlockID(""), float32(0)
	turned := width != p.width && p.width > 0 && p.offset > p.bodyTop()
	if turned {
		block, below = p.body.Anchor()
	}
	p.width = width
	p.headHeight = p.head.HeightFor(width)
	p.head.Resize(fyne.NewSize(width, p.headHeight))
	height := p.body.HeightFor(width)
	if size := fyne.NewSize(width, height); p.body.Size() != size {
		p.body.Resize(size)
	}
	if turned {
		if top, ok := p.body.TopOf(block); ok {
			p.offset = p.bodyTop() + top + below
		}
	}
	p.ground.Resize(p.Size())
	p.place()
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

// reveal brings a part of the text into view; the text asks for the refresh.
func (p *Page) reveal(top, bottom float32) { p.show(p.bodyTop()+top, p.bodyTop()+bottom) }

func (p *Page) show(top, bottom float32) bool {
	switch height := p.Size().Height; {
	case height <= 0:
	case top < p.offset+caretRoom/2:
		return p.scroll(top - caretRoom)
	case bottom > p.offset+height-caretRoom/2:
		return p.scroll(bottom - height + caretRoom)
	}
	return false
}

// Reveal brings something on the page into view.
func (p *Page) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p).Y + p.offset
	if p.show(top, top+o.Size().Height) {
		p.body.refresh(p.body.v.pulse)
	}
}

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
