package review

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/comparison"
	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/story"
	undoing "dateline/internal/story/history"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/command"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// room is a window in which an editor reads a story, and a desk that has it.
type room struct {
	*Screen
	t      testing.TB
	canvas fyne.Canvas
	win    fyne.Window
	lang   string
	size   fyne.Size

	mu     sync.Mutex
	posted []func()
	later  []*func()

	// The story as it is open, and its history of undo.
	story  story.Story
	undone undoing.History
	hear   map[int]func(before, after story.Story)
	heard  int
	blocks int

	// What the desk has.
	standing desk.Standing
	versions []desk.Version
	contents map[revision.Hash]story.Story
	seen     revision.Hash
	// readLast is what was read where it was no version, or the version before.
	readLast    story.Story
	suggestions []desk.Suggestion
	chain       desk.ChainReport
	failing     error

	ran      []command.ID
	reads    int
	left     int
	told     int
	taken    []string
	declined []string
	recalled []string
	begun    *desk.Proposal
	kept     []story.Story
	proposed []story.Story
	errors   []error
	passed   []string
	commands *command.Registry
}

func noon() time.Time { return at(12, 6) }

func at(hour, minute int) time.Time {
	return time.Date(2023, 6, 15, hour, minute, 0, 0, time.FixedZone("", 7*3600))
}

func (r *room) TypedKey(e *fyne.KeyEvent) bool {
	r.passed = append(r.passed, string(e.Name))
	if e.Name == fyne.KeyEscape {
		r.Back()
	}
	return true
}

func (r *room) TypedShortcut(s fyne.Shortcut) bool {
	r.passed = append(r.passed, s.ShortcutName())
	return true
}

// The room is the sheet.

func (r *room) ID() story.ID       { return r.story.ID }
func (r *room) Story() story.Story { return r.story }
func (r *room) NewNote() story.NoteID {
	r.blocks++
	return story.NoteID(fmt.Sprintf("new%d", r.blocks))
}

func (r *room) NewBlock() text.BlockID {
	r.blocks++
	return text.BlockID(fmt.Sprintf("new%d", r.blocks))
}

func (r *room) Remark(words string) (story.Remark, error) {
	return story.Remark{Who: "michail", Name: "Михаил Лаптев", At: noon().UTC(), Text: words}, nil
}

func (r *room) Do(e story.Edit) error {
	next, err := r.undone.Do(r.story, e, noon())
	if err == nil {
		r.become(next)
	}
	return err
}

// become changes the story under the reader's eyes.
func (r *room) become(next story.Story) {
	before := r.story
	r.story = next
	for _, hear := range r.hear {
		hear(before, next)
	}
}

func (r *room) Listen(hear func(before, after story.Story)) func() {
	r.heard++
	n := r.heard
	r.hear[n] = hear
	return func() { delete(r.hear, n) }
}

// The room is the desk.

func (r *room) Versions(context.Context, string) ([]desk.Version, error) {
	return r.versions, r.failing
}

func (r *room) At(_ context.Context, _ string, rev revision.Hash) (story.Story, error) {
	if rev.IsZero() {
		return r.story, r.failing
	}
	return r.contents[rev], r.failing
}

func (r *room) Compare(_ context.Context, _ string, from, to revision.Hash) (comparison.Comparison, error) {
	after := r.story
	if !to.IsZero() {
		after = r.contents[to]
	}
	before := r.contents[from]
	if from.IsZero() {
		before = r.readLast
	}
	return comparison.Compare(before, after), r.failing
}

func (r *room) MarkSeen(context.Context, string) error { r.reads++; return nil }

func (r *room) SinceSeen(context.Context, string) (revision.Hash, int, error) { return r.seen, 0, nil }

func (r *room) Verify(context.Context, string) (desk.ChainReport, error) { return r.chain, nil }

func (r *room) Suggestions(context.Context, string) ([]desk.Suggestion, error) {
	return r.suggestions, nil
}

