//go:build cgo || ci

package main

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"dateline/assets/appicon"
	"dateline/cmd/dateline/copied"
	"dateline/internal/home"
	"dateline/ui/filedialog"
	"dateline/ui/look"
	"dateline/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"
)

// appID names the program to the system; FyneApp.toml has the same.
const appID = "app.dateline.newsroom"

// window is the program once it has one.
type window struct {
	*program
	app   fyne.App
	win   fyne.Window
	shell *shell.Shell // nil while the newsroom is not open

	chooser *filedialog.Chooser
	handle  uintptr // of the window on the X server, 0 where there is none
	holder  *holder // nil where there is no X server
}

// show opens the window and stays until it is closed.
func (p *program) show() int {
	// The window manager groups windows and finds icons by this name and the
	// window's first title.
	if err := os.Setenv("RESOURCE_NAME", "dateline"); err != nil {
		p.log.Warn("name the window", "error", err)
	}
	// The toolkit makes its folder in there, but not the one for all caches, which
	// a fresh account may lack.
	if dir, err := os.UserCacheDir(); err == nil {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			p.log.Warn("make the folder for caches", "error", err)
		}
	}
	app.SetMetadata(fyne.AppMetadata{ID: appID, Name: "Dateline", Version: version, Migrations: map[string]bool{"fyneDo": true}})
	w := &window{program: p, app: app.NewWithID(appID)}
	w.app.SetIcon(fyne.NewStaticResource("dateline.png", appicon.PNG))
	w.app.Settings().SetTheme(&look.Theme{})
	w.win = w.app.NewWindow("Dateline")
	w.win.SetMaster()
	w.win.SetPadded(false)
	recallSize(w.app.Preferences(), w.win)

	code := done
	if p.note.guard(func() { code = w.run() }, w.flush) {
		return broken
	}
	return code
}

// run opens the newsroom and works until the window is closed. A signal ends
// the toolkit at once, so what was written goes to the disk here once more.
func (w *window) run() int {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	s, err := w.open(ctx)
	if err != nil {
		w.log.Error("open the newsroom", "error", err)
		w.apologise(err)
		return occupied
	}
	w.shell = s
	w.win.SetCloseIntercept(w.leave)
	w.win.SetOnDropped(func(at fyne.Position, dropped []fyne.URI) {
		paths := make([]string, len(dropped))
		for i, uri := range dropped {
			paths[i] = filepath.FromSlash(uri.Path())
		}
		s.Dropped(at, paths)
	})
	if w.door != nil {
		if err := w.door.listen(func(files []string) { post(func() { w.called(files) }) }); err != nil {
			w.log.Warn("listen for a second start", "error", err)
		}
	}
	w.app.Lifecycle().SetOnStarted(func() { w.openFiles(w.files) })
	w.win.Show()
	w.learnHandle()
	if w.handle != 0 {
		w.holder = newHolder(w.log.Info)
		defer w.closed("the X server", w.holder.Close)
	}
	w.app.Run()
	w.closed("the newsroom", w.flush)
	return done
}

// open makes the screens of the newsroom in the window.
func (w *window) open(ctx context.Context) (*shell.Shell, error) {
	self, err := home.Self()
	if err != nil {
		return nil, err
	}
	language := w.language
	if language == "" {
		language = systemLanguage()
	}
	return shell.New(ctx, shell.Options{
		Window: w.win, App: w.app,
		Post: post, Later: later, Modifiers: modifiers(w.app),
		Dir: w.data, Language: language, Asked: w.language != "", Renderer: self.Renderer(),
		Held:    func() bool { return w.holder.held() },
		Dialogs: w.newDialogs, OpenPath: w.openOutside, Quit: w.leave, Log: w.log,
		RichClipboard: w.copiedHTML,
	})
}

// clipboardPatience is how long a paste waits for the program that words were
// copied in.
const clipboardPatience = 200 * time.Millisecond

// copiedHTML is what was copied elsewhere with its bold words, links and lists.
func (w *window) copiedHTML() (string, bool) {
	if w.handle == 0 {
		return "", false // no X server
	}
	html, ok := copied.HTML(uint32(w.handle), clipboardPatience)
	return string(html), ok
}

// called is a second start: the window comes forward and opens what that one
// was to open.
func (w *window) called(files []string) {
	if w.shell == nil {
		return // closing
	}
	w.shell.Front()
	w.openFiles(files)
}

func (w *window) openFiles(files []string) {
	for _, path := range files {
		w.shell.OpenFile(path)
	}
}

// openOutside opens a folder, a page or an address with the program that the
// system has for it.
func (w *window) openOutside(what string) error {
	u, err := url.Parse(what)
	if err != nil || filepath.IsAbs(what) || u.Scheme == "" {
		u = &url.URL{Scheme: "file", Path: filepath.ToSlash(what)}
	}
	return w.app.OpenURL(u)
}

// flush brings what was written to the disk.
func (w *window) flush() error {
	if w.shell == nil {
		return nil
	}
	return w.shell.Close()
}

// modifiers tells which modifier keys are down; a driver without a keyboard
// has none.
func modifiers(a fyne.App) func() fyne.KeyModifier {
	if d, ok := a.Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers
	}
	return func() fyne.KeyModifier { return 0 }
}
