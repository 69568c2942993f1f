package comparison

import (
	"slices"

	"dateline/internal/story"
	"dateline/internal/text"
)

// pair is a block that both versions have, and what it is now.
type pair struct{ before, after, now text.Block }

// block takes a change of a block that both versions have.
func (t *taking) block(ch Change) (done bool, err error) {
	i, j, k := t.Before.Body.Index(ch.Block), t.After.Body.Index(ch.Block), t.now.Body.Index(ch.Block)
	if k < 0 || i < 0 || j < 0 {
		return false, &Refusal{Code: BlockMissing, Block: ch.Block, Number: ch.Number}
	}
	p := pair{t.Before.Body.Block(i), t.After.Body.Block(j), t.now.Body.Block(k)}
	switch ch.Kind {
	case BlockMoved:
		return t.moveBlock(ch.Block)
	case Words:
		return t.words(ch, p)
	case Marks:
		return t.marks(ch, p)
	}
	return t.shape(ch, p)
}

// said is what a change is about, in its own words.
func said(ch Change) string {
	gone, all := "", ""
	for _, p := range ch.Pieces {
		if p.Op == Gone {
			gone += p.Text
		}
		all += p.Text
	}
	if gone != "" {
		return gone
	}
	return all
}

func (t *taking) moveBlock(id text.BlockID) (done bool, err error) {
	o, now := blocksOrdered(t.Before, t.After), blockIDs(t.now.Body)
	if o.settled(now)[id] {
		return true, nil
	}
	prev, _ := o.behind(now, id)
	return false, t.step(text.Move{Block: id, After: prev})
}

func (t *taking) words(ch Change, p pair) (done bool, err error) {
	hunks := t.hunks(ch.Block)
	n := slices.Index(hunks, hunk{ch.From, ch.To, ch.At, ch.Until})
	if n < 0 {
		return false, ErrNoChange
	}
	from, to, done, ok := fitted(p.before.Text, p.after.Text, p.now.Text, hunks, n).hunk(n)
	if !ok || !p.now.Kind.HasText() {
		return false, &Refusal{Code: WordsChanged, Block: ch.Block, Text: said(ch)}
	}
	if done {
		return true, nil
	}
	put, marks := p.after.Text[ch.At:ch.Until], cut(p.after.Marks, ch.At, ch.Until, 0)
	if t.step(text.Splice{Block: ch.Block, From: from, To: to, Text: put, Marks: marks}) == nil {
		return false, nil
	}
	// Letters grow together at an edge: the block is written anew.
	whole := p.now.Text[:from] + put + p.now.Text[to:]
	if text.Clean(whole) != whole {
		return false, &Refusal{Code: WordsChanged, Block: ch.Block, Text: said(ch)}
	}
	all := slices.Concat(cut(p.now.Marks, 0, from, 0), cut(marks, 0, len(put), from), cut(p.now.Marks, to, len(p.now.Text), from+len(put)))
	return false, t.step(text.Splice{Block: ch.Block, From: 0, To: len(p.now.Text), Text: whole, Marks: all})
}

func (t *taking) marks(ch Change, p pair) (done bool, err error) {
	at, ok := fitted(p.before.Text, p.after.Text, p.now.Text, t.hunks(ch.Block), -1).kept(ch.From, ch.To)
	end := at + ch.To - ch.From
	if !ok || end > len(p.now.Text) || p.now.Text[at:end] != p.before.Text[ch.From:ch.To] {
		return false, &Refusal{Code: WordsChanged, Block: ch.Block, Text: said(ch)}
	}
	is := setOn(p.after.Marks, ch.At)
	switch {
	case evenly(p.now.Marks, at, end, is):
		return true, nil
	case !evenly(p.now.Marks, at, end, setOn(p.before.Marks, ch.From)):
		return false, &Refusal{Code: WordsChanged, Block: ch.Block, Text: said(ch)}
	}
	return false, t.step(text.SetMarks{Block: ch.Block, Marks: relaid(p.now.Marks, at, end, len(p.now.Text), is)})
}

// shape takes what a block is besides its words.
func (t *taking) shape(ch Change, p pair) (done bool, err error) {
	want := p.now.Shape()
	was, is := p.before.Shape(), p.after.Shape()
	switch {
	case ch.Kind == Attribution:
		want.Attribution = is.Attribution
		was.Attribution, is.Attribution = p.before.Attribution, p.after.Attribution
		done = p.now.Attribution == is.Attribution
		if !done && p.now.Attribution != was.Attribution {
			return false, &Refusal{Code: BlockChanged, Block: ch.Block, Number: ch.Number}
		}
	case ch.Kind == Address:
		want.URL = is.URL
		if done = p.now.URL == is.URL; !done && p.now.URL != was.URL {
			return false, &Refusal{Code: BlockChanged, Block: ch.Block, Number: ch.Number}
		}
	case was.Kind == is.Kind:
		want.Depth, want.Photo = is.Depth, is.Photo
		done = p.now.Depth == is.Depth && p.now.Photo == is.Photo
		if !done && (p.now.Depth != was.Depth || p.now.Photo != was.Photo || p.now.Kind != was.Kind) {
			return false, &Refusal{Code: BlockChanged, Block: ch.Block, Number: ch.Number}
		}
	default:
		want = is
		if done = p.now.Shape() == is; !done && p.now.Shape() != was {
			return false, &Refusal{Code: BlockChanged, Block: ch.Block, Number: ch.Number}
		}
	}
	if done {
		return true, nil
	}
	return false, t.reshape(p, want)
}

// reshape gives a block another shape, with the photo that it shows, and with
// its text where one of the versions has none.
func (t *taking) reshape(p pair, want text.Shape) error {
	if err := t.bring(story.PhotoID(want.Photo)); err != nil {
		return err
	}
	set := text.SetShape{Block: p.now.ID, Shape: want}
	switch {
	case p.now.Kind.HasText() == want.Kind.HasText():
		return t.step(set)
	case p.now.Text != p.before.Text:
		return &Refusal{Code: WordsChanged, Block: p.now.ID, Text: p.before.Text}
	case want.Kind.HasText():
		return t.step(set, text.Splice{Block: p.now.ID, Text: p.after.Text, Marks: p.after.Marks})
	}
	return t.step(text.Splice{Block: p.now.ID, To: len(p.now.Text)}, set)
}

func (t *taking) addBlock(id text.BlockID) (done bool, err error) {
	if t.now.Body.Index(id) >= 0 {
		return true, nil
	}
	b := t.After.Body.Block(t.After.Body.Index(id))
	if err := t.bring(story.PhotoID(b.Photo)); err != nil {
		return false, err
	}
	prev, _ := blocksOrdered(t.Before, t.After).behind(blockIDs(t.now.Body), id)
	return false, t.step(text.Insert{After: prev, Blocks: []text.Block{b}})
}

func (t *taking) removeBlock(ch Change) (done bool, err error) {
	k := t.now.Body.Index(ch.Block)
	if k < 0 {
		return true, nil
	}
	if !sameBlock(t.now.Body.Block(k), t.Before.Body.Block(t.Before.Body.Index(ch.Block))) {
		return false, &Refusal{Code: BlockChanged, Block: ch.Block, Number: ch.Number}
	}
	return false, t.step(text.Remove{First: ch.Block, Count: 1})
}

func sameBlock(a, b text.Block) bool {
	return a.Shape() == b.Shape() && a.Text == b.Text && slices.Equal(a.Marks, b.Marks)
}
