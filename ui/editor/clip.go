package editor

import (
	"strings"

	"dateline/internal/text"
)

// Clip is what was copied last, as it was: the system's clipboard holds plain
// text alone. While the two agree, a paste is the rich one.
type Clip struct {
	plain  string
	blocks []text.Block
}

// Copy puts what is selected on the clipboard.
func (e *Editor) Copy() {
	if e.sel.IsCaret() && !e.solidAt(e.sel.Head) {
		return
	}
	plain := text.PlainText(e.doc, e.sel)
	if c := e.o.Clip; c != nil {
		c.plain, c.blocks = plain, text.Cut(e.doc, e.sel)
	}
	e.o.Kit.Clipboard().SetContent(plain)
}

// Cut copies what is selected and takes it out.
func (e *Editor) Cut() {
	if e.readOnly || e.sel.IsCaret() {
		return
	}
	e.Copy()
	e.do(text.Delete)
}

// Paste puts the clipboard in the place of the selection: as it was when it
// comes from here, in paragraphs when it comes from elsewhere. A field takes
// one line.
func (e *Editor) Paste() {
	e.pasted(e.o.Kit.Clipboard().Content())
}

func (e *Editor) pasted(plain string) {
	if plain == "" {
		return
	}
	if e.o.line != nil {
		e.typed(strings.Join(strings.Fields(plain), " "))
		return
	}
	blocks := text.Lines(plain)
	if c := e.o.Clip; c != nil && c.plain == plain && len(c.blocks) > 0 {
		blocks = withoutPhotos(c.blocks)
	}
	e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
		// Words copied out of a sentence keep the spaces at their ends.
		if !strings.ContainsAny(plain, "\r\n") && len(blocks) == 1 && len(blocks[0].Marks) == 0 {
			return text.Type(d, s, plain)
		}
		return text.Paste(d, s, blocks, e.o.NewBlock)
	})
}

// withoutPhotos leaves photo blocks out: a photo belongs to one story, which
// may not be this one, and stands in its text once.
func withoutPhotos(blocks []text.Block) []text.Block {
	var out []text.Block
	for _, b := range blocks {
		if b.Kind != text.Photo {
			out = append(out, b)
		}
	}
	return out
}
