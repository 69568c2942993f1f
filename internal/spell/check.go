package spell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what is wrong with a word.
type Kind int

// The kinds. The zero Kind is none.
const (
	_ Kind = iota
	// Unknown stands in no dictionary and on no list.
	Unknown
	// MixedScript has a letter of the other alphabet that looks like the right one.
	MixedScript
	// Doubled was typed twice, or more often.
	Doubled
)

// Finding is one place in a text.
type Finding struct {
	// From and To are bytes of the text. Of a doubled word the range is all of them
	// with the spaces between.
	From, To int
	// Word is the word as dictionaries write it: without soft hyphens and stress,
	// with ' for ’. Put in place of the range it mends a doubled one.
	Word string
	Kind Kind
}

// Check finds what is wrong in a text, in order. It looks at one paragraph at a
// time or at many: nothing it says depends on what stands on another line.
func (c *Checker) Check(text string) []Finding {
	var out []Finding
	tokens := scan(text)
	for i, t := range tokens {
		if !t.judged {
			continue
		}
		if kind := c.judged(text, tokens, i); kind != 0 {
			out = append(out, Finding{t.from, t.to, t.word, kind})
			continue
		}
		if i == 0 || !doubled(text, tokens[i-1], t) {
			continue
		}
		before := tokens[i-1]
		if n := len(out); n > 0 && out[n-1].To > before.from {
			// The third of a row; what is wrong in itself is not doubled as well.
			if out[n-1].Kind == Doubled {
				out[n-1].To = t.to
			}
			continue
		}
		out = append(out, Finding{before.from, t.to, before.word, Doubled})
	}
	return out
}

// judged is what is wrong with one word among its neighbours.
func (c *Checker) judged(text string, tokens []token, i int) Kind {
	word := tokens[i].word
	kind := c.judge(word)
	single := utf8.RuneCountInString(word) == 1
	if scriptOf(word) != english || kind == 0 && !single {
		return kind
	}
	twin, ok := inRussian(word)
	if !ok {
		return kind
	}
	before := i > 0 && sameLine(text, tokens[i-1], tokens[i]) && scriptOf(tokens[i-1].word) == russian
	after := i+1 < len(tokens) && sameLine(text, tokens[i], tokens[i+1]) && scriptOf(tokens[i+1].word) == russian
	switch {
	case single && strings.Contains("асоук", twin) && after && (before || i == 0 || !sameLine(text, tokens[i-1], tokens[i])):
		return MixedScript // a Latin c where «с» was meant
	case !single && (before || after) && c.russian.has(twin):
		return MixedScript
	}
	return kind
}

func sameLine(text string, a, b token) bool { return !strings.Contains(text[a.to:b.from], "\n") }

// doubled says whether b repeats a with only spaces between. Two names, «Дуран
// Дуран», and what English grammar doubles are meant.
func doubled(text string, a, b token) bool {
	between := text[a.to:b.from]
	if !a.judged || between == "" || strings.ContainsFunc(between, func(r rune) bool { return !unicode.IsSpace(r) || r == '\n' || r == '\r' }) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(b.word)
	if unicode.IsUpper(first) || !strings.EqualFold(a.word, b.word) {
		return false
	}
	return b.word != "had" && b.word != "that"
}
