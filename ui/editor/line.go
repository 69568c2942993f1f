package editor

import (
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// LineOptions say what a field is for.
type LineOptions struct {
	Text, Placeholder string
	// Role and Token are how it is set; zero is the program's own voice in ink.
	Role  look.Role
	Token look.Token
	// Multi lets Shift+Enter break the line. Every field wraps and grows: nothing
	// that readers will see is hidden behind an edge.
	Multi bool
	// Boxed draws it as a field; else it looks printed.
	Boxed bool
	// Change hears the text after every change by the person.
	Change func(text string)
	// Done hears it at Enter, and when the field is left after a change.
	Done func(text string)
	// Leave goes to a neighbour: Down or Enter at the end (+1), Up at the start (-1).
	Leave func(dir int)
	// Undo and Redo go to the story's history.
	Undo, Redo func()
	// Correct says what the sign just typed should be, as for a text.
	Correct func(before, after string, typed rune) (bytes int, with string, ok bool)
	// Menu is what a right click offers; nil is nothing.
	Menu func(*Line) []kit.MenuItem
	// Resized hears that the height changed.
	Resized func()
	// Focused hears that it got or lost the keyboard.
	Focused func(bool)
	// Key sees keys first and says whether it used them.
	Key func(*fyne.KeyEvent) bool
	// Suggest says, while one types, what is perhaps meant; it is listed under the
	// field, and an arrow down lists it again. What is chosen is typed in the place
	// of the text.
	Suggest func(typed string) []kit.Suggestion
	// Pick gets what was chosen, when it is more than its words: it stands in the
	// field by then and Change has not heard of it.
	Pick func(kit.Suggestion)
	// PickFirst lets Enter take the first suggestion, for which else one has to go
	// to a row.
	PickFirst bool
}

// Line is a field of text that readers will see: the editor with one block.
type Line struct {
	Editor
	o       LineOptions
	changed bool
	// list is what is suggested, nil for a field without; typed says that a letter
	// is on its way there.
	list           *kit.Suggestions
	typed, picking bool
}

// lineBlock is the one block of a field.
const lineBlock text.BlockID = "line"

var _ kit.Flowing = (*Line)(nil)

// NewLine makes a field.
func NewLine(k *kit.Kit, o LineOptions) *Line {
	if o.Role == 0 {
		o.Role = look.Interface
	}
	if o.Token == 0 {
		o.Token = look.Ink
	}
	l := &Line{o: o}
	line := &lineOptions{lineType: lineType{o.Role, o.Token, o.Boxed}, breaks: o.Multi, done: l.done}
	if o.Leave != nil {
		line.leave = func(dir int) bool {
			o.Leave(dir)
			return true
		}
	}
	if o.Suggest != nil {
		line.below, l.list = l.offer, k.Suggestions(l, l, l.pick)
	}
	menu := func(bool) []kit.MenuItem { return o.Menu(l) }
	if o.Menu == nil {
		menu = nil
	}
	l.init(Options{
		Correct: o.Correct, Menu: menu,
		Kit: k, Edit: l.edit, NewBlock: func() text.BlockID { return lineBlock }, Undo: o.Undo, Redo: o.Redo,
		Placeholder: o.Placeholder, Look: look.Now(), Resized: o.Resized, Focused: o.Focused, Changed: l.follow, line: line,
	}, lineDocument(o.Text), l)
	l.bottom = everything
	return l
}

// everything of a field is drawn, however high it grows.
const everything = 1 << 20

// lineDocument is the one block; text.Clean makes any text fit for it.
func lineDocument(s string) text.Document {
	d, err := text.NewDocument(text.Block{ID: lineBlock, Kind: text.Paragraph, Text: text.Clean(s)})
	if err != nil {
		d, _ = text.NewDocument(text.Block{ID: lineBlock, Kind: text.Paragraph})
	}
	return d
}

// edit is where the changes of a field go: into its own block, and to whoever
// keeps the text.
func (l *Line) edit(tr text.Transaction) (text.Document, error) {
	next, err := tr.Apply(l.doc)
	if err != nil {
		return l.doc, err
	}
	l.changed, l.typed = true, !l.picking
	if l.o.Change != nil {
		l.o.Change(next.Block(0).Text)
	}
	return next, nil
}

// Text is what the field holds.
func (l *Line) Text() string { return l.doc.Block(0).Text }

// SetText puts another text into the field without telling Change: what an undo
// or another field made of it. The caret goes behind what is different, so that
// an undo shows where it was.
func (l *Line) SetText(s string) {
	s = text.Clean(s)
	was := l.Text()
	if l.editing || s == was {
		return
	}
	l.changed = false
	l.shut()
	behind := 0
	for behind < len(s) && behind < len(was) && s[len(s)-1-behind] == was[len(was)-1-behind] {
		behind++
	}
	at := text.PrevBoundary(s, len(s)-behind)
	l.Set(lineDocument(s), text.Caret(text.Pos{Block: lineBlock, Offset: at}))
}

// SetError says whether the text is wrong; why is said beside the field.
func (l *Line) SetError(bad bool) {
	if l.bad != bad {
		l.bad = bad
		l.sync()
		l.refresh(l.v.pulse)
	}
}

func (l *Line) done() {
	if l.changed && l.o.Done != nil {
		l.changed = false
		l.o.Done(l.Text())
	}
}

// Placeholder is what the field asks for while it is empty.
func (l *Line) Placeholder() string { return l.o.Placeholder }
