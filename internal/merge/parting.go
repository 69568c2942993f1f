package merge

import (
	"slices"
	"strings"

	"dateline/internal/text"
)

// parting stands between two blocks where several are merged as one text. It is
// of the private use area: a text that holds it is merged block by block.
const parting = "\ue0b6"

// parted merges paragraphs that one side split or joined and the other changed:
// as one text in which the partings are signs like any other, so that the words
// come together and are parted where either side parted them. It gives what
// becomes of the first block of each such place, and which blocks are in it.
// Places where the words clash are not here: they are merged block by block.
func (t *table) parted() (made map[text.BlockID][]text.Block, in map[text.BlockID]bool) {
	made, in = map[text.BlockID][]text.Block{}, map[text.BlockID]bool{}
	for _, s := range []side{first, second} {
		for i, b := range t.of[s].Body.All() {
			if _, done := made[b.ID]; done || in[b.ID] {
				continue
			}
			was, ok := block(t.of[base].Body, b.ID)
			if !ok || was.Text == b.Text || !b.Kind.HasText() || !was.Kind.HasText() {
				continue
			}
			now, ok := block(t.of[first+second-s].Body, b.ID)
			if !ok || !now.Kind.HasText() || len(t.split(s, i)) == 0 && len(t.joined(s, i)) == 0 {
				continue
			}
			members := t.place(b.ID)
			if blocks, ok := t.partedAt(members); ok && !slices.ContainsFunc(members, func(id text.BlockID) bool { return in[id] }) {
				made[b.ID] = blocks
				for _, id := range members {
					in[id] = true
				}
			}
		}
	}
	return made, in
}

// place is a block with what either side split off it or joined to it.
func (t *table) place(id text.BlockID) []text.BlockID {
	members := []text.BlockID{id}
	for _, s := range []side{first, second} {
		i := t.of[s].Body.Index(id)
		for _, more := range slices.Concat(t.split(s, i), t.joined(s, i)) {
			if !slices.Contains(members, more) {
				members = append(members, more)
			}
		}
	}
	return members
}

// split lists the new blocks behind block i of a side that are made of words which
// the block had.
func (t *table) split(s side, i int) []text.BlockID {
	now := t.of[s].Body
	was, ok := block(t.of[base].Body, now.Block(i).ID)
	if !ok {
		return nil
	}
	var left map[string]int // counted when there is a new block: mostly there is none
	var out []text.BlockID
	for k := i + 1; k < now.Len(); k++ {
		b := now.Block(k)
		if t.of[base].Body.Index(b.ID) >= 0 || t.of[first+second-s].Body.Index(b.ID) >= 0 || !b.Kind.HasText() {
			break
		}
		if left == nil {
			left = counted(was.Text, now.Block(i).Text)
		}
		if !takes(left, b.Text) {
			break
		}
		out = append(out, b.ID)
	}
	return out
}

// joined lists the blocks behind a block in the base that a side does not have and
// whose words are in block i of it now.
func (t *table) joined(s side, i int) []text.BlockID {
	now, was := t.of[s].Body, t.of[base].Body
	k := was.Index(now.Block(i).ID)
	if k < 0 {
		return nil
	}
	var gained map[string]int
	var out []text.BlockID
	for n := k + 1; n < was.Len(); n++ {
		b := was.Block(n)
		if now.Index(b.ID) >= 0 || !b.Kind.HasText() {
			break
		}
		if gained == nil {
			gained = counted(now.Block(i).Text, was.Block(k).Text)
		}
		if !takes(gained, b.Text) {
			break
		}
		out = append(out, b.ID)
	}
	return out
}

// counted are the words that a text has more often than another.
func counted(of, than string) map[string]int {
	left := map[string]int{}
	for _, w := range tokens(of) {
		left[w]++
	}
	for _, w := range tokens(than) {
		left[w]--
	}
	return left
}

// takes says whether at least half of the words of a text are left, and takes them.
func takes(left map[string]int, words string) bool {
	all, found := 0, 0
	for _, w := range tokens(words) {
		if !isWord(w) {
			continue
		}
		all++
		if left[w] > 0 {
			left[w]--
			found++
		}
	}
	return all > 0 && 2*found >= all
}

