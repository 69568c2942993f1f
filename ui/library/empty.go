package library

import (
	"dateline/internal/desk"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// teach says what would be here, and the one next step.
func (s *list) teach() fyne.CanvasObject {
	l, k := s.l, s.l.d.Kit
	if l.state.Text != "" {
		args := map[string]any{"Text": l.state.Text, "Queue": l.say("library.queue." + string(l.state.Queue))}
		return boxed(k.Empty("search", l.say("library.empty.search"), l.d.Say.Say("library.empty.search.text", args), k.Button(kit.Secondary, l.say("library.empty.clear"), s.clear)))
	}
	icon, _, _ := queueMark(l.state.Queue)
	id := "library.empty." + string(l.state.Queue)
	return boxed(k.Empty(icon, l.say(id), l.say(id+".text"), s.step()))
}

// step is what to do next in a queue without stories: begin one, or go to where
// there are some.
func (s *list) step() *kit.Button {
	l, k := s.l, s.l.d.Kit
	work := l.state.read.counts[desk.AllWork] > 0
	if l.state.Queue == desk.AllWork || l.state.Queue == desk.MyDrafts || !work {
		return k.Button(kit.Secondary, l.say("library.new"), l.d.NewStory).WithIcon("plus")
	}
	return k.Button(kit.Secondary, l.say("library.empty.all-work"), func() { l.ShowQueue(desk.AllWork) })
}

// wait says that the first reading takes a while.
func (s *list) wait() {
	s.instead(s.l.d.Kit.Text(s.l.say("library.reading"), look.Small, look.Ink3).Align(fyne.TextAlignCenter))
}

func boxed(o fyne.CanvasObject) fyne.CanvasObject { return kit.Box(look.Paper, look.Line, look.R2, o) }
