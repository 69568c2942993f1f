package merge

import (
	"slices"
	"sort"
)

// sequence is an order of everything that either side has; whether a thing stays
// is for the caller. Where the sides agree all three are the same, else each
// follows one version.
type sequence[K comparable] struct {
	of     [3][]K
	agreed bool
}

// sequenced merges three orders. What was moved on one side alone stands where
// that side put it; what each side added in one place stands there, the first
// side's before the second's.
func sequenced[K comparable](of [3][]K) sequence[K] {
	if slices.Equal(of[first], of[second]) || slices.Equal(of[second], of[base]) && subset(of[base], of[first]) {
		return sequence[K]{[3][]K{of[first], of[first], of[first]}, true}
	}
	a := with(of[first], of[base], of[second])
	b := with(of[second], of[base], of[first])
	inA, inB := setOf(a), setOf(b)
	var core [3][]K
	core[first], core[second] = only(a, inB), only(b, inA)
	core[base] = only(only(of[base], inA), inB)
	var out sequence[K]
	var one []K
	if one, out.agreed = reordered(core); out.agreed {
		core = [3][]K{one, one, one}
	}
	for s := range core {
		out.of[s] = between(core[s], a, b)
	}
	return out
}

func subset[K comparable](small, large []K) bool {
	in := setOf(large)
	return !slices.ContainsFunc(small, func(k K) bool { return !in[k] })
}

func setOf[K comparable](list []K) map[K]bool {
	set := make(map[K]bool, len(list))
	for _, k := range list {
		set[k] = true
	}
	return set
}

func only[K comparable](list []K, in map[K]bool) []K {
	out := make([]K, 0, len(list))
	for _, k := range list {
		if in[k] {
			out = append(out, k)
		}
	}
	return out
}

// with is a side's order with what it took out and the other kept, at its place
// in the base: who takes a thing out has no wish where it stands.
func with[K comparable](list, was, other []K) []K {
	have, kept := setOf(list), setOf(other)
	out := slices.DeleteFunc(slices.Clone(was), func(k K) bool { return !have[k] && !kept[k] })
	if subset(out, list) {
		return list
	}
	return between(list, out, nil)
}

// between puts what a and b have besides the core behind what it follows there.
func between[K comparable](core, a, b []K) []K {
	in := setOf(core)
	start, behind := []K(nil), map[K][]K{}
	for _, list := range [][]K{a, b} {
		var at K
		begun := false
		for _, k := range list {
			switch {
			case in[k]:
				at, begun = k, true
			case begun:
				behind[at] = append(behind[at], k)
			default:
				start = append(start, k)
			}
		}
	}
	seen := make(map[K]bool, len(core))
	out := make([]K, 0, len(core)+len(behind))
	put := func(list ...K) {
		for _, k := range list {
			if !seen[k] {
				seen[k] = true
				out = append(out, k)
			}
		}
	}
	put(start...)
	for _, k := range core {
		put(k)
		put(behind[k]...)
	}
	return out
}

// reordered merges three orders of the same things; false if they cannot all be
// kept.
func reordered[K comparable](of [3][]K) ([]K, bool) {
	switch {
	case slices.Equal(of[first], of[second]), slices.Equal(of[second], of[base]):
		return of[first], true
	case slices.Equal(of[first], of[base]):
		return of[second], true
	case len(of[base]) != len(of[first]):
		return nil, false
	}
	n := len(of[base])
	place := make(map[K]int, n)
	for i, k := range of[base] {
		place[k] = i
	}
	// From here on a thing is its number in the base.
	var row, at [2][]int
	var moved [2][]bool
	for s := range row {
		row[s], at[s] = make([]int, n), make([]int, n)
		for i, k := range of[s] {
			row[s][i] = place[k]
			at[s][place[k]] = i
		}
		moved[s] = outOfOrder(row[s])
	}
	merged := gathered(row, moved)
	if !keepsMoves(merged, at, moved) {
		return nil, false
	}
	out := make([]K, n)
	for i, b := range merged {
		out[i] = of[base][b]
	}
	return out, true
}

// outOfOrder marks the fewest numbers without which a row is in order.
func outOfOrder(row []int) []bool {
	var tails []int // places in row: the smallest end of a run of each length
	before := make([]int, len(row))
	for i, v := range row {
		n := sort.Search(len(tails), func(k int) bool { return row[tails[k]] >= v })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	moved := make([]bool, len(row))
	for i := range moved {
		moved[i] = true
	}
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = before[i] {
			moved[row[i]] = false
		}
	}
	return moved
}

// gathered puts what either side moved between what neither did; what both moved,
// where the first side has it.
func gathered(row [2][]int, moved [2][]bool) []int {
	n := len(row[0])
	stays := func(b int) bool { return !moved[0][b] && !moved[1][b] }
	gaps := make([][]int, n+1) // what stands behind so many things that stay
	for s := range row {
		behind := 0
		for _, b := range row[s] {
			switch {
			case stays(b):
				behind++
			case s == 0 && moved[0][b], s == 1 && !moved[0][b]:
				gaps[behind] = append(gaps[behind], b)
			}
		}
	}
	out := append(make([]int, 0, n), gaps[0]...)
	behind := 0
	for b := range n {
		if stays(b) {
			behind++
			out = append(append(out, b), gaps[behind]...)
		}
	}
	return out
}

// keepsMoves says whether every two things whose order a side changed stand in
// that order.
func keepsMoves(merged []int, at [2][]int, moved [2][]bool) bool {
	is := make([]int, len(merged))
	for i, b := range merged {
		is[b] = i
	}
	for s := range at {
		for b, m := range moved[s] {
			if !m {
				continue
			}
			for other := range is {
				now := at[s][b] < at[s][other]
				if other != b && now != (b < other) && now != (is[b] < is[other]) {
					return false
				}
			}
		}
	}
	return true
}
