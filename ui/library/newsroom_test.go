package library

import (
	"context"
	"errors"
	"image"
	"image/color"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// newsroom is a library in a window of its own, on a desk that the test fills.
type newsroom struct {
	*Library
	t      *testing.T
	canvas fyne.Canvas
	window fyne.Window
	mods   fyne.KeyModifier

	mu     sync.Mutex
	posted []func()
	waits  []*wait
	// what the desk answers, and what it was asked.
	rows    []desk.Row
	broken  error
	queries []desk.RowQuery
	hold    chan struct{} // answers wait for it, when there is one
	slow    desk.Queue    // or only those about this queue
	photos  []string      // pictures that were asked for
	dark    chan struct{} // pictures wait for it, when there is one
	name    string
	now     time.Time

	opened  []story.ID
	begun   int
	menus   [][]story.ID
	errors  []error
	setting int
}

type wait struct {
	after   time.Duration
	run     func()
	stopped bool
}

func barnaul() *time.Location { return time.FixedZone("Барнаул", 7*3600) }

func say(t *testing.T, lang string) *words.Speaker {
	t.Helper()
	s, err := words.In(lang)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// enter opens the newsroom in a window of a size and a look.
func enter(t *testing.T, l look.Look, size fyne.Size, change ...func(*newsroom)) *newsroom {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{Look: l})
	n := &newsroom{t: t, name: "Анна Беккер", now: time.Date(2023, 6, 15, 12, 4, 0, 0, barnaul()), rows: stories()}
	for _, c := range change {
		c(n)
	}
	n.window = test.NewTempWindow(t, kit.Over())
	n.window.SetPadded(false)
	n.canvas = n.window.Canvas()
	n.window.Resize(size)
	n.build("ru", l, State{})
	t.Cleanup(func() { n.Close() })
	return n
}

// build makes the library, as the window does at the start and in another
// language.
func (n *newsroom) build(lang string, l look.Look, at State) {
	speaker := say(n.t, lang)
	k := kit.New(kit.Options{
		Post: n.post, Later: n.later, Say: speaker.Say, Canvas: func() fyne.Canvas { return n.canvas },
		Modifiers: func() fyne.KeyModifier { return n.mods },
	})
	n.Library = New(Deps{
		Kit: k, Say: speaker, Look: l, Rows: n.read, Counts: n.count, Picture: n.picture,
		Now: func() time.Time { return n.now }, Zone: barnaul, Person: func() (string, string) { return n.name, "journalist" },
		Open: func(id story.ID) { n.opened = append(n.opened, id) }, NewStory: func() { n.begun++ }, Settings: func() { n.setting++ },
		Menu: func(ids []story.ID) []kit.MenuItem {
			n.menus = append(n.menus, ids)
			return []kit.MenuItem{{Title: "Открыть", Run: func() {}}}
		},
		Error: func(err error) { n.errors = append(n.errors, err) }, State: at,
	})
	left := kit.Fixed(l.Scaled(192), 0, n.Queues())
	n.window.SetContent(kit.Over(kit.Border(nil, nil, left, nil, kit.Border(nil, nil, kit.VLine(), nil, n.List())), k.Layer()))
	n.canvas.Content().Resize(n.canvas.Size())
}

// morning is a newsroom whose first rows are there.
func morning(t *testing.T, change ...func(*newsroom)) *newsroom {
	t.Helper()
	n := enter(t, look.Look{}, fyne.NewSize(520, 840), change...)
	n.settle()
	return n
}

func (n *newsroom) post(f func()) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.posted = append(n.posted, f)
}

func (n *newsroom) later(d time.Duration, f func()) func() {
	w := &wait{after: d, run: f}
	n.waits = append(n.waits, w)
	return func() { w.stopped = true }
}

// settle lets everything happen that is under way.
func (n *newsroom) settle() {
	for {
		n.reader.tasks.Wait()
		if !n.deliver() {
			return
		}
	}
}

// deliver runs what was posted to the window's thread.
func (n *newsroom) deliver() bool {
	n.mu.Lock()
	posted := n.posted
	n.posted = nil
	n.mu.Unlock()
	for _, f := range posted {
		f()
	}
	return len(posted) > 0
}

// pass lets a time go by, and everything happen that waited for it.
func (n *newsroom) pass(d time.Duration) {
	n.now = n.now.Add(d)
	waits := n.waits
	n.waits = nil
	for _, w := range waits {
		switch {
		case w.stopped:
		case w.after <= d:
			w.run()
		default:
			w.after -= d
			n.waits = append(n.waits, w)
		}
	}
	n.settle()
}