func (r *room) Proposal(context.Context, string) (desk.Proposal, bool, error) {
	if r.begun == nil {
		return desk.Proposal{}, false, nil
	}
	return *r.begun, true, nil
}

func (r *room) Propose(_ context.Context, _, thread string, proposed story.Story) (string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failing != nil {
		return "", r.failing
	}
	r.kept = append(r.kept, proposed)
	if thread == "" {
		thread = "mine"
	}
	return thread, nil
}

func (r *room) Suggest(_ context.Context, _, thread string, proposed story.Story) (string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failing != nil {
		return "", r.failing
	}
	r.proposed = append(r.proposed, proposed)
	if thread == "" {
		thread = "mine"
	}
	return thread, nil
}

func (r *room) TakeSuggestion(_ context.Context, _, thread string, keys ...string) error {
	r.taken = append(r.taken, thread+":"+strings.Join(keys, ","))
	return r.failing
}

func (r *room) DeclineSuggestion(_ context.Context, _, thread string, keys ...string) error {
	r.declined = append(r.declined, thread+":"+strings.Join(keys, ","))
	return r.failing
}

func (r *room) RecallSuggestion(_ context.Context, _, thread string) error {
	r.recalled = append(r.recalled, thread)
	return r.failing
}

func (r *room) post(f func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.posted = append(r.posted, f)
}

func hash(n byte) revision.Hash { return revision.Hash{n} }

