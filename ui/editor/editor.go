package editor

import (
	"time"

	"dateline/internal/text"
	"dateline/internal/text/flow"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Options say what an editor is for. Edit and NewBlock must be set.
type Options struct {
	Kit *kit.Kit
	// Edit makes a change durable in whatever holds the text and gives the text
	// as it is then. An error changes nothing.
	Edit func(text.Transaction) (text.Document, error)
	// NewBlock names a new block.
	NewBlock func() text.BlockID
	// Undo and Redo go to the history of the whole story; nil is none.
	Undo, Redo func()
	// Clip is the clipboard that remembers what rich text was; nil is plain.
	Clip *Clip
	// PasteRich is asked first when something is pasted that was not copied here:
	// true says that the program has more of it than its words, and pastes that.
	// Nil is none.
	PasteRich func(plain string) bool
	// PastePage is asked about a long text that is pasted: true says that the
	// program takes it over. Nil is none, and a field is never asked about.
	PastePage func(plain string) bool
	// Figure is what a block without text shows, a photo with its caption; nil
	// for a divider. It is asked once for every block that comes near the screen.
	Figure func(b text.Block) kit.Flowing
	// Changed hears of every change of text or selection, after it is drawn.
	Changed func()
	// Resized hears that the height of the text changed.
	Resized func()
	// Reveal asks for a part of the editor to be scrolled into view.
	Reveal func(top, bottom float32)
	// Page is how far PgUp and PgDn go.
	Page func() float32
	// Focused hears that the editor got or lost the keyboard.
	Focused func(bool)
	// OpenLink follows a link: Ctrl with a click.
	OpenLink func(href string)
	// Language of the text, "ru" or "en": what signs at the keyboard stand for.
	Language func() string
	// Correct says what should stand in the place of the last bytes before the
	// caret, now that a sign was typed: quotation marks, dashes. Nil is nothing.
	Correct func(before, after string, typed rune) (bytes int, with string, ok bool)
	// Slash lists what can be put into an empty paragraph, by what is typed behind
	// "/" there; Picked does what was chosen. Nil is no list.
	Slash  func(typed string) []kit.Suggestion
	Picked func(kit.Suggestion)
	// Menu is what a right click offers, at a place of the text or for the selected
	// words; the handle of a block asks with block set.
	Menu func(block bool) []kit.MenuItem
	// Cancel ends what the mouse is doing, at Esc, and says whether there was
	// anything.
	Cancel func() bool
	// Carry and Drop move a block that is dragged by itself: a photo. Nil is that
	// nothing can be dragged.
	Carry func(from, at fyne.Position)
	Drop  func()
	// Placeholder stands where nothing is written yet.
	Placeholder string
	// Look of what is drawn.
	Look look.Look
	// Now is the clock; nil is the computer's.
	Now func() time.Time

	line *lineOptions
}

// lineOptions make it a one-block editor.
type lineOptions struct {
	lineType
	breaks bool
	leave  func(dir int) bool
	done   func()
	// below opens what hangs under the field; nil is nothing.
	below func() bool
}

// object is what the toolkit knows an editor as: itself, or the field it is in.
type object interface {
	fyne.Widget
	fyne.Focusable
}

// Editor is the widget. It is for the window's thread.
type Editor struct {
	widget.BaseWidget
	o    Options
	set  *setting
	self object

	doc  text.Document
	flow *flow.Flow
	sel  text.Selection
	// atEnd: the caret stands at the end of a line that was broken there.
	atEnd bool
	// goal is the x that Up and Down keep to, while they follow each other.
	goal   float32
	goalOn bool
	// stored are marks switched on or off before the first letter; nil is none.
	stored   []text.MarkKind
	storedOn bool
	// ruled: signs were just taken at their word, and nothing was done since.
	ruled bool
	// kept is up to where signs stay as they were typed: the person has taken back
	// what the house made of them.
	kept     text.Pos
	readOnly bool
	why      string
	// bad: what the field holds cannot be.
	bad bool

	top, bottom float32
	v           view
	marks       marks
	margins     map[text.BlockID]Margin
	blink       blink
	slash       slash
	mouse       mouse
	focused     bool
	editing     bool
	// refresh asks the toolkit to paint; tests count it.
	refresh func(fyne.CanvasObject)
	broken  int
}

var (
	_ fyne.Focusable      = (*Editor)(nil)
	_ fyne.Tabbable       = (*Editor)(nil)
	_ fyne.Shortcutable   = (*Editor)(nil)
	_ fyne.Draggable      = (*Editor)(nil)
	_ desktop.Mouseable   = (*Editor)(nil)
	_ desktop.Cursorable  = (*Editor)(nil)
	_ kit.Flowing         = (*Editor)(nil)
	_ fyne.WidgetRenderer = (*view)(nil)
)

// New makes an editor that shows a document.
func New(o Options, d text.Document) *Editor {
	e := &Editor{}
	e.init(o, d, e)
	return e
}

func (e *Editor) init(o Options, d text.Document, self object) {
	e.o, e.doc, e.refresh, e.bottom, e.self = o, d, canvas.Refresh, 1, self
	if o.Now == nil {
		e.o.Now = time.Now
	}
	e.set = newSetting(o.Look, e.scale())
	if o.line != nil {
		e.set.line = &o.line.lineType
	}
	e.set.solid = e.figureHeight
	e.set.above = e.marginAbove
	e.v.init(e)
	e.blink.init(e)
	if start, ok := d.Start(); ok {
		e.sel = text.Caret(start)
	}
	e.ExtendBaseWidget(self)
}

func (e *Editor) scale() float32 {
	if c := e.o.Kit.Canvas(); c != nil {
		return c.Scale()
	}
	return 1
}

// Document is what is shown.
func (e *Editor) Document() text.Document { return e.doc }

// Selection is what is selected.
func (e *Editor) Selection() text.Selection { return e.sel }

// Focused says whether keys come here.
func (e *Editor) Focused() bool { return e.focused }

// Select selects, and brings the caret into view.
func (e *Editor) Select(s text.Selection) {
	if !s.Valid(e.doc) {
		return
	}
	e.place(s, false)
	e.goalOn = false
	e.after(false, true)
}

// Set takes a later version of the document: one that an undo, a photo or
// another program made. The selection is kept where it can be; s, when it is a
// place of the document, is selected instead.
func (e *Editor) Set(d text.Document, s text.Selection) {
	if e.editing {
		return
	}
	e.marks.followTo(e.doc, d)
	e.take(d)
	switch {
	case s.Valid(d):
		e.sel = s
	case !e.sel.Valid(d):
		e.sel = nearest(d, e.sel)
	}
	e.atEnd, e.goalOn = false, false
	e.unstore()
	e.after(true, false)
}

// nearest is a selection for a document that has lost the old one's place.
func nearest(d text.Document, s text.Selection) text.Selection {
	if i := d.Index(s.Head.Block); i >= 0 {
		b := d.Block(i)
		at := min(s.Head.Offset, len(b.Text))
		return text.Caret(text.Pos{Block: b.ID, Offset: text.PrevBoundary(b.Text, at)})
	}
	end, _ := d.End()
	return text.Caret(end)
}

// take lays a document out.
func (e *Editor) take(d text.Document) {
	fewer := d.Len() < e.doc.Len()
	e.doc = d
	if fewer {
		e.v.forget()
	}
	if e.flow != nil {
		e.broken += e.flow.Show(d)
	}
}

// Again lays one block out again: what it shows has another height.
func (e *Editor) Again(id text.BlockID) {
	if e.flow == nil {
		return
	}
	e.flow.Again(id)
	e.after(true, false)
}

// SetViewport says which part of the editor can be seen, in its own units.
func (e *Editor) SetViewport(top, bottom float32) {
	if top == e.top && bottom == e.bottom {
		return
	}
	e.top, e.bottom = top, bottom
	e.sync()
}

// HeightFor lays the text out in a width and gives its height. Of a long text it
// is an estimate until somebody looks; a field is laid out whole.
func (e *Editor) HeightFor(width float32) float32 {
	e.setWidth(width)
	if e.o.line != nil {
		e.flow.Visible(0, everything)
	}
	return e.flow.Height()
}

func (e *Editor) setWidth(width float32) {
	if e.flow != nil && e.flow.Width() == max(width, 1) {
		return
	}
	e.flow = flow.New(e.set, width, e.doc)
}

// TopOf is where a block begins.
func (e *Editor) TopOf(id text.BlockID) (float32, bool) {
	i := e.doc.Index(id)
	if e.flow == nil || i < 0 {
		return 0, false
	}
	return e.flow.Top(i), true
}

// CreateRenderer is for the toolkit.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer { return &e.v }

// Resize lays the text out in another width.
func (e *Editor) Resize(s fyne.Size) {
	if e.flow == nil || e.flow.Width() != max(s.Width, 1) {
		e.setWidth(s.Width)
	}
	e.BaseWidget.Resize(s)
	e.sync()
}

// Close stops the caret.
func (e *Editor) Close() { e.blink.stop() }

// Lock makes the text read-only and says why; empty unlocks it.
func (e *Editor) Lock(why string) { e.readOnly, e.why = why != "", why }

// Locked says why the text cannot be changed; empty when it can.
func (e *Editor) Locked() string { return e.why }
