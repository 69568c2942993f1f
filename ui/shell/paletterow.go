package shell

import (
	"strings"
	"unicode"

	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// paletteRow is a row that can show any line.
type paletteRow struct {
	icon               *kit.Icon
	heading, sub, keys *kit.Text
	// title is the title in three parts: what was typed stands out of it.
	title      [3]*kit.Text
	parts      []*kit.Stack // from the inside out
	line, head fyne.CanvasObject
}

func (p *palette) row() fyne.CanvasObject {
	k := p.s.kit
	r := &paletteRow{
		icon: k.Icon("command", 16, look.Ink2), heading: k.Text("", look.Label, look.Ink3).Lines(1),
		sub:  k.Text("", look.Label, look.Amber).Lines(1),
		keys: k.Text("", look.Label, look.Ink3).Lines(1),
	}
	for i := range r.title {
		r.title[i] = k.Text("", look.Interface, look.Ink).Lines(1).Bold(i == 1)
	}
	title := kit.Row(0, r.title[0], r.title[1], r.title[2])
	words := kit.Column(0, title, r.sub)
	row := kit.Row(12, r.icon, kit.Grow(words), r.keys)
	r.parts = []*kit.Stack{title, words, row}
	r.line = kit.Inset(0, 16, 0, 16, row)
	r.head = kit.Inset(18, 16, 0, 16, r.heading)
	object := kit.Over(r.line, r.head)
	p.rows[object] = r
	return object
}

func (p *palette) fill(object fyne.CanvasObject, i int, _, _ bool) {
	r, l := p.rows[object], p.lines[i]
	visible(r.head, l.heading != "")
	visible(r.line, l.heading == "")
	r.heading.Set(l.heading)
	r.keys.Set(l.keys)
	ink, sub := look.Ink, look.Ink3
	detail := l.detail
	if l.why != "" {
		ink, sub, detail = look.Ink3, look.Amber, l.why
	}
	found := ink
	if l.why == "" {
		found = look.Accent
	}
	for i, part := range matched(l.title, p.typed) {
		r.title[i].Set(part)
		r.title[i].SetToken([]look.Token{ink, found, ink}[i])
	}
	r.sub.Set(detail)
	r.sub.SetToken(sub)
	visible(r.sub, detail != "")
	r.icon.Set(l.icon, ink)
	for _, part := range r.parts {
		part.Refresh()
	}
}

// matched splits a title around what was typed: where a word begins with it, or
// else where it stands. Found by other ways, nothing stands out.
func matched(title, typed string) [3]string {
	letters, sought := []rune(title), []rune(strings.ToLower(typed))
	at := -1
	for i := 0; i+len(sought) <= len(letters) && len(sought) > 0; i++ {
		if strings.ToLower(string(letters[i:i+len(sought)])) != string(sought) {
			continue
		}
		if begins := i == 0 || !unicode.IsLetter(letters[i-1]); begins || at < 0 {
			at = i
			if begins {
				break
			}
		}
	}
	if at < 0 {
		return [3]string{title}
	}
	end := at + len(sought)
	return [3]string{string(letters[:at]), string(letters[at:end]), string(letters[end:])}
}

func visible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
