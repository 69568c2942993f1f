package desk

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"sync"
	"time"

	"dateline/internal/archive"
	"dateline/internal/story"
	"dateline/internal/story/history"
	"dateline/internal/text"
)

// errClosed: the window kept a sheet that it had given back.
var errClosed = errors.New("desk: change a story whose sheet is closed")

// Sheet is one story open for writing: the story as it stands, what can be
// undone, and who wants to know. Its methods are called on the window's thread,
// and so are its listeners. Other verbs of the desk may change the story at the
// same time from elsewhere; the window hears of that in its turn, before its
// own next change, so that Story is always what its listeners were told last.
type Sheet struct {
	room *room
	id   story.ID

	mu sync.Mutex
	// newest is the story with every change, saved at touched; seen is what the
	// window was told.
	newest, seen version
	touched      time.Time
	history      history.History
	// untold are the changes that the window has not been told of.
	untold    []version
	telling   bool
	closed    bool
	listeners []*listener
}

// version is a story with the number of the change that made it.
type version struct {
	story  story.Story
	number uint64
}

// listener is somebody who wants to know; it is found by its address.
type listener struct {
	f func(before, after story.Story)
}

// ID is the story's.
func (s *Sheet) ID() story.ID { return s.id }

// Story is the story as the window knows it.
func (s *Sheet) Story() story.Story {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen.story
}

// Version grows with every change of Story.
func (s *Sheet) Version() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen.number
}

// NewBlock gives an ID for a new block of the text.
func (s *Sheet) NewBlock() text.BlockID { return s.room.ids.block() }

// Do applies an edit, remembers it for Undo, gives the story to be saved and
// tells the listeners. One that does not fit, or would make a story that cannot
// be kept, is an error and changes nothing; one that changes nothing is not
// remembered.
func (s *Sheet) Do(e story.Edit) error {
	s.tell()
	if err := s.apply(e); err != nil {
		return err
	}
	s.tell()
	return nil
}

// Set gives a field its value as typed, as Stories.Set does, in one edit.
func (s *Sheet) Set(field, value string) ([]Note, error) {
	s.tell()
	profile, err := s.room.profile()
	if err != nil {
		return nil, err
	}
	e, notes, err := s.room.edits(s.Story(), profile, []Assignment{{field, value}})
	if err != nil {
		return nil, err
	}
	if g, ok := e.(story.Group); ok && len(g) == 1 {
		e = g[0] // so that letters typed into a field are undone by words
	}
	return notes, s.Do(e)
}

// CanUndo says whether there is something to undo.
func (s *Sheet) CanUndo() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.history.CanUndo()
}

// CanRedo says whether there is something to redo.
func (s *Sheet) CanRedo() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.history.CanRedo()
}

// Undo takes the last thing back, whatever it was. The selection is what was
// selected before it when it was a change of the text; ok is false when there
// is nothing to undo.
func (s *Sheet) Undo() (sel text.Selection, ok bool) { return s.step((*history.History).Undo) }

// Redo does the thing again that was undone last.
func (s *Sheet) Redo() (sel text.Selection, ok bool) { return s.step((*history.History).Redo) }

func (s *Sheet) step(by func(*history.History, story.Story) (story.Story, text.Selection, bool)) (sel text.Selection, ok bool) {
	s.tell()
	s.mu.Lock()
	var next story.Story
	if !s.closed {
		if next, sel, ok = by(&s.history, s.newest.story); ok {
			at := s.room.now()
			s.set(next, at)
			s.room.sheets.writes(s.id, at)
		}
	}
	s.mu.Unlock()
	s.tell()
	return sel, ok
}

// Listen calls f after every change, also of Undo and of other verbs, until
// stop is called.
func (s *Sheet) Listen(f func(before, after story.Story)) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	mine := &listener{f}
	s.listeners = append(slices.Clone(s.listeners), mine)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.listeners = slices.DeleteFunc(slices.Clone(s.listeners), func(l *listener) bool { return l == mine })
	}
}

// Flush saves what was typed and returns when it is durable. It may be called
// from any goroutine.
func (s *Sheet) Flush(ctx context.Context) error { return s.room.sheets.flush(ctx) }

// Close saves and gives the sheet back; what can be undone is kept for the next
// Open of the story in this run. On an error the text is not on the disk: the
// desk keeps it, tries again by itself, and the next Open gives it back.
func (s *Sheet) Close(ctx context.Context) error {
	err := s.Flush(ctx)
	s.room.sheets.giveBack(s, err == nil)
	return err
}

// apply changes the story by an edit of the window.
func (s *Sheet) apply(e story.Edit) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	return s.remember(e, s.room.now())
}

// remember applies an edit so that it can be undone.
func (s *Sheet) remember(e story.Edit, at time.Time) error {
	now := s.newest.story
	next, err := e.Apply(now)
	if err != nil || same(now, next) {
		return err
	}
	// An edit of the text has looked at what it changed; all of it is not looked
	// at for a letter.
	if _, text := e.(story.Body); !text {
		if err := next.Validate(); err != nil {
			return err
		}
	}
	if err := s.history.Done(now, e, at); err != nil {
		return err
	}
	s.set(next, at)
	s.room.sheets.writes(s.id, at)
	return nil
}

// set makes a story the newest one: it is on its way to the disk, and the
// window will be told. The caller holds s.mu, so that autosave gets the
// versions in their order.
func (s *Sheet) set(next story.Story, at time.Time) {
	s.newest, s.touched = version{next, s.newest.number + 1}, at
	s.untold = append(s.untold, s.newest)
	s.room.sheets.saver().Put(archive.Draft{Story: next, Touched: at.UTC()})
}

// tell brings the window up to date. It is called on the window's thread; a
// listener that makes a change is not interrupted by it.
func (s *Sheet) tell() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.telling {
		return
	}
	s.telling = true
	defer func() { s.telling = false }()
	for len(s.untold) > 0 {
		before, now := s.seen, s.untold[0]
		s.untold = s.untold[1:]
		s.seen = now
		listeners := s.listeners
		s.mu.Unlock()
		for _, l := range listeners {
			l.f(before.story, now.story)
		}
		s.mu.Lock()
	}
}

// same says that an edit changed nothing. Blocks are compared by what they
// share, which costs a pointer each.
func same(a, b story.Story) bool {
	if _, was, now := b.Body.Changed(a.Body); was != 0 || now != 0 {
		return false
	}
	for _, s := range []*story.Story{&a, &b} {
		s.Body = text.Document{}
		s.Bylines, s.Tags = orNil(s.Bylines), orNil(s.Tags)
		s.Photos, s.Related, s.Notes = orNil(s.Photos), orNil(s.Related), orNil(s.Notes)
	}
	return reflect.DeepEqual(a, b)
}

// orNil makes an empty list none, which is the same to everybody but Go.
func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
