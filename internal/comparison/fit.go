package comparison

import "strings"

// A later version of a block's text is read against the older one: it is nearly
// always the older text with some of the changes taken, and then every change has
// its one place in it. What somebody wrote meanwhile is found by comparing.

// fit is where the words of a block are in a later version of its text.
type fit struct {
	hunks []hunk
	// at are the places of the hunks in the later text, taken says which were
	// taken; both nil when the later text is something else.
	at    []int
	taken []bool
	// since are the differences of the later text from the older one, and of the
	// later text from the newer one, where it is something else.
	since, until []hunk
}

// fitted reads a later text. Where it can be read in two ways, hunk first is not
// taken.
func fitted(before, after, now string, hunks []hunk, first int) fit {
	f := fit{hunks: hunks}
	r := reading{before, after, now, hunks, first, map[[2]int]bool{}, make([]int, len(hunks)), make([]bool, len(hunks))}
	if r.from(0, 0, 0) {
		f.at, f.taken = r.at, r.taken
		return f
	}
	f.since, f.until = align(before, now).hunks(), align(after, now).hunks()
	return f
}

// reading is the search for which hunks were taken.
type reading struct {
	before, after, now string
	hunks              []hunk
	first              int
	dead               map[[2]int]bool
	at                 []int
	taken              []bool
}

// from reads on at hunk j: kept words begin at byte end of the older text and at
// byte pos of the later one.
func (r *reading) from(j, end, pos int) bool {
	if j == len(r.hunks) {
		return r.now[pos:] == r.before[end:]
	}
	if r.dead[[2]int{j, pos}] {
		return false
	}
	h := r.hunks[j]
	kept := r.before[end:h.from]
	if strings.HasPrefix(r.now[pos:], kept) {
		at := pos + len(kept)
		for _, taken := range []bool{j != r.first, j == r.first} {
			part := r.before[h.from:h.to]
			if taken {
				part = r.after[h.at:h.until]
			}
			if strings.HasPrefix(r.now[at:], part) && r.from(j+1, h.to, at+len(part)) {
				r.at[j], r.taken[j] = at, taken
				return true
			}
		}
	}
	r.dead[[2]int{j, pos}] = true
	return false
}

// done says whether hunk i was taken; ok is false when its words were changed
// meanwhile. Else from and to are the words it takes out.
func (f fit) hunk(i int) (from, to int, done, ok bool) {
	h := f.hunks[i]
	if f.at != nil {
		return f.at[i], f.at[i] + h.to - h.from, f.taken[i], true
	}
	if at, ok := untouched(f.since, h.from, h.to); ok {
		return at, at + h.to - h.from, false, true
	}
	_, ok = untouched(f.until, h.at, h.until)
	return 0, 0, ok, ok
}

// kept is where words of the older text are that no hunk takes out; ok is false
// when they were changed meanwhile.
func (f fit) kept(from, to int) (at int, ok bool) {
	if f.at == nil {
		return untouched(f.since, from, to)
	}
	at = from
	for i, h := range f.hunks {
		if h.from >= to {
			break
		}
		size := h.to - h.from
		if f.taken[i] {
			size = h.until - h.at
		}
		at = f.at[i] + size + from - h.to
	}
	return at, true
}

// untouched is where a stretch is behind changes that leave it alone. A place
// without length is touched by a change at it.
func untouched(since []hunk, from, to int) (at int, ok bool) {
	at = from
	for _, h := range since {
		switch {
		case from == to && h.from <= from && h.to >= from, h.from < to && h.to > from:
			return 0, false
		case h.to <= from:
			at += h.until - h.at - h.to + h.from
		}
	}
	return at, true
}
