package storyview

import (
	"time"

	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/ui/command"
	"dateline/ui/kit"
	"dateline/ui/look"

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

// ground is the soft colour of a state.
func ground(s revision.State) look.Token {
	switch s {
	case revision.StateInReview, revision.StateChangedAfter, revision.StateBothChanged, revision.StateCorrecting:
		return look.AmberSoft
	case revision.StateReturned:
		return look.PlumSoft
	case revision.StateApproved:
		return look.GreenSoft
	case revision.StateEmbargoed:
		return look.VioletSoft
	case revision.StatePublished:
		return look.AccentSoft
	case revision.StateKilled:
		return look.RedSoft
	}
	return look.Hover
}

func (b *verdictBar) stand(s desk.Standing) {
	if s.State == revision.StateDraft {
		b.content.Set()
		return
	}
	k := b.v.d.Kit
	icon, token := look.StateMark(string(s.State))
	sentence, detail := b.sentence(s)
	words := kit.Column(2, k.Text(sentence, look.Interface, look.Ink))
	if detail != "" {
		words.Set(k.Text(sentence, look.Interface, look.Ink), k.Text(detail, look.Small, look.Ink2))
	}
	var buttons []fyne.CanvasObject
	for _, o := range offers(s) {
		c, ok := b.v.d.Commands.Get(o.id)
		if !ok {
			continue
		}
		button := k.Button(o.style, b.v.sayWith(c.Title()+".button", map[string]any{"Version": s.Version}), func() { b.v.d.Run(o.id) })
		if o.icon != "" {
			button.WithIcon(o.icon)
		}
		buttons = append(buttons, button.Small().Tip(b.v.say(c.Title()), c.Shortcut.String()))
	}
	said := kit.Row(8, k.Icon(icon, 16, token), kit.Grow(words))
	all := kit.Aside(8, b.v.d.Look.Scaled(leastWords), said, kit.Row(8, buttons...))
	bar := kit.Box(ground(s.State), look.None, 0, kit.Inset(10, 16, 10, 16, all))
	b.content.Set(bar, kit.Line())
}

// offer is a verdict as a button.
type offer struct {
	id    command.ID
	icon  look.Icon
	style kit.Style
}

// offers are the verdicts that may be given now, from light to heavy.
func offers(s desk.Standing) []offer {
	all := []struct {
		kind revision.Kind
		offer
	}{
		{revision.Unspiked, offer{"review.unspike", "return", kit.Secondary}},
		{revision.Unheld, offer{"review.unhold", "return", kit.Secondary}},
		{revision.Spiked, offer{"review.spike", "trash", kit.Quiet}},
		{revision.Held, offer{"review.hold", "pause", kit.Secondary}},
		{revision.Returned, offer{"review.return", "return", kit.Secondary}},
		{revision.Filed, offer{"review.file", "send", kit.Secondary}},
		{revision.Approved, offer{"review.approve", "check", kit.Secondary}},
	}
	var out []offer
	for _, o := range all {
		why, known := s.Why[o.kind]
		if !known || why != nil {
			continue
		}
		// The next step is the filled button of the header already.
		if o.id == nextStep(s) {
			continue
		}
		if o.kind == revision.Filed && !s.ApprovalRequired && s.State != revision.StateReturned {
			continue
		}
		out = append(out, o.offer)
	}
	return out
}

// sentence says where the story stands; detail what was said about it.
func (b *verdictBar) sentence(s desk.Standing) (sentence, detail string) {
	args := map[string]any{"Version": s.Version, "Person": b.v.say("storyview.somebody"), "When": ""}
	if e := s.Verdict; e != nil {
		if e.Person != "" {
			args["Person"] = e.Person
		}
		args["Version"], args["When"], detail = e.Version, b.v.when(e.Time), e.Note
	}
	id := "storyview.stands." + string(s.State)
	if s.Verdict == nil {
		id = "state.title." + string(s.State)
	}
	if s.Changed && (s.State == revision.StateInReview || s.State == revision.StateReturned) {
		change := b.v.say("storyview.changed-since")
		if detail != "" {
			change += " " + detail
		}
		detail = change
	}
	return b.v.sayWith(id, args), detail
}

// when is a moment as people say it: today with the time, else the day.
func (v *View) when(t time.Time) string {
	t = t.Local()
	now := v.d.Now().Local()
	at := t.Format("15:04")
	if t.Year() == now.Year() && t.YearDay() == now.YearDay() {
		return v.sayWith("storyview.today", map[string]any{"Time": at})
	}
	return v.sayWith("storyview.on-day", map[string]any{"Day": newsdate.Format(newsdate.Of(t), v.d.Say.Language(), newsdate.DayMonth), "Time": at})
}
