package find

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/text"
)

// piece is a part of a replacement: words, or what a group of the pattern found.
type piece struct {
	words string
	// group is its number; -1 for words.
	group int
}

// template reads a replacement. In a pattern's, $1 and ${name} are what a group
// found and $$ is a dollar sign; a $ before anything else is one as well.
func (f *Finder) template(with string) ([]piece, error) {
	with = text.Clean(with)
	if !f.query.Regex {
		return []piece{{with, -1}}, nil
	}
	var out []piece
	words := func(s string) {
		if n := len(out); n > 0 && out[n-1].group < 0 {
			out[n-1].words += s
			return
		}
		out = append(out, piece{s, -1})
	}
	for rest := with; ; {
		before, behind, more := strings.Cut(rest, "$")
		words(before)
		if !more {
			return out, nil
		}
		name, size := groupName(behind)
		switch {
		case strings.HasPrefix(behind, "$"):
			words("$")
			size = 1
		case size == 0:
			words("$")
		default:
			n, ok := f.group(name)
			if !ok {
				return nil, &Refusal{NoGroup, "$" + behind[:size], text.GraphemeCount(with[:len(with)-len(behind)-1]) + 1}
			}
			out = append(out, piece{"", n})
		}
		rest = behind[size:]
	}
}

// groupName reads the number or the name behind a $ and how long it is written;
// nothing of 0 bytes when there is none. A number ends where its digits end, so
// that a word may follow it.
func groupName(s string) (name string, size int) {
	if inner, ok := strings.CutPrefix(s, "{"); ok {
		name, _, closed := strings.Cut(inner, "}")
		if !closed || name == "" || strings.ContainsFunc(name, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			return "", 0
		}
		return name, len(name) + 2
	}
	for size < len(s) && s[size] >= '0' && s[size] <= '9' {
		size++
	}
	return s[:size], size
}

func (f *Finder) group(name string) (int, bool) {
	if n, err := strconv.Atoi(name); err == nil {
		return n, n >= 0 && n <= f.match.words.NumSubexp()
	}
	n := f.match.words.SubexpIndex(name)
	return n, n > 0
}

// part is a stretch of a new text: with the marks of the old bytes from to to,
// or, when it is new, with those of what it replaces.
type part struct {
	text     string
	old      bool
	from, to int
	// between: it stands between groups that may have been anywhere in the hit, and
	// takes the marks that all of it had.
	between bool
}

// parts are what a hit becomes. Whole words that a replacement has in common
// with the hit, at its beginning and at its end, stay the old ones.
func parts(s string, h Hit, pieces []piece) []part {
	if len(pieces) == 1 && pieces[0].group < 0 {
		return differing(s, h, pieces[0].words)
	}
	var out []part
	for _, p := range pieces {
		switch {
		case p.group < 0:
			out = append(out, part{text: p.words, between: true})
		case 2*p.group+1 < len(h.groups) && h.groups[2*p.group] >= 0:
			from, to := h.groups[2*p.group], h.groups[2*p.group+1]
			out = append(out, part{text: s[from:to], old: true, from: from, to: to})
		}
	}
	return slices.DeleteFunc(out, func(p part) bool { return p.text == "" })
}

func differing(s string, h Hit, now string) []part {
	was := s[h.From:h.To]
	before := 0
	for before < len(was) && before < len(now) && was[before] == now[before] {
		before++
	}
	for !parted(was, before) || !parted(now, before) {
		before--
	}
	behind := 0
	for behind < min(len(was), len(now))-before && was[len(was)-1-behind] == now[len(now)-1-behind] {
		behind++
	}
	for !parted(was, len(was)-behind) || !parted(now, len(now)-behind) {
		behind--
	}
	out := []part{
		{text: was[:before], old: true, from: h.From, to: h.From + before},
		{text: now[before : len(now)-behind]},
		{text: was[len(was)-behind:], old: true, from: h.To - behind, to: h.To},
	}
	return slices.DeleteFunc(out, func(p part) bool { return p.text == "" })
}

// parted says whether a place is an end of a text, or between letters of which
// not both belong to a word.
func parted(s string, at int) bool {
	if at == 0 || at == len(s) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	behind, _ := utf8.DecodeRuneInString(s[at:])
	return utf8.RuneStart(s[at]) && !(inWord(before) && inWord(behind)) && text.PrevBoundary(s, at) == at
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || r == '_' || r == softHyphen
}
