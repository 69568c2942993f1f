package text

import (
	"cmp"
	"fmt"
	"slices"
)

// Change puts words in the place of a stretch of one block, bytes From to To.
type Change struct {
	Block    BlockID
	From, To int
	Text     string
}

// Rewrite makes many changes one: one thing to undo. What is put somewhere is set
// as the first letter was that it takes the place of, or the one before it. The
// changes are of the document as it is and do not overlap.
func Rewrite(d Document, s Selection, changes []Change) (Transaction, error) {
	list := slices.Clone(changes)
	// From behind, so that none moves what another one means.
	slices.SortStableFunc(list, func(a, b Change) int {
		return cmp.Or(cmp.Compare(d.Index(b.Block), d.Index(a.Block)), cmp.Compare(b.From, a.From), cmp.Compare(b.To, a.To))
	})
	e := &edit{doc: d}
	for _, c := range list {
		i := e.doc.Index(c.Block)
		if i < 0 {
			return Transaction{}, fmt.Errorf("%w: %q", ErrNoBlock, c.Block)
		}
		b := e.doc.blocks[i]
		if !b.Kind.HasText() || c.From > c.To || !isBoundary(b.Text, c.From) || !isBoundary(b.Text, c.To) {
			return Transaction{}, fmt.Errorf("%w: bytes %d–%d of block %q", ErrNoPlace, c.From, c.To, c.Block)
		}
		put := Clean(c.Text)
		if put == b.Text[c.From:c.To] {
			continue
		}
		marks := b.marksAt(c.From, c.From < c.To)
		for k := range marks {
			marks[k].From, marks[k].To = 0, len(put)
		}
		e.replace(c.Block, c.From, c.To, put, marks)
		if e.err != nil {
			return Transaction{}, e.err
		}
	}
	if len(e.steps) == 0 {
		return Transaction{}, ErrNothingToDo
	}
	moved := Transaction{Steps: e.steps}.Map(d)
	return e.done(s, moved.Selection(s, e.doc))
}
