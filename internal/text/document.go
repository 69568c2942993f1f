package text

import (
	"encoding/json"
	"fmt"
	"iter"
)

// BlockID names a block for the whole life of a story: notes, merges and links
// hang on it. It is made by the caller (desk injects the source), never by
// this package. It is not empty and holds only [0-9a-z].
type BlockID string

// Kind says what a block is to a reader.
type Kind string

// The kinds of docs/formats/revision.md. Their names are part of the content
// hash and of every file we write: they never change.
const (
	Paragraph Kind = "paragraph"
	Heading2  Kind = "heading2"
	Heading3  Kind = "heading3"
	Quote     Kind = "quote"
	Bullet    Kind = "bullet"
	Number    Kind = "number"
	Photo     Kind = "photo"
	Embed     Kind = "embed"
	FactBox   Kind = "factbox"
	Divider   Kind = "divider"
)

// Block is one block of the flat list that a document is. The zero Block is
// not valid: it has no ID and no kind. A Block handed out by a Document shares
// its Marks with it and must not be changed in place.
type Block struct {
	ID   BlockID `json:"id"`
	Kind Kind    `json:"kind"`
	// Depth is the nesting of a list item, 0 to [MaxDepth]; 0 elsewhere.
	Depth int `json:"depth,omitempty"`
	// Text is NFC, without line feeds and without control characters; U+2028
	// is a soft break. Empty for photo and divider. For an embed it is the
	// title of the address.
	Text string `json:"text"`
	// Marks are sorted, inside the text, on grapheme boundaries, and never
	// overlap with or touch an equal mark; links never overlap at all.
	Marks []Mark `json:"marks,omitempty"`
	// Attribution says whose words a quote is; empty elsewhere.
	Attribution string `json:"attribution,omitempty"`
	// Photo is the story's photo use that a photo block shows.
	Photo string `json:"photo,omitempty"`
	// URL is the address of an embed.
	URL string `json:"url,omitempty"`
}

// MarkKind says how a stretch of text is set.
type MarkKind string

// The marks; their order here is the order in which marks with one range are sorted.
const (
	Bold   MarkKind = "bold"
	Italic MarkKind = "italic"
	Strike MarkKind = "strike"
	Sup    MarkKind = "sup"
	Sub    MarkKind = "sub"
	Link   MarkKind = "link"
)

// Mark sets the bytes From (inclusive) to To (exclusive) of a block's text.
type Mark struct {
	Kind MarkKind `json:"kind"`
	From int      `json:"from"`
	To   int      `json:"to"`
	// Href is a link's address or "story:ID"; empty for every other mark.
	Href string `json:"href,omitempty"`
}

// Document is the text of a story: a flat list of blocks. It is a value: no
// method changes it, an edit gives a new one that shares every block it did
// not touch. The zero Document is empty and ready to use.
type Document struct {
	blocks []*Block
	order  *order
}

// NewDocument makes a document of valid blocks with IDs of their own. Texts
// are cleaned and marks normalised; what cannot be mended is an error and no
// document.
func NewDocument(blocks ...Block) (Document, error) {
	d := arranged(make([]*Block, 0, len(blocks)))
	seen := make(map[BlockID]bool, len(blocks))
	for i, b := range blocks {
		b, err := cleanBlock(b)
		if err != nil {
			return Document{}, fmt.Errorf("block %d: %w", i, err)
		}
		if seen[b.ID] {
			return Document{}, fmt.Errorf("block %d: %w: %q", i, ErrDuplicateID, b.ID)
		}
		seen[b.ID] = true
		d.blocks = append(d.blocks, &b)
	}
	return d, nil
}

// Len is the number of blocks.
func (d Document) Len() int { return len(d.blocks) }

// Block is the block at index i, 0 ≤ i < Len.
func (d Document) Block(i int) Block { return *d.blocks[i] }

// All goes through the blocks from first to last.
func (d Document) All() iter.Seq2[int, Block] {
	return func(yield func(int, Block) bool) {
		for i, b := range d.blocks {
			if !yield(i, *b) {
				return
			}
		}
	}
}

// Index is the place of the block with this ID, or -1.
func (d Document) Index(id BlockID) int {
	return d.order.find(d.blocks, id)
}

// is says whether two documents are one and the same version, by what they
// share: documents are never changed.
func (d Document) is(other Document) bool {
	return len(d.blocks) > 0 && len(d.blocks) == len(other.blocks) && &d.blocks[0] == &other.blocks[0]
}

// MarshalJSON writes the blocks as an array; an empty document is [].
func (d Document) MarshalJSON() ([]byte, error) {
	if d.blocks == nil {
		return []byte("[]"), nil
	}
	return json.Marshal(d.blocks)
}

// UnmarshalJSON reads what MarshalJSON wrote and refuses what NewDocument refuses.
func (d *Document) UnmarshalJSON(data []byte) error {
	var blocks []Block
	if err := json.Unmarshal(data, &blocks); err != nil {
		return fmt.Errorf("read document: %w", err)
	}
	made, err := NewDocument(blocks...)
	if err != nil {
		return fmt.Errorf("read document: %w", err)
	}
	*d = made
	return nil
}

// Changed compares with an earlier version: from index at on, was blocks of it
// were replaced by now blocks; everything before and behind is the same. Two
// equal versions give 0, 0 at the end. It costs a pointer a block.
func (d Document) Changed(earlier Document) (at, was, now int) {
	short := min(len(d.blocks), len(earlier.blocks))
	for at < short && d.blocks[at] == earlier.blocks[at] {
		at++
	}
	end := 0
	for end < short-at && d.blocks[len(d.blocks)-1-end] == earlier.blocks[len(earlier.blocks)-1-end] {
		end++
	}
	return at, len(earlier.blocks) - at - end, len(d.blocks) - at - end
}
