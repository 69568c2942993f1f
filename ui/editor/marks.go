package editor

import (
	"dateline/internal/text"
)

// Layer is a kind of thing that hangs on the text without being part of it. The
// marks of a layer are found by somebody else, on a version of the text and away
// from the keys; the editor draws them and moves them with every edit.
type Layer int

// The layers, in the order in which they are drawn.
const (
	// Notes: what the newsroom says about a stretch. A note outlives its text.
	Notes Layer = iota
	// Inserted and Deleted: what a suggestion or another version has more and less.
	Inserted
	Deleted
	// Unwanted and Suggested: words that somebody proposes to take out and to put in,
	// and nobody has answered to.
	Unwanted
	Suggested
	// Hits: what was looked for.
	Hits
	// Spelling: a word that no dictionary has.
	Spelling
	// Typography: a sign that the house sets otherwise.
	Typography

	layers
)

// wear says what an edit of its text does to a mark: a word that is written on
// is no longer the word that was misspelt.
func (l Layer) wear() text.Wear {
	switch l {
	case Spelling, Typography:
		return text.Touched
	case Hits:
		return text.Inside
	}
	return text.Lasting
}

// Mark is a stretch of the text, in one block or across several. Without length
// it is a place, and is drawn as a tick.
type Mark struct {
	ID       string
	From, To text.Pos
	// Strong is the one that is meant: the hit that was gone to, the note whose
	// card is chosen.
	Strong bool
}

// marks are all marks of an editor.
type marks struct {
	spans  [layers]text.Spans
	strong [layers]map[string]bool
}

// SetMarks puts these marks in the place of all that the layer had. They must
// have been found on the text that is shown; a place that is none is left out.
func (e *Editor) SetMarks(l Layer, list []Mark) {
	if len(list) == 0 && len(e.marks.spans[l]) == 0 {
		return
	}
	found := make([]text.Annotation, len(list))
	strong := map[string]bool{}
	for i, m := range list {
		found[i] = text.Annotation{ID: m.ID, From: m.From, To: m.To}
		if m.Strong {
			strong[m.ID] = true
		}
	}
	e.marks.spans[l], e.marks.strong[l] = text.SpansOf(e.doc, found), strong
	if e.flow == nil {
		return
	}
	e.sync()
	e.refresh(e.v.pulse)
}

// MarkAt is the mark of a layer that a place stands in or at the edge of, within
// its block; of several the shortest.
func (e *Editor) MarkAt(l Layer, p text.Pos) (Mark, bool) {
	var best text.Span
	found := false
	for _, s := range e.marks.spans[l][p.Block] {
		if s.From <= p.Offset && p.Offset <= s.To && (!found || s.To-s.From < best.To-best.From) {
			best, found = s, true
		}
	}
	return Mark{
		ID: best.ID, From: text.Pos{Block: p.Block, Offset: best.From}, To: text.Pos{Block: p.Block, Offset: best.To},
		Strong: e.marks.strong[l][best.ID],
	}, found
}

// Marks are those of a layer as they stand now, by blocks in the order of the
// text: a mark across blocks is several.
func (e *Editor) Marks(l Layer) []Mark {
	var out []Mark
	if len(e.marks.spans[l]) == 0 {
		return nil
	}
	for _, b := range e.doc.All() {
		for _, s := range e.marks.spans[l][b.ID] {
			out = append(out, Mark{
				ID: s.ID, From: text.Pos{Block: b.ID, Offset: s.From}, To: text.Pos{Block: b.ID, Offset: s.To},
				Strong: e.marks.strong[l][s.ID],
			})
		}
	}
	return out
}

// any says whether there is a mark at all; without one a key costs nothing more.
func (m *marks) any() bool {
	for _, s := range m.spans {
		if len(s) > 0 {
			return true
		}
	}
	return false
}

// follow moves the marks with an edit of the text that was shown until now.
func (m *marks) follow(tr text.Transaction, before text.Document) {
	if !m.any() {
		return
	}
	moved := tr.Map(before)
	for l := range layers {
		m.spans[l].Follow(moved, l.wear())
	}
}

// followTo moves them when only what came of it is known.
func (m *marks) followTo(before, after text.Document) {
	for l := range layers {
		m.spans[l].FollowTo(before, after, l.wear())
	}
}
