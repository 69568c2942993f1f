package text

import (
	"fmt"
	"slices"
)

// Split makes the text behind At a block of its own, with a new ID.
type Split struct {
	Block BlockID `json:"block"`
	At    int     `json:"at"`
	// New names the second block, Shape says what it is.
	New   BlockID `json:"new"`
	Shape Shape   `json:"shape"`
}

func (s Split) name() string { return "split" }

// Apply splits the block.
func (s Split) Apply(d Document) (Document, error) {
	i := d.Index(s.Block)
	if i < 0 {
		return d, fmt.Errorf("%w: %q", ErrNoBlock, s.Block)
	}
	if d.Index(s.New) >= 0 {
		return d, fmt.Errorf("%w: %q", ErrDuplicateID, s.New)
	}
	b := *d.blocks[i]
	if !b.Kind.HasText() || !isBoundary(b.Text, s.At) {
		return d, fmt.Errorf("%w: byte %d of block %q", ErrNoPlace, s.At, s.Block)
	}
	tail := Block{ID: s.New, Text: b.Text[s.At:], Marks: cutMarks(b.Marks, s.At, len(b.Text), 0)}.shaped(s.Shape)
	clean, err := cleanBlock(tail.stub())
	if err != nil {
		return d, err
	}
	tail = tail.shaped(clean.Shape())
	b.Marks = cutMarks(b.Marks, 0, s.At, 0)
	b.Text = b.Text[:s.At]
	return arranged(slices.Concat(d.blocks[:i], []*Block{&b, &tail}, d.blocks[i+1:])), nil
}

// Invert joins the two again.
func (s Split) Invert(Document) (Step, error) { return Join{s.Block, s.New}, nil }

// Map moves what stands behind the split into the new block.
func (s Split) Map(Document) Map {
	return Map{{kind: mapSplit, block: s.Block, from: s.At, other: s.New}}
}

// Join puts the text of the block Next, which follows Block, at Block's end.
// Block keeps its shape; that of Next is given up.
type Join struct {
	Block BlockID `json:"block"`
	Next  BlockID `json:"next"`
}

func (s Join) name() string { return "join" }

func (s Join) find(d Document) (int, error) {
	i := d.Index(s.Block)
	if i < 0 || i+1 >= d.Len() || d.blocks[i+1].ID != s.Next {
		return 0, fmt.Errorf("%w: %q followed by %q", ErrNoBlock, s.Block, s.Next)
	}
	if !d.blocks[i].Kind.HasText() || !d.blocks[i+1].Kind.HasText() {
		return 0, fmt.Errorf("%w: a %s joined with a %s", ErrInvalidBlock, d.blocks[i].Kind, d.blocks[i+1].Kind)
	}
	return i, nil
}

// Apply joins the blocks.
func (s Join) Apply(d Document) (Document, error) {
	i, err := s.find(d)
	if err != nil {
		return d, err
	}
	b, next := *d.blocks[i], d.blocks[i+1]
	at := len(b.Text)
	b.Text += next.Text
	if !joined(b.Text, at) {
		return d, ErrNotNormal
	}
	b.Marks = mergeMarks(slices.Concat(b.Marks, shiftMarks(next.Marks, at)))
	return arranged(slices.Concat(d.blocks[:i], []*Block{&b}, d.blocks[i+2:])), nil
}

// Invert splits the text where the two met and gives the second its shape back.
func (s Join) Invert(before Document) (Step, error) {
	i, err := s.find(before)
	if err != nil {
		return nil, err
	}
	return Split{s.Block, len(before.blocks[i].Text), s.Next, before.blocks[i+1].Shape()}, nil
}

// Map moves places of the second block behind the text of the first.
func (s Join) Map(before Document) Map {
	i := before.Index(s.Block)
	if i < 0 {
		return nil
	}
	return Map{{kind: mapJoin, block: s.Next, from: len(before.blocks[i].Text), other: s.Block}}
}
