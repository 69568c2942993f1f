// Package shell is the window: menus, queues, list, story and panel side by
// side, and everything a person can do in them.
//
// It joins the screens to the desk and holds what they have in common: the open
// story, the look, the language, the panels that are folded. The invariant:
// screens are drawn from this state and from the desk alone, so they can be
// built anew at any moment – in another language, another look, after a
// restart – and the person is where they were.
package shell

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync"
	"time"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/outlet"
	"dateline/internal/picture"
	"dateline/internal/spell"
	"dateline/internal/story"
	"dateline/internal/words"
	"dateline/ui/command"
	"dateline/ui/editor"
	"dateline/ui/handover"
	"dateline/ui/inspector"
	"dateline/ui/kit"
	"dateline/ui/library"
	"dateline/ui/look"
	"dateline/ui/publish"
	"dateline/ui/review"
	"dateline/ui/settings"
	"dateline/ui/storyview"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Dialogs ask for files and folders, by the system's own dialogs where it has
// them. done gets nothing when the person thought better of it.
type Dialogs interface {
	// OpenFiles asks for files: "photos", "pages", "handoffs", "cards", or "first" for
	// what a newsroom can begin with; many allows several.
	OpenFiles(kind string, many bool, done func(paths []string))
	// SaveFolder asks for a folder to put something in.
	SaveFolder(done func(path string))
	// SaveFile asks where a file of a name goes, and whether one that is there may be
	// replaced.
	SaveFile(name string, done func(path string))
}

// Options is what the window needs of the program around it. Dialogs may be
// nil: then our own are used.
type Options struct {
	Window fyne.Window
	App    fyne.App
	// Post runs a function on the window's thread, Later after a time.
	Post      func(func())
	Later     func(time.Duration, func()) (stop func())
	Modifiers func() fyne.KeyModifier
	// Dir is the data folder, Language that of the system: "ru" or "en"; Asked says
	// that the person asked for it, and then it wins over what they chose before.
	Dir, Language string
	Asked         bool
	Renderer      *picture.Renderer
	// Held says whether another program holds something with the mouse. It is asked
	// while the pointer moves over the story and must not block; nil is where the
	// system does not tell.
	Held func() bool
	// Dialogs makes the dialogs for files once there is a kit to make them of.
	Dialogs func(Host) Dialogs
	// OpenPath opens a folder, a page or an address with the system.
	OpenPath func(path string) error
	Log      *slog.Logger
	// RichClipboard gives what the clipboard holds as HTML; ok is false where it
	// holds none, or cannot say so in a moment. Nil is a system without.
	RichClipboard func() (html string, ok bool)
	// Quit closes the program as the window's own button does.
	Quit func()
	// Started is called when the first screen is there.
	Started func()
	// Now is the clock; nil is the computer's.
	Now func() time.Time
}

// Host is what dialogs for files are made of.
type Host struct {
	Kit   *kit.Kit
	Say   *words.Speaker
	Photo *desk.Photos
}

// Shell is the window of one open newsroom. It is for the window's thread.
type Shell struct {
	o     Options
	ctx   context.Context
	end   context.CancelFunc
	tasks sync.WaitGroup

	desk     *desk.Desk
	words    *words.Speaker
	look     look.Look
	kit      *kit.Kit
	commands *command.Registry
	clip     *editor.Clip
	dialogs  Dialogs
	profile  outlet.Profile

	library   *library.Library
	sheet     *desk.Sheet
	view      *storyview.View
	inspector *inspector.Inspector
	leaving   []*publish.Screen
	// review stands in the place of the panels while it is open.
	review  *review.Screen
	hands   *handover.Screen // made of the kit handsOf
	handsOf *kit.Kit
	setting *settings.Screen // while they are open
	closing []func()         // of all dialogs of hand-offs there were
	// afterwards are files that came before anybody said who works here.
	afterwards []string
	status     *status
	menuBar    *kit.MenuBar
	frame      *frame

	panels    panels
	tabs      inspector.State
	last      map[story.ID]storyview.State
	focusing  bool
	width     storyview.Width
	typing    bool // at the typewriter
	panel     int  // that Ctrl+F6 went to last
	saving    archive.Status
	relisting func()
	relisted  time.Time
	unsaving  func()
	finding   int
	carrying  func() // stops the wait for files that are carried over the window
	closed    bool
	libraryAt library.State
	// speller knows the words; nil when the dictionaries cannot be read.
	speller    *spell.Checker
	proofPrefs map[string]string
}

