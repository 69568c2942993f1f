package desk

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"

	bolt "go.etcd.io/bbolt"
)

// gated is a committer that a test fails: the disk is full, or the stick pulled.
type gated struct {
	archive.Committer
	broken *atomic.Bool
}

var errPulled = errors.New("the stick was pulled")

func (g gated) Commit(change func(*bolt.Tx) error) error {
	if g.broken.Load() {
		return errPulled
	}
	return g.Committer.Commit(change)
}

// onAStick is a newsroom on a disk that fails while broken is set.
func onAStick(t testing.TB) (*Desk, *atomic.Bool) {
	t.Helper()
	broken := &atomic.Bool{}
	c := config(t.TempDir())
	c.Store = func(dir string, o archive.Options) (*archive.Archive, error) {
		o.Committer = func(c archive.Committer) archive.Committer { return gated{c, broken} }
		return archive.Open(dir, o)
	}
	return open(t, c), broken
}

func newDraft(t testing.TB, d *Desk, headline string) string {
	t.Helper()
	s, _, err := d.Stories.New(context.Background(), NewStory{Headline: headline, City: "Барнаул"})
	if err != nil {
		t.Fatal(err)
	}
	return string(s.ID)
}

func sheetOf(t testing.TB, d *Desk, id string) *Sheet {
	t.Helper()
	s, err := d.Stories.Open(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// types puts letters behind the last paragraph of the text.
func types(t testing.TB, s *Sheet, letters string) {
	t.Helper()
	var end text.Pos
	for _, b := range s.Story().Body.All() {
		if b.Kind == text.Paragraph {
			end = text.Pos{Block: b.ID, Offset: len(b.Text)}
		}
	}
	tr, err := text.Type(s.Story().Body, text.Caret(end), letters)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Do(story.Body{Transaction: tr}); err != nil {
		t.Fatal(err)
	}
}

func do(t testing.TB, s *Sheet, e story.Edit) {
	t.Helper()
	if err := s.Do(e); err != nil {
		t.Fatal(err)
	}
}

func deck(v string) story.Edit { return story.SetText{Field: story.Deck, Value: v} }

func words(s story.Story) string {
	var out []string
	for _, b := range s.Body.All() {
		out = append(out, b.Text)
	}
	return strings.Join(out, "\n")
}

// stored is the story as a newsroom that is opened anew finds it.
func stored(t testing.TB, dir, id string) story.Story {
	t.Helper()
	d := open(t, config(dir))
	v, err := d.Stories.Show(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return v.Story
}

func TestWhatIsTypedIsOnTheDiskWhenItIsSaidToBe(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	d := open(t, config(dir))
	if got := d.Stories.Saving(); got.Phase != archive.Saved {
		t.Errorf("before anything was typed: %+v", got)
	}
	var mu sync.Mutex
	var phases []archive.Phase
	stop := d.Stories.OnSaving(func(s archive.Status) {
		mu.Lock()
		defer mu.Unlock()
		phases = append(phases, s.Phase)
	})
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	types(t, s, "Мост открыли")
	if got := d.Stories.Saving(); got.Phase != archive.Saving {
		t.Errorf("typed, and not on the disk: %+v", got)
	}
	if err := s.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	if got := d.Stories.Saving(); got.Phase != archive.Saved || got.At.IsZero() || len(d.Stories.Unsaved()) != 0 {
		t.Errorf("after the commit: %+v", got)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	stop()
	mu.Lock()
	defer mu.Unlock()
	if len(phases) < 2 || phases[0] != archive.Saving || phases[1] != archive.Saved {
		t.Errorf("said %v", phases)
	}
	if got := words(stored(t, dir, id)); got != "Мост открыли" {
		t.Errorf("stored %q", got)
	}
}

func TestClosingTheDeskSavesWhatIsTyped(t *testing.T) {
	dir := t.TempDir()
	before := runtime.NumGoroutine()
	d := open(t, config(dir))
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	types(t, s, "Мост открыли")
	if err := errors.Join(d.Close(), d.Close()); err != nil {
		t.Fatal(err)
	}
	if err := s.Do(deck("поздно")); err == nil {
		t.Error("a sheet of a closed desk was written on")
	}
	for range 200 { // goroutines end a moment after they have said so
		if runtime.NumGoroutine() <= before {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines were left behind", n-before)
	}
	if got := words(stored(t, dir, id)); got != "Мост открыли" {
		t.Errorf("stored %q", got)
	}
}

// TestEveryVerbSeesWhatIsBeingTyped, while the disk takes nothing.
func TestEveryVerbSeesWhatIsBeingTyped(t *testing.T) {
	ctx := context.Background()
	d, broken := onAStick(t)
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	broken.Store(true)
	do(t, s, story.SetText{Field: story.Headline, Value: "Трамвай"})
	do(t, s, story.SetPlace{})
	if v, err := d.Stories.Show(ctx, id); err != nil || v.Story.Headline != "Трамвай" {
		t.Errorf("show: %q, %v", v.Story.Headline, err)
	}
	if rows, err := d.Stories.List(ctx, Query{Text: "трамвай"}); err != nil || len(rows) != 1 {
		t.Errorf("list: %v, %v", rows, err)
	}
	rows, err := d.Stories.Rows(ctx, RowQuery{Text: "трамвай"})
	if err != nil || len(rows) != 1 || rows[0].Blocker == nil || rows[0].Blocker.Place.Field != "city" {
		t.Errorf("rows: %+v, %v", rows, err)
	}
	if found, err := d.Stories.Check(ctx, id); err != nil || found[0].Place.Field != "city" {
		t.Errorf("check: %+v, %v", found, err)
	}
	if got := d.Stories.Unsaved(); len(got) != 1 || got[0].Headline != "Трамвай" {
		t.Errorf("unsaved: %+v", got)
	}
	// What signs or leaves needs the disk, and says so.
	for name, verb := range map[string]func() error{
		"file": func() error { return d.Review.File(ctx, id, "") },
		"export": func() error {
			_, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: t.TempDir()})
			return err
		},
		"out":    func() error { return d.Publish.Published(ctx, id, Publication{}) },
		"backup": func() error { _, err := d.Archive.Backup(ctx, ""); return err },
		"set":    func() error { _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", "x"}}); return err },
	} {
		if err := verb(); !errors.Is(err, errPulled) {
			t.Errorf("%s without a disk: %v", name, err)
		}
	}
	if s.Story().Deck != "" {
		t.Error("a verb that failed changed the sheet")
	}
	broken.Store(false)
	if _, err := d.Stories.Duplicate(ctx, id); err != nil {
		t.Error(err)
	}
	if rows, err := d.Stories.Rows(ctx, RowQuery{Text: "трамвай"}); err != nil || len(rows) != 2 {
		t.Errorf("a copy of what is typed: %+v, %v", rows, err)
	}
}

func TestAVerdictIsAboutTheTextAsTyped(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	d := open(t, config(dir))
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	types(t, s, "Мост открыли")
	if err := d.Review.File(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	if len(d.Stories.Unsaved()) != 0 {
		t.Error("it was filed, and what was filed is not on the disk")
	}
	typed, err := revision.ContentHash(s.Story())
	if err != nil {
		t.Fatal(err)
	}
	st, err := d.Stories.Standing(ctx, id)
	if err != nil || st.State != revision.StateInReview || st.Version != 1 || st.Changed || st.Verdict == nil || st.Verdict.What != "filed" {
		t.Errorf("standing %+v, %v", st, err)
	}
	if v, err := d.Stories.Show(ctx, id); err != nil || v.Content != typed {
		t.Errorf("filed another text: %v", err)
	}
	if err := d.Review.Approve(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	types(t, s, " вчера")
	if st, err := d.Stories.Standing(ctx, id); err != nil || st.State != revision.StateChangedAfter || !st.Changed {
		t.Errorf("a letter after the approval: %+v, %v", st, err)
	}
	if _, ok := s.Undo(); !ok {
		t.Fatal("nothing to undo")
	}
	if st, err := d.Stories.Standing(ctx, id); err != nil || st.State != revision.StateApproved || st.Changed {
		t.Errorf("taken back: %+v, %v", st, err)
	}
}

// TestTheSheetTakesOver what other verbs do to its story: it is seen, can be
// undone, and what is typed on does not write over it.
func TestTheSheetTakesOver(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	d := open(t, config(dir))
	id, other := newDraft(t, d, "Мост"), newDraft(t, d, "Трамвай")
	s := sheetOf(t, d, id)
	heard := 0
	s.Listen(func(before, after story.Story) { heard++ })
	types(t, s, "Мост открыли")
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", "После ремонта"}, {"tags", "мост, река"}}); err != nil {
		t.Fatal(err)
	}
	if err := d.Stories.AddRelated(ctx, id, story.Related{Story: story.ID(other)}); err != nil {
		t.Fatal(err)
	}
	added, _, err := d.Photos.Add(ctx, id, []string{photo(t, "lighthouse"), photo(t, "alley")}, NewPhoto{})
	if err != nil {
		t.Fatal(err)
	}
	now := s.Story()
	if now.Deck != "После ремонта" || len(now.Tags) != 2 || len(now.Related) != 1 || len(now.Photos) != 2 || heard != 4 {
		t.Errorf("the sheet has %+v and heard %d changes", now, heard)
	}
	types(t, s, "!")
	if err := d.Photos.Remove(ctx, id, string(added[0].ID)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(ctx); err != nil {
		t.Fatal(err)
	}
	closed := s.Story()
	if got := kept(t, d, id); !equal(got, closed) || got.Deck == "" || len(got.Photos) != 1 || len(got.Related) != 1 {
		t.Errorf("stored %+v", got)
	}
	s = sheetOf(t, d, id)
	for s.CanUndo() {
		if _, ok := s.Undo(); !ok {
			t.Fatal("what another verb did cannot be undone")
		}
	}
	if now := s.Story(); words(now) != "" || now.Deck != "" || len(now.Photos) != 0 || len(now.Related) != 0 {
		t.Errorf("after undoing everything: %+v", now)
	}
	for s.CanRedo() {
		s.Redo()
	}
	if !equal(s.Story(), closed) {
		t.Errorf("after redoing everything: %+v", s.Story())
	}
}

// kept is the story as this desk's archive has it.
func kept(t testing.TB, d *Desk, id string) story.Story {
	t.Helper()
	v, err := d.Stories.Show(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return v.Story
}

// equal compares two stories as they are kept.
func equal(a, b story.Story) bool {
	x, _ := sumOf(a)
	y, _ := sumOf(b)
	return x == y
}

func TestTheHousesWordsAreNotTheWritersToUndo(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	do(t, s, deck("После ремонта"))
	if err := d.Archive.SetOutlet(ctx, []Assignment{{"ru.archive", "Прошлые выпуски"}}); err != nil {
		t.Fatal(err)
	}
	if got := s.Story(); got.Words.Archive != "Прошлые выпуски" || got.Deck != "После ремонта" {
		t.Errorf("the sheet has %+v", got)
	}
	if _, ok := s.Undo(); !ok || s.CanUndo() || s.Story().Words.Archive != "Прошлые выпуски" || s.Story().Deck != "" {
		t.Errorf("undone: %+v", s.Story())
	}
	if err := s.Close(ctx); err != nil {
		t.Fatal(err)
	}
	if got := kept(t, d, id); got.Words.Archive != "Прошлые выпуски" || got.Deck != "" {
		t.Errorf("stored %+v", got)
	}
}

// TestNothingIsLostBetweenTheWriterAndTheOthers: letters are typed on the
// window's thread while other goroutines change the same story.
func TestNothingIsLostBetweenTheWriterAndTheOthers(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	window := make(chan func(), 1000)
	c := config(dir)
	c.Post = func(f func()) { window <- f }
	d := open(t, c)
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	told := s.Story()
	s.Listen(func(before, after story.Story) {
		if !equal(before, told) {
			t.Error("the window was told of a change of another story than it knew")
		}
		told = after
	})
	const each = 15
	var others sync.WaitGroup
	others.Go(func() {
		for i := range each {
			if err := d.Stories.AddRelated(ctx, id, story.Related{Title: fmt.Sprintf("читайте %d", i)}); err != nil {
				t.Error(err)
			}
		}
	})
	others.Go(func() {
		for i := range each {
			if _, err := d.Stories.Set(ctx, id, []Assignment{{"note", fmt.Sprintf("заметка %d", i)}}); err != nil {
				t.Error(err)
			}
		}
	})
	others.Go(func() {
		for i := range each {
			if err := d.Archive.SetOutlet(ctx, []Assignment{{"ru.archive", fmt.Sprintf("Архив %d", i)}}); err != nil {
				t.Error(err)
			}
		}
	})
	others.Go(func() {
		for range each {
			if err := errors.Join(d.Review.File(ctx, id, ""), d.Review.Return(ctx, id, "ещё раз")); err != nil {
				t.Error(err)
			}
			if _, err := d.Stories.Rows(ctx, RowQuery{Queue: AllWork}); err != nil {
				t.Error(err)
			}
		}
	})
	over := make(chan struct{})
	go func() { others.Wait(); close(over) }()
	typed := 0
	for typing := true; typing; {
		select {
		case <-over:
			typing = false
		case f := <-window:
			f()
		default:
			types(t, s, string(rune('а'+typed%32)))
			typed++
			if typed%50 == 0 {
				if err := s.Flush(ctx); err != nil {
					t.Error(err)
				}
			}
		}
	}
	for len(window) > 0 {
		(<-window)()
	}
	now := s.Story()
	if n := len([]rune(words(now))); n != typed || typed == 0 {
		t.Errorf("%d letters of %d", n, typed)
	}
	if len(now.Related) != each || now.Note != fmt.Sprintf("заметка %d", each-1) || now.Words.Archive != fmt.Sprintf("Архив %d", each-1) {
		t.Errorf("%d related items, note %q, archive %q", len(now.Related), now.Note, now.Words.Archive)
	}
	if !equal(told, now) {
		t.Error("the window was not told of everything")
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if !equal(stored(t, dir, id), now) {
		t.Error("the disk has another story than the window")
	}
}

// TestAnEditIsDurableWhenItsVerbReturns, although the window types on and has
// not heard of it yet.
func TestAnEditIsDurableWhenItsVerbReturns(t *testing.T) {
	ctx := context.Background()
	c := config(t.TempDir())
	var posted []func()
	c.Post = func(f func()) { posted = append(posted, f) }
	d := open(t, c)
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	types(t, s, "а")
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", "После ремонта"}}); err != nil {
		t.Fatal(err)
	}
	if len(d.Stories.Unsaved()) != 0 || kept(t, d, id).Deck != "После ремонта" {
		t.Error("the verb has returned and its change is not on the disk")
	}
	if s.Story().Deck != "" || s.Version() != 1 || len(posted) != 1 {
		t.Errorf("the window knows of it before it was told: %+v", s.Story())
	}
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", "До ремонта"}}); err != nil {
		t.Fatal(err)
	}
	var order []string
	s.Listen(func(before, after story.Story) { order = append(order, after.Deck+"/"+words(after)) })
	types(t, s, "б")
	posted[0]()
	if want := []string{"После ремонта/а", "До ремонта/а", "До ремонта/аб"}; !slices.Equal(order, want) || s.Version() != 4 {
		t.Errorf("told %q, version %d", order, s.Version())
	}
}

func TestAListenerMayWriteItself(t *testing.T) {
	d := open(t, config(t.TempDir()))
	s := sheetOf(t, d, newDraft(t, d, "Мост"))
	var seen []string
	stop := s.Listen(func(before, after story.Story) {
		seen = append(seen, before.Deck+">"+after.Deck)
		if after.Deck == "а" {
			if err := s.Do(deck("б")); err != nil {
				t.Error(err)
			}
		}
	})
	do(t, s, deck("а"))
	if want := []string{">а", "а>б"}; !slices.Equal(seen, want) {
		t.Errorf("heard %q", seen)
	}
	stop()
	do(t, s, deck("в"))
	if len(seen) != 2 {
		t.Errorf("heard %q after it had stopped listening", seen)
	}
}

func TestAnEditThatChangesNothingIsNotUndone(t *testing.T) {
	d := open(t, config(t.TempDir()))
	s := sheetOf(t, d, newDraft(t, d, "Мост"))
	for name, e := range map[string]story.Edit{
		"the same headline": story.SetText{Field: story.Headline, Value: " Мост "},
		"the same tags":     story.SetList{Field: story.Tags},
		"no tags, again":    story.SetList{Field: story.Tags, Values: []string{" "}},
		"no steps":          story.Body{},
	} {
		if err := s.Do(e); err != nil || s.CanUndo() || s.Version() != 0 {
			t.Errorf("%s: %v, version %d", name, err, s.Version())
		}
	}
	before := s.Story()
	for name, e := range map[string]story.Edit{
		"no such photo":        story.SetLead{ID: "p9"},
		"a group that is half": story.Group{deck("x"), story.RemoveRelated{At: 3}},
		"a day nobody writes":  story.SetTime{Field: story.Deadline, Value: time.Date(12024, 5, 7, 0, 0, 0, 0, time.UTC)},
		"a text nobody keeps":  story.AddPhoto{Photo: story.PhotoUse{ID: "p1", Caption: "а\x00б"}},
	} {
		if err := s.Do(e); err == nil || s.CanUndo() || !equal(s.Story(), before) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFieldsAreSetAsTyped(t *testing.T) {
	d := open(t, config(t.TempDir()))
	s := sheetOf(t, d, newDraft(t, d, "Мост"))
	if _, err := s.Set("city", "Рубцовск"); err != nil || s.Story().Dateline.Place.Zone != "Asia/Barnaul" {
		t.Errorf("city %+v, %v", s.Story().Dateline.Place, err)
	}
	if notes, err := s.Set("city", "Нижние Васюки"); err != nil || len(notes) != 1 || notes[0].ID != "desk.note.city-unknown" {
		t.Errorf("a city of no map: %v, %v", notes, err)
	}
	if _, err := s.Set("urgency", "9"); code(err) != BadValue {
		t.Errorf("urgency nine: %v", err)
	}
	if _, err := s.Set("colour", "red"); code(err) != UnknownField {
		t.Errorf("a field there is not: %v", err)
	}
	if _, ok := s.Undo(); !ok || s.Story().Dateline.Place.Name != "Рубцовск" {
		t.Errorf("undone to %+v", s.Story().Dateline.Place)
	}
	if b := s.NewBlock(); b == "" || b == s.NewBlock() {
		t.Errorf("a block was named %q twice", b)
	}
}
