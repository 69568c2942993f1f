package handover

import (
	"context"
	"errors"
	"maps"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

const (
	quarantineWidth, quarantineHeight = 920, 640
	senderWidth                       = 372
)

// quarantine is a file from somebody unknown: what is in it can be read, nothing
// of it is in the newsroom.
type quarantine struct {
	s     *Screen
	k     *kit.Kit
	card  *kit.Dialog
	after func()

	got        desk.Received
	passphrase string
	stories    []story.Story
	shown      int
	entry      *kit.Entry
	// forked: who sent it is not who they say; busy: an answer is waited for.
	forked, busy bool

	side, paper           *kit.Stack
	left, right           *kit.VScroll
	accept, drop, leaveIt *kit.Button
	next                  func() // what comes when the dialog has gone
}

// ShowQuarantined shows a file that waits; after is called when everything about
// it is closed.
func (s *Screen) ShowQuarantined(got desk.Received, after func()) { s.quarantined(got, "", after) }

func (s *Screen) quarantined(got desk.Received, passphrase string, after func()) {
	q := &quarantine{s: s, k: s.k, got: got, passphrase: passphrase, after: after, next: after}
	q.side, q.paper = kit.Column(look.S4), kit.Column(look.S3)
	q.left = q.k.VScroll(kit.Inset(look.S4, 20, look.S4, 20, q.side))
	q.right = q.k.VScroll(kit.Inset(look.S5, look.S5, look.S5, look.S5, q.paper))
	q.accept = q.k.Button(kit.Primary, s.say("handover.accept"), q.take).WithIcon("check")
	q.leaveIt = q.k.Button(kit.Secondary, s.say("handover.quarantine.leave"), func() { q.card.Close() })
	q.drop = q.k.Button(kit.Danger, s.say("handover.quarantine.drop"), q.askDrop).WithIcon("trash")
	side := kit.Border(nil, nil, nil, kit.VLine(), kit.Box(look.Panel, look.None, 0, q.left))
	q.card = q.k.Dialog(kit.DialogOptions{
		Title: s.say("handover.quarantine.title"), Subtitle: s.say("handover.quarantine.subtitle"),
		Width: s.d.Look.Scaled(quarantineWidth), Height: s.d.Look.Scaled(quarantineHeight),
		Body:       kit.Beside(kit.Fixed(s.d.Look.Scaled(senderWidth), 0, side), kit.Box(look.Paper, look.None, 0, q.right)),
		FooterLeft: kit.Row(0, q.drop, kit.Spacer()), Buttons: []*kit.Button{q.leaveIt, q.accept}, First: q.leaveIt, Closed: func() {
			if q.next != nil {
				q.next()
			}
		},
	})
	q.drawSide(nil)
	q.paper.Set(q.k.Text(s.say("handover.looking"), look.Small, look.Ink3))
	q.card.Show()
	q.inquire()
}

// inquire asks for the stories in the file.
func (q *quarantine) inquire() {
	s, name, passphrase := q.s, q.got.Quarantine, q.passphrase
	s.errands.run(func(ctx context.Context) func() {
		stories, got, err := s.d.Desk.LookIntoQuarantine(ctx, name, passphrase)
		return func() {
			switch code := words.Refused(err); {
			case err == nil:
				q.stories, q.got, q.entry = stories, got, nil
				q.got.Quarantine = name
				q.drawSide(nil)
				q.drawPaper()
			case errors.Is(err, revision.ErrForked):
				q.fork()
			case code == needsPassphrase:
				q.ask("")
			case code == wrongPassphrase:
				q.ask(s.d.Say.Sentence(err))
			default:
				q.paper.Set(q.k.Banner(kit.Bad, s.say("handover.unread"), s.d.Say.Sentence(err)))
				q.right.Refresh()
			}
		}
	})
}

// ask asks for the passphrase of the file.
func (q *quarantine) ask(wrong string) {
	s := q.s
	try := func() {
		q.passphrase = q.entry.Text()
		q.inquire()
	}
	q.entry = q.k.Entry(kit.EntryOptions{Text: q.passphrase, OnSubmit: func(string) { try() }})
	field := q.k.Field(s.say("handover.passphrase"), "", q.entry)
	field.SetError(wrong)
	open := q.k.Button(kit.Secondary, s.say("handover.open"), try)
	q.paper.Set(q.k.Text(s.say("handover.asks"), look.Interface, look.Ink2), field, kit.Row(0, open, kit.Spacer()))
	q.right.Refresh()
	q.k.Focus(q.entry)
}

// drawSide says who sent it, with the number to be read aloud; notice is what came
// of the last button.
func (q *quarantine) drawSide(notice fyne.CanvasObject) {
	s := q.s
	from := q.got.From
	if q.forked {
		q.side.Set(s.forked())
		q.left.Refresh()
		return
	}
	rows := []fyne.CanvasObject{}
	if notice != nil {
		rows = append(rows, notice)
	}
	who := kit.Column(
		2, q.k.Text(s.name(from), look.Heading3, look.Ink), s.note(joined(" · ", s.role(from.Role), s.laptops(from))),
		q.k.Mark("warns", look.Amber, s.say("handover.unverified"), look.Small),
	)
	rows = append(
		rows, who, s.note(joined(" ", s.tell("handover.quarantine.from", map[string]any{"When": s.when(q.got.At)}), s.sealed(q.got))),
		s.number(from), s.note(s.say("handover.quarantine.then")),
	)
	q.side.Set(rows...)
	q.left.Refresh()
}

// fork closes the way to accept: somebody poses as somebody.
func (q *quarantine) fork() {
	q.forked = true
	q.drawSide(nil)
	q.paper.Set()
	q.right.Refresh()
	q.card.SetButtons(q.leaveIt)
	q.card.Relayout()
	q.k.Focus(q.leaveIt)
}

// drawPaper shows the stories, one at a time.
func (q *quarantine) drawPaper() {
	s := q.s
	if len(q.stories) == 0 {
		q.paper.Set(q.k.Text(s.say("handover.quarantine.empty"), look.Interface, look.Ink2))
		q.right.Refresh()
		return
	}
	var rows []fyne.CanvasObject
	if len(q.stories) > 1 {
		var options []kit.Option
		for i, st := range q.stories {
			options = append(options, kit.Option{Value: string(st.ID), Label: joined(". ", number(i+1), s.headline(st.Headline))})
		}
		rows = append(rows, q.k.Select(options, string(q.stories[q.shown].ID), func(v string) {
			for i, st := range q.stories {
				if string(st.ID) == v {
					q.shown = i
				}
			}
			q.drawPaper()
		}))
	}
	q.paper.Set(append(rows, s.reading(q.stories[q.shown])...)...)
	q.right.Refresh()
	q.right.SetOffset(0)
}

// take accepts who sent it: then what waits from them is read.
func (q *quarantine) take() {
	s := q.s
	if q.busy || q.forked {
		return
	}
	q.wait(true)
	s.errands.run(func(ctx context.Context) func() {
		_, got, err := s.d.Desk.AcceptStranger(ctx, q.got.From.ID, q.got.From.SafetyNumber)
		numbers := s.numbersOf(ctx, got)
		return func() {
			maps.Copy(s.versions, numbers)
			q.wait(false)
			switch {
			case errors.Is(err, revision.ErrForked):
				q.fork()
			case err != nil:
				q.drawSide(q.k.Banner(kit.Bad, s.say("handover.accept.failed"), s.d.Say.Sentence(err)))
			default:
				q.accepted(got)
			}
		}
	})
}

// accepted tells what was read; a file that needs its passphrase once more is
// still waiting, and is read with it.
func (q *quarantine) accepted(got []desk.Received) {
	s := q.s
	s.d.Changed()
	s.k.Toast(kit.Good, s.tell("handover.accepted", map[string]any{"Name": s.name(q.got.From)}), "", nil)
	q.next = nil
	q.card.Close()
	s.showWaited(got, q.passphrase, q.after)
}

func (q *quarantine) wait(on bool) {
	q.busy = on
	for _, b := range []*kit.Button{q.accept, q.drop} {
		if on {
			b.Disable(q.s.say("publish.wait"))
		} else {
			b.Enable()
		}
	}
}

// askDrop asks once before the file is thrown away.
func (q *quarantine) askDrop() {
	s := q.s
	q.k.Ask(s.say("handover.drop.title"), s.say("handover.drop.text"), s.say("handover.quarantine.drop"), true, func(yes bool) {
		if !yes {
			return
		}
		q.wait(true)
		s.errands.run(func(ctx context.Context) func() {
			err := s.d.Desk.DropQuarantined(ctx, q.got.Quarantine)
			return func() {
				q.wait(false)
				if err != nil {
					q.drawSide(q.k.Banner(kit.Bad, s.say("handover.drop.failed"), s.d.Say.Sentence(err)))
					return
				}
				q.card.Close()
			}
		})
	})
}
