package comparison

import "slices"

// order is what became of the order of a list: which items stay, and which came,
// went or moved. As few as possible are said to have moved.
type order[K comparable] struct {
	before, after []K
	// was and at are the places of the items in the two versions.
	was, at map[K]int
	moved   map[K]bool
}

func ordered[K comparable](before, after []K) order[K] {
	o := order[K]{before, after, places(before), places(after), map[K]bool{}}
	var common []K
	for _, k := range before {
		if _, ok := o.at[k]; ok {
			common = append(common, k)
		}
	}
	in := make([]int, len(common))
	for i, k := range common {
		in[i] = o.at[k]
	}
	for i, stays := range increasing(in) {
		if !stays {
			o.moved[common[i]] = true
		}
	}
	return o
}

func places[K comparable](list []K) map[K]int {
	m := make(map[K]int, len(list))
	for i, k := range list {
		m[k] = i
	}
	return m
}

// increasing marks a longest increasing subsequence of different numbers. Of two
// neighbours that changed places the first one is in it, so that the second is
// said to have moved up. It is read from the end.
func increasing(list []int) []bool {
	next := make([]int, len(list))
	var heads []int // heads[n]: where the best run of n+1 numbers begins
	for i := len(list) - 1; i >= 0; i-- {
		n, _ := slices.BinarySearchFunc(heads, list[i], func(at, v int) int { return v - list[at] })
		if n == len(heads) {
			heads = append(heads, i)
		}
		heads[n], next[i] = i, -1
		if n > 0 {
			next[i] = heads[n-1]
		}
	}
	in := make([]bool, len(list))
	if len(heads) > 0 {
		for i := heads[len(heads)-1]; i >= 0; i = next[i] {
			in[i] = true
		}
	}
	return in
}

// settled are the items of a later list that are where the newer version has
// them: those that stay, those that came, and those that were moved already.
func (o order[K]) settled(now []K) map[K]bool {
	place, in := places(now), map[K]bool{}
	for _, k := range o.after {
		if _, there := place[k]; there && !o.moved[k] {
			in[k] = true
		}
	}
	for _, k := range o.after {
		if _, there := place[k]; there && o.moved[k] && o.fits(k, place, in) {
			in[k] = true
		}
	}
	return in
}

func (o order[K]) fits(k K, place map[K]int, settled map[K]bool) bool {
	for other := range settled {
		if (o.at[other] < o.at[k]) != (place[other] < place[k]) {
			return false
		}
	}
	return true
}

// behind is the item of a later list that k belongs behind; ok is false when it
// belongs before all.
func (o order[K]) behind(now []K, k K) (prev K, ok bool) {
	settled := o.settled(now)
	for i := o.at[k] - 1; i >= 0; i-- {
		if settled[o.after[i]] {
			return o.after[i], true
		}
	}
	return prev, false
}

// index is where k belongs in a later list, counted without k itself.
func (o order[K]) index(now []K, k K) int {
	prev, ok := o.behind(now, k)
	if !ok {
		return 0
	}
	rest := slices.DeleteFunc(slices.Clone(now), func(other K) bool { return other == k })
	return slices.Index(rest, prev) + 1
}

// sorted are the items of a later list in the order of the newer version; those
// that are not in it stay behind the item they followed.
func (o order[K]) sorted(now []K) []K {
	var head []K
	tails := map[K][]K{}
	var last *K
	for _, k := range now {
		switch _, in := o.at[k]; {
		case in:
			last = &k
		case last == nil:
			head = append(head, k)
		default:
			tails[*last] = append(tails[*last], k)
		}
	}
	for _, k := range o.after {
		if slices.Contains(now, k) {
			head = append(append(head, k), tails[k]...)
		}
	}
	return head
}

// reordered says whether the items that both versions have stand in another order.
func (o order[K]) reordered(now []K) bool { return !slices.Equal(o.sorted(now), now) }
