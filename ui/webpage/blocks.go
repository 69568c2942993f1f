package webpage

import (
	"fmt"
	"slices"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// text is the text of the page. Photos that no block shows stand behind it, as
// on the page.
func (p *Page) text() []fyne.CanvasObject {
	w := &pageWriter{p: p}
	for _, b := range p.shown.Body.All() {
		w.block(b)
	}
	for _, use := range p.shown.Photos {
		if !use.Lead && !slices.Contains(w.placed, use.ID) {
			w.add(look.S3, p.figure(use))
		}
	}
	return w.out
}

// pageWriter writes the blocks of a text one below the other.
type pageWriter struct {
	p       *Page
	out     []fyne.CanvasObject
	placed  []story.PhotoID
	numbers []int     // of the items of the list that is open, one for each depth
	before  text.Kind // the block above
}

func (w *pageWriter) add(gap float32, o fyne.CanvasObject) {
	if o != nil {
		w.out = append(w.out, kit.Inset(gap, 0, 0, 0, o))
	}
}

func (w *pageWriter) block(b text.Block) {
	if !b.Kind.IsList() {
		w.numbers = nil
	}
	p := w.p
	switch b.Kind {
	case text.Heading2:
		w.words(look.S4, p.words(b.Text, look.ResultHeadline, look.Ink))
	case text.Heading3:
		w.words(look.S3, p.words(b.Text, look.ListHeadline, look.Ink))
	case text.Quote:
		w.add(look.S2, w.quote(b))
	case text.Bullet, text.Number:
		w.add(look.S1, w.item(b))
	case text.FactBox:
		w.fact(b)
	case text.Embed:
		said := b.Text
		if said == "" {
			said = b.URL
		}
		w.words(look.S2, p.words(said, look.Small, look.Accent))
	case text.Divider:
		w.add(look.S3, kit.Inset(0, 80, 0, 80, kit.Line()))
	case text.Photo:
		use, ok := p.shown.Photo(story.PhotoID(b.Photo))
		if ok && !use.Lead && !slices.Contains(w.placed, use.ID) {
			w.placed = append(w.placed, use.ID)
			w.add(look.S3, p.figure(use))
		}
	default:
		w.words(look.S2, p.words(b.Text, look.Snippet, look.Ink))
	}
	w.before = b.Kind
}

func (w *pageWriter) words(gap float32, x *kit.Text) {
	if x != nil {
		w.add(gap, x)
	}
}

// quote has a thin line at its left.
func (w *pageWriter) quote(b text.Block) fyne.CanvasObject {
	said := kit.Column(2, w.p.d.Kit.Text(b.Text, look.Snippet, look.Ink))
	if b.Attribution != "" {
		said = kit.Column(2, w.p.d.Kit.Text(b.Text, look.Snippet, look.Ink), w.p.d.Kit.Text(b.Attribution, look.Label, look.Ink2))
	}
	line := kit.Fixed(2, 0, kit.Over(canvas.NewRectangle(w.p.d.Look.Colour(look.FieldLine))))
	return kit.Border(nil, nil, line, nil, kit.Inset(0, 0, 0, look.S3, said))
}

// item of a list, with its sign and at its depth.
func (w *pageWriter) item(b text.Block) fyne.CanvasObject {
	depth := min(b.Depth, len(w.numbers)) // an item cannot hang under nothing
	for len(w.numbers) <= depth {
		w.numbers = append(w.numbers, 0)
	}
	w.numbers = w.numbers[:depth+1]
	sign := "•"
	if b.Kind == text.Number {
		w.numbers[depth]++
		sign = fmt.Sprintf("%d.", w.numbers[depth])
	} else {
		w.numbers[depth] = 0
	}
	k := w.p.d.Kit
	mark := kit.Fixed(20, 0, kit.Column(0, k.Text(sign, look.Snippet, look.Ink2).Lines(1)))
	return kit.Inset(0, 0, 0, float32(depth)*20, kit.Border(nil, nil, mark, nil, k.Text(b.Text, look.Snippet, look.Ink)))
}

// fact is a paragraph of a fact box; the first has the title above it.
func (w *pageWriter) fact(b text.Block) {
	k := w.p.d.Kit
	ground := func(top float32, o fyne.CanvasObject) fyne.CanvasObject {
		return kit.Box(look.Hover, look.None, 0, kit.Inset(top, look.S3, look.S2, look.S3, o))
	}
	said := k.Text(b.Text, look.Small, look.Ink)
	if w.before == text.FactBox {
		w.add(0, ground(0, said))
		return
	}
	title := k.Text(w.p.shown.Words.FactBox, look.Small, look.Ink).Bold(true)
	w.add(look.S3, kit.Column(0, w.p.rule(1), ground(look.S2, kit.Column(2, title, said))))
}

// figure is a photo with its caption and, on a line of its own, its credit.
func (p *Page) figure(use story.PhotoUse) fyne.CanvasObject {
	x := newShot(p, use)
	p.shots = append(p.shots, x)
	parts := []fyne.CanvasObject{x, under(look.S1, p.words(use.Caption, look.Label, look.Ink2))}
	if !use.Credit.IsZero() {
		parts = append(parts, p.d.Kit.Text(use.Credit.Line(p.shown.Words.Credit), look.Label, look.Ink3))
	}
	return kit.Column(0, parts...)
}
