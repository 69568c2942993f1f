package story

import (
	"fmt"
	"slices"
	"time"

	"dateline/internal/text"
)

// AddNote hangs a note on a stretch of the text. Its place in the list, 0 to the
// length of it, says nothing to a reader.
type AddNote struct {
	At   int  `json:"at"`
	Note Note `json:"note"`
}

func (e AddNote) name() string { return "add-note" }

// Apply adds the note; its ID is new, its places are brought into the text and
// into its order.
func (e AddNote) Apply(s Story) (Story, error) {
	if e.At < 0 || e.At > len(s.Notes) {
		return s, fmt.Errorf("%w: note %d of %d", ErrOutOfRange, e.At, len(s.Notes))
	}
	n := e.Note
	if from, to, err := n.Selection().Range(s.Body); err == nil {
		n.From, n.To = from, to
	}
	at := settled([]text.Annotation{n.annotation()}, s.Body)[0]
	n.From, n.To, n.About, n.Remarks = at.From, at.To, oneLine(n.About), formed(n.Remarks)
	next := s
	next.Notes = slices.Insert(slices.Clone(s.Notes), e.At, n)
	return checked(s, next, validNotes)
}

// Invert removes the note.
func (e AddNote) Invert(Story) (Edit, error) { return RemoveNote{e.Note.ID}, nil }

// ChangeNote gives the note with this ID other remarks, and says whether it is
// resolved. What it is about and where it hangs stay.
type ChangeNote struct {
	ID       NoteID   `json:"id"`
	Remarks  []Remark `json:"remarks"`
	Resolved bool     `json:"resolved"`
}

func (e ChangeNote) name() string { return "change-note" }

// Apply changes the note.
func (e ChangeNote) Apply(s Story) (Story, error) {
	i := s.noteIndex(e.ID)
	if i < 0 {
		return s, fmt.Errorf("%w: %q", ErrNoSuchNote, e.ID)
	}
	next := s
	next.Notes = slices.Clone(s.Notes)
	next.Notes[i].Remarks, next.Notes[i].Resolved = formed(e.Remarks), e.Resolved
	return checked(s, next, validNotes)
}

// Invert gives it what was said before.
func (e ChangeNote) Invert(before Story) (Edit, error) {
	n, ok := before.NoteWith(e.ID)
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrNoSuchNote, e.ID)
	}
	return ChangeNote{e.ID, n.Remarks, n.Resolved}, nil
}

// RemoveNote takes a note away with all that was said in it.
type RemoveNote struct {
	ID NoteID `json:"id"`
}

func (e RemoveNote) name() string { return "remove-note" }

// Apply removes the note.
func (e RemoveNote) Apply(s Story) (Story, error) {
	i := s.noteIndex(e.ID)
	if i < 0 {
		return s, fmt.Errorf("%w: %q", ErrNoSuchNote, e.ID)
	}
	next := s
	next.Notes = slices.Delete(slices.Clone(s.Notes), i, i+1)
	if len(next.Notes) == 0 {
		next.Notes = nil
	}
	return next, nil
}

// Invert puts the note back where it was.
func (e RemoveNote) Invert(before Story) (Edit, error) {
	i := before.noteIndex(e.ID)
	if i < 0 {
		return nil, fmt.Errorf("%w: %q", ErrNoSuchNote, e.ID)
	}
	return AddNote{i, before.Notes[i]}, nil
}

// Formed is the remark in the form a story keeps: clean, the time to the second.
func (r Remark) Formed() Remark {
	return Remark{oneLine(r.Who), oneLine(r.Name), r.At.UTC().Truncate(time.Second), InternalNote.form(r.Text)}
}

func formed(remarks []Remark) []Remark {
	out := make([]Remark, len(remarks))
	for i, r := range remarks {
		out[i] = r.Formed()
	}
	return out
}
