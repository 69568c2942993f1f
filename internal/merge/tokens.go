package merge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/text"
)

// tokens cuts a text into words, numbers, spaces and signs; together they are the
// text. A number keeps its separators ("1 500", "3,5", "10:30"), a word its hyphen
// and apostrophe, and nothing that a reader sees as one sign is cut.
func tokens(s string) []string {
	out := make([]string, 0, len(s)/4+1)
	for s != "" {
		end := tokenEnd(s)
		for end < len(s) && text.PrevBoundary(s, end) != end {
			_, n := utf8.DecodeRuneInString(s[end:])
			end += n
		}
		out = append(out, s[:end])
		s = s[end:]
	}
	return out
}

func tokenEnd(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsDigit(r):
		return run(s, n, func(r rune) bool { return inWord(r) }, ".,:/-\u00a0\u202f\u2009", unicode.IsDigit)
	case inWord(r):
		return run(s, n, inWord, "-\u2011'’", inWord)
	case unicode.IsSpace(r):
		return run(s, n, unicode.IsSpace, "", nil)
	}
	return n
}

// run goes on while letters are of one sort; a joint between two of them that
// behind allows belongs to the run.
func run(s string, at int, same func(rune) bool, joints string, behind func(rune) bool) int {
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !same(r) {
			next, _ := utf8.DecodeRuneInString(s[at+n:])
			if at+n == len(s) || !strings.ContainsRune(joints, r) || !behind(next) {
				break
			}
		}
		at += n
	}
	return at
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '\u00ad' || r == '\u200d'
}

// isWord says whether a token is a word or a number.
func isWord(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return inWord(r)
}

func isSpace(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return unicode.IsSpace(r)
}
