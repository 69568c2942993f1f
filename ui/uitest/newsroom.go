package uitest

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"dateline/assets/sample"
	"dateline/internal/story"
	"dateline/ui/command"

	"fyne.io/fyne/v2"
)

// Newsroom is a window with a person at it, in a test: what cannot be done
// fails the test at the line that asks for it.
type Newsroom struct {
	*Window
	t testing.TB
	// Answers are what the person chooses when asked for files.
	Answers *Answers
	Dir     string
}

// Main is the TestMain of tests with a window: the test's program is its own
// child for pictures.
func Main(m *testing.M) {
	if code, child := Serve(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); child {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// Open opens a newsroom in a folder of its own, or again in Dir.
func Open(t testing.TB, o Options) *Newsroom {
	t.Helper()
	if o.Dir == "" {
		o.Dir = t.TempDir()
	}
	if o.Files == nil {
		o.Files = &Answers{}
	}
	w, err := Start(o)
	if err != nil {
		t.Fatal(err)
	}
	n := &Newsroom{Window: w, t: t, Answers: o.Files, Dir: o.Dir}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Errorf("close the window: %v", err)
		}
	})
	return n
}

// Wait lets time pass until something holds, or fails the test.
func (n *Newsroom) Wait(what string, holds func() bool) {
	n.t.Helper()
	if err := n.Until(what, holds); err != nil {
		n.t.Fatalf("%v; on the screen:\n%s", err, n.Seen())
	}
}

// Says waits until words are on the screen.
func (n *Newsroom) Says(words string) {
	n.t.Helper()
	n.Wait("«"+words+"» on the screen", func() bool { return n.Sees(words) })
}

// Types types where the keyboard is.
func (n *Newsroom) Types(letters string) {
	n.t.Helper()
	if err := n.Type(letters); err != nil {
		n.t.Fatal(err)
	}
}

// Presses presses keys one after another.
func (n *Newsroom) Presses(keys ...string) {
	n.t.Helper()
	for _, k := range keys {
		n.Press(k)
		n.Drain()
	}
}

// Does runs a command by its name.
func (n *Newsroom) Does(id command.ID) {
	n.t.Helper()
	n.Run(id)
	n.Drain()
}

// Clicks presses the button with a label, when it is there and may be pressed.
func (n *Newsroom) Clicks(label string) {
	n.t.Helper()
	n.Wait("the button «"+label+"»", func() bool { b := n.Button(label); return b != nil && b.Why() == "" })
	n.Button(label).Press()
	n.Drain()
}

// Chooses presses a row: a queue, a story, a card.
func (n *Newsroom) Chooses(words string) {
	n.t.Helper()
	n.Wait("the row «"+words+"»", func() bool { return n.Row(words) != nil })
	n.Row(words).Press()
	n.Drain()
}

// In goes to the field with a label.
func (n *Newsroom) In(label string) fyne.Focusable {
	n.t.Helper()
	n.Wait("the field «"+label+"»", func() bool { return n.Field(label) != nil })
	f := n.Field(label)
	n.Win.Canvas().Focus(f)
	n.Drain()
	return f
}

// Starts answers the first page: an empty newsroom of somebody.
func (n *Newsroom) Starts(name, outlet, city string) {
	n.t.Helper()
	n.In("Имя и фамилия")
	n.Types(name)
	n.In("Редакция")
	n.Types(outlet)
	n.In("Город")
	n.Types(city)
	n.Rest()
	n.Presses("Down", "Enter")
	n.Chooses("Пустая редакция")
	n.Clicks("Начать")
	n.Wait("an open story", n.Shell.HasStory)
	n.Rest()
}

// Story is the open story as the newsroom has it on the disk, once it is saved.
func (n *Newsroom) Story() story.Story {
	n.t.Helper()
	return n.Shell.Story()
}

// Photo is one of the sample photos as a file.
func (n *Newsroom) Photo(name string) string {
	n.t.Helper()
	data, err := sample.Files.ReadFile("photos/" + name + ".jpg")
	if err != nil {
		n.t.Fatal(err)
	}
	path := filepath.Join(n.t.TempDir(), name+".jpg")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		n.t.Fatal(err)
	}
	return path
}

// Saved waits until everything is on the disk.
func (n *Newsroom) Saved() {
	n.t.Helper()
	n.Advance(time.Second)
	n.Wait("everything on the disk", n.Shell.IsSaved)
}

// At puts a person at a window that is open already.
func At(t testing.TB, w *Window, dir string) *Newsroom {
	return &Newsroom{Window: w, t: t, Answers: w.answers, Dir: dir}
}

// ChoosesCity types the first letters of a city and takes the one of a name.
func (n *Newsroom) ChoosesCity(typed, name string) {
	n.t.Helper()
	n.Does("view.details")
	n.In("Город")
	n.Presses("Ctrl+A")
	n.Types(typed)
	n.Says(name)
	n.Presses("Down", "Enter")
	n.Wait("the city "+name, func() bool { return n.Story().Dateline.Place.Name == name })
}

// Credits gives every photo without one a caption, alt text and credit, in the
// panel at the right.
func (n *Newsroom) Credits(caption, alt, agency, photographer string) {
	n.t.Helper()
	n.Does("view.photos")
	n.Rest()
	for range n.Story().Photos {
		row := n.Row("Нет подписи")
		if row == nil {
			return
		}
		row.Press()
		n.Rest()
		for _, words := range []string{caption, alt, agency, photographer} {
			n.Presses("Ctrl+A")
			n.Types(words)
			n.Presses("Tab")
		}
		n.Rest()
	}
}
