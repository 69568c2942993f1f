package settings

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/outlet"
	"dateline/internal/places"
	"dateline/internal/revision"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// house is a newsroom with its settings open.
type house struct {
	*Screen
	t      *testing.T
	canvas fyne.Canvas
	deps   Deps

	mu     sync.Mutex
	posted []func()
	// what was written, and the trouble with writing.
	people  []string
	written []desk.Assignment
	broken  error
	copies  []desk.Backup
	copied  []string

	known           []desk.Person
	inQuarantine    []desk.Received
	policy          revision.Policy
	revoked         []string
	forgotten       []revision.PersonID
	named           []string
	saved           string
	shown           []string
	language, theme string
	percent         int
	opened          []string
	folder          string
	again           []State
	closed          int
}

func say(t *testing.T, lang string) *words.Speaker {
	t.Helper()
	s, err := words.In(lang)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// open opens the settings.
func open(t *testing.T) *house { return openAs(t, "ru", look.Look{}, fyne.NewSize(1440, 900)) }

func openAs(t *testing.T, lang string, l look.Look, size fyne.Size) *house {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{Look: l})
	h := &house{t: t, known: []desk.Person{anna()}, policy: revision.DefaultPolicy()}
	speaker := say(t, lang)
	k := kit.New(kit.Options{Post: h.post, Say: speaker.Say, Canvas: func() fyne.Canvas { return h.canvas }})
	w := test.NewTempWindow(t, kit.Over(kit.Box(look.Paper, look.None, 0, kit.Over()), k.Layer()))
	w.SetPadded(false)
	h.canvas = w.Canvas()
	w.Resize(size)
	profile, err := outlet.Default().Set("name", "Заря")
	if err != nil {
		t.Fatal(err)
	}
	h.deps = Deps{
		Kit: k, Say: speaker, Name: "Анна Беккер", Role: "journalist", Profile: profile, SetPerson: h.setPerson, SetOutlet: h.setOutlet,
		Staff: h, SaveFile: func(name string, done func(string)) { h.named = append(h.named, name); done(h.saved) },
		AcceptCard:      func(done func()) { h.shown = append(h.shown, "card"); done() },
		ShowPerson:      func(p desk.Person, done func()) { h.shown = append(h.shown, p.Name); done() },
		ShowQuarantined: func(got desk.Received, done func()) { h.shown = append(h.shown, got.Quarantine); done() },
		Cities:          cities, Theme: "light", Percent: 100, Sizes: []int{90, 100, 115, 130, 150},
		SetLanguage: func(v string) { h.language = v }, SetTheme: func(v string) { h.theme = v }, SetPercent: func(p int) { h.percent = p },
		Again: func(at State) { h.again = append(h.again, at) }, Folder: "/home/anna/Dateline",
		OpenPath: func(path string) error { h.opened = append(h.opened, path); return h.broken },
		Backups:  func() ([]desk.Backup, error) { h.mu.Lock(); defer h.mu.Unlock(); return h.copies, nil },
		Backup:   h.backup, ChooseFolder: func(done func(string)) { done(h.folder) }, Closed: func() { h.closed++ },
	}
	h.Screen = Show(h.deps)
	h.settle()
	return h
}

func (h *house) post(f func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.posted = append(h.posted, f)
}

// settle lets everything happen that is under way.
func (h *house) settle() {
	for {
		h.writing.wait()
		h.copying.wait()
		h.knowing.wait()
		h.mu.Lock()
		posted := h.posted
		h.posted = nil
		h.mu.Unlock()
		for _, f := range posted {
			f()
		}
		if len(posted) == 0 {
			return
		}
	}
}

func (h *house) setPerson(_ context.Context, name, role string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.people = append(h.people, name+"/"+role)
	return h.broken
}

func (h *house) setOutlet(_ context.Context, set []desk.Assignment) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.written = append(h.written, set...)
	return h.broken
}

func (h *house) backup(_ context.Context, to string) (string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.copied = append(h.copied, to)
	if h.broken != nil {
		return "", h.broken
	}
	h.copies = append([]desk.Backup{{Path: "/copy", Time: time.Date(2023, 6, 15, 5, 4, 0, 0, time.UTC), Bytes: 1_440_000}}, h.copies...)
	return "/home/anna/Dateline/backup/dateline-20230615-050400.db", nil
}

