package review

import (
	"context"
	"time"

	"dateline/internal/comparison"
	"dateline/internal/desk"
	"dateline/internal/story"
	undoing "dateline/internal/story/history"
	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// proposal is the mode in which the person writes into a copy of the story. What
// differs from the story is marked and kept as a suggestion; the story itself
// stays as it is.
type proposal struct {
	s       *Screen
	base    story.Story
	story   story.Story
	history undoing.History
	thread  string
	// changed since it was kept last; kept chains what is on its way.
	changed bool
	going   bool
	ending  bool

	page     *editor.Page
	headline *editor.Line
	deck     *editor.Line
	waiting  func()
}

// settle is how long writing rests before what differs is marked and kept.
const settle = 700 * time.Millisecond

// beginProposal opens the mode: where the person was, or with what was left
// unsigned, or on the story as it stands.
func (s *Screen) beginProposal(at desk.Proposal) {
	if s.proposal != nil || !s.read.done {
		return
	}
	s.state.Place = s.reading.place()
	if at.Story.ID == "" && s.read.begun != nil {
		at = *s.read.begun
	}
	base := s.d.Sheet.Story()
	p := &proposal{s: s, base: base, story: base}
	if at.Story.ID != "" {
		p.base, p.story, p.thread, p.changed = at.Base, at.Story, at.Thread, true
	}
	s.proposal = p
	p.open()
	s.reading.dropPage()
	s.reading.propose.SetOn(true)
	s.reading.choice.Disable(s.say("review.suggest.closed"))
	s.reading.alarm()
	s.bar.update()
	p.page.Return(s.state.Place)
	p.mark()
	p.focus()
}

// open makes the sheet that is written on.
func (p *proposal) open() {
	s, k := p.s, p.s.k
	role := look.Headline
	if s.frame.narrow() {
		role = look.HeadlineNarrow
	}
	line := func(text string, role look.Role, token look.Token, field story.TextField, hint string) *editor.Line {
		return editor.NewLine(k, editor.LineOptions{
			Text: text, Role: role, Token: token, Multi: true, Placeholder: s.say(hint), Correct: s.d.Correct,
			Change: func(v string) { p.do(story.SetText{Field: field, Value: v}) },
			Undo:   p.undo, Redo: p.redo, Resized: func() { p.relay() },
		})
	}
	p.headline = line(p.story.Headline, role, look.Ink, story.Headline, "storyview.headline.empty")
	p.deck = line(p.story.Deck, look.Deck, look.Ink2, story.Deck, "storyview.deck.empty")
	note := k.Text(s.say("review.suggest.note"), look.Small, look.Violet)
	head := kit.Column(look.S2, p.headline, p.deck, kit.Column(0, kit.Line(), kit.Inset(6, 0, 6, 0, note), kit.Line()))
	p.page = editor.NewPage(head, editor.Options{
		Kit: k, Look: s.d.Look, Now: s.d.Now, Clip: s.d.Clip, Figure: s.reading.figure, NewBlock: s.d.Sheet.NewBlock, Correct: s.d.Correct,
		Language: func() string { return p.story.Language },
		Edit: func(tr text.Transaction) (text.Document, error) {
			err := p.do(story.Body{Transaction: tr})
			return p.story.Body, err
		},
		Undo: p.undo, Redo: p.redo,
	}, p.story.Body, measure)
}

// relay lays the sheet out again, once there is one.
func (p *proposal) relay() {
	if p.page != nil {
		p.page.Relayout()
	}
}

// do changes the copy.
func (p *proposal) do(e story.Edit) error {
	next, err := p.history.Do(p.story, e, p.s.d.Now())
	if err != nil {
		return err
	}
	p.become(next)
	return nil
}

func (p *proposal) become(next story.Story) {
	p.story, p.changed = next, true
	if p.waiting != nil {
		p.waiting()
	}
	p.waiting = p.s.k.Later(settle, func() {
		p.mark()
		p.keep()
	})
}

func (p *proposal) undo() { p.step(p.history.Undo) }

func (p *proposal) redo() { p.step(p.history.Redo) }

func (p *proposal) step(by func(story.Story) (story.Story, text.Selection, bool)) {
	next, sel, ok := by(p.story)
	if !ok {
		return
	}
	p.become(next)
	p.headline.SetText(next.Headline)
	p.deck.SetText(next.Deck)
	p.page.Text().Set(next.Body, sel)
}

// mark shows what is other than the story: new words on green, and a tick where
// words are gone. It is found out away from the keys.
func (p *proposal) mark() {
	base, now := p.base, p.story
	p.s.errands.run(func(context.Context) func() {
		c := comparison.Compare(base, now)
		return func() {
			if p.s.proposal != p || !sameText(p.story, now) {
				return
			}
			inserted, deleted := marksOf(c)
			p.page.Text().SetMarks(editor.Inserted, inserted)
			p.page.Text().SetMarks(editor.Deleted, deleted)
		}
	})
}

func sameText(a, b story.Story) bool {
	at, was, is := b.Body.Changed(a.Body)
	return at >= 0 && was == 0 && is == 0
}

// marksOf are the marks of what a text has more and less than another, on the
// newer text alone.
func marksOf(c comparison.Comparison) (inserted, deleted []editor.Mark) {
	for _, ch := range c.Changes {
		switch ch.Kind {
		case comparison.Words:
			at := text.Pos{Block: ch.Block, Offset: ch.At}
			if ch.At < ch.Until {
				inserted = append(inserted, editor.Mark{ID: ch.Key, From: at, To: text.Pos{Block: ch.Block, Offset: ch.Until}})
			}
			if ch.From < ch.To {
				deleted = append(deleted, editor.Mark{ID: ch.Key, From: at, To: at})
			}
		case comparison.BlockAdded:
			if i := c.After.Body.Index(ch.Block); i >= 0 {
				inserted = append(inserted, editor.Mark{ID: ch.Key, From: text.Pos{Block: ch.Block}, To: text.Pos{Block: ch.Block, Offset: len(c.After.Body.Block(i).Text)}})
			}
		case comparison.BlockRemoved:
			if p, ok := before(c, ch.Block); ok {
				deleted = append(deleted, editor.Mark{ID: ch.Key, From: p, To: p})
			}
		}
	}
	return inserted, deleted
}

// before is the end of the nearest block before one that is gone.
func before(c comparison.Comparison, id text.BlockID) (text.Pos, bool) {
	for i := c.Before.Body.Index(id) - 1; i >= 0; i-- {
		if j := c.After.Body.Index(c.Before.Body.Block(i).ID); j >= 0 {
			b := c.After.Body.Block(j)
			return text.Pos{Block: b.ID, Offset: len(b.Text)}, true
		}
	}
	return c.After.Body.Start()
}

// keep hands what was written to the desk: as work in progress, and signed when
// the mode is left. One is on its way at a time; what was written meanwhile goes
// when it has come back.
func (p *proposal) keep() {
	s := p.s
	sign := p.ending
	switch {
	case p.going, !sign && !p.changed:
		return
	case sign && p.thread == "" && contentOf(p.story) == contentOf(p.base):
		p.finish()
		return
	}
	p.going, p.changed = true, false
	thread, proposed, id, hand := p.thread, p.story, s.id(), s.d.Newsroom.Propose
	if sign {
		hand = s.d.Newsroom.Suggest
	}
	s.errands.run(func(ctx context.Context) func() {
		kept, err := hand(context.WithoutCancel(ctx), id, thread, proposed)
		return func() {
			p.going = false
			if err != nil {
				p.changed, p.ending = true, false // what was written stays on the screen
				s.reading.propose.SetOn(true)
				s.d.Error(err)
				return
			}
			p.thread = kept
			if sign && !p.changed {
				p.finish()
				return
			}
			p.keep()
		}
	})
}

// finish closes the mode once everything is with the desk.
func (p *proposal) finish() {
	s := p.s
	if s.proposal != p {
		return
	}
	p.stop()
	s.proposal = nil
	s.state.Proposing = false
	s.reading.propose.SetOn(false)
	s.reading.choice.Disable("")
	if p.thread != "" {
		s.k.Toast(kit.Good, s.say("review.suggest.sent"), "", nil)
		s.d.Changed()
	}
	s.load()
}

// Suggest begins the mode in which edits become a suggestion, or ends it.
func (s *Screen) Suggest() {
	if s.proposal != nil {
		s.endProposal()
		return
	}
	s.beginProposal(desk.Proposal{})
}

// Writing is the text of the suggestion that is being written; nil outside the mode.
func (s *Screen) Writing() *editor.Editor {
	if s.proposal == nil {
		return nil
	}
	return s.proposal.page.Text()
}

// endProposal leaves the mode: what was written is signed and waits for an answer.
func (s *Screen) endProposal() {
	if s.proposal == nil {
		return
	}
	s.proposal.ending = true
	s.proposal.keep()
}

// stop lets go of the sheet; what is on its way arrives.
func (p *proposal) stop() {
	if p.waiting != nil {
		p.waiting()
	}
	p.page.Text().Close()
	p.headline.Close()
	p.deck.Close()
}

func (p *proposal) focus() {
	if c := p.s.k.Canvas; c != nil {
		p.page.Text().Focus()
	}
}
