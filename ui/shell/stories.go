package shell

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/storyview"
)

// Open opens a story for writing, in the place of the one that is open.
func (s *Shell) Open(id story.ID) {
	if s.sheet != nil && s.sheet.ID() == id {
		s.leaveReview()
		s.view.Focus()
		return
	}
	s.putAway()
	sheet, err := s.desk.Stories.Open(s.ctx, string(id))
	if err != nil {
		s.fail(err)
		s.frame.arrange()
		return
	}
	s.sheet = sheet
	s.showSheet(s.last[id])
	s.library.Show(id)
	s.remember(prefStory, string(id))
	s.view.Focus()
}

// putAway closes the open story; what was written is on its way to the disk.
func (s *Shell) putAway() {
	if s.sheet == nil {
		return
	}
	s.inspector.Settle()
	s.last[s.sheet.ID()] = s.view.State()
	s.dropScreens()
	sheet := s.sheet
	s.sheet = nil
	s.work(func() func() {
		err := sheet.Close(context.WithoutCancel(s.ctx))
		return func() {
			if err != nil {
				s.fail(err)
			}
		}
	})
}

// dropScreens takes the screens of the open story down; the story stays open.
func (s *Shell) dropScreens() {
	if s.view == nil {
		return
	}
	s.dropReview()
	s.carriedOff()
	s.tabs = s.inspector.State()
	s.inspector.Close()
	s.view.Close()
	s.inspector, s.view = nil, nil
	s.status.selects(storyview.Counts{})
}

// reopen shows the story that was open when the window was closed, and where.
func (s *Shell) reopen() {
	id := story.ID(s.preference(prefStory))
	if data := s.preference(prefStory + ".at"); data != "" {
		var at storyview.State
		if json.Unmarshal([]byte(data), &at) == nil {
			s.last[id] = at
		}
	}
	if id == "" {
		return
	}
	if _, err := s.desk.Stories.Show(s.ctx, string(id)); err == nil {
		s.Open(id)
	}
}

// leave remembers where the person is.
func (s *Shell) leave() {
	if s.sheet == nil {
		return
	}
	s.inspector.Settle()
	id := s.sheet.ID()
	at, err := json.Marshal(s.view.State())
	if err == nil {
		err = s.desk.Archive.SetPreference(context.WithoutCancel(s.ctx), prefStory+".at", string(at))
	}
	if err == nil {
		err = s.desk.Archive.SetPreference(context.WithoutCancel(s.ctx), prefStory, string(id))
	}
	if err != nil {
		s.o.Log.Warn("remember the place", "error", err)
	}
	s.dropScreens()
	if err := s.sheet.Close(context.WithoutCancel(s.ctx)); err != nil {
		s.o.Log.Error("close the story", "error", err)
	}
	s.sheet = nil
}

// newStory starts a draft, from a template when one is named, and opens it. It
// is written at home and by whoever sits here, until somebody says otherwise.
func (s *Shell) newStory(t desk.Template) {
	home, lang := s.profile, s.words.Language()
	name, _ := s.person()
	s.start(func(ctx context.Context) (story.Story, []desk.Note, error) {
		made, notes, err := s.desk.Stories.New(ctx, desk.NewStory{Template: t, Language: lang, City: strings.Trim(home.City+", "+home.Region, ", ")})
		if err != nil || name == "" {
			return made, notes, err
		}
		_, err = s.desk.Stories.Set(ctx, string(made.ID), []desk.Assignment{{Field: "byline", Value: name}})
		return made, notes, err
	})
}

// start makes a story in the background and opens it.
func (s *Shell) start(make func(context.Context) (story.Story, []desk.Note, error)) {
	s.work(func() func() {
		made, notes, err := make(s.ctx)
		return func() {
			if err != nil {
				s.fail(err)
				return
			}
			s.notes(notes)
			s.library.Reload()
			s.Open(made.ID)
		}
	})
}

// duplicate opens a copy of the open story; it has a history of its own.
func (s *Shell) duplicate() {
	s.inspector.Settle()
	id := string(s.sheet.ID())
	s.start(func(ctx context.Context) (story.Story, []desk.Note, error) {
		made, err := s.desk.Stories.Duplicate(ctx, id)
		return made, nil, err
	})
}

// importPage asks for a page or a text and reads it into a new story.
func (s *Shell) importPage() {
	s.dialogs.OpenFiles("pages", false, func(paths []string) {
		if len(paths) > 0 {
			s.OpenFile(paths[0])
		}
	})
}

// OpenFile reads a file into the newsroom: a page becomes a new story, a photo
// goes into the open one, a hand-off and a card are shown with who they are from.
func (s *Shell) OpenFile(path string) {
	if isFromALaptop(path) {
		s.openFromALaptop(path)
		return
	}
	if isPhoto(path) {
		if s.view == nil {
			s.kit.Toast(kit.Warn, s.say(string(noStory)), "", nil)
			return
		}
		s.takePhotos([]string{path}, spot{})
		return
	}
	s.start(func(ctx context.Context) (story.Story, []desk.Note, error) { return s.desk.Stories.Import(ctx, path) })
}

// isPhoto goes by the name alone: the gate looks at the content.
func isPhoto(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic", ".gif":
		return true
	}
	return false
}

// notes says what the desk noticed, the first few things.
func (s *Shell) notes(notes []desk.Note) {
	const most = 2
	for _, n := range notes[:min(len(notes), most)] {
		args := map[string]any{}
		for k, v := range n.Args {
			if w, ok := v.(desk.Word); ok {
				v = s.say(string(w))
			}
			args[k] = v
		}
		s.kit.Toast(kit.Info, s.words.Say(n.ID, args), "", nil)
	}
}

// storiesLike completes the name of a story.
func (s *Shell) storiesLike(typed string) []kit.Suggestion {
	rows, err := s.desk.Stories.Rows(s.ctx, desk.RowQuery{Text: typed, Sort: "touched"})
	if err != nil || strings.TrimSpace(typed) == "" {
		return nil
	}
	var out []kit.Suggestion
	for _, r := range rows[:min(len(rows), 6)] {
		out = append(out, kit.Suggestion{Value: r.ID, Label: r.Headline, Detail: r.Place})
	}
	return out
}

func (s *Shell) headlineOf(id story.ID) string {
	v, err := s.desk.Stories.Show(s.ctx, string(id))
	if err != nil {
		return string(id)
	}
	return v.Story.Headline
}

// HasStory says whether a story is open.
func (s *Shell) HasStory() bool { return s.view != nil }

// Story is the open story as it stands; the zero Story when none is open.
func (s *Shell) Story() story.Story {
	if s.sheet == nil {
		return story.Story{}
	}
	return s.sheet.Story()
}

// IsSaved says whether everything that was written is on the disk.
func (s *Shell) IsSaved() bool { return s.desk.Stories.Saving().Phase == archive.Saved }

// Place is where the person is in the open story.
func (s *Shell) Place() storyview.State {
	if s.view == nil {
		return storyview.State{}
	}
	return s.view.State()
}

// Modal says whether a question, a menu or the palette is open.
func (s *Shell) Modal() bool { return s.modal() }
