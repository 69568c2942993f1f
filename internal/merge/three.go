package merge

import (
	"slices"

	"dateline/internal/story"
	"dateline/internal/text"
)

// Three merges two stories that were made from base; the zero Story is no common
// version. All three are valid. Where both put something in one place, ours
// stands first if oursFirst: callers find that out in a way that is the same on
// every laptop. What never leaves the newsroom is ours, its notes on the merged text.
func Three(base, ours, theirs story.Story, oursFirst bool) Merged {
	m := Merged{base: base, ours: ours, theirs: theirs, first: oursFirst}
	t := m.run(nil)
	m.Story, m.Cards, m.Reads = t.story, t.cards, t.reads
	return m
}

// run merges, with answers or without.
func (m Merged) run(answers map[string]Choice) *table {
	t := &table{of: [3]story.Story{m.ours, m.theirs, m.base}, ours: first, answers: answers, story: m.ours}
	if !m.first {
		t.of[first], t.of[second], t.ours = m.theirs, m.ours, second
	}
	t.contested = t.contestedPhotos()
	t.head()
	blocks := t.body()
	t.photos()
	t.story.Body = t.document(blocks)
	t.related()
	t.rest()
	t.number()
	t.notes()
	return t
}

// document drops photo blocks whose photo was taken out; everything that comes
// here is of a valid document or was proved when it was put together.
func (t *table) document(blocks []text.Block) text.Document {
	shown := make(map[string]bool, len(t.story.Photos))
	for _, p := range t.story.Photos {
		shown[string(p.ID)] = true
	}
	blocks = slices.DeleteFunc(blocks, func(b text.Block) bool { return b.Kind == text.Photo && !shown[b.Photo] })
	d, err := text.Recompose(blocks, t.of[t.ours].Body, t.of[first].Body, t.of[second].Body)
	if err != nil {
		panic("merge: blocks of valid stories do not make a document: " + err.Error())
	}
	return d
}

// number says at which block the cards and reads are.
func (t *table) number() {
	for i, c := range t.cards {
		if c.Block != "" {
			t.cards[i].Number = t.story.Body.Index(c.Block) + 1
		}
	}
	for i, r := range t.reads {
		if r.Block != "" {
			t.reads[i].Number = t.story.Body.Index(r.Block) + 1
		}
	}
}

// notes hangs our notes on the merged text.
func (t *table) notes() {
	was := t.of[t.ours].Body
	if len(t.story.Notes) == 0 {
		return
	}
	t.story.Notes = slices.Clone(t.story.Notes)
	for i, n := range t.story.Notes {
		t.story.Notes[i] = n.Rehung(was, t.story.Body)
	}
}
