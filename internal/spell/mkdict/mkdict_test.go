package main

import (
	"slices"
	"strings"
	"testing"

	"dateline/assets/dictionaries"

	"github.com/blevesearch/vellum"
)

// A dictionary small enough to be expanded by hand: a suffix that depends on the
// letter before, one that strips, a prefix that crosses and one that does not.
const aff = `SET UTF-8
TRY abc
ICONV 1
ICONV ’ '
NOSUGGEST !
ONLYINCOMPOUND c
# a comment

PFX U Y 1
PFX U 0 un .
PFX N N 1
PFX N 0 non [^aeiou]
SFX S Y 3
SFX S y ies [^aeiou]y
SFX S 0 s [aeiou]y
SFX S 0 s [^y]
SFX D N 1
SFX D 0 d e
SFX Ж Y 3
SFX Ж а ы [^гкх]а
SFX Ж а и [гкх]а
SFX Ж а 0 .а
`

func expander(t *testing.T) *affixes {
	t.Helper()
	a, err := readAffixes(strings.NewReader(aff))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestWordsAreExpandedAsByHand(t *testing.T) {
	a := expander(t)
	for line, want := range map[string]string{
		"city/S":      "cities city",
		"day/S":       "day days",
		"tie/SU":      "tie ties untie unties",
		"tie/UD":      "tie tied untie",
		"tie/NS":      "nontie tie ties",
		"ape/N":       "ape",
		"газета/Ж":    "газет газета газеты",
		"река/Ж":      "рек река реки",
		"а/Ж":         "а",
		"дом":         "дом",
		"d/D":         "d",
		"shit/S!":     "shit shits",
		"don’t":       "don't",
		"word/S po:n": "word words",
	} {
		word, flags := entry(line)
		got, err := a.forms(word, flags)
		slices.Sort(got)
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%s: %q, %v, want %s", line, got, err, want)
		}
	}
	if _, err := a.forms("tie", []rune("X")); err == nil {
		t.Error("a class that there is not")
	}
}

func TestWhatIsNotUnderstoodIsRefused(t *testing.T) {
	for _, bad := range []string{
		"SET KOI8-R", "FLAG long", "COMPLEXPREFIXES", "SFX A Y", "SFX A Y 1\nSFX A 0 s/B .", "SFX A Y 1\nPFX A 0 s .",
		"SFX A Y 1\nSFX A 0 s [ab", "ICONV a b", "KEEPCASE k", "NOSUGGEST ab", "SFX AB Y 1",
	} {
		if _, err := readAffixes(strings.NewReader(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestBitsSayHowAWordIsWritten(t *testing.T) {
	w := words{}
	if err := w.published(expander(t), "6\nгород\nБарнаул\nСМИ\nКамАЗ\nshit/S!\n1st\npart/c\n"); err != nil {
		t.Fatal(err)
	}
	if err := w.own(expander(t), "# ours\nклён\n\nSFX Ф Y 1\nSFX Ф 0 у [вн]\nИванов/Ф # a name\n", true); err != nil {
		t.Fatal(err)
	}
	data, err := w.fst()
	if err != nil {
		t.Fatal(err)
	}
	fst, err := vellum.Load(data)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]uint64{
		"город": dictionaries.Common, "барнаул": dictionaries.Proper, "сми": dictionaries.Capitals, "КамАЗ": dictionaries.Exact,
		"камаз": dictionaries.Folded, "shits": dictionaries.Common | dictionaries.NoSuggest, "1st": 0, "part": 0,
		"клён": dictionaries.Common, "клен": dictionaries.Common, "иванову": dictionaries.Proper,
	} {
		if got, _, err := fst.Get([]byte(key)); err != nil || got != want {
			t.Errorf("%s: %b, %v, want %b", key, got, err, want)
		}
	}
	if err := w.own(expander(t), "город\n", true); err == nil || !strings.Contains(err.Error(), "город") {
		t.Errorf("a word twice: %v", err)
	}
	if err := w.published(expander(t), "город\n"); err == nil {
		t.Error("no count of words")
	}
}

func TestASourceOfAnotherVersionIsRefused(t *testing.T) {
	if _, err := (source{"mkdict_test.go", "00"}).read("."); err == nil {
		t.Error("any file will do")
	}
}