func body(t testing.TB, blocks ...text.Block) text.Document {
	t.Helper()
	for i := range blocks {
		if blocks[i].Kind == "" {
			blocks[i].Kind = text.Paragraph
		}
	}
	d, err := text.NewDocument(blocks...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// second is the version that the editor returned, third the one before them.
func second(t testing.TB, lang string) story.Story {
	s := story.Story{
		ID: "gos", Language: lang, Slug: "gospabliki", Headline: "В Алтайском крае создано более 2,1 тысяч госпабликов", Rubric: "Общество",
		Dateline: story.Dateline{Place: story.Place{Name: "Барнаул", Zone: "Asia/Barnaul"}, Date: newsdate.Date{Year: 2023, Month: 6, Day: 15}},
		Bylines:  []string{"ИА Атмосфера"}, Words: outlet.Default().For(lang), Deadline: at(14, 0),
		Body: body(
			t,
			text.Block{ID: "b1", Text: "В Алтайском крае создано более 2,1 тысяч официальных страниц органов власти, госорганизаций в соцсетях. Об этом сообщил Центр управления регионом."},
			text.Block{ID: "b2", Text: "Работа по созданию госпабликов ведется для того, чтобы жители региона получили возможность оперативно и удобно получать информацию о работе учреждений и ведомств, взаимодействовать с госорганизациями."},
			text.Block{ID: "b3", Text: "«У нас в регионе уже создано порядка 2,3 тысячи госпабликов, всего же их должно быть более 3,2 тысяч. Ключевые задачи — информирование населения и обеспечение цифровой обратной связи», — рассказал замглавы ЦУР Алтайского края Иван Фомин."},
			text.Block{ID: "b5", Text: "В ноябре 2022 года федеральный закон, неформально именуемый «законом о госпабликах», обязал государственные органы и органы местного самоуправления иметь официальные страницы в социальных сетях."},
			text.Block{ID: "b6", Text: "Среди самых читаемых — страницы больниц, школ и районных администраций: подписчиков у них около трёх тысяч."},
			text.Block{ID: "b4", Text: "Также на страницах госпабликов размещены виджеты обратной связи «Госуслуги. Решаем вместе», отметил чиновник. С помощью виджета можно отправить жалобу или вопрос."},
			text.Block{ID: "f1", Kind: text.Photo, Photo: "p1"},
		),
	}
	s.Photos = []story.PhotoUse{{
		ID: "p1", Original: strings.Repeat("ab", 32), Width: 1600, Height: 1200, Caption: "Центр управления регионом", Alt: "Здание",
		Credit: story.Credit{Agency: "ИА «Атмосфера»", Photographer: "Егор Поломошнов"},
		Crops:  []story.Crop{{Ratio: "16x9", Rect: story.Rect{X: 0, Y: 100, W: 1600, H: 900}}},
	}}
	if lang == "en" {
		s.Headline = "More than 2,100 official pages opened in the region"
		s.Dateline.Place.Name, s.Bylines, s.Rubric = "Barnaul", []string{"Daybreak News"}, "Society"
		s.Body = body(
			t,
			text.Block{ID: "b1", Text: "More than 2,100 official pages of public bodies have been opened on social media in the region. The regional office said so on Thursday."},
			text.Block{ID: "b2", Text: "The pages are meant to let people learn quickly and easily what offices and agencies are doing, and to write to them without leaving the network they use every day."},
			text.Block{ID: "b3", Text: "“We have opened about 2,300 pages, and there will be more than 3,200 of them in the end. The main thing is that people are heard,” said the deputy head of the office, John Fielding."},
			text.Block{ID: "b5", Text: "In November 2022 a law made it a duty of every public body to keep a page of its own on one of the large networks, and to answer there."},
			text.Block{ID: "b6", Text: "The pages of hospitals, schools and districts are read most: they have about three thousand followers each."},
			text.Block{ID: "b4", Text: "The pages also carry a form for complaints and questions, the office added. With its help one can send a complaint or ask a question."},
			text.Block{ID: "f1", Kind: text.Photo, Photo: "p1"},
		)
	}
	return s
}

func third(t testing.TB, lang string) story.Story {
	s := second(t, lang)
	var list []text.Block
	for _, b := range s.Body.All() {
		for _, change := range [][2]string{
			{"более 2,1 тысяч", "более 2,3 тысяч"},
			{"госорганизаций в соцсетях", "госорганизаций и муниципальных администраций в соцсетях"},
			{"замглавы ЦУР", "замруководителя ЦУР"},
			{"около трёх тысяч", "2942"},
			{"2,100 official", "2,300 official"},
			{"pages of public bodies have", "pages of public bodies and towns have"},
			{"deputy head", "first deputy head"},
			{"about three thousand followers", "2,942 followers"},
		} {
			b.Text = strings.Replace(b.Text, change[0], change[1], 1)
		}
		list = append(list, b)
	}
	moved := list[5]
	s.Body = body(t, list[0], list[1], list[2], moved, list[3], list[4], list[6])
	s.Headline = strings.NewReplacer("2,1 тысяч", "2,3 тысяч", "2,100", "2,300").Replace(s.Headline)
	s.Rubric = map[string]string{"ru": "Власть", "en": "Politics"}[lang]
	s.Photos[0].Caption += map[string]string{"ru": " в Барнауле", "en": " in Barnaul"}[lang]
	s.Photos[0].Crops = []story.Crop{{Ratio: "16x9", Rect: story.Rect{X: 0, Y: 260, W: 1600, H: 900}}}
	note := func(id string, block text.BlockID, about string, remarks ...story.Remark) story.Note {
		b := s.Body.Block(s.Body.Index(block))
		from := max(strings.Index(b.Text, about), 0)
		return story.Note{ID: story.NoteID(id), From: text.Pos{Block: block, Offset: from}, To: text.Pos{Block: block, Offset: from + len(about)}, About: about, Remarks: remarks}
	}
	said := func(name, words string, hour, minute int) story.Remark {
		return story.Remark{Who: "x", Name: name, At: at(hour, minute).UTC(), Text: words}
	}
	if lang == "en" {
		s.Notes = []story.Note{
			note("n1", "b1", "public bodies", said("Michael Lapin", "Is there a separate figure for towns?", 10, 30), said("Anna Becker", "No, the office only gives the total.", 11, 40)),
			note("n2", "b3", "about 2,300 pages", said("Michael Lapin", "The same figure as in the headline: keep it.", 12, 5)),
		}
		return s
	}
	s.Notes = []story.Note{
		note("n1", "b1", "органов власти, госорганизаций", said("Михаил Лаптев", "Число муниципальных страниц отдельно есть?", 10, 30), said("Анна Беккер", "Нет, ЦУР даёт только общее.", 11, 40)),
		note("n2", "b3", "порядка 2,3 тысячи", said("Михаил Лаптев", "В заголовке «тысяч», в цитате «тысячи». Оставляем: это прямая речь.", 12, 5)),
	}
	return s
}

// suggested is what the author proposes on top of the third version.
func suggested(t testing.TB, st story.Story) desk.Suggestion {
	next := st
	i := st.Body.Index("b4")
	b := st.Body.Block(i)
	end := len(b.Text) - len(".")
	words := map[string]string{"ru": ", не выходя из соцсети", "en": " right there"}[st.Language]
	d, err := text.Splice{Block: "b4", From: end, To: end, Text: words}.Apply(st.Body)
	if err != nil {
		t.Fatal(err)
	}
	next.Body = d
	name := map[string]string{"ru": "Анна Беккер", "en": "Anna Becker"}[st.Language]
	return desk.Suggestion{Thread: "t1", Person: name, PersonID: "anna", Accepted: true, Time: at(12, 6), Comparison: comparison.Compare(st, next), Open: []int{0}}
}

// before is what the desk knows of the story before the editor.
func (r *room) fill() {
	t, lang := r.t, r.lang
	person := func(ru, en string) string { return map[string]string{"ru": ru, "en": en}[lang] }
	anna, michail := person("Анна Беккер", "Anna Becker"), person("Михаил Лаптев", "Michael Lapin")
	entry := func(what string, version int, when time.Time, who, note string) desk.Entry {
		return desk.Entry{What: what, Version: version, Time: when, Person: who, Accepted: true, Note: note}
	}
	filed := entry("filed", 3, at(11, 48), anna, "")
	r.story = third(t, lang)
	r.contents = map[revision.Hash]story.Story{hash(1): second(t, lang), hash(2): second(t, lang), hash(3): r.story}
	r.versions = []desk.Version{
		{Revision: hash(1), Number: 1, Time: at(9, 21), Person: anna, Accepted: true, Letters: 1240},
		{
			Revision: hash(2), Number: 2, Time: at(10, 5), Person: anna, Accepted: true, Seen: true, Parents: []revision.Hash{hash(1)}, Letters: 1702, Added: 480, Removed: 18, Photos: 1,
			Said: []desk.Entry{entry("filed", 2, at(10, 5), anna, ""), entry("returned", 2, at(10, 32), michail, person("Уточнить число организаций", "Check the number of bodies"))},
		},
		{
			Revision: hash(3), Number: 3, Time: at(11, 48), Person: anna, Accepted: true, Head: true, Parents: []revision.Hash{hash(2)}, Letters: 1786, Added: 102, Removed: 18, Photos: 1,
			Said: []desk.Entry{filed},
		},
	}
	r.seen = hash(2)
	r.suggestions = []desk.Suggestion{suggested(t, r.story)}
	r.chain = desk.ChainReport{Revisions: 3, Statements: 3, People: 2}
	r.standing = desk.Standing{
		State: revision.StateInReview, Read: true, Version: 3, ApprovalRequired: true, Verdict: &filed,
		Why: map[revision.Kind]error{
			revision.Approved: nil, revision.Returned: nil, revision.Held: nil, revision.Spiked: nil,
			revision.Filed: &revision.Refusal{Code: revision.AlreadyFiled}, revision.Unheld: &revision.Refusal{Code: revision.NotHeld},
			revision.Unspiked: &revision.Refusal{Code: revision.NotSpiked}, revision.Killed: &revision.Refusal{Code: revision.NotOut},
		},
	}
}

// how a room is entered.
type how struct {
	lang string
	dark bool
	size fyne.Size
	// change alters what the desk knows before the screen is made.
	change func(*room)
	state  State
}

// enter opens a window on the review of a story, and waits until it is read.
func enter(t testing.TB, h how) *room {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{Look: look.Look{Dark: h.dark}})
	if h.lang == "" {
		h.lang = "ru"
	}
	if h.size.Width == 0 {
		h.size = fyne.NewSize(1440, 840)
	}
	r := &room{t: t, lang: h.lang, size: h.size, hear: map[int]func(before, after story.Story){}}
	r.fill()
	if h.change != nil {
		h.change(r)
	}
	speaker, err := words.In(h.lang)
	if err != nil {
		t.Fatal(err)
	}
	r.commands = command.New(func() bool { return false })
	for _, id := range []command.ID{"review.kill", "review.merge", "review.file", "review.approve", "review.return", "review.hold", "review.unhold", "review.spike", "review.unspike"} {
		if err := r.commands.Add(command.Command{ID: id, Run: func() { r.ran = append(r.ran, id) }}); err != nil {
			t.Fatal(err)
		}
	}
	k := kit.New(kit.Options{
		Canvas: func() fyne.Canvas { return r.canvas }, Post: r.post, Say: speaker.Say, Keys: r,
		Later: func(_ time.Duration, f func()) func() {
			waiting := &f
			r.later = append(r.later, waiting)
			return func() { *waiting = nil }
		},
	})
	r.Screen = New(Deps{
		Kit: k, Say: speaker, Look: look.Look{Dark: h.dark}, Sheet: r, Newsroom: r, Profile: outlet.Default(), Commands: r.commands,
		Standing: func(context.Context) (desk.Standing, error) { return r.standing, nil },
		Picture: func(_ context.Context, _ story.PhotoUse, _ story.Rect, w, h int) (*image.RGBA, error) {
			return gradient(w, h), nil
		},
		Run: func(id command.ID) {
			if err := r.commands.Do(id); err != nil {
				t.Error(err)
			}
		},
		Leave: func() { r.left++ }, Changed: func() { r.told++ }, Clip: &editor.Clip{},
		Error: func(err error) { r.errors = append(r.errors, err) }, Now: noon, State: h.state,
	})
	r.win = test.NewTempWindow(t, kit.Over(r.Content(), k.Layer()))
	r.win.SetPadded(false)
	r.canvas = r.win.Canvas()
	r.win.Resize(h.size)
	t.Cleanup(r.Close)
	r.answer()
	return r
}

func gradient(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(60 + 120*x/w), uint8(110 + 60*y/h), 160, 255})
		}
	}
	return img
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

