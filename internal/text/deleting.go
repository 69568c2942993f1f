package text

// Unit is how much one key deletes.
type Unit int

// The units.
const (
	Grapheme Unit = iota
	Word
)

// Delete removes what is selected.
func Delete(d Document, s Selection) (Transaction, error) {
	if s.IsCaret() {
		return Transaction{}, ErrNothingToDo
	}
	e, at, err := begin(d, s)
	if err != nil {
		return Transaction{}, err
	}
	return e.done(s, Caret(at))
}

// DeleteBackward is Backspace: the selection, else the unit before the caret.
// At the start of a block it first takes the block one step out – out of a
// list, a quote, a heading – and then joins it with the one before; a picture
// before it is deleted.
func DeleteBackward(d Document, s Selection, u Unit) (Transaction, error) {
	if !s.IsCaret() {
		return Delete(d, s)
	}
	i, err := d.at(s.Head)
	if err != nil {
		return Transaction{}, err
	}
	e := &edit{doc: d}
	b := d.blocks[i]
	if s.Head.Offset > 0 {
		to := s.Head.Offset
		from := PrevGrapheme(b.Text, to)
		if u == Word {
			from = PrevWord(b.Text, to)
		}
		return e.done(s, Caret(e.replace(b.ID, from, to, "", nil)))
	}
	switch {
	case b.Kind.HasText() && b.Kind != Paragraph:
		e.do(SetShape{b.ID, outer(b.Shape())})
		return e.done(s, s)
	case i == 0 && b.Kind.HasText():
		return Transaction{}, ErrNothingToDo
	case !b.Kind.HasText():
		e.do(SetShape{b.ID, Shape{Kind: Paragraph}})
		return e.done(s, s)
	}
	return e.meet(s, d.blocks[i-1], b)
}

// DeleteForward is Delete: the selection, else the unit behind the caret. At
// the end of a block the next one is joined to it; a picture there is deleted.
func DeleteForward(d Document, s Selection, u Unit) (Transaction, error) {
	if !s.IsCaret() {
		return Delete(d, s)
	}
	i, err := d.at(s.Head)
	if err != nil {
		return Transaction{}, err
	}
	e := &edit{doc: d}
	b := d.blocks[i]
	switch {
	case !b.Kind.HasText():
		e.do(SetShape{b.ID, Shape{Kind: Paragraph}})
		return e.done(s, s)
	case s.Head.Offset < len(b.Text):
		from := s.Head.Offset
		to := NextGrapheme(b.Text, from)
		if u == Word {
			to = NextWord(b.Text, from)
		}
		return e.done(s, Caret(e.replace(b.ID, from, to, "", nil)))
	case i+1 == d.Len():
		return Transaction{}, ErrNothingToDo
	case !d.blocks[i+1].Kind.HasText():
		e.do(Remove{d.blocks[i+1].ID, 1})
		return e.done(s, s)
	}
	return e.meet(s, b, d.blocks[i+1])
}

// meet joins two neighbours; the caret stands where they met. An empty first
// block gives way to the second, which so keeps what it is.
func (e *edit) meet(s Selection, first, second *Block) (Transaction, error) {
	switch {
	case !first.Kind.HasText():
		e.do(Remove{first.ID, 1})
		return e.done(s, s)
	case first.Text == "":
		e.do(Remove{first.ID, 1})
		return e.done(s, Caret(Pos{second.ID, 0}))
	}
	at := len(first.Text)
	e.join(first.ID, second.ID)
	return e.done(s, Caret(Pos{first.ID, at}))
}
