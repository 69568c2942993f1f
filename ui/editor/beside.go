package editor

import "fyne.io/fyne/v2"

// Beside is what stands at the right of the text and scrolls with it: notes in
// the margin.
type Beside interface {
	fyne.CanvasObject
	// Width that it has; 0 is that it takes no room now.
	Width() float32
	// Follow hears that lines may stand elsewhere, with the part of the text that
	// is seen, and gives the height it needs, both from the top of the text.
	Follow(top, bottom float32) float32
}

// besideGap is the room between the text and what stands beside it.
const besideGap = 32

// SetBeside puts something at the right of the text; nil takes it away.
func (p *Page) SetBeside(b Beside) {
	p.beside, p.besideHeight = b, 0
	p.objects = p.objects[:0]
	p.objects = append(p.objects, p.head, p.body)
	if b != nil {
		p.objects = append(p.objects, b)
	}
	p.objects = append(p.objects, p.handle, p.drop.line, p.bar)
	p.Relayout()
	p.Refresh()
}

// besideWidth is what it takes of the page, with the room before it.
func (p *Page) besideWidth() float32 {
	if p.beside == nil || p.beside.Width() <= 0 {
		return 0
	}
	return p.beside.Width() + besideGap
}

// placeBeside puts it where the text is, and lets it follow.
func (p *Page) placeBeside() {
	if p.beside == nil {
		return
	}
	x, width := p.column()
	top := p.offset - p.bodyTop()
	p.besideHeight = p.beside.Follow(top, top+p.Size().Height)
	p.beside.Move(fyne.NewPos(x+width+besideGap, p.bodyTop()-p.offset))
	p.beside.Resize(fyne.NewSize(p.beside.Width(), max(p.besideHeight, 1)))
}
