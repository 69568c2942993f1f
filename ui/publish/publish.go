// Package publish is the dialog by which a story leaves the newsroom.
//
// Left stands where to, in the middle the truth, right the page as readers will
// see it. The invariant: blocked means blocked – what the rules or the review
// forbid cannot be built by any key, and what is not finished has no name on
// the disk.
package publish

import (
	"context"
	"image"
	"time"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/outlet"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// Deps is what the dialog needs of the window around it. What takes a context
// may take its time: it is called away from the window's thread.
type Deps struct {
	Kit  *kit.Kit
	Say  *words.Speaker
	Look look.Look
	// Story is the open story as it stands.
	Story   func() story.Story
	Profile outlet.Profile
	// Findings judges a story, Standing says where it stands.
	Findings func(story.Story) ([]rules.Finding, error)
	Standing func(context.Context) (desk.Standing, error)
	// Rehearse builds the package without letting it leave, Export lets it leave.
	Rehearse func(ctx context.Context, override string, progress func(done, all int)) (*desk.Rehearsal, error)
	Export   func(ctx context.Context, to, override string, step func(done, all int)) ([]desk.Exported, error)
	// Texts are the story for who takes no package; Verify proves a finished one.
	Texts     func(context.Context) (desk.Texts, error)
	Verify    func(ctx context.Context, path string) (export.Report, error)
	Published func(ctx context.Context, p desk.Publication) error
	// Picture is a cut of a photo, w by h pixels.
	Picture func(ctx context.Context, use story.PhotoUse, crop story.Rect, w, h int) (*image.RGBA, error)
	// ChooseFolder asks for a folder; Folder and SetFolder remember it.
	ChooseFolder func(done func(path string))
	Folder       func() string
	SetFolder    func(string)
	// Home is the person's own folder: paths in it are said from there on. It may
	// be empty.
	Home string
	// OpenPath opens a folder or a page with the system.
	OpenPath func(path string) error
	// GoTo shows where a finding is mended.
	GoTo func(rules.Place)
	// Fix gives what mends a finding for sure: its name, and what does it; nil is
	// that a person must decide. Fix itself may be nil.
	Fix func(rules.Finding) (label string, mend func())
	// Changed is told when something was signed or exported.
	Changed func()
	Error   func(error)
	Now     func() time.Time
}

// Screen is the dialog for one story. It is for the window's thread.
type Screen struct {
	d       Deps
	k       *kit.Kit
	errands *errands
	left    leftovers

	// reason lets findings pass that a reason can let pass.
	reason string
	// folder: the package is to be a folder and not a zip.
	folder bool
	// desktop: the page is shown as on a desktop and not as on a phone.
	desktop bool

	// gate is what is shown before the package, nil while it is closed.
	gate *gate
	// work is the package that is being built, nil when none is.
	work *work
}

// New makes the dialog; Show shows it.
func New(d Deps) *Screen { return &Screen{d: d, k: d.Kit, errands: newErrands(d.Kit.Post)} }

// Show opens the dialog. A reason is for what was found then, so it is asked for
// anew.
func (s *Screen) Show() {
	if s.gate == nil {
		s.reason = ""
		s.gate = newGate(s)
		s.gate.open()
	}
}

// ShowPublished asks where and when the story came out.
func (s *Screen) ShowPublished() {
	s.askPublished(func() { s.k.Toast(kit.Good, s.say("publish.marked.toast"), "", nil) })
}

// Close stops what is going on for the dialog, and waits for it. What was only
// made to be looked at is taken away.
func (s *Screen) Close() {
	s.errands.close()
	s.left.end()
}

// say is a sentence without arguments.
func (s *Screen) say(id string) string { return s.d.Say.Say(id, nil) }

// tell is a sentence with arguments.
func (s *Screen) tell(id string, args map[string]any) string { return s.d.Say.Say(id, args) }
