package shell

import (
	"context"
	"image"

	"dateline/internal/desk"
	"dateline/internal/story"
	"dateline/ui/command"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/review"

	"fyne.io/fyne/v2"
)

// The reasons while a story is being reviewed, and while none is.
const (
	reviewing    command.Reason = "command.reviewing"
	notReviewing command.Reason = "command.not-reviewing"
)

// reviewStory shows what changed in the open story, in the place of everything
// else.
func (s *Shell) reviewStory() { s.reviewAt(review.State{}) }

// reviewAt opens the review in a state, unless it is open.
func (s *Shell) reviewAt(at review.State) {
	if s.review != nil {
		s.review.Focus()
		return
	}
	s.inspector.Settle()
	s.makeReview(at)
	s.frame.arrange()
	s.review.Focus()
}

// makeReview makes the screen.
func (s *Shell) makeReview(at review.State) {
	if s.focusing {
		s.focusing = false
		s.view.SetFocusMode(false)
	}
	id := string(s.sheet.ID())
	s.review = review.New(review.Deps{
		Kit: s.kit, Say: s.words, Look: s.look, Sheet: s.sheet, Newsroom: reviewRoom{s.desk.Review}, Profile: s.profile,
		Standing: func(ctx context.Context) (desk.Standing, error) {
			return s.desk.Stories.Standing(ctx, id)
		},
		Picture: func(ctx context.Context, use story.PhotoUse, crop story.Rect, w, h int) (*image.RGBA, error) {
			return s.desk.Photos.Shown(ctx, use, crop, w, h)
		},
		Commands: s.commands, Run: s.Run, Leave: s.leaveReview, Changed: s.stands, Correct: s.view.Corrected, Clip: s.clip,
		Error: s.fail, Now: s.now, State: at,
	})
}

// leaveReview goes back to the story.
func (s *Shell) leaveReview() {
	if s.review == nil {
		return
	}
	s.dropReview()
	s.frame.arrange()
	s.view.Content().Refresh() // it has had no place of its own for a while
	s.view.Focus()
	s.stands()
}

// dropReview takes the screen down and gives where the person was on it.
func (s *Shell) dropReview() (at review.State, was bool) {
	if s.review == nil {
		return at, false
	}
	at = s.review.State()
	s.review.Close()
	s.review = nil
	return at, true
}

// whole is the content of the window while a screen stands in the place of
// everything else.
func (f *frame) whole(o fyne.CanvasObject) []fyne.CanvasObject {
	menu := kit.Column(0, kit.Fixed(0, f.s.look.Scaled(menuHeight)-1, f.s.menuBar), kit.Line())
	return []fyne.CanvasObject{kit.Border(chrome(menu), chrome(f.s.status.content), nil, nil, o)}
}

// unlessReviewing is why a command of the sheet cannot run: the sheet is not on
// the screen. What works on any text works on a suggestion that is being written.
func (s *Shell) unlessReviewing(o one) func() command.Reason {
	return func() command.Reason {
		switch {
		case s.review != nil && (s.review.Writing() == nil || !o.isOfAnyText()):
			return reviewing
		case o.why == nil:
			return ""
		}
		return o.why()
	}
}

// text is what is written in: the sheet, or a suggestion.
func (s *Shell) text() *editor.Editor {
	if s.review != nil {
		if e := s.review.Writing(); e != nil {
			return e
		}
	}
	return s.view.Text()
}

// needsReview is why what moves in a review cannot run.
func (s *Shell) needsReview() command.Reason {
	switch {
	case s.view == nil:
		return noStory
	case s.review == nil:
		return notReviewing
	}
	return ""
}

// act is Ctrl+Enter: the main action of the card that has the keyboard.
func (s *Shell) act() {
	if s.review != nil {
		s.review.Act()
		return
	}
	s.inspector.Act()
}

func (s *Shell) withdraw() {
	s.kit.AskText(s.say("shell.ask.withdraw"), s.say("shell.ask.withdraw.text"), s.say("shell.ask.reason"), s.say("shell.ask.withdraw.yes"), false, func(reason string) {
		s.said("shell.done.withdrawn", func(ctx context.Context, id string) error { return s.desk.Review.Withdraw(ctx, id, reason) })
	})
}

func (s *Shell) lift() {
	s.kit.AskText(s.say("shell.ask.lift"), s.say("shell.ask.lift.text"), s.say("shell.ask.reason"), s.say("shell.ask.lift.yes"), true, func(reason string) {
		s.said("shell.done.lifted", func(ctx context.Context, id string) error { return s.desk.Review.Lift(ctx, id, reason) })
	})
}

// reviewRoom is the review of the desk as the screen speaks of it: what is
// suggested is kept while it is written, and signed at the end.
type reviewRoom struct{ *desk.Review }

func (r reviewRoom) Propose(ctx context.Context, id, thread string, proposed story.Story) (string, error) {
	return r.Review.Suggest(ctx, id, thread, proposed)
}

func (r reviewRoom) Suggest(ctx context.Context, id, thread string, proposed story.Story) (string, error) {
	name, err := r.Review.Suggest(ctx, id, thread, proposed)
	if err == nil {
		err = r.SignSuggestion(ctx, id)
	}
	return name, err
}
