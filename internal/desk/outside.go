package desk

import (
	"context"
	"time"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// edit changes one story: the edit is made of what is there and applied in the
// same transaction, so that two programs never overwrite each other's work. A
// story that is open for writing is changed with what was typed so far, and its
// sheet takes the edit over as if it had been made there: it can be undone, and
// what is typed on does not write over it.
func (r *room) edit(ctx context.Context, id string, make func(*archive.Tx, archive.Draft) (story.Edit, error)) error {
	return r.change(ctx, id, change{make: make})
}

// change is an edit from outside, and what is done with it in the same
// transaction: nil is nothing.
type change struct {
	// before looks at the story, and may refuse.
	before func(*archive.Tx, archive.Draft) error
	make   func(*archive.Tx, archive.Draft) (story.Edit, error)
	// after gets the story with the edit.
	after func(*archive.Tx, *record, revision.SignedCard) error
}

// editAnd is edit with something said about it.
func (r *room) editAnd(
	ctx context.Context, id string, make func(*archive.Tx, archive.Draft) (story.Edit, error), after func(*archive.Tx, *record, revision.SignedCard) error,
) error {
	return r.change(ctx, id, change{make: make, after: after})
}

func (r *room) change(ctx context.Context, id string, c change) error {
	sheet, err := r.changeOutside(ctx, id, c)
	if sheet != nil {
		r.sheets.post(sheet.tell)
	}
	return err
}

// changeOutside gives the sheet that took the edit over, if there is one.
func (r *room) changeOutside(ctx context.Context, id string, c change) (*Sheet, error) {
	r.sheets.gate.RLock()
	defer r.sheets.gate.RUnlock()
	var made story.Edit
	var of story.ID
	at := r.now().UTC()
	err := r.arc.Update(ctx, func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		of = d.Story.ID
		if c.before != nil {
			if err := c.before(tx, d); err != nil {
				return err
			}
		}
		if made, err = c.make(tx, d); err != nil {
			return err
		}
		if err := edited(tx, d, made, at); err != nil || c.after == nil {
			return err
		}
		rec, me, err := r.recordAndMe(tx, string(of))
		if err != nil {
			return err
		}
		return c.after(tx, &rec, me)
	})
	if err != nil || made == nil {
		return nil, err
	}
	sheet := r.sheets.of(of)
	if sheet == nil {
		return nil, nil
	}
	err = sheet.takeOver(at, true, func(now story.Story) (e story.Edit, err error) {
		if _, err := made.Apply(now); err == nil {
			return made, nil
		}
		// Somebody typed on so that it does not fit any more: it is made again.
		err = r.arc.View(func(tx *archive.Tx) error {
			e, err = c.make(tx, archive.Draft{Story: now, Touched: at})
			return err
		})
		return e, err
	})
	if err != nil {
		return sheet, err
	}
	// The edit was durable before; now it is together with what was typed since.
	// When that fails, the save line says so, as for everything typed.
	_ = r.sheets.flush(context.WithoutCancel(ctx))
	return sheet, nil
}

// edited keeps the story with an edit; nil is none.
func edited(tx *archive.Tx, d archive.Draft, e story.Edit, at time.Time) error {
	if e == nil {
		return nil
	}
	next, err := e.Apply(d.Story)
	if err != nil {
		return err
	}
	if err := next.Validate(); err != nil {
		return err
	}
	return tx.PutDraft(archive.Draft{Story: next, Touched: at})
}

// takeOver does to the sheet what was done to its story elsewhere. What nobody
// who writes has done is not theirs to undo.
func (s *Sheet) takeOver(at time.Time, undoable bool, make func(now story.Story) (story.Edit, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, err := make(s.newest.story)
	if err != nil || e == nil {
		return err
	}
	if undoable {
		return s.remember(e, at)
	}
	next, err := e.Apply(s.newest.story)
	if err != nil || same(s.newest.story, next) {
		return err
	}
	s.set(next, s.touched)
	return nil
}
