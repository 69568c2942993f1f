package merge

import (
	"cmp"
	"slices"

	"dateline/internal/text"
)

// settledLinks makes a clash of every piece that one side reworded and the other
// linked, so that no address is lost in silence. It is false if anything clashes.
func settledLinks(pieces []piece, of [3]styled, rows [3][]string) bool {
	agreed := true
	at := [3][]int{offsets(rows[first]), offsets(rows[second]), offsets(rows[base])}
	for i, p := range pieces {
		if p.fate == taken {
			other := first + second - p.of
			if slices.Equal(p.row(other, rows), p.row(base, rows)) {
				was := links(of[base].marks, at[base][p.in[base].from], at[base][p.in[base].to])
				now := links(of[other].marks, at[other][p.in[other].from], at[other][p.in[other].to])
				if !slices.Equal(was, now) {
					pieces[i].fate = clash
				}
			} else if a, b := cut(of[first].marks, at[first], p.in[first]), cut(of[second].marks, at[second], p.in[second]); !slices.Equal(a, b) {
				pieces[i].fate = clash // both wrote the same and set it differently
			}
		}
		agreed = agreed && pieces[i].fate != clash
	}
	return agreed
}

func links(marks []text.Mark, from, to int) []text.Mark {
	return slices.DeleteFunc(within(marks, from, to), func(m text.Mark) bool { return m.Kind != text.Link })
}

// within gives the parts of marks from from to to, counted from there.
func within(marks []text.Mark, from, to int) []text.Mark {
	var out []text.Mark
	for _, m := range marks {
		if m.From, m.To = max(m.From, from)-from, min(m.To, to)-from; m.From < m.To {
			out = append(out, m)
		}
	}
	return out
}

func cut(marks []text.Mark, at []int, in stretch) []text.Mark {
	return within(marks, at[in.from], at[in.to])
}

// setting is how one letter is set.
type setting struct {
	bold, italic, strike bool
	// script is raised or lowered: one thing, a letter is not both by two people.
	script [2]bool
	link   string
}

func settingAt(marks []text.Mark, at int) setting {
	var s setting
	for _, m := range marks {
		if at < m.From || at >= m.To {
			continue
		}
		switch m.Kind {
		case text.Bold:
			s.bold = true
		case text.Italic:
			s.italic = true
		case text.Strike:
			s.strike = true
		case text.Sup:
			s.script[0] = true
		case text.Sub:
			s.script[1] = true
		case text.Link:
			s.link = m.Href
		}
	}
	return s
}

func (s setting) marks(from, to int) []text.Mark {
	var out []text.Mark
	add := func(on bool, kind text.MarkKind, href string) {
		if on {
			out = append(out, text.Mark{Kind: kind, From: from, To: to, Href: href})
		}
	}
	add(s.bold, text.Bold, "")
	add(s.italic, text.Italic, "")
	add(s.strike, text.Strike, "")
	add(s.script[0], text.Sup, "")
	add(s.script[1], text.Sub, "")
	add(s.link != "", text.Link, s.link)
	return out
}

// marked merges how words are set that all three have. Whatever only one side
// set another way is taken; two addresses for one word are not agreed on.
func marked(set [3][]text.Mark, take side, agreed *bool) []text.Mark {
	if slices.Equal(set[first], set[second]) || slices.Equal(set[second], set[base]) {
		return set[first]
	}
	if slices.Equal(set[first], set[base]) {
		return set[second]
	}
	var edges []int
	for _, m := range slices.Concat(set[first], set[second], set[base]) {
		edges = append(edges, m.From, m.To)
	}
	slices.SortFunc(edges, cmp.Compare)
	edges = slices.Compact(edges)
	var out []text.Mark
	for i := range len(edges) - 1 {
		var of [3]setting
		for s := range of {
			of[s] = settingAt(set[s], edges[i])
		}
		one := setting{
			bold:   three(of, func(s setting) bool { return s.bold }, take, agreed),
			italic: three(of, func(s setting) bool { return s.italic }, take, agreed),
			strike: three(of, func(s setting) bool { return s.strike }, take, agreed),
			script: three(of, func(s setting) [2]bool { return s.script }, take, agreed),
			link:   three(of, func(s setting) string { return s.link }, take, agreed),
		}
		out = append(out, one.marks(edges[i], edges[i+1])...)
	}
	return out
}
