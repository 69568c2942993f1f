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

// Measures of the handle beside a block, in units: it stands in the margin.
const (
	handleWidth  = 18
	handleHeight = 24
	handleIcon   = 16
	handleGap    = 3
)

// handle is what a block is held by: it stands beside the block under the
// pointer. A click opens what can be done with the block, dragging moves it.
type handle struct {
	widget.BaseWidget
	p      *Page
	icon   *kit.Icon
	ground *canvas.Rectangle
	block  text.BlockID
	// moved: it was dragged and not only clicked. away: the pointer is elsewhere.
	moved, over, away bool
}

var (
	_ desktop.Mouseable  = (*handle)(nil)
	_ desktop.Hoverable  = (*handle)(nil)
	_ desktop.Cursorable = (*handle)(nil)
	_ fyne.Draggable     = (*handle)(nil)
	_ desktop.Hoverable  = (*Page)(nil)
)

func newHandle(p *Page, k *kit.Kit) *handle {
	h := &handle{p: p, icon: k.Icon("grip", handleIcon, look.Ink3).On(look.Paper), ground: newRectangle()}
	h.ground.Hidden, h.Hidden = true, true
	h.ExtendBaseWidget(h)
	h.BaseWidget.Resize(fyne.NewSize(handleWidth, handleHeight))
	return h
}

// CreateRenderer is for the toolkit.
func (h *handle) CreateRenderer() fyne.WidgetRenderer {
	h.icon.Resize(fyne.NewSize(handleIcon, handleIcon))
	h.icon.Move(fyne.NewPos((handleWidth-handleIcon)/2, (handleHeight-handleIcon)/2))
	return &barView{[]fyne.CanvasObject{h.ground, h.icon}}
}

// hover puts the handle beside the block at a point of the page, and says whether
// anything is to be painted.
func (h *handle) hover(at fyne.Position) bool {
	e := h.p.body
	block := text.BlockID("")
	if y := at.Y - e.Position().Y; e.o.Menu != nil && !e.readOnly && e.flow != nil && y >= 0 && y < e.flow.Height() {
		if i := e.flow.At(y); i >= 0 {
			block = e.doc.Block(i).ID
			if e.flow.Block(i); e.solidAt(text.Pos{Block: block}) {
				block = e.flow.Hit(at.X-e.Position().X, y).Pos.Block
			}
		}
	}
	if block == h.block && !h.away && h.Hidden == (block == "") {
		return false
	}
	h.block, h.away = block, false
	h.place()
	return true
}

// place puts the handle where its block is on the page now.
func (h *handle) place() {
	e := h.p.body
	i := e.doc.Index(h.block)
	h.Hidden = h.away || h.block == "" || i < 0 || e.flow == nil
	if h.Hidden {
		return
	}
	l := e.flow.Block(i)
	line := l.Box.Line
	if len(l.Lines) == 0 {
		line = handleHeight
	}
	x, _ := h.p.column()
	h.Move(fyne.NewPos(max(x-handleWidth-handleGap, 0), e.Position().Y+e.flow.Top(i)+l.Box.Above+(line-handleHeight)/2))
}

// leave takes the handle away.
func (h *handle) leave() {
	if !h.Hidden && !h.over && !h.moved {
		h.away, h.Hidden = true, true
		h.p.body.refresh(h.p.body.v.pulse)
	}
}

// light shows that the pointer is on the handle. The toolkit says first that it
// has left the page, which took the handle away.
func (h *handle) light(on bool) {
	h.over = on
	if on {
		h.away = false
		h.place()
	}
	h.ground.Hidden = !on
	h.ground.FillColor, h.ground.CornerRadius = h.p.body.o.Look.Colour(look.Hover), look.R1
	h.ground.Resize(fyne.NewSize(handleWidth, handleHeight))
	h.p.body.refresh(h.p.body.v.pulse)
}

// MouseIn lights it.
func (h *handle) MouseIn(*desktop.MouseEvent) { h.light(true) }

// MouseMoved is nothing to it.
func (h *handle) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the light out.
func (h *handle) MouseOut() { h.light(false) }

// Cursor is a hand.
func (h *handle) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseDown selects the block.
func (h *handle) MouseDown(*desktop.MouseEvent) {
	h.moved = false
	h.p.body.o.Kit.Focus(h.p.body.self)
	h.p.body.SelectBlock(h.block)
}

// MouseUp opens what can be done with it.
func (h *handle) MouseUp(*desktop.MouseEvent) {
	if h.moved || h.block == "" {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(h)
	h.p.body.popMenu(true, at.AddXY(0, handleHeight))
}

// Dragged carries the block over the page.
func (h *handle) Dragged(ev *fyne.DragEvent) {
	h.moved = true
	h.p.carry(h.Position().Add(ev.Position))
}

// DragEnd lets it go.
func (h *handle) DragEnd() {
	h.p.letGo()
	h.moved = false
	h.p.body.o.Kit.Focus(h.p.body.self)
}

// MouseIn is the pointer coming onto the page.
func (p *Page) MouseIn(ev *desktop.MouseEvent) { p.MouseMoved(ev) }

// MouseMoved puts the handle beside the block under the pointer.
func (p *Page) MouseMoved(ev *desktop.MouseEvent) {
	if ev.Button == 0 && p.drop.moved != nil {
		p.drop.moved(ev.Position)
	}
	if p.handle.hover(ev.Position) {
		p.body.refresh(p.body.v.pulse)
	}
}

// MouseOut takes the handle away.
func (p *Page) MouseOut() {
	p.handle.leave()
	if p.drop.out != nil {
		p.drop.out()
	}
}

// carry shows where the selected blocks would land.
func (p *Page) carry(at fyne.Position) {
	if !p.refused {
		p.carrying = true
		p.ShowDrop(at)
	}
}

// carryFrom begins with the block at a point of the text: a photo.
func (p *Page) carryFrom(from, at fyne.Position) {
	if !p.carrying && !p.refused {
		p.body.SelectBlock(p.body.flow.Hit(from.X, from.Y).Pos.Block)
	}
	p.carry(p.body.Position().Add(at))
}

// letGo puts the selected blocks where the line was drawn.
func (p *Page) letGo() {
	block, before, ok := p.HideDrop()
	carried := p.carrying
	p.carrying, p.refused = false, false
	if !carried || !ok {
		return
	}
	d := p.body.doc
	i := d.Index(block)
	if i < 0 {
		return
	}
	after := block
	if before {
		after = ""
		if i > 0 {
			after = d.Block(i - 1).ID
		}
	}
	p.body.MoveBlocksTo(after)
}

// cancel ends carrying, with nothing moved.
func (p *Page) cancel() bool {
	was := p.carrying
	p.carrying = false
	if was {
		p.refused = true
		p.HideDrop()
	}
	return was
}
