package editor

import (
	"unicode"

	"dateline/internal/text"
)

// Words are what a person means who asks about words: those that are selected,
// else the one in which the caret stands. ok is false when there are none.
func (e *Editor) Words() (sel text.Selection, ok bool) {
	sel = e.sel
	if sel.IsCaret() {
		sel = e.wordAt(sel.Head)
	}
	from, to, err := sel.Range(e.doc)
	if err != nil {
		return text.Selection{}, false
	}
	for i, last := e.doc.Index(from.Block), e.doc.Index(to.Block); i <= last; i++ {
		b := e.doc.Block(i)
		start, end := 0, len(b.Text)
		if b.ID == from.Block {
			start = from.Offset
		}
		if b.ID == to.Block {
			end = to.Offset
		}
		for _, r := range b.Text[start:end] {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return text.Selection{Anchor: from, Head: to}, true
			}
		}
	}
	return text.Selection{}, false
}