// partedAt merges a place; false if its blocks do not stand together in every
// version, are the same for one side, or clash.
func (t *table) partedAt(members []text.BlockID) ([]text.Block, bool) {
	var of [3]styled
	var blocks [3][]text.Block
	for s := range of {
		var ok bool
		if blocks[s], ok = together(t.of[s].Body, members); !ok {
			return nil, false
		}
		of[s] = asOne(blocks[s])
		if strings.Count(of[s].text, parting) != len(blocks[s])-1 {
			return nil, false
		}
	}
	if of[first].equal(of[base]) || of[second].equal(of[base]) || slices.EqualFunc(blocks[first], blocks[second], equal) {
		return nil, false // nothing to be put together
	}
	w := worded(of)
	if !w.agreed {
		return nil, false
	}
	return t.apart(of, blocks, w.of[first])
}

// together gives the members that a text has; false if others stand between.
func together(d text.Document, members []text.BlockID) ([]text.Block, bool) {
	n := 0
	for _, id := range members {
		if d.Index(id) >= 0 {
			n++
		}
	}
	i := d.Index(members[0])
	var out []text.Block
	for ; i < d.Len() && len(out) < n; i++ {
		if b := d.Block(i); slices.Contains(members, b.ID) && b.Kind.HasText() {
			out = append(out, b)
			continue
		}
		break
	}
	return out, len(out) == n
}

// asOne is several blocks as one text.
func asOne(blocks []text.Block) styled {
	var out styled
	for i, b := range blocks {
		if i > 0 {
			out.text += parting
		}
		for _, m := range b.Marks {
			m.From, m.To = m.From+len(out.text), m.To+len(out.text)
			out.marks = append(out.marks, m)
		}
		out.text += b.Text
	}
	return out
}

// apart makes blocks of the merged text again. A block behind a parting is the one
// that stands behind it where the parting came from.
func (t *table) apart(of [3]styled, blocks [3][]text.Block, merged styled) ([]text.Block, bool) {
	heads, ok := t.heads(of, blocks)
	parts := strings.Split(merged.text, parting)
	if !ok || len(parts) != len(heads) {
		return nil, false
	}
	at, seen := 0, map[text.BlockID]bool{}
	for i, words := range parts {
		b := &heads[i]
		made, ok := normal(styled{words, within(merged.marks, at, at+len(words))})
		if !ok || seen[b.ID] {
			return nil, false
		}
		seen[b.ID] = true
		b.Text, b.Marks = made.text, made.marks
		at += len(words) + len(parting)
	}
	for _, b := range heads {
		t.reads = append(t.reads, Read{Block: b.ID, Result: b.Text})
	}
	return heads, true
}

// heads are the blocks that the merged text has, in order, in the shape of whoever
// changed it; false if both did, or if a name or an address could get lost with a
// block that goes.
func (t *table) heads(of [3]styled, blocks [3][]text.Block) ([]text.Block, bool) {
	var rows [3][]string
	for s := range rows {
		rows[s] = tokens(of[s].text)
		for _, b := range blocks[s][1:] {
			if b.Attribution != "" || b.URL != "" {
				return nil, false
			}
		}
	}
	head, ok := shapedAlike(blocks[first][0], blocks[second][0], blocks[base][0])
	out := []text.Block{head}
	var next [3]int           // partings seen so far
	var heads [3][]text.Block // the blocks that begin in a piece
	for _, p := range align(rows) {
		for s := range next {
			for _, w := range p.row(side(s), rows) {
				if strings.Contains(w, parting) {
					next[s]++
					heads[s] = append(heads[s], blocks[s][next[s]])
				}
			}
		}
		for i := range heads[p.of] { // of a piece that all have, first
			b := heads[p.of][i]
			if p.fate == kept {
				var fits bool
				b, fits = shapedAlike(b, heads[second][i], heads[base][i])
				ok = ok && fits
			}
			out = append(out, b)
		}
		heads = [3][]text.Block{}
	}
	return out, ok
}

// shapedAlike is a block that all three versions have, in the shape that they make
// of it; false if they are three blocks or three shapes.
func shapedAlike(a, b, was text.Block) (text.Block, bool) {
	v, ok := one([3]text.Shape{a.Shape(), b.Shape(), was.Shape()})
	return shaped(a, v), ok && a.ID == b.ID
}
