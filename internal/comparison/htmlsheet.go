package comparison

import (
	"slices"
	"strconv"
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
)

// sheet writes both texts in one.
func (p *page) sheet() {
	s := p.Comparison.Sheet()
	spans := map[text.BlockID][]Span{}
	for _, sp := range s.Spans {
		spans[sp.From.Block] = append(spans[sp.From.Block], sp)
	}
	p.raw("<section>")
	p.element("h2", "", p.Say("comparison.page.text", nil))
	p.raw("\n<article>")
	if len(s.Headline) > 0 {
		p.raw(`<h3 class="headline">`)
		p.pieces(s.Headline)
		p.raw("</h3>\n")
	}
	if len(s.Deck) > 0 {
		p.raw(`<p class="deck">`)
		p.pieces(s.Deck)
		p.raw("</p>\n")
	}
	for _, b := range s.Story.Body.All() {
		p.sheetBlock(s.Story, b, spans[b.ID])
	}
	p.raw("</article></section>\n")
}

// blockElement is what a block is written as.
func blockElement(k text.Kind) string {
	switch k {
	case text.Heading2:
		return "h3"
	case text.Heading3:
		return "h4"
	case text.Quote:
		return "blockquote"
	}
	return "p"
}

func (p *page) sheetBlock(s story.Story, b text.Block, spans []Span) {
	var whole string // what became of a block without text
	for _, sp := range spans {
		switch {
		case sp.Layer == Moved:
			ch := p.Changes[sp.Change]
			p.element("p", "note", p.Say("comparison.page.moved-here", map[string]any{"Number": ch.Number, "Was": ch.Was}))
		case !b.Kind.HasText() && sp.Layer == Deleted:
			whole = "del"
		case !b.Kind.HasText() && sp.Layer == Inserted:
			whole = "ins"
		}
	}
	class := string(b.Kind)
	if b.Depth > 0 {
		class += " depth" + strconv.Itoa(b.Depth)
	}
	if slices.ContainsFunc(spans, func(sp Span) bool { return sp.Layer == Moved }) {
		class += " moved"
	}
	name := blockElement(b.Kind)
	p.raw("<", name, ` class="`, class, `">`)
	if !b.Kind.HasText() {
		said := p.Say("comparison.block."+string(b.Kind), nil)
		if photo, ok := s.Photo(story.PhotoID(b.Photo)); ok {
			said += ": " + called(photo)
		}
		if whole == "" {
			whole = "span"
		}
		p.element(whole, "", said)
	}
	p.layered(b, spans)
	for _, more := range []string{b.Attribution, b.URL} {
		if more != "" {
			p.raw(" ")
			p.element("small", "", "— "+more)
		}
	}
	p.raw("</", name, ">\n")
}

// layered writes the text of a block with its marks inside of its spans.
func (p *page) layered(b text.Block, spans []Span) {
	cuts := []int{0, len(b.Text)}
	for _, m := range b.Marks {
		cuts = append(cuts, m.From, m.To)
	}
	for _, sp := range spans {
		cuts = append(cuts, sp.From.Offset, sp.To.Offset)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := 0; i+1 < len(cuts); i++ {
		open := p.elementsAt(b, spans, cuts[i])
		for _, name := range open {
			p.raw("<", name, ">")
		}
		p.text(b.Text[cuts[i]:cuts[i+1]])
		for _, name := range slices.Backward(open) {
			name, _, _ = strings.Cut(name, " ")
			p.raw("</", name, ">")
		}
	}
}

// elementsAt are the elements around the letter at a place.
func (p *page) elementsAt(b text.Block, spans []Span, at int) []string {
	var out []string
	for _, sp := range spans {
		if at < sp.From.Offset || at >= sp.To.Offset {
			continue
		}
		switch sp.Layer {
		case Inserted:
			out = append(out, "ins")
		case Deleted:
			out = append(out, "del")
		case Reset:
			out = append(out, `span class="reset"`)
		}
	}
	for _, m := range setOn(b.Marks, at) {
		out = append(out, map[text.MarkKind]string{
			text.Bold: "strong", text.Italic: "em", text.Strike: "s", text.Sup: "sup", text.Sub: "sub", text.Link: `span class="link"`,
		}[m.Kind])
	}
	return out
}