// The names of the preferences of the window.
const (
	prefLanguage = "ui.language"
	prefTheme    = "ui.theme"
	prefPercent  = "ui.percent"
	prefPanels   = "ui.panels"
	// prefWidth is a storyview.Width, prefTypewriter "yes" or empty.
	prefWidth      = "ui.width"
	prefTypewriter = "ui.typewriter"
	prefStory      = "ui.story"
	prefFolder     = "ui.export-folder"
	prefStarted    = "ui.started"
	// prefRunning is set while the window is open: who finds it set knows that
	// the last one did not close by itself.
	prefRunning = "ui.running"
)

// New opens the newsroom of a data folder and shows it. An error is one that a
// person can be told: words.Speaker.Sentence says it.
func New(ctx context.Context, o Options) (*Shell, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	d, err := desk.Open(ctx, desk.Config{Dir: o.Dir, Language: o.Language, Renderer: o.Renderer, Now: o.Now, Post: o.Post})
	if err != nil {
		return nil, err
	}
	s := &Shell{o: o, desk: d, clip: &editor.Clip{}, last: map[story.ID]storyview.State{}}
	s.ctx, s.end = context.WithCancel(ctx)
	if err := s.recall(); err != nil {
		return nil, err
	}
	if err := s.register(); err != nil {
		return nil, err
	}
	s.unsaving = d.Stories.OnSaving(func(st archive.Status) { o.Post(func() { s.saved(st) }) })
	s.saving = d.Stories.Saving()
	s.listen()
	if s.preference(prefStarted) == "" && s.empty() {
		s.build(nil)
		s.welcome()
	} else {
		s.build(nil)
		s.reopen()
	}
	s.recovered()
	if o.Started != nil {
		o.Post(o.Started)
	}
	return s, nil
}

// recovered says after a crash what is there, and marks this window as open.
func (s *Shell) recovered() {
	if s.preference(prefRunning) != "" && s.sheet != nil {
		if v, err := s.desk.Stories.Show(s.ctx, string(s.sheet.ID())); err == nil {
			at := v.Touched.Local().Format("15:04:05")
			s.kit.Toast(kit.Info, s.words.Say("shell.recovered", map[string]any{"Time": at}), "", nil)
		}
	}
	if err := s.desk.Archive.SetPreference(s.ctx, prefRunning, "yes"); err != nil {
		s.o.Log.Warn("mark the window as open", "error", err)
	}
}

// recall reads how the person left the window.
func (s *Shell) recall() error {
	lang := s.preference(prefLanguage)
	if lang == "" || s.o.Asked {
		lang = s.o.Language
	}
	speaker, err := words.In(lang)
	if err != nil {
		if speaker, err = words.In(words.Languages()[0]); err != nil {
			return err
		}
	}
	s.words = speaker
	s.look = look.Look{Dark: s.dark(s.preference(prefTheme)), Percent: percent(s.preference(prefPercent))}
	s.recallProofs()
	s.width = width(s.preference(prefWidth))
	s.typing = s.preference(prefTypewriter) != ""
	s.panels = defaultPanels()
	if data := s.preference(prefPanels); data != "" {
		if err := json.Unmarshal([]byte(data), &s.panels); err != nil {
			s.panels = defaultPanels()
		}
	}
	s.profile, err = s.desk.Archive.Outlet(s.ctx)
	return err
}

func (s *Shell) preference(name string) string {
	v, err := s.desk.Archive.Preference(name)
	if err != nil {
		s.o.Log.Warn("read preference", "name", name, "error", err)
	}
	return v
}

// remember keeps a preference; it is no reason to disturb anybody when it fails.
func (s *Shell) remember(name, value string) {
	s.work(func() func() {
		if err := s.desk.Archive.SetPreference(context.WithoutCancel(s.ctx), name, value); err != nil {
			s.o.Log.Warn("keep preference", "name", name, "error", err)
		}
		return nil
	})
}

