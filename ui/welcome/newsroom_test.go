package welcome

import (
	"image"
	"strings"
	"testing"
	"time"

	"dateline/internal/places"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// laptop is a first start in a window of its own.
type laptop struct {
	*Welcome
	t      *testing.T
	canvas fyne.Canvas
	window fyne.Window

	posted  []func()
	started []Answers
	spoke   []string // languages that were asked for
	file    string   // what the file dialog gives
	folder  string
}

func noon() time.Time {
	return time.Date(2023, 6, 15, 12, 4, 0, 0, time.FixedZone("Барнаул", 7*3600))
}

func say(t *testing.T, lang string) *words.Speaker {
	t.Helper()
	s, err := words.In(lang)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// begin shows the first start.
func begin(t *testing.T, lang string, so Answers, l look.Look, size fyne.Size) *laptop {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{Look: l})
	w := &laptop{t: t}
	w.window = test.NewTempWindow(t, kit.Over())
	w.window.SetPadded(false)
	w.canvas = w.window.Canvas()
	w.window.Resize(size)
	w.build(lang, so)
	return w
}

// build makes the page, as the window does at the start and in another language.
func (w *laptop) build(lang string, so Answers) {
	speaker := say(w.t, lang)
	k := kit.New(kit.Options{
		Say: speaker.Say, Canvas: func() fyne.Canvas { return w.canvas }, Post: func(f func()) { w.posted = append(w.posted, f) },
	})
	w.Welcome = New(Deps{
		Kit: k, Say: speaker, Look: look.Now(), Cities: cities, Now: noon, Folder: "/home/anna/Dateline", Answers: so, Photo: dawn,
		ChooseFile:   func(done func(string)) { done(w.file) },
		ChooseFolder: func(done func(string)) { done(w.folder) },
		SetLanguage: func(lang string, so Answers) {
			w.spoke = append(w.spoke, lang)
			w.build(lang, so)
		},
		Start: func(a Answers) { w.started = append(w.started, a) },
	})
	w.window.SetContent(kit.Over(w.Content(), k.Layer()))
	w.canvas.Content().Resize(w.canvas.Size()) // the test driver does not
	for _, f := range w.posted {
		f()
	}
	w.posted = nil
}

func atDesk(t *testing.T) *laptop {
	t.Helper()
	return begin(t, "ru", Answers{}, look.Look{}, fyne.NewSize(1440, 900))
}

// dawn is a photo that is no photo.
func dawn(w, h int, ready func(image.Image)) { ready(image.NewRGBA(image.Rect(0, 0, w, h))) }

func cities(typed, lang string, _ int) []places.Place {
	var out []places.Place
	for _, p := range []places.Place{
		{ID: 1510853, NameRU: "Барнаул", NameEN: "Barnaul", RegionRU: "Алтайский край", RegionEN: "Altai Krai", Code: "RU", Zone: "Asia/Barnaul"},
		{ID: 1510018, NameRU: "Бийск", NameEN: "Biysk", RegionRU: "Алтайский край", RegionEN: "Altai Krai", Code: "RU", Zone: "Asia/Barnaul"},
	} {
		if strings.HasPrefix(strings.ToLower(p.Name(lang)), strings.ToLower(typed)) {
			out = append(out, p)
		}
	}
	return out
}

// types puts letters into whatever has the keyboard.
func (w *laptop) types(letters string) {
	w.t.Helper()
	for _, r := range letters {
		if f := w.focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

func (w *laptop) key(names ...fyne.KeyName) {
	w.t.Helper()
	for _, name := range names {
		if f := w.focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
}

func (w *laptop) focused() fyne.Focusable {
	w.t.Helper()
	f := w.canvas.Focused()
	if f == nil {
		w.t.Fatal("nothing has the keyboard")
	}
	return f
}

// reads is every word that can be read in an object.
func reads(o fyne.CanvasObject) string {
	var out []string
	walk(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Text:
			out = append(out, o.Content())
		case *kit.Button:
			out = append(out, o.Label())
		}
	})
	return strings.Join(out, "\n")
}

// walk visits what is visible.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, visit)
		}
	}
}
