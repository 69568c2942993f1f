package shell

import (
	"context"

	"dateline/internal/revision"
	"dateline/internal/words"
	"dateline/ui/command"
	"dateline/ui/kit"
)

// whyNot says why a verdict cannot be given now. It is known a moment after the
// last change; until then nothing can be signed.
func (s *Shell) whyNot(kind revision.Kind) command.Reason {
	if s.view == nil {
		return noStory
	}
	standing := s.view.Standing()
	if standing.Why == nil {
		return notKnownYet
	}
	if kind == revision.Published && standing.PublishWhy != nil {
		return command.Reason(words.Refused(standing.PublishWhy))
	}
	if err := standing.Why[kind]; err != nil {
		return command.Reason(words.Refused(err))
	}
	return ""
}

// said gives a verdict in the background, says what came of it, and looks anew.
func (s *Shell) said(done string, verb func(context.Context, string) error) {
	s.inspector.Settle()
	id := string(s.sheet.ID())
	s.work(func() func() {
		err := verb(s.ctx, id)
		return func() {
			if err != nil {
				s.fail(err)
			} else {
				s.kit.Toast(kit.Good, s.say(done), "", nil)
			}
			s.stands()
		}
	})
}

// stands looks anew at where the open story stands, everywhere it is shown.
func (s *Shell) stands() {
	if s.view != nil {
		s.view.Inquire()
		s.inspector.Reload()
	}
	if s.review != nil {
		s.review.Inquire()
	}
	s.library.Reload()
}

func (s *Shell) file() {
	s.said("shell.done.filed", func(ctx context.Context, id string) error { return s.desk.Review.File(ctx, id, "") })
}

// approve signs one content: the question says which.
func (s *Shell) approve() {
	args := map[string]any{"Headline": s.sheet.Story().Headline, "Version": s.view.Standing().Version}
	s.kit.Ask(s.say("shell.ask.approve"), s.words.Say("shell.ask.approve.text", args), s.say("command.review.approve.short"), false, func(yes bool) {
		if yes {
			s.said("shell.done.approved", func(ctx context.Context, id string) error { return s.desk.Review.Approve(ctx, id, "") })
		}
	})
}

func (s *Shell) giveBack() {
	s.kit.AskText(s.say("shell.ask.return"), s.say("shell.ask.return.text"), s.say("shell.ask.reason"), s.say("shell.ask.return.yes"), true, func(reason string) {
		s.said("shell.done.returned", func(ctx context.Context, id string) error { return s.desk.Review.Return(ctx, id, reason) })
	})
}

func (s *Shell) hold() {
	s.kit.AskText(s.say("shell.ask.hold"), s.say("shell.ask.hold.text"), s.say("shell.ask.reason"), s.say("command.review.hold.button"), false, func(reason string) {
		s.said("shell.done.held", func(ctx context.Context, id string) error { return s.desk.Review.Hold(ctx, id, reason) })
	})
}

func (s *Shell) unhold() {
	s.said("shell.done.unheld", func(ctx context.Context, id string) error { return s.desk.Review.Unhold(ctx, id, "") })
}

func (s *Shell) spike() {
	s.kit.AskText(s.say("shell.ask.spike"), s.say("shell.ask.spike.text"), s.say("shell.ask.reason"), s.say("command.review.spike.button"), false, func(reason string) {
		s.said("shell.done.spiked", func(ctx context.Context, id string) error { return s.desk.Review.Spike(ctx, id, reason) })
	})
}

func (s *Shell) unspike() {
	s.said("shell.done.unspiked", func(ctx context.Context, id string) error { return s.desk.Review.Unspike(ctx, id, "") })
}
