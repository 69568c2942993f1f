package text

import (
	"fmt"
	"testing"
)

// TestALongDocumentFindsItsBlocks: the index that versions share is that of
// their own order, also after blocks came, went and moved.
func TestALongDocumentFindsItsBlocks(t *testing.T) {
	blocks := make([]Block, 200)
	for i := range blocks {
		blocks[i] = Block{ID: BlockID(fmt.Sprintf("b%d", i)), Kind: Paragraph, Text: "снег"}
	}
	d, err := NewDocument(blocks...)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string) {
		t.Helper()
		for range 2 * askedOften {
			d.Index("b5")
		}
		for i, b := range d.All() {
			if got := d.Index(b.ID); got != i {
				t.Fatalf("%s: block %s is at %d, found at %d", what, b.ID, i, got)
			}
		}
		if d.Index("nowhere") != -1 {
			t.Errorf("%s: a block that is not there was found", what)
		}
	}
	check("new")
	for _, s := range []Step{
		Move{Block: "b100", After: "b3"},
		Remove{First: "b50", Count: 10},
		Split{Block: "b7", At: 4, New: "x1", Shape: Shape{Kind: Paragraph}},
		Insert{After: "b9", Blocks: []Block{{ID: "x2", Kind: Divider}}},
		Join{Block: "b7", Next: "x1"},
		Splice{Block: "b8", Text: "первый "},
	} {
		if d, err = s.Apply(d); err != nil {
			t.Fatal(err)
		}
		check(fmt.Sprintf("after %T", s))
	}
}

func TestChanged(t *testing.T) {
	d, err := NewDocument(Block{ID: "a", Kind: Paragraph}, Block{ID: "b", Kind: Paragraph, Text: "снег"}, Block{ID: "c", Kind: Paragraph})
	if err != nil {
		t.Fatal(err)
	}
	split, err := Split{Block: "b", At: 4, New: "n", Shape: Shape{Kind: Paragraph}}.Apply(d)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		was, now Document
		want     [3]int
	}{
		"nothing": {d, d, [3]int{3, 0, 0}},
		"split":   {d, split, [3]int{1, 1, 2}},
		"back":    {split, d, [3]int{1, 2, 1}},
		"all":     {Document{}, d, [3]int{0, 0, 3}},
	} {
		at, was, now := c.now.Changed(c.was)
		if got := [3]int{at, was, now}; got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
