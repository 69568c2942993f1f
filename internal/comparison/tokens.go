package comparison

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/text"
)

// sort says what a token is to a reader.
type sort uint8

// The sorts of tokens. A figure is a word with a digit in it.
const (
	space sort = iota
	sign
	word
	figure
)

// tokens are a text in the pieces that nobody takes apart: words, numbers with
// their separators, runs of spaces, signs. Together they are the text; each
// begins and ends between two graphemes.
type tokens struct {
	text  string
	parts []string
	sorts []sort
	// at are the byte offsets of the parts, and the length of the text.
	at []int
}

func tokenize(s string) tokens {
	n := len(s)/5 + 4 // a word and a space are about ten bytes
	t := tokens{s, make([]string, 0, n), make([]sort, 0, n), make([]int, 0, n+1)}
	for from := 0; from < len(s); {
		what, to := next(s, from)
		to = boundary(s, to)
		t.parts, t.sorts, t.at = append(t.parts, s[from:to]), append(t.sorts, what), append(t.at, from)
		from = to
	}
	t.at = append(t.at, len(s))
	return t
}

// boundary is the first place between two graphemes at or behind a place.
func boundary(s string, at int) int {
	for at < len(s) {
		before := text.PrevBoundary(s, at)
		if before == at {
			break
		}
		at = text.NextGrapheme(s, before)
	}
	return at
}

// next finds the token that begins at from.
func next(s string, from int) (sort, int) {
	r, size := utf8.DecodeRuneInString(s[from:])
	switch {
	case unicode.IsDigit(r):
		to := number(s, from)
		if end := letters(s, to); end > to {
			return figure, end // 5G, 1990-х
		}
		return figure, to
	case inWord(r):
		to := letters(s, from)
		if strings.ContainsFunc(s[from:to], unicode.IsDigit) {
			return figure, to // G20
		}
		return word, to
	case unicode.IsSpace(r):
		to := from + size
		for to < len(s) {
			r, size := utf8.DecodeRuneInString(s[to:])
			if !unicode.IsSpace(r) {
				break
			}
			to += size
		}
		return space, to
	}
	return sign, text.NextGrapheme(s, from)
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '\u00ad'
}

// letters is where a word ends that goes on at from: hyphens and apostrophes
// between letters belong to it.
func letters(s string, from int) int {
	for from < len(s) {
		r, size := utf8.DecodeRuneInString(s[from:])
		if !inWord(r) {
			if r != '-' && r != '\u2011' && r != '\'' && r != '’' || from == 0 {
				break
			}
			if behind, _ := utf8.DecodeRuneInString(s[from+size:]); !unicode.IsLetter(behind) {
				break
			}
		}
		from += size
	}
	return from
}

// number is where a number ends that begins at from: 2,3 · 12.05.2024 · 10:30 ·
// 12 500 · 12.5 %.
func number(s string, from int) int {
	to := digits(s, from)
	grouped := to-from <= 3
	for to < len(s) {
		r, size := utf8.DecodeRuneInString(s[to:])
		end := digits(s, to+size)
		switch {
		case strings.ContainsRune(".,:/", r) && end > to+size:
			to, grouped = end, false
			continue
		case grouped && thin(r) && end == to+size+3 && !startsWord(s[end:]):
			to = end
			continue
		}
		if thin(r) {
			r, size = second(s[to:], size)
		}
		if r == '%' || r == '‰' {
			to += size
		}
		break
	}
	return to
}

// thin says whether a space may stand inside a number.
func thin(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u2009' || r == '\u202f' }

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && inWord(r)
}

// second is the rune behind the first one, and how long both are.
func second(s string, first int) (rune, int) {
	r, size := utf8.DecodeRuneInString(s[first:])
	return r, first + size
}

func digits(s string, from int) int {
	for from < len(s) {
		r, size := utf8.DecodeRuneInString(s[from:])
		if !unicode.IsDigit(r) {
			break
		}
		from += size
	}
	return from
}
