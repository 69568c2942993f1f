package desk

import (
	"context"
	"sync"

	"dateline/internal/archive"
	"dateline/internal/comparison"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
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

// compared compares two contents of the archive.
func (r *room) compared(tx *archive.Tx, id story.ID, from, to revision.Hash) (comparison.Comparison, error) {
	before, err := contentIn(tx, from)
	if err != nil {
		return comparison.Comparison{}, err
	}
	after, err := contentIn(tx, to)
	if err != nil {
		return comparison.Comparison{}, err
	}
	before.ID, after.ID = id, id
	return comparison.Compare(before, after), nil
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

// mostSizes is how many sizes are kept: of several long stories.
const mostSizes = 4096

// sizes remembers how long contents are and how much was changed between two of
// them. A content never changes, so that nothing here grows old; when there is
// too much, all of it is forgotten.
type sizes struct {
	mu    sync.Mutex
	texts map[revision.Hash]size
	steps map[[2]revision.Hash]step
}

// size is how much a content holds; step how much came and went between two, in
// letters, and how many changes that were.
type (
	size struct{ letters, photos int }
	step struct{ added, removed, changes int }
)

func newSizes() *sizes {
	return &sizes{texts: map[revision.Hash]size{}, steps: map[[2]revision.Hash]step{}}
}

// remembered gives what is in a map, or makes it and puts it there.
func remembered[K comparable, V any](s *sizes, m map[K]V, key K, make func() (V, error)) (V, error) {
	s.mu.Lock()
	v, ok := m[key]
	s.mu.Unlock()
	if ok {
		return v, nil
	}
	v, err := make()
	if err != nil {
		return v, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(m) >= mostSizes {
		clear(m)
	}
	m[key] = v
	return v, nil
}

// measure fills in how long a version is and how much changed in it. One whose
// content is not here has no size.
func (r *room) measure(tx *archive.Tx, rec *record, v *Version) error {
	held, err := remembered(r.sizes, r.sizes.texts, v.Content, func() (size, error) {
		s, err := contentIn(tx, v.Content)
		return size{s.Length(), len(s.Photos)}, err
	})
	if archive.Is(err, archive.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	v.Letters, v.Photos = held.letters, held.photos
	var from revision.Hash
	if len(v.Parents) > 0 {
		parent, _ := rec.revision(v.Parents[0])
		from = parent.Content
	}
	changed, err := r.stepOf(tx, from, v.Content)
	if archive.Is(err, archive.NotFound) {
		return nil
	}
	v.Added, v.Removed = changed.added, changed.removed
	return err
}

// stepOf is how much changed between two contents; the zero from is an empty story.
func (r *room) stepOf(tx *archive.Tx, from, to revision.Hash) (step, error) {
	return remembered(r.sizes, r.sizes.steps, [2]revision.Hash{from, to}, func() (step, error) {
		after, err := contentIn(tx, to)
		if err != nil {
			return step{}, err
		}
		before := story.Story{Language: after.Language, Words: after.Words}
		if !from.IsZero() {
			if before, err = contentIn(tx, from); err != nil {
				return step{}, err
			}
		}
		return stepFrom(comparison.Compare(before, after)), nil
	})
}

// stepFrom counts the letters that came and went.
func stepFrom(c comparison.Comparison) step {
	out := step{changes: len(c.Changes)}
	for _, ch := range c.Changes {
		switch ch.Kind {
		case comparison.Words:
			out.pieces(ch.Pieces)
		case comparison.BlockAdded:
			out.added += text.GraphemeCount(blockOf(c.After, ch.Block))
		case comparison.BlockRemoved:
			out.removed += text.GraphemeCount(blockOf(c.Before, ch.Block))
		case comparison.Field:
			if ch.Field == "headline" || ch.Field == "deck" {
				out.pieces(ch.Pieces)
			}
		}
	}
	return out
}

func (s *step) pieces(all []comparison.Piece) {
	for _, p := range all {
		switch p.Op {
		case comparison.Gone:
			s.removed += text.GraphemeCount(p.Text)
		case comparison.New:
			s.added += text.GraphemeCount(p.Text)
		}
	}
}

func blockOf(s story.Story, id text.BlockID) string {
	if i := s.Body.Index(id); i >= 0 {
		return s.Body.Block(i).Text
	}
	return ""
}
