package review

import (
	"context"

	"dateline/internal/desk"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// newSuggestionCard is one change that somebody proposes, with a yes and a no.
func newSuggestionCard(m *margin, g desk.Suggestion, n int) *card {
	s, k := m.s, m.s.k
	change := g.Comparison.Changes[n]
	at, ok := m.r.sheet.offered[offer{g.Thread, n}]
	if !ok {
		at, _ = m.r.sheet.body.Start()
	}
	c := &card{id: g.Thread + "/" + change.Key, at: at}
	head := kit.Row(look.S2, kit.Grow(k.Text(s.say("review.suggestion"), look.Small, look.Violet).Bold(true).Lines(1)), k.Text(s.moment(g.Time), look.Label, look.Ink2).Lines(1))
	who := said(s.person(g.Person, g.Accepted)+": ", look.Ink)
	runs := []run{who}
	for _, r := range s.described(g.Comparison, brief(change)) {
		if r.Under {
			r.Ink, r.Ground = look.Violet, look.VioletSoft
		}
		runs = append(runs, r)
	}
	parts := []fyne.CanvasObject{head, kit.NewProse(look.Small, runs...)}
	var ways []fyne.CanvasObject
	if g.Mine {
		recall := k.Button(kit.Secondary, s.say("review.suggestion.recall"), func() { s.recall(g.Thread) }).WithIcon("undo").Small()
		c.controls, c.main = []fyne.Focusable{recall}, recall.Press
		ways = []fyne.CanvasObject{recall}
	} else {
		take := k.Button(kit.Secondary, s.say("review.suggestion.take"), func() { s.answer(true, g.Thread, change.Key) }).WithIcon("check").Small().Tip(s.say("review.suggestion.take"), "Ctrl+Enter")
		decline := k.Button(kit.Secondary, s.say("review.suggestion.decline"), func() { s.answer(false, g.Thread, change.Key) }).WithIcon("close").Small()
		c.controls, c.main = []fyne.Focusable{take, decline}, take.Press
		ways = []fyne.CanvasObject{take, decline}
	}
	parts = append(parts, kit.Inset(look.S1, 0, 2, 0, kit.Flow(look.S2, look.S1, ways...)))
	c.object = framed(look.Violet, kit.Column(2, parts...))
	return c
}

// answer takes or declines changes of a suggestion; without keys all of it.
func (s *Screen) answer(take bool, thread string, keys ...string) {
	s.act(func(ctx context.Context) error {
		if take {
			return s.d.Newsroom.TakeSuggestion(ctx, s.id(), thread, keys...)
		}
		return s.d.Newsroom.DeclineSuggestion(ctx, s.id(), thread, keys...)
	})
}

func (s *Screen) recall(thread string) {
	s.act(func(ctx context.Context) error { return s.d.Newsroom.RecallSuggestion(ctx, s.id(), thread) })
}

// answerAll takes or declines everything that these threads have open.
func (s *Screen) answerAll(take bool, threads []string) {
	s.act(func(ctx context.Context) error {
		for _, thread := range threads {
			err := error(nil)
			if take {
				err = s.d.Newsroom.TakeSuggestion(ctx, s.id(), thread)
			} else {
				err = s.d.Newsroom.DeclineSuggestion(ctx, s.id(), thread)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// act does something to the story that the person asked for here, and shows what
// came of it. It is done to its end, even when the screen goes meanwhile.
func (s *Screen) act(do func(context.Context) error) {
	s.errands.run(func(ctx context.Context) func() {
		err := do(context.WithoutCancel(ctx))
		return func() {
			if err != nil {
				s.d.Error(err)
			}
			s.d.Changed()
			s.state.Chosen = false
			s.load()
		}
	})
}
