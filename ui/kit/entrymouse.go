package kit

import (
	"cmp"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// MouseIn says later what the field is for, or why it is closed.
func (e *Entry) MouseIn(*desktop.MouseEvent) {
	switch {
	case e.why != "":
		e.k.tip(e.self, e.why, "")
	case e.o.Hint != "":
		e.k.tip(e.self, e.o.Hint, "")
	}
}

// MouseMoved changes nothing.
func (e *Entry) MouseMoved(*desktop.MouseEvent) {}

// MouseOut no longer says it.
func (e *Entry) MouseOut() { e.k.untip(e.self) }

// MouseDown places the caret; the toolkit counts from where it draws the text.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	e.k.untip(e.self)
	inside := *m
	inside.Position = e.drawn.inText(m.Position)
	e.Entry.MouseDown(&inside)
}

// TappedSecondary opens a menu in the language of the window.
func (e *Entry) TappedSecondary(at *fyne.PointEvent) {
	e.k.untip(e.self)
	e.k.Focus(e.self)
	e.k.PopMenu(e.menu(), at.AbsolutePosition)
}

func (e *Entry) menu() []MenuItem {
	clip := e.k.Clipboard()
	item := func(id, keys string, icon look.Icon, why string, s fyne.Shortcut) MenuItem {
		return MenuItem{Title: e.k.Say(id, nil), Shortcut: keys, Icon: icon, Why: why, Run: func() { e.Entry.TypedShortcut(s) }}
	}
	nothing := ""
	if e.SelectedText() == "" {
		nothing = e.k.Say("kit.nothing-selected", nil)
	}
	return []MenuItem{
		item("kit.undo", "Ctrl+Z", "undo", e.why, &fyne.ShortcutUndo{}),
		item("kit.redo", "Ctrl+Y", "redo", e.why, &fyne.ShortcutRedo{}),
		{Separator: true},
		item("kit.cut", "Ctrl+X", "", cmp.Or(e.why, nothing), &fyne.ShortcutCut{Clipboard: clip}),
		item("kit.copy", "Ctrl+C", "copy", nothing, &fyne.ShortcutCopy{Clipboard: clip}),
		item("kit.paste", "Ctrl+V", "", e.why, &fyne.ShortcutPaste{Clipboard: clip}),
		item("kit.select-all", "Ctrl+A", "", "", &fyne.ShortcutSelectAll{}),
	}
}
