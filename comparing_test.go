package dateline_test

import (
	"reflect"
	"strings"
	"testing"

	"dateline/internal/comparison"
	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"

	"pgregory.net/rapid"
)

// compared draws a story of few words, so that two of them are often the same.
func compared(t *rapid.T, name string) story.Story {
	n := func(most int) int { return rapid.IntRange(0, most).Draw(t, name) }
	word := func() string { return []string{"", "мост", "река"}[n(2)] }
	s := story.Story{ID: "s1", Language: "ru", Headline: word(), Rubric: word(), Urgency: n(1)}
	s.Dateline.Date = newsdate.Date{Year: 2024, Month: 5, Day: 1 + n(1)}
	for _, id := range []story.PhotoID{"p1", "p2"}[n(2):] {
		s.Photos = append(s.Photos, story.PhotoUse{ID: id, Caption: word(), Flip: n(1) == 1})
	}
	var blocks []text.Block
	for _, id := range rapid.Permutation([]text.BlockID{"b1", "b2"}).Draw(t, name)[n(2):] {
		b := text.Block{ID: id, Kind: []text.Kind{text.Paragraph, text.Quote}[n(1)], Text: "мост " + word()}
		if n(1) == 1 {
			b.Marks = []text.Mark{{Kind: text.Bold, From: 0, To: 8}}
		}
		blocks = append(blocks, b)
	}
	s.Body, _ = text.NewDocument(blocks...)
	s.Tags = []string{"мост", "река"}[n(2):]
	return s
}

// TestNoChangeMeansOneContentHash, and the reverse: what a person approves after
// reading the changes is what the hash covers.
func TestNoChangeMeansOneContentHash(t *testing.T) {
	hash := func(t *rapid.T, s story.Story) revision.Hash {
		h, err := revision.ContentHash(s)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := compared(t, "before"), compared(t, "after")
		b.Note, b.Assignee, b.PlannedLength = "заметка", "Анна", 2000
		if rapid.Bool().Draw(t, "same content") {
			b = a
			b.Note = "другая"
		}
		c := comparison.Compare(a, b)
		if same := hash(t, a) == hash(t, b); same != (len(c.Changes) == 0) {
			t.Fatalf("%d changes, one content hash: %v", len(c.Changes), same)
		}
		now := a
		for i := range c.Changes {
			e, err := comparison.Take(now, c, i)
			if err != nil {
				t.Fatal(err)
			}
			if now, err = e.Apply(now); err != nil {
				t.Fatal(err)
			}
		}
		if hash(t, now) != hash(t, b) {
			t.Fatal("all was taken, and the content hash is another one")
		}
	})
}

// everyField is a story with n in every field, block kind and mark.
func everyField(t *testing.T, n string) story.Story {
	t.Helper()
	var s story.Story
	filled(reflect.ValueOf(&s).Elem(), n)
	s.Photos[0].ID, s.Photos[0].Original = "p1", "a"
	s.Photos[0].Crops = append(s.Photos[0].Crops, story.Crop{Ratio: "16:9", Rect: story.Rect{X: len(n)}})
	s.Photos = append(s.Photos, story.PhotoUse{ID: "p2"})
	s.Photos[0].Lead, s.Photos[1].Lead = n == "x", n != "x"
	var blocks []text.Block
	for i, kind := range []text.Kind{
		text.Paragraph, text.Heading2, text.Heading3, text.Quote, text.Bullet, text.Number, text.Embed, text.FactBox, text.Photo, text.Divider,
	} {
		b := text.Block{ID: text.BlockID(string(rune('a' + i))), Kind: kind}
		switch kind {
		case text.Quote:
			b.Attribution = n
		case text.Embed:
			b.URL = n
		case text.Photo:
			b.Photo = "p1"
		}
		if kind.HasText() {
			b.Text = "слово " + n
		}
		blocks = append(blocks, b)
	}
	for i, kind := range []text.MarkKind{text.Bold, text.Italic, text.Strike, text.Sup, text.Sub, text.Link} {
		m := text.Mark{Kind: kind, To: 10}
		if kind == text.Link {
			m.Href = "https://a.example/"
		}
		if n == "x" {
			blocks[[]int{0, 1, 2, 3, 4, 5}[i]].Marks = []text.Mark{m}
		}
	}
	var err error
	if s.Body, err = text.NewDocument(blocks...); err != nil {
		t.Fatal(err)
	}
	return s
}

