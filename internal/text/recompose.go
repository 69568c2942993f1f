package text

import (
	"fmt"
	"slices"
)

// Recompose makes a document of these blocks in their order. A block that one of
// the documents in from has as it is here is shared with it; only the others are
// read, and refused as NewDocument refuses them. So putting together two versions
// of a long story costs what is new in it.
func Recompose(blocks []Block, from ...Document) (Document, error) {
	d := arranged(make([]*Block, 0, len(blocks)))
	seen := make(map[BlockID]bool, len(blocks))
	for i, b := range blocks {
		if seen[b.ID] {
			return Document{}, fmt.Errorf("block %d: %w: %q", i, ErrDuplicateID, b.ID)
		}
		seen[b.ID] = true
		had := b.among(from)
		if had == nil {
			clean, err := cleanBlock(b)
			if err != nil {
				return Document{}, fmt.Errorf("block %d: %w", i, err)
			}
			had = &clean
		}
		d.blocks = append(d.blocks, had)
	}
	return d, nil
}

// among is the same block in one of these documents, or nil.
func (b Block) among(docs []Document) *Block {
	for _, d := range docs {
		if i := d.Index(b.ID); i >= 0 && d.blocks[i].equal(&b) {
			return d.blocks[i]
		}
	}
	return nil
}

func (b *Block) equal(other *Block) bool {
	return b.ID == other.ID && b.Shape() == other.Shape() && b.Text == other.Text && slices.Equal(b.Marks, other.Marks)
}
