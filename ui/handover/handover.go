// Package handover is how stories go from one laptop to another, and how the
// people at them come to know each other.
//
// A hand-off file is written for people who were chosen; one that came is told
// story by story, with what to do next; a card is shown with its safety number
// before it is believed. The invariant: nobody is accepted and nothing is taken
// from quarantine but by a button that says so and that nobody presses by
// accident – no dialog here opens with the keyboard on it.
package handover

import (
	"context"
	"io"
	"time"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// Desk is what the dialogs ask of the newsroom. All of it is called away from
// the window's thread.
type Desk interface {
	People() ([]desk.Person, error)
	LookAtCard(data []byte) (desk.Person, revision.Succession, error)
	Accept(ctx context.Context, data []byte) (desk.Person, []desk.Received, error)
	AcceptStranger(ctx context.Context, id revision.PersonID, number string) (desk.Person, []desk.Received, error)
	PlanHandOff(ctx context.Context, h desk.HandOff) (desk.HandOffPlan, error)
	HandOff(ctx context.Context, h desk.HandOff, progress func(done, total int64)) (desk.Handed, error)
	Receive(ctx context.Context, path, passphrase string, progress func(done, total int64)) (desk.Received, error)
	LookIntoQuarantine(ctx context.Context, name, passphrase string) ([]story.Story, desk.Received, error)
	History(ctx context.Context, id string) ([]desk.Entry, error)
	DropQuarantined(ctx context.Context, name string) error
}

// Deps is what the dialogs need of the window around them. All but Home must be
// set.
type Deps struct {
	Kit  *kit.Kit
	Say  *words.Speaker
	Look look.Look
	Desk Desk
	// SaveFile asks where a file of a name goes, ChooseCard for the card of a
	// person; done gets "" when the person thought better of it.
	SaveFile   func(name string, done func(path string))
	ChooseCard func(done func(path string))
	// OpenPath opens a folder with the system. Home is the person's own: paths in it
	// are said from there on.
	OpenPath func(path string) error
	Home     string
	// Open shows a story, Changes what is new in it for this person, Merge the two
	// versions of a story that both sides changed.
	Open, Changes, Merge func(story.ID)
	// Changed is told when stories or people came in.
	Changed func()
	Error   func(error)
	Now     func() time.Time
	// Random is where a proposed passphrase comes from.
	Random io.Reader
}

// Screen makes the dialogs. It is for the window's thread.
type Screen struct {
	d       Deps
	k       *kit.Kit
	errands *errands
	// waiting are files that come after the one that is being read.
	waiting []waiting
	intake  *intake
	// versions are the numbers of the last versions of stories that came.
	versions map[story.ID]int
	writing  *writing
}

// New makes the dialogs; Write, Receive, ShowQuarantined, AcceptCard and
// ShowPerson show them.
func New(d Deps) *Screen {
	return &Screen{d: d, k: d.Kit, errands: newErrands(d.Kit.Post), versions: map[story.ID]int{}}
}

// Close stops what is going on for the dialogs, and waits for it.
func (s *Screen) Close() { s.errands.close() }

// Busy says that a file is being written or read.
func (s *Screen) Busy() bool { return s.intake != nil || s.writing != nil && s.writing.work != nil }
