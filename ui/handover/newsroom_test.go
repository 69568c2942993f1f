package handover

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// room is a window in which stories are handed over, and a desk that does what
// the test says.
type room struct {
	*Screen
	t      *testing.T
	canvas fyne.Canvas

	mu     sync.Mutex
	posted []func()
	late   []func() // what waits for its time

	people   []desk.Person
	plan     desk.HandOffPlan
	planned  []desk.HandOff
	ordered  []desk.HandOff
	handing  func(ctx context.Context, step func(done, total int64)) error
	received map[string]desk.Received
	// reading decides, when it is set, what comes of a file.
	reading func(path, passphrase string) error
	read    []string
	looked  desk.Person
	came    revision.Succession
	looking error
	// accepted are the cards and people that were accepted, accepting what came of it.
	accepted  []string
	accepting error
	waited    []desk.Received
	inside    []story.Story
	insideErr error
	dropped   []string

	saved   string // where the next file goes
	names   []string
	card    string
	opened  []string
	went    []string
	changed int
	wrong   []error
	pasted  string
}

// refusal is an error with a sentence.
type refusal string

func (r refusal) Error() string                     { return string(r) }
func (r refusal) Refusal() (string, map[string]any) { return string(r), nil }

func noon() time.Time { return time.Date(2023, 6, 15, 12, 34, 0, 0, time.FixedZone("", 7*3600)) }

func key(b byte) revision.DeviceKey {
	var k revision.DeviceKey
	for i := range k {
		k[i] = b
	}
	return k
}

// The people of the tests.
func anna() desk.Person {
	return desk.Person{
		ID: "anna", Name: "Анна Беккер", Role: revision.Journalist, Me: true, Accepted: true, SafetyNumber: "1042 7781 9930 4417 6205 3388",
		Devices: []desk.PersonDevice{{Key: key(1), This: true, Encrypts: true}},
	}
}

func mikhail() desk.Person {
	return desk.Person{
		ID: "mikhail", Name: "Михаил Лаптев", Role: revision.Editor, Accepted: true, SafetyNumber: "5521 0913 4478 2206 7719 0034",
		Devices: []desk.PersonDevice{{Key: key(2), Encrypts: true}, {Key: key(3), Encrypts: true}},
	}
}

func timur() desk.Person {
	return desk.Person{ID: "timur", Name: "Тимур Касымов", Role: revision.Chief, Accepted: true, SafetyNumber: "9001 2234 5567 8890 1123 4456", Devices: []desk.PersonDevice{{Key: key(4)}}}
}

func stranger() desk.Person {
	return desk.Person{
		ID: "olga", Name: "Ольга Штерн", Role: revision.Editor, SafetyNumber: "3380 1127 5094 6612 0458 7719",
		Devices: []desk.PersonDevice{{Key: key(5), Encrypts: true}},
	}
}

func bridge(t testing.TB) story.Story {
	t.Helper()
	body, err := text.NewDocument(
		text.Block{ID: "b1", Kind: text.Paragraph, Text: "Мост через протоку открыли для машин. Об этом сообщил комитет по дорогам, где ждали этого дня с прошлой осени."},
		text.Block{ID: "b2", Kind: text.Heading2, Text: "Дорога в город"},
		text.Block{ID: "b3", Kind: text.Paragraph, Text: "Первыми по нему прошли жители двух посёлков: раньше дорога в город занимала у них час, теперь — десять минут."},
		text.Block{ID: "b4", Kind: text.Quote, Text: "Мы ждали этого моста двенадцать лет.", Attribution: "Иван Седых, житель посёлка"},
	)
	if err != nil {
		t.Fatal(err)
	}
	return story.Story{
		ID: "k3m9", Language: "ru", Headline: "Мост через протоку открыли для машин", Deck: "Два посёлка больше не ждут парома", Bylines: []string{"Ольга Штерн"},
		Dateline: story.Dateline{Place: story.Place{Name: "Барнаул"}, Date: newsdate.Date{Year: 2023, Month: 6, Day: 15}}, Body: body,
		Photos: []story.PhotoUse{{ID: "p1"}, {ID: "p2"}},
	}
}

// enter opens a window with two accepted people, of whom one has an old card.
func enter(t *testing.T) *room { return enterAs(t, "ru", look.Look{}, fyne.NewSize(1440, 900)) }

