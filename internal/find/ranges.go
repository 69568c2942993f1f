package find

import (
	"cmp"
	"slices"
	"unicode"
)

// Letters of a class are given as package regexp/syntax has them: pairs of the
// first and the last of a range, sorted, apart from each other.

func rangesOf(runes []rune) []rune {
	out := make([]rune, 0, 2*len(runes))
	for _, r := range runes {
		out = append(out, r, r)
	}
	return tidy(out)
}

// tidy sorts ranges and joins those that touch.
func tidy(ranges []rune) []rune {
	pairs := make([][2]rune, 0, len(ranges)/2)
	for i := 0; i < len(ranges); i += 2 {
		pairs = append(pairs, [2]rune{ranges[i], ranges[i+1]})
	}
	slices.SortFunc(pairs, func(a, b [2]rune) int { return cmp.Compare(a[0], b[0]) })
	var out []rune
	for _, p := range pairs {
		if n := len(out); n > 0 && p[0] <= out[n-1]+1 {
			out[n-1] = max(out[n-1], p[1])
			continue
		}
		out = append(out, p[0], p[1])
	}
	return out
}

// minus is what is left of ranges without others, which are tidy.
func minus(ranges, without []rune) []rune {
	var out []rune
	for i := 0; i < len(ranges); i += 2 {
		from, to := ranges[i], ranges[i+1]
		for j := 0; j < len(without) && from <= to; j += 2 {
			lo, hi := without[j], without[j+1]
			if hi < from || lo > to {
				continue
			}
			if lo > from {
				out = append(out, from, lo-1)
			}
			from = hi + 1
		}
		if from <= to {
			out = append(out, from, to)
		}
	}
	return out
}

func within(ranges []rune, r rune) bool {
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i] <= r && r <= ranges[i+1] {
			return true
		}
	}
	return false
}

func size(ranges []rune) (n rune) {
	for i := 0; i < len(ranges); i += 2 {
		n += min(ranges[i+1], unicode.MaxRune) - ranges[i] + 1
	}
	return n
}

// hasAll says whether ranges hold every letter of others, hasNone that they hold
// none of them.
func hasAll(ranges, others []rune) bool { return len(minus(others, tidy(ranges))) == 0 }

func hasNone(ranges, others []rune) bool { return slices.Equal(minus(others, tidy(ranges)), others) }
