package publish

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	driver "fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// room is a window in which somebody wants to let a story out, and a desk that
// does what the test says.
type room struct {
	*Screen
	t      *testing.T
	canvas fyne.Canvas
	win    fyne.Window

	mu     sync.Mutex
	posted []func()

	story    story.Story
	standing desk.Standing
	folder   string

	// rehearsed are the reasons with which the package was tried on, rehearsing what
	// came of it.
	rehearsed  []string
	rehearsing error
	// exported are the targets that were asked for; exporting decides.
	exported  []string
	reasons   []string
	exporting func(ctx context.Context, to string, step func(done, all int)) ([]desk.Exported, error)
	verified  export.Report
	texts     desk.Texts
	said      []desk.Publication
	saying    error
	opened    []string
	went      []rules.Place
	changed   int
	errors    []error
	pasted    string
}

func noon() time.Time {
	return time.Date(2023, 6, 15, 12, 34, 0, 0, time.FixedZone("", 7*3600))
}

func say(t *testing.T, lang string) *words.Speaker {
	t.Helper()
	s, err := words.In(lang)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// house is an invented outlet in Barnaul.
func house() outlet.Profile {
	p := outlet.Default()
	p.Name, p.City, p.Zone, p.Sections = "Атмосфера", "Барнаул", "Asia/Barnaul", []string{"Новости", "Власть", "Общество"}
	return p
}

// bridge is a finished story: nothing is wrong with it but what a test breaks.
func bridge(t *testing.T) story.Story {
	t.Helper()
	body, err := text.NewDocument(
		text.Block{ID: "b1", Kind: text.Paragraph, Text: "Мост через протоку открыли для машин. Об этом сообщил комитет по дорогам, где ждали этого дня с прошлой осени."},
		text.Block{ID: "b2", Kind: text.Paragraph, Text: "Первыми по нему прошли жители двух посёлков: раньше дорога в город занимала у них час, теперь — десять минут."},
		text.Block{ID: "b3", Kind: text.Quote, Text: "Мы ждали этого моста двенадцать лет, и теперь дети будут ездить в школу без парома.", Attribution: "Иван Седых, житель посёлка"},
	)
	if err != nil {
		t.Fatal(err)
	}
	use := func(id string, lead bool) story.PhotoUse {
		return story.PhotoUse{
			ID: story.PhotoID(id), Original: strings.Repeat("ab", 32), Width: 1600, Height: 1200, Lead: lead, Caption: "Первые машины на новом мосту.",
			Credit: story.Credit{Agency: `ИА "Атмосфера"`, Photographer: "Пётр Осипов"}, Alt: "Мост",
		}
	}
	return story.Story{
		ID: "k3m9", Language: "ru", Slug: "most", Headline: "Мост через протоку открыли для машин", Bylines: []string{"ИА Атмосфера"}, Rubric: "Власть",
		Dateline: story.Dateline{Place: story.Place{Name: "Барнаул", Zone: "Asia/Barnaul"}, Date: newsdate.Date{Year: 2023, Month: 6, Day: 15}},
		Body:     body, Photos: []story.PhotoUse{use("p1", true), use("p2", false), use("p3", false)},
		Related: []story.Related{{Title: "Паром остановят осенью"}}, Words: outlet.Default().For("ru"),
	}
}

// enter opens a window; change may alter what the screen is made of.
func enter(t *testing.T, st story.Story, change ...func(*Deps)) *room {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{})
	r := &room{t: t, story: st, folder: filepath.Join(t.TempDir(), "packages")}
	r.exporting = r.builds
	k := kit.New(kit.Options{Canvas: func() fyne.Canvas { return r.canvas }, Post: r.post, Say: say(t, "ru").Say, Clipboard: func() fyne.Clipboard { return r }})
	d := Deps{
		Kit: k, Say: say(t, "ru"), Story: func() story.Story { return r.story }, Profile: house(),
		Findings: func(s story.Story) ([]rules.Finding, error) { return rules.Check(s, house()), nil },
		Standing: func(context.Context) (desk.Standing, error) { return r.standing, nil },
		Rehearse: r.rehearses, Texts: func(context.Context) (desk.Texts, error) { return r.texts, nil },
		Export: func(ctx context.Context, to, override string, step func(done, all int)) ([]desk.Exported, error) {
			r.mu.Lock()
			r.exported, r.reasons = append(r.exported, to), append(r.reasons, override)
			r.mu.Unlock()
			return r.exporting(ctx, to, step)
		},
		Verify:    func(context.Context, string) (export.Report, error) { return r.verified, nil },
		Published: func(_ context.Context, p desk.Publication) error { r.said = append(r.said, p); return r.saying },
		Picture: func(_ context.Context, _ story.PhotoUse, _ story.Rect, w, h int) (*image.RGBA, error) {
			return image.NewRGBA(image.Rect(0, 0, w, h)), nil
		},
		ChooseFolder: func(done func(string)) { done(filepath.Join(r.folder, "other")) },
		Folder:       func() string { return r.folder }, SetFolder: func(p string) { r.folder = p },
		OpenPath: func(p string) error { r.opened = append(r.opened, p); return nil },
		GoTo:     func(p rules.Place) { r.went = append(r.went, p) },
		Changed:  func() { r.changed++ }, Error: func(err error) { r.errors = append(r.errors, err) }, Now: noon,
	}
	for _, c := range change {
		c(&d)
	}
	r.Screen = New(d)
	ground := kit.Box(look.Chrome, look.None, 0, kit.Over())
	r.win = test.NewTempWindow(t, kit.Over(ground, k.Layer()))
	r.win.SetPadded(false)
	r.canvas = r.win.Canvas()
	r.win.Resize(fyne.NewSize(1440, 900))
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

// rehearses makes a package to be looked at, with a page and a picture.
func (r *room) rehearses(_ context.Context, override string, progress func(done, all int)) (*desk.Rehearsal, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rehearsed = append(r.rehearsed, override)
	if r.rehearsing != nil {
		return nil, r.rehearsing
	}
	files := []desk.File{
		{Name: "bag-info.txt", Bytes: 300},
		{Name: "bagit.txt", Bytes: 55},
		{Name: "data/article.json", Bytes: 11 << 10},
		{Name: "data/html/img/most-1-16x9-1920.jpg", Bytes: 600 << 10},
		{Name: "data/html/img/most-1-16x9-960.jpg", Bytes: 220 << 10},
		{Name: "data/html/index.html", Bytes: 38 << 10},
		{Name: "data/revision.json", Bytes: 6 << 10},
		{Name: "manifest-sha256.txt", Bytes: 2 << 10},
		{Name: "tagmanifest-sha256.txt", Bytes: 300},
	}
	all := &desk.Rehearsal{Files: files, Page: "/tmp/rehearsal/data/html/index.html"}
	for _, f := range files {
		all.Bytes += f.Bytes
	}
	return all, nil
}

// builds writes a folder with a page, as a package that was built for real.
func (r *room) builds(_ context.Context, to string, step func(done, all int)) ([]desk.Exported, error) {
	for i := range 4 {
		step(i, 3)
	}
	page := filepath.Join(to, "data", "html", "index.html")
	if !strings.HasSuffix(to, ".zip") {
		if err := os.MkdirAll(filepath.Dir(page), 0o700); err != nil {
			return nil, err
		}
		if err := os.WriteFile(page, []byte("<!doctype html>"), 0o600); err != nil {
			return nil, err
		}
	}
	return []desk.Exported{{
		Story: r.story.ID, Path: to, Report: export.Report{Files: 19, Bytes: 1_360_000},
		Sum: "4f1c09ab77e2d35c" + strings.Repeat("0", 40) + "8a60b91e",
	}}, nil
}

// answer waits until everything that was asked away from the window has come.
func (r *room) answer() {
	for {
		r.errands.going.Wait()
		r.mu.Lock()
		posted := r.posted
		r.posted = nil
		r.mu.Unlock()
		if len(posted) == 0 {
			return
		}
		for _, f := range posted {
			f()
		}
	}
}

// show opens the dialog and waits until it knows how the story stands.
func (r *room) show() *room {
	r.t.Helper()
	r.Show()
	r.answer()
	return r
}

// top is what lies over the window: the dialog.
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
		}
	})
	return plain(strings.Join(out, "\n"))
}

// plain makes spaces that do not break like others, so that tests can be read.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

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

// write types into what has the keyboard.
func (r *room) write(letters string) {
	r.t.Helper()
	for _, c := range letters {
		r.canvas.Focused().TypedRune(c)
	}
}

// excuse gives a reason, as a person does.
func (r *room) excuse(reason string) {
	r.t.Helper()
	r.press("Выпустить с причиной…")
	r.write(reason)
	r.press("Записать причину")
}

// keys presses every key that could build a package.
func (r *room) keys() {
	r.t.Helper()
	walk(r.top(), func(o fyne.CanvasObject) {
		f, ok := o.(fyne.Focusable)
		if !ok {
			return
		}
		if b, is := o.(*kit.Button); is && b.Label() != "Собрать пакет" {
			return // they do what they say
		}
		for _, name := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
			f.TypedKey(&fyne.KeyEvent{Name: name})
		}
		if s, ok := o.(fyne.Shortcutable); ok {
			for _, name := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
				s.TypedShortcut(&driver.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault})
			}
		}
	})
	r.answer()
}