func enterAs(t *testing.T, lang string, l look.Look, size fyne.Size) *room {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{Look: l})
	speaker, err := words.In(lang)
	if err != nil {
		t.Fatal(err)
	}
	r := &room{
		t: t, people: []desk.Person{anna(), mikhail(), timur(), stranger()}, saved: "/home/anna/Документы/most.dateline", received: map[string]desk.Received{},
		plan: desk.HandOffPlan{
			Stories: []desk.PlannedStory{{ID: "k3m9", Headline: "Мост через протоку открыли для машин", Versions: 4, Verdicts: 2, Notes: 3, Photos: 2}},
			Photos:  2, Bytes: 12_600_000, Private: []string{"3fa1b2c0: gps", "3fa1b2c0: serial", "77e0d1aa: gps"},
		},
	}
	k := kit.New(kit.Options{
		Canvas: func() fyne.Canvas { return r.canvas }, Post: r.post, Say: speaker.Say, Clipboard: func() fyne.Clipboard { return r },
		Later: func(_ time.Duration, f func()) func() { r.late = append(r.late, f); return func() {} },
	})
	r.Screen = New(Deps{
		Kit: k, Say: speaker, Look: l, Desk: r, Home: "/home/anna", Now: noon, Random: bytes.NewReader(bytes.Repeat([]byte{3, 141, 59, 26, 53}, 40)),
		SaveFile:   func(name string, done func(string)) { r.names = append(r.names, name); done(r.saved) },
		ChooseCard: func(done func(string)) { done(r.card) },
		OpenPath:   func(p string) error { r.opened = append(r.opened, p); return nil },
		Open:       func(id story.ID) { r.went = append(r.went, "open "+string(id)) },
		Changes:    func(id story.ID) { r.went = append(r.went, "changes "+string(id)) },
		Merge:      func(id story.ID) { r.went = append(r.went, "merge "+string(id)) },
		Changed:    func() { r.changed++ }, Error: func(err error) { r.wrong = append(r.wrong, err) },
	})
	w := test.NewTempWindow(t, kit.Over(kit.Box(look.Paper, look.None, 0, kit.Over()), k.Layer()))
	w.SetPadded(false)
	r.canvas = w.Canvas()
	w.Resize(size)
	t.Cleanup(r.Close)
	return r
}

// Content and SetContent make the room the clipboard.
func (r *room) Content() string     { return r.pasted }
func (r *room) SetContent(s string) { r.pasted = s }

func (r *room) post(f func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.posted = append(r.posted, f)
}

// What follows is the desk.

func (r *room) People() ([]desk.Person, error) { return r.people, nil }

func (r *room) LookAtCard([]byte) (desk.Person, revision.Succession, error) {
	return r.looked, r.came, r.looking
}

func (r *room) Accept(_ context.Context, data []byte) (desk.Person, []desk.Received, error) {
	return r.accept(string(data), r.looked)
}

func (r *room) AcceptStranger(_ context.Context, id revision.PersonID, _ string) (desk.Person, []desk.Received, error) {
	return r.accept(string(id), stranger())
}

func (r *room) accept(what string, who desk.Person) (desk.Person, []desk.Received, error) {
	if r.accepting != nil {
		return desk.Person{}, nil, r.accepting
	}
	r.accepted = append(r.accepted, what)
	return who, r.waited, nil
}

func (r *room) PlanHandOff(_ context.Context, h desk.HandOff) (desk.HandOffPlan, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.planned = append(r.planned, h)
	p := r.plan
	p.CannotRead = nil
	for _, id := range h.To {
		if id == timur().ID {
			p.CannotRead = append(p.CannotRead, timur())
		}
	}
	if !h.Originals {
		p.Private, p.Bytes = nil, 40_000
	}
	return p, nil
}

func (r *room) HandOff(ctx context.Context, h desk.HandOff, step func(done, total int64)) (desk.Handed, error) {
	r.mu.Lock()
	r.ordered = append(r.ordered, h)
	handing := r.handing
	r.mu.Unlock()
	if handing != nil {
		if err := handing(ctx, step); err != nil {
			return desk.Handed{}, err
		}
	}
	return desk.Handed{Path: h.Path, Bytes: r.plan.Bytes, Stories: len(h.Stories), Photos: 2, Encrypted: len(h.To) > 0 || h.Passphrase != ""}, nil
}

