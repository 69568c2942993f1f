package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// office is one person at their laptop.
type office struct {
	*Desk
	t    testing.TB
	card revision.SignedCard
}

// newsroom gives laptops of people who have accepted each other.
func newsroom(t testing.TB, people ...string) []office {
	t.Helper()
	var all []office
	for i, who := range people {
		name, role, _ := strings.Cut(who, " ")
		d := open(t, config(t.TempDir()))
		card, err := d.Review.Me(context.Background(), name, role)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, office{d, t, card})
		for _, other := range all[:i] {
			putCard(t, d, other.card)
			putCard(t, other.Desk, card)
		}
	}
	return all
}

// begins is a story of these paragraphs, filed for review.
func (l office) begins(paragraphs ...string) string {
	l.t.Helper()
	id := newDraft(l.t, l.Desk, "Мост открыли")
	l.writes(id, func(s story.Story) story.Edit {
		var blocks []text.Block
		for i, p := range paragraphs {
			blocks = append(blocks, text.Block{ID: text.BlockID(fmt.Sprint("b", i+1)), Kind: text.Paragraph, Text: p})
		}
		last := s.Body.Block(s.Body.Len() - 1).ID
		return story.Body{Transaction: text.Transaction{Steps: []text.Step{text.Insert{After: last, Blocks: blocks}, text.Remove{First: s.Body.Block(0).ID, Count: s.Body.Len()}}}}
	})
	l.must(l.Review.File(context.Background(), id, ""))
	return id
}

// writes changes a story as its author would.
func (l office) writes(id string, edit func(story.Story) story.Edit) {
	l.t.Helper()
	l.must(l.room.edit(context.Background(), id, func(_ *archive.Tx, d archive.Draft) (story.Edit, error) { return edit(d.Story), nil }))
}

// replaces puts other words in the place of these.
func (l office) replaces(id, old, new string) {
	l.t.Helper()
	l.writes(id, func(s story.Story) story.Edit { return replacing(l.t, s, old, new) })
}

func replacing(t testing.TB, s story.Story, old, new string) story.Edit {
	t.Helper()
	for _, b := range s.Body.All() {
		if i := strings.Index(b.Text, old); i >= 0 {
			return story.Body{Transaction: text.Transaction{Steps: []text.Step{text.Splice{Block: b.ID, From: i, To: i + len(old), Text: new}}}}
		}
	}
	t.Fatalf("the text does not say %q", old)
	return nil
}

// notes hangs a note on words of the text.
func (l office) notes(id, about, said string) story.NoteID {
	l.t.Helper()
	name := l.room.ids.note()
	l.writes(id, func(s story.Story) story.Edit {
		for _, b := range s.Body.All() {
			if i := strings.Index(b.Text, about); i >= 0 {
				return story.AddNote{At: len(s.Notes), Note: story.Note{
					ID: name, From: text.Pos{Block: b.ID, Offset: i}, To: text.Pos{Block: b.ID, Offset: i + len(about)}, About: about,
					Remarks: []story.Remark{l.remark(said)},
				}}
			}
		}
		l.t.Fatalf("the text does not say %q", about)
		return nil
	})
	return name
}

func (l office) remark(said string) story.Remark {
	return story.Remark{Who: string(l.card.Person), Name: l.card.Name, At: l.room.now(), Text: said}
}

// answers says something in a note, and whether it is done with.
func (l office) answers(id string, note story.NoteID, said string, resolved bool) {
	l.t.Helper()
	l.writes(id, func(s story.Story) story.Edit {
		n, ok := s.NoteWith(note)
		if !ok {
			l.t.Fatalf("%s has no note %s", l.card.Name, note)
		}
		if said != "" {
			n = n.Remarked(l.remark(said))
		}
		return story.ChangeNote{ID: note, Remarks: n.Remarks, Resolved: resolved}
	})
}

func (l office) story(id string) story.Story {
	l.t.Helper()
	s, err := l.Review.At(context.Background(), id, revision.Hash{})
	l.must(err)
	return s
}

// says is the text as it stands, a line for each block.
func (l office) says(id string) string {
	var lines []string
	for _, b := range l.story(id).Body.All() {
		lines = append(lines, b.Text)
	}
	return strings.Join(lines, "\n")
}

// talks is what is said in notes: what it is about, hangs on, and who said what.
func (l office) talks(id string) string {
	var lines []string
	s := l.story(id)
	for _, n := range s.NotesInOrder() {
		line := n.About + " [" + story.Quoted(s.Body, n.Selection()) + "]"
		for _, r := range n.Remarks {
			line += " " + r.Name + ": " + r.Text
		}
		if n.Resolved {
			line += " ✓"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (l office) state(id string) revision.State { return state(l.t, l.Desk, id) }

func (l office) must(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatalf("%s: %v", l.card.Name, err)
	}
}

// packs writes a story into a hand-off file.
func (l office) packs(id string) string {
	l.t.Helper()
	path := filepath.Join(l.t.TempDir(), "story.dateline")
	_, err := l.Review.HandOff(context.Background(), HandOff{Stories: []string{id}, Path: path}, nil)
	l.must(err)
	return path
}

// gets takes a hand-off file in.
func (l office) gets(path string) {
	l.t.Helper()
	got, err := l.Review.Receive(context.Background(), path, "", nil)
	if l.must(err); got.Quarantined {
		l.t.Fatalf("%s does not know who sent it", l.card.Name)
	}
}

// hands carries a story from laptop to laptop.
func (l office) hands(id string, to ...office) {
	l.t.Helper()
	path := l.packs(id)
	for _, other := range to {
		other.gets(path)
	}
}

// remarks of a story that is kept here.
func (l office) remarks(id string) []revision.SignedRemark {
	l.t.Helper()
	var out []revision.SignedRemark
	l.must(l.room.arc.View(func(tx *archive.Tx) (err error) {
		out, err = decodeAll[revision.SignedRemark](tx.Remarks(story.ID(id)))
		return err
	}))
	return out
}

// hears keeps remarks as a hand-off would bring them, and hangs them.
func (l office) hears(id string, remarks ...revision.SignedRemark) {
	l.t.Helper()
	l.must(l.room.arc.Update(context.Background(), func(tx *archive.Tx) error {
		for _, r := range remarks {
			if err := tx.PutRemark(r.Story, r.ID(), marshal(l.t, r)); err != nil {
				return err
			}
		}
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		hang, err := l.room.hanging(tx, d.Story.ID, d.Story)
		if err != nil {
			return err
		}
		if e, err := hang(d.Story); err != nil {
			return err
		} else if e != nil {
			if d.Story, err = e.Apply(d.Story); err != nil {
				return err
			}
		}
		return tx.PutDraft(d)
	}))
}
