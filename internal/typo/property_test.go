package typo_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/internal/text"
	"dateline/internal/typo"

	"pgregory.net/rapid"
)

// pieces are what stories are made of, and what breaks them.
func pieces() []string {
	return []string{
		"Заря", "дом", "в", "и", "не", "бы", "А", "Б.", "С.", "Пушкин", "г.", "т.", "д.", "ООО", "ул.", "the", "don't", "players'", "a", "June", "Dr.", "Reed",
		"5", "15", "2023", "10000", "737", "0", "1-ый", "3х4", "м2", "(c)", "(tm)", "XIX", "№", "§", "%", "°C", "кг", "руб.", "₽", "$", "июня", "в.",
		"\"", "'", "«", "»", "„", "“", "”", "‘", "’", " ", " ", " ", " ", "\u00a0", "\u202f", "\u2028", "-", "--", "–", "—", "−", ".", "...", "…", ",", "!", "?", "!?", ":", ";",
		"(", ")", "[", "]", "/", "@", "#", "`", "_", "=", "+", "https://a.example/b-c", "a@b.example", "+7 (3852) 12-34-56", "8-800-555-35-35",
		"\u0301", "\u200d", "\ufe0f", "👍", "👍🏽", "🇷🇺", "é", "क्ष", "한", "\u00ad", "©",
	}
}

func anyText() *rapid.Generator[string] {
	mixed := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces()), 0, 24).Draw(t, "pieces"), "")
	})
	return rapid.OneOf(mixed, mixed, mixed, rapid.String())
}

func anyOptions() *rapid.Generator[typo.Options] {
	return rapid.Custom(func(t *rapid.T) typo.Options {
		o := typo.Options{Language: rapid.SampledFrom([]string{"ru", "en"}).Draw(t, "language"), Headline: rapid.Bool().Draw(t, "headline")}
		if rapid.Bool().Draw(t, "own choice") {
			o.Off = map[typo.Code]bool{}
			for _, r := range typo.Rules(o.Language) {
				o.Off[r.Code] = rapid.IntRange(0, 3).Draw(t, string(r.Code)) == 0
			}
		}
		return o
	})
}

// spoken is the letters and digits of a text.
func spoken(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// boundary: a caret may stand here.
func boundary(s string, at int) bool {
	return text.PrevBoundary(s, at) == at
}

// holds checks everything that is true of every text.
func holds(t interface {
	Helper()
	Fatalf(string, ...any)
}, in string, o typo.Options,
) {
	t.Helper()
	if !typo.Rests(in, o) {
		t.Fatalf("%q: the rules do not come to rest", in)
	}
	edits := typo.Check(in, o)
	at, last := 0, -1
	for _, e := range edits {
		switch {
		case e.From < at || e.To < e.From || e.To > len(in) || e.From == last:
			t.Fatalf("%q: %+v overlaps or is out of order in %+v", in, e, edits)
		case e.Rule == "" || o.Off[e.Rule]:
			t.Fatalf("%q: %+v has no rule that is on", in, e)
		case in[e.From:e.To] == e.New:
			t.Fatalf("%q: %+v changes nothing", in, e)
		}
		at, last = e.To, e.From
	}
	out := typo.Apply(in, edits)
	if again := typo.Check(out, o); len(again) > 0 {
		t.Fatalf("%q became %q, and then %+v", in, out, again)
	}
	if utf8.ValidString(in) && !utf8.ValidString(out) {
		t.Fatalf("%q became invalid: %q", in, out)
	}
	named := []typo.Code{typo.Copyright, typo.Times, typo.Square, typo.Ordinals}
	if !slices.ContainsFunc(edits, func(e typo.Edit) bool { return slices.Contains(named, e.Rule) }) && spoken(in) != spoken(out) {
		t.Fatalf("%q lost letters: %q", in, out)
	}
	if clean := text.Clean(in); clean == in {
		if text.Clean(out) != out {
			t.Fatalf("%q became %q, which is not clean", in, out)
		}
		for _, e := range edits {
			if !boundary(in, e.From) || !boundary(in, e.To) {
				t.Fatalf("%q: %+v parts a grapheme", in, e)
			}
		}
	}
}

func TestWhatIsSetIsAtRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		holds(t, anyText().Draw(t, "text"), anyOptions().Draw(t, "options"))
	})
}

// TestEditsMadeOneByOne: taking one suggestion after another comes to an end.
func TestEditsMadeOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, o := anyText().Draw(t, "text"), anyOptions().Draw(t, "options")
		s := in
		for range 300 {
			edits := typo.Check(s, o)
			if len(edits) == 0 {
				return
			}
			i := rapid.IntRange(0, len(edits)-1).Draw(t, "which")
			s = typo.Apply(s, edits[i:i+1])
		}
		t.Fatalf("%q never rests; now %q", in, s)
	})
}

// TestPlacesNobodyTouches: an address stays whole in any company.
func TestPlacesNobodyTouches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kept := rapid.SampledFrom([]string{
			"https://a.example/x-5-7?b=10x15--c", "a--b@c.example", "@a_5-7", "#лето10x15", "+7 (3852) 12-34-56", "8-800-555-35-35", "www.a.example/5-7",
		}).Draw(t, "kept")
		in := anyText().Draw(t, "before") + "\u2028" + kept + "\u2028" + anyText().Draw(t, "behind")
		if strings.Contains(in, "`") {
			return
		}
		o := anyOptions().Draw(t, "options")
		if out := typo.Apply(in, typo.Check(in, o)); !strings.Contains(out, kept) {
			t.Fatalf("%q became %q", in, out)
		}
	})
}

func FuzzCheck(f *testing.F) {
	for _, s := range pieces() {
		f.Add(s+s, true, false)
	}
	f.Add(`"He said "go"' 'twice"" «a „b" c»» - "d`, false, true)
	f.Fuzz(func(t *testing.T, in string, russian, headline bool) {
		o := typo.Options{Language: "en", Headline: headline}
		if russian {
			o.Language = "ru"
		}
		holds(t, in, o)
		o.Off = map[typo.Code]bool{}
		holds(t, in, o)
	})
}

func FuzzTyped(f *testing.F) {
	f.Add(`Он сказал: "`, "", true)
	f.Add("да -- ", "нет", false)
	f.Add("да...", "", true)
	f.Add("(c)", "", false)
	f.Fuzz(func(t *testing.T, before, after string, russian bool) {
		o := typo.Options{Language: "en"}
		if russian {
			o.Language = "ru"
		}
		typed, n := utf8.DecodeLastRuneInString(before)
		r, ok := typo.Typed(before, after, typed, o)
		if !ok {
			return
		}
		if r.Bytes < n || r.Bytes > len(before) || r.With == "" || r.Rule == "" || !utf8.RuneStart(before[len(before)-r.Bytes]) {
			t.Fatalf("%q|%q: %+v", before, after, r)
		}
	})
}
