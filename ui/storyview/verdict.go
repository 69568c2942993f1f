package storyview

import (
	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/kit"
	"dateline/ui/look"
	"dateline/ui/verdict"

	"fyne.io/fyne/v2"
)

// verdictBar says in one sentence where the story stands, by whom and since
// when, and offers what may be said about it now. A draft has none.
type verdictBar struct {
	v       *View
	content *kit.Stack
}

// leastWords is the room that the sentence keeps beside the buttons; with less
// they stand below it.
const leastWords = 300

func newVerdictBar(v *View) *verdictBar { return &verdictBar{v, kit.Column(0)} }

func (b *verdictBar) stand(s desk.Standing) {
	if s.State == revision.StateDraft {
		b.content.Set()
		return
	}
	k := b.v.d.Kit
	icon, token := look.StateMark(string(s.State))
	sentence, detail := verdict.Speaker{Say: b.v.d.Say, Now: b.v.d.Now}.Sentence(s)
	words := kit.Column(2, k.Text(sentence, look.Interface, look.Ink))
	if detail != "" {
		words.Set(k.Text(sentence, look.Interface, look.Ink), k.Text(detail, look.Small, look.Ink2))
	}
	var buttons []fyne.CanvasObject
	for _, o := range verdict.Besides(s) {
		c, ok := b.v.d.Commands.Get(o.ID)
		if !ok {
			continue
		}
		button := k.Button(o.Style, b.v.sayWith(c.Title()+".button", map[string]any{"Version": s.Version}), func() { b.v.d.Run(o.ID) })
		if o.Icon != "" {
			button.WithIcon(o.Icon)
		}
		buttons = append(buttons, button.Small().Tip(b.v.say(c.Title()), c.Shortcut.String()))
	}
	said := kit.Row(8, k.Icon(icon, 16, token), kit.Grow(words))
	all := kit.Aside(8, b.v.d.Look.Scaled(leastWords), said, kit.Row(8, buttons...))
	bar := kit.Box(verdict.Ground(s.State), look.None, 0, kit.Inset(10, 16, 10, 16, all))
	b.content.Set(bar, kit.Line())
}
