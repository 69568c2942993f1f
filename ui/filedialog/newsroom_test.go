package filedialog

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/words"
	"dateline/ui/filedialog/portal"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// photographer is a person at a window with a Chooser and a home of their own.
type photographer struct {
	t       *testing.T
	home    string
	canvas  fyne.Canvas
	posted  chan func()
	chooser *Chooser
	// answers are what the questions were answered with.
	answers [][]string
}

// sit opens a window in a home with these files; one that ends in / is a folder.
func sit(t *testing.T, system func(context.Context, portal.Question) ([]string, error), names ...string) *photographer {
	t.Helper()
	p := &photographer{t: t, home: t.TempDir(), posted: make(chan func(), 100)}
	for i, name := range names {
		p.keep(name, time.Date(2026, 11, 24, 9, i, 0, 0, time.UTC))
	}
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&look.Theme{})
	speaker, err := words.In("en")
	if err != nil {
		t.Fatal(err)
	}
	k := kit.New(kit.Options{
		Canvas: func() fyne.Canvas { return p.canvas }, Say: speaker.Say,
		Post: func(run func()) { p.posted <- run },
	})
	p.chooser = New(Options{
		Kit: k, Words: speaker, System: system, Look: p.look, Pictures: []string{".jpg", ".png"},
		Env: func(name string) string { return map[string]string{"HOME": p.home, "USERPROFILE": p.home}[name] },
	})
	t.Cleanup(p.chooser.Close)
	window := test.NewTempWindow(t, k.Layer())
	window.Resize(fyne.NewSize(1024, 640))
	p.canvas = window.Canvas()
	return p
}

func (p *photographer) keep(name string, when time.Time) {
	p.t.Helper()
	path := filepath.Join(p.home, name)
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if strings.HasSuffix(name, "/") {
		err = errors.Join(err, os.MkdirAll(path, 0o700))
	} else {
		err = errors.Join(err, os.WriteFile(path, []byte("photo"), 0o600))
	}
	if err = errors.Join(err, os.Chtimes(path, when, when)); err != nil {
		p.t.Fatal(err)
	}
}

func (p *photographer) look(_ context.Context, path string, width, height int) (*image.RGBA, error) {
	if strings.Contains(path, "broken") {
		return nil, errors.New("no picture")
	}
	return image.NewRGBA(image.Rect(0, 0, width, height)), nil
}

func (p *photographer) answered(paths []string) { p.answers = append(p.answers, paths) }

func (p *photographer) answeredOne(path string) { p.answered([]string{path}) }

// until lets the window work until something holds.
func (p *photographer) until(what string, holds func() bool) {
	p.t.Helper()
	late := time.After(10 * time.Second)
	for !holds() {
		select {
		case run := <-p.posted:
			run()
		case <-late:
			p.t.Fatalf("never came: %s", what)
		}
	}
}

// dialog is our own dialog once it shows a folder.
func (p *photographer) dialog(folder string) *dialog {
	p.t.Helper()
	var d *dialog
	p.until("our dialog in "+folder, func() bool {
		d = p.chooser.shown
		return d != nil && d.dir == filepath.Join(p.home, folder)
	})
	return d
}

// press presses keys on what has the focus.
func (p *photographer) press(keys ...fyne.KeyName) {
	p.t.Helper()
	for _, key := range keys {
		f := p.canvas.Focused()
		if f == nil {
			p.t.Fatalf("nothing has the focus for %s", key)
		}
		f.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (p *photographer) write(text string) {
	p.t.Helper()
	for _, r := range text {
		p.canvas.Focused().TypedRune(r)
	}
}

// rows are the names that the list shows.
func rows(d *dialog) []string {
	var names []string
	for _, i := range d.shown {
		names = append(names, i.name)
	}
	return names
}

func photos() []Kind { return []Kind{{"Photos", []string{".jpg", ".png"}}} }
