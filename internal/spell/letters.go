package spell

import (
	"strings"
	"unicode"
)

// script is whose letters a word is written in.
type script int

const (
	// foreign has a letter that neither language has.
	foreign script = iota
	russian
	english
	// mixed has letters of both.
	mixed
)

// scriptOf looks at the letters of a word; apostrophes are anybody's.
func scriptOf(word string) script {
	var ru, en bool
	for _, r := range word {
		switch {
		case isRussian(r):
			ru = true
		case r < 0x80 && unicode.IsLetter(r):
			en = true
		case r == '\'', r == '-':
		case r == 'ë' || r == 'Ë':
			// Latin, and in a Russian word mistaken for its twin.
			en = true
			if !ru && !strings.ContainsFunc(word, isRussian) {
				return foreign
			}
		default:
			return foreign
		}
	}
	switch {
	case ru && en:
		return mixed
	case ru:
		return russian
	case en:
		return english
	}
	return foreign
}

func isRussian(r rune) bool {
	return r >= 'а' && r <= 'я' || r >= 'А' && r <= 'Я' || r == 'ё' || r == 'Ё'
}

// Letters that look alike, one under the other. Large k, m, t and h have small
// forms that differ in print; only k is mistaken for its twin.
const (
	latinTwins   = "aceopxykëABCEHKMOPTXYË"
	russianTwins = "асеорхукёАВСЕНКМОРТХУЁ"
)

func twin(r rune, of, in string) (rune, bool) {
	i := 0
	for _, t := range of {
		if t == r {
			for _, other := range in {
				if i == 0 {
					return other, true
				}
				i--
			}
		}
		i++
	}
	return r, false
}

// inRussian writes the Latin letters of a word as the Russian ones they look
// like; false when one looks like none.
func inRussian(word string) (string, bool) {
	return rewritten(word, latinTwins, russianTwins, isRussian)
}

// inEnglish is the same the other way round.
func inEnglish(word string) (string, bool) {
	return rewritten(word, russianTwins, latinTwins, func(r rune) bool { return r < 0x80 })
}

func rewritten(word, of, in string, fine func(rune) bool) (string, bool) {
	var b strings.Builder
	for _, r := range word {
		if !fine(r) && unicode.IsLetter(r) {
			var ok bool
			if r, ok = twin(r, of, in); !ok {
				return "", false
			}
		}
		b.WriteRune(r)
	}
	return b.String(), true
}

// title makes the first letter large: of the word, or, of the parts between hyphens,
// where the parts of like begin so.
func title(word, like string) string {
	parts, shapes := strings.Split(word, "-"), strings.Split(like, "-")
	for i, p := range parts {
		large := i == 0
		if like != "" && len(shapes) == len(parts) {
			large = shapes[i] != "" && unicode.IsUpper([]rune(shapes[i])[0])
		}
		if r := []rune(p); large && len(r) > 0 {
			r[0] = unicode.ToUpper(r[0])
			parts[i] = string(r)
		}
	}
	return strings.Join(parts, "-")
}
