package publish

import (
	"context"
	"errors"
	"strings"

	"dateline/internal/desk"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// published is the question where and when a story came out. It is the person's
// statement: a package alone does not claim that anybody has read it.
type published struct {
	s    *Screen
	card *kit.Dialog
	done func()

	url, at           *kit.Entry
	urlField, atField *kit.Field
	yes               *kit.Button
	waiting           bool
}

const publishedWidth = 480

// askPublished asks where and when the story came out; done is called when it was
// said.
func (s *Screen) askPublished(done func()) {
	k := s.k
	p := &published{s: s, done: done}
	st := s.d.Story()
	zone := s.zone(st)
	now := s.d.Now().In(zone)
	layout := "2006-01-02 15:04"
	if s.d.Say.Language() == "ru" {
		layout = "02.01.2006 15:04"
	}
	p.url = k.Entry(kit.EntryOptions{Placeholder: "https://", OnSubmit: func(string) { p.send() }})
	p.at = k.Entry(kit.EntryOptions{Text: now.Format(layout), OnSubmit: func(string) { p.send() }})
	p.urlField = k.Field(s.say("publish.mark.url"), s.say("publish.mark.url.note"), p.url)
	p.atField = k.Field(s.say("publish.mark.at"), joined(", ", st.Dateline.Place.Name, now.Format("-07:00")), p.at)
	p.yes = k.Button(kit.Primary, s.say("publish.mark.yes"), p.send)
	no := k.Button(kit.Secondary, s.say("kit.cancel"), func() { p.card.Close() })
	p.card = k.Dialog(kit.DialogOptions{
		Title: s.say("publish.mark.title"), Subtitle: st.Headline, Width: s.d.Look.Scaled(publishedWidth),
		Body:    kit.Inset(look.S4, 20, look.S5, 20, kit.Column(look.S4, k.Text(s.say("publish.mark.text"), look.Interface, look.Ink2), p.urlField, p.atField)),
		Buttons: []*kit.Button{no, p.yes}, First: p.url, Submit: p.send,
	})
	p.card.Show()
}

// send says it; what cannot be is told at its field.
func (p *published) send() {
	if p.waiting {
		return
	}
	p.waiting = true
	p.urlField.SetError("")
	p.atField.SetError("")
	s := p.s
	p.yes.Disable(s.say("publish.wait"))
	said := desk.Publication{URL: strings.TrimSpace(p.url.Text()), At: strings.TrimSpace(p.at.Text()), Profile: "web"}
	s.errands.run(func(ctx context.Context) func() {
		err := s.d.Published(ctx, said)
		return func() { p.answered(err) }
	})
}

func (p *published) answered(err error) {
	p.waiting = false
	p.yes.Enable()
	if err == nil {
		p.card.Close()
		p.s.d.Changed()
		p.done()
		return
	}
	var bad *desk.Refusal
	switch s := p.s; {
	case errors.As(err, &bad) && bad.Field == "at":
		p.atField.SetError(s.say("publish.mark.at.wrong"))
		s.k.Focus(p.at)
	case errors.As(err, &bad) && bad.Field == "url":
		p.urlField.SetError(s.say("publish.mark.url.wrong"))
		s.k.Focus(p.url)
	default:
		p.urlField.SetError(s.d.Say.Sentence(err))
	}
}
