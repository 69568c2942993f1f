package find_test

import (
	"context"
	"strings"
	"testing"
	"unicode"

	"dateline/internal/find"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// letters are few, so that words are found; among them all that is hard: ё,
// accents, flags, soft hyphens, spaces of all kinds.
func letters() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return text.Clean(rapid.StringOfN(rapid.SampledFrom([]rune("аабАеёЕЁЁ  \u00a0\u2028\u00ad\u0301\u0306и🇷🇺1_-.x")), 0, 24, -1).Draw(t, "letters"))
	})
}

func words(t *rapid.T, label string) string {
	return text.Clean(rapid.StringOfN(rapid.SampledFrom([]rune("аабеёЕ \u00a0\u00ad\u0301и🇷x-")), 0, 4, -1).Draw(t, label))
}

// naive finds words letter by letter, as one would with a finger.
func naive(s string, q find.Query) [][2]int {
	type letter struct {
		r        rune
		from, to int
	}
	keeps := strings.Trim(q.Text, "\u00ad") == ""
	read := func(s string) (out []letter) {
		for i, r := range s {
			if r != '\u00ad' || keeps {
				out = append(out, letter{r, i, i + len(string(r))})
			}
		}
		return out
	}
	fold := func(r rune) rune {
		switch {
		case strings.ContainsRune(" \u00a0\u2028", r):
			r = ' '
		case q.Yo && r == 'ё':
			r = 'е'
		case q.Yo && r == 'Ё':
			r = 'Е'
		}
		if !q.Case {
			r = unicode.ToLower(r)
		}
		return r
	}
	inWord := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || r == '_'
	}
	all, want := read(s), read(q.Text)
	var out [][2]int
next:
	for i := 0; i+len(want) <= len(all); i++ {
		for j, w := range want {
			if fold(all[i+j].r) != fold(w.r) {
				continue next
			}
		}
		from, to := all[i].from, all[i+len(want)-1].to
		if text.PrevBoundary(s, from) != from || text.PrevBoundary(s, to) != to {
			continue
		}
		if behind := i + len(want); q.Word && (i > 0 && inWord(all[i-1].r) || behind < len(all) && inWord(all[behind].r)) {
			continue
		}
		out = append(out, [2]int{from, to})
		i += len(want) - 1
	}
	return out
}

func TestHitsAreThoseOfAFinger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := letters().Draw(t, "text")
		q := find.Query{Text: words(t, "words"), Case: rapid.Bool().Draw(t, "case"), Word: rapid.Bool().Draw(t, "word"), Yo: rapid.Bool().Draw(t, "yo")}
		if q.Text == "" {
			return
		}
		var got [][2]int
		for _, h := range hitsOf(t, paragraph(t, s), q) {
			got = append(got, [2]int{h.From, h.To})
		}
		if diff := cmp.Diff(naive(s, q), got); diff != "" {
			t.Fatalf("%+v in %q: -want +got:\n%s", q, s, diff)
		}
	})
}

// drawStory is a story with words in its text, set somehow, and in its fields.
func drawStory(t *rapid.T) story.Story {
	block := func(id text.BlockID, kind text.Kind) text.Block {
		b := text.Block{ID: id, Kind: kind, Text: letters().Draw(t, "text")}
		place := func() int {
			return text.PrevBoundary(b.Text, rapid.IntRange(0, len(b.Text)).Draw(t, "place"))
		}
		for _, kind := range []text.MarkKind{text.Bold, text.Italic, text.Link} {
			m := text.Mark{Kind: kind, From: place(), To: place()}
			if kind == text.Link {
				m.Href = "https://example.org"
			}
			if m.From < m.To {
				b.Marks = append(b.Marks, m)
			}
		}
		return b
	}
	quote := block("b2", text.Quote)
	quote.Attribution = strings.TrimSpace(letters().Draw(t, "attribution"))
	s := story.Story{
		ID: "s1", Language: "ru", Photos: []story.PhotoUse{{ID: "p1", Caption: letters().Draw(t, "caption"), Alt: letters().Draw(t, "alt")}},
		Body: bodyOf(t, block("b1", text.Paragraph), quote, text.Block{ID: "b3", Kind: text.Photo, Photo: "p1"}),
	}
	for _, f := range []story.TextField{story.Headline, story.InternalNote} {
		var err error
		if s, err = (story.SetText{Field: f, Value: letters().Draw(t, "field")}).Apply(s); err != nil {
			t.Fatalf("%v", err)
		}
	}
	return s
}

// TestReplacingAllLeavesNone, when the new words have nothing of the old: and
// whatever they are, one undo gives the same bytes.
func TestReplacingAllLeavesNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStory(t)
		q := find.Query{Text: words(t, "words"), Case: rapid.Bool().Draw(t, "case"), Word: rapid.Bool().Draw(t, "word"), Yo: rapid.Bool().Draw(t, "yo")}
		if q.Text == "" {
			return
		}
		with := rapid.SampledFrom([]string{"ю", "Ю-ю", "юю ю", words(t, "with")}).Draw(t, "new")
		hits := hitsOf(t, s, q)
		e, err := finder(t, q).Replace(s, hits, with)
		if err != nil {
			if len(hits) > 0 && strings.Contains(with, "ю") {
				t.Fatalf("%v", err)
			}
			return
		}
		after := applied(t, s, e)
		if !strings.ContainsAny(with, "юЮ") || len(hitsOf(t, paragraph(t, with), q)) > 0 || q.Word {
			return // old letters may meet, or a word be whole now
		}
		if left := hitsOf(t, after, q); len(left) > 0 {
			t.Fatalf("%+v by %q left %+v in %s", q, with, left, bytesOf(t, after))
		}
	})
}

// check is what must hold of every hit.
func check(t fataler, s story.Story, hits []find.Hit) {
	t.Helper()
	end := map[find.Place]int{}
	for _, h := range hits {
		b := s.Body.Block(0).Text
		if h.From >= h.To || h.From < end[h.Place] || h.To > len(b) || b[h.From:h.To] != h.Text {
			t.Fatalf("hit %+v in %q", h, b)
		}
		if text.PrevBoundary(b, h.From) != h.From || text.PrevBoundary(b, h.To) != h.To {
			t.Fatalf("hit %+v parts a letter of %q", h, b)
		}
		end[h.Place] = h.To
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []struct{ q, s, with string }{
		{"снег", "Первый снег, за\u0301мок", "дождь"},
		{`(\w+)\s(\w+)`, "мо\u00adроз и\u00a0снег", "$2 $1"},
		{"^|а*$", "ааа", "$0"},
		{"[^ё]", "ёе🇷🇺\u0301", "\u0301"},
		{"[", "[", "${"},
		{`\pL{2,}?|.`, "👩‍👩‍👧 и\u0306", "$"},
	} {
		for flags := range byte(16) {
			f.Add(seed.q, seed.s, seed.with, flags)
		}
	}
	f.Fuzz(func(t *testing.T, words, letters, with string, flags byte) {
		if len(words) > 200 || len(letters) > 2000 || len(with) > 200 {
			return
		}
		q := find.Query{Text: words, Case: flags&1 != 0, Word: flags&2 != 0, Regex: flags&4 != 0, Yo: flags&8 != 0}
		finder, err := find.Compile(q)
		if err != nil {
			return
		}
		s := paragraph(t, letters)
		hits, err := finder.Find(context.Background(), s, text.Selection{})
		if err != nil {
			t.Fatal(err)
		}
		check(t, s, hits)
		e, err := finder.Replace(s, hits, with)
		if err == nil {
			applied(t, s, e)
		}
	})
}
