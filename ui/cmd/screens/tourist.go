package main

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"dateline/internal/words"
	"dateline/ui/command"
	"dateline/ui/shell"
	"dateline/ui/uitest"

	"fyne.io/fyne/v2"
)

// tourist goes through the screens of one newsroom and takes pictures. After
// the first thing that does not happen it takes none.
type tourist struct {
	*uitest.Window
	out, only, lang, dir string
	size                 fyne.Size
	dark                 bool
	words                *words.Speaker
	files                *files
	err                  error
}

// arrive opens the window.
func (t *tourist) arrive() error {
	var err error
	if t.words, err = words.In(t.lang); err != nil {
		return err
	}
	if t.files, err = layOut(filepath.Join(t.dir, "home")); err != nil {
		return err
	}
	t.Window, err = uitest.Start(uitest.Options{
		Dir: filepath.Join(t.dir, "data"), Language: t.lang, Size: t.size,
		Dialogs: func(h shell.Host) shell.Dialogs { return t.files.in(h) },
	})
	return err
}

// say is a sentence of the program: what is looked for on the screen.
func (t *tourist) say(id string) string { return t.words.Say(id, nil) }

// twice takes the same pictures light and dark.
func (t *tourist) twice(pictures func()) {
	for _, dark := range []bool{false, true} {
		if t.dark != dark {
			t.dark = dark
			t.Run("view.dark")
			t.Rest()
		}
		pictures()
	}
	t.dark = false
	t.Run("view.dark")
	t.Rest()
}

// picture saves what is seen now.
func (t *tourist) picture(name string) {
	if t.err == nil && t.wanted(name) {
		t.Rest()
		t.snap(name, t.Picture())
	}
}

// wanted says whether a picture of a name was asked for.
func (t *tourist) wanted(name string) bool { return strings.Contains(t.named(name), t.only) }

// named is the name of a picture's file: size, look and language are in it.
func (t *tourist) named(name string) string {
	look := "light"
	if t.dark {
		look = "dark"
	}
	return fmt.Sprintf("%s-%dx%d-%s-%s.png", name, int(t.size.Width), int(t.size.Height), look, t.lang)
}

// snap writes a picture into its file.
func (t *tourist) snap(name string, img image.Image) {
	if t.err != nil || !t.wanted(name) {
		return
	}
	f, err := os.Create(filepath.Join(t.out, t.named(name)))
	if err != nil {
		t.err = err
		return
	}
	t.err = errors.Join(png.Encode(f, img), f.Close())
	fmt.Println(f.Name())
}

// keep remembers the first thing that went wrong.
func (t *tourist) keep(err error) {
	if t.err == nil {
		t.err = err
	}
}

func (t *tourist) until(what string, holds func() bool) {
	if t.err == nil {
		t.err = t.Until(what, holds)
	}
}

func (t *tourist) sees(words string) {
	t.until("«"+words+"»", func() bool { return t.Sees(words) })
}

// types writes where the keyboard is.
func (t *tourist) types(letters string) {
	if t.err == nil {
		t.err = t.Type(letters)
	}
	t.Rest()
}

// does runs a command and lets it come to an end.
func (t *tourist) does(id command.ID) {
	if t.err == nil {
		t.Run(id)
		t.Rest()
	}
}

func (t *tourist) presses(keys ...string) {
	if t.err != nil {
		return
	}
	for _, k := range keys {
		t.Press(k)
		t.Drain()
	}
	t.Rest()
}

// clicks presses the button with a label.
func (t *tourist) clicks(label string) {
	t.until("the button «"+label+"»", func() bool { b := t.Button(label); return b != nil && b.Why() == "" })
	if t.err == nil {
		t.Button(label).Press()
		t.Rest()
	}
}

// chooses presses a row: a queue, a card.
func (t *tourist) chooses(words string) {
	t.until("the row «"+words+"»", func() bool { return t.Row(words) != nil })
	if t.err == nil {
		t.Row(words).Press()
		t.Rest()
	}
}

// fills writes into the field under a label.
func (t *tourist) fills(label, text string) {
	t.until("the field «"+label+"»", func() bool { return t.Field(label) != nil })
	if t.err == nil {
		t.Win.Canvas().Focus(t.Field(label))
		t.types(text)
	}
}

// queue opens a queue by its name.
func (t *tourist) queue(q string) {
	t.does("help.palette")
	t.types(t.say("library.queue." + q))
	t.presses("Enter")
}

// searches writes into the field that asks for something.
func (t *tourist) searches(asks, text string) {
	t.until("the field «"+asks+"»", func() bool { return t.Entry(asks) != nil })
	if t.err == nil {
		t.Win.Canvas().Focus(t.Entry(asks))
		t.types(text)
	}
}

// opens finds a story by a word of its headline and opens it.
func (t *tourist) opens(headline string) {
	t.does("help.palette")
	t.types(headline)
	t.until("the story of «"+headline+"»", func() bool { return t.Row(headline) != nil || t.Sees(t.say("shell.palette.stories")) })
	t.presses("Enter")
	t.until("the open story of «"+headline+"»", func() bool { return strings.Contains(t.Shell.Story().Headline, headline) })
	t.Rest()
}