func cities(typed, lang string, _ int) []places.Place {
	barnaul := places.Place{ID: 1, NameRU: "Барнаул", NameEN: "Barnaul", RegionRU: "Алтайский край", RegionEN: "Altai Krai", CountryRU: "Россия", CountryEN: "Russia", Code: "RU", Zone: "Asia/Barnaul"}
	if strings.HasPrefix(strings.ToLower(barnaul.Name(lang)), strings.ToLower(typed)) {
		return []places.Place{barnaul}
	}
	return nil
}

// field is the one with a label.
func (h *house) field(label string) *field {
	h.t.Helper()
	for _, f := range h.fields {
		if strings.HasPrefix(reads(f.Stack), label+"\n") || reads(f.Stack) == label {
			return f
		}
	}
	h.t.Fatalf("no field %q", label)
	return nil
}

// write puts a text into a field and leaves it.
func (h *house) write(f *field, typed string) {
	h.t.Helper()
	h.canvas.Focus(f.entry)
	f.entry.SelectAll()
	h.key(fyne.KeyBackspace)
	h.types(typed)
	h.key(fyne.KeyReturn)
	h.settle()
}

func (h *house) key(names ...fyne.KeyName) {
	h.t.Helper()
	for _, name := range names {
		h.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (h *house) types(letters string) {
	for _, r := range letters {
		h.canvas.Focused().TypedRune(r)
	}
}

// says is every word on the screen.
func (h *house) says() string {
	var out []string
	for _, o := range h.canvas.Overlays().List() {
		out = append(out, reads(o))
	}
	return strings.Join(append(out, reads(h.canvas.Content())), "\n")
}

// press presses the button with a label.
func (h *house) press(label string) {
	h.t.Helper()
	for _, o := range h.canvas.Overlays().List() {
		var found *kit.Button
		walk(o, func(o fyne.CanvasObject) {
			if b, ok := o.(*kit.Button); ok && b.Label() == label {
				found = b
			}
		})
		if found != nil {
			found.Press()
			return
		}
	}
	h.t.Fatalf("no button %q in\n%s", label, h.says())
}

// reads is every word that can be read in an object, a line each.
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
	case *kit.Text, *kit.Button:
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

// What follows is the staff.

func anna() desk.Person {
	return desk.Person{
		ID: "anna", Name: "Анна Беккер", Role: revision.Journalist, Me: true, Accepted: true, SafetyNumber: "1042 7781 9930 4417 6205 3388",
		Devices: []desk.PersonDevice{{Key: revision.DeviceKey{1}, This: true, Encrypts: true}},
	}
}

func mikhail() desk.Person {
	return desk.Person{
		ID: "mikhail", Name: "Михаил Лаптев", Role: revision.Editor, Accepted: true, SafetyNumber: "5521 0913 4478 2206 7719 0034",
		Devices: []desk.PersonDevice{{Key: revision.DeviceKey{2}, Encrypts: true}, {Key: revision.DeviceKey{3}, Revoked: true}, {Key: revision.DeviceKey{4}, Encrypts: true}},
	}
}

func olga() desk.Person {
	return desk.Person{
		ID: "olga", Name: "Ольга Штерн", Role: revision.Editor, SafetyNumber: "3380 1127 5094 6612 0458 7719", Devices: []desk.PersonDevice{{Key: revision.DeviceKey{5}, Encrypts: true}},
	}
}

func (h *house) People() ([]desk.Person, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.known, nil
}

func (h *house) CardFile() ([]byte, error) { return []byte("card of anna"), nil }

func (h *house) Forget(_ context.Context, id revision.PersonID) error {
	h.forgotten = append(h.forgotten, id)
	return h.broken
}

func (h *house) Revoke(_ context.Context, device, note string) error {
	h.revoked = append(h.revoked, device+": "+note)
	return h.broken
}

func (h *house) Policy() (revision.Policy, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.policy, nil
}

func (h *house) SetPolicy(_ context.Context, p revision.Policy) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.policy = p
	return h.broken
}

func (h *house) Quarantine() ([]desk.Received, error) { return h.inQuarantine, nil }
