package shell

import (
	"crypto/rand"
	"path/filepath"
	"strings"

	"dateline/internal/story"
	"dateline/ui/command"
	"dateline/ui/handover"
	"dateline/ui/kit"
	"dateline/ui/review"
)

// How the names of files end that come from other laptops.
const (
	handOffEnding = ".dateline"
	cardEnding    = ".dateline-card"
)

// isFromALaptop goes by the name alone: the desk looks at the content.
func isFromALaptop(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case handOffEnding, cardEnding:
		return true
	}
	return false
}

// handing are the dialogs of hand-offs, made of the kit of now. Those from before
// the window was built anew go on with what they write.
func (s *Shell) handing() *handover.Screen {
	if s.hands != nil && s.handsOf == s.kit {
		return s.hands
	}
	s.handsOf = s.kit
	s.hands = handover.New(handover.Deps{
		Kit: s.kit, Say: s.words, Look: s.look, Desk: s.desk.Review, SaveFile: s.dialogs.SaveFile,
		ChooseCard: func(done func(string)) { s.chooseOne("cards", done) },
		OpenPath:   s.o.OpenPath, Home: home(), Open: s.Open, Changes: s.showNews, Merge: s.mergeOf,
		Changed: s.cameIn, Error: s.fail, Now: s.now, Random: rand.Reader,
	})
	s.closing = append(s.closing, s.hands.Close)
	return s.hands
}

// chooseOne asks for one file of a kind; done gets "" when the person thought
// better of it.
func (s *Shell) chooseOne(kind string, done func(path string)) {
	s.dialogs.OpenFiles(kind, false, func(paths []string) {
		if len(paths) == 0 {
			done("")
			return
		}
		done(paths[0])
	})
}

// toHand are the stories that would be handed off: several that are selected in
// the list, else the one that is open or selected.
func (s *Shell) toHand() []story.ID {
	if s.library == nil {
		return nil
	}
	chosen := s.library.State().Selected
	if len(chosen) > 1 || s.sheet == nil {
		return chosen
	}
	return []story.ID{s.sheet.ID()}
}

func (s *Shell) needsStories() command.Reason {
	if len(s.toHand()) == 0 {
		return noStory
	}
	return ""
}

// handOff opens the dialog in which a hand-off file is written.
func (s *Shell) handOff() { s.handOffMany(s.toHand()) }

func (s *Shell) handOffMany(ids []story.ID) {
	if s.sheet != nil {
		s.inspector.Settle()
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	title := s.headlineOf(ids[0])
	if len(ids) > 1 {
		title = s.profile.Name + " " + s.now().In(s.wall()).Format("2006-01-02")
	}
	s.handing().Write(names, title)
}

// receive asks for a hand-off file and reads it.
func (s *Shell) receive() {
	s.chooseOne("handoffs", func(path string) {
		if path != "" {
			s.openFromALaptop(path)
		}
	})
}

// acceptCard asks for a card and shows it.
func (s *Shell) acceptCard(done func()) {
	s.chooseOne("cards", func(path string) {
		if path != "" {
			s.handing().AcceptCard(path, done)
		}
	})
}

// openFromALaptop shows a card, or reads a hand-off. Before anybody said who works
// here it waits: the first page has the window.
func (s *Shell) openFromALaptop(path string) {
	switch {
	case s.frame.over != nil:
		s.afterwards = append(s.afterwards, path)
		s.kit.Toast(kit.Info, s.words.Say("shell.after-start", map[string]any{"Name": filepath.Base(path)}), "", nil)
	case strings.EqualFold(filepath.Ext(path), cardEnding):
		s.handing().AcceptCard(path, nil)
	default:
		s.handing().Receive(path)
	}
}

// cameIn draws what came in from another laptop, wherever it is shown.
func (s *Shell) cameIn() {
	s.stands()
	if s.setting != nil {
		s.setting.Reload()
	}
}

// showNews opens a story and shows what is new in it.
func (s *Shell) showNews(id story.ID) {
	s.Open(id)
	if s.sheet != nil && s.sheet.ID() == id {
		s.reviewAt(review.State{News: true})
	}
}

// mergeOf opens a story and asks how its two versions become one.
func (s *Shell) mergeOf(id story.ID) {
	s.Open(id)
	if s.sheet != nil && s.sheet.ID() == id {
		s.mergeVersions()
	}
}
