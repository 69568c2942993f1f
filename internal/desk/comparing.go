package desk

import (
	"context"

	"dateline/internal/archive"
	"dateline/internal/comparison"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// Compare says what is different between two versions of a story. A zero to is
// the text as it stands. A zero from is what the person who works here has read
// last; when nothing was read, or to is not later than it, the first parent of
// to; and an empty story when to is the first version.
func (v *Review) Compare(_ context.Context, id string, from, to revision.Hash) (comparison.Comparison, error) {
	var out comparison.Comparison
	err := v.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := v.recordOf(tx, d)
		if err != nil {
			return err
		}
		after := d.Story
		if !to.IsZero() {
			if after, err = rec.text(tx, to); err != nil {
				return err
			}
		}
		var before story.Story
		if from.IsZero() {
			before, err = v.older(tx, &rec, to)
		} else {
			before, err = rec.text(tx, from)
		}
		if err == nil {
			out = comparison.Compare(before, after)
		}
		return err
	})
	return out, err
}

// older is what a version is compared with when nobody says with what.
func (r *room) older(tx *archive.Tx, rec *record, to revision.Hash) (story.Story, error) {
	empty := story.Story{ID: rec.draft.Story.ID, Language: rec.draft.Story.Language, Words: rec.draft.Story.Words}
	read, err := seenOf(tx, rec.draft.Story.ID)
	if err != nil {
		return empty, err
	}
	if !read.Content.IsZero() && (to.IsZero() || rec.later(to, read)) {
		s, err := contentIn(tx, read.Content)
		s.ID = empty.ID
		return s, err
	}
	parent, err := rec.stands(tx)
	if err != nil {
		return empty, err
	}
	if to.IsZero() {
		if head, ok := rec.head(); ok {
			to = head.ID()
		}
	}
	if v, ok := rec.revision(to); ok {
		if parent = (revision.Hash{}); len(v.Parents) > 0 {
			parent = v.Parents[0]
		}
	}
	if parent.IsZero() {
		return empty, nil
	}
	return rec.text(tx, parent)
}

// later says whether a version was made from what was read, and is not it.
func (rec *record) later(to revision.Hash, read seen) bool {
	v, ok := rec.revision(to)
	if !ok || v.Content == read.Content || read.Revision.IsZero() {
		return false
	}
	base, ok := revision.Ancestor(rec.facts.Revisions, to, read.Revision)
	return ok && base == read.Revision
}

// stands is the head that the text as it stands was written on; zero before the
// first version.
func (rec *record) stands(tx *archive.Tx) (revision.Hash, error) {
	parents, err := rec.parents(tx)
	if err != nil || len(parents) == 0 {
		return revision.Hash{}, err
	}
	on, _ := rec.revision(parents[0])
	for _, h := range rec.facts.Heads {
		if v, _ := rec.revision(h); v.Content == on.Content {
			return h, nil
		}
	}
	return parents[0], nil
}

// byID are the revisions by their names.
func (rec *record) byID() map[revision.Hash]revision.Revision {
	out := make(map[revision.Hash]revision.Revision, len(rec.facts.Revisions))
	for id, i := range rec.at {
		out[id] = rec.facts.Revisions[i]
	}
	return out
}

// becoming is the edit that makes one version of a story another; nil when they
// are the same. What never leaves the newsroom stays, notes on their words.
func becoming(now, then story.Story) (story.Edit, error) {
	c := comparison.Compare(now, then)
	var g story.Group
	for i := range c.Changes {
		e, err := comparison.Take(now, c, i)
		if err != nil {
			return nil, err
		}
		if now, err = e.Apply(now); err != nil {
			return nil, err
		}
		g = append(g, e)
	}
	if len(g) == 0 {
		return nil, nil
	}
	return g, nil
}
