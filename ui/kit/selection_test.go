package kit

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSelectingRows(t *testing.T) {
	for name, c := range map[string]struct {
		do     func(s *selection)
		want   []int
		cursor int
	}{
		"nothing at first":                    {func(*selection) {}, nil, -1},
		"a click":                             {func(s *selection) { s.only(2); s.only(4) }, []int{4}, 4},
		"a click beside the list":             {func(s *selection) { s.only(2); s.only(9) }, []int{2}, 2},
		"Ctrl adds":                           {func(s *selection) { s.only(2); s.toggle(5) }, []int{2, 5}, 5},
		"Ctrl takes away":                     {func(s *selection) { s.only(2); s.toggle(5); s.toggle(2) }, []int{5}, 2},
		"Shift reaches down":                  {func(s *selection) { s.only(2); s.reach(4, false) }, []int{2, 3, 4}, 4},
		"Shift reaches up from the same row":  {func(s *selection) { s.only(2); s.reach(4, false); s.reach(1, false) }, []int{1, 2}, 1},
		"Shift after Ctrl begins there":       {func(s *selection) { s.only(0); s.toggle(3); s.reach(4, false) }, []int{3, 4}, 4},
		"Ctrl and Shift keep the others":      {func(s *selection) { s.only(0); s.toggle(3); s.reach(4, true) }, []int{0, 3, 4}, 4},
		"Shift at first chooses one":          {func(s *selection) { s.reach(3, false) }, []int{3}, 3},
		"walking chooses nothing":             {func(s *selection) { s.only(1); s.walk(4) }, []int{1}, 4},
		"walking first and Shift then":        {func(s *selection) { s.walk(1); s.reach(2, false) }, []int{1, 2}, 2},
		"all":                                 {func(s *selection) { s.only(3); s.all() }, []int{0, 1, 2, 3, 4, 5}, 3},
		"all at first":                        {func(s *selection) { s.all() }, []int{0, 1, 2, 3, 4, 5}, 0},
		"set":                                 {func(s *selection) { s.only(1); s.set([]int{4, 2, 77}) }, []int{2, 4}, 2},
		"fewer rows":                          {func(s *selection) { s.all(); s.walk(5); s.setLen(2) }, []int{0, 1}, 1},
		"more rows are not chosen":            {func(s *selection) { s.all(); s.setLen(8) }, []int{0, 1, 2, 3, 4, 5}, 0},
		"rows that went and came are not":     {func(s *selection) { s.all(); s.setLen(2); s.setLen(4) }, []int{0, 1}, 0},
		"no rows":                             {func(s *selection) { s.all(); s.setLen(0); s.only(0); s.all() }, nil, -1},
		"Shift does not leave a list of none": {func(s *selection) { s.setLen(0); s.reach(-1, false) }, nil, -1},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSelection()
			s.setLen(6)
			c.do(&s)
			if got := s.list(); !slices.Equal(got, c.want) || s.cursor != c.cursor {
				t.Errorf("chose %v with the cursor on %d, want %v and %d", got, s.cursor, c.want, c.cursor)
			}
		})
	}
}

// TestSelectionAgreesWithASetOfRows compares it with a set of numbers, whatever
// is done in whatever order.
func TestSelectionAgreesWithASetOfRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, n := newSelection(), 0
		set, anchor := map[int]bool{}, -1
		row := rapid.IntRange(0, 11)
		inside := func(i int) bool { return i < n }
		t.Repeat(map[string]func(*rapid.T){
			"len": func(t *rapid.T) {
				n = row.Draw(t, "n")
				s.setLen(n)
				maps.DeleteFunc(set, func(i int, _ bool) bool { return i >= n })
				anchor = min(anchor, n-1)
			},
			"only": func(t *rapid.T) {
				i := row.Draw(t, "i")
				s.only(i)
				if inside(i) {
					set, anchor = map[int]bool{i: true}, i
				}
			},
			"toggle": func(t *rapid.T) {
				i := row.Draw(t, "i")
				s.toggle(i)
				if inside(i) {
					anchor = i
					if set[i] {
						delete(set, i)
					} else {
						set[i] = true
					}
				}
			},
			"reach": func(t *rapid.T) {
				i, keep := row.Draw(t, "i"), rapid.Bool().Draw(t, "keep")
				s.reach(i, keep)
				if !inside(i) {
					return
				}
				if anchor < 0 {
					anchor = i
				}
				if !keep {
					clear(set)
				}
				for j := range n {
					if j >= min(anchor, i) && j <= max(anchor, i) {
						set[j] = true
					}
				}
			},
			"walk": func(t *rapid.T) {
				i := row.Draw(t, "i")
				s.walk(i)
				if inside(i) && anchor < 0 {
					anchor = i
				}
			},
			"all": func(*rapid.T) {
				s.all()
				for j := range n {
					set[j] = true
				}
				if n > 0 {
					anchor = max(anchor, 0)
				}
			},
			"": func(t *rapid.T) {
				if got, want := s.list(), slices.Sorted(maps.Keys(set)); !slices.Equal(got, want) || s.count != len(want) {
					t.Fatalf("chose %v (%d), want %v", got, s.count, want)
				}
				if s.anchor != anchor || s.cursor >= n || (s.cursor < 0) != (anchor < 0) {
					t.Fatalf("anchor %d, want %d; cursor %d of %d", s.anchor, anchor, s.cursor, n)
				}
			},
		})
	})
}
