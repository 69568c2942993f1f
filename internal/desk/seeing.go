package desk

import (
	"context"
	"encoding/json"

	"dateline/internal/archive"
	"dateline/internal/comparison"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// seen is the text of a story that the person who works here has read last.
type seen struct {
	// Revision that it was; zero when it was not a version.
	Revision revision.Hash `json:"revision"`
	Content  revision.Hash `json:"content"`
}

func seenOf(tx *archive.Tx, id story.ID) (seen, error) {
	var s seen
	data, err := tx.Seen(id)
	if err != nil || data == nil {
		return s, err
	}
	return s, json.Unmarshal(data, &s)
}

// see notes that the text as it stands was read.
func (rec *record) see(tx *archive.Tx) error {
	s := seen{Content: rec.facts.Working}
	if head, ok := rec.head(); ok {
		s.Revision = head.ID()
	} else if err := tx.PutContent(rec.facts.Working, rec.content); err != nil {
		return err
	}
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return tx.PutSeen(rec.draft.Story.ID, data)
}

// seenIn are the versions that were read: the last one and all it was made from.
func (rec *record) seenIn(tx *archive.Tx) (map[revision.Hash]bool, error) {
	read, err := seenOf(tx, rec.draft.Story.ID)
	if err != nil || read.Content.IsZero() {
		return nil, err
	}
	byID, out := rec.byID(), map[revision.Hash]bool{}
	var todo []revision.Hash
	for id, v := range byID {
		if v.Content == read.Content || id == read.Revision {
			todo = append(todo, id)
		}
	}
	for len(todo) > 0 {
		id := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !out[id] {
			out[id] = true
			todo = append(todo, byID[id].Parents...)
		}
	}
	return out, nil
}

// MarkSeen notes that the person who works here has read the text as it stands.
func (v *Review) MarkSeen(ctx context.Context, id string) error {
	if err := v.sheets.flush(ctx); err != nil {
		return err
	}
	return v.arc.Update(ctx, func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := v.recordOf(tx, d)
		if err != nil {
			return err
		}
		return rec.see(tx)
	})
}

// SinceSeen says how many changes were made since the person who works here read
// the story last, and which version that was: zero when nothing was read, and
// when what was read is no version. What was never read has no changes.
func (v *Review) SinceSeen(_ context.Context, id string) (from revision.Hash, changes int, err error) {
	err = v.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := v.recordOf(tx, d)
		if err != nil {
			return err
		}
		from, changes, err = v.sinceSeen(tx, &rec)
		return err
	})
	return from, changes, err
}

func (r *room) sinceSeen(tx *archive.Tx, rec *record) (from revision.Hash, changes int, err error) {
	read, err := seenOf(tx, rec.draft.Story.ID)
	if err != nil || read.Content.IsZero() || read.Content == rec.facts.Working {
		return read.Revision, 0, err
	}
	changed, err := remembered(r.sizes, r.sizes.steps, [2]revision.Hash{read.Content, rec.facts.Working}, func() (step, error) {
		before, err := contentIn(tx, read.Content)
		if err != nil {
			return step{}, err
		}
		return stepFrom(comparison.Compare(before, rec.draft.Story)), nil
	})
	return read.Revision, changed.changes, err
}
