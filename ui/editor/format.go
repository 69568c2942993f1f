package editor

import (
	"slices"

	"dateline/internal/text"
)

// ToggleMark sets what is selected bold, italic and so on, or takes it off;
// with nothing selected it counts for what is typed next.
func (e *Editor) ToggleMark(kind text.MarkKind) {
	if e.o.line != nil || e.readOnly {
		return
	}
	if !e.sel.IsCaret() {
		e.do(func(d text.Document, s text.Selection) (text.Transaction, error) { return text.ToggleMark(d, s, kind) })
		return
	}
	if !e.storedOn {
		e.storedOn = true
		for _, k := range []text.MarkKind{text.Bold, text.Italic, text.Strike, text.Sup, text.Sub} {
			if text.HasMark(e.doc, e.sel, k) {
				e.stored = append(e.stored, k)
			}
		}
	}
	if i := slices.Index(e.stored, kind); i >= 0 {
		e.stored = slices.Delete(slices.Clone(e.stored), i, i+1)
	} else {
		e.stored = append(slices.Clone(e.stored), kind)
	}
	if e.o.Changed != nil {
		e.o.Changed()
	}
}

// HasMark says whether what is selected, or typed next, is set so.
func (e *Editor) HasMark(kind text.MarkKind) bool {
	if e.storedOn {
		return slices.Contains(e.stored, kind)
	}
	return text.HasMark(e.doc, e.sel, kind)
}

// Kind is the kind of the block with the caret.
func (e *Editor) Kind() text.Kind {
	if i := e.doc.Index(e.sel.Head.Block); i >= 0 {
		return e.doc.Block(i).Kind
	}
	return text.Paragraph
}

// SetKind makes the selected blocks another kind; the same kind again makes
// them paragraphs.
func (e *Editor) SetKind(kind text.Kind) {
	if e.Kind() == kind && kind != text.Paragraph {
		kind = text.Paragraph
	}
	e.do(func(d text.Document, s text.Selection) (text.Transaction, error) { return text.SetKind(d, s, kind) })
}

// Attribute says whose words the quote with the caret is.
func (e *Editor) Attribute(name string) {
	e.do(func(d text.Document, s text.Selection) (text.Transaction, error) { return text.Attribute(d, s, name) })
}

// Attribution is whose words the quote with the caret is.
func (e *Editor) Attribution() string {
	if i := e.doc.Index(e.sel.Head.Block); i >= 0 {
		return e.doc.Block(i).Attribution
	}
	return ""
}

// Insert puts a block without text of its own – a divider, an address – behind
// the one with the caret, and goes on below it.
func (e *Editor) Insert(b text.Block) {
	b.ID = e.o.NewBlock()
	if !e.do(func(d text.Document, s text.Selection) (text.Transaction, error) { return text.Place(d, s, b) }) {
		return
	}
	if i := e.doc.Index(b.ID); i >= 0 && i+1 == e.doc.Len() && !b.Kind.HasText() {
		e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
			return text.Break(d, s, e.o.NewBlock())
		})
	}
}

// Link gives the address of the link at the caret, if there is one, and the
// selection a link would be put on: the whole link, else the word.
func (e *Editor) Link() (href string, on text.Selection) {
	on = e.sel
	if i := e.doc.Index(e.sel.Head.Block); i >= 0 {
		for _, m := range e.doc.Block(i).Marks {
			if m.Kind == text.Link && m.From <= e.sel.Head.Offset && e.sel.Head.Offset <= m.To {
				at := e.sel.Head.Block
				return m.Href, text.Selection{Anchor: text.Pos{Block: at, Offset: m.From}, Head: text.Pos{Block: at, Offset: m.To}}
			}
		}
	}
	if on.IsCaret() {
		on = e.wordAt(e.sel.Head)
	}
	return "", on
}

// SetLink links a selection to an address; empty takes links off. Where there
// is nothing to link the address itself becomes the text.
func (e *Editor) SetLink(on text.Selection, href string) {
	if on.IsCaret() && href != "" {
		from := e.sel.Head
		if !e.do(func(d text.Document, s text.Selection) (text.Transaction, error) { return text.Type(d, s, href) }) {
			return
		}
		on = text.Selection{Anchor: from, Head: e.sel.Head}
	}
	e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
		tr, err := text.SetLink(d, on, href)
		tr.Before, tr.After = s, text.Caret(on.Head)
		return tr, err
	})
}

// SelectAll selects the whole text.
func (e *Editor) SelectAll() {
	start, ok := e.doc.Start()
	end, _ := e.doc.End()
	if ok {
		e.place(text.Selection{Anchor: start, Head: end}, false)
		e.after(false, false)
	}
}

// Beside puts the caret behind a block (+1) or before it (-1).
func (e *Editor) Beside(id text.BlockID, dir int) {
	i := e.doc.Index(id) + dir
	if e.doc.Index(id) < 0 || i < 0 || i >= e.doc.Len() {
		return
	}
	b := e.doc.Block(i)
	at := text.Pos{Block: b.ID}
	if dir < 0 {
		at.Offset = len(b.Text)
	}
	e.Select(text.Caret(at))
}

// Address is that of the card with the caret, and its title; ok is false when
// there is no card.
func (e *Editor) Address() (url, title string, ok bool) {
	i := e.doc.Index(e.sel.Head.Block)
	if i < 0 || e.doc.Block(i).Kind != text.Embed {
		return "", "", false
	}
	b := e.doc.Block(i)
	return b.URL, b.Text, true
}

// SetAddress gives the card with the caret another address and title.
func (e *Editor) SetAddress(url, title string) {
	e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
		return text.Readdress(d, s, url, title)
	})
}
