package text

import (
	"fmt"
	"slices"
)

// Insert puts new blocks after another; with After empty, before all.
type Insert struct {
	After  BlockID `json:"after"`
	Blocks []Block `json:"blocks"`
}

func (s Insert) name() string { return "insert" }

// Apply inserts the blocks; their IDs must be new to the document.
func (s Insert) Apply(d Document) (Document, error) {
	at, err := d.behind(s.After)
	if err != nil {
		return d, err
	}
	fresh, err := NewDocument(s.Blocks...)
	if err != nil {
		return d, err
	}
	for i, b := range fresh.blocks {
		if d.Index(b.ID) >= 0 {
			return d, fmt.Errorf("%w: %q", ErrDuplicateID, b.ID)
		}
		if b.Text != s.Blocks[i].Text || !slices.Equal(b.Marks, s.Blocks[i].Marks) {
			return d, fmt.Errorf("%w: block %q", ErrNotNormal, b.ID)
		}
	}
	return arranged(slices.Concat(d.blocks[:at], fresh.blocks, d.blocks[at:])), nil
}

// behind is the index after a block.
func (d Document) behind(id BlockID) (int, error) {
	if id == "" {
		return 0, nil
	}
	i := d.Index(id)
	if i < 0 {
		return 0, fmt.Errorf("%w: %q", ErrNoBlock, id)
	}
	return i + 1, nil
}

// Invert removes the blocks again.
func (s Insert) Invert(Document) (Step, error) {
	if len(s.Blocks) == 0 {
		return Remove{}, nil
	}
	return Remove{s.Blocks[0].ID, len(s.Blocks)}, nil
}

// Map moves nothing.
func (s Insert) Map(Document) Map { return nil }

// Remove takes Count neighbouring blocks out, beginning with First.
type Remove struct {
	First BlockID `json:"first"`
	Count int     `json:"count"`
}

func (s Remove) name() string { return "remove" }

func (s Remove) span(d Document) (from, to int, err error) {
	if s.Count == 0 {
		return 0, 0, nil
	}
	from = d.Index(s.First)
	if from < 0 || s.Count < 0 || s.Count > d.Len()-from {
		return 0, 0, fmt.Errorf("%w: %d from %q on", ErrNoBlock, s.Count, s.First)
	}
	return from, from + s.Count, nil
}

// Apply removes the blocks.
func (s Remove) Apply(d Document) (Document, error) {
	from, to, err := s.span(d)
	if err != nil {
		return d, err
	}
	return arranged(slices.Concat(d.blocks[:from], d.blocks[to:])), nil
}

// Invert puts the blocks back.
func (s Remove) Invert(before Document) (Step, error) {
	from, to, err := s.span(before)
	if err != nil {
		return nil, err
	}
	back := Insert{Blocks: []Block{}}
	if from > 0 {
		back.After = before.blocks[from-1].ID
	}
	for _, b := range before.blocks[from:to] {
		back.Blocks = append(back.Blocks, *b)
	}
	return back, nil
}

// Map moves places in the removed blocks to the end of the block before or to
// the start of the one after.
func (s Remove) Map(before Document) Map {
	from, to, err := s.span(before)
	if err != nil || from == to {
		return nil
	}
	var prev, next Pos
	if from > 0 {
		prev = before.blocks[from-1].end()
	}
	if to < before.Len() {
		next = Pos{before.blocks[to].ID, 0}
	}
	m := make(Map, 0, to-from)
	for _, b := range before.blocks[from:to] {
		m = append(m, move{kind: mapRemove, block: b.ID, prev: prev, next: next})
	}
	return m
}

// Move puts a block behind another; with After empty, before all.
type Move struct {
	Block BlockID `json:"block"`
	After BlockID `json:"after"`
}

func (s Move) name() string { return "move" }

// Apply moves the block.
func (s Move) Apply(d Document) (Document, error) {
	i := d.Index(s.Block)
	if i < 0 || s.Block == s.After {
		return d, fmt.Errorf("%w: %q", ErrNoBlock, s.Block)
	}
	rest := arranged(slices.Concat(d.blocks[:i], d.blocks[i+1:]))
	at, err := rest.behind(s.After)
	if err != nil {
		return d, err
	}
	return arranged(slices.Insert(rest.blocks, at, d.blocks[i])), nil
}

// Invert moves the block back.
func (s Move) Invert(before Document) (Step, error) {
	i := before.Index(s.Block)
	if i < 0 {
		return nil, fmt.Errorf("%w: %q", ErrNoBlock, s.Block)
	}
	back := Move{Block: s.Block}
	if i > 0 {
		back.After = before.blocks[i-1].ID
	}
	return back, nil
}

// Map moves nothing: places are named by their block.
func (s Move) Map(Document) Map { return nil }
