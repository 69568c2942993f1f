package typo

import (
	"strings"
	"unicode/utf8"
)

// Replace puts With in place of the last Bytes bytes before the caret, the
// letter just typed among them; the caret goes behind With.
type Replace struct {
	Bytes int
	With  string
	Rule  Code
}

// How far back Typed looks, in bytes: for signs and dashes, and for the quotes
// that are open.
const (
	nearby     = 200
	quotesBack = 4096
)

// Typed says what should stand instead of the letter typed just now, together
// with what it completes. Before is the text of the block up to the caret and
// ends with the letter; after is what follows. It knows quotes by their place
// and nesting (an opening one more than 4096 bytes back is not seen), --  and -
// before a space, ..., (c) (r) (tm), and in English the apostrophe. Words are
// not bound while typing; that is for [Check].
//
// # What the caller owes
//
//   - It calls only for a letter that a person typed, not while an input method
//     is still composing, not for what is pasted, dropped or brought back.
//   - First the letter as typed, then the replacement, are two steps of undo:
//     one Ctrl+Z gives the letter back as it was typed.
//   - A replacement that was taken back is not made again in its place: the
//     caller keeps the place (mapped through edits) until the caret leaves the
//     block, and drops what Typed says when its bytes touch it. Typed itself
//     remembers nothing, and says nothing about letters typed earlier: behind a
//     ... that was taken back one can write on.
func Typed(before, after string, typed rune, o Options) (Replace, bool) {
	o = o.normal()
	if r, n := utf8.DecodeLastRuneInString(before); r != typed || n == 0 || !completes(before[:len(before)-n], typed) {
		return Replace{}, false
	}
	l := &line{o: o, r: []rune(tail(before, nearby))}
	if l.inAddress(typed) {
		return Replace{}, false
	}
	switch typed {
	case '"', '\'':
		return typedQuote(before, after, typed, o)
	case ' ':
		return l.typedDash()
	case '.':
		return l.typedDots()
	case ')':
		return l.typedSign()
	}
	return l.typedTight()
}

// completes: the letter may complete something behind this text. Most letters do
// not, and for them nothing else is looked at.
func completes(text string, typed rune) bool {
	switch typed {
	case '"', '\'', ')':
		return true
	case '.':
		return strings.HasSuffix(text, "..")
	case ' ':
		return strings.HasSuffix(text, "-")
	}
	return strings.HasSuffix(text, "--")
}

// tail is at most the last n bytes, from the start of a letter on.
func tail(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	for len(s) > 0 && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

// inAddress: the letter goes on with an address. A quote or space ends one.
func (l *line) inAddress(typed rune) bool {
	if typed == '"' || typed == ' ' {
		return false
	}
	l.from = make([]origin, len(l.r)+1)
	l.shield()
	n := len(l.r) - 1
	return l.from[n].shut || n > 0 && l.from[n-1].shut && typed != '.'
}

// replace is what stands for the last n letters.
func (l *line) replace(n int, with string, rule Code) (Replace, bool) {
	if !l.o.on(rule) {
		return Replace{}, false
	}
	return Replace{len(string(l.r[len(l.r)-n:])), with, rule}, true
}

func (l *line) typedDots() (Replace, bool) {
	i := len(l.r) - 3
	if i < 0 || l.r[i] != '.' || l.r[i+1] != '.' || oneOf(l.at(i-1), "./\\…") || l.russian() && oneOf(l.at(i-1), "?!") {
		return Replace{}, false
	}
	return l.replace(3, "…", Ellipsis)
}

func (l *line) typedSign() (Replace, bool) {
	for n := 3; n <= 4; n++ {
		if i := len(l.r) - n; i >= 0 && l.r[i] == '(' {
			if _, sign := copyrightAt(l.r, i); sign != "" {
				return l.replace(n, sign, Copyright)
			}
		}
	}
	return Replace{}, false
}

// typedTight reads the letter behind a -- that joins two words of English.
func (l *line) typedTight() (Replace, bool) {
	i := len(l.r) - 3
	if l.russian() || i < 1 || !isWord(l.r[i+2]) || l.r[i] != '-' || l.r[i+1] != '-' || !isWord(l.r[i-1]) && !oneOf(l.r[i-1], "”’") {
		return Replace{}, false
	}
	return l.replace(3, "—"+string(l.r[i+2]), Dash)
}

// typedDash reads the hyphens before the space just typed: a - or -- behind a
// space, a -- right behind a word, in Russian a - at the start of a line.
func (l *line) typedDash() (Replace, bool) {
	end := len(l.r) - 1
	i := end
	for i > 0 && l.r[i-1] == '-' {
		i--
	}
	hyphens, p := end-i, l.at(i-1)
	space := nbsp
	if l.o.Headline {
		space = " "
	}
	switch {
	case hyphens == 0 || hyphens > 3:
	case isEdge(p) && (l.russian() || hyphens > 1):
		return l.replace(hyphens+1, "—"+space, Dash)
	case isSpace(p) && !isEdge(l.at(i-2)):
		return l.replace(hyphens+2, space+"— ", Dash)
	case hyphens == 2 && (isWord(p) || isCloser(p) || oneOf(p, ".,!?…%")), l.russian() && oneOf(p, ",»"):
		return l.replace(hyphens+1, space+"— ", Dash)
	}
	return Replace{}, false
}
