package desk

import (
	"bytes"
	"cmp"
	"context"

	"dateline/internal/archive"
	"dateline/internal/merge"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// Conflict is two versions of a story that stand side by side, and what a merge
// makes of them.
type Conflict struct {
	Merged merge.Merged
	// Ours is the version that the text on this laptop stands on, if it is one of
	// the two, else the older one; Theirs the other.
	Ours, Theirs Version
	// Base is the last version that both were made from; nil when there is none, or
	// its text is not here.
	Base *Version
}

// Conflict gives the two versions that have to be merged next: of more than two
// the two oldest, the others wait for the next merge. What was typed beyond a
// version is made one first.
func (v *Review) Conflict(ctx context.Context, id string) (Conflict, error) {
	var out Conflict
	err := v.discuss(ctx, id, func(tx *archive.Tx, rec *record, _ revision.SignedCard) error {
		if len(rec.facts.Heads) < 2 {
			return &Refusal{Code: NothingToMerge, Story: rec.draft.Story.ID}
		}
		if _, err := v.mint(tx, rec); err != nil {
			return err
		}
		ours, theirs, err := rec.sides(tx)
		if err != nil {
			return err
		}
		if out.Ours, err = v.version(tx, rec, ours); err != nil {
			return err
		}
		if out.Theirs, err = v.version(tx, rec, theirs); err != nil {
			return err
		}
		base, known, err := v.threeWays(tx, rec, ours, theirs, &out.Merged)
		if err != nil || !known {
			return err
		}
		b, err := v.version(tx, rec, base)
		out.Base = &b
		return err
	})
	return out, err
}

// sides are the two heads that are merged next.
func (rec *record) sides(tx *archive.Tx) (ours, theirs revision.Hash, err error) {
	ours, theirs = rec.facts.Heads[0], rec.facts.Heads[1]
	on, err := rec.stands(tx)
	if theirs == on {
		ours, theirs = theirs, ours
	}
	return ours, theirs, err
}

// threeWays merges two revisions with what they have in common; known says
// whether they have.
func (r *room) threeWays(tx *archive.Tx, rec *record, ours, theirs revision.Hash, into *merge.Merged) (base revision.Hash, known bool, err error) {
	mine, err := rec.text(tx, ours)
	if err != nil {
		return base, false, err
	}
	other, err := rec.text(tx, theirs)
	if err != nil {
		return base, false, err
	}
	var common story.Story
	if base, known = revision.Ancestor(rec.facts.Revisions, ours, theirs); known {
		if common, err = rec.text(tx, base); archive.Is(err, archive.NotFound) {
			known, err = false, nil // the text did not come with the version
		}
	}
	if err == nil {
		*into = merge.Three(common, mine, other, rec.oursFirst(ours, theirs))
	}
	return base, known, err
}

// oursFirst puts two revisions into the order that every laptop puts them in.
func (rec *record) oursFirst(ours, theirs revision.Hash) bool {
	a, _ := rec.revision(ours)
	b, _ := rec.revision(theirs)
	x, y := a.ID(), b.ID()
	return cmp.Or(cmp.Compare(a.Lamport, b.Lamport), bytes.Compare(a.Device[:], b.Device[:]), bytes.Compare(x[:], y[:])) < 0
}

// Merge makes one version of the two of a Conflict: its answers settle every
// card. The text on this laptop becomes the merged one, in an edit that can be
// undone, and the new version is made from both. It needs approval anew, unless
// it is a text that was approved. MergeOutdated is the refusal when either side,
// or the text, is no longer what the question was about.
func (v *Review) Merge(ctx context.Context, id string, c Conflict, answers []merge.Choice) error {
	settled, err := c.Merged.Settle(answers)
	if err != nil {
		return err
	}
	if err := v.sheets.flush(ctx); err != nil {
		return err
	}
	make := func(_ *archive.Tx, d archive.Draft) (story.Edit, error) { return becoming(d.Story, settled) }
	before := func(tx *archive.Tx, d archive.Draft) error {
		rec, err := v.recordOf(tx, d)
		if err != nil {
			return err
		}
		_, kept := rec.head()
		if len(rec.facts.Heads) < 2 || !kept {
			return &Refusal{Code: MergeOutdated, Story: d.Story.ID}
		}
		ours, theirs, err := rec.sides(tx)
		if err == nil && (ours != c.Ours.Revision || theirs != c.Theirs.Revision) {
			err = &Refusal{Code: MergeOutdated, Story: d.Story.ID}
		}
		return err
	}
	after := func(tx *archive.Tx, rec *record, _ revision.SignedCard) error {
		if _, err := v.mintOn(tx, rec, []revision.Hash{c.Ours.Revision, c.Theirs.Revision}); err != nil {
			return err
		}
		return v.signThreads(tx, rec)
	}
	return v.change(ctx, id, change{before: before, make: make, after: after})
}

// readsOf are the places of a merge that should be read: they follow from its parents.
func (r *room) readsOf(tx *archive.Tx, rec *record, v Version) ([]merge.Read, error) {
	var m merge.Merged
	_, _, err := r.threeWays(tx, rec, v.Parents[0], v.Parents[1], &m)
	if archive.Is(err, archive.NotFound) {
		return nil, nil
	}
	return m.Reads, err
}
