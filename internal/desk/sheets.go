package desk

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"dateline/internal/archive"
	"dateline/internal/story"
	"dateline/internal/story/history"
)

// mostLeft is how many closed stories keep what can be undone in them.
const mostLeft = 100

// sheets are the stories open for writing, and what of them outlives their
// closing in this run of the program.
type sheets struct {
	// gate is held for reading by who changes stories from outside their sheets,
	// from the moment they read a story until its sheet knows; and for writing by
	// who opens or closes a sheet. So nobody changes a story that is just being
	// opened, and no sheet misses a change. A sheet's own lock comes after it,
	// mu after both.
	gate sync.RWMutex
	// post runs a function on the window's thread.
	post func(func())

	mu   sync.Mutex
	open map[story.ID]*Sheet
	left []left
	// autosave is begun by the first sheet and ended with the desk.
	autosave *archive.Autosave
	ended    bool
	watchers []*watcher
	// writing says since when a story is written without a version.
	writing map[story.ID]time.Time
}

// left is what can be undone in a story that is closed, as long as it is the
// one with this hash.
type left struct {
	id      story.ID
	sum     [32]byte
	history history.History
}

func newSheets(post func(func())) *sheets {
	if post == nil {
		post = func(f func()) { f() }
	}
	return &sheets{post: post, open: map[story.ID]*Sheet{}, writing: map[story.ID]time.Time{}}
}

// Open opens a story for writing. There is one sheet for a story at a time; one
// whose Close could not save comes back with its text.
func (s *Stories) Open(ctx context.Context, id string) (*Sheet, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.sheets.gate.Lock()
	defer s.sheets.gate.Unlock()
	var d archive.Draft
	err := s.arc.View(func(tx *archive.Tx) (err error) {
		d, err = draftOf(tx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	if sheet := s.sheets.of(d.Story.ID); sheet != nil {
		if !sheet.reopen() {
			return nil, &Refusal{Code: AlreadyOpen, Story: d.Story.ID, Value: d.Story.Headline}
		}
		return sheet, nil
	}
	first := version{story: d.Story}
	sheet := &Sheet{room: s.room, id: d.Story.ID, newest: first, seen: first, touched: d.Touched}
	if sum, err := sumOf(d.Story); err == nil {
		sheet.history = s.sheets.takeLeft(d.Story.ID, sum)
	}
	s.begin(sheet)
	return sheet, nil
}

// begin registers a sheet, and begins saving with the first.
func (r *room) begin(s *Sheet) {
	a := r.sheets
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.autosave == nil {
		a.autosave = r.arc.NewAutosave(r.now, r.saved)
	}
	a.open[s.id] = s
}

// takeLeft gives what can be undone in a story that was closed as it is now.
func (a *sheets) takeLeft(id story.ID, sum [32]byte) history.History {
	a.mu.Lock()
	defer a.mu.Unlock()
	i := slices.IndexFunc(a.left, func(l left) bool { return l.id == id })
	if i < 0 {
		return history.History{}
	}
	l := a.left[i]
	a.left = slices.Delete(a.left, i, i+1)
	if l.sum != sum {
		return history.History{}
	}
	return l.history
}

// sumOf tells stories apart, by their internal fields too.
func sumOf(s story.Story) ([32]byte, error) {
	data, err := json.Marshal(s)
	return sha256.Sum256(data), err
}

// of gives the sheet on which a story is being written, or nil.
func (a *sheets) of(id story.ID) *Sheet {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.open[id]
}

// reopen gives a sheet out again that its owner could not close.
func (s *Sheet) reopen() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		return false
	}
	s.closed, s.seen, s.untold = false, s.newest, nil
	return true
}

// end lets go of a sheet's owner: it changes nothing any more and hears nothing.
func (s *Sheet) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed, s.listeners = true, nil
}

// giveBack takes a sheet from its owner; one that is not saved stays with the
// desk, so that the next Open finds its text.
func (a *sheets) giveBack(s *Sheet, saved bool) {
	a.gate.Lock()
	defer a.gate.Unlock()
	s.end()
	if !saved {
		return
	}
	sum, err := sumOf(s.newest.story)
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.open[s.id] != s {
		return // closed before
	}
	delete(a.open, s.id)
	if err == nil && (s.history.CanUndo() || s.history.CanRedo()) {
		a.left = append(a.left, left{s.id, sum, s.history})
		a.left = slices.Delete(a.left, 0, max(0, len(a.left)-mostLeft))
	}
}

// close saves what is left and ends saving. A second close does nothing.
func (a *sheets) close() error {
	a.gate.Lock()
	defer a.gate.Unlock()
	a.mu.Lock()
	open := make([]*Sheet, 0, len(a.open))
	for _, s := range a.open {
		open = append(open, s)
	}
	saver := a.autosave
	if a.ended {
		saver = nil
	}
	a.ended = true
	a.mu.Unlock()
	for _, s := range open {
		s.end()
	}
	if saver == nil {
		return nil
	}
	return saver.Close(context.Background())
}
