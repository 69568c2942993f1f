package merge

import (
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
