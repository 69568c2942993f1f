package editor

import (
	"dateline/internal/text"
	"dateline/internal/text/flow"

	"fyne.io/fyne/v2"
)

// typingLine is where the caret's line stands while typewriter scrolling is on,
// as a share of the page's height.
const typingLine = 0.45

// SetTypewriter keeps the line with the caret at one height while it is typed in
// and the keys move it, and leaves room for that behind the end of the text.
// Above the headline there is none: a sheet begins at its top. Mouse and wheel
// scroll as ever, until the next key.
func (p *Page) SetTypewriter(on bool) {
	if p.typewriter == on {
		return
	}
	p.typewriter = on
	p.Relayout()
	if r, ok := p.caretRow(); ok && on && p.body.focused {
		p.reveal(r.Y, r.Y+r.H)
	}
	p.body.refresh(p.body.v.pulse)
}

// CaretLine is where the line with the caret stands on the page, from the top of
// what is seen; nothing when there is none.
func (p *Page) CaretLine() (top, bottom float32) {
	r, ok := p.caretRow()
	if !ok {
		return 0, 0
	}
	y := p.bodyTop() - p.offset + r.Y
	return y, y + r.H
}

// caretRow is where the caret stands in the text.
func (p *Page) caretRow() (flow.Rect, bool) {
	if p.body.flow == nil {
		return flow.Rect{}, false
	}
	return p.body.flow.Where(p.body.caret())
}

// below is the room behind the end of the text.
func (p *Page) below() float32 {
	if p.typewriter {
		return max(p.Size().Height*(1-typingLine), pageBottom)
	}
	return pageBottom
}

// reveal brings the line with the caret into view; the text asks for the refresh.
// Looking there for the first time corrects heights, so it is done until the
// line stays.
func (p *Page) reveal(top, bottom float32) {
	for range 4 {
		p.bring(p.bodyTop()+top, p.bodyTop()+bottom)
		r, ok := p.caretRow()
		if !ok || r.Y == top {
			return
		}
		top, bottom = r.Y, r.Y+r.H
	}
}

// bring scrolls to a line as little as can be, or to where it is typed.
func (p *Page) bring(top, bottom float32) {
	if height := p.Size().Height; p.typewriter && !p.body.mouse.drag && !p.least && height > 0 {
		p.scroll(p.whole((top+bottom)/2 - height*typingLine))
		return
	}
	p.show(top, bottom)
}

// whole is an offset of whole device pixels, so that no letter is blurred.
func (p *Page) whole(y float32) float32 { return p.body.set.whole(y) }

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

// ShowPlace selects and brings the caret into view with the least scrolling; what is
// seen already does not move.
func (p *Page) ShowPlace(s text.Selection) {
	p.least = true
	p.body.Select(s)
	p.least = false
}

// RevealBlock brings a block into view with the least scrolling, its beginning if
// it is higher than the page.
func (p *Page) RevealBlock(id text.BlockID) {
	for range 4 {
		i := p.body.doc.Index(id)
		if i < 0 || p.body.flow == nil {
			return
		}
		height := p.body.flow.Block(i).Height
		top := p.bodyTop() + p.body.flow.Top(i)
		if !p.show(top, top+min(height, p.Size().Height-2*caretRoom)) {
			return
		}
		p.body.refresh(p.body.v.pulse)
	}
}

// Reveal brings something on the page into view.
func (p *Page) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p).Y + p.offset
	if p.show(top, top+o.Size().Height) {
		p.body.refresh(p.body.v.pulse)
	}
}
