// Package uitest drives the whole window in a newsroom's own words – open a
// story, type a headline, attach a photo, choose a city, file, export – without
// a display.
//
// Everything behind the window is real: the archive on a disk, the child that
// decodes pictures, the package that is proved. Only the toolkit's driver and
// the clock are not. The invariant: nothing is waited for by time alone; a step
// is done when what it should lead to is there, or the test says what is missing.
package uitest

import (
	"context"
	"fmt"
	"image"
	"io"
	"sync"
	"time"

	"dateline/internal/home"
	"dateline/ui/command"
	"dateline/ui/look"
	"dateline/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Serve makes this program the child that decodes pictures, when it was started
// as one: code is what to end with.
func Serve(args []string, in io.Reader, out, said io.Writer) (code int, child bool) {
	return home.Serve(args, in, out, said)
}

// Noon is when the clock of a test begins, in Barnaul the evening of 24 November 2026.
var noon = time.Date(2026, 11, 24, 12, 4, 31, 0, time.UTC)

// Options of a window; the zero Options are Russian, light, 1440 × 900.
type Options struct {
	// Dir is the data folder.
	Dir string
	// Language of the system, "ru" when empty.
	Language string
	Size     fyne.Size
	// Files are the answers when the program asks for files; see Answers.
	Files *Answers
	// Copied is what the system's clipboard holds as HTML; nil is a system that
	// cannot say.
	Copied func() (html string, ok bool)
	// Dialogs ask for files instead, when it is set: those a person would see.
	Dialogs func(shell.Host) shell.Dialogs
}

// Answers are what the person chooses in the next dialogs for files and folders.
type Answers struct {
	Files  []string
	Folder string
	// Save is where the next file goes.
	Save string
}

// Window is the program in a window that nobody sees.
type Window struct {
	App    fyne.App
	Win    fyne.Window
	Shell  *shell.Shell
	Opened []string // what was opened with the system
	Quit   bool

	carried   bool // by another program, with the mouse
	answers   *Answers
	modifiers fyne.KeyModifier
	mu        sync.Mutex
	posted    []func()
	now       time.Time
	timers    []*timer
	cancel    context.CancelFunc
}

type timer struct {
	at      time.Time
	run     func()
	stopped bool
}

// Start opens the newsroom of a data folder.
func Start(o Options) (*Window, error) {
	if o.Language == "" {
		o.Language = "ru"
	}
	if o.Size.IsZero() {
		o.Size = fyne.NewSize(1440, 900)
	}
	if o.Files == nil {
		o.Files = &Answers{}
	}
	children, err := home.Self()
	if err != nil {
		return nil, err
	}
	w := &Window{App: test.NewApp(), answers: o.Files, now: noon}
	w.App.Settings().SetTheme(&look.Theme{})
	w.Win = test.NewWindow(nil)
	w.Win.SetPadded(false)
	w.Win.Resize(o.Size)
	ctx, cancel := context.WithCancel(context.Background())
	w.cancel = cancel
	dialogs := o.Dialogs
	if dialogs == nil {
		dialogs = func(shell.Host) shell.Dialogs { return w }
	}
	w.Shell, err = shell.New(ctx, shell.Options{
		Window: w.Win, App: w.App, Post: w.post, Later: w.later, Modifiers: func() fyne.KeyModifier { return w.modifiers },
		Dir: o.Dir, Language: o.Language, Renderer: children.Renderer(), Dialogs: dialogs,
		OpenPath: func(path string) error {
			w.Opened = append(w.Opened, path)
			return nil
		},
		Quit: func() { w.Quit = true }, Now: w.clock, RichClipboard: o.Copied, Held: func() bool { return w.carried },
	})
	if err != nil {
		cancel()
		return nil, err
	}
	w.Win.Resize(o.Size)
	return w, nil
}

// Close closes the window as its button does: what was written is saved.
func (w *Window) Close() error {
	err := w.Shell.Close()
	w.cancel()
	w.Win.Close()
	return err
}

// OpenFiles answers for the person.
func (w *Window) OpenFiles(_ string, many bool, done func([]string)) {
	files := w.answers.Files
	if !many && len(files) > 1 {
		files = files[:1]
	}
	w.post(func() { done(files) })
}

// SaveFolder answers for the person.
func (w *Window) SaveFolder(done func(string)) {
	folder := w.answers.Folder
	w.post(func() { done(folder) })
}

// SaveFile answers for the person.
func (w *Window) SaveFile(_ string, done func(string)) {
	path := w.answers.Save
	w.post(func() { done(path) })
}

func (w *Window) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *Window) post(f func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.posted = append(w.posted, f)
}

func (w *Window) later(d time.Duration, f func()) (stop func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := &timer{at: w.now.Add(d), run: f}
	w.timers = append(w.timers, t)
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		t.stopped = true
	}
}

// Drain does what was posted to the window's thread, and says whether there was
// anything.
func (w *Window) Drain() bool {
	any := false
	for {
		w.mu.Lock()
		todo := w.posted
		w.posted = nil
		w.mu.Unlock()
		if len(todo) == 0 {
			return any
		}
		any = true
		for _, f := range todo {
			f()
		}
	}
}

// Advance lets time pass, and does what was to be done in it.
func (w *Window) Advance(d time.Duration) {
	w.mu.Lock()
	w.now = w.now.Add(d)
	var due []*timer
	var left []*timer
	for _, t := range w.timers {
		switch {
		case t.stopped:
		case t.at.After(w.now):
			left = append(left, t)
		default:
			due = append(due, t)
		}
	}
	w.timers = left
	w.mu.Unlock()
	for _, t := range due {
		w.mu.Lock()
		stopped := t.stopped
		w.mu.Unlock()
		if !stopped {
			t.run()
		}
	}
	w.Drain()
}

// Until lets time pass until something is true; the error says what never was.
func (w *Window) Until(what string, holds func() bool) error {
	const patience = 30 * time.Second
	for begin := time.Now(); time.Since(begin) < patience; time.Sleep(2 * time.Millisecond) {
		w.Drain()
		if holds() {
			return nil
		}
		w.Advance(50 * time.Millisecond)
	}
	return fmt.Errorf("after %v there is still not: %s", patience, what)
}

// Rest lets everything that is under way come to an end: half a second of the
// newsroom's time in which nothing more happens.
func (w *Window) Rest() {
	for quiet := 0; quiet < 25; {
		if w.Drain() {
			quiet = 0
		} else {
			quiet++
		}
		w.Advance(20 * time.Millisecond)
		time.Sleep(4 * time.Millisecond)
	}
}

// Carries moves files of another program over a point of the window.
func (w *Window) Carries(at fyne.Position) {
	w.carried = true
	test.MoveMouse(w.Win.Canvas(), at)
	w.Drain()
}

// LetsGo drops what is carried there.
func (w *Window) LetsGo(at fyne.Position, paths ...string) {
	w.Shell.Dropped(at, paths)
	w.carried = false
	w.Drain()
}

// Picture is what the window shows.
func (w *Window) Picture() image.Image { return w.Win.Canvas().Capture() }

// Run runs a command by its name.
func (w *Window) Run(id command.ID) { w.Shell.Run(id) }

var _ shell.Dialogs = (*Window)(nil)
