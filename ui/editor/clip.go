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
// comes from here, in paragraphs and lists when it comes from elsewhere, unless
// the program takes a page or a rich text over. A field takes one line.
func (e *Editor) Paste() {
	plain := e.o.Kit.Clipboard().Content()
	own := e.o.Clip != nil && e.o.Clip.plain == plain && len(e.o.Clip.blocks) > 0
	if e.o.line == nil && !own && e.takenOver(plain) {
		return
	}
	e.pasted(plain)
}

// takenOver asks the program whether it has more of what was copied, or sees a
// page in it.
func (e *Editor) takenOver(plain string) bool {
	switch {
	case plain == "" || e.readOnly:
		return false
	case e.o.PasteRich != nil && e.o.PasteRich(plain):
		return true
	}
	return e.o.PastePage != nil && long(plain) && e.o.PastePage(plain)
}

const (
	// longLines and longBytes make a text so long that it could be a page, or
	// would keep the window waiting.
	longLines = 6
	longBytes = 256 << 10
)

// long looks at no more of a text than it must.
func long(plain string) bool {
	if len(plain) > longBytes {
		return true
	}
	for range longLines - 1 {
		_, rest, more := strings.Cut(strings.TrimLeft(plain, "\r\n"), "\n")
		if !more {
			return false
		}
		plain = rest
	}
	return strings.TrimSpace(plain) != ""
}

// PastePlain puts the clipboard in the place of the selection as its lines are,
// and nobody is asked about anything.
func (e *Editor) PastePlain() {
	plain := e.o.Kit.Clipboard().Content()
	if e.o.line != nil {
		e.pasted(plain)
		return
	}
	e.put(plain, text.Lines(plain))
}

// PasteBlocks puts blocks in the place of the selection.
func (e *Editor) PasteBlocks(blocks []text.Block) {
	e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
		return text.Paste(d, s, blocks, e.o.NewBlock)
	})
}

func (e *Editor) pasted(plain string) {
	if plain == "" {
		return
	}
	if e.o.line != nil {
		e.typed(strings.Join(strings.Fields(text.Tidy(plain)), " "))
		return
	}
	if c := e.o.Clip; c != nil && c.plain == plain && len(c.blocks) > 0 {
		e.put(plain, withoutPhotos(c.blocks))
		return
	}
	e.put(plain, text.Listed(text.Lines(plain)))
}

// put pastes blocks. Words copied out of a sentence keep the spaces at their
// ends.
func (e *Editor) put(plain string, blocks []text.Block) {
	if !strings.ContainsAny(plain, "\r\n") && len(blocks) == 1 && len(blocks[0].Marks) == 0 {
		e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
			return text.Type(d, s, text.Tidy(plain))
		})
		return
	}
	e.PasteBlocks(blocks)
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
