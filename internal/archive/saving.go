package archive

import (
	"context"
	"time"
)

// run waits for text, gives the next edit a moment, saves, and after a failure
// tries again: by itself, and as soon as somebody waits.
func (s *Autosave) run() {
	defer close(s.done)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for {
		wait := Delay
		select {
		case <-s.wake:
		case <-s.urgent:
			wait = 0
		case <-s.stop:
			return
		}
		for s.pause(wait) && !s.attempt(ctx) {
			wait = Retry
		}
	}
}

// pause gives the next edit a moment, less when somebody waits. False means that all is over.
func (s *Autosave) pause(wait time.Duration) bool {
	if wait == 0 {
		return true
	}
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-t.C:
	case <-s.urgent:
	case <-s.stop:
		return false
	}
	return true
}

// attempt saves what is pending and says whether it is durable.
func (s *Autosave) attempt(ctx context.Context) bool {
	s.mu.Lock()
	s.begun++
	empty, at := len(s.pending) == 0, s.status.At
	s.mu.Unlock()
	var saving []kept
	take := func() []Draft {
		s.mu.Lock()
		defer s.mu.Unlock()
		saving = s.inOrder()
		drafts := make([]Draft, len(saving))
		for i, k := range saving {
			drafts[i] = k.Draft
		}
		return drafts
	}
	var err error
	if !empty {
		s.notify(Status{Phase: Saving, At: at})
		err = s.save(ctx, take)
	}
	s.mu.Lock()
	if err == nil {
		for _, k := range saving {
			if s.pending[k.Story.ID].put == k.put {
				delete(s.pending, k.Story.ID)
			}
		}
		s.status = Status{Phase: Saved, At: s.now()}
	} else {
		s.status = Status{Phase: Failed, At: at, Err: err}
	}
	status := s.status
	if err == nil && len(s.pending) > 0 {
		status.Phase = Saving
		poke(s.wake)
	}
	close(s.changed)
	s.changed = make(chan struct{})
	s.mu.Unlock()
	s.notify(status)
	return err == nil
}
