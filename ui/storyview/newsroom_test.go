package storyview

import (
	"context"
	"image"
	"strings"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/outlet"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/story/history"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/command"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// sheetOf is a story that is open, with its history and nothing behind it.
type sheetOf struct {
	s    story.Story
	h    history.History
	now  time.Time
	hear func(before, after story.Story)
}

func (s *sheetOf) ID() story.ID           { return s.s.ID }
func (s *sheetOf) Story() story.Story     { return s.s }
func (s *sheetOf) NewBlock() text.BlockID { return "new" }

func (s *sheetOf) Do(e story.Edit) error {
	s.now = s.now.Add(time.Minute)
	next, err := s.h.Do(s.s, e, s.now)
	if err == nil {
		s.become(next)
	}
	return err
}

func (s *sheetOf) become(next story.Story) {
	before := s.s
	s.s = next
	s.hear(before, next)
}

func (s *sheetOf) Undo() (text.Selection, bool) {
	next, sel, ok := s.h.Undo(s.s)
	if ok {
		s.become(next)
	}
	return sel, ok
}

func (s *sheetOf) Redo() (text.Selection, bool) {
	next, sel, ok := s.h.Redo(s.s)
	if ok {
		s.become(next)
	}
	return sel, ok
}

func (s *sheetOf) Listen(hear func(before, after story.Story)) func() {
	s.hear = hear
	return func() {}
}

// room is a story on the screen, without the rest of the window.
type room struct {
	*View
	t         *testing.T
	sheet     *sheetOf
	win       fyne.Window
	modifiers fyne.KeyModifier
	posted    chan func()
	later     []*later
	went      []rules.Place
}

type later struct {
	after time.Duration
	run   func()
	off   bool
}

// openStory shows a story in a window that nobody sees.
func openStory(t *testing.T, s story.Story, at State) *room {
	t.Helper()
	test.NewTempApp(t)
	say, err := words.In("ru")
	if err != nil {
		t.Fatal(err)
	}
	r := &room{t: t, sheet: &sheetOf{s: s, now: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)}, posted: make(chan func(), 1000)}
	r.win = test.NewTempWindow(t, nil)
	k := kit.New(kit.Options{
		Keys: r, Post: func(f func()) { r.posted <- f }, Say: say.Say,
		Later: func(d time.Duration, run func()) func() {
			l := &later{after: d, run: run}
			r.later = append(r.later, l)
			return func() { l.off = true }
		},
		Canvas: r.win.Canvas, Modifiers: func() fyne.KeyModifier { return r.modifiers },
	})
	commands := command.New(func() bool { return false })
	r.View = New(Deps{
		Kit: k, Say: say, Look: look.Look{}, Sheet: r.sheet, Clip: &editor.Clip{}, Profile: outlet.Default(),
		Standing: func(context.Context) (desk.Standing, error) { return desk.Standing{}, nil },
		Findings: func(story.Story) ([]rules.Finding, error) { return nil, nil },
		Picture: func(context.Context, story.PhotoUse, story.Rect, int, int) (*image.RGBA, error) {
			return image.NewRGBA(image.Rect(0, 0, 1, 1)), nil
		},
		Commands: commands,
		Run: func(id command.ID) {
			switch id {
			case "find.hit-next":
				r.NextHit(1)
			case "find.hit-previous":
				r.NextHit(-1)
			}
		},
		City: func(fyne.CanvasObject) {}, Date: func(fyne.CanvasObject) {}, Byline: func(fyne.CanvasObject) {},
		Field: func(p rules.Place) {
			r.went = append(r.went, p)
			r.win.Canvas().Unfocus()
		},
		OpenPhoto: func(story.PhotoID) {}, OpenLink: func(string) {},
		Found: func([]rules.Finding) {}, Stands: func(desk.Standing) {}, Counted: func(Counts) {}, Selected: func(Counts) {}, Elsewhere: func(rules.Place) {},
		Error: func(err error) { t.Error(err) }, Now: func() time.Time { return r.sheet.now }, State: at,
	})
	r.win.SetPadded(false)
	r.win.SetContent(r.Content())
	r.win.Resize(fyne.NewSize(640, 900))
	t.Cleanup(func() {
		r.Close()
		r.win.SetContent(kit.Over())
	})
	return r
}

// TypedKey are keys that nothing else used: Esc closes the bar.
func (r *room) TypedKey(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyEscape && r.CloseFind() }

// TypedShortcut is nothing.
func (r *room) TypedShortcut(fyne.Shortcut) bool { return false }

// rest lets what is under way come to an end.
func (r *room) rest() {
	for {
		var due []*later
		due, r.later = r.later, nil
		for _, l := range due {
			if !l.off {
				l.run()
			}
		}
		r.work.Wait()
		if len(r.posted) == 0 && len(r.later) == 0 {
			return
		}
		for len(r.posted) > 0 {
			(<-r.posted)()
		}
	}
}

// types writes where the keyboard is.
func (r *room) types(letters string) {
	r.t.Helper()
	f := r.win.Canvas().Focused()
	if f == nil {
		r.t.Fatalf("nothing has the keyboard for %q", letters)
	}
	for _, l := range letters {
		f.TypedRune(l)
	}
	r.rest()
}

func (r *room) presses(key fyne.KeyName, modifiers fyne.KeyModifier) {
	r.modifiers = modifiers
	r.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	r.modifiers = 0
	r.rest()
}

// looksFor opens the bar and writes the words into it.
func (r *room) looksFor(words string) {
	r.Find(false)
	r.types(words)
}

// counts is what the bar says of the hits.
func (r *room) counts() string { return r.find.counter.Content() }

// says is the sentence in the bar.
func (r *room) says() string {
	var out []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Text:
			out = append(out, o.Content())
		case *kit.Stack:
			for _, c := range o.Objects() {
				walk(c)
			}
		}
	}
	walk(r.find.said)
	return strings.Join(out, " ")
}

// marked are the words that are marked in a field, the meant one in brackets.
func marked(e *editor.Editor) string {
	var out []string
	for _, m := range e.Marks(editor.Hits) {
		b := e.Document().Block(e.Document().Index(m.From.Block))
		word := b.Text[m.From.Offset:m.To.Offset]
		if m.Strong {
			word = "[" + word + "]"
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

func (r *room) press(b *kit.Button) {
	b.Press()
	r.rest()
}

// tool is the switch of the bar with a name.
func (r *room) tool(id string) *kit.Button {
	r.t.Helper()
	for _, tool := range r.find.toggles {
		if tool.button.Label() == r.say("storyview.find."+id) {
			return tool.button
		}
	}
	r.t.Fatalf("the bar has no switch %s", id)
	return nil
}
