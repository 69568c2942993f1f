package comparison

import (
	"bytes"
	_ "embed"
	"html"
	"strconv"
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
)

//go:embed page.css
var css string

// Page says how a comparison is written as a page.
type Page struct {
	// Title stands in the window and above all: which versions of what.
	Title string
	// Language of the page's own words, "ru" or "en".
	Language string
	// Say gives the words of an id, comparison.*, as package words has them.
	Say func(id string, args map[string]any) string
}

// HTML is the comparison as one page that needs nothing else: what changed, one
// by one, and both texts in one. It holds no script, no address that can be
// followed and nothing that is fetched; whatever a story says is text in it.
func (c Comparison) HTML(o Page) []byte {
	p := &page{Comparison: c, Page: o}
	p.raw(`<!doctype html><html lang="`, html.EscapeString(o.Language), `"><head><meta charset="utf-8">`,
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
		`<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>`)
	p.text(o.Title)
	p.raw("</title>\n<style>\n", css, "</style></head>\n<body><main>\n<header>")
	p.element("h1", "", o.Title)
	p.element("p", "count", p.Say("comparison.page.count", map[string]any{"N": len(c.Changes)}))
	p.raw(`<p class="legend"><ins>`, p.said("comparison.page.inserted"), `</ins> <del>`, p.said("comparison.page.deleted"),
		`</del> <span class="moved">`, p.said("comparison.page.moved"), `</span> <span class="reset">`, p.said("comparison.page.reset"), "</span></p></header>\n")
	p.changes()
	p.sheet()
	p.raw("</main></body></html>\n")
	return p.out.Bytes()
}

// page is a page that is being written.
type page struct {
	Comparison
	Page
	out bytes.Buffer
}

func (p *page) raw(parts ...string) {
	for _, s := range parts {
		p.out.WriteString(s)
	}
}

// text writes words of a story: whatever they are, a reader sees them as they are.
func (p *page) text(s string) {
	p.raw(strings.ReplaceAll(html.EscapeString(s), string(text.SoftBreak), "<br>"))
}

func (p *page) element(name, class, s string) {
	p.raw("<", name)
	if class != "" {
		p.raw(` class="`, class, `"`)
	}
	p.raw(">")
	p.text(s)
	p.raw("</", name, ">")
}

func (p *page) said(id string) string { return html.EscapeString(p.Say(id, nil)) }

// changes writes the list of what changed.
func (p *page) changes() {
	p.raw("<section>")
	p.element("h2", "", p.Say("comparison.page.changes", nil))
	if len(p.Changes) == 0 {
		p.element("p", "", p.Say("comparison.page.none", nil))
	} else {
		p.raw("\n<ol>\n")
		for _, ch := range p.Changes {
			p.change(ch)
		}
		p.raw("</ol>")
	}
	p.raw("</section>\n")
}

func (p *page) change(ch Change) {
	p.raw(`<li id="c`, ch.Key, `"><p class="where">`)
	p.element("b", "", p.where(ch))
	if what := p.what(ch); what != "" {
		p.raw(" ")
		p.element("span", "what", what)
	}
	for _, flag := range []struct {
		on bool
		id string
	}{{ch.Figures, "comparison.figure"}, {ch.Names, "comparison.name"}} {
		if flag.on {
			p.raw(" ")
			p.element("mark", "", p.Say(flag.id, nil))
		}
	}
	p.raw(`</p>`)
	p.difference(ch)
	p.raw("</li>\n")
}

// where is the place of a change in words.
func (p *page) where(ch Change) string {
	number := map[string]any{"Number": ch.Number}
	switch {
	case ch.Block != "":
		return p.Say("comparison.place.block", number)
	case ch.Photo != "":
		return p.Say("comparison.place.photo", number)
	case ch.Kind == Field:
		return p.Say("comparison.field."+ch.Field, nil)
	case ch.Kind == TagAdded || ch.Kind == TagRemoved || ch.Kind == TagsMoved:
		return p.Say("comparison.place.tags", nil)
	}
	return p.Say("comparison.place.related", nil)
}

// what says what became of it, where that is not words against words.
func (p *page) what(ch Change) string {
	switch ch.Kind {
	case Words, Field:
		return ""
	case PhotoField, PhotoLook:
		return p.Say("comparison.field."+ch.Field, nil)
	case PhotoCrop:
		if ch.Field == "focus" || ch.Field == cropOrder {
			return p.Say("comparison.field."+ch.Field, nil)
		}
		return p.Say("comparison.kind.photo-crop", map[string]any{"Ratio": ch.Field})
	case RelatedMoved:
		if ch.Number == 0 {
			return p.Say("comparison.kind.tags-moved", nil)
		}
	}
	return p.Say("comparison.kind."+string(ch.Kind), map[string]any{"Was": ch.Was})
}

// difference writes what is gone and what is new.
func (p *page) difference(ch Change) {
	p.raw("<p>")
	switch {
	case ch.Kind == Shape && ch.Pieces == nil:
		p.fromTo(p.shape(p.Before, ch.Block), p.shape(p.After, ch.Block))
	case ch.Kind == Marks:
		p.pieces(ch.Pieces)
		p.raw(" · ")
		p.fromTo(p.marks(setOn(p.block(p.Before, ch.Block).Marks, ch.From)), p.marks(setOn(p.block(p.After, ch.Block).Marks, ch.At)))
	case ch.Pieces != nil:
		p.pieces(ch.Pieces)
	case ch.Kind == PhotoMoved || ch.Kind == RelatedMoved && ch.Number > 0:
		p.text(ch.After)
	case ch.Kind == BlockAdded:
		p.fromTo("", p.shape(p.After, ch.Block))
	case ch.Kind == BlockRemoved:
		p.fromTo(p.shape(p.Before, ch.Block), "")
	default:
		p.fromTo(ch.Before, ch.After)
	}
	p.raw("</p>")
}

func (p *page) fromTo(before, after string) {
	p.pieces(piece(piece(nil, Gone, before), New, after))
}

func (p *page) pieces(list []Piece) {
	for i, piece := range list {
		switch piece.Op {
		case Gone:
			p.element("del", "", piece.Text)
		case New:
			if i > 0 && list[i-1].Op == Gone && !parted(list[i-1].Text, piece.Text) {
				p.raw(" ")
			}
			p.element("ins", "", piece.Text)
		default:
			p.text(piece.Text)
		}
	}
}

func (p *page) block(s story.Story, id text.BlockID) text.Block {
	if i := s.Body.Index(id); i >= 0 {
		return s.Body.Block(i)
	}
	return text.Block{}
}

// shape is what a block is in one of the versions, in words.
func (p *page) shape(s story.Story, id text.BlockID) string {
	b := p.block(s, id)
	said := p.Say("comparison.block."+string(b.Kind), nil)
	if b.Depth > 0 {
		said += " " + strconv.Itoa(b.Depth+1)
	}
	if photo, ok := s.Photo(story.PhotoID(b.Photo)); ok {
		said += ": " + called(photo)
	}
	return said
}

func (p *page) marks(set []text.Mark) string {
	parts := make([]string, len(set))
	for i, m := range set {
		parts[i] = strings.TrimSpace(p.Say("comparison.mark."+string(m.Kind), nil) + " " + m.Href)
	}
	if len(parts) == 0 {
		return p.Say("comparison.mark.none", nil)
	}
	return strings.Join(parts, ", ")
}
