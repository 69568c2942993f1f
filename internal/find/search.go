package find

import (
	"context"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/text"
)

// matcher finds a pattern in one text.
type matcher struct {
	// words is the pattern alone.
	words *regexp.Regexp
	// first is the pattern at the beginning of a text, with what may stand beside
	// it; later the same somewhere else. In both the hit is the first group. They
	// are nil for a pattern that does not look around itself: then words does.
	first, later *regexp.Regexp
	// hyphens says that soft hyphens are read, and not passed over.
	hyphens bool
}

// A pattern is looked for again from where the last hit ended, and package
// regexp cannot be told where in a text that is: it would take the place for
// the beginning. So for patterns with a ^ and for whole words it is given the
// letter before as well, which the pattern later takes.
func newMatcher(re *syntax.Regexp, word, hyphens bool) (*matcher, error) {
	written := re.String()
	words, err := regexp.Compile(written)
	if err != nil {
		return nil, err
	}
	m := &matcher{words: words, hyphens: hyphens}
	if !word && !looksBack(re) {
		return m, nil
	}
	before, first, behind := `(?s:.)`, `^`, ``
	if word {
		const none = `[^\p{L}\p{M}\p{N}_]`
		before, first, behind = none, `(?:^|`+none+`)`, `(?:$|`+none+`)`
	} else {
		first = ``
	}
	if m.first, err = regexp.Compile(first + `(` + written + `)` + behind); err != nil {
		return nil, err
	}
	m.later, err = regexp.Compile(before + `(` + written + `)` + behind)
	return m, err
}

func looksBack(re *syntax.Regexp) bool {
	return re.Op == syntax.OpBeginText || re.Op == syntax.OpBeginLine || slices.ContainsFunc(re.Sub, looksBack)
}

// match is a hit in one text: its range, and those of the groups.
type match struct {
	from, to int
	groups   []int
}

// all finds what lies between two grapheme boundaries of a text; from left to
// right, never overlapping.
func (m *matcher) all(ctx context.Context, s string, from, to int) ([]match, error) {
	read, hidden := s, []int(nil)
	if !m.hyphens {
		read, hidden = unhyphened(s)
	}
	var out []match
	for at := inRead(hidden, from); at <= len(read); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		loc := m.next(read, at)
		if loc == nil {
			break
		}
		hit := match{original(hidden, loc[0], true), original(hidden, loc[1], false), nil}
		if hit.from >= to {
			break
		}
		if loc[0] == loc[1] || hit.to > to || !whole(s, hit.from, hit.to) {
			// Nothing, or a part of a letter: look on from the next one.
			at = following(read, loc[0])
			continue
		}
		hit.groups = originals(hidden, loc)
		out = append(out, hit)
		at = loc[1]
	}
	return out, nil
}

// next is the first match at or behind a place: its range and those of its
// groups.
func (m *matcher) next(s string, at int) []int {
	var loc []int
	from := at
	switch {
	case m.first == nil:
		loc = m.words.FindStringSubmatchIndex(s[at:])
	case at == 0:
		// Most texts do not have the words at all.
		if m.words.MatchString(s) {
			loc = m.first.FindStringSubmatchIndex(s)
		}
	default:
		_, size := utf8.DecodeLastRuneInString(s[:at])
		from = at - size
		loc = m.later.FindStringSubmatchIndex(s[from:])
	}
	if loc == nil {
		return nil
	}
	if m.first != nil {
		loc = loc[2:]
	}
	for i := range loc {
		if loc[i] >= 0 {
			loc[i] += from
		}
	}
	return loc
}

func following(s string, at int) int {
	_, size := utf8.DecodeRuneInString(s[at:])
	return at + max(size, 1)
}

// whole says whether a range is of whole letters as a reader counts them.
func whole(s string, from, to int) bool {
	return text.PrevBoundary(s, from) == from && text.PrevBoundary(s, to) == to
}

// unhyphened is a text without soft hyphens, and where in it each of them was.
func unhyphened(s string) (string, []int) {
	const soft = string(softHyphen)
	n := strings.Count(s, soft)
	if n == 0 {
		return s, nil
	}
	hidden := make([]int, 0, n)
	var b strings.Builder
	for part := range strings.SplitSeq(s, soft) {
		if b.WriteString(part); len(hidden) < n {
			hidden = append(hidden, b.Len())
		}
	}
	return b.String(), hidden
}

// original is a place of the text with soft hyphens; one before the place
// belongs to what begins there only when it does not begin.
func original(hidden []int, at int, begins bool) int {
	n, exact := slices.BinarySearch(hidden, at)
	for exact && begins && n < len(hidden) && hidden[n] == at {
		n++
	}
	return at + n*len(string(softHyphen))
}

func originals(hidden, loc []int) []int {
	if hidden == nil {
		return loc
	}
	out := make([]int, len(loc))
	for i, at := range loc {
		if out[i] = at; at >= 0 {
			out[i] = original(hidden, at, i%2 == 0)
		}
	}
	for i := 0; i < len(out); i += 2 { // a group of nothing between two hyphens
		out[i+1] = max(out[i+1], out[i])
	}
	return out
}

// inRead is where a place of the text with soft hyphens is in the one without.
func inRead(hidden []int, at int) int {
	n := 0
	for n < len(hidden) && hidden[n]+(n+1)*len(string(softHyphen)) <= at {
		n++
	}
	return max(at-n*len(string(softHyphen)), 0)
}
