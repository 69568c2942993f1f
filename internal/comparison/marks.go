package comparison

import (
	"cmp"
	"slices"

	"dateline/internal/text"
)

// remark is a stretch of words that stayed and is set in another way: bytes from
// to to of the older text, from at on in the newer. Of the marks only kind and
// address are filled in.
type remark struct {
	from, to, at int
	was, is      []text.Mark
}

// remarked finds the stretches that both texts have and that are set otherwise.
func remarked(a, b text.Block, hunks []hunk) []remark {
	if len(a.Marks) == 0 && len(b.Marks) == 0 {
		return nil
	}
	var out []remark
	from, at := 0, 0
	for i := 0; i <= len(hunks); i++ {
		to := len(a.Text)
		if i < len(hunks) {
			to = hunks[i].from
		}
		out = append(out, remarkedIn(a, b, from, to, at)...)
		if i < len(hunks) {
			from, at = hunks[i].to, hunks[i].until
		}
	}
	return out
}

// remarkedIn does so for one stretch that stayed.
func remarkedIn(a, b text.Block, from, to, at int) []remark {
	var out []remark
	cuts := edges(a.Marks, from, to, 0)
	cuts = append(cuts, edges(b.Marks, at, at+to-from, from-at)...)
	cuts = append(cuts, from, to)
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	// Neighbours never look alike: a cut is where one of the two versions changes.
	for i := 0; i+1 < len(cuts); i++ {
		was, is := setOn(a.Marks, cuts[i]), setOn(b.Marks, cuts[i]-from+at)
		if !slices.Equal(was, is) {
			out = append(out, remark{cuts[i], cuts[i+1], cuts[i] - from + at, was, is})
		}
	}
	return out
}

// edges are where marks begin or end between two places, moved by by.
func edges(marks []text.Mark, from, to, by int) []int {
	var out []int
	for _, m := range marks {
		for _, at := range []int{m.From, m.To} {
			if at > from && at < to {
				out = append(out, at+by)
			}
		}
	}
	return out
}

// setOn is how the letter at a place is set, in one order, without the ranges.
func setOn(marks []text.Mark, at int) []text.Mark {
	var out []text.Mark
	for _, m := range marks {
		if m.From <= at && at < m.To {
			out = append(out, text.Mark{Kind: m.Kind, Href: m.Href})
		}
	}
	slices.SortFunc(out, func(a, b text.Mark) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Href, b.Href))
	})
	return out
}

// evenly says whether all letters between two places are set in this one way.
func evenly(marks []text.Mark, from, to int, set []text.Mark) bool {
	for _, at := range append(edges(marks, from, to, 0), from) {
		if !slices.Equal(setOn(marks, at), set) {
			return false
		}
	}
	return true
}

// cut are the parts of marks between two places, counted from at.
func cut(marks []text.Mark, from, to, at int) []text.Mark {
	var out []text.Mark
	for _, m := range marks {
		m.From, m.To = max(m.From, from), min(m.To, to)
		if m.From < m.To {
			m.From, m.To = m.From-from+at, m.To-from+at
			out = append(out, m)
		}
	}
	return out
}

// relaid gives a stretch the marks of another one; those around it stay.
func relaid(marks []text.Mark, from, to, end int, set []text.Mark) []text.Mark {
	out := append(cut(marks, 0, from, 0), cut(marks, to, end, to)...)
	for _, m := range set {
		m.From, m.To = from, to
		out = append(out, m)
	}
	return out
}