// filled puts something into every field below v.
func filled(v reflect.Value, n string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				filled(v.Field(i), n)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		filled(v.Index(0), n)
	case reflect.String:
		v.SetString(n)
	case reflect.Int:
		v.SetInt(int64(len(n)))
	case reflect.Bool:
		v.SetBool(n == "x")
	}
}

// TestThePageOfAComparisonHasWords in both languages, whatever changed.
func TestThePageOfAComparisonHasWords(t *testing.T) {
	one, two, none := everyField(t, "x"), everyField(t, "xx"), story.Story{ID: "s1", Language: "ru"}
	turned := two
	turned.Photos = []story.PhotoUse{two.Photos[1], two.Photos[0]}
	turned.Related = append([]story.Related{{Title: "мост"}}, two.Related...)
	turned.Tags = append([]string{"мост"}, two.Tags...)
	again := turned
	again.Related, again.Tags = []story.Related{turned.Related[1], turned.Related[0]}, []string{turned.Tags[1], turned.Tags[0]}
	turned.Photos[0].Crops, again.Photos = []story.Crop{{Ratio: "1:1"}, {Ratio: "2:1"}}, []story.PhotoUse{turned.Photos[1], turned.Photos[0]}
	again.Photos[1].Crops = []story.Crop{{Ratio: "2:1"}, {Ratio: "1:1"}}
	var blocks []text.Block
	for i := range two.Body.Len() {
		b := two.Body.Block(two.Body.Len() - 1 - i)
		if b.Kind == text.Bullet {
			b.Kind, b.Depth = text.Paragraph, 0
		}
		blocks = append(blocks, b)
	}
	again.Body, _ = text.NewDocument(blocks...)
	seen := map[string]bool{}
	for _, lang := range words.Languages() {
		speaker, err := words.In(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range [][2]story.Story{{one, two}, {two, one}, {none, one}, {one, none}, {two, turned}, {turned, again}, {one, one}} {
			c := comparison.Compare(v[0], v[1])
			for _, ch := range c.Changes {
				seen[string(ch.Kind)] = true
			}
			page := string(c.HTML(comparison.Page{Title: "1 → 2", Language: lang, Say: speaker.Say}))
			for _, bad := range []string{"‹", "&lt;no value", "{{"} {
				if i := strings.Index(page, bad); i >= 0 {
					t.Errorf("%s: %s", lang, page[i:min(i+80, len(page))])
				}
			}
		}
		for _, code := range []comparison.Code{
			comparison.WordsChanged, comparison.BlockChanged, comparison.BlockMissing, comparison.FieldChanged, comparison.PhotoChanged, comparison.PhotoMissing,
		} {
			if said := speaker.Sentence(&comparison.Refusal{Code: code, Text: "мост", Number: 3}); strings.Contains(said, "no value") || strings.Contains(said, "‹") {
				t.Errorf("%s: %s reads %q", lang, code, said)
			}
		}
	}
	for _, kind := range []comparison.Kind{
		comparison.Words, comparison.Shape, comparison.Marks, comparison.BlockAdded, comparison.BlockRemoved, comparison.BlockMoved,
		comparison.Attribution, comparison.Address, comparison.Field, comparison.PhotoAdded, comparison.PhotoRemoved, comparison.PhotoMoved,
		comparison.PhotoField, comparison.PhotoCrop, comparison.PhotoLook, comparison.RelatedAdded, comparison.RelatedRemoved,
		comparison.RelatedMoved, comparison.TagAdded, comparison.TagRemoved, comparison.TagsMoved,
	} {
		if !seen[string(kind)] {
			t.Errorf("no change of kind %s was tried", kind)
		}
	}
}
