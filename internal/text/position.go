package text

import (
	"cmp"
	"fmt"
)

// Pos is a place in a document: a byte offset into a block's text, on a
// grapheme boundary. In a block without text the offset is 0.
type Pos struct {
	Block  BlockID `json:"block"`
	Offset int     `json:"offset"`
}

// Selection is what the next command is about: from where it was begun
// (Anchor) to where the caret is (Head). Both equal is a caret.
type Selection struct {
	Anchor Pos `json:"anchor"`
	Head   Pos `json:"head"`
}

// Caret is a selection of nothing, at a place.
func Caret(p Pos) Selection { return Selection{p, p} }

// IsCaret says that nothing is selected.
func (s Selection) IsCaret() bool { return s.Anchor == s.Head }

// Valid says whether both ends are places of the document.
func (s Selection) Valid(d Document) bool {
	_, err := d.at(s.Anchor)
	_, err2 := d.at(s.Head)
	return err == nil && err2 == nil
}

// Range gives the two ends in the order of the document.
func (s Selection) Range(d Document) (from, to Pos, err error) {
	i, err := d.at(s.Anchor)
	if err != nil {
		return Pos{}, Pos{}, err
	}
	j, err := d.at(s.Head)
	if err != nil {
		return Pos{}, Pos{}, err
	}
	if cmp.Or(cmp.Compare(i, j), cmp.Compare(s.Anchor.Offset, s.Head.Offset)) > 0 {
		return s.Head, s.Anchor, nil
	}
	return s.Anchor, s.Head, nil
}

// Start is the first place of the document; ok is false when it has none.
func (d Document) Start() (p Pos, ok bool) {
	if d.Len() == 0 {
		return Pos{}, false
	}
	return Pos{d.blocks[0].ID, 0}, true
}

// End is the last place of the document; ok is false when it has none.
func (d Document) End() (p Pos, ok bool) {
	if d.Len() == 0 {
		return Pos{}, false
	}
	return d.blocks[d.Len()-1].end(), true
}

func (b *Block) end() Pos { return Pos{b.ID, len(b.Text)} }

// at gives the index of a place's block, or why there is no such place.
func (d Document) at(p Pos) (int, error) {
	i := d.Index(p.Block)
	if i < 0 {
		return -1, fmt.Errorf("%w: %q", ErrNoBlock, p.Block)
	}
	if !isBoundary(d.blocks[i].Text, p.Offset) {
		return -1, fmt.Errorf("%w: byte %d of block %q", ErrNoPlace, p.Offset, p.Block)
	}
	return i, nil
}

// with gives the document with block i replaced; every other block is shared.
func (d Document) with(i int, b Block) Document {
	blocks := make([]*Block, len(d.blocks))
	copy(blocks, d.blocks)
	blocks[i] = &b
	return Document{blocks, d.order}
}
