package story

import (
	"strconv"
	"testing"
	"unicode"

	"dateline/internal/text"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

// written is a story of these paragraphs, with a photo behind the first.
func written(t interface{ Fatal(...any) }, paragraphs ...string) Story {
	var blocks []text.Block
	for i, p := range paragraphs {
		blocks = append(blocks, text.Block{ID: text.BlockID(rune('a' + i)), Kind: text.Paragraph, Text: p})
		if i == 0 {
			blocks = append(blocks, text.Block{ID: "photo", Kind: text.Photo, Photo: "p1"})
		}
	}
	d, err := text.NewDocument(blocks...)
	if err != nil {
		t.Fatal(err)
	}
	return Story{
		ID: "s", Language: "ru", Headline: "Заголовок", Deck: "Подзаголовок", Body: d,
		Photos: []PhotoUse{{ID: "p1", Caption: "Подпись к снимку", Alt: "Снимок"}},
	}
}

func TestHowDesksCount(t *testing.T) {
	for _, c := range []struct {
		name, text     string
		letters, words int
	}{
		{"nothing", "", 0, 0},
		{"with spaces", "Первый снег", 11, 2},
		{"a no-break space is one", "12\u00a0000 рублей", 13, 3},
		{"a soft hyphen is nothing", "све\u00adтит", 6, 1},
		{"a soft break stands for a space", "Маяк\u2028светит", 11, 2},
		{"an accent is part of its letter", "за\u0301мок", 5, 1},
		{"a flag is one", "🇷🇺 и 👩\u200d🚒", 5, 1},
		{"a dash is no word", "Снег — это вода", 15, 3},
		{"a hyphen parts nothing", "пресс-служба", 12, 1},
	} {
		s := written(t, c.text)
		if got := s.Length(); got != c.letters {
			t.Errorf("%s: %d characters, want %d", c.name, got, c.letters)
		}
		if got := s.WordCount(); got != c.words {
			t.Errorf("%s: %d words, want %d", c.name, got, c.words)
		}
		letters, words := s.Selected(all(s))
		if letters != c.letters || words != c.words {
			t.Errorf("%s, all of it selected: %d characters, %d words", c.name, letters, words)
		}
	}
}

func all(s Story) text.Selection {
	start, _ := s.Body.Start()
	end, _ := s.Body.End()
	return text.Selection{Anchor: start, Head: end}
}

func TestWhatIsSelectedIsCounted(t *testing.T) {
	s := written(t, "Первый снег", "Второй\u00a0снег растаял")
	at := func(block text.BlockID, offset int) text.Pos { return text.Pos{Block: block, Offset: offset} }
	for _, c := range []struct {
		name           string
		from, to       text.Pos
		letters, words int
	}{
		{"a caret", at("a", 4), at("a", 4), 0, 0},
		{"a word", at("a", 0), at("a", len("Первый")), 6, 1},
		{"parts of two words", at("a", len("Пер")), at("a", len("Первый сн")), 6, 2},
		{"over a photo, whose caption is not counted", at("a", len("Первый ")), at("b", len("Второй")), 10, 2},
		{"a photo", at("photo", 0), at("photo", 0), 0, 0},
		{"from behind", at("b", len("Второй\u00a0снег")), at("a", len("Первый")), 16, 3},
		{"where there is no text any more", at("nowhere", 0), at("b", 4), 0, 0},
	} {
		letters, words := s.Selected(text.Selection{Anchor: c.from, Head: c.to})
		if letters != c.letters || words != c.words {
			t.Errorf("%s: %d characters, %d words, want %d and %d", c.name, letters, words, c.letters, c.words)
		}
	}
}

// TestCountingAsOneWouldWithAPencil: characters one after another, a word each
// time a letter or digit comes first after a space.
func TestCountingAsOneWouldWithAPencil(t *testing.T) {
	sign := rapid.SampledFrom([]string{
		"а", "Ж", "q", "7", " ", " ", "\u00a0", "\u2028", "\u00ad", "—", "-", ",", "«", "»", "🇷🇺", "👩\u200d🚒", "и\u0301", "é", "№",
	})
	paragraph := rapid.Custom(func(t *rapid.T) string {
		out := ""
		for _, s := range rapid.SliceOfN(sign, 0, 40).Draw(t, "signs") {
			out += s
		}
		return out
	})
	rapid.Check(t, func(t *rapid.T) {
		s := written(t, rapid.SliceOfN(paragraph, 1, 5).Draw(t, "paragraphs")...)
		place := func(name string) (int, text.Pos) {
			i := rapid.IntRange(0, s.Body.Len()-1).Draw(t, name)
			b := s.Body.Block(i)
			return i, text.Pos{Block: b.ID, Offset: text.PrevBoundary(b.Text, rapid.IntRange(0, len(b.Text)).Draw(t, name+" byte"))}
		}
		i, a := place("from")
		j, b := place("to")
		lo, hi := a, b
		if i > j || i == j && a.Offset > b.Offset {
			i, j, lo, hi = j, i, b, a
		}
		wantLetters, wantWords := 0, 0
		for k := i; k <= j; k++ {
			piece := s.Body.Block(k).Text
			if k == j {
				piece = piece[:hi.Offset]
			}
			if k == i {
				piece = piece[lo.Offset:]
			}
			l, w := pencil(piece)
			wantLetters, wantWords = wantLetters+l, wantWords+w
		}
		if letters, words := s.Selected(text.Selection{Anchor: a, Head: b}); letters != wantLetters || words != wantWords {
			t.Fatalf("%v to %v: %d characters, %d words, want %d and %d", a, b, letters, words, wantLetters, wantWords)
		}
		if letters, words := s.Selected(all(s)); letters != s.Length() || words != s.WordCount() {
			t.Fatalf("all of it is %d and %d, the story %d and %d", letters, words, s.Length(), s.WordCount())
		}
	})
}

func pencil(s string) (letters, words int) {
	fresh := true
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if g.Str() != "\u00ad" {
			letters++
		}
		for _, r := range g.Runes() {
			switch {
			case r == ' ' || r == '\u00a0' || r == '\u2028':
				fresh = true
			case fresh && (unicode.IsLetter(r) || unicode.IsDigit(r)):
				words, fresh = words+1, false
			}
		}
	}
	return letters, words
}

// BenchmarkSelectAll counts a story of 36,000 words that is selected whole.
func BenchmarkSelectAll(b *testing.B) {
	sentence := "Вчера в городе обсуждали ремонт старого моста через Обь и сроки объезда для автобусов. "
	var blocks []text.Block
	for i := range 900 {
		blocks = append(blocks, text.Block{ID: text.BlockID("b" + strconv.Itoa(i)), Kind: text.Paragraph, Text: sentence + sentence + sentence})
	}
	d, err := text.NewDocument(blocks...)
	if err != nil {
		b.Fatal(err)
	}
	s := Story{Language: "ru", Body: d}
	b.ReportAllocs()
	for b.Loop() {
		s.Selected(all(s))
	}
}
