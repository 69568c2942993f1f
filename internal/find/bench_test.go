package find_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"dateline/internal/find"
	"dateline/internal/story"
	"dateline/internal/text"
)

// book is a story of 36,000 words in 720 blocks.
func book(b *testing.B) story.Story {
	blocks := make([]text.Block, 720)
	for i := range blocks {
		words := strings.Repeat("Первый снег лёг на город, и трамвай номер пять пошёл. ", 5)
		blocks[i] = text.Block{ID: text.BlockID(fmt.Sprintf("b%d", i)), Kind: text.Paragraph, Text: strings.TrimSpace(words)}
	}
	return story.Story{ID: "book", Language: "ru", Body: bodyOf(fatal{b}, blocks...)}
}

type fatal struct{ *testing.B }

func queries() map[string]find.Query {
	return map[string]find.Query{
		"word": {Text: "снег"}, "whole": {Text: "снег", Word: true, Yo: true}, "letter": {Text: "о", Case: true},
		"regex": {Text: `\w+й (снег|номер)`, Regex: true, Yo: true}, "none": {Text: "ураган"},
	}
}

func BenchmarkFind36k(b *testing.B) {
	s := book(b)
	for name, q := range queries() {
		b.Run(name, func(b *testing.B) {
			f := finder(fatal{b}, q)
			n := 0
			for b.Loop() {
				hits, err := f.Find(context.Background(), s, text.Selection{})
				if err != nil {
					b.Fatal(err)
				}
				n = len(hits)
			}
			b.ReportMetric(float64(n), "hits")
		})
	}
}

// BenchmarkReplace36k makes the edit that replaces all, and applies it.
func BenchmarkReplace36k(b *testing.B) {
	s := book(b)
	for name, q := range queries() {
		if name == "none" {
			continue
		}
		b.Run(name, func(b *testing.B) {
			f, hits := finder(fatal{b}, q), hitsOf(fatal{b}, s, q)
			for b.Loop() {
				e, err := f.Replace(s, hits, "дождь")
				if err != nil {
					b.Fatal(err)
				}
				if _, err := e.Apply(s); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(hits)), "hits")
		})
	}
	one := paragraph(fatal{b}, strings.Repeat("снег ", 36_000))
	b.Run("one block", func(b *testing.B) {
		f, hits := finder(fatal{b}, find.Query{Text: "снег"}), hitsOf(fatal{b}, one, find.Query{Text: "снег"})
		for b.Loop() {
			if _, err := f.Replace(one, hits, "дождь"); err != nil {
				b.Fatal(err)
			}
		}
	})
}
