package desk

import (
	"time"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// NewNote gives an ID for a new note.
func (s *Sheet) NewNote() story.NoteID { return s.room.ids.note() }

// Remark is what the person who works here says now, for a note: with the name
// that is on their card.
func (s *Sheet) Remark(words string) (story.Remark, error) { return s.room.remark(words) }

func (r *room) remark(words string) (story.Remark, error) {
	var card revision.SignedCard
	err := r.arc.View(func(tx *archive.Tx) (err error) {
		card, _, err = me(tx)
		return err
	})
	if err == nil {
		err = r.ids.failed()
	}
	return story.Remark{Who: string(card.Person), Name: card.Name, At: r.now().UTC().Truncate(time.Second), Text: words}, err
}
