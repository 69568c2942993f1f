package desk

import (
	"context"
	"slices"

	"dateline/internal/archive"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// settingOutlet holds the outlet profile.
const settingOutlet = "outlet"

// profile is the outlet's.
func (r *room) profile() (outlet.Profile, error) {
	var p outlet.Profile
	err := r.arc.View(func(tx *archive.Tx) (err error) {
		p, err = profileIn(tx)
		return err
	})
	return p, err
}

func profileIn(tx *archive.Tx) (outlet.Profile, error) {
	data, err := tx.Setting(settingOutlet)
	if err != nil {
		return outlet.Profile{}, err
	}
	return outlet.Parse(data)
}

// Outlet gives the outlet profile.
func (a *Archive) Outlet(context.Context) (outlet.Profile, error) { return a.profile() }

// SetOutlet changes the outlet profile, all of it or nothing. Stories that are
// neither approved nor out take the new words for readers where they had the
// old ones; all others print what was approved (docs/decisions/0001).
func (a *Archive) SetOutlet(ctx context.Context, set []Assignment) error {
	told, err := a.setOutlet(ctx, set)
	for _, sheet := range told {
		a.sheets.post(sheet.tell)
	}
	return err
}

// setOutlet gives the sheets whose stories have other words now.
func (a *Archive) setOutlet(ctx context.Context, set []Assignment) ([]*Sheet, error) {
	a.sheets.gate.RLock()
	defer a.sheets.gate.RUnlock()
	var old, next outlet.Profile
	var ids []story.ID
	err := a.arc.Update(ctx, func(tx *archive.Tx) error {
		var err error
		if old, err = profileIn(tx); err != nil {
			return err
		}
		next = old
		for _, s := range set {
			if next, err = next.Set(s.Field, s.Value); err != nil {
				return err
			}
		}
		data, err := next.Marshal()
		if err != nil {
			return err
		}
		if err := tx.PutSetting(settingOutlet, data); err != nil {
			return err
		}
		ids, err = a.reword(tx, old, next)
		return err
	})
	if err != nil {
		return nil, err
	}
	var told []*Sheet
	for _, id := range ids {
		if sheet := a.sheets.of(id); sheet != nil {
			// The house changed its words, not who writes: it is not theirs to undo.
			err := sheet.takeOver(a.now(), false, func(now story.Story) (story.Edit, error) {
				return story.SetWords{Words: rewordedFor(now, old, next)}, nil
			})
			if err != nil {
				return told, err
			}
			told = append(told, sheet)
		}
	}
	if len(told) > 0 {
		// The words were durable before; now they are together with what was typed since.
		_ = a.sheets.flush(context.WithoutCancel(ctx))
	}
	return told, nil
}

// reword gives the stories that may still change the outlet's new words, and
// says which they are.
func (a *Archive) reword(tx *archive.Tx, old, next outlet.Profile) ([]story.ID, error) {
	var out []story.ID
	for _, id := range slices.Collect(tx.Drafts()) {
		d, err := tx.Draft(id)
		if err != nil {
			return nil, err
		}
		words := rewordedFor(d.Story, old, next)
		if words == d.Story.Words {
			continue
		}
		rec, err := a.recordOf(tx, d)
		if err != nil {
			return nil, err
		}
		if state := revision.StateOf(rec.facts); state != revision.StateDraft && state != revision.StateInReview && state != revision.StateReturned {
			continue
		}
		d.Story.Words = words
		if err := tx.PutDraft(d); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

func rewordedFor(s story.Story, old, next outlet.Profile) outlet.Words {
	return reworded(s.Words, old.For(s.Language), next.For(s.Language))
}

// reworded changes the words that were the outlet's own; what a page brought
// with it stays.
func reworded(now, old, next outlet.Words) outlet.Words {
	for _, w := range []struct {
		now       *string
		old, next string
	}{
		{&now.Partners, old.Partners, next.Partners},
		{&now.Related, old.Related, next.Related},
		{&now.Archive, old.Archive, next.Archive},
		{&now.Credit, old.Credit, next.Credit},
		{&now.Correction, old.Correction, next.Correction},
		{&now.Source, old.Source, next.Source},
		{&now.FactBox, old.FactBox, next.FactBox},
	} {
		if *w.now == w.old {
			*w.now = w.next
		}
	}
	return now
}

// Backup copies the newsroom into a folder, or, without one, its file into the
// newsroom's own folder, and gives the path of the copy. What was typed is saved
// first: a backup without it would not be one.
func (a *Archive) Backup(ctx context.Context, to string) (string, error) {
	if err := a.sheets.flush(ctx); err != nil {
		return "", err
	}
	return a.arc.Backup(ctx, to, a.now())
}

// Restore makes a newsroom of a backup in a folder that holds no story. check
// reads the backup whole, in a child process that may die of it.
func Restore(ctx context.Context, from, into string, check archive.Checker) error {
	return archive.Restore(ctx, from, into, check)
}
