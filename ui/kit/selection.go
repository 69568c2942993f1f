package kit

// selection is which rows of a list are chosen, without the list: the cursor
// walks, the anchor is where a range began.
//
// The invariant: cursor and anchor are rows or -1, and both or neither are.
type selection struct {
	chosen []bool
	// count is how many of them are true.
	count          int
	cursor, anchor int
}

func newSelection() selection { return selection{cursor: -1, anchor: -1} }

func (s *selection) len() int { return len(s.chosen) }

func (s *selection) has(i int) bool { return i >= 0 && i < len(s.chosen) && s.chosen[i] }

// setLen keeps what is still there.
func (s *selection) setLen(n int) {
	n = max(n, 0)
	if n <= len(s.chosen) {
		for _, on := range s.chosen[n:] {
			if on {
				s.count--
			}
		}
		s.chosen = s.chosen[:n:n]
	} else {
		s.chosen = append(s.chosen, make([]bool, n-len(s.chosen))...)
	}
	s.cursor, s.anchor = min(s.cursor, n-1), min(s.anchor, n-1)
}

func (s *selection) put(i int, on bool) {
	if s.chosen[i] == on {
		return
	}
	s.chosen[i] = on
	if on {
		s.count++
	} else {
		s.count--
	}
}

func (s *selection) clear() {
	if s.count > 0 {
		clear(s.chosen)
		s.count = 0
	}
}

// only chooses one row and nothing else.
func (s *selection) only(i int) {
	if i < 0 || i >= s.len() {
		return
	}
	s.clear()
	s.put(i, true)
	s.cursor, s.anchor = i, i
}

// toggle chooses a row, or leaves it, beside the others.
func (s *selection) toggle(i int) {
	if i < 0 || i >= s.len() {
		return
	}
	s.put(i, !s.chosen[i])
	s.cursor, s.anchor = i, i
}

// reach chooses from the anchor to a row; keep adds the range to what is chosen
// instead of putting it in its place.
func (s *selection) reach(i int, keep bool) {
	if i < 0 || i >= s.len() {
		return
	}
	if s.anchor < 0 {
		s.anchor = i
	}
	if !keep {
		s.clear()
	}
	for j := min(s.anchor, i); j <= max(s.anchor, i); j++ {
		s.put(j, true)
	}
	s.cursor = i
}

// walk moves the cursor and chooses nothing.
func (s *selection) walk(i int) {
	if i >= 0 && i < s.len() {
		s.cursor = i
		if s.anchor < 0 {
			s.anchor = i
		}
	}
}

// all chooses every row.
func (s *selection) all() {
	for i := range s.chosen {
		s.chosen[i] = true
	}
	s.count = s.len()
	if s.count > 0 {
		s.cursor, s.anchor = max(s.cursor, 0), max(s.anchor, 0)
	}
}

// set chooses exactly these rows; those that do not exist are passed over. The
// cursor goes to the last of them.
func (s *selection) set(rows []int) {
	s.clear()
	for _, i := range rows {
		if i >= 0 && i < s.len() {
			s.put(i, true)
			s.cursor, s.anchor = i, i
		}
	}
}

// list gives the chosen rows from top to bottom.
func (s *selection) list() []int {
	out := make([]int, 0, s.count)
	for i, on := range s.chosen {
		if on {
			out = append(out, i)
		}
	}
	return out
}
