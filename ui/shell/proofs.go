package shell

import (
	"context"

	"dateline/internal/spell"
	"dateline/ui/command"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/storyview"
)

const (
	prefSpelling   = "ui.spelling"
	prefTypography = "ui.typography"
	prefTyping     = "ui.typing"

	allRight     command.Reason = "command.all-right"
	spellingAway command.Reason = "command.spelling-off"
)

// proofs are what is read over one's shoulder: everything is on until somebody
// switches it off.
func (s *Shell) proofs() storyview.Proofs {
	on := func(name string) bool { return s.proofPrefs[name] != "off" }
	return storyview.Proofs{Spelling: on(prefSpelling), Typography: on(prefTypography), Typing: on(prefTyping)}
}

// recallProofs reads what was switched off.
func (s *Shell) recallProofs() {
	s.proofPrefs = map[string]string{}
	for _, name := range []string{prefSpelling, prefTypography, prefTyping} {
		s.proofPrefs[name] = s.preference(name)
	}
	speller, err := s.desk.Stories.Speller(s.ctx)
	if err != nil {
		s.o.Log.Warn("open the dictionaries", "error", err)
		return
	}
	s.speller = speller
}

// toggleProofs switches one of them; the story is read anew.
func (s *Shell) toggleProofs(name string) func() {
	return func() {
		to := "off"
		if s.proofPrefs[name] == "off" {
			to = "on"
		}
		s.proofPrefs[name] = to
		s.remember(name, to)
		if s.view != nil {
			s.view.SetProofs(s.proofs())
		}
	}
}

// spelling is who knows the words, as the screens ask it; nil without dictionaries.
func (s *Shell) spelling() storyview.Speller {
	if s.speller == nil {
		return nil
	}
	return s.speller
}

// learn puts a word into the newsroom's dictionary.
func (s *Shell) learn(word string) {
	s.work(func() func() {
		err := s.desk.Stories.LearnWord(context.WithoutCancel(s.ctx), word)
		return func() {
			if err != nil {
				s.fail(err)
				return
			}
			s.speller.Learn(word)
			s.reread()
			s.kit.Toast(kit.Good, s.words.Say("shell.learnt", map[string]any{"Word": word}), s.say("shell.learnt.undo"), func() { s.forget(word) })
		}
	})
}

func (s *Shell) forget(word string) {
	s.work(func() func() {
		err := s.desk.Stories.ForgetWord(context.WithoutCancel(s.ctx), word)
		return func() {
			if err != nil {
				s.fail(err)
				return
			}
			s.speller.Forget(word)
			s.reread()
		}
	})
}

// reread reads the open story anew: the newsroom knows other words.
func (s *Shell) reread() {
	if s.view != nil {
		s.view.SetProofs(s.proofs())
	}
}

// needsSpelling is why no word can be gone to.
func (s *Shell) needsSpelling() command.Reason {
	if s.view == nil {
		return noStory
	}
	if s.speller == nil || !s.proofs().Spelling {
		return spellingAway
	}
	if len(s.view.Text().Marks(editor.Spelling)) == 0 {
		return allRight
	}
	return ""
}

// nextMisspelt goes to the next word that no dictionary has and offers what was
// perhaps meant.
func (s *Shell) nextMisspelt() {
	if s.view.NextMisspelt() {
		s.view.Text().PopMenu()
	}
}

// setTypography sets all signs of the open story as the house does.
func (s *Shell) setTypography() {
	n := s.view.SetTypography()
	if n == 0 {
		s.kit.Toast(kit.Good, s.say("shell.typography.right"), "", nil)
		return
	}
	s.kit.Toast(kit.Good, s.sayN("shell.typography.set", n), s.say("command.edit.undo"), func() { s.Run("edit.undo") })
}

// remedies are what a menu offers for what stands at the caret of an editor.
func (s *Shell) remedies(e *editor.Editor) []kit.MenuItem {
	var items []kit.MenuItem
	if word, list, ok := s.view.Misspelt(e); ok {
		for _, r := range list {
			items = append(items, kit.MenuItem{Title: r.With, Run: r.Do})
		}
		if word != "" {
			if len(list) == 0 {
				items = append(items, kit.MenuItem{Title: s.say("shell.spelling.none"), Why: s.say("shell.spelling.none.why")})
			}
			items = append(items, kit.MenuItem{Separator: true}, kit.MenuItem{Title: s.say("shell.learn"), Icon: "plus", Run: func() { s.learn(word) }})
		}
	}
	if r, ok := s.view.Missigned(e); ok {
		if len(items) > 0 {
			items = append(items, kit.MenuItem{Separator: true})
		}
		items = append(items, kit.MenuItem{Title: s.say("typo." + r.Kind), Icon: "check", Run: r.Do})
	}
	if len(items) > 0 {
		items = append(items, kit.MenuItem{Separator: true})
	}
	return items
}

// lineMenu is what a right click in a field of the sheet offers.
func (s *Shell) lineMenu(l *editor.Line) []kit.MenuItem {
	if s.view == nil {
		return nil
	}
	item := func(id command.ID, run func()) kit.MenuItem {
		c, _ := s.commands.Get(id)
		return kit.MenuItem{Title: s.say(c.Title()), Shortcut: c.Shortcut.String(), Icon: iconOf(id), Run: run}
	}
	return append(s.remedies(&l.Editor), item("edit.cut", l.Cut), item("edit.copy", l.Copy), item("edit.paste", l.Paste))
}

var _ storyview.Speller = (*spell.Checker)(nil)
