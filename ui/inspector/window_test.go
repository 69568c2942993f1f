package inspector

import (
	"cmp"
	"context"
	"image"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/outlet"
	"dateline/internal/places"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// window is an inspector on a sheet in a window of its own.
type window struct {
	*Inspector
	t      *testing.T
	sheet  *sheet
	canvas fyne.Canvas
	// posted waits for the window's thread, later for the clock.
	mu     sync.Mutex
	posted []func()
	later  []func()

	errors []error
	went   []rules.Place
	asked  []string // thumbnails
	opened int
	folded int
	adding int
	// shown is what was selected in the text, meant the notes that were.
	shown  []text.Selection
	meant  []story.NoteID
	noting int
	shift  bool
}

func say(t *testing.T, lang string) *words.Speaker {
	t.Helper()
	s, err := words.In(lang)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// open shows a story; change may alter what the inspector is made of.
func open(t *testing.T, s story.Story, change ...func(*Deps)) *window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&look.Theme{})
	w := &window{t: t}
	now := func() time.Time { return noon(t) }
	w.sheet = &sheet{now: now, story: s}
	k := kit.New(kit.Options{
		Post: w.post,
		Later: func(_ time.Duration, f func()) func() {
			stopped := false
			w.later = append(w.later, func() {
				if !stopped {
					f()
				}
			})
			return func() { stopped = true }
		},
		Canvas:    func() fyne.Canvas { return w.canvas },
		Modifiers: func() fyne.KeyModifier { return map[bool]fyne.KeyModifier{true: fyne.KeyModifierShift}[w.shift] },
	})
	d := Deps{
		Kit: k, Say: say(t, "ru"), Sheet: w.sheet, Undo: w.sheet.undo, Redo: func() {}, Now: now,
		Profile: func() outlet.Profile {
			p := outlet.Default()
			p.Zone = "Asia/Barnaul"
			return p
		},
		Cities: cities, PlaceOf: func(p places.Place, lang string) story.Place {
			return story.Place{Name: p.Name(lang), Region: p.Region(lang), Country: p.Country(lang), Code: p.Code, Zone: p.Zone}
		},
		Tags: func(_ context.Context, typed string) []string {
			return beginning(typed, "госпаблики", "соцсети", "ЦУР")
		},
		Names: func(_ context.Context, typed string) []string {
			return beginning(typed, "Анна Беккер", "ИА «Атмосфера»", "Егор Поломошнов")
		},
		Rubrics: func(context.Context) []string { return []string{"Власть", "Город", "Спорт"} },
		Search: func(_ context.Context, typed string) []desk.Row {
			var out []desk.Row
			for _, row := range archived() {
				if strings.Contains(strings.ToLower(row.Headline), strings.ToLower(typed)) {
					out = append(out, row)
				}
			}
			return out
		},
		Known: func(_ context.Context, id story.ID) (desk.Row, bool) {
			i := slices.IndexFunc(archived(), func(r desk.Row) bool { return r.ID == id })
			if i < 0 {
				return desk.Row{}, false
			}
			return archived()[i], true
		},
		Thumbnail: func(_ context.Context, original string, _ story.Rect, width, height int) (*image.RGBA, error) {
			w.mu.Lock()
			w.asked = append(w.asked, original[:1])
			w.mu.Unlock()
			return gradient(width, height), nil
		},
		AddPhotos: func() { w.adding++ },
		ShowText:  func(sel text.Selection) { w.shown = append(w.shown, sel) },
		Noting:    func() { w.noting++ },
		NoteChosen: func(id story.NoteID) {
			if n := len(w.meant); n == 0 || w.meant[n-1] != id {
				w.meant = append(w.meant, id)
			}
		},
		History: func(context.Context) ([]desk.Entry, error) { return happened(t), nil },
		GoTo:    func(p rules.Place) { w.went = append(w.went, p) },
		Open:    func() { w.opened++ }, Fold: func() { w.folded++ },
		Error: func(err error) { w.errors = append(w.errors, err) },
		State: State{Tab: Details},
	}
	for _, c := range change {
		c(&d)
	}
	w.Inspector = New(d)
	win := test.NewTempWindow(t, kit.Over(kit.Border(nil, nil, nil, w.Rail(), w.Panel()), k.Layer()))
	win.SetPadded(false)
	w.canvas = win.Canvas()
	win.Resize(fyne.NewSize(264+RailWidth, 900))
	t.Cleanup(w.Close)
	w.answer()
	return w
}

func (w *window) post(f func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.posted = append(w.posted, f)
}

// answer waits for everything that was asked away from the window, and for the
// clock.
func (w *window) answer() {
	for {
		later := w.later
		w.later = nil
		for _, f := range later {
			f()
		}
		w.errands.going.Wait()
		w.mu.Lock()
		posted := w.posted
		w.posted = nil
		w.mu.Unlock()
		for _, f := range posted {
			f()
		}
		if len(later)+len(posted) == 0 {
			w.paint()
			return
		}
	}
}

// paint makes everything that is seen, as a frame on the screen does: only then
// can it have the keyboard.
func (w *window) paint() { walk(w.canvas.Content(), func(fyne.CanvasObject) {}) }

// type_ types into what has the keyboard.
func (w *window) type_(letters string) {
	w.t.Helper()
	focused := w.canvas.Focused()
	if focused == nil {
		w.t.Fatal("nothing has the keyboard")
	}
	for _, r := range letters {
		focused.TypedRune(r)
	}
}

func (w *window) key(names ...fyne.KeyName) {
	w.t.Helper()
	for _, name := range names {
		focused := w.canvas.Focused()
		if focused == nil {
			w.t.Fatal("nothing has the keyboard")
		}
		focused.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// replace puts other words into a field, as a person does who selects it all.
func (w *window) replace(field entry, letters string) {
	w.t.Helper()
	w.paint()
	w.canvas.Focus(field)
	if s, ok := field.(fyne.Shortcutable); ok {
		s.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	w.key(fyne.KeyBackspace)
	w.type_(letters)
}

func ctrlShift(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// reads is every word that can be read in an object, line by line as the eye
// goes.
func reads(o fyne.CanvasObject) string {
	var out []string
	var look func(fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *kit.Text:
			out = append(out, o.Content())
		case *kit.Button:
			out = append(out, o.Label())
		default:
			for _, child := range slices.SortedStableFunc(slices.Values(parts(o)), func(a, b fyne.CanvasObject) int {
				return cmp.Or(cmp.Compare(a.Position().Y, b.Position().Y), cmp.Compare(a.Position().X, b.Position().X))
			}) {
				look(child)
			}
		}
	}
	look(o)
	return strings.TrimSpace(strings.Join(out, "\n"))
}

// tabReads is what the open tab says below its heading.
func (w *window) tabReads() string { return reads(w.roots[w.tab]) }

// button is the one with this label.
func (w *window) button(label string) *kit.Button {
	w.t.Helper()
	for _, b := range buttons(w.panel) {
		if b.Label() == label {
			return b
		}
	}
	w.t.Fatalf("no button %q in\n%s", label, reads(w.panel))
	return nil
}

// buttons that can be seen in an object.
func buttons(o fyne.CanvasObject) []*kit.Button {
	var out []*kit.Button
	walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok {
			out = append(out, b)
		}
	})
	return out
}

// walk visits what is visible.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	for _, child := range parts(o) {
		walk(child, visit)
	}
}

func parts(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}
