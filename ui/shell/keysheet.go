package shell

import (
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// showKeys shows every command that has keys, by menu: the sheet of F1.
func (s *Shell) showKeys() {
	k := s.kit
	var columns [2][]fyne.CanvasObject
	for i, menu := range menuNames() {
		var lines []fyne.CanvasObject
		for _, c := range s.commands.All() {
			if c.Menu != menu || c.Shortcut.IsZero() {
				continue
			}
			lines = append(lines, kit.Row(
				12, kit.Grow(k.Text(s.say(c.Title()), look.Interface, look.Ink).Lines(1)), k.Text(c.Shortcut.String(), look.Label, look.Ink2).Lines(1),
			))
		}
		if len(lines) == 0 {
			continue
		}
		side := 0
		if i >= 3 {
			side = 1
		}
		columns[side] = append(columns[side], kit.Inset(0, 0, 6, 0, k.Text(s.say("menu."+menu), look.PanelTitle, look.Ink).Lines(1)))
		columns[side] = append(columns[side], lines...)
		columns[side] = append(columns[side], kit.Fixed(0, 14, kit.Spacer()))
	}
	body := kit.Inset(16, 24, 16, 24, kit.Grid(2, 40, 0, kit.Column(6, columns[0]...), kit.Column(6, columns[1]...)))
	k.Dialog(kit.DialogOptions{Title: s.say("command.help.keys"), Subtitle: s.say("shell.keys.hint"), Body: body, Width: 860}).Show()
}
