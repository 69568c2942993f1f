package text

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkKeystroke types one letter into the middle of a story of n blocks.
func BenchmarkKeystroke(b *testing.B) {
	for _, n := range []int{10, 1000, 10_000} {
		b.Run(fmt.Sprintf("blocks=%d", n), func(b *testing.B) {
			blocks := make([]Block, n)
			for i := range blocks {
				blocks[i] = Block{ID: BlockID(fmt.Sprintf("b%d", i)), Kind: Paragraph, Text: strings.Repeat("Первый снег лёг на город. ", 8)}
			}
			keystroke(b, blocks, BlockID(fmt.Sprintf("b%d", n/2)))
		})
	}
}

// BenchmarkLongParagraph types into the middle of 100,000 characters.
func BenchmarkLongParagraph(b *testing.B) {
	text := strings.Repeat("Первый снег лёг на город. ", 4000)
	keystroke(b, []Block{{ID: "b0", Kind: Paragraph, Text: text}}, "b0")
}

func keystroke(b *testing.B, blocks []Block, id BlockID) {
	d, err := NewDocument(blocks...)
	if err != nil {
		b.Fatal(err)
	}
	at := len(d.Block(d.Index(id)).Text) / 2
	at = PrevBoundary(d.Block(d.Index(id)).Text, at)
	b.ReportAllocs()
	for b.Loop() {
		tr, err := Type(d, Caret(Pos{id, at}), "а")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := tr.Apply(d); err != nil {
			b.Fatal(err)
		}
	}
}
