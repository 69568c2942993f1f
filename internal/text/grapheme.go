package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// GraphemeCount is how many characters a reader sees: grapheme clusters of
// UAX #29.
func GraphemeCount(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		behind, _ := utf8.DecodeRuneInString(s[i+size:])
		if plain(r) && (i+size == len(s) || plain(behind)) {
			i += size // most of any news story, without asking for properties
			continue
		}
		i = NextGrapheme(s, i)
	}
	return n
}

// NextGrapheme is the boundary after offset, len(s) at the end. The offset is
// a boundary of s.
func NextGrapheme(s string, offset int) int {
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(s[offset:], -1)
	return offset + len(cluster)
}

// PrevGrapheme is the boundary before offset, 0 at the start.
func PrevGrapheme(s string, offset int) int {
	if offset <= 0 {
		return 0
	}
	pos := restart(s, offset-1)
	for {
		next := NextGrapheme(s, pos)
		if next >= offset || next == pos {
			return pos
		}
		pos = next
	}
}

// NextWord is where the word after offset ends: what Ctrl+Right and
// Ctrl+Delete mean. Spaces and punctuation before it are passed over.
func NextWord(s string, offset int) int {
	pos := skip(s, offset, func(r rune) bool { return !isWord(r) })
	return snap(s, skip(s, pos, isWord))
}

// PrevWord is where the word before offset begins.
func PrevWord(s string, offset int) int {
	pos := skipBack(s, offset, func(r rune) bool { return !isWord(r) })
	return PrevBoundary(s, skipBack(s, pos, isWord))
}

// PrevBoundary is the last grapheme boundary at or before offset.
func PrevBoundary(s string, offset int) int {
	if isBoundary(s, offset) {
		return offset
	}
	return PrevGrapheme(s, offset)
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '\u00ad' || r == '\u200d'
}

func skip(s string, pos int, while func(rune) bool) int {
	for pos < len(s) {
		r, n := utf8.DecodeRuneInString(s[pos:])
		if !while(r) {
			break
		}
		pos += n
	}
	return pos
}

func skipBack(s string, pos int, while func(rune) bool) int {
	for pos > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:pos])
		if !while(r) {
			break
		}
		pos -= n
	}
	return pos
}

// snap is the first grapheme boundary at or after pos.
func snap(s string, pos int) int {
	if pos >= len(s) || isBoundary(s, pos) {
		return min(pos, len(s))
	}
	return NextGrapheme(s, PrevGrapheme(s, pos))
}

// isBoundary says whether a grapheme begins at pos or the text ends there. It
// looks at the neighbourhood only, so that a key in a paragraph of 100,000
// characters does not read them all.
func isBoundary(s string, pos int) bool {
	if pos < 0 || pos > len(s) || pos < len(s) && !utf8.RuneStart(s[pos]) {
		return false
	}
	if pos == 0 || pos == len(s) {
		return true
	}
	at := restart(s, pos)
	for at < pos {
		at = NextGrapheme(s, at)
	}
	return at == pos
}

// restart is a boundary at or before pos from which the graphemes can be read
// forward: the start, or a place between two plain characters, which UAX #29
// parts whatever stands around them (rule GB999).
func restart(s string, pos int) int {
	for pos > 0 && !utf8.RuneStart(s[pos]) {
		pos--
	}
	r, _ := utf8.DecodeRuneInString(s[pos:])
	for pos > 0 {
		before, n := utf8.DecodeLastRuneInString(s[:pos])
		if plain(before) && plain(r) {
			return pos
		}
		pos -= n
		r = before
	}
	return 0
}

// plain says whether a character has no grapheme property of its own ("Other"
// of UAX #29), for the scripts that news is mostly written in; saying false of
// one that has none costs time and nothing else.
func plain(r rune) bool {
	switch {
	case r >= 0x20 && r < 0x7f, r >= 0x400 && r <= 0x481, r >= 0x48a && r <= 0x52f:
		return true
	case r == 0xa0, r == 0xab, r == 0xbb, r >= 0xc0 && r <= 0x24f:
		return true
	case r >= 0x2010 && r <= 0x2027: // dashes, quotation marks, ellipsis
		return true
	case r >= 0x391 && r <= 0x3c9, r >= 0x5d0 && r <= 0x5ea, r >= 0x620 && r <= 0x64a:
		return true
	case r >= 0x3041 && r <= 0x3096, r >= 0x30a1 && r <= 0x30fa, r >= 0x4e00 && r <= 0x9fff:
		return true
	}
	return false
}
