package shell

import (
	"context"

	"dateline/internal/desk"
	"dateline/internal/merge"
	"dateline/internal/revision"
	"dateline/ui/command"
	"dateline/ui/kit"
	"dateline/ui/merging"
	"dateline/ui/review"
	"dateline/ui/verdict"
)

// needsConflict says why there is nothing to merge.
func (s *Shell) needsConflict() command.Reason {
	switch {
	case s.view == nil:
		return noStory
	case s.view.Standing().Why == nil:
		return notKnownYet
	case s.view.Standing().State != revision.StateBothChanged:
		return "shell.why.nothing-to-merge"
	}
	return ""
}

// mergeVersions asks how two versions become one, and makes them one.
func (s *Shell) mergeVersions() {
	s.inspector.Settle()
	id := string(s.sheet.ID())
	s.work(func() func() {
		c, err := s.desk.Review.Conflict(s.ctx, id)
		return func() {
			if err != nil {
				s.fail(err)
				return
			}
			s.askMerge(id, c)
		}
	})
}

func (s *Shell) askMerge(id string, c desk.Conflict) {
	if s.sheet == nil || string(s.sheet.ID()) != id || s.modal() {
		return // the person went on to something else
	}
	base := 0
	if c.Base != nil {
		base = c.Base.Number
	}
	merging.Show(merging.Deps{
		Kit: s.kit, Say: s.words, Headline: s.sheet.Story().Headline, Merged: c.Merged, Base: base,
		Ours: s.sideOf(c.Ours), Theirs: s.sideOf(c.Theirs),
		Merge: func(answers []merge.Choice) {
			s.said("shell.done.merged", func(ctx context.Context, id string) error { return s.desk.Review.Merge(ctx, id, c, answers) })
		},
	})
}

// sideOf is a version as the question names it.
func (s *Shell) sideOf(v desk.Version) merging.Side {
	when := verdict.Speaker{Say: s.words, Now: s.now}.When(v.Time)
	return merging.Side{Name: v.Person, When: when, Version: v.Number}
}

// versionMenu is what can be done with a version of the open story.
func (s *Shell) versionMenu(v desk.Version) []kit.MenuItem {
	var changes []kit.MenuItem
	if len(v.Parents) > 0 {
		changes = append(changes, kit.MenuItem{Title: s.say("shell.version.changes"), Icon: "contrast", Run: func() { s.reviewAt(review.State{Chosen: true, From: v.Parents[0], To: v.Revision}) }})
	}
	return append(changes, []kit.MenuItem{
		{Title: s.say("shell.version.read"), Icon: "eye", Run: func() { s.reviewAt(review.State{Chosen: true, Alone: true, To: v.Revision, View: review.Plain}) }},
		{Title: s.say("shell.version.since"), Icon: "history", Run: func() { s.reviewAt(review.State{Chosen: true, From: v.Revision}) }},
		{Separator: true},
		{Title: s.say("shell.version.restore"), Icon: "return", Run: func() { s.restoreVersion(v) }},
		{Title: s.say("shell.version.name"), Icon: "tag", Run: func() { s.nameVersion(v) }},
	}...)
}

// keepVersion makes what is written a version, with a name if it is given one.
func (s *Shell) keepVersion() {
	s.kit.AskText(s.say("shell.ask.keep"), s.say("shell.ask.keep.text"), s.say("shell.ask.keep.name"), s.say("shell.ask.keep.yes"), false, func(name string) {
		s.said("shell.done.kept", func(ctx context.Context, id string) error {
			_, err := s.desk.Review.KeepVersion(ctx, id, name)
			return err
		})
	})
}

// nameVersion gives a version of the open story a name.
func (s *Shell) nameVersion(v desk.Version) {
	title := s.words.Say("shell.ask.name", map[string]any{"Version": v.Number})
	s.kit.AskText(title, s.say("shell.ask.name.text"), s.say("shell.ask.keep.name"), s.say("shell.ask.name.yes"), true, func(name string) {
		s.said("shell.done.named", func(ctx context.Context, id string) error {
			return s.desk.Review.Name(ctx, id, v.Revision, name)
		})
	})
}

// restoreVersion makes the text what it was in a version, as a new one.
func (s *Shell) restoreVersion(v desk.Version) {
	args := map[string]any{"Version": v.Number}
	s.kit.Ask(s.words.Say("shell.ask.restore", args), s.words.Say("shell.ask.restore.text", args), s.say("shell.ask.restore.yes"), false, func(yes bool) {
		if yes {
			s.said("shell.done.restored", func(ctx context.Context, id string) error { return s.desk.Review.Restore(ctx, id, v.Revision) })
		}
	})
}

// kill withdraws what was published, for good.
func (s *Shell) kill() {
	s.reasoned("kill", s.desk.Review.Kill)
}

// correct writes the public line that says what was wrong.
func (s *Shell) correct() {
	s.reasoned("correct", s.desk.Review.Correct)
}

// reasoned asks for words and gives the verdict that needs them.
func (s *Shell) reasoned(verb string, do func(ctx context.Context, id, words string) error) {
	ask := "shell.ask." + verb
	label := s.say("shell.ask.reason")
	if verb == "correct" {
		label = s.say(ask + ".label")
	}
	s.kit.AskText(s.say(ask), s.say(ask+".text"), label, s.say(ask+".yes"), true, func(words string) {
		s.said("shell.done."+verb, func(ctx context.Context, id string) error { return do(ctx, id, words) })
	})
}

// flag asks for the step of stories that need one more pair of eyes.
func (s *Shell) flag() {
	s.kit.AskText(s.say("shell.ask.flag"), s.say("shell.ask.flag.text"), s.say("shell.ask.reason"), s.say("shell.ask.flag.yes"), false, func(reason string) {
		s.said("shell.done.flagged", func(ctx context.Context, id string) error { return s.desk.Review.Flag(ctx, id, "", reason) })
	})
}

func (s *Shell) unflag() {
	s.said("shell.done.unflagged", func(ctx context.Context, id string) error { return s.desk.Review.Unflag(ctx, id, "", "") })
}

// needsPublished says why there is nothing to correct.
func (s *Shell) needsPublished() command.Reason {
	switch {
	case s.view == nil:
		return noStory
	case s.view.Standing().Why == nil:
		return notKnownYet
	}
	if st := s.view.Standing().State; st != revision.StatePublished && st != revision.StateCorrecting {
		return "shell.why.not-published"
	}
	return ""
}