// rest lets the time pass that things wait for.
func (r *room) rest() {
	for {
		waiting := r.later
		r.later = nil
		n := 0
		for _, f := range waiting {
			if *f != nil {
				n++
				(*f)()
			}
		}
		r.answer()
		if n == 0 {
			return
		}
	}
}

// snapshot saves a picture where DATELINE_LOOK says, for people to look at.
func (r *room) snapshot(name string) {
	r.t.Helper()
	dir := os.Getenv("DATELINE_LOOK")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, r.canvas.Capture()); err != nil {
		r.t.Fatal(err)
	}
}

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

// says gathers the words of a part of the window.
func says(o fyne.CanvasObject) string {
	var out []string
	walk(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Text:
			out = append(out, o.Content())
		case *kit.Prose:
			out = append(out, o.Content())
		case *kit.Button:
			out = append(out, o.Label())
		case *kit.Chip:
			out = append(out, o.Label())
		}
	})
	return strings.ReplaceAll(strings.Join(out, "\n"), "\u00a0", " ")
}

// button with this word in a part of the window; nil when it has none.
func button(o fyne.CanvasObject, label string) *kit.Button {
	var found *kit.Button
	walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && found == nil && strings.ReplaceAll(b.Label(), "\u00a0", " ") == label {
			found = b
		}
	})
	return found
}

// press presses a button that must be there, and waits for what comes of it.
func (r *room) press(label string) {
	r.t.Helper()
	b := button(r.Content(), label)
	if b == nil {
		r.t.Fatalf("no button %q in:\n%s", label, says(r.Content()))
	}
	b.Press()
	r.answer()
}
