package text

import "slices"

// ToggleMark takes a mark off the selection when all of it has it, and puts it
// on otherwise. Superscript and subscript exclude each other. Links have
// SetLink.
func ToggleMark(d Document, s Selection, kind MarkKind) (Transaction, error) {
	if kind == Link || !slices.Contains(markOrder[:], kind) {
		return Transaction{}, ErrNothingToDo
	}
	on := !HasMark(d, s, kind)
	return mark(d, s, func(b *Block, from, to int) []Mark {
		marks := without(b.Marks, from, to, kind)
		if on {
			marks = append(marks, Mark{Kind: kind, From: from, To: to})
			switch kind {
			case Sup:
				marks = without(marks, from, to, Sub)
			case Sub:
				marks = without(marks, from, to, Sup)
			}
		}
		return marks
	})
}

// SetLink makes the selection a link to an address, in the place of any link
// in it; an empty address takes links off.
func SetLink(d Document, s Selection, href string) (Transaction, error) {
	href = Clean(href)
	return mark(d, s, func(b *Block, from, to int) []Mark {
		marks := without(b.Marks, from, to, Link)
		if href != "" {
			marks = append(marks, Mark{Link, from, to, href})
		}
		return marks
	})
}

// HasMark says whether all of the selected text has the mark. A caret has what
// text typed there would have.
func HasMark(d Document, s Selection, kind MarkKind) bool {
	from, to, err := s.Range(d)
	if err != nil {
		return false
	}
	if from == to {
		b := d.blocks[d.Index(from.Block)]
		return slices.ContainsFunc(b.marksAt(from.Offset, false), func(m Mark) bool { return m.Kind == kind })
	}
	any := false
	for b, span := range d.spans(from, to) {
		any = true
		at := span[0]
		for _, m := range b.Marks {
			if m.Kind == kind && m.From <= at {
				at = max(at, m.To)
			}
		}
		if at < span[1] {
			return false
		}
	}
	return any
}

// spans goes through the blocks between two places, with the range of each
// that is between them; blocks without any are left out.
func (d Document) spans(from, to Pos) func(yield func(*Block, [2]int) bool) {
	return func(yield func(*Block, [2]int) bool) {
		i, j := d.Index(from.Block), d.Index(to.Block)
		for k := i; k <= j; k++ {
			b := d.blocks[k]
			lo, hi := 0, len(b.Text)
			if k == i {
				lo = from.Offset
			}
			if k == j {
				hi = to.Offset
			}
			if lo < hi && !yield(b, [2]int{lo, hi}) {
				return
			}
		}
	}
}

func mark(d Document, s Selection, marks func(b *Block, from, to int) []Mark) (Transaction, error) {
	from, to, err := s.Range(d)
	if err != nil {
		return Transaction{}, err
	}
	e := &edit{doc: d}
	for b, span := range d.spans(from, to) {
		next := mergeMarks(marks(b, span[0], span[1]))
		if !slices.Equal(next, b.Marks) {
			e.do(SetMarks{b.ID, next})
		}
	}
	if e.err == nil && len(e.steps) == 0 {
		return Transaction{}, ErrNothingToDo
	}
	return e.done(s, s)
}

// without takes the marks of a kind off a range.
func without(marks []Mark, from, to int, kind MarkKind) []Mark {
	var out []Mark
	for _, m := range marks {
		if m.Kind != kind || m.To <= from || m.From >= to {
			out = append(out, m)
			continue
		}
		if m.From < from {
			out = append(out, Mark{m.Kind, m.From, from, m.Href})
		}
		if m.To > to {
			out = append(out, Mark{m.Kind, to, m.To, m.Href})
		}
	}
	return out
}
