package merge

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
)

// body merges the text block by block.
func (t *table) body() []text.Block {
	orders := t.order()
	parted, in := t.parted()
	start := len(t.cards)
	merged := make(map[text.BlockID][]text.Block, len(orders.of[first]))
	out := make([]text.Block, 0, len(orders.of[first]))
	for _, id := range orders.of[t.ours] {
		blocks := parted[id]
		if !in[id] {
			blocks = t.block(id)
		}
		if orders.agreed {
			out = append(out, blocks...)
		} else {
			merged[id] = blocks
		}
	}
	if orders.agreed {
		return out
	}
	blocksCards := slices.Clone(t.cards[start:])
	t.cards = t.cards[:start]
	order := orders.of[t.askOrder(orders).side]
	t.cards = append(t.cards, blocksCards...)
	for _, id := range order {
		out = append(out, merged[id]...)
	}
	return out
}

func ids(d text.Document) []text.BlockID {
	out := make([]text.BlockID, d.Len())
	for i, b := range d.All() {
		out[i] = b.ID
	}
	return out
}

// order of everything that either side has. Documents that still share their
// blocks are not looked at where they do.
func (t *table) order() sequence[text.BlockID] {
	var of [3][]text.BlockID
	for s := range of {
		of[s] = ids(t.of[s].Body)
	}
	orders := sequenced(of)
	if !orders.agreed {
		for s := range orders.of {
			orders.of[s] = slices.DeleteFunc(orders.of[s], t.goes)
		}
		orders.agreed = slices.Equal(orders.of[first], orders.of[second])
	}
	return orders
}

// goes says whether a block was taken out on one side and left alone on the other.
func (t *table) goes(id text.BlockID) bool {
	was, old := block(t.of[base].Body, id)
	a, inA := block(t.of[first].Body, id)
	b, inB := block(t.of[second].Body, id)
	if inA == inB || !old {
		return false
	}
	if inB {
		a = b
	}
	return equal(a, was) && !t.contested[story.PhotoID(a.Photo)]
}

// askOrder asks which order it shall be, with the blocks from the first to the
// last that stand elsewhere.
func (t *table) askOrder(orders sequence[text.BlockID]) answered {
	q := question{kind: Order}
	a, b := orders.of[first], orders.of[second]
	from := 0
	for from < len(a) && a[from] == b[from] {
		from++
	}
	end := 0
	for end < len(a)-from && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for s, order := range orders.of {
		var said []string
		for _, id := range order[min(from, len(order)):max(from, len(order)-end)] {
			for _, from := range []side{side(s), base, first, second} {
				if b, ok := block(t.of[from].Body, id); ok {
					q.of[s].Blocks = append(q.of[s].Blocks, b)
					said = append(said, b.Text)
					break
				}
			}
		}
		q.of[s].Text = strings.Join(said, "\n")
	}
	q.block = a[from]
	return t.ask(q)
}

func block(d text.Document, id text.BlockID) (text.Block, bool) {
	if i := d.Index(id); i >= 0 {
		return d.Block(i), true
	}
	return text.Block{}, false
}

func equal(a, b text.Block) bool {
	return a.ID == b.ID && a.Text == b.Text && a.Shape() == b.Shape() && slices.Equal(a.Marks, b.Marks)
}

// block is what becomes of one block: none, one, or several where words were typed.
func (t *table) block(id text.BlockID) []text.Block {
	var of [3]text.Block
	var in [3]bool
	for s := range of {
		of[s], in[s] = block(t.of[s].Body, id)
	}
	switch {
	case in[first] && in[second]:
		return t.both(of, in[base])
	case in[first]:
		return t.alone(of, first, in[base])
	default:
		return t.alone(of, second, in[base])
	}
}

// alone is a block that one side has: added there, or taken out by the other.
func (t *table) alone(of [3]text.Block, has side, old bool) []text.Block {
	b := of[has]
	switch {
	case t.goes(b.ID):
		return nil
	case !old, equal(b, of[base]):
		return []text.Block{b} // with a contested photo it comes and goes with the photo
	}
	q := question{kind: Removed, block: b.ID, typed: b.Kind.HasText(), until: &has}
	q.of[has], q.of[base] = version(b), version(of[base])
	q.of[first+second-has] = Version{Gone: true}
	return t.wholly(q, of, b)
}

