package shell

import (
	"dateline/ui/command"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// keys takes what no control has a use for to the commands. It is every Kit's
// Keys, and the window's own when nothing has the focus.
type keys struct{ s *Shell }

// TypedKey runs the command of an F-key. Esc goes one step back.
func (k keys) TypedKey(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyEscape {
		return k.s.back()
	}
	shift := k.s.o.Modifiers()&fyne.KeyModifierShift != 0
	return k.press(command.Shortcut{Shift: shift, Key: string(e.Name)})
}

// TypedShortcut runs the command of a shortcut.
func (k keys) TypedShortcut(s fyne.Shortcut) bool {
	pressed, ok := shortcutOf(s)
	return ok && k.press(pressed)
}

func (k keys) press(s command.Shortcut) bool {
	c, ok := k.s.commands.At(s)
	if ok {
		k.s.Run(c.ID)
	}
	return ok
}

// TypedShortcut is a shortcut that reached nobody: nothing has the keyboard.
func (s *Shell) TypedShortcut(sc fyne.Shortcut) { keys{s}.TypedShortcut(sc) }

// keyNames are the keys whose names the toolkit spells its own way.
func keyNames() map[fyne.KeyName]string {
	return map[fyne.KeyName]string{
		fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter", fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn",
		fyne.KeyBackspace: "Backspace",
	}
}

// shortcutOf is a shortcut of the toolkit in our words; false when it has none.
func shortcutOf(s fyne.Shortcut) (command.Shortcut, bool) {
	var key fyne.KeyName
	var modifier fyne.KeyModifier
	switch s := s.(type) {
	case *desktop.CustomShortcut:
		key, modifier = s.KeyName, s.Modifier
	case *fyne.ShortcutUndo:
		key, modifier = fyne.KeyZ, fyne.KeyModifierShortcutDefault
	case *fyne.ShortcutRedo:
		key, modifier = fyne.KeyY, fyne.KeyModifierShortcutDefault
	case *fyne.ShortcutSelectAll:
		key, modifier = fyne.KeyA, fyne.KeyModifierShortcutDefault
	case *fyne.ShortcutCopy:
		key, modifier = fyne.KeyC, fyne.KeyModifierShortcutDefault
	case *fyne.ShortcutCut:
		key, modifier = fyne.KeyX, fyne.KeyModifierShortcutDefault
	case *fyne.ShortcutPaste:
		key, modifier = fyne.KeyV, fyne.KeyModifierShortcutDefault
	default:
		return command.Shortcut{}, false
	}
	if modifier&^(fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift) != 0 {
		return command.Shortcut{}, false
	}
	name, ok := keyNames()[key]
	if !ok {
		name = string(key)
	}
	return command.Shortcut{Ctrl: modifier&fyne.KeyModifierShortcutDefault != 0, Shift: modifier&fyne.KeyModifierShift != 0, Key: name}, true
}

// toolkitShortcut is one of our shortcuts as the toolkit sends it when nothing
// has the focus.
func toolkitShortcut(s command.Shortcut) *desktop.CustomShortcut {
	out := &desktop.CustomShortcut{KeyName: fyne.KeyName(s.Key)}
	for key, name := range keyNames() {
		if name == s.Key && key != fyne.KeyEnter {
			out.KeyName = key
		}
	}
	if s.Ctrl {
		out.Modifier |= fyne.KeyModifierShortcutDefault
	}
	if s.Shift {
		out.Modifier |= fyne.KeyModifierShift
	}
	return out
}
