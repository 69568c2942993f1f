package story

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dateline/internal/text"
)

// NoteID names one note of one story, in lower-case letters and digits.
type NoteID string

// Note is what the newsroom says to itself about a stretch of the text. It
// hangs on its words and goes with them; when they are deleted it stays, as a
// place without length. It never leaves the newsroom.
type Note struct {
	ID NoteID `json:"id"`
	// From and To are places of the text, in its order. Both are the same place
	// when the words are gone, and the zero place while the text has no block.
	From text.Pos `json:"from"`
	To   text.Pos `json:"to"`
	// About are the words as they were when the note was made.
	About string `json:"about"`
	// Remarks is what was said, oldest first; there is at least one.
	Remarks  []Remark `json:"remarks"`
	Resolved bool     `json:"resolved,omitempty"`
}

// Remark is what one person said in a note.
type Remark struct {
	// Who is the person's ID on their card, Name what they were called then.
	Who  string `json:"who"`
	Name string `json:"name"`
	// At is in UTC to the second.
	At   time.Time `json:"at"`
	Text string    `json:"text"`
}

// MostRemark is how long a remark may be, in bytes.
const MostRemark = 8000

// What else a story holds of notes at most: a newsroom that says more than this
// about one text talks somewhere else. Lengths in bytes.
const (
	mostNotes   = 500
	mostRemarks = 100
	mostAbout   = 1000
	mostName    = 400
	// mostSaid is all words of all notes of a story.
	mostSaid = 1 << 20
)

// Gone says that the words of the note are no longer in the text.
func (n Note) Gone() bool { return n.From == n.To }

// Selection is the stretch the note hangs on.
func (n Note) Selection() text.Selection { return text.Selection{Anchor: n.From, Head: n.To} }

// Remarked is the note with one more remark.
func (n Note) Remarked(r Remark) Note {
	n.Remarks = append(slices.Clip(slices.Clone(n.Remarks)), r)
	return n
}

// NoteWith is the note with this ID.
func (s Story) NoteWith(id NoteID) (Note, bool) {
	if i := s.noteIndex(id); i >= 0 {
		return s.Notes[i], true
	}
	return Note{}, false
}

func (s Story) noteIndex(id NoteID) int {
	return slices.IndexFunc(s.Notes, func(n Note) bool { return n.ID == id })
}

// OpenNotes counts the notes that are not resolved.
func (s Story) OpenNotes() int {
	open := 0
	for _, n := range s.Notes {
		if !n.Resolved {
			open++
		}
	}
	return open
}

// NotesInOrder gives the notes as a reader of the text meets them; of two in one
// place the older one comes first.
func (s Story) NotesInOrder() []Note {
	if len(s.Notes) == 0 {
		return nil
	}
	at := make(map[text.BlockID]int, len(s.Notes))
	for _, n := range s.Notes {
		at[n.From.Block] = -1
	}
	for i, b := range s.Body.All() {
		if _, noted := at[b.ID]; noted {
			at[b.ID] = i
		}
	}
	out := slices.Clone(s.Notes)
	slices.SortStableFunc(out, func(a, b Note) int {
		return cmp.Or(cmp.Compare(at[a.From.Block], at[b.From.Block]), cmp.Compare(a.From.Offset, b.From.Offset))
	})
	return out
}

// Quoted gives the words of a stretch in one line, as a note says what it is
// about: long ones are cut at a grapheme and end with "…".
func Quoted(d text.Document, sel text.Selection) string {
	from, to, err := sel.Range(d)
	if err != nil {
		return ""
	}
	var words []string
	for i, last := d.Index(from.Block), d.Index(to.Block); i <= last; i++ {
		b := d.Block(i)
		start, end := 0, len(b.Text)
		if b.ID == from.Block {
			start = from.Offset
		}
		if b.ID == to.Block {
			end = to.Offset
		}
		if line := oneLine(b.Text[start:end]); line != "" {
			words = append(words, line)
		}
	}
	said := strings.Join(words, " ")
	if len(said) > mostAbout {
		const more = "…"
		said = strings.TrimSpace(said[:text.PrevBoundary(said, mostAbout-len(more))]) + more
	}
	return said
}
