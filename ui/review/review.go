// Package review is the screen on which an editor reads what changed in a story
// since they last looked, and gives a verdict: history at the left, the text of
// both versions in the middle with notes beside it, every change at the right.
//
// The invariant: what is approved is what was read. The bar names the version
// that it signs, and when the story is no longer the one on the screen it offers
// to show the new one before anything else.
package review

import (
	"context"
	"image"
	"time"

	"dateline/internal/comparison"
	"dateline/internal/desk"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/command"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Sheet is the story that is open; desk.Sheet is one. The review changes nothing
// of it but its notes.
type Sheet interface {
	ID() story.ID
	Story() story.Story
	Do(story.Edit) error
	NewBlock() text.BlockID
	NewNote() story.NoteID
	// Remark is what the person says now.
	Remark(words string) (story.Remark, error)
	// Listen hears of every change until stopped.
	Listen(func(before, after story.Story)) (stop func())
}

// Newsroom is what the screen asks of the desk; desk.Review is one. All of it may
// take its time and is called away from the window's thread.
type Newsroom interface {
	Versions(ctx context.Context, id string) ([]desk.Version, error)
	// At is one version by itself; a zero rev is the text as it stands.
	At(ctx context.Context, id string, rev revision.Hash) (story.Story, error)
	Compare(ctx context.Context, id string, from, to revision.Hash) (comparison.Comparison, error)
	MarkSeen(ctx context.Context, id string) error
	SinceSeen(ctx context.Context, id string) (from revision.Hash, changes int, err error)
	Verify(ctx context.Context, id string) (desk.ChainReport, error)
	Suggestions(ctx context.Context, id string) ([]desk.Suggestion, error)
	// Proposal is what the person was suggesting and has not signed; Propose keeps
	// it on its way, Suggest signs it.
	Proposal(ctx context.Context, id string) (desk.Proposal, bool, error)
	Propose(ctx context.Context, id, thread string, proposed story.Story) (string, error)
	Suggest(ctx context.Context, id, thread string, proposed story.Story) (string, error)
	TakeSuggestion(ctx context.Context, id, thread string, keys ...string) error
	DeclineSuggestion(ctx context.Context, id, thread string, keys ...string) error
	RecallSuggestion(ctx context.Context, id, thread string) error
}

// Deps is what the screen needs of the window around it.
type Deps struct {
	Kit      *kit.Kit
	Say      *words.Speaker
	Look     look.Look
	Sheet    Sheet
	Newsroom Newsroom
	// Standing says where the story stands.
	Standing func(context.Context) (desk.Standing, error)
	Profile  outlet.Profile
	// Picture is a cut of a photo, w by h pixels.
	Picture func(ctx context.Context, use story.PhotoUse, crop story.Rect, w, h int) (*image.RGBA, error)
	// Commands are those of the program; the bar shows the verdicts among them.
	Commands *command.Registry
	// Run runs a command and says why when it cannot.
	Run func(command.ID)
	// Leave goes back to the story.
	Leave func()
	// Changed is told when something was signed here or came into the text.
	Changed func()
	// Correct is what the house makes of a sign that was typed; Clip the clipboard.
	Correct func(before, after string, typed rune) (bytes int, with string, ok bool)
	Clip    *editor.Clip
	Error   func(error)
	Now     func() time.Time
	State   State
}

// View is how the text is shown.
type View string

// The views of the text.
const (
	Differences View = "differences"
	Plain       View = "plain"
	Page        View = "page"
)

// State is what comes back when the screen is built anew in another language or
// look.
type State struct {
	// Chosen says that From and To were chosen by the person; Alone that To is shown
	// by itself.
	Chosen, Alone bool
	From, To      revision.Hash
	// News: what the last version changed is wanted, although the person has never
	// read the story in a review.
	News   bool
	View   View
	Filter Filter
	// Change is the key of the change that was gone to.
	Change string
	Place  editor.Place
	// Desktop: the page of the site is shown as on a desktop.
	Desktop bool
	// Closed are the panels that the person folded, Opened those unfolded in a
	// narrow window.
	HistoryOpen, ChangesShut bool
	// Proposing: the person was writing a suggestion, Proposal is what of it.
	Proposing bool
	Proposal  desk.Proposal
}

// Screen is the review of one story. It is for the window's thread.
type Screen struct {
	d       Deps
	k       *kit.Kit
	errands *errands
	unhear  func()
	state   State

	bar     *bar
	history *history
	reading *reading
	changes *changes
	frame   *frame

	read read
	// stale: the story is no longer the one on the screen.
	stale bool
	// caught is the content of which all that is new since the person read the story
	// was on the screen.
	caught revision.Hash
	// proposal is what the person is writing, nil outside the mode.
	proposal *proposal
}

// read is what was found out about the story, in one go.
type read struct {
	done     bool
	at       time.Time
	standing desk.Standing
	versions []desk.Version
	seen     revision.Hash
	from, to revision.Hash
	// loose: the older text was read and has become no version. alone: there is no
	// older text, the newer one is shown by itself. from is zero with either.
	loose, alone bool
	comparison   comparison.Comparison
	sheet        comparison.Sheet
	suggestions  []desk.Suggestion
	content      revision.Hash
	chain        *desk.ChainReport
	// begun is a suggestion that was left unsigned, nil when there is none.
	begun *desk.Proposal
}

// New makes the screen and begins to read.
func New(d Deps) *Screen {
	s := &Screen{d: d, k: d.Kit, errands: newErrands(d.Kit.Post), state: d.State}
	if s.state.View == "" {
		s.state.View = Differences
	}
	s.bar, s.history, s.changes = newBar(s), newHistory(s), newChanges(s)
	s.reading = newReading(s)
	s.frame = newFrame(s)
	s.unhear = d.Sheet.Listen(s.changed)
	s.load()
	return s
}

// Content is what the window shows.
func (s *Screen) Content() fyne.CanvasObject { return s.frame }

// State is what to give to New the next time.
func (s *Screen) State() State {
	out := s.state
	out.Place = s.reading.place()
	if c, ok := s.changes.chosen(); ok {
		out.Change = c.Key
	}
	out.Proposing = s.proposal != nil
	if s.proposal != nil {
		out.Proposal = desk.Proposal{Thread: s.proposal.thread, Story: s.proposal.story, Base: s.proposal.base}
	}
	return out
}

// Close stops what is going on for the screen, and waits for it.
func (s *Screen) Close() {
	s.unhear()
	if s.proposal != nil {
		s.proposal.stop()
	}
	s.errands.close()
	s.reading.close()
}

// Focus gives the keyboard to the text.
func (s *Screen) Focus() { s.reading.focus() }

// Back is Esc: out of the suggestion, else out of the screen. What was read is
// marked as read, unless the story has changed meanwhile or only other versions
// were looked at.
func (s *Screen) Back() {
	if s.proposal != nil {
		s.endProposal()
		return
	}
	if s.read.done && s.caught == s.read.content && !s.stale {
		s.errands.detach(func(ctx context.Context) error { return s.d.Newsroom.MarkSeen(ctx, s.id()) }, s.d.Error)
	}
	s.d.Leave()
}

func (s *Screen) id() string { return string(s.d.Sheet.ID()) }

// say is a sentence without arguments, tell one with.
func (s *Screen) say(id string) string { return s.d.Say.Say(id, nil) }

func (s *Screen) tell(id string, args map[string]any) string { return s.d.Say.Say(id, args) }

func (s *Screen) count(id string, n int) string {
	return s.d.Say.Say(id, map[string]any{"N": n, "Number": s.number(n)})
}
