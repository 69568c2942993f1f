package editor

import (
	"time"

	"dateline/internal/text"
	"dateline/internal/text/flow"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Measures of the line where something would land, in units, and how often the
// page moves on under it near an edge.
const (
	dropLine  = 2
	dropEdge  = 48
	dropMost  = 28
	dropPause = 40 * time.Millisecond
)

// drop is the line across the column where what is carried over the page would
// land if it were let go.
type drop struct {
	line   *canvas.Rectangle
	at     fyne.Position // of what is carried, on the page
	block  text.BlockID
	before bool
	shown  bool
	// moved and out hear of the pointer over the page.
	moved func(at fyne.Position)
	out   func()
	stop  func() // of moving on near an edge; nil while the page rests
}

func newDrop(l look.Look) drop {
	d := drop{line: canvas.NewRectangle(l.Colour(look.Accent))}
	d.line.Hidden = true
	return d
}

// OnPointer hears of the pointer while it moves over the page and no button of
// ours is down, and of its going. The point is one of the page. Files that are
// carried over the window come as such motion, where the system tells of them at
// all.
func (p *Page) OnPointer(moved func(at fyne.Position), out func()) {
	p.drop.moved, p.drop.out = moved, out
}

// ShowDrop draws the line at the border between blocks where something carried
// over the page would land: behind the block under the point, before it when the
// point is in its upper half; between two photos that stand beside each other when
// the point is near there. The point is one of the page. While it is near the
// upper or lower edge, the page moves on under it. Without text nothing is drawn
// and the block is empty.
func (p *Page) ShowDrop(at fyne.Position) (block text.BlockID, before bool) {
	if !p.aim(at) {
		p.HideDrop()
		return "", false
	}
	if p.drop.stop == nil && p.nearEdge() != 0 {
		p.moveOn()
	}
	return p.drop.block, p.drop.before
}

// ShowDropAbove draws the line over the text, where the lead photo stands.
func (p *Page) ShowDropAbove() {
	p.rest()
	if first, ok := p.body.doc.Start(); ok && p.body.flow != nil {
		p.drop.block, p.drop.before, p.drop.shown = first.Block, true, true
		p.placeDrop()
		p.body.refresh(p.drop.line)
	}
}

// HideDrop takes the line away and says where it was; ok is false when there was
// none. The page rests.
func (p *Page) HideDrop() (block text.BlockID, before, ok bool) {
	p.rest()
	block, before, ok = p.drop.block, p.drop.before, p.drop.shown
	if ok {
		p.drop.block, p.drop.before, p.drop.shown = "", false, false
		p.placeDrop()
		p.body.refresh(p.drop.line)
	}
	return block, before, ok
}

// Border is where something let go at a point of the page lands: behind a block,
// or before it. ok is false without text.
func (p *Page) Border(at fyne.Position) (block text.BlockID, before, ok bool) {
	e := p.body
	if e.flow == nil || e.doc.Len() == 0 {
		return "", false, false
	}
	block, before = e.borderAt(at.Subtract(e.Position()))
	return block, before, true
}

// aim finds the border for a point and draws the line there.
func (p *Page) aim(at fyne.Position) bool {
	block, before, ok := p.Border(at)
	if !ok {
		return false
	}
	p.drop.at = at
	if p.drop.shown && block == p.drop.block && before == p.drop.before {
		return true
	}
	p.drop.block, p.drop.before, p.drop.shown = block, before, true
	p.placeDrop()
	p.body.refresh(p.drop.line)
	return true
}

// placeDrop puts the line where its border is on the page now.
func (p *Page) placeDrop() {
	d := &p.drop
	i := p.body.doc.Index(d.block)
	d.line.Hidden = !d.shown || i < 0 || p.body.flow == nil
	if d.line.Hidden {
		return
	}
	if !d.before {
		if between, ok := p.body.gapBehind(i); ok {
			between.X, between.Y = between.X+p.body.Position().X, between.Y+p.body.Position().Y
			put(d.line, between, p.body.o.Look.Colour(look.Accent), 0)
			return
		}
		i++
	}
	set := p.body.set
	gap := set.units(paragraphGap)
	if i > 0 {
		gap = min(gap, p.body.flow.Block(i-1).Box.Below)
	}
	x, width := p.column()
	thick := set.whole(dropLine)
	put(d.line, flow.Rect{X: x, Y: set.whole(p.body.Position().Y + p.body.flow.Top(i) - gap/2 - thick/2), W: width, H: thick}, p.body.o.Look.Colour(look.Accent), 0)
}

// nearEdge is how far the page moves on at once: up when negative, 0 when the
// point is not near an edge. The nearer, the further.
func (p *Page) nearEdge() float32 {
	edge := min(float32(dropEdge), p.Size().Height/4)
	if edge <= 0 {
		return 0
	}
	deep := func(d float32) float32 { return min(max((edge-d)/edge, 0), 1) }
	return (deep(p.Size().Height-p.drop.at.Y) - deep(p.drop.at.Y)) * dropMost
}

// moveOn moves the page under the line as long as the point is near an edge.
func (p *Page) moveOn() {
	p.drop.stop = p.k.Later(dropPause, func() {
		p.drop.stop = nil
		by := p.nearEdge()
		if by == 0 || !p.drop.shown || !p.scroll(p.offset+by) {
			return
		}
		p.body.refresh(p.body.v.pulse)
		p.aim(p.drop.at)
		p.moveOn()
	})
}

// rest ends moving on.
func (p *Page) rest() {
	if p.drop.stop != nil {
		p.drop.stop()
		p.drop.stop = nil
	}
}