func (r *room) Receive(_ context.Context, path, passphrase string, step func(done, total int64)) (desk.Received, error) {
	r.mu.Lock()
	r.read = append(r.read, path+" "+passphrase)
	r.mu.Unlock()
	step(1, 2)
	if r.reading != nil {
		if err := r.reading(path, passphrase); err != nil {
			return desk.Received{}, err
		}
	}
	return r.received[path], nil
}

func (r *room) LookIntoQuarantine(context.Context, string, string) ([]story.Story, desk.Received, error) {
	return r.inside, desk.Received{From: stranger(), At: noon(), Encrypted: true, Quarantined: true}, r.insideErr
}

func (r *room) History(_ context.Context, id string) ([]desk.Entry, error) {
	return []desk.Entry{{What: "version", Version: 1}, {What: "version", Version: 4}, {What: "filed", Version: 4}}, nil
}

func (r *room) DropQuarantined(_ context.Context, name string) error {
	r.dropped = append(r.dropped, name)
	return nil
}

// What follows is the person.

// answer waits until everything that was asked away from the window has come.
func (r *room) answer() {
	for {
		r.errands.going.Wait()
		if !r.arrive() {
			return
		}
	}
}

// arrive takes what has come, and says whether anything had.
func (r *room) arrive() bool {
	r.mu.Lock()
	posted := r.posted
	r.posted = nil
	r.mu.Unlock()
	for _, f := range posted {
		f()
	}
	return len(posted) > 0
}

// passes lets the time come that something waited for.
func (r *room) passes() {
	late := r.late
	r.late = nil
	for _, f := range late {
		f()
	}
}

func (r *room) top() fyne.CanvasObject { return r.canvas.Overlays().Top() }

// walk visits what is seen of an object.
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

// says gathers the words of the dialog.
func (r *room) says() string {
	var out []string
	walk(r.top(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Text:
			out = append(out, o.Content())
		case *kit.Button:
			out = append(out, o.Label())
		case *kit.Check:
			out = append(out, o.Label())
		}
	})
	return strings.ReplaceAll(strings.Join(out, "\n"), "\u00a0", " ")
}

func (r *room) mustSay(sentences ...string) {
	r.t.Helper()
	said := r.says()
	for _, s := range sentences {
		if !strings.Contains(said, s) {
			r.t.Errorf("it does not say %q:\n%s", s, said)
		}
	}
}

func (r *room) mustNotSay(sentences ...string) {
	r.t.Helper()
	said := r.says()
	for _, s := range sentences {
		if strings.Contains(said, s) {
			r.t.Errorf("it says %q:\n%s", s, said)
		}
	}
}

// button with this word; nil when the dialog has none.
func (r *room) button(label string) *kit.Button {
	var found *kit.Button
	walk(r.top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Label() == label {
			found = b
		}
	})
	return found
}

// press presses a button that must be there, and waits for what comes of it.
func (r *room) press(label string) {
	r.t.Helper()
	b := r.button(label)
	if b == nil {
		r.t.Fatalf("no button %q in:\n%s", label, r.says())
	}
	b.Press()
	r.answer()
}

// ticks turns the n-th box of the dialog.
func (r *room) ticks(n int) {
	r.t.Helper()
	var boxes []*kit.Check
	walk(r.top(), func(o fyne.CanvasObject) {
		if c, ok := o.(*kit.Check); ok {
			boxes = append(boxes, c)
		}
	})
	if n >= len(boxes) {
		r.t.Fatalf("%d boxes in:\n%s", len(boxes), r.says())
	}
	boxes[n].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	r.answer()
}

// locks chooses how the file is closed.
func (r *room) locks(l lock) {
	r.t.Helper()
	var choice *kit.Segmented
	walk(r.top(), func(o fyne.CanvasObject) {
		if c, ok := o.(*kit.Segmented); ok {
			choice = c
		}
	})
	for range 5 {
		if choice.Value() == string(l) {
			break
		}
		name := fyne.KeyRight
		if l == toPeople || choice.Value() == string(toAll) {
			name = fyne.KeyLeft
		}
		choice.TypedKey(&fyne.KeyEvent{Name: name})
	}
	if choice.Value() != string(l) {
		r.t.Fatalf("the choice stays at %s", choice.Value())
	}
	r.answer()
}

// writes types into what has the keyboard.
func (r *room) writes(letters string) {
	r.t.Helper()
	for _, c := range letters {
		r.canvas.Focused().TypedRune(c)
	}
}