func version(b text.Block) Version { return Version{Text: b.Text, Blocks: []text.Block{b}} }

// wholly asks which side's block it shall be, with everything in it.
func (t *table) wholly(q question, of [3]text.Block, shape text.Block) []text.Block {
	a := t.ask(q)
	switch {
	case a.typed != nil:
		return typedBlocks(t.taken(), a, shape, nil)
	case q.of[a.side].Gone:
		return nil
	}
	return []text.Block{of[a.side]}
}

// both is a block that both sides have.
func (t *table) both(of [3]text.Block, old bool) []text.Block {
	switch {
	case equal(of[first], of[second]), old && equal(of[second], of[base]):
		return []text.Block{of[first]}
	case old && equal(of[first], of[base]):
		return []text.Block{of[second]}
	}
	written := of[first].Kind.HasText() && of[second].Kind.HasText()
	if !old || !written || !of[base].Kind.HasText() {
		q := question{kind: Words, block: of[first].ID, typed: written}
		if !written {
			q.kind = Shape
		}
		q.of = [3]Version{version(of[first]), version(of[second]), {Gone: true}}
		if old {
			q.of[base] = version(of[base])
		}
		return t.wholly(q, of, of[first])
	}
	cards := len(t.cards)
	shape := t.shape(of)
	out := t.words(of, shape)
	if len(t.cards) == cards {
		t.reads = append(t.reads, Read{Block: out[0].ID, Result: out[0].Text})
	}
	return out
}

// words merges what is written in a block.
func (t *table) words(of [3]text.Block, shape text.Block) []text.Block {
	w := worded([3]styled{{of[0].Text, of[0].Marks}, {of[1].Text, of[1].Marks}, {of[2].Text, of[2].Marks}})
	set := func(b text.Block, s styled) text.Block {
		b.Text, b.Marks = s.text, s.marks
		return b
	}
	if w.agreed {
		return []text.Block{set(shape, w.of[first])}
	}
	q := question{kind: Words, block: shape.ID, typed: true}
	for s := range w.of {
		q.of[s] = version(set(of[s], w.of[s]))
	}
	a := t.ask(q)
	if a.typed != nil {
		return typedBlocks(t.taken(), a, shape, w.of[:])
	}
	return []text.Block{set(shape, w.of[a.side])}
}

// shape merges everything of a block but its words; all three hold words.
func (t *table) shape(of [3]text.Block) text.Block {
	out := of[t.ours]
	q := question{kind: Shape, block: out.ID}
	if of[first].Kind != of[second].Kind {
		v, ok := one([3]text.Shape{of[0].Shape(), of[1].Shape(), of[2].Shape()})
		if !ok {
			for s := range q.of {
				q.of[s] = Version{Text: string(of[s].Kind), Blocks: []text.Block{of[s]}}
			}
			v = of[t.ask(q).side].Shape()
		}
		return shaped(out, v)
	}
	was := of[base] // of another kind it has none of these
	v := out.Shape()
	v.Depth = value(t, q, [3]int{of[0].Depth, of[1].Depth, was.Depth}, func(d int) string { return fmt.Sprint(d) }, nil)
	q.kind, q.field = Field, "attribution"
	v.Attribution = value(t, q, [3]string{of[0].Attribution, of[1].Attribution, was.Attribution}, same, oneLine)
	q.field = "address"
	v.URL = value(t, q, [3]string{of[0].URL, of[1].URL, was.URL}, same, oneLine)
	return shaped(out, v)
}

func same(v string) string { return v }

func shaped(b text.Block, s text.Shape) text.Block {
	b.Kind, b.Depth, b.Attribution, b.Photo, b.URL = s.Kind, s.Depth, s.Attribution, s.Photo, s.URL
	return b
}
