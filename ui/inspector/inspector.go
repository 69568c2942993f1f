// Package inspector is the panel at the right of a story – its photos, what it
// is related to, its details, what the checks found, notes and history – and
// the rail of tabs beside it.
//
// It owns nothing of the story: what is typed goes to the sheet as an edit, and
// what is shown is the story as the sheet has it. The invariant: typing in the
// text rebuilds nothing here, and a value that cannot be is answered with one
// sentence and changes nothing.
package inspector

import (
	"cmp"
	"context"
	"image"
	"time"

	"dateline/internal/desk"
	"dateline/internal/outlet"
	"dateline/internal/places"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Sheet is the story that is open for writing; desk.Sheet is one.
type Sheet interface {
	Story() story.Story
	// Do applies an edit as one thing that can be undone.
	Do(story.Edit) error
	// NewNote names a new note, Remark is what the person says now.
	NewNote() story.NoteID
	Remark(words string) (story.Remark, error)
	// Set gives a field a value as it is typed.
	Set(field, value string) ([]desk.Note, error)
	// Listen hears of every change until stopped.
	Listen(func(before, after story.Story)) (stop func())
}

// Deps is what the inspector needs. Known, Open and Fold may be missing.
type Deps struct {
	Kit   *kit.Kit
	Say   *words.Speaker
	Sheet Sheet
	// Undo and Redo go through the history of the whole story.
	Undo, Redo func()
	Profile    func() outlet.Profile
	Now        func() time.Time
	// Cities completes the name of a city; PlaceOf is one as a story keeps it.
	Cities  func(typed, lang string, limit int) []places.Place
	PlaceOf func(p places.Place, lang string) story.Place
	// Tags, Names and Rubrics are what the newsroom has written before.
	Tags    func(ctx context.Context, typed string) []string
	Names   func(ctx context.Context, typed string) []string
	Rubrics func(ctx context.Context) []string
	// Search looks for stories of the archive; it is called away from the window.
	Search func(ctx context.Context, typed string) []desk.Row
	// Known gives the row of a story of the archive.
	Known func(ctx context.Context, id story.ID) (desk.Row, bool)
	// Thumbnail makes a picture of exactly width×height pixels; it is called
	// away from the window. The zero Rect is the whole photo.
	Thumbnail func(ctx context.Context, original string, crop story.Rect, width, height int) (*image.RGBA, error)
	// AddPhotos asks for files and puts them into the story.
	AddPhotos func()
	// History is what happened to the story, oldest first; it is called away
	// from the window.
	History func(ctx context.Context) ([]desk.Entry, error)
	// Versions tells how much each version changed, and VersionMenu what can be done
	// with one. Both may be missing; Versions is called away from the window.
	Versions    func(ctx context.Context) ([]desk.Version, error)
	VersionMenu func(desk.Version) []kit.MenuItem
	// GoTo shows the place of a finding.
	GoTo func(rules.Place)
	// ShowText selects a stretch of the text, shows it and gives it the keyboard.
	ShowText func(text.Selection)
	// Noting begins a note about what is selected in the text.
	Noting func()
	// NoteChosen hears which note is meant in its tab; "" is none.
	NoteChosen func(story.NoteID)
	// Open and Fold ask the window to unfold the panel and to fold it.
	Open, Fold func()
	// Error says what could not be done and belongs to no field.
	Error func(error)
	State State
}

// Inspector is the panel and the rail. All of it is for the window's thread.
type Inspector struct {
	d       Deps
	k       *kit.Kit
	errands *errands
	state   State
	stop    func()

	tab     Tab
	folded  bool
	panes   [tabs]pane
	roots   [tabs]kit.Flowing
	scrolls [tabs]*kit.VScroll

	findings  []rules.Finding
	checked   bool
	entries   []desk.Entry // as they are shown
	versions  []desk.Version
	published bool
	// noted is the note in which the caret stands.
	noted story.NoteID

	panel fyne.CanvasObject
	head  *head
	body  *fyne.Container
	rail  *rail
	// pending takes over what stands in a field but was not entered yet.
	pending func()
}

// New opens the inspector on a sheet. Close must be called before the sheet is
// closed.
func New(d Deps) *Inspector {
	i := &Inspector{d: d, k: d.Kit, errands: newErrands(d.Kit.Post), state: d.State.of(d.Sheet.Story().ID), body: container.NewStack()}
	i.tab = i.state.Tab
	i.head = newHead(i)
	i.panel = kit.Box(look.Panel, look.None, 0, kit.Border(i.head.object, nil, nil, nil, i.body))
	i.rail = newRail(i)
	i.stop = d.Sheet.Listen(i.Refresh)
	i.show(i.tab)
	i.Reload()
	return i
}

// Panel is the open tab with its heading.
func (i *Inspector) Panel() fyne.CanvasObject { return i.panel }

// Rail is the column of tabs.
func (i *Inspector) Rail() fyne.CanvasObject { return i.rail.object }

// Tab is the one that is open.
func (i *Inspector) Tab() Tab { return i.tab }

// Show opens a tab, and asks the window for the panel if it is folded.
func (i *Inspector) Show(t Tab) {
	i.Settle()
	if i.folded && i.d.Open != nil {
		i.d.Open()
	}
	i.show(known(t))
}

func (i *Inspector) show(t Tab) {
	if i.tab == Notes && t != Notes {
		i.d.NoteChosen("")
	}
	i.tab = t
	s := i.d.Sheet.Story()
	if i.panes[t] == nil {
		i.panes[t] = i.build(t)
		i.roots[t] = i.panes[t].object()
		i.scrolls[t] = i.k.VScroll(i.roots[t])
	}
	i.panes[t].update(s)
	first := i.scrolls[t].Size().IsZero()
	i.body.Objects = []fyne.CanvasObject{i.scrolls[t]}
	i.body.Refresh()
	i.relay()
	if first {
		i.scrolls[t].SetOffset(i.state.Offsets[t])
	}
	i.counts(s)
	i.rail.open()
	if n, ok := i.panes[t].(*notes); ok {
		n.choose(cmp.Or(i.noted, n.chosen))
	}
}

// SetFolded tells whether the window shows the panel: a rail without a panel has
// no chosen tab.
func (i *Inspector) SetFolded(folded bool) {
	i.folded = folded
	i.rail.open()
	if n, ok := i.panes[i.tab].(*notes); ok {
		if folded {
			i.d.NoteChosen("")
		} else {
			n.choose(cmp.Or(i.noted, n.chosen))
		}
	}
}

// press is a tab that was pressed: the open one folds the panel.
func (i *Inspector) press(t Tab) {
	if t == i.tab && !i.folded && i.d.Fold != nil {
		i.Settle()
		i.d.Fold()
		return
	}
	i.Show(t)
}

// Refresh shows another version of the story; the sheet calls it after every
// change. What no tab shows costs nothing.
func (i *Inspector) Refresh(_, after story.Story) {
	i.panes[i.tab].update(after)
	i.counts(after)
}

// Settle takes over what stands in a field and was not entered yet. It is called
// before anything that reads the story as a whole: submit, preview, package.
func (i *Inspector) Settle() {
	if enter := i.pending; enter != nil {
		i.pending = nil
		enter()
	}
}

// Close takes over what is typed and lets go of the sheet.
func (i *Inspector) Close() {
	i.Settle()
	i.stop()
	i.errands.close()
}
