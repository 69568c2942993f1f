package pasted

import (
	"strings"

	"dateline/internal/desk"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// mostLines is how many lines of what was left out are listed of each kind.
const mostLines = 60

// What names what was left out and counts it: "2 tables, 1 form".
func What(say *words.Speaker, left []desk.Left) string {
	var parts []string
	for _, l := range left {
		parts = append(parts, say.Say(l.ID, map[string]any{"N": l.N}))
	}
	return strings.Join(parts, ", ")
}

// ShowLeft lists what was left out, kind by kind, with the words of it.
func ShowLeft(k *kit.Kit, say *words.Speaker, left []desk.Left) {
	var dialog *kit.Dialog
	shut := k.Button(kit.Secondary, say.Say("kit.close", nil), func() { dialog.Close() })
	dialog = k.Dialog(kit.DialogOptions{
		Title: say.Say("pasted.left.title", nil), Body: kit.Inset(look.S4, side, look.S5, side, kit.Column(
			look.S4, append([]fyne.CanvasObject{k.Text(say.Say("pasted.left.subtitle", nil), look.Small, look.Ink2)}, listed(k, say, left, true)...)...,
		)),
		Buttons: []*kit.Button{shut}, Width: look.Now().Scaled(560), Submit: func() { dialog.Close() }, First: shut,
	})
	dialog.Show()
}

// listed are the lines of what was left out; a kind without lines is a heading
// where headings are wanted.
func listed(k *kit.Kit, say *words.Speaker, left []desk.Left, headings bool) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, l := range left {
		var lines []fyne.CanvasObject
		if headings || len(left) > 1 {
			lines = append(lines, k.Text(capital(say.Say(l.ID, map[string]any{"N": l.N})), look.Interface, look.Ink))
		}
		for _, line := range l.Lines[:min(len(l.Lines), mostLines)] {
			lines = append(lines, k.Text(line, look.Small, look.Ink2).Lines(3))
		}
		if more := len(l.Lines) - mostLines; more > 0 {
			lines = append(lines, k.Text(say.Say("pasted.left.more", map[string]any{"N": more}), look.Small, look.Ink3))
		}
		if len(lines) > 0 {
			out = append(out, kit.Column(2, lines...))
		}
	}
	return out
}

// capital begins a line with a capital letter.
func capital(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// newRest is the end of the question: what was left out, in one line until
// somebody wants to read it; resized hears that the height changed.
func newRest(k *kit.Kit, say *words.Speaker, left []desk.Left, resized func()) fyne.CanvasObject {
	lines := kit.Column(look.S3, listed(k, say, left, false)...)
	lines.Hide()
	var all *kit.Stack
	var more *kit.Button
	more = k.Button(kit.Link, say.Say("pasted.left.show", nil), func() {
		if lines.Visible() {
			lines.Hide()
			more.SetLabel(say.Say("pasted.left.show", nil))
		} else {
			lines.Show()
			more.SetLabel(say.Say("pasted.left.hide", nil))
		}
		all.Refresh()
		resized()
		k.Reveal(all)
	})
	what := k.Text(say.Say("pasted.left", map[string]any{"What": What(say, left)}), look.Small, look.Ink2)
	parts := []fyne.CanvasObject{kit.Row(look.S3, kit.Grow(what), more)}
	all = kit.Column(look.S3, append(parts, lines)...)
	return kit.Inset(look.S3, side, look.S4, side, all)
}
