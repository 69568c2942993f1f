package desk

import (
	"slices"
	"strings"

	"dateline/internal/wire"
)

// Left is a kind of things that a page had and a story has not: N of them, and
// their words as far as they are kept, a line each. ID is that of the words that
// count them.
type Left struct {
	ID    string
	N     int
	Lines []string
}

// leftOut gathers from notes what a person might miss.
func leftOut(notes []wire.Note) []Left {
	var out []Left
	for _, n := range notes {
		if !n.Kind.LeftOut() {
			continue
		}
		kind := n.Kind
		if kind == wire.NoteFurniture {
			kind = wire.NoteAround // a line of the site, wherever it stood
		}
		id := "wire.left-" + strings.TrimPrefix(string(kind), "note-")
		i := slices.IndexFunc(out, func(l Left) bool { return l.ID == id })
		if i < 0 {
			i = len(out)
			out = append(out, Left{ID: id})
		}
		out[i].N += max(n.N, 1)
		if n.Text != "" {
			out[i].Lines = append(out[i].Lines, strings.Split(n.Text, "\n")...)
		}
	}
	return out
}
