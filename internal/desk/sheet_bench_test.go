package desk

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"dateline/internal/story"
	"dateline/internal/text"
)

// BenchmarkLetter types a letter into the middle of an open story of n blocks:
// the edit, its undo, the autosave's hand-over and the listeners.
func BenchmarkLetter(b *testing.B) {
	for _, n := range []int{10, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			ctx := context.Background()
			d := open(b, config(b.TempDir()))
			made, _, err := d.Stories.New(ctx, NewStory{Headline: "Первый снег"})
			if err != nil {
				b.Fatal(err)
			}
			s, err := d.Stories.Open(ctx, string(made.ID))
			if err != nil {
				b.Fatal(err)
			}
			defer func() {
				if err := s.Close(ctx); err != nil {
					b.Error(err)
				}
			}()
			blocks := make([]text.Block, n)
			for i := range blocks {
				blocks[i] = text.Block{ID: s.NewBlock(), Kind: text.Paragraph, Text: strings.Repeat("Первый снег лёг на город. ", 8)}
			}
			tr, err := text.Paste(s.Story().Body, text.Caret(text.Pos{Block: s.Story().Body.Block(0).ID}), blocks, s.NewBlock)
			if err != nil {
				b.Fatal(err)
			}
			if err := s.Do(story.Body{Transaction: tr}); err != nil {
				b.Fatal(err)
			}
			middle := s.Story().Body.Block(n / 2)
			b.ReportAllocs()
			for b.Loop() {
				tr, err := text.Type(s.Story().Body, text.Caret(text.Pos{Block: middle.ID, Offset: 12}), "ы")
				if err != nil {
					b.Fatal(err)
				}
				if err := s.Do(story.Body{Transaction: tr}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
