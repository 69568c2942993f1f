package comparison

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/story"
)

// flags says whether a run changes a figure or a name. It says so when in doubt:
// a wrong figure that nobody looked at costs more than one look too many.
func (c *comparing) flags(a aligned, i int) (figures, names bool) {
	r := a.runs[i]
	figures = c.anyFigure(a.before, r.x0, r.x1) || c.anyFigure(a.after, r.y0, r.y1)
	if !figures && a.size(r) > 0 {
		// What is counted, and how: "5 км" and "5 миль", "до 200" and "свыше 200".
		figures = a.before.beside(r.x0, -1) || a.before.beside(r.x1-1, 1)
	}
	names = c.anyName(a.before, r.x0, r.x1) || c.anyName(a.after, r.y0, r.y1)
	return figures, names
}

// whole is flags for a text that came or went whole.
func (c *comparing) whole(s string) (figures, names bool) {
	t := tokenize(s)
	return c.anyFigure(t, 0, len(t.parts)), c.anyName(t, 0, len(t.parts))
}

func (c *comparing) anyFigure(t tokens, from, to int) bool {
	for i := from; i < to; i++ {
		switch t.sorts[i] {
		case figure:
			return true
		case word:
			if c.vocabulary.isNumber(strings.ToLower(t.parts[i])) {
				return true
			}
		case sign:
			// A currency, a number sign, a fraction, a per cent sign.
			if r, _ := utf8.DecodeRuneInString(t.parts[i]); unicode.Is(unicode.Sc, r) || unicode.Is(unicode.No, r) || strings.ContainsRune("№%‰°§", r) {
				return true
			}
		}
	}
	return false
}

// beside says whether the next word in a direction is a figure.
func (t tokens) beside(from, step int) bool {
	for i := from + step; i >= 0 && i < len(t.parts); i += step {
		switch t.sorts[i] {
		case figure:
			return true
		case word:
			return false
		}
	}
	return false
}

func (c *comparing) anyName(t tokens, from, to int) bool {
	for i := from; i < to; i++ {
		if t.sorts[i] >= word && (c.isName(t, i) || c.vocabulary.isOffice(strings.ToLower(t.parts[i]))) {
			return true
		}
	}
	return false
}

// isName says whether a word may be a name: it has a capital letter that no
// sentence gave it.
func (c *comparing) isName(t tokens, i int) bool {
	w := t.parts[i]
	first, size := utf8.DecodeRuneInString(w)
	if strings.ContainsFunc(w[size:], unicode.IsUpper) {
		return true // МЧС, iPhone
	}
	if !unicode.IsUpper(first) && !unicode.IsTitle(first) {
		return false
	}
	if !t.opens(i) {
		return true
	}
	lower := strings.ToLower(w)
	return !c.vocabulary.opens(lower) && !c.vocabulary.isNumber(lower) && !c.isOrdinary(lower)
}

// opens says whether a sentence begins with a word: nothing but quotation marks,
// brackets, dashes and spaces stand between it and the end of another one.
func (t tokens) opens(i int) bool {
	quoted := false
	for k := i - 1; k >= 0; k-- {
		if t.sorts[k] == space {
			if strings.ContainsRune(t.parts[k], '\u2028') {
				return true
			}
			continue
		}
		r, _ := utf8.DecodeRuneInString(t.parts[k])
		switch {
		case t.sorts[k] >= word:
			return false
		case strings.ContainsRune(".!?…", r):
			return true
		case r == ':':
			return quoted
		case strings.ContainsRune("«»“”„\"'‘’", r):
			quoted = true
		case !strings.ContainsRune("—–-([", r):
			return false
		}
	}
	return true
}

// lexicon are the words that a story writes with a small letter somewhere. It is
// filled when it is first asked.
type lexicon map[string]bool

// isOrdinary says whether either version has the word with a small first letter.
func (c *comparing) isOrdinary(lower string) bool {
	if c.ordinary == nil {
		c.ordinary = lexicon{}
		for _, s := range []story.Story{c.Before, c.After} {
			for _, b := range s.Body.All() {
				c.ordinary.learn(b.Text)
			}
		}
	}
	return c.ordinary[lower]
}

func (l lexicon) learn(s string) {
	for from := 0; from < len(s); {
		r, size := utf8.DecodeRuneInString(s[from:])
		if !inWord(r) {
			from += size
			continue
		}
		to := letters(s, from)
		if unicode.IsLower(r) {
			l[s[from:to]] = true
		}
		from = to
	}
}