// dark says whether a choice of theme is dark. Nobody's choice is light: paper is
// white, and a system that says nothing is taken for dark by the toolkit.
func (s *Shell) dark(choice string) bool {
	return choice == "dark" || choice == "system" && s.o.App.Settings().ThemeVariant() == theme.VariantDark
}

// empty says that the newsroom has no story yet.
func (s *Shell) empty() bool {
	rows, err := s.desk.Stories.List(s.ctx, desk.Query{Limit: 1})
	if err != nil || len(rows) > 0 {
		return false
	}
	name, _, err := s.desk.Review.Person()
	return err == nil && name == ""
}

// work does something away from the window's thread; what it gives is run there.
func (s *Shell) work(task func() func()) {
	s.tasks.Add(1)
	go func() {
		defer s.tasks.Done()
		if after := task(); after != nil {
			s.o.Post(func() {
				if !s.closed {
					after()
				}
			})
		}
	}()
}

// Run runs a command, or says why it cannot be run now.
func (s *Shell) Run(id command.ID) {
	if err := s.commands.Do(id); err != nil {
		s.fail(err)
	}
}

// fail says in one sentence what could not be done.
func (s *Shell) fail(err error) {
	s.o.Log.Info("not done", "error", err)
	tone := kit.Bad
	if words.Refused(err) != "" {
		tone = kit.Warn
	}
	s.kit.Toast(tone, s.words.Sentence(err), "", nil)
}

func (s *Shell) now() time.Time { return s.o.Now() }

func (s *Shell) say(id string) string { return s.words.Say(id, nil) }

func (s *Shell) sayN(id string, n int) string { return s.words.Say(id, map[string]any{"N": n}) }

// modal says whether a dialog or a menu lies over the window.
func (s *Shell) modal() bool { return s.kit != nil && s.kit.Modal() }

// saved hears the truth about saving.
func (s *Shell) saved(st archive.Status) {
	before := s.saving.Phase
	s.saving = st
	if s.view != nil {
		s.view.Saving(st)
	}
	if st.Phase == archive.Saved && before != archive.Saved {
		s.relist()
	}
}

// relist is how long writing rests, or goes on, before the list shows it: reading
// a long story again for every second of it would slow the keys down.
const (
	relistRest = 2 * time.Second
	relistMost = 10 * time.Second
)

// relist reads the list again once writing rests.
func (s *Shell) relist() {
	if s.relisting != nil {
		s.relisting()
		s.relisting = nil
	}
	if s.now().Sub(s.relisted) >= relistMost {
		s.reload()
		return
	}
	s.relisting = s.o.Later(relistRest, s.reload)
}

func (s *Shell) reload() {
	s.relisting, s.relisted = nil, s.now()
	if s.library != nil && !s.closed {
		s.library.Reload()
	}
}

// flush writes what is not on the disk yet.
func (s *Shell) flush() error {
	if s.sheet != nil {
		s.inspector.Settle()
		if err := s.sheet.Flush(context.WithoutCancel(s.ctx)); err != nil {
			return err
		}
	}
	if st := s.desk.Stories.Saving(); st.Phase == archive.Failed {
		return st.Err
	}
	return nil
}

// Front brings the window forward.
func (s *Shell) Front() { s.o.Window.RequestFocus() }

// Close brings everything written to the disk and lets go of the newsroom. When
// the disk will not have it, the error says why and the window stays as it was:
// the person can save elsewhere, or try again.
func (s *Shell) Close() error {
	if s.closed {
		return nil
	}
	if err := s.flush(); err != nil {
		return err
	}
	s.leave()
	s.closed = true
	for _, screen := range s.leaving {
		screen.Close()
	}
	for _, c := range s.closing {
		c()
	}
	s.library.Close()
	s.unsaving()
	if err := s.desk.Archive.SetPreference(context.WithoutCancel(s.ctx), prefRunning, ""); err != nil {
		s.o.Log.Warn("mark the window as closed", "error", err)
	}
	s.end()
	s.tasks.Wait()
	return s.desk.Close()
}
