package typo

import (
	"strings"
	"unicode"
)

const nbsp = "\u00a0"

// isSpace: what parts words on a line.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\u00a0', '\u202f', '\t', '\u3000':
		return true
	}
	return r >= '\u2000' && r <= '\u200a'
}

// isEdge: the end of the text, or of a line inside the block.
func isEdge(r rune) bool {
	switch r {
	case 0, '\n', '\r', '\u2028', '\u2029':
		return true
	}
	return false
}

func isGap(r rune) bool   { return isSpace(r) || isEdge(r) }
func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isLetter is unicode.IsLetter, faster for the letters of our two languages.
func isLetter(r rune) bool {
	switch {
	case r < 0x80:
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	case r >= 'А' && r <= 'я':
		return true
	}
	return unicode.IsLetter(r)
}

func isWord(r rune) bool  { return isLetter(r) || isDigit(r) }
func isUpper(r rune) bool { return isLetter(r) && unicode.IsUpper(r) }
func isLower(r rune) bool { return isLetter(r) && unicode.IsLower(r) }

// oneOf: the letter is in the set.
func oneOf(r rune, set string) bool { return r != 0 && strings.ContainsRune(set, r) }

func isOpener(r rune) bool { return oneOf(r, "([{<«„“‘") }
func isCloser(r rune) bool { return oneOf(r, ")]}>»“”’") }

// wordStart is where the letters that end before i begin.
func (l *line) wordStart(i int) int {
	for i > 0 && isLetter(l.r[i-1]) {
		i--
	}
	return i
}

// wordEnd is where the letters that begin at i end.
func (l *line) wordEnd(i int) int {
	for i < len(l.r) && isLetter(l.r[i]) {
		i++
	}
	return i
}

// digitsStart and digitsEnd do the same for digits.
func (l *line) digitsStart(i int) int {
	for i > 0 && isDigit(l.r[i-1]) {
		i--
	}
	return i
}

func (l *line) digitsEnd(i int) int {
	for i < len(l.r) && isDigit(l.r[i]) {
		i++
	}
	return i
}

// longestWord is the longest word that any list of ours holds, in letters.
const longestWord = 16

// lower is the letters i to j in lower case, "" when they are too many to be in
// a list.
func (l *line) lower(i, j int) string {
	if j-i > longestWord || i >= j {
		return ""
	}
	return strings.ToLower(string(l.r[i:j]))
}

// capitalised: a word of two letters or more that begins like a name.
func (l *line) capitalised(i int) bool { return isUpper(l.at(i)) && isLower(l.at(i+1)) }

// wordBefore is the word that ends right before the space at i, lower case, and
// where it begins; a dot at its end is skipped.
func (l *line) wordBefore(i int) (string, int) {
	if l.at(i-1) == '.' {
		i--
	}
	s := l.wordStart(i)
	return l.lower(s, i), s
}
