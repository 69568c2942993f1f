package merge

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/text"
)

// styled is a text with its marks.
type styled struct {
	text  string
	marks []text.Mark
}

func (a styled) equal(b styled) bool { return a.text == b.text && slices.Equal(a.marks, b.marks) }

// wording is what comes of three wordings of one text. Where the two agree, all
// three of it are the same; else each has one side's words where they clash, and
// what either side changed alone everywhere else.
type wording struct {
	of     [3]styled
	agreed bool
}

func agreedOn(s styled) wording { return wording{[3]styled{s, s, s}, true} }

// worded merges three wordings.
func worded(of [3]styled) wording {
	switch {
	case of[first].equal(of[second]), of[second].equal(of[base]):
		return agreedOn(of[first])
	case of[first].equal(of[base]):
		return agreedOn(of[second])
	}
	var rows [3][]string
	for s := range rows {
		rows[s] = tokens(of[s].text)
	}
	w := wording{agreed: true}
	pieces := align(rows)
	w.agreed = settledLinks(pieces, of, rows)
	for s := range w.of {
		made, ok := written(pieces, of, rows, side(s), &w.agreed)
		if !ok {
			return wording{of: of}
		}
		w.of[s] = made
	}
	if w.agreed {
		return agreedOn(w.of[first])
	}
	return w
}

// offsets gives where each token begins, and at the end the length of the text.
func offsets(row []string) []int {
	out := make([]int, len(row)+1)
	for i, t := range row {
		out[i+1] = out[i] + len(t)
	}
	return out
}

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

// written puts the pieces together; where they clash it takes the words of one
// side. ok is false when letters or words would grow together where two pieces
// meet: nobody wrote what would stand there.
func written(pieces []piece, of [3]styled, rows [3][]string, take side, agreed *bool) (styled, bool) {
	var out strings.Builder
	var marks []text.Mark
	add := func(more []text.Mark) {
		for _, m := range more {
			m.From, m.To = m.From+out.Len(), m.To+out.Len()
			marks = append(marks, m)
		}
	}
	at := [3][]int{offsets(rows[first]), offsets(rows[second]), offsets(rows[base])}
	row := make([]string, 0, len(rows[first])+len(rows[second]))
	for _, p := range pieces {
		from := take
		switch p.fate {
		case kept:
			var set [3][]text.Mark
			for s := range set {
				set[s] = cut(of[s].marks, at[s], p.in[s])
			}
			add(marked(set, take, agreed))
		case taken:
			from = p.of
			fallthrough
		default:
			add(cut(of[from].marks, at[from], p.in[from]))
		}
		out.WriteString(of[from].text[at[from][p.in[from].from]:at[from][p.in[from].to]])
		row = append(row, p.row(from, rows)...)
	}
	if !slices.Equal(row, tokens(out.String())) {
		return styled{}, false
	}
	return normal(styled{out.String(), marks})
}

// normal gives marks in their one form; false if the text is not one that a block
// can hold, or a mark does not fit it.
func normal(s styled) (styled, bool) {
	if text.Clean(s.text) != s.text {
		return styled{}, false
	}
	d, err := text.NewDocument(text.Block{ID: "x", Kind: text.Paragraph, Text: s.text, Marks: s.marks})
	if err != nil {
		return styled{}, false
	}
	return styled{s.text, d.Block(0).Marks}, true
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

// three merges one value of three; where they do not agree it is the one of take.
func three[T any, V comparable](of [3]T, value func(T) V, take side, agreed *bool) V {
	v, ok := one([3]V{value(of[first]), value(of[second]), value(of[base])})
	if !ok {
		*agreed = false
		return value(of[take])
	}
	return v
}

// one is the value that two sides make of the base's, and whether they agree.
func one[V comparable](of [3]V) (V, bool) {
	switch {
	case of[first] == of[second], of[second] == of[base]:
		return of[first], true
	case of[first] == of[base]:
		return of[second], true
	}
	return of[first], false
}
