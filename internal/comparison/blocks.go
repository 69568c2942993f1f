package comparison

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/text"
)

// blocks compares the two texts, in the order of a sheet.
func (c *comparing) blocks() {
	for _, at := range c.standing() {
		switch {
		case at.gone:
			c.removed(c.Before.Body.Block(at.index), at.index+1)
		default:
			c.block(c.After.Body.Block(at.index), at.index+1)
		}
	}
}

// standing is a block of either version: one of the newer, or one that is gone
// and stands where it was.
type standing struct {
	gone  bool
	index int
}

// standing puts the blocks of both versions into one row: those of the newer
// one, and behind each the blocks that followed it and are gone. What is gone
// stays where it was even when the block before it was moved.
func (c Comparison) standing() []standing { return standingIn(blocksOrdered(c.Before, c.After)) }

func (c *comparing) standing() []standing { return standingIn(c.blockOrder) }

func standingIn(o order[text.BlockID]) []standing {
	behind := map[text.BlockID][]standing{}
	var last text.BlockID // no block has the empty ID
	for i, id := range o.before {
		_, kept := o.at[id]
		switch {
		case !kept:
			behind[last] = append(behind[last], standing{true, i})
		case !o.moved[id]:
			last = id
		}
	}
	out := slices.Clone(behind[""])
	for i, id := range o.after {
		out = append(append(out, standing{index: i}), behind[id]...)
	}
	return out
}

func (c *comparing) removed(b text.Block, number int) {
	ch := Change{Kind: BlockRemoved, Block: b.ID, Number: number, Before: shapeInWords(b), Pieces: piece(nil, Gone, b.Text), To: len(b.Text)}
	ch.Figures, ch.Names = c.whole(b.Text)
	ch.Names = ch.Names || b.Attribution != ""
	c.add(ch)
}

// block compares one block of the newer version with what it was.
func (c *comparing) block(b text.Block, number int) {
	was, ok := c.blockOrder.was[b.ID]
	if !ok {
		ch := Change{Kind: BlockAdded, Block: b.ID, Number: number, After: shapeInWords(b), Pieces: piece(nil, New, b.Text), Until: len(b.Text)}
		ch.Figures, ch.Names = c.whole(b.Text)
		ch.Names = ch.Names || b.Attribution != ""
		c.add(ch)
		return
	}
	a := c.Before.Body.Block(was)
	if c.blockOrder.moved[b.ID] {
		c.add(Change{Kind: BlockMoved, Block: b.ID, Number: number, Was: was + 1, Pieces: piece(nil, Kept, opening(b.Text))})
	}
	c.shape(a, b, number)
	if remade(a, b) || a.Text == b.Text && slices.Equal(a.Marks, b.Marks) {
		return
	}
	c.text(a, b, number)
}

// opening are the first words of a text.
func opening(s string) string {
	n := 0
	for i, r := range s {
		if r == ' ' {
			if n++; n == 2*around {
				return s[:i] + " …"
			}
		}
	}
	return s
}

// remade says that a block has text in one of the versions only. Then its kind
// and its text are one change: neither fits the other version without the other.
func remade(a, b text.Block) bool { return a.Kind.HasText() != b.Kind.HasText() }

// shape compares what a block is besides its words. What only some kinds have
// goes with the kind where that is another one.
func (c *comparing) shape(a, b text.Block, number int) {
	ch := Change{Block: b.ID, Number: number}
	change := func(kind Kind, before, after string) Change {
		ch := ch
		ch.Kind, ch.Before, ch.After = kind, before, after
		return ch
	}
	if a.Kind != b.Kind || a.Depth != b.Depth || a.Photo != b.Photo {
		ch := change(Shape, shapeInWords(a), shapeInWords(b))
		if remade(a, b) {
			ch.Pieces = piece(piece(nil, Gone, a.Text), New, b.Text)
			ch.To, ch.Until = len(a.Text), len(b.Text)
			f1, n1 := c.whole(a.Text)
			f2, n2 := c.whole(b.Text)
			ch.Figures, ch.Names = f1 || f2, n1 || n2
		}
		ch.Names = ch.Names || a.Attribution != b.Attribution
		c.add(ch)
	}
	if a.Kind != b.Kind {
		return
	}
	if a.Attribution != b.Attribution {
		ch := change(Attribution, a.Attribution, b.Attribution)
		c.read(&ch)
		ch.Names = true
		c.add(ch)
	}
	if a.URL != b.URL {
		c.add(change(Address, a.URL, b.URL))
	}
}

// shapeInWords is what a block is, by the names of docs/formats/revision.md.
func shapeInWords(b text.Block) string {
	s := string(b.Kind)
	if b.Depth > 0 {
		s += fmt.Sprintf(" %d", b.Depth)
	}
	for _, part := range []string{b.Photo, b.Attribution, b.URL} {
		if part != "" {
			s += " " + part
		}
	}
	return s
}

// text compares the words of a block and how they are set.
func (c *comparing) text(a, b text.Block, number int) {
	al := align(a.Text, b.Text)
	var found []Change
	for i, r := range al.runs {
		h := al.hunk(r)
		ch := Change{Kind: Words, Block: b.ID, Number: number, Pieces: al.piecesOf(i), From: h.from, To: h.to, At: h.at, Until: h.until}
		ch.Figures, ch.Names = c.flags(al, i)
		found = append(found, ch)
	}
	for _, r := range remarked(a, b, al.hunks()) {
		found = append(found, Change{
			Kind: Marks, Block: b.ID, Number: number, Before: marksInWords(r.was), After: marksInWords(r.is),
			Pieces: piece(nil, Kept, a.Text[r.from:r.to]), From: r.from, To: r.to, At: r.at, Until: r.at + r.to - r.from,
		})
	}
	slices.SortStableFunc(found, func(a, b Change) int { return cmp.Compare(a.At, b.At) })
	for _, ch := range found {
		c.add(ch)
	}
}

func marksInWords(set []text.Mark) string {
	parts := make([]string, len(set))
	for i, m := range set {
		parts[i] = strings.TrimSpace(string(m.Kind) + " " + m.Href)
	}
	return strings.Join(parts, ", ")
}
