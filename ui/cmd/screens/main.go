// Command screens saves a picture of every screen of the program, light and
// dark, Russian and English, large and small, so that people can look at them:
//
//	go run ./ui/cmd/screens --out DIR
//
// It works on a sample newsroom of its own, in a folder that it takes away again.
package main

import (
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"dateline/ui/command"
	"dateline/ui/uitest"

	"fyne.io/fyne/v2"
)

func main() {
	if code, child := uitest.Serve(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); child {
		os.Exit(code)
	}
	out := flag.String("out", "screens", "folder for the pictures")
	only := flag.String("only", "", "make only the pictures whose names contain this")
	flag.Parse()
	if err := run(*out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "screens:", err)
		os.Exit(1)
	}
}

// sizes are the window sizes: what people have, and the smallest.
func sizes() []fyne.Size { return []fyne.Size{fyne.NewSize(1440, 900), fyne.NewSize(1024, 640)} }

func run(out, only string) error {
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	for _, lang := range []string{"ru", "en"} {
		for _, size := range sizes() {
			dir, err := os.MkdirTemp("", "dateline-screens-*")
			if err != nil {
				return err
			}
			err = tour(out, only, dir, lang, size)
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
			if err != nil {
				return fmt.Errorf("%s, %v: %w", lang, size, err)
			}
		}
	}
	return nil
}

// tourist goes through the screens of one newsroom and takes pictures.
type tourist struct {
	*uitest.Window
	out, only, lang string
	size            fyne.Size
	err             error
}

// tour shows every screen in one language and size, light and dark.
func tour(out, only, dir, lang string, size fyne.Size) error {
	w, err := uitest.Start(uitest.Options{Dir: dir, Language: lang, Size: size})
	if err != nil {
		return err
	}
	t := &tourist{Window: w, out: out, only: only, lang: lang, size: size}
	t.welcome()
	for _, dark := range []bool{false, true} {
		if dark {
			t.Run("view.dark")
			t.Rest()
		}
		t.newsroom(dark)
	}
	if err := w.Close(); err != nil {
		return err
	}
	return t.err
}

// picture saves what is seen now.
func (t *tourist) picture(name string, dark bool) {
	look := "light"
	if dark {
		look = "dark"
	}
	name = fmt.Sprintf("%s-%dx%d-%s-%s.png", name, int(t.size.Width), int(t.size.Height), look, t.lang)
	if t.err != nil || !strings.Contains(name, t.only) {
		return
	}
	t.Rest()
	f, err := os.Create(filepath.Join(t.out, name))
	if err != nil {
		t.err = err
		return
	}
	defer f.Close()
	t.err = png.Encode(f, t.Picture())
	fmt.Println(f.Name())
}

func (t *tourist) until(what string, holds func() bool) {
	if t.err == nil {
		t.err = t.Until(what, holds)
	}
}

func (t *tourist) welcome() {
	t.until("the first page", func() bool { return t.Sees("Dateline") })
	t.picture("06a-first-run", false)
	start := map[string]string{"ru": "Начать", "en": "Start"}[t.lang]
	t.until("the button to start", func() bool { return t.Button(start) != nil })
	if t.err == nil {
		t.Button(start).Press()
	}
	t.until("an open story", t.Shell.HasStory)
}

// newsroom shows what a day's work goes through.
func (t *tourist) newsroom(dark bool) {
	t.picture("01-main", dark)
	for _, tab := range []string{"photos", "related", "details", "checks", "notes", "history"} {
		t.Run(command.ID("view." + tab))
		t.picture("01-inspector-"+tab, dark)
	}
	t.Run("view.focus")
	t.picture("01-focus-mode", dark)
	t.Run("view.focus")
	t.Run("help.palette")
	t.picture("06b-palette", dark)
	t.Press("Esc")
	t.Run("help.keys")
	t.picture("06c-keys", dark)
	t.Press("Esc")
	t.Run("story.settings")
	t.picture("06d-settings", dark)
	t.Press("Esc")
	t.Run("story.publish")
	t.until("the rehearsed package", func() bool { return t.Sees("index.html") })
	t.picture("04-publish", dark)
	t.Press("Esc")
	t.Rest()
}
