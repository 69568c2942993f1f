package story

import (
	"slices"

	"dateline/internal/text"
)

// annotation is where the note hangs.
func (n Note) annotation() text.Annotation {
	return text.Annotation{ID: string(n.ID), From: n.From, To: n.To}
}

// hung puts notes where annotations say; notes that nothing is said of stay.
// The list is the same one when none of them moves.
func hung(notes []Note, at []text.Annotation) []Note {
	out := notes
	for _, a := range at {
		i := slices.IndexFunc(notes, func(n Note) bool { return string(n.ID) == a.ID })
		if i < 0 || notes[i].From == a.From && notes[i].To == a.To {
			continue
		}
		if &out[0] == &notes[0] {
			out = slices.Clone(notes)
		}
		out[i].From, out[i].To = a.From, a.To
	}
	return out
}

// carried moves notes along with a change of the text. A note whose block the
// change does not name stays without anything being looked at, so that a key in
// a long story with many notes costs what a key costs.
func carried(notes []Note, m text.Map, after text.Document) []Note {
	var at []text.Annotation
	for _, n := range notes {
		if n.From.Block != n.To.Block || n.From.Block == "" || m.Moves(n.From.Block) {
			at = append(at, n.annotation())
		}
	}
	if at == nil {
		return notes
	}
	return hung(notes, settled(m.Annotations(at, after), after))
}

// settled brings annotations to places that a text has. Those in a text without
// blocks have the zero place, and come to its start when it has blocks again.
func settled(at []text.Annotation, d text.Document) []text.Annotation {
	out := make([]text.Annotation, len(at))
	for i, a := range at {
		from := settledPos(a.From, d)
		to := from
		if a.To != a.From {
			to = settledPos(a.To, d)
		}
		if first, _, err := (text.Selection{Anchor: from, Head: to}).Range(d); err == nil && first != from {
			from = to
		}
		out[i] = text.Annotation{ID: a.ID, From: from, To: to}
	}
	return out
}

func settledPos(p text.Pos, d text.Document) text.Pos {
	i := d.Index(p.Block)
	if i < 0 {
		start, _ := d.Start()
		return start
	}
	words := d.Block(i).Text
	return text.Pos{Block: p.Block, Offset: text.PrevBoundary(words, min(max(p.Offset, 0), len(words)))}
}

// anchors says where notes have to be put after back has undone e, so that they
// are where they were: a place inside of what was deleted cannot be found again
// by mapping. It is empty for most edits.
func (e Body) anchors(back text.Transaction, before Story) ([]text.Annotation, error) {
	if len(before.Notes) == 0 || len(e.Anchors) == 0 && passes(e.Transaction, before.Notes) {
		return nil, nil
	}
	after, err := e.Apply(before)
	if err != nil {
		return nil, err
	}
	var out []text.Annotation
	for i, n := range carried(after.Notes, back.Map(after.Body), before.Body) {
		if was := before.Notes[i]; n.From != was.From || n.To != was.To {
			out = append(out, was.annotation())
		}
	}
	return out, nil
}

// passes says that a change is typing or deleting in one block on which no note
// hangs: then there is nothing to bring back.
func passes(t text.Transaction, notes []Note) bool {
	if len(t.Steps) != 1 {
		return len(t.Steps) == 0
	}
	typed, ok := t.Steps[0].(text.Splice)
	return ok && !slices.ContainsFunc(notes, func(n Note) bool { return n.From.Block == typed.Block || n.To.Block == typed.Block })
}

// Rehung is the note on the text as it is now, when it was last seen on another
// version of it and nobody knows the edits between: it keeps its words where
// they are the same, and else what is left of them.
func (n Note) Rehung(was, now text.Document) Note {
	var m text.Map
	for _, id := range slices.Compact([]text.BlockID{n.From.Block, n.To.Block}) {
		i, j := was.Index(id), now.Index(id)
		if i < 0 || j < 0 {
			continue
		}
		if a, b := was.Block(i).Text, now.Block(j).Text; a != b {
			m = append(m, difference(id, a, b).Map(was)...)
		}
	}
	for _, p := range []text.Pos{n.From, n.To} {
		if now.Index(p.Block) < 0 {
			n.From = beside(p.Block, was, now)
			n.To, m = n.From, nil
		}
	}
	a := settled(m.Annotations([]text.Annotation{n.annotation()}, now), now)[0]
	n.From, n.To = a.From, a.To
	return n
}

// beside is where a block was that is gone: behind the one before it that is
// still there.
func beside(gone text.BlockID, was, now text.Document) text.Pos {
	for i := was.Index(gone) - 1; i >= 0; i-- {
		if j := now.Index(was.Block(i).ID); j >= 0 {
			b := now.Block(j)
			return text.Pos{Block: b.ID, Offset: len(b.Text)}
		}
	}
	return text.Pos{}
}

// difference is the one splice that makes b of a; its edges may lie inside a
// grapheme, it is for mapping alone.
func difference(id text.BlockID, a, b string) text.Splice {
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	end := 0
	for end < min(len(a), len(b))-from && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return text.Splice{Block: id, From: from, To: len(a) - end, Text: b[from : len(b)-end]}
}
