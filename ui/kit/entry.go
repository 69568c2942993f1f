package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// EntryOptions say what an Entry is for.
type EntryOptions struct {
	// Text it starts with, and what stands in it, grey, while it is empty.
	Text, Placeholder string
	// Hint is said when the pointer rests on it.
	Hint string
	// Icon stands at the left: a magnifier.
	Icon look.Icon
	// Lines that are shown; 0 and 1 are one line, in which Enter submits.
	Lines int
	// OnChange gets the text after every change by the person.
	OnChange func(string)
	// OnSubmit gets the text on Enter, in several lines on Ctrl+Enter.
	OnSubmit func(string)
	// OnKey sees keys first and says whether it used them.
	OnKey func(*fyne.KeyEvent) bool
	// OnFocus hears of the focus coming and going.
	OnFocus func(bool)
}

// Entry is a field for what is not published: searches and settings. Keys it has
// no use for go to the window, Tab leaves it.
type Entry struct {
	widget.Entry
	k       *Kit
	self    focusable
	o       EntryOptions
	focused bool
	bad     bool
	quiet   bool // a change by SetText
	why     string
	suffix  string
	height  float32
	drawn   *entryDrawing
}

var (
	_ focusable         = (*Entry)(nil)
	_ desktop.Hoverable = (*Entry)(nil)
)

// Entry makes a field.
func (k *Kit) Entry(o EntryOptions) *Entry {
	e := &Entry{}
	e.build(k, o, e)
	e.ExtendBaseWidget(e)
	return e
}

// build fills the field; self is the outermost type, which the toolkit must know.
func (e *Entry) build(k *Kit, o EntryOptions, self focusable) {
	e.k, e.o, e.self, e.height = k, o, self, 32
	e.Entry.Text, e.Entry.PlaceHolder = o.Text, o.Placeholder
	e.Wrapping, e.Scroll = fyne.TextWrapOff, fyne.ScrollHorizontalOnly
	if o.Lines > 1 {
		e.MultiLine, e.Wrapping, e.Scroll = true, fyne.TextWrapWord, fyne.ScrollVerticalOnly
	}
	e.OnChanged = func(s string) {
		if !e.quiet && e.o.OnChange != nil {
			e.o.OnChange(s)
		}
	}
}

// Text that stands in the field.
func (e *Entry) Text() string { return e.Entry.Text }

// SetText puts a text into the field without calling OnChange; the caret goes
// behind it.
func (e *Entry) SetText(s string) {
	if s == e.Entry.Text {
		return
	}
	e.quiet = true
	e.Entry.SetText(s)
	e.quiet = false
	if !e.MultiLine {
		e.CursorColumn = len([]rune(s))
	}
	e.Refresh()
}

// Large makes the field 40 high.
func (e *Entry) Large() *Entry { e.height = 40; e.Refresh(); return e }

// SetSuffix puts a grey word at the right of the field: a shortcut, the region of
// a city.
func (e *Entry) SetSuffix(s string) {
	if e.suffix != s {
		e.suffix = s
		e.Refresh()
	}
}

// SetError marks the field as wrong; the words stand in its Field.
func (e *Entry) SetError(bad bool) {
	if e.bad != bad {
		e.bad = bad
		e.Refresh()
	}
}

// Lock closes the field for a reason; "" opens it.
func (e *Entry) Lock(why string) {
	e.why = why
	if why == "" {
		e.Enable()
	} else {
		e.Disable()
	}
}

// Why says why the field is closed, "" when it is open.
func (e *Entry) Why() string { return e.why }

// Disabled is what the toolkit asks. A closed field still takes the focus, so that
// its text can be copied and shortcuts reach the window.
func (e *Entry) Disabled() bool { return false }

// SelectAll selects the text, so that typing replaces it.
func (e *Entry) SelectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// AcceptsTab lets Tab go to the next control.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained draws the edge of the focus.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.k.Reveal(e.self)
	if e.o.OnFocus != nil {
		e.o.OnFocus(true)
	}
}

// FocusLost takes the edge away.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	e.k.untip(e.self)
	if e.o.OnFocus != nil {
		e.o.OnFocus(false)
	}
}

// TypedKey edits the text, or goes to OnKey before and to the window after.
func (e *Entry) TypedKey(event *fyne.KeyEvent) {
	switch {
	case e.o.OnKey != nil && e.o.OnKey(event):
	case e.o.OnSubmit != nil && !e.MultiLine && enters(event):
		e.o.OnSubmit(e.Text())
	case e.edits(event.Name):
		e.Entry.TypedKey(event)
	case !writes(event):
		e.k.Keys.TypedKey(event)
	}
}

func enters(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter }

// edits says whether a key moves the caret or changes the text.
func (e *Entry) edits(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd:
		return true
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyPageUp, fyne.KeyPageDown:
		return e.MultiLine
	}
	return false
}

// TypedShortcut takes what edits text, and hands the rest to the window.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutSelectAll:
		e.Entry.TypedShortcut(s)
		return
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo, *fyne.ShortcutCut, *fyne.ShortcutPaste:
		if e.why == "" {
			e.Entry.TypedShortcut(s)
		}
		return
	case *desktop.CustomShortcut:
		if e.custom(s) {
			return
		}
	}
	e.k.Keys.TypedShortcut(s)
}

// custom takes Ctrl with an arrow or a deleting key, redo by Ctrl+Shift+Z, and
// Ctrl+Enter when that submits.
func (e *Entry) custom(s *desktop.CustomShortcut) bool {
	submits := e.MultiLine && e.o.OnSubmit != nil && s.Modifier == fyne.KeyModifierShortcutDefault
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight:
		e.Entry.TypedShortcut(s)
		return true
	case fyne.KeyBackspace, fyne.KeyDelete:
		if e.why == "" {
			e.Entry.TypedShortcut(s)
		}
		return true
	case fyne.KeyZ:
		if s.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift && e.why == "" {
			e.Redo()
			return true
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if submits {
			e.o.OnSubmit(e.Text())
			return true
		}
	}
	return false
}
