package text

// Type puts text in the place of the selection. It takes the marks of the
// letter before it – of the first letter at the start of a block –, but a link
// grows only from inside.
func Type(d Document, s Selection, typed string) (Transaction, error) {
	return typeWith(d, s, typed, nil, false)
}

// TypeMarked is Type with these marks and no others: what was switched on and
// off before the first letter.
func TypeMarked(d Document, s Selection, typed string, kinds []MarkKind) (Transaction, error) {
	return typeWith(d, s, typed, kinds, true)
}

func typeWith(d Document, s Selection, typed string, kinds []MarkKind, chosen bool) (Transaction, error) {
	typed = Clean(typed)
	from, _, err := s.Range(d)
	if err != nil {
		return Transaction{}, err
	}
	if typed == "" && s.IsCaret() {
		return Transaction{}, ErrNothingToDo
	}
	// The marks are those of what is replaced, so they are read before it goes.
	marks := d.blocks[d.Index(from.Block)].marksAt(from.Offset, !s.IsCaret())
	if chosen {
		marks = nil
		for _, k := range kinds {
			if k != Link {
				marks = append(marks, Mark{Kind: k})
			}
		}
	}
	e, at, err := begin(d, s)
	if err != nil {
		return Transaction{}, err
	}
	if !e.block(at.Block).Kind.HasText() {
		return Transaction{}, ErrNothingToDo
	}
	for i := range marks {
		marks[i].From, marks[i].To = 0, len(typed)
	}
	if typed != "" {
		at = e.replace(at.Block, at.Offset, at.Offset, typed, marks)
	}
	return e.done(s, Caret(at))
}

// marksAt are the marks that text typed at an offset takes; replaced says that
// it takes the place of the letter behind.
func (b *Block) marksAt(at int, replaced bool) []Mark {
	var out []Mark
	for _, m := range b.Marks {
		inside := m.From < at && at < m.To
		grows := m.Kind != Link && (m.From < at && at <= m.To || at == 0 && m.From == 0)
		if replaced {
			inside, grows = m.From <= at && at < m.To, m.From <= at && at < m.To
		}
		if inside || grows {
			out = append(out, m)
		}
	}
	return out
}

// Break is what Enter does: it parts the block at the caret; the second part
// gets the new ID. Behind a heading the text goes on as a paragraph, and in an
// empty list item Enter leaves the list.
func Break(d Document, s Selection, id BlockID) (Transaction, error) {
	e, at, err := begin(d, s)
	if err != nil {
		return Transaction{}, err
	}
	b := e.block(at.Block)
	if !b.Kind.HasText() {
		e.do(Insert{b.ID, []Block{{ID: id, Kind: Paragraph}}})
		return e.done(s, Caret(Pos{id, 0}))
	}
	if b.Text == "" && b.Kind != Paragraph {
		e.do(SetShape{b.ID, outer(b.Shape())})
		return e.done(s, Caret(at))
	}
	shape := Shape{Kind: b.Kind, Depth: b.Depth}
	switch {
	case b.Kind == Quote:
		shape.Attribution = b.Attribution
		if b.Attribution != "" {
			e.do(SetShape{b.ID, Shape{Kind: Quote}}) // whose words they are stands behind the last of them
		}
	case b.Kind == Embed, at.Offset == len(b.Text) && (b.Kind == Heading2 || b.Kind == Heading3):
		shape = Shape{Kind: Paragraph}
	}
	e.do(Split{b.ID, at.Offset, id, shape})
	return e.done(s, Caret(Pos{id, 0}))
}

// outer is the shape one step out: a list item less deep, and from there, and
// from any other shape, a paragraph.
func outer(s Shape) Shape {
	if s.Depth > 0 {
		s.Depth--
		return s
	}
	return Shape{Kind: Paragraph}
}
