package text

// selected are the indexes of the blocks that a selection touches, from first
// to last.
func (d Document) selected(s Selection) (first, last int, err error) {
	from, to, err := s.Range(d)
	if err != nil {
		return 0, 0, err
	}
	return d.Index(from.Block), d.Index(to.Block), nil
}

// MoveUp moves the blocks of the selection before the one above them.
func MoveUp(d Document, s Selection) (Transaction, error) {
	first, last, err := d.selected(s)
	if err != nil {
		return Transaction{}, err
	}
	if first == 0 {
		return Transaction{}, ErrNothingToDo
	}
	e := &edit{doc: d}
	e.do(Move{d.blocks[first-1].ID, d.blocks[last].ID})
	return e.done(s, s)
}

// MoveDown moves them behind the one below.
func MoveDown(d Document, s Selection) (Transaction, error) {
	first, last, err := d.selected(s)
	if err != nil {
		return Transaction{}, err
	}
	if last+1 == d.Len() {
		return Transaction{}, ErrNothingToDo
	}
	e := &edit{doc: d}
	after := BlockID("")
	if first > 0 {
		after = d.blocks[first-1].ID
	}
	e.do(Move{d.blocks[last+1].ID, after})
	return e.done(s, s)
}

// MoveTo moves the blocks of the selection behind another block; with after
// empty, before all. A place among themselves is none.
func MoveTo(d Document, s Selection, after BlockID) (Transaction, error) {
	first, last, err := d.selected(s)
	if err != nil {
		return Transaction{}, err
	}
	at := -1
	if after != "" {
		if at = d.Index(after); at < 0 {
			return Transaction{}, ErrNoBlock
		}
	}
	if at >= first-1 && at <= last {
		return Transaction{}, ErrNothingToDo
	}
	e := &edit{doc: d}
	for k := first; k <= last; k++ {
		e.do(Move{d.blocks[k].ID, after})
		after = d.blocks[k].ID
	}
	return e.done(s, s)
}

// Duplicate puts copies of the blocks of the selection behind them and goes to
// the first copy. A photo stands in a text once, and is not copied.
func Duplicate(d Document, s Selection, ids func() BlockID) (Transaction, error) {
	first, last, err := d.selected(s)
	if err != nil {
		return Transaction{}, err
	}
	var copies []Block
	for _, b := range d.blocks[first : last+1] {
		if b.Kind != Photo {
			again := *b
			again.ID = ids()
			copies = append(copies, again)
		}
	}
	if len(copies) == 0 {
		return Transaction{}, ErrNothingToDo
	}
	e := &edit{doc: d}
	e.do(Insert{d.blocks[last].ID, copies})
	return e.done(s, Caret(Pos{copies[0].ID, 0}))
}

// RemoveBlocks takes the blocks of the selection out, whatever they are. A text
// keeps one paragraph to write in.
func RemoveBlocks(d Document, s Selection) (Transaction, error) {
	first, last, err := d.selected(s)
	if err != nil {
		return Transaction{}, err
	}
	e := &edit{doc: d}
	if first == 0 && last == d.Len()-1 {
		b := d.blocks[0]
		if d.Len() == 1 && b.Kind == Paragraph && b.Text == "" {
			return Transaction{}, ErrNothingToDo
		}
		if last > 0 {
			e.do(Remove{d.blocks[1].ID, last})
		}
		if b.Text != "" {
			e.replace(b.ID, 0, len(b.Text), "", nil)
		}
		if b.Kind != Paragraph {
			e.do(SetShape{b.ID, Shape{Kind: Paragraph}})
		}
		return e.done(s, Caret(Pos{b.ID, 0}))
	}
	e.do(Remove{d.blocks[first].ID, last - first + 1})
	at := Pos{}
	if first > 0 {
		at = d.blocks[first-1].end()
	} else {
		at.Block = d.blocks[last+1].ID
	}
	return e.done(s, Caret(at))
}

// AddBelow puts an empty paragraph behind the blocks of the selection and goes
// there; AddAbove puts it before them.
func AddBelow(d Document, s Selection, id BlockID) (Transaction, error) {
	_, last, err := d.selected(s)
	if err != nil {
		return Transaction{}, err
	}
	e := &edit{doc: d}
	e.do(Insert{d.blocks[last].ID, []Block{{ID: id, Kind: Paragraph}}})
	return e.done(s, Caret(Pos{id, 0}))
}

// AddAbove is AddBelow on the other side.
func AddAbove(d Document, s Selection, id BlockID) (Transaction, error) {
	first, _, err := d.selected(s)
	if err != nil {
		return Transaction{}, err
	}
	e := &edit{doc: d}
	e.do(Insert{e.above(d.blocks[first].ID), []Block{{ID: id, Kind: Paragraph}}})
	return e.done(s, Caret(Pos{id, 0}))
}

// Then is one transaction of two, the second made for what the first leaves:
// one thing to undo.
func (t Transaction) Then(next Transaction) Transaction {
	steps := make([]Step, 0, len(t.Steps)+len(next.Steps))
	both := Transaction{Steps: append(append(steps, t.Steps...), next.Steps...), Before: t.Before, After: next.After}
	if t.made.to.is(next.made.from) {
		both.made = made{t.made.from, next.made.to}
	}
	return both
}