// read is the desk: it holds words against headlines, which is enough here.
func (n *newsroom) read(ctx context.Context, q desk.RowQuery) ([]desk.Row, error) {
	n.mu.Lock()
	n.queries = append(n.queries, q)
	hold, broken, all := n.hold, n.broken, n.rows
	n.mu.Unlock()
	if hold != nil && (n.slow == "" || n.slow == q.Queue) {
		select {
		case <-hold:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if broken != nil {
		return nil, broken
	}
	var out []desk.Row
	for _, r := range all {
		if inQueue(q.Queue, r.State) && strings.Contains(strings.ToLower(r.Headline), strings.ToLower(q.Text)) {
			out = append(out, r)
		}
	}
	if q.Sort == "city" {
		slices.SortStableFunc(out, func(a, b desk.Row) int { return strings.Compare(a.Place, b.Place) })
	}
	return out, nil
}

func inQueue(q desk.Queue, s revision.State) bool {
	switch q {
	case desk.AllWork:
		return s != revision.StatePublished && s != revision.StateSpiked
	case desk.InReview:
		return s == revision.StateInReview
	case desk.Held:
		return s == revision.StateHeld
	case desk.Out:
		return s == revision.StatePublished
	}
	return false
}

func (n *newsroom) count(context.Context) (map[desk.Queue]int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	counts := map[desk.Queue]int{}
	for _, q := range desk.Queues() {
		for _, r := range n.rows {
			if inQueue(q, r.State) {
				counts[q]++
			}
		}
	}
	return counts, nil
}

var errNoPicture = errors.New("no picture")

func (n *newsroom) picture(ctx context.Context, use story.PhotoUse, _ story.Rect, w, h int) (*image.RGBA, error) {
	n.mu.Lock()
	n.photos = append(n.photos, use.Original)
	dark := n.dark
	n.mu.Unlock()
	if dark != nil {
		select {
		case <-dark:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if use.Original == "broken" {
		return nil, errNoPicture
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(60 + 120*x/w), uint8(110 + 60*y/h), 160, 255})
		}
	}
	return img, nil
}

// key presses keys in whatever has the keyboard.
func (n *newsroom) key(names ...fyne.KeyName) {
	n.t.Helper()
	for _, name := range names {
		f := n.canvas.Focused()
		if f == nil {
			n.t.Fatal("nothing has the keyboard")
		}
		f.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (n *newsroom) types(letters string) {
	n.t.Helper()
	for _, r := range letters {
		n.canvas.Focused().TypedRune(r)
	}
}

// seen are the rows in view from top to bottom, each with its words.
func (n *newsroom) seen() []string {
	var rows []*row
	for _, o := range test.WidgetRenderer(n.list.rows).Objects() {
		if r, ok := o.(*row); ok && o.Visible() {
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(a, b *row) int { return int(a.Position().Y - b.Position().Y) })
	var out []string
	for _, r := range rows {
		out = append(out, reads(r))
	}
	return out
}

// row is the one whose words hold these.
func (n *newsroom) row(with string) string {
	n.t.Helper()
	for _, r := range n.seen() {
		if strings.Contains(r, with) {
			return r
		}
	}
	n.t.Fatalf("no row says %q:\n%s", with, strings.Join(n.seen(), "\n--\n"))
	return ""
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
		case *canvas.Text:
			out = append(out, o.Text)
		}
	})
	return strings.Join(out, "\n")
}

// walk visits what is visible; a text is not parted into its lines.
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

// stories are those of the picture of the main window.
func stories() []desk.Row {
	day := func(d int) newsdate.Date { return newsdate.Date{Year: 2023, Month: 6, Day: d} }
	at := func(d, hour, minute int) time.Time { return time.Date(2023, 6, d, hour, minute, 0, 0, barnaul()) }
	photo := func(name string) *story.PhotoUse { return &story.PhotoUse{ID: "p", Original: name, Lead: true} }
	noCredit := &rules.Finding{Rule: rules.CreditMissing, Level: rules.Blocks, Args: map[string]any{"Number": 3}}
	return []desk.Row{
		{ID: "gos", Headline: "В Алтайском крае создано более 2,3 тысяч госпабликов", Place: "Барнаул", Date: day(15), State: revision.StateDraft, Length: 1786, Deadline: at(15, 14, 0), Photo: photo("towers"), Blocker: noCredit, Author: "Анна Беккер"},
		{ID: "water", Headline: "Жители Рубцовска остались без воды из-за двух аварий на одном водоводе", Place: "Рубцовск", Date: day(15), State: revision.StateReturned, Length: 1120, Deadline: at(15, 12, 45), Warnings: 2, Author: "Анна Беккер"},
		{ID: "park", Headline: "В Нагорном парке Барнаула до осени заменят 140 старых деревьев", Place: "Барнаул", Date: day(15), State: revision.StateInReview, Length: 2140, Deadline: at(15, 15, 30), Photo: photo("park"), Author: "Тимур Касымов"},
		{ID: "sea", Headline: "На Обском море открыли навигацию для маломерных судов", Place: "Камень-на-Оби", Date: day(14), State: revision.StateApproved, Length: 1940, Photo: photo("dawn"), Author: "Дарья Шмидт"},
		{ID: "doctors", Headline: "«Земский доктор»: 46 врачей приедут в сёла края до конца года", Place: "Алейск", Date: day(15), State: revision.StateEmbargoed, Length: 2870, Embargo: at(16, 9, 0), Photo: photo("village"), Author: "Анна Беккер"},
		{ID: "garden", Headline: "Ботанический сад показал редкие папоротники Алтая", Place: "Барнаул", Date: day(13), State: revision.StateDraft, Length: 3410, Planned: 2500, Photo: photo("fern"), Author: "Анна Беккер"},
		{ID: "play", Headline: "Где в Бийске появятся новые детские площадки", Place: "Бийск", Date: day(12), State: revision.StateHeld, Length: 2050, Photo: photo("yard"), Author: "Дарья Шмидт"},
		{ID: "mushrooms", Headline: "Грибной сезон в предгорьях начался раньше обычного", Place: "Белокуриха", Date: newsdate.Date{Year: 2022, Month: 8, Day: 30}, State: revision.StateDraft, Length: 900, Author: "Анна Беккер"},
		{ID: "law", Headline: "Закон о госпабликах вступил в силу", Place: "Барнаул", Date: newsdate.Date{Year: 2022, Month: 12, Day: 1}, State: revision.StatePublished, Length: 4100, Deadline: at(1, 12, 0), Blocker: noCredit, Author: "Анна Беккер"},
	}
}
