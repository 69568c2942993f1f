package handover

import (
	"context"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// lock is how a file is closed.
type lock string

const (
	toPeople lock = "people"
	toWord   lock = "passphrase"
	toAll    lock = "open"
)

func locks() []lock { return []lock{toPeople, toWord, toAll} }

// Measures of the dialog.
const (
	writingWidth, writingHeight = 920, 640
	whomWidth                   = 380
)

// writing is the dialog in which a hand-off file is made: who it is for, and what
// goes with it.
type writing struct {
	s    *Screen
	k    *kit.Kit
	card *kit.Dialog

	stories []string
	// title is what the file is named after.
	title string
	lock  lock
	// people of the newsroom but for who sits here; me is who does.
	people []desk.Person
	me     desk.Person
	chosen map[revision.PersonID]bool
	// originals go along.
	originals bool
	pass      *passphrase

	plan    desk.HandOffPlan
	planned bool
	broken  error
	// notice is what came of the last try.
	notice fyne.CanvasObject
	// stop ends the question that is being answered.
	stop func()
	work *work

	whom, what, foot *kit.Stack
	left, right      *kit.VScroll
	write            *kit.Button
}

// Write opens the dialog for some stories; title is what the file is named after.
func (s *Screen) Write(stories []string, title string) {
	if s.writing != nil && s.writing.card != nil {
		return
	}
	if s.writing == nil || s.writing.work == nil {
		s.writing = &writing{s: s, k: s.k, stories: stories, title: title, chosen: map[revision.PersonID]bool{}, originals: true, stop: func() {}}
	}
	s.writing.open()
}

func (w *writing) open() {
	s := w.s
	if w.pass == nil {
		w.pass = newPassphrase(w)
	}
	w.whom, w.what, w.foot = kit.Column(look.S3), kit.Column(look.S4), kit.Row(0)
	w.left = w.k.VScroll(kit.Inset(look.S4, 20, look.S4, 20, w.whom))
	w.right = w.k.VScroll(kit.Inset(look.S4, 20, look.S4, 20, w.what))
	w.write = w.k.Button(kit.Primary, s.say("handover.write"), w.where).WithIcon("handoff").Tip(s.say("handover.write"), "Ctrl+Enter")
	side := kit.Border(nil, nil, nil, kit.VLine(), kit.Box(look.Chrome, look.None, 0, w.left))
	shut := w.k.Button(kit.Secondary, s.say("kit.close"), func() { w.card.Close() })
	w.card = w.k.Dialog(kit.DialogOptions{
		Title: s.say("handover.write.title"), Subtitle: s.count("handover.stories", len(w.stories)),
		Width: s.d.Look.Scaled(writingWidth), Height: s.d.Look.Scaled(writingHeight),
		Body:       kit.Beside(kit.Fixed(s.d.Look.Scaled(whomWidth), 0, side), w.right),
		FooterLeft: w.foot, Buttons: []*kit.Button{shut, w.write}, First: shut, Submit: w.where, Closed: w.closed,
	})
	w.draw()
	w.card.Show()
	w.meet()
}

// closed lets go of the dialog; what is being written goes on.
func (w *writing) closed() {
	w.stop()
	w.card = nil
	if w.work != nil {
		w.work.bar = nil
		return
	}
	w.s.writing = nil
}

// meet asks who is there, and then what would go.
func (w *writing) meet() {
	s := w.s
	s.errands.run(func(context.Context) func() {
		all, err := s.d.Desk.People()
		return func() {
			if err != nil {
				w.broken = err
				w.draw()
				return
			}
			w.know(all)
		}
	})
}

// know takes the people over; who knows nobody is offered a passphrase.
func (w *writing) know(all []desk.Person) {
	first := w.lock == ""
	w.people = nil
	for _, p := range all {
		switch {
		case p.Me:
			w.me = p
		case p.Accepted:
			w.people = append(w.people, p)
		}
	}
	if first {
		w.lock = toWord
		if len(w.people) > 0 {
			w.lock = toPeople
		}
		if len(w.people) == 1 {
			w.chosen[w.people[0].ID] = true
		}
	}
	w.reckon()
	w.draw()
}

// reckon asks anew what would go.
func (w *writing) reckon() {
	s := w.s
	w.stop()
	order := w.order("")
	w.stop = s.errands.run(func(ctx context.Context) func() {
		plan, err := s.d.Desk.PlanHandOff(ctx, order)
		return func() {
			w.plan, w.planned, w.broken = plan, err == nil, err
			w.drawWhat()
		}
	})
}

// order is what the dialog says now.
func (w *writing) order(path string) desk.HandOff {
	h := desk.HandOff{Stories: w.stories, Originals: w.originals, Path: path}
	switch w.lock {
	case toPeople:
		for _, p := range w.readers() {
			h.To = append(h.To, p.ID)
		}
	case toWord:
		h.Passphrase = w.pass.value()
	}
	return h
}

// readers are the people who were chosen, in the order of the list.
func (w *writing) readers() []desk.Person {
	var out []desk.Person
	for _, p := range w.people {
		if w.chosen[p.ID] {
			out = append(out, p)
		}
	}
	return out
}

// whyNot says why the file cannot be written as the dialog stands.
func (w *writing) whyNot() string {
	s := w.s
	switch {
	case w.work != nil:
		return s.say("handover.why.writing")
	case w.broken != nil:
		return s.d.Say.Sentence(w.broken)
	case !w.planned:
		return s.say("handover.why.reckoning")
	case w.lock == toPeople && len(w.readers()) == 0:
		return s.say("handover.why.nobody")
	case w.lock == toPeople && len(w.plan.CannotRead) > 0:
		return s.say("handover.why.no-key")
	case w.lock == toWord && !w.pass.holds():
		return s.say("handover.why.weak")
	}
	return ""
}
