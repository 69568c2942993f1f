package text

import (
	"fmt"
	"slices"
)

// SetMarks gives a block other marks.
type SetMarks struct {
	Block BlockID `json:"block"`
	Marks []Mark  `json:"marks"`
}

func (s SetMarks) name() string { return "marks" }

// Apply sets the marks; they must fit the text.
func (s SetMarks) Apply(d Document) (Document, error) {
	i := d.Index(s.Block)
	if i < 0 {
		return d, fmt.Errorf("%w: %q", ErrNoBlock, s.Block)
	}
	b := *d.blocks[i]
	marks, err := normalMarks(b.Text, s.Marks)
	if err != nil {
		return d, err
	}
	b.Marks = marks
	return d.with(i, b), nil
}

// Invert sets the marks that were there.
func (s SetMarks) Invert(before Document) (Step, error) {
	i := before.Index(s.Block)
	if i < 0 {
		return nil, fmt.Errorf("%w: %q", ErrNoBlock, s.Block)
	}
	return SetMarks{s.Block, slices.Clone(before.blocks[i].Marks)}, nil
}

// Map moves nothing.
func (s SetMarks) Map(Document) Map { return nil }

// Shape is everything of a block but its ID, text and marks.
type Shape struct {
	Kind        Kind   `json:"kind"`
	Depth       int    `json:"depth,omitempty"`
	Attribution string `json:"attribution,omitempty"`
	Photo       string `json:"photo,omitempty"`
	URL         string `json:"url,omitempty"`
}

// Shape of the block.
func (b Block) Shape() Shape { return Shape{b.Kind, b.Depth, b.Attribution, b.Photo, b.URL} }

// shaped is the block in another shape.
func (b Block) shaped(s Shape) Block {
	b.Kind, b.Depth, b.Attribution, b.Photo, b.URL = s.Kind, s.Depth, s.Attribution, s.Photo, s.URL
	return b
}

// SetShape gives a block another shape: its kind, nesting, attribution.
type SetShape struct {
	Block BlockID `json:"block"`
	Shape Shape   `json:"shape"`
}

func (s SetShape) name() string { return "shape" }

// Apply sets the shape. A kind that has no text cannot be given to a block with text.
func (s SetShape) Apply(d Document) (Document, error) {
	i := d.Index(s.Block)
	if i < 0 {
		return d, fmt.Errorf("%w: %q", ErrNoBlock, s.Block)
	}
	clean, err := cleanBlock(d.blocks[i].shaped(s.Shape).stub())
	if err != nil {
		return d, err
	}
	return d.with(i, d.blocks[i].shaped(clean.Shape())), nil
}

// stub is the block with a text of one letter instead of its own: enough to
// judge a shape by, without reading the text again.
func (b Block) stub() Block {
	b.Marks = nil
	if b.Text != "" {
		b.Text = "x"
	}
	return b
}

// Invert sets the shape that was there.
func (s SetShape) Invert(before Document) (Step, error) {
	i := before.Index(s.Block)
	if i < 0 {
		return nil, fmt.Errorf("%w: %q", ErrNoBlock, s.Block)
	}
	return SetShape{s.Block, before.blocks[i].Shape()}, nil
}

// Map moves nothing.
func (s SetShape) Map(Document) Map { return nil }
