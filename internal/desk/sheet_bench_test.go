package desk

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"dateline/internal/story"
	"dateline/internal/text"
)

// noteEvery hangs a note on a word of every second of the first 100 blocks of a
// text, and those that are left on the one that is written in.
func noteEvery(b *testing.B, s *Sheet, here text.BlockID, elsewhere, close int) {
	b.Helper()
	r, err := s.Remark("Точно?")
	if err != nil {
		b.Fatal(err)
	}
	var all story.Group
	hang := func(block text.BlockID, from int) {
		n := story.Note{ID: s.NewNote(), From: text.Pos{Block: block, Offset: from}, To: text.Pos{Block: block, Offset: from + len("снег")}, About: "снег", Remarks: []story.Remark{r}}
		all = append(all, story.AddNote{Note: n})
	}
	for i := range elsewhere {
		hang(s.Story().Body.Block(2*i).ID, len("Первый "))
	}
	for i := range close {
		hang(here, len("Первый ")+i%8*len("Первый снег лёг на город. "))
	}
	if err := s.Do(all); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkLetterWithNotes types a letter into a text of 1000 blocks on which 50
// notes hang: all in other blocks, or all in the one that is written in.
func BenchmarkLetterWithNotes(b *testing.B) {
	for name, n := range map[string][2]int{"elsewhere": {50, 0}, "here": {0, 50}} {
		b.Run(name, func(b *testing.B) {
			letters(b, 1000, func(s *Sheet, here text.BlockID) { noteEvery(b, s, here, n[0], n[1]) })
		})
	}
}

// BenchmarkLetter types a letter into the middle of an open story of n blocks:
// the edit, its undo, the autosave's hand-over and the listeners.
func BenchmarkLetter(b *testing.B) {
	for _, n := range []int{10, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { letters(b, n, func(*Sheet, text.BlockID) {}) })
	}
}

// letters types into a text of n blocks; before makes the story ready.
func letters(b *testing.B, n int, before func(s *Sheet, here text.BlockID)) {
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
	before(s, middle.ID)
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
}
