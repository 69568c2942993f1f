package typo_test

import (
	"strings"
	"testing"

	"dateline/internal/typo"
)

// longRead is the Russian sentences again and again up to so many words.
func longRead(words int) string {
	all := strings.Join(russian(), " ")
	per := len(strings.Fields(all))
	return strings.Repeat(all+" ", words/per+1)
}

// BenchmarkCheck reads 36,000 words: all wrong as typed, and set already; as one
// block, and as a story has them.
func BenchmarkCheck(b *testing.B) {
	o := typo.Options{Language: "ru"}
	raw := longRead(36_000)
	set := typo.Apply(raw, typo.Check(raw, o))
	for name, text := range map[string]string{"as-typed": raw, "set": set} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				typo.Check(text, o)
			}
		})
	}
	b.Run("by-paragraph", func(b *testing.B) {
		var blocks []string
		n := 0
		for n < 36_000 {
			for _, s := range russian() {
				blocks = append(blocks, s)
				n += len(strings.Fields(s))
			}
		}
		for b.Loop() {
			for _, s := range blocks {
				typo.Check(s, o)
			}
		}
	})
}

// BenchmarkTyped types into the end of 100,000 characters.
func BenchmarkTyped(b *testing.B) {
	o := typo.Options{Language: "ru"}
	long := strings.Repeat("Он прочёл «Зарю» до конца — и лёг. ", 100_000/35)
	for name, typed := range map[string]string{"quote": `"`, "space": " - ", "dots": "...", "sign": "(c)", "letter": "а"} {
		before := long + typed
		r := []rune(typed)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				typo.Typed(before, "", r[len(r)-1], o)
			}
		})
	}
}
