package desk

import (
	"sync"

	"dateline/internal/archive"
	"dateline/internal/comparison"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

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
func (r *room) measure(from *reading, rec *record, v *Version) error {
	held, err := remembered(r.sizes, r.sizes.texts, v.Content, func() (size, error) {
		s, err := from.content(v.Content)
		return size{s.Length(), len(s.Photos)}, err
	})
	if archive.Is(err, archive.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	v.Letters, v.Photos = held.letters, held.photos
	var parent revision.SignedRevision
	if len(v.Parents) > 0 {
		parent, _ = rec.revision(v.Parents[0])
	}
	changed, err := r.stepOf(from, parent.Content, v.Content)
	if archive.Is(err, archive.NotFound) {
		return nil
	}
	v.Added, v.Removed = changed.added, changed.removed
	return err
}

// stepOf is how much changed between two contents; the zero was is an empty story.
func (r *room) stepOf(from *reading, was, now revision.Hash) (step, error) {
	return remembered(r.sizes, r.sizes.steps, [2]revision.Hash{was, now}, func() (step, error) {
		after, err := from.content(now)
		if err != nil {
			return step{}, err
		}
		before := story.Story{Language: after.Language, Words: after.Words}
		if !was.IsZero() {
			if before, err = from.content(was); err != nil {
				return step{}, err
			}
		}
		return stepFrom(comparison.Compare(before, after)), nil
	})
}

// reading keeps the contents that were read last: a version is compared with its
// parent, which was mostly read just before.
type reading struct {
	tx   *archive.Tx
	kept map[revision.Hash]story.Story
}

// mostRead is how many contents a reading keeps.
const mostRead = 16

func newReading(tx *archive.Tx) *reading { return &reading{tx, map[revision.Hash]story.Story{}} }

func (f *reading) content(h revision.Hash) (story.Story, error) {
	if s, ok := f.kept[h]; ok {
		return s, nil
	}
	s, err := contentIn(f.tx, h)
	if err != nil {
		return s, err
	}
	if len(f.kept) >= mostRead {
		clear(f.kept)
	}
	f.kept[h] = s
	return s, nil
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
