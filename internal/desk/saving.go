package desk

import (
	"context"
	"slices"
	"time"

	"dateline/internal/archive"
	"dateline/internal/story"
)

// versionEvery is how long somebody writes before what they wrote becomes a
// version by itself.
const versionEvery = 10 * time.Minute

// watcher is somebody who watches saving; it is found by its address.
type watcher struct {
	f func(archive.Status)
}

// Saving is what is true now of all that was typed.
func (s *Stories) Saving() archive.Status {
	if a := s.sheets.saver(); a != nil {
		return a.Status()
	}
	return archive.Status{Phase: archive.Saved}
}

// OnSaving calls f at every change of Saving, from another goroutine, until
// stop is called. f only passes the word on: saving waits for it.
func (s *Stories) OnSaving(f func(archive.Status)) (stop func()) {
	a := s.sheets
	a.mu.Lock()
	defer a.mu.Unlock()
	mine := &watcher{f}
	a.watchers = append(slices.Clone(a.watchers), mine)
	return func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.watchers = slices.DeleteFunc(slices.Clone(a.watchers), func(w *watcher) bool { return w == mine })
	}
}

// Unsaved gives the stories whose text is not on the disk, the oldest first, so
// that a person whose disk is full can save them elsewhere.
func (s *Stories) Unsaved() []story.Story {
	a := s.sheets.saver()
	if a == nil {
		return nil
	}
	var out []story.Story
	for _, d := range a.Unsaved() {
		out = append(out, d.Story)
	}
	return out
}

func (a *sheets) saver() *archive.Autosave {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.autosave
}

// writes notes that somebody writes a story; the first time counts.
func (a *sheets) writes(id story.ID, at time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, ok := a.writing[id]; !ok {
		a.writing[id] = at
	}
}

// flush saves what was typed, on whichever sheet, and waits for it.
func (a *sheets) flush(ctx context.Context) error {
	if s := a.saver(); s != nil {
		return s.Flush(ctx)
	}
	return nil
}

// saved passes on what autosave says, on its goroutine. Once text is durable,
// what was written for long enough becomes a version.
func (r *room) saved(status archive.Status) {
	a := r.sheets
	a.mu.Lock()
	watchers := a.watchers
	a.mu.Unlock()
	for _, w := range watchers {
		w.f(status)
	}
	if status.Phase != archive.Saved {
		return
	}
	for _, id := range a.due(r.now()) {
		// What fails now is tried again after the next saving; the text is safe.
		if since, err := r.keepVersion(id); err == nil {
			a.wrote(id, since)
		}
	}
}

// due are the stories that were written for long enough without a version.
func (a *sheets) due(now time.Time) []story.ID {
	a.mu.Lock()
	defer a.mu.Unlock()
	var out []story.ID
	for id, since := range a.writing {
		if now.Sub(since) >= versionEvery {
			out = append(out, id)
		}
	}
	return out
}

// wrote says since when to count from now on; zero is from the next letter on.
func (a *sheets) wrote(id story.ID, since time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if since.IsZero() {
		delete(a.writing, id)
		return
	}
	a.writing[id] = since
}

// keepVersion makes a version of a story that is being written, unless there
// is a young one already: then it says when that was made.
func (r *room) keepVersion(id story.ID) (young time.Time, err error) {
	err = r.arc.Update(context.Background(), func(tx *archive.Tx) error {
		young = time.Time{}
		d, err := tx.Draft(id)
		if err != nil {
			return err
		}
		rec, err := r.recordOf(tx, d)
		if err != nil {
			return err
		}
		if len(rec.facts.Heads) > 1 {
			return nil // a version of one text would bury the other
		}
		for _, v := range rec.revisions {
			if v.Time.Add(versionEvery).After(r.now()) && v.Time.After(young) {
				young = v.Time
			}
		}
		if !young.IsZero() {
			return nil
		}
		_, err = r.mint(tx, &rec)
		return err
	})
	return young, err
}
