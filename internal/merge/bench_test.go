package merge

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"dateline/internal/story"
	"dateline/internal/text"
)

// long makes a story of blocks with some 40 words each, and two that came of it:
// each side changed 100 blocks, 20 of them in the same place.
func long(b *testing.B, n int) (base, ours, theirs story.Story) {
	edited := func(from int, word string) story.Story {
		blocks := make([]text.Block, n)
		for i := range blocks {
			var words []string
			for k := range 40 {
				words = append(words, fmt.Sprintf("слово%d", (i*7+k*13)%500))
			}
			if i%10 == from && word != "" {
				words[i%20] = word
			}
			if i%50 == 49 && word != "" { // both, in one place
				words[7] = word
			}
			blocks[i] = p(fmt.Sprintf("b%d", i), strings.Join(words, " ")+".")
		}
		return storyOf(b, blocks...)
	}
	return edited(0, ""), edited(3, "мост"), edited(5, "река")
}

func BenchmarkMerge1000Blocks(b *testing.B) {
	base, ours, theirs := long(b, 1000)
	if m := Three(base, ours, theirs, true); len(m.Cards) != 20 {
		b.Fatalf("%d cards, want 20", len(m.Cards))
	}
	b.ReportAllocs()
	for b.Loop() {
		Three(base, ours, theirs, true)
	}
}

// One key in a long story on one side: what a merge costs that finds next to nothing.
func BenchmarkMergeOfOneWord(b *testing.B) {
	base, _, _ := long(b, 1000)
	ours, err := story.Body{Transaction: text.Transaction{Steps: []text.Step{text.Splice{Block: "b500", Text: "А "}}}}.Apply(base)
	if err != nil {
		b.Fatal(err)
	}
	data, err := json.Marshal(base)
	if err != nil {
		b.Fatal(err)
	}
	var theirs story.Story // as it comes from the archive: nothing is shared
	if err := json.Unmarshal(data, &theirs); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		Three(base, ours, theirs, true)
	}
}

// A paragraph of 5,000 words and signs that both changed a hundred times.
func BenchmarkMergeOfALongParagraph(b *testing.B) {
	edited := func(from int, word string) story.Story {
		var words []string
		for k := range 2500 {
			if k%25 == from && word != "" {
				words = append(words, word)
				continue
			}
			words = append(words, fmt.Sprintf("слово%d", k%900))
		}
		return storyOf(b, p("b1", strings.Join(words, " ")))
	}
	base, ours, theirs := edited(0, ""), edited(3, "мост"), edited(12, "река")
	b.ReportAllocs()
	for b.Loop() {
		Three(base, ours, theirs, true)
	}
}
