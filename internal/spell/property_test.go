package spell

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"dateline/assets/dictionaries"

	"pgregory.net/rapid"
)

// The committed files are those that mkdict printed these hashes of.
func TestTheDictionariesAreTheOnesThatWereMade(t *testing.T) {
	for _, d := range []struct {
		name, made string
		data       []byte
		most       int
	}{
		{"ru.fst", "f15530014b95d170d327d887c5998958694e50168b7271f10ce0d81ce35fff27", dictionaries.Russian, 1_400_000},
		{"en.fst", "814084ee243f55ff67e999b3cb950429a530f5523bcb71ea679e0badcea9e750", dictionaries.English, 400_000},
	} {
		if got := fmt.Sprintf("%x", sha256.Sum256(d.data)); got != d.made {
			t.Errorf("%s: sha256 %s, want %s", d.name, got, d.made)
		}
		if len(d.data) > d.most {
			t.Errorf("%s: %d bytes, at most %d may be carried by every program", d.name, len(d.data), d.most)
		}
	}
}

// text draws from what makes trouble: words of both languages, letters of others,
// signs inside words, halves of characters.
func texts() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{
			"Барнаул", "карова", "вице", "the", "recieve", "Mосква", "в", "c", "МЧС", "ГУФСИН", "ещё", " ", " ", "\n", "\u00a0", "-", "'", "’", "\u00ad", "\u0301", "\u0306", "и", "е\u0308",
			"#", "@", "://", ".", "www.", "ru", "\xff", "\xd0", "7", "_", "\u200b", "Київ", "ë", "漢", "I", "ß", "ŉ", "İ", "\u1e9e", "ǅ",
		}),
		rapid.String(),
		rapid.StringOfN(rapid.RuneFrom([]rune("абвгеёжьъяАБВabcxyzABC-'’")), 0, 12, -1),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 12), func(p []string) string { return strings.Join(p, "") })
}

func TestFindingsStandInTheText(t *testing.T) {
	c := checker(t, "Томенко", "Верх-Ыма")
	rapid.Check(t, func(t *rapid.T) { holds(t, c, texts().Draw(t, "text")) })
}

type fataler interface{ Fatalf(string, ...any) }

// holds is what is true of every text.
func holds(t fataler, c *Checker, text string) {
	found := c.Check(text)
	if again := c.Check(text); !slices.Equal(found, again) {
		t.Fatalf("%q: %+v, then %+v", text, found, again)
	}
	at := 0
	for _, f := range found {
		if f.From < at || f.To <= f.From || f.To > len(text) || f.Kind < Unknown || f.Kind > Doubled {
			t.Fatalf("%q: %+v after %d", text, f, at)
		}
		if !utf8.RuneStart(text[f.From]) || f.To < len(text) && !utf8.RuneStart(text[f.To]) && utf8.ValidString(text) {
			t.Fatalf("%q: %+v cuts a letter", text, f)
		}
		at = f.To
		if f.Kind == Doubled {
			// Mended once, the pair is gone.
			if n := len(c.Check(f.Word)); n > 0 {
				t.Fatalf("%q: %+v doubles what is wrong", text, f)
			}
			continue
		}
		for _, s := range c.Suggest(f.Word, 5) {
			if bad := c.Check(s); len(bad) > 0 {
				t.Fatalf("%q is proposed for %q and found: %+v", s, f.Word, bad)
			}
		}
	}
}

// What is learnt is known, and forgotten it is as before.
func TestLearningIsUndone(t *testing.T) {
	c := checker(t)
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		before := c.Check(text)
		for _, f := range before {
			if f.Kind != Doubled {
				c.Learn(f.Word)
			}
		}
		for _, f := range c.Check(text) {
			if f.Kind == Unknown {
				t.Fatalf("%q: %+v was learnt", text, f)
			}
		}
		for _, f := range before {
			c.Forget(f.Word)
		}
		if after := c.Check(text); !slices.Equal(before, after) {
			t.Fatalf("%q: %+v, then %+v", text, before, after)
		}
	})
}

func TestManyAskAtOnce(t *testing.T) {
	c := checker(t)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			word := fmt.Sprintf("Ыпатов%c", 'а'+i)
			for range 50 {
				c.Learn(word)
				c.Check("В карове " + word + " recieve")
				c.Suggest("карова", 3)
				c.Forget(word)
			}
		})
	}
	all.Wait()
	if got := marked(c, "Ыпатова"); len(got) != 1 {
		t.Errorf("%q", got)
	}
}

func FuzzCheck(f *testing.F) {
	for _, s := range []string{
		"", "В Барнауле карова", "Mосква c нами", "в в в", "ле\u00adдд", "don’t recieve", "#тег @имя https://a.b/в", "\xff\xd0вв", "по-алтайски-то-ка", "Д'Артаньян-МЧС-ские", "ǅ İstanbul",
	} {
		f.Add(s)
	}
	c := checker(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 2000 {
			holds(t, c, text)
		}
	})
}
