package uitest

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Type types letters where the keyboard is.
func (w *Window) Type(letters string) error {
	focused := w.Win.Canvas().Focused()
	if focused == nil {
		return fmt.Errorf("nothing has the keyboard for %q", letters)
	}
	for _, r := range letters {
		focused.TypedRune(r)
	}
	return nil
}

// named are the keys whose names the toolkit spells its own way.
var named = map[string]fyne.KeyName{
	"Enter": fyne.KeyReturn, "PgUp": fyne.KeyPageUp, "PgDn": fyne.KeyPageDown, "Esc": fyne.KeyEscape, "Backspace": fyne.KeyBackspace,
}

// Press presses a key with its modifiers, "Ctrl+Shift+Enter", as the toolkit's
// driver would deliver it: to what has the keyboard, else to the window.
func (w *Window) Press(written string) {
	parts := strings.Split(written, "+")
	if strings.HasSuffix(written, "++") || written == "+" {
		parts = append(parts[:len(parts)-2], "+")
	}
	var m fyne.KeyModifier
	for _, p := range parts[:len(parts)-1] {
		switch p {
		case "Ctrl":
			m |= fyne.KeyModifierShortcutDefault
		case "Shift":
			m |= fyne.KeyModifierShift
		}
	}
	name := fyne.KeyName(parts[len(parts)-1])
	if n, ok := named[string(name)]; ok {
		name = n
	}
	w.modifiers = m
	defer func() { w.modifiers = 0 }()
	c := w.Win.Canvas()
	focused := c.Focused()
	if m&fyne.KeyModifierShortcutDefault == 0 {
		switch {
		case focused != nil:
			if name == fyne.KeyTab {
				if t, ok := focused.(fyne.Tabbable); !ok || !t.AcceptsTab() {
					w.tab(m)
					return
				}
			}
			focused.TypedKey(&fyne.KeyEvent{Name: name})
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(&fyne.KeyEvent{Name: name})
		}
		return
	}
	sc := shortcut(name, m)
	if s, ok := focused.(fyne.Shortcutable); ok {
		s.TypedShortcut(sc)
		return
	}
	if focused == nil && !w.Shell.Modal() {
		// The driver asks the canvas, which knows the shortcuts of the window.
		w.Shell.TypedShortcut(sc)
	}
}

func (w *Window) tab(m fyne.KeyModifier) {
	if m&fyne.KeyModifierShift != 0 {
		w.Win.Canvas().FocusPrevious()
	} else {
		w.Win.Canvas().FocusNext()
	}
}

// shortcut is what the driver makes of a key with Ctrl.
func shortcut(name fyne.KeyName, m fyne.KeyModifier) fyne.Shortcut {
	if m == fyne.KeyModifierShortcutDefault {
		switch name {
		case fyne.KeyC:
			return &fyne.ShortcutCopy{}
		case fyne.KeyX:
			return &fyne.ShortcutCut{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		}
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: m}
}
