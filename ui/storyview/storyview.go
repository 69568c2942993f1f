// Package storyview is the story on the screen: where it stands and whether it
// is saved, the tools, and the sheet with headline, deck, dateline, lead photo
// and text.
//
// It holds no story of its own: everything typed becomes an edit of the open
// sheet, and everything shown follows from the story the sheet has. The
// invariant: what the save line calls saved is on the disk.
package storyview

import (
	"context"
	"image"
	"sync"
	"time"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/outlet"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/command"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Sheet is the story that is open for writing.
type Sheet interface {
	ID() story.ID
	Story() story.Story
	Do(story.Edit) error
	Undo() (text.Selection, bool)
	Redo() (text.Selection, bool)
	NewBlock() text.BlockID
	Listen(func(before, after story.Story)) (stop func())
}

// Deps is what the screen needs of the rest. All of it but PasteRich and
// PastePage must be set.
type Deps struct {
	Kit  *kit.Kit
	Say  *words.Speaker
	Look look.Look
	// Narrow says that the window is small: the headline is set smaller.
	Narrow bool
	// Width the text is set in; the zero Width is Normal. Typewriter keeps the line
	// that is typed in at one height.
	Width      Width
	Typewriter bool
	Sheet      Sheet
	Clip       *editor.Clip
	// Profile of the outlet: ratios and the house pattern of credits.
	Profile outlet.Profile
	// Standing says where the story stands, of the text as it is on the screen.
	Standing func(context.Context) (desk.Standing, error)
	// Findings of a version of the story; called from another goroutine.
	Findings func(story.Story) ([]rules.Finding, error)
	// Picture makes a photo as the story shows it, turned and cut; called from
	// another goroutine.
	Picture func(ctx context.Context, use story.PhotoUse, crop story.Rect, w, h int) (*image.RGBA, error)
	// Commands are those of the program; the toolbar and the bar show some of them.
	Commands *command.Registry
	// Run runs a command and says why when it cannot.
	Run func(command.ID)
	// City, Date and Byline open where those are chosen.
	City, Date, Byline func(anchor fyne.CanvasObject)
	// Field shows a field of the story that is not on the sheet.
	Field func(rules.Place)
	// OpenPhoto opens a photo: a double click on it.
	OpenPhoto func(story.PhotoID)
	// Noted hears in which note the caret stands; "" is none.
	Noted func(story.NoteID)
	// PasteRich and PastePage may take over what is pasted into the text; see
	// editor.Options.
	PasteRich, PastePage func(plain string) bool
	// OpenLink follows a link in the text.
	OpenLink func(href string)
	// TextMenu is what a right click in the text offers, or the handle of a block.
	TextMenu func(block bool) []kit.MenuItem
	// Spelling knows the words; nil marks none. Proofs says what is read, LineMenu
	// is what a right click in a field of the sheet offers.
	Spelling Speller
	Proofs   Proofs
	LineMenu func(*editor.Line) []kit.MenuItem
	// Slash lists what can be put into an empty paragraph, Slashed puts it there.
	Slash   func(typed string) []kit.Suggestion
	Slashed func(kit.Suggestion)
	// Elsewhere shows something that is not on the sheet, without taking the
	// keyboard: an undo changed it.
	Elsewhere func(rules.Place)
	// Found, Stands and Counted hear what was found out in the background.
	Found   func([]rules.Finding)
	Stands  func(desk.Standing)
	Counted func(Counts)
	// Selected hears how long what is selected in the text is, once it rests; the
	// zero Counts when nothing is.
	Selected func(Counts)
	Error    func(error)
	Now      func() time.Time
	State    State
}

// State is what comes back when the screen is built anew in another language
// or look, and when the story is opened again.
type State struct {
	Selection text.Selection
	editor.Place
	// Focus is "text", "headline", "deck", "find" or empty.
	Focus string
	Find  FindState
}

// View is the screen.
type View struct {
	d     Deps
	stop  func()
	alive context.Context
	end   context.CancelFunc
	work  sync.WaitGroup

	header  *header
	verdict *verdictBar
	tools   *toolbar
	find    *findBar
	head    *head
	lead    *figure
	page    *editor.Page
	figures map[story.PhotoID]*figure
	content fyne.CanvasObject
	top     *kit.Stack
	// alone is the sheet as it stands without the rest; nil until it was asked for.
	alone fyne.CanvasObject
	focus string
	notes notes
	// focusing: the text is shown without the rest.
	focusing bool

	// version counts changes: what was found out about an older one is dropped.
	version  uint64
	waiting  func()
	findings []rules.Finding
	proofs   proofs
	// spared is where the caret stood in a word that is being written.
	spared text.Pos
	// readAt is the version that the proofs are about.
	readAt   uint64
	standing desk.Standing
	counting selection
}

// settle is how long the text rests before it is looked at in the background.
const settle = 300 * time.Millisecond

// New makes the screen of an open sheet.
func New(d Deps) *View {
	v := &View{d: d, figures: map[story.PhotoID]*figure{}}
	v.alive, v.end = context.WithCancel(context.Background())
	s := d.Sheet.Story()
	v.header = newHeader(v)
	v.verdict = newVerdictBar(v)
	v.tools = newToolbar(v)
	v.find = newFindBar(v, d.State.Find)
	v.head = newHead(v, s)
	v.page = editor.NewPage(v.head.content, v.options(), s.Body, v.measure())
	v.page.SetTypewriter(d.Typewriter)
	v.top = kit.Column(0, v.header.content, kit.Line(), v.verdict.content, v.tools.content, kit.Line(), v.find.content)
	v.content = kit.Border(v.top, nil, nil, nil, v.page)
	v.stop = d.Sheet.Listen(v.changed)
	v.hang()
	v.restore(d.State)
	v.look()
	return v
}

func (v *View) options() editor.Options {
	return editor.Options{
		Kit: v.d.Kit, Look: v.d.Look, Clip: v.d.Clip, Now: v.d.Now,
		Placeholder: v.say("storyview.text.empty"),
		NewBlock:    v.d.Sheet.NewBlock,
		Edit: func(tr text.Transaction) (text.Document, error) {
			err := v.typed(story.Body{Transaction: tr})
			return v.d.Sheet.Story().Body, err
		},
		Undo: v.Undo, Redo: v.Redo,
		PasteRich: v.d.PasteRich, PastePage: v.d.PastePage,
		Figure:   v.inText,
		Changed:  v.followed,
		OpenLink: v.d.OpenLink,
		Correct:  v.Corrected,
		Language: func() string { return v.d.Sheet.Story().Language },
		Menu:     v.d.TextMenu, Slash: v.d.Slash, Picked: v.d.Slashed,
		Focused: func(on bool) { v.focused("text", on) },
	}
}

// heighten gives the rows over the sheet the height that they need now: when the
// verdict bar comes or goes, the sheet begins somewhere else.
func (v *View) heighten() {
	if v.top == nil {
		return
	}
	if v.alone != nil {
		v.alone.Refresh()
		return
	}
	v.top.Refresh()
	if size := v.top.Size(); v.top.HeightFor(size.Width) != size.Height {
		v.content.Refresh()
	}
}

// Content is what the window shows.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Text is the editor of the body.
func (v *View) Text() *editor.Editor { return v.page.Text() }

// Page is the sheet that scrolls.
func (v *View) Page() *editor.Page { return v.page }

// Close stops what runs in the background and waits for it.
func (v *View) Close() {
	v.stop()
	v.end()
	for _, stop := range []func(){v.waiting, v.counting.waiting} {
		if stop != nil {
			stop()
		}
	}
	v.find.stop()
	v.page.Text().Close()
	v.head.close()
	v.work.Wait()
}

// State is where the person is.
func (v *View) State() State {
	return State{Selection: v.page.Text().Selection(), Place: v.page.Place(), Focus: v.focus, Find: v.find.state}
}

func (v *View) restore(s State) {
	if s.Selection.Valid(v.page.Text().Document()) {
		v.page.Text().Set(v.page.Text().Document(), s.Selection)
	}
	v.page.Return(s.Place)
	v.focus = s.Focus
	if s.Find.Open {
		v.find.show(s.Find.Replacing)
		v.find.search(func() int { return -1 })
	}
}

// Focus gives the keyboard to where the person was; in a new story that is the
// headline.
func (v *View) Focus() {
	switch {
	case v.focus == "headline", v.focus == "" && v.d.Sheet.Story().Headline == "":
		v.head.headline.Focus()
	case v.focus == "deck":
		v.head.deck.Focus()
	case v.focus == "find" && v.find.state.Open:
		v.d.Kit.Focus(v.find.words)
	default:
		v.page.Text().Focus()
	}
}

// followed: the caret is somewhere else, or the text is.
func (v *View) followed() {
	v.tools.follow()
	v.markPhoto()
	if v.page == nil {
		return
	}
	v.noted()
	if v.spared.Block != "" && v.page.Text().Selection().Head != v.spared && v.version == v.readAt {
		v.showProofs()
	}
	v.countSoon()
}

func (v *View) focused(where string, on bool) {
	if on {
		v.focus = where
		v.tools.follow()
	}
}

// changed shows what an edit made of the story. Typing in the text has drawn
// itself already.
func (v *View) changed(before, after story.Story) {
	v.page.Text().Set(after.Body, text.Selection{})
	v.rehang(before, after)
	v.head.show(before, after)
	v.showPhotos(after)
	v.find.changed(before, after)
	v.look()
}

// look finds out in the background where the story stands, what is wrong with
// it and how long it is, once the text rests.
func (v *View) look() {
	v.version++
	if v.waiting != nil {
		v.waiting()
	}
	v.waiting = v.d.Kit.Later(settle, v.inquire)
}

// Inquire finds it out at once: a verdict was given, a day began.
func (v *View) Inquire() {
	v.version++
	v.inquire()
}

func (v *View) inquire() {
	version, s, before := v.version, v.d.Sheet.Story(), v.proofs
	v.work.Add(1)
	go func() {
		defer v.work.Done()
		counts := count(s)
		read := v.proofread(s, before)
		findings, err := v.d.Findings(s)
		standing, err2 := v.d.Standing(v.alive)
		v.d.Kit.Post(func() {
			if v.alive.Err() != nil || version != v.version {
				return
			}
			if err == nil {
				err = err2
			}
			if err != nil {
				v.d.Error(err)
				return
			}
			v.findings, v.standing, v.proofs = findings, standing, read
			v.readAt = version
			v.showProofs()
			v.header.stand(standing)
			v.verdict.stand(standing)
			v.heighten()
			v.d.Counted(counts)
			v.d.Found(findings)
			v.d.Stands(standing)
		})
	}()
}

// Standing is what was found out last.
func (v *View) Standing() desk.Standing { return v.standing }

// Findings are what was found last.
func (v *View) Findings() []rules.Finding { return v.findings }

// Saving shows the truth about saving.
func (v *View) Saving(s archive.Status) { v.header.saving(s) }

func (v *View) say(id string) string { return v.d.Say.Say(id, nil) }

func (v *View) sayWith(id string, args map[string]any) string { return v.d.Say.Say(id, args) }
