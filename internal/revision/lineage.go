package revision

import (
	"bytes"
	"cmp"
	"slices"
)

// lineage is the set of revisions of a story with the question answered that
// everything here asks: which was made from which.
type lineage struct {
	byID map[Hash]Revision
	// ids of all of them, by Lamport time and ID, so that parents come first.
	ids []Hash
}

// lineageOf hashes every revision once.
func lineageOf(revs []Revision) lineage {
	l := lineage{byID: make(map[Hash]Revision, len(revs))}
	for _, r := range revs {
		id := r.ID()
		if _, twice := l.byID[id]; !twice {
			l.byID[id] = r
			l.ids = append(l.ids, id)
		}
	}
	slices.SortFunc(l.ids, l.compare)
	return l
}

// compare orders by Lamport time, then ID.
func (l lineage) compare(a, b Hash) int {
	return cmp.Or(cmp.Compare(l.byID[a].Lamport, l.byID[b].Lamport), bytes.Compare(a[:], b[:]))
}

// before is everything that a revision was made from, and itself. Parents that
// are not known are left out.
func (l lineage) before(id Hash) map[Hash]bool {
	seen := map[Hash]bool{}
	for todo := []Hash{id}; len(todo) > 0; {
		id, todo = todo[len(todo)-1], todo[:len(todo)-1]
		r, known := l.byID[id]
		if !known || seen[id] {
			continue
		}
		seen[id] = true
		todo = append(todo, r.Parents...)
	}
	return seen
}

// tips are the revisions that no other was made from, in groups of one content,
// the least of a group first.
//
// A text that two people reached side by side is one text: a tip steps back
// also when the other one, of the same content, was written on already.
func (l lineage) tips() [][]Hash {
	parents := map[Hash]bool{}
	for _, r := range l.byID {
		for _, p := range r.Parents {
			parents[p] = true
		}
	}
	var all []Hash
	for _, id := range l.ids {
		if !parents[id] {
			all = append(all, id)
		}
	}
	all = l.leading(all)
	var groups [][]Hash
	for _, id := range all {
		same := func(g []Hash) bool { return l.byID[g[0]].Content == l.byID[id].Content }
		if i := slices.IndexFunc(groups, same); i >= 0 {
			groups[i] = append(groups[i], id)
		} else {
			groups = append(groups, []Hash{id})
		}
	}
	return groups
}

// leading leaves out the tips that others have overtaken. Two that overtook each
// other both stay: there is a choice to be made.
func (l lineage) leading(tips []Hash) []Hash {
	if len(tips) < 2 {
		return tips
	}
	befores := make(map[Hash]map[Hash]bool, len(tips))
	for _, t := range tips {
		befores[t] = l.before(t)
	}
	ahead := map[Hash][]Hash{}
	for _, tip := range tips {
		for _, other := range tips {
			if other != tip && l.overtaken(tip, befores[tip], other, befores[other]) {
				ahead[tip] = append(ahead[tip], other)
			}
		}
	}
	var out []Hash
	for _, tip := range tips {
		if !slices.ContainsFunc(reach(ahead, tip), func(o Hash) bool { return !slices.Contains(reach(ahead, o), tip) }) {
			out = append(out, tip)
		}
	}
	return out
}

// overtaken says whether other was made from the text of tip, which came about
// there beside tip. A text that was restored is not meant: it was made from its
// older self.
func (l lineage) overtaken(tip Hash, tipBefore map[Hash]bool, other Hash, otherBefore map[Hash]bool) bool {
	for id := range otherBefore {
		if id != other && !tipBefore[id] && l.byID[id].Content == l.byID[tip].Content {
			return true
		}
	}
	return false
}

// reach is everything that can be come to from one place.
func reach(ways map[Hash][]Hash, from Hash) []Hash {
	var out []Hash
	for todo := slices.Clone(ways[from]); len(todo) > 0; todo = todo[1:] {
		if !slices.Contains(out, todo[0]) {
			out = append(out, todo[0])
			todo = append(todo, ways[todo[0]]...)
		}
	}
	return out
}

// Heads are the revisions that no other was made from, the least by Lamport time
// and ID first. Several of one content count as one, the least of them: two
// people who wrote the same have nothing to merge.
func Heads(revs []Revision) []Hash {
	var heads []Hash
	for _, group := range lineageOf(revs).tips() {
		heads = append(heads, group[0])
	}
	return heads
}

// Ancestor is the last revision that both a and b were made from – or are. Of
// several it is the one of the greatest Lamport time, then of the least ID; ok
// is false when they have nothing in common.
func Ancestor(revs []Revision, a, b Hash) (base Hash, ok bool) {
	l := lineageOf(revs)
	mine, theirs := l.before(a), l.before(b)
	higher := map[Hash]bool{} // another common one was made from it
	for id := range mine {
		if theirs[id] {
			for _, p := range l.byID[id].Parents {
				higher[p] = true
			}
		}
	}
	for id := range mine {
		lowest := theirs[id] && !higher[id]
		if lowest && (!ok || cmp.Or(cmp.Compare(l.byID[base].Lamport, l.byID[id].Lamport), bytes.Compare(id[:], base[:])) < 0) {
			base, ok = id, true
		}
	}
	return base, ok
}
