package find

import (
	"regexp/syntax"
	"slices"
	"unicode"
)

// A pattern is widened as a tree and not as letters: so brackets, groups and
// escapes need not be understood a second time.

// likeSpace is found by a plain space: NBSP, figure space, thin space, narrow
// NBSP, soft break.
func likeSpace() []rune { return []rune{' ', '\u00a0', '\u2007', '\u2009', '\u202f', '\u2028'} }

// sames are the letters that count as one; the first of a set stands for all.
type same struct {
	runes []rune
	// lone says that each of the set stands for all of it, not the first alone.
	lone bool
}

// widened is the pattern that also finds what counts as the same. In plain
// words every space is any space; in a pattern only the plain one is.
func widened(re *syntax.Regexp, yo, words bool) *syntax.Regexp {
	sets := []same{{likeSpace(), words}}
	if yo {
		sets = append(sets, same{[]rune("её"), true}, same{[]rune("ЕЁ"), true})
	}
	return widen(re, sets)
}

func widen(re *syntax.Regexp, sets []same) *syntax.Regexp {
	switch re.Op {
	case syntax.OpLiteral:
		return literal(re, sets)
	case syntax.OpCharClass:
		made := *re
		made.Rune = class(re.Rune, sets)
		return &made
	}
	if len(re.Sub) == 0 {
		return re
	}
	made := *re
	made.Sub = make([]*syntax.Regexp, len(re.Sub))
	for i, sub := range re.Sub {
		made.Sub[i] = widen(sub, sets)
	}
	return &made
}

// literal makes classes of the letters that others count as.
func literal(re *syntax.Regexp, sets []same) *syntax.Regexp {
	all := &syntax.Regexp{Op: syntax.OpConcat, Flags: re.Flags}
	for i := 0; i < len(re.Rune); {
		if runes := allOf(re.Rune[i], re.Flags, sets); runes != nil {
			all.Sub = append(all.Sub, &syntax.Regexp{Op: syntax.OpCharClass, Flags: re.Flags &^ syntax.FoldCase, Rune: rangesOf(runes)})
			i++
			continue
		}
		end := i + 1
		for end < len(re.Rune) && allOf(re.Rune[end], re.Flags, sets) == nil {
			end++
		}
		all.Sub = append(all.Sub, &syntax.Regexp{Op: syntax.OpLiteral, Flags: re.Flags, Rune: re.Rune[i:end]})
		i = end
	}
	if len(all.Sub) == 1 {
		return all.Sub[0]
	}
	return all
}

// allOf are the letters that one counts as, with their other cases when those
// count; nil when it stands for itself.
func allOf(r rune, flags syntax.Flags, sets []same) []rune {
	fold := flags&syntax.FoldCase != 0
	var out []rune
	for _, s := range sets {
		if !s.stands(r, fold) {
			continue
		}
		for _, same := range s.runes {
			out = append(out, same)
			for f := unicode.SimpleFold(same); fold && f != same; f = unicode.SimpleFold(f) {
				out = append(out, f)
			}
		}
	}
	return out
}

func (s same) stands(r rune, fold bool) bool {
	which := s.runes[:1]
	if s.lone {
		which = s.runes
	}
	for _, one := range which {
		if one == r {
			return true
		}
		for f := unicode.SimpleFold(one); fold && f != one; f = unicode.SimpleFold(f) {
			if f == r {
				return true
			}
		}
	}
	return false
}

// negative is how many letters a class has that was written with ^: it leaves
// some out, and then leaves out all that count as them.
const negative = unicode.MaxRune / 2

// class is a class of letters, given as ranges, with what counts as the same. One
// that has all of \w has the letters of every language.
func class(ranges []rune, sets []same) []rune {
	leaves := size(ranges) > negative
	w := []rune("09AZ__az")
	switch {
	case !leaves && hasAll(ranges, w):
		ranges = append(slices.Clone(ranges), wordRanges()...)
	case leaves && hasNone(ranges, w):
		ranges = minus(ranges, wordRanges())
	}
	for _, s := range sets {
		which := s.runes[:1]
		if s.lone {
			which = s.runes
		}
		has := func(r rune) bool { return within(ranges, r) }
		switch {
		case !leaves && slices.ContainsFunc(which, has):
			ranges = append(slices.Clone(ranges), rangesOf(s.runes)...)
		case leaves && slices.ContainsFunc(which, func(r rune) bool { return !has(r) }):
			ranges = minus(ranges, rangesOf(s.runes))
		}
	}
	return tidy(ranges)
}

// wordRanges are the letters, marks and digits of all languages, and the
// underscore.
func wordRanges() []rune {
	out := []rune{'_', '_'}
	add := func(from, to, stride rune) {
		if stride == 1 {
			out = append(out, from, to)
			return
		}
		for r := from; r <= to; r += stride {
			out = append(out, r, r)
		}
	}
	for _, table := range []*unicode.RangeTable{unicode.L, unicode.M, unicode.N} {
		for _, r := range table.R16 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range table.R32 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
	}
	return tidy(out)
}

// names says whether a pattern names a letter: alone, or in a class that was
// not written with ^.
func names(re *syntax.Regexp, r rune) bool {
	switch {
	case re.Op == syntax.OpLiteral && slices.Contains(re.Rune, r), re.Op == syntax.OpCharClass && size(re.Rune) <= negative && within(re.Rune, r):
		return true
	}
	return slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return names(sub, r) })
}
