package spell

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// sentences are the words of our own interface and documents in one language: a
// text of some size that was not written for these tests.
func sentences(t testing.TB, c *Checker, lang string) []string {
	t.Helper()
	files, err := filepath.Glob("../words/locales/*." + lang + ".json")
	if err != nil || len(files) == 0 {
		t.Fatal("no sentences", err)
	}
	files = append(files, "../../assets/sample/stories.json")
	want := map[string]script{"ru": russian, "en": english}[lang]
	found := map[string]bool{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, tok := range scan(string(data)) {
			if tok.judged && scriptOf(tok.word) == want && utf8.RuneCountInString(tok.word) > 1 {
				found[tok.word] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// misspelt changes one letter of a word as hands do: one too few, one too many,
// another one, two swapped.
func misspelt(r *rand.Rand, word, letters string) string {
	w, abc := []rune(word), []rune(letters)
	i, l := r.IntN(len(w)), abc[r.IntN(len(abc))]
	switch r.IntN(4) {
	case 0:
		w = slices.Delete(w, i, i+1)
	case 1:
		w = slices.Insert(w, i, l)
	case 2:
		w[i] = l
	default:
		if i == 0 {
			i = 1
		}
		w[i-1], w[i] = w[i], w[i-1]
	}
	return string(w)
}

var alphabets = map[string]string{"ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя", "en": "abcdefghijklmnopqrstuvwxyz"}

// mistakesOf gives words of four letters and more, each misspelt once so that it
// is no word any more.
func mistakesOf(t testing.TB, c *Checker, lang string, n int) (wrong, right []string) {
	r := rand.New(rand.NewPCG(1, 2))
	words := slices.DeleteFunc(sentences(t, c, lang), func(w string) bool {
		return strings.ToLower(w) != w || strings.ContainsAny(w, "-'") || utf8.RuneCountInString(w) < 4 || c.judge(w) != 0
	})
	for len(wrong) < n {
		w := words[r.IntN(len(words))]
		if bad := misspelt(r, w, alphabets[lang]); c.judge(bad) == Unknown {
			wrong, right = append(wrong, bad), append(right, w)
		}
	}
	return wrong, right
}

// One random change in a word of a text is mended by the first answer in most
// cases and by one of five in nearly all. The bounds are some five points below
// what was measured, for the sentences that the words are taken from change.
func TestAnswersToOneWrongLetter(t *testing.T) {
	c := checker(t)
	for lang, least := range map[string][2]float64{"ru": {69, 93}, "en": {65, 91}} {
		wrong, right := mistakesOf(t, c, lang, 1000)
		first, five := 0, 0
		for i, w := range wrong {
			at := slices.Index(c.Suggest(w, 5), right[i])
			if at == 0 {
				first++
			}
			if at >= 0 {
				five++
			}
		}
		n := float64(len(wrong)) / 100
		t.Logf("%s: %d mistakes, first answer right %.1f %%, one of five %.1f %%", lang, len(wrong), float64(first)/n, float64(five)/n)
		if float64(first)/n < least[0] || float64(five)/n < least[1] {
			t.Errorf("%s: fewer than %v", lang, least)
		}
	}
}

// hunspell judges words with the dictionaries ours are made of. Where we know more
// or accept what it does not, it says so here; where it knows a word that we do not,
// something is wrong.
func TestHunspellJudgesTheSame(t *testing.T) {
	if _, err := exec.LookPath("hunspell"); err != nil {
		t.Skip("no hunspell here: apt-get install hunspell hunspell-ru hunspell-en-us")
	}
	c := checker(t)
	for lang, dict := range map[string]string{"ru": "ru_RU", "en": "en_US"} {
		wrong, _ := mistakesOf(t, c, lang, 2000)
		r := rand.New(rand.NewPCG(3, 4))
		real := sentences(t, c, lang)
		words := append(slices.Clone(real), wrong...)
		for range 2000 {
			if w := real[r.IntN(len(real))]; !strings.ContainsAny(w, "'-") {
				words = append(words, misspelt(r, w, alphabets[lang]))
			}
		}
		words = slices.DeleteFunc(words, func(w string) bool { return utf8.RuneCountInString(w) < 2 || strings.HasPrefix(w, "-") })
		slices.Sort(words)
		words = slices.Compact(words)
		theirs := hunspell(t, dict, words)
		same := 0
		var more, less []string
		for _, w := range words {
			switch ours := c.judge(w) != 0; {
			case ours == theirs[w]:
				same++
			case ours:
				less = append(less, w)
			default:
				more = append(more, w)
			}
		}
		t.Logf("%s: %d words, %.2f %% judged the same; only ours knows %d: %q; only hunspell %d: %q", lang, len(words), 100*float64(same)/float64(len(words)), len(more), more, len(less), less)
		if float64(same)/float64(len(words)) < 0.95 {
			t.Errorf("%s: %d of %d words are judged the same", lang, same, len(words))
		}
	}
}

// hunspell gives the words that it does not know.
func hunspell(t *testing.T, dict string, words []string) map[string]bool {
	t.Helper()
	cmd := exec.Command("hunspell", "-i", "UTF-8", "-d", dict, "-l")
	cmd.Stdin = strings.NewReader(strings.Join(words, "\n") + "\n")
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("hunspell has no dictionary %s: %v %s", dict, err, complaint.String())
	}
	unknown := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		unknown[strings.TrimSpace(line)] = true
	}
	return unknown
}

// article is 36,000 words of Russian, one in fifty of them misspelt.
func article(b *testing.B, c *Checker) string {
	b.Helper()
	words := sentences(b, c, "ru")
	wrong, _ := mistakesOf(b, c, "ru", 500)
	r := rand.New(rand.NewPCG(5, 6))
	var text strings.Builder
	for i := range 36_000 {
		w := words[r.IntN(len(words))]
		if i%50 == 0 {
			w = wrong[r.IntN(len(wrong))]
		}
		text.WriteString(w + " ")
	}
	return text.String()
}

func BenchmarkCheck36k(b *testing.B) {
	c := checker(b)
	text := article(b, c)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		c.Check(text)
	}
}

// A paragraph is what is checked when a key was pressed.
func BenchmarkCheckParagraph(b *testing.B) {
	c := checker(b)
	text := article(b, c)[:1000]
	b.ReportAllocs()
	for b.Loop() {
		c.Check(text)
	}
}

func BenchmarkSuggest(b *testing.B) {
	c := checker(b)
	wrong, _ := mistakesOf(b, c, "ru", 500)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.Suggest(wrong[i%len(wrong)], 5)
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		checker(b)
	}
}
