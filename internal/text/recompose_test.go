package text

import (
	"errors"
	"testing"
)

func TestARecomposedTextSharesWhatItHad(t *testing.T) {
	bold := Block{ID: "a", Kind: Paragraph, Text: "Мост открыт.", Marks: []Mark{{Kind: Bold, From: 0, To: 8}}}
	one, err := NewDocument(bold, Block{ID: "b", Kind: Paragraph, Text: "Река."})
	if err != nil {
		t.Fatal(err)
	}
	two, err := NewDocument(Block{ID: "c", Kind: Paragraph, Text: "Лес."}, Block{ID: "b", Kind: Paragraph, Text: "Река и мост."})
	if err != nil {
		t.Fatal(err)
	}
	d, err := Recompose([]Block{two.Block(0), one.Block(0), two.Block(1), {ID: "d", Kind: Paragraph, Text: "и\u0306"}}, one, two)
	if err != nil {
		t.Fatal(err)
	}
	if d.blocks[0] != two.blocks[0] || d.blocks[1] != one.blocks[0] || d.blocks[2] != two.blocks[1] {
		t.Error("a block that a document has was made anew")
	}
	if got := d.Block(3).Text; got != "й" {
		t.Errorf("the new block says %q, want it cleaned to %q", got, "й")
	}
	if i := d.Index("b"); i != 2 {
		t.Errorf("block b is at %d, want 2", i)
	}
	plain := bold
	plain.Marks = nil
	if d, err = Recompose([]Block{plain}, one); err != nil || len(d.Block(0).Marks) != 0 {
		t.Errorf("marks taken off are %v, %v", d.Block(0).Marks, err)
	}
	for name, blocks := range map[string][]Block{"twice": {bold, bold}, "no kind": {{ID: "x"}}} {
		if _, err := Recompose(blocks, one); !errors.Is(err, ErrDuplicateID) && !errors.Is(err, ErrInvalidBlock) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
