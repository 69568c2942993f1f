package editor

import (
	"unicode"

	"dateline/internal/text"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TypedRune types a letter.
func (e *Editor) TypedRune(r rune) {
	if unicode.IsControl(r) || r == unicode.ReplacementChar {
		return
	}
	e.typed(string(r))
	e.signed(r)
	e.followSlash(r)
}

// typed puts text at the caret. A picture that is selected stays: what is typed
// begins a paragraph behind it.
func (e *Editor) typed(s string) {
	if e.solidAt(e.sel.Head) && e.sel.IsCaret() {
		e.do(func(d text.Document, sel text.Selection) (text.Transaction, error) {
			return text.Break(d, sel, e.o.NewBlock())
		})
	}
	stored, on := e.stored, e.storedOn
	e.do(func(d text.Document, sel text.Selection) (text.Transaction, error) {
		if on {
			return text.TypeMarked(d, sel, s, stored)
		}
		return text.Type(d, sel, s)
	})
}

// TypedKey takes the keys without a letter. What the text has no use for goes
// to the commands of the program.
func (e *Editor) TypedKey(k *fyne.KeyEvent) {
	shift := e.o.Kit.Modifiers()&fyne.KeyModifierShift != 0
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown:
		if !e.move(k.Name, false, shift) {
			e.pass(k)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		e.enter(shift)
	case fyne.KeyBackspace:
		e.backspace()
	case fyne.KeyDelete:
		e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
			return text.DeleteForward(d, s, text.Grapheme)
		})
	case fyne.KeyEscape:
		if e.o.Cancel == nil || !e.o.Cancel() {
			e.pass(k)
		}
	case fyne.KeyTab:
		e.tab(shift)
	case fyne.KeyUnknown:
		// A letter of the layout: it comes as a rune.
	default:
		e.pass(k)
	}
}

// backspace deletes; right after signs were taken at their word it takes that
// back and no letter.
func (e *Editor) backspace() {
	if e.ruled && e.o.Undo != nil {
		e.undo()
		return
	}
	e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
		return text.DeleteBackward(d, s, text.Grapheme)
	})
	e.followSlash(0)
}

func (e *Editor) pass(k *fyne.KeyEvent) {
	e.o.Kit.Keys.TypedKey(k)
}

func (e *Editor) enter(shift bool) {
	switch line := e.o.line; {
	case line == nil && shift, line != nil && shift && line.breaks:
		e.typed(string(text.SoftBreak))
	case line == nil:
		e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
			return text.Break(d, s, e.o.NewBlock())
		})
	default:
		line.done()
		if line.leave != nil {
			line.leave(1)
		}
	}
}

// tab nests list items. Elsewhere it is left alone: text has no tab stops.
func (e *Editor) tab(shift bool) {
	if shift {
		e.do(text.Outdent)
		return
	}
	e.do(text.Indent)
}

// AcceptsTab keeps Tab in the text when it nests something there; in a field it
// goes to the next one.
func (e *Editor) AcceptsTab() bool {
	i := e.doc.Index(e.sel.Head.Block)
	return e.o.line == nil && i >= 0 && e.doc.Block(i).Kind.IsList()
}

// TypedShortcut takes what the text understands; the rest are commands.
func (e *Editor) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		e.Copy()
	case *fyne.ShortcutCut:
		e.Cut()
	case *fyne.ShortcutPaste:
		e.Paste()
	case *fyne.ShortcutSelectAll:
		e.SelectAll()
	case *fyne.ShortcutUndo:
		e.undo()
	case *fyne.ShortcutRedo:
		e.redo()
	case *desktop.CustomShortcut:
		if !e.custom(s) {
			e.command(s)
		}
	default:
		e.command(s)
	}
}

func (e *Editor) command(s fyne.Shortcut) {
	e.o.Kit.Keys.TypedShortcut(s)
}

// custom are the shortcuts that move and delete by words, the second name of redo,
// and the plain paste, which goes to where the keyboard is.
func (e *Editor) custom(s *desktop.CustomShortcut) bool {
	shift := s.Modifier&fyne.KeyModifierShift != 0
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch s.KeyName {
	case fyne.KeyZ:
		if !shift {
			return false
		}
		e.redo()
	case fyne.KeyV:
		if !shift {
			return false
		}
		e.PastePlain()
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd:
		e.move(s.KeyName, true, shift)
	case fyne.KeyBackspace, fyne.KeyDelete:
		if shift {
			return false
		}
		if s.KeyName == fyne.KeyDelete {
			e.do(func(d text.Document, sel text.Selection) (text.Transaction, error) {
				return text.DeleteForward(d, sel, text.Word)
			})
			return true
		}
		e.do(func(d text.Document, sel text.Selection) (text.Transaction, error) {
			return text.DeleteBackward(d, sel, text.Word)
		})
	default:
		return false
	}
	return true
}

func (e *Editor) undo() {
	if e.o.Undo == nil || e.readOnly {
		return
	}
	ruled := e.ruled
	e.ruled = false
	e.o.Undo()
	if ruled {
		e.kept = e.sel.Head // it stays as it was typed
	}
}

func (e *Editor) redo() {
	if e.o.Redo != nil && !e.readOnly {
		e.o.Redo()
	}
}

// FocusGained shows the caret.
func (e *Editor) FocusGained() {
	e.focused = true
	e.blink.start()
	e.sync()
	e.refresh(e.v.pulse)
	if e.o.Focused != nil {
		e.o.Focused(true)
	}
}

// FocusLost hides the caret; what is selected stays selected, in grey.
func (e *Editor) FocusLost() {
	e.focused = false
	e.blink.stop()
	e.sync()
	e.refresh(e.v.pulse)
	if e.o.line != nil {
		e.o.line.done()
	}
	if e.o.Focused != nil {
		e.o.Focused(false)
	}
}

// Focus asks for the keyboard.
func (e *Editor) Focus() { e.o.Kit.Focus(e.self) }

// edit is a command of package text.
type edit func(text.Document, text.Selection) (text.Transaction, error)

// do runs a command, draws what it changed and says so. A command that does not
// apply where the caret is does nothing.
func (e *Editor) do(make edit) bool {
	if e.readOnly {
		return false
	}
	tr, err := e.instead(make)(e.doc, e.sel)
	if err != nil || tr.Empty() && tr.After == e.sel {
		return false
	}
	e.editing = true
	next, err := e.o.Edit(tr)
	e.editing = false
	if err != nil {
		return false
	}
	e.marks.follow(tr, e.doc)
	e.take(next)
	e.sel, e.atEnd, e.goalOn = tr.After, false, false
	if !e.sel.Valid(next) {
		e.sel = nearest(next, e.sel)
	}
	e.unstore()
	e.after(true, true)
	return true
}

// unstore forgets what held for the next letter alone.
func (e *Editor) unstore() { e.stored, e.storedOn, e.ruled = nil, false, false }

// after draws a change of text or selection: one refresh, whatever it took.
func (e *Editor) after(textChanged, reveal bool) {
	e.blink.restart()
	if e.flow != nil {
		height := e.flow.Height()
		if textChanged && height != e.Size().Height {
			e.BaseWidget.Resize(fyne.NewSize(e.Size().Width, height))
			if e.o.Resized != nil {
				e.o.Resized()
			}
		}
		if r, ok := e.flow.Where(e.caret()); ok && reveal && e.o.Reveal != nil {
			e.o.Reveal(r.Y, r.Y+r.H)
		}
	}
	e.sync()
	e.refresh(e.v.pulse)
	if e.o.Changed != nil {
		e.o.Changed()
	}
}
