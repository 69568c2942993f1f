// Package verdict is what every screen says of where a story stands, and which
// verdicts it offers: the bar over the sheet and the bar of the review.
//
// The invariant: no screen offers what may not be said, and all of them say the
// same of the same standing.
package verdict

import (
	"slices"
	"time"

	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/internal/words"
	"dateline/ui/command"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// Ground is the soft colour of a state.
func Ground(s revision.State) look.Token {
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

// Offer is a verdict as a button.
type Offer struct {
	ID    command.ID
	Icon  look.Icon
	Style kit.Style
}

// Offers are the verdicts that may be given now, from light to heavy.
func Offers(s desk.Standing) []Offer {
	all := []struct {
		kind revision.Kind
		Offer
	}{
		{revision.Unspiked, Offer{"review.unspike", "return", kit.Secondary}},
		{revision.Unheld, Offer{"review.unhold", "return", kit.Secondary}},
		{revision.Withdrawn, Offer{"review.withdraw", "undo", kit.Quiet}},
		{revision.Lifted, Offer{"review.lift", "return", kit.Quiet}},
		{revision.Spiked, Offer{"review.spike", "trash", kit.Quiet}},
		{revision.Held, Offer{"review.hold", "pause", kit.Secondary}},
		{revision.Returned, Offer{"review.return", "return", kit.Secondary}},
		{revision.Filed, Offer{"review.file", "send", kit.Secondary}},
		{revision.Approved, Offer{"review.approve", "check", kit.Secondary}},
	}
	var out []Offer
	for _, o := range all {
		why, known := s.Why[o.kind]
		if !known || why != nil {
			continue
		}
		if o.kind == revision.Filed && !s.ApprovalRequired && s.State != revision.StateReturned {
			continue
		}
		out = append(out, o.Offer)
	}
	return out
}

// Besides are the offers without the next step, for a screen whose filled button
// that is.
func Besides(s desk.Standing) []Offer {
	next := Next(s)
	return slices.DeleteFunc(Offers(s), func(o Offer) bool { return o.ID == next })
}

// Next is what the story waits for, of the person who looks at it.
func Next(s desk.Standing) command.ID {
	switch s.State {
	case revision.StateBothChanged:
		return "review.merge"
	case revision.StateSpiked:
		return "review.unspike"
	case revision.StateHeld:
		return "review.unhold"
	case revision.StateApproved, revision.StateEmbargoed, revision.StatePublished:
		return "story.publish"
	case revision.StateInReview, revision.StateChangedAfter:
		if s.Why[revision.Approved] == nil {
			return "review.open"
		}
		if why, known := s.Why[revision.Withdrawn]; s.State == revision.StateInReview && known && why == nil {
			return "review.withdraw" // the author waits, and may think better of it
		}
	}
	if s.ApprovalRequired && s.Why[revision.Filed] == nil {
		return "review.file"
	}
	return "story.publish"
}

// Speaker says where stories stand, in the language and at the time of a screen.
type Speaker struct {
	Say *words.Speaker
	Now func() time.Time
}

// Sentence says where the story stands; detail what was said about it.
func (p Speaker) Sentence(s desk.Standing) (sentence, detail string) {
	args := map[string]any{"Version": s.Version, "Person": p.Say.Say("storyview.somebody", nil), "When": ""}
	if e := s.Verdict; e != nil {
		if e.Person != "" {
			args["Person"] = e.Person
		}
		args["Version"], args["When"], detail = e.Version, p.When(e.Time), e.Note
	}
	id := "storyview.stands." + string(s.State)
	if s.Verdict == nil {
		id = "state.title." + string(s.State)
	}
	newer := s.Changed || s.Verdict != nil && s.Verdict.Version < s.Version
	if newer && (s.State == revision.StateInReview || s.State == revision.StateReturned) {
		change := p.Say.Say("storyview.changed-since", nil)
		if detail != "" {
			change += " " + detail
		}
		detail = change
	}
	return p.Say.Say(id, args), detail
}

// When is a moment as people say it: today with the time, else the day.
func (p Speaker) When(t time.Time) string {
	now := p.Now()
	t = t.In(now.Location())
	at := t.Format("15:04")
	if newsdate.Of(t) == newsdate.Of(now) {
		return p.Say.Say("storyview.today", map[string]any{"Time": at})
	}
	return p.Say.Say("storyview.on-day", map[string]any{"Day": newsdate.Format(newsdate.Of(t), p.Say.Language(), newsdate.DayMonth), "Time": at})
}
