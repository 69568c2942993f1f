package archive

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"dateline/internal/story"
)

// Phase is what is true of the text on the screen.
type Phase string

// The phases. Saved is said only after the durable commit has returned.
const (
	Saved  Phase = "saved"
	Saving Phase = "saving"
	Failed Phase = "failed"
)

// Status is the truth about saving, for the save line.
type Status struct {
	Phase Phase
	// At is when everything was last on the disk.
	At time.Time
	// Err is why the last attempt failed; the text is kept and tried again.
	Err error
}

// Delay is how long after the first unsaved edit the text waits for more –
// later edits do not move it, so that a second is the longest – and Retry how
// long after a failure the next attempt is made by itself.
const (
	Delay = 800 * time.Millisecond
	Retry = 3 * time.Second
)

// Autosave keeps work in progress: what is put into it is on the disk within a
// second, however long it takes or fails in between. It owns one goroutine,
// which Close ends.
type Autosave struct {
	// save makes durable what take gives. It calls take when nobody else can
	// write any more, so that what it writes is never older than what is there.
	save   func(ctx context.Context, take func() []Draft) error
	now    func() time.Time
	notify func(Status)

	mu      sync.Mutex
	pending map[story.ID]kept
	puts    uint64 // counts Puts
	begun   uint64 // counts attempts begun
	status  Status
	changed chan struct{} // closed, and renewed, after every attempt

	wake   chan struct{} // there is text
	urgent chan struct{} // somebody waits for it
	stop   chan struct{}
	done   chan struct{}
}

// kept is a draft with the number of the Put that brought it.
type kept struct {
	Draft
	put uint64
}

// NewAutosave starts keeping drafts in the archive; one at a time for an
// archive. From here on readers of the archive see what was put into it, saved
// or not. notify, which may be nil, is called at every change of status, from
// the goroutine of Autosave.
func (a *Archive) NewAutosave(now func() time.Time, notify func(Status)) *Autosave {
	s := newAutosave(func(ctx context.Context, take func() []Draft) error {
		return a.Update(ctx, func(tx *Tx) error {
			for _, d := range take() {
				if err := tx.PutDraft(d); err != nil {
					return err
				}
			}
			return nil
		})
	}, now, notify)
	a.ahead.Store(s)
	return s
}

func newAutosave(save func(context.Context, func() []Draft) error, now func() time.Time, notify func(Status)) *Autosave {
	if notify == nil {
		notify = func(Status) {}
	}
	s := &Autosave{
		save: save, now: now, notify: notify, pending: map[story.ID]kept{}, status: Status{Phase: Saved},
		changed: make(chan struct{}), wake: make(chan struct{}, 1), urgent: make(chan struct{}, 1),
		stop: make(chan struct{}), done: make(chan struct{}),
	}
	go s.run()
	return s
}

// Put takes the newest text of a story. It never waits for the disk.
func (s *Autosave) Put(d Draft) {
	s.mu.Lock()
	s.puts++
	s.pending[d.Story.ID] = kept{d, s.puts}
	s.mu.Unlock()
	poke(s.wake)
}

// Status is what is true now: text that was put and is not on the disk yet is
// being saved, or its saving failed.
func (s *Autosave) Status() Status {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.status.Phase == Saved && len(s.pending) > 0 {
		return Status{Phase: Saving, At: s.status.At}
	}
	return s.status
}

// Flush saves at once and waits until everything put before it is durable, an
// attempt begun after it has failed, or ctx ends.
func (s *Autosave) Flush(ctx context.Context) error {
	s.mu.Lock()
	put, begun := s.puts, s.begun
	for {
		if !s.holds(put) {
			s.mu.Unlock()
			return nil
		}
		if s.status.Phase == Failed && s.begun > begun {
			err := s.status.Err
			s.mu.Unlock()
			return err
		}
		changed := s.changed
		s.mu.Unlock()
		poke(s.urgent)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-changed:
		case <-s.done:
			return errors.New("archive: autosave was closed")
		}
		s.mu.Lock()
	}
}

// holds says whether a text of this Put or an earlier one is not yet durable.
func (s *Autosave) holds(put uint64) bool {
	for _, k := range s.pending {
		if k.put <= put {
			return true
		}
	}
	return false
}

// Close saves what is left and ends the goroutine. The error is that of the
// last attempt; what it could not save is still in Unsaved.
func (s *Autosave) Close(ctx context.Context) error {
	err := s.Flush(ctx)
	close(s.stop)
	<-s.done
	return err
}

// Unsaved gives the drafts that are not on the disk, in the order in which
// they came, so that they can be saved elsewhere.
func (s *Autosave) Unsaved() []Draft {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Draft, 0, len(s.pending))
	for _, k := range s.inOrder() {
		out = append(out, k.Draft)
	}
	return out
}

func (s *Autosave) inOrder() []kept {
	return slices.SortedFunc(maps.Values(s.pending), func(a, b kept) int { return cmp.Compare(a.put, b.put) })
}

func poke(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// drafts are the texts that are not durable yet; nil, none, for no Autosave.
func (s *Autosave) drafts() map[story.ID]Draft {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make(map[story.ID]Draft, len(s.pending))
	for id, k := range s.pending {
		out[id] = k.Draft
	}
	return out
}
