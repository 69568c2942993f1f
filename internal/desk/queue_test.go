package desk

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"
)

func rows(t testing.TB, d *Desk, q RowQuery) []Row {
	t.Helper()
	got, err := d.Stories.Rows(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// queuesOf says in which queues a story is, and proves that Counts says the same.
func queuesOf(t testing.TB, d *Desk, id string) string {
	t.Helper()
	counts, err := d.Stories.Counts(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var in []string
	for _, q := range Queues() {
		found := rows(t, d, RowQuery{Queue: q})
		if counts[q] != len(found) {
			t.Errorf("%s has %d rows and counts %d", q, len(found), counts[q])
		}
		for _, row := range found {
			if string(row.ID) == id {
				in = append(in, string(q))
				if want := state(t, d, id); row.State != want {
					t.Errorf("the row says %s, the story %s", row.State, want)
				}
			}
		}
	}
	return strings.Join(in, " ")
}

// TestEveryVerbMovesTheStory: after each verb the story is in the queues that
// its state asks for, with nothing left of what was true before.
func TestEveryVerbMovesTheStory(t *testing.T) {
	ctx := context.Background()
	w := &watch{t: noon}
	c := config(t.TempDir())
	c.Now = w.now
	d := open(t, c)
	id := ready(t, d)
	set := func(field, value string) func() error {
		return func() error { _, err := d.Stories.Set(ctx, id, []Assignment{{field, value}}); return err }
	}
	verdict := func(verb func(context.Context, string, string) error) func() error {
		return func() error { return verb(ctx, id, "потому что") }
	}
	for _, step := range []struct {
		name string
		do   func() error
		want string
	}{
		{"begun", func() error { return nil }, "all drafts"},
		{"filed", verdict(d.Review.File), "all review"},
		{"returned", verdict(d.Review.Return), "all returned"},
		{"filed again", verdict(d.Review.File), "all review"},
		{"approved", verdict(d.Review.Approve), "all approved"},
		{"changed after it", set("deck", "Иначе"), "all review"},
		{"approved as it is", verdict(d.Review.Approve), "all approved"},
		{"under an embargo, and so another text", set("embargo", "2024-05-09T00:00:00Z"), "all review"},
		{"approved under an embargo", verdict(d.Review.Approve), "all embargoed"},
		{"the embargo passes, and nobody touches it", func() error { w.on(48 * time.Hour); return nil }, "all approved"},
		{"held", verdict(d.Review.Hold), "all held"},
		{"going on", verdict(d.Review.Unhold), "all approved"},
		{"put aside", verdict(d.Review.Spike), "spiked"},
		{"brought back", verdict(d.Review.Unspike), "all approved"},
		{"out", func() error { return d.Publish.Published(ctx, id, Publication{}) }, "published"},
		{"corrected", set("correction", "Иначе."), "all published"},
		{"out again", func() error { return d.Publish.Published(ctx, id, Publication{}) }, "published"},
	} {
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		w.on(time.Second)
		if got := queuesOf(t, d, id); got != step.want {
			t.Errorf("%s: in %q, want %q", step.name, got, step.want)
		}
	}
}

func TestRowsSayWhatBlocks(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	one := func() Row {
		t.Helper()
		got := rows(t, d, RowQuery{})
		if len(got) != 1 {
			t.Fatalf("%d rows", len(got))
		}
		return got[0]
	}
	row := one()
	if row.Blocker != nil || row.Lead == "" || row.Photo == nil || row.Photo.Original != row.Lead || row.Slug == "" || row.Author != "ИА Заря" || row.Warnings != 1 {
		t.Errorf("row %+v", row)
	}
	for _, step := range []struct {
		name string
		set  Assignment
		ok   func(Row) bool
	}{
		{"no city", Assignment{"city", ""}, func(r Row) bool { return r.Blocker != nil && r.Blocker.Rule == rules.CityMissing }},
		{"a long headline", Assignment{"headline", strings.Repeat("трамвай ", 15)}, func(r Row) bool { return r.Warnings == 2 }},
		{"planned", Assignment{"length", "1800"}, func(r Row) bool { return r.Planned == 1800 && r.Length > 0 }},
		{"urgent", Assignment{"urgency", "1"}, func(r Row) bool { return r.Urgency == 1 }},
		{"nobody named", Assignment{"byline", ""}, func(r Row) bool { return r.Author == "" }},
		{"who has it", Assignment{"assignee", "Роман Жук"}, func(r Row) bool { return r.Author == "Роман Жук" && r.Assignee == "Роман Жук" }},
		{"tagged", Assignment{"tags", "транспорт"}, func(r Row) bool { return slices.Equal(r.Tags, []string{"транспорт"}) }},
	} {
		if _, err := d.Stories.Set(ctx, id, []Assignment{step.set}); err != nil {
			t.Fatal(err)
		}
		if row := one(); !step.ok(row) {
			t.Errorf("%s: %+v", step.name, row)
		}
	}
	// A rubric that needs no city is the house's setting, not the story's.
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"rubric", "Обзор"}}); err != nil {
		t.Fatal(err)
	}
	if row := one(); row.Blocker == nil {
		t.Error("nothing blocks it already")
	}
	if err := d.Archive.SetOutlet(ctx, []Assignment{{"city_optional", "Обзор"}}); err != nil {
		t.Fatal(err)
	}
	if row := one(); row.Blocker != nil {
		t.Errorf("blocked by a rule that the house has lifted: %+v", row.Blocker)
	}
}

// TestWhoWroteItIsSaid: by the card of the laptop, as soon as it is accepted.
func TestWhoWroteItIsSaid(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := newDraft(t, d, "Мост")
	irina, err := revision.NewDevice(strings.NewReader(strings.Repeat("и", 32)))
	if err != nil {
		t.Fatal(err)
	}
	mint := func(device revision.Device) {
		t.Helper()
		own := *d.room
		own.device = device
		err := own.arc.Update(ctx, func(tx *archive.Tx) error {
			draft, err := draftOf(tx, id)
			if err != nil {
				return err
			}
			rec, err := own.recordOf(tx, draft)
			if err != nil {
				return err
			}
			_, err = own.mint(tx, &rec)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	mint(irina)
	if got := queuesOf(t, d, id); got != "all" {
		t.Errorf("a colleague's draft is in %q", got)
	}
	if got := rows(t, d, RowQuery{})[0].Author; got != "" {
		t.Errorf("written by %q, whom nobody knows", got)
	}
	card := irina.Card(revision.Card{Person: "irina", Name: "Ирина Вольф", Role: revision.Editor, Serial: 1})
	putCard(t, d, card)
	if got := rows(t, d, RowQuery{})[0].Author; got != "Ирина Вольф" {
		t.Errorf("written by %q", got)
	}
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", "Иначе"}}); err != nil {
		t.Fatal(err)
	}
	mint(d.room.device)
	if got := queuesOf(t, d, id); got != "all drafts" {
		t.Errorf("a draft written on is in %q", got)
	}
}

func TestTheWordsOfASearch(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	for _, s := range []struct{ name, city, date, byline, rubric, tags string }{
		{"Мост", "Барнаул", "2024-05-01", "Анна Лунь", "Город", "мост, река"},
		{"Ёлка", "Бийск", "2024-05-03", "Роман Жук, Анна Лунь", "Культура", "новый год"},
		{"Tram", "Лондон", "2024-05-05", "Tom Reed", "Город", ""},
	} {
		id := newDraft(t, d, s.name)
		_, err := d.Stories.Set(ctx, id, []Assignment{
			{"city", s.city}, {"date", s.date}, {"byline", s.byline}, {"rubric", s.rubric}, {"tags", s.tags}, {"slug", s.name},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	filed := rows(t, d, RowQuery{Text: "елка"})
	if err := d.Review.File(ctx, string(filed[0].ID), ""); err != nil {
		t.Fatal(err)
	}
	inRussian := func(s revision.State) string {
		return map[revision.State]string{revision.StateDraft: "Черновик", revision.StateInReview: "На проверке"}[s]
	}
	for text, want := range map[string]string{
		"":               "Tram Ёлка Мост",
		"ЕЛКА":           "Ёлка",
		"ёлка":           "Ёлка",
		"анна":           "Ёлка Мост",
		"анна бийск":     "Ёлка",
		"бийск трамвай":  "",
		"elka":           "Ёлка",
		"город:Барнаул":  "Мост",
		"город:б":        "Ёлка Мост",
		"city:лондон":    "Tram",
		"ГОРОД:лондон":   "Tram",
		"автор:лунь":     "Ёлка Мост",
		`by:"роман жук"`: "Ёлка",
		"автор:«Анна Лунь» город:бийск": "Ёлка",
		"рубрика:город":                 "Tram Мост",
		"rubric:культура":               "Ёлка",
		"тег:река":                      "Мост",
		`тег:"новый год"`:               "Ёлка",
		"tag:год":                       "",
		"состояние:черновик":            "Tram Мост",
		"состояние:«на проверке»":       "Ёлка",
		"state:in-review":               "Ёлка",
		"state:approved":                "",
		"с:2024-05-03":                  "Tram Ёлка",
		"с:02.05.2024 по:04.05.2024":    "Ёлка",
		"until:2024-05-01":              "Мост",
		"город:":                        "Tram Ёлка Мост",
		"цвет:красный":                  "",
		`"мост`:                         "Мост",
		"»":                             "Tram Ёлка Мост",
	} {
		var got []string
		for _, row := range rows(t, d, RowQuery{Text: text, StateWord: inRussian}) {
			got = append(got, row.Headline)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %q, want %q", text, strings.Join(got, " "), want)
		}
	}
	if _, err := d.Stories.Rows(ctx, RowQuery{Queue: "colour"}); code(err) != UnknownQueue {
		t.Errorf("a queue there is not: %v", err)
	}
	if _, err := d.Stories.Rows(ctx, RowQuery{Sort: "colour"}); code(err) != UnknownSort {
		t.Errorf("a sort there is not: %v", err)
	}
}

func TestRowsAreSortedLikeLists(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	if _, err := d.Archive.Sample(ctx, 60, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows(t, d, RowQuery{}) {
		if i%3 == 0 {
			if _, err := d.Stories.Set(ctx, string(row.ID), []Assignment{{"deadline", "2024-06-01 10:0" + string(rune('0'+i%10))}, {"city", ""}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, by := range []string{"touched", "date", "city", "deadline"} {
		list, err := d.Stories.List(ctx, Query{Sort: by})
		if err != nil {
			t.Fatal(err)
		}
		ids := func(rows []Row) (out []story.ID) {
			for _, r := range rows {
				out = append(out, r.ID)
			}
			return out
		}
		if diff := cmp.Diff(ids(list), ids(rows(t, d, RowQuery{Sort: by}))); diff != "" {
			t.Errorf("by %s:\n%s", by, diff)
		}
	}
}

// TestAListDoesNotForgetWhatFailed: a change that did not come to the disk does
// not show, and the next one does.
func TestAListDoesNotForgetWhatFailed(t *testing.T) {
	ctx := context.Background()
	d, broken := onAStick(t)
	id := newDraft(t, d, "Мост")
	rows(t, d, RowQuery{})
	// The committer fails after the change was made, as a disk does.
	d.room.ledger.changed(archive.Change{Tx: 1 << 30, Stories: []story.ID{story.ID(id), "nosuchstory"}})
	broken.Store(true)
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"headline", "Трамвай"}}); !errors.Is(err, errPulled) {
		t.Fatal(err)
	}
	for range 2 {
		if got := rows(t, d, RowQuery{}); len(got) != 1 || got[0].Headline != "Мост" {
			t.Errorf("rows %+v", got)
		}
	}
	broken.Store(false)
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"headline", "Трамвай"}}); err != nil {
		t.Fatal(err)
	}
	if got := rows(t, d, RowQuery{}); got[0].Headline != "Трамвай" {
		t.Errorf("rows %+v", got)
	}
}

// TestAListMadeDuringAChangeIsMadeAgain: it was made of what was there before.
func TestAListMadeDuringAChangeIsMadeAgain(t *testing.T) {
	ctx := context.Background()
	var during func()
	c := config(t.TempDir())
	c.Store = func(dir string, o archive.Options) (*archive.Archive, error) {
		o.Committer = func(c archive.Committer) archive.Committer { return slow{c, &during} }
		return archive.Open(dir, o)
	}
	d := open(t, c)
	id := newDraft(t, d, "Мост")
	for name, change := range map[string]func() error{
		"another story": func() error { _, _, err := d.Stories.New(ctx, NewStory{Headline: "Трамвай"}); return err },
		"the headline":  func() error { _, err := d.Stories.Set(ctx, id, []Assignment{{"headline", "Мосты"}}); return err },
	} {
		before := len(rows(t, d, RowQuery{Text: "мост"}))
		during = func() {
			if got := rows(t, d, RowQuery{Text: "мост"}); len(got) != before {
				t.Errorf("%s shows before it is durable: %+v", name, got)
			}
		}
		if err := change(); err != nil {
			t.Fatal(err)
		}
	}
	if got := rows(t, d, RowQuery{Text: "трамвай"}); len(got) != 1 {
		t.Errorf("another story: %+v", got)
	}
	if got := rows(t, d, RowQuery{Text: "мосты"}); len(got) != 1 {
		t.Errorf("the headline: %+v", got)
	}
}

// slow is a committer that lets something happen when a change is made and not
// yet durable, once.
type slow struct {
	archive.Committer
	during *func()
}

func (s slow) Commit(change func(*bolt.Tx) error) error {
	return s.Committer.Commit(func(tx *bolt.Tx) error {
		err := change(tx)
		if do := *s.during; do != nil {
			*s.during = nil
			do()
		}
		return err
	})
}

// TestADamagedStoryHidesNoOther: one value of the file was spoilt behind the
// archive's back.
func TestADamagedStoryHidesNoOther(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	d := open(t, config(dir))
	good, bad := newDraft(t, d, "Мост"), newDraft(t, d, "Трамвай")
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := bolt.Open(filepath.Join(dir, "dateline.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte("draft"))
		v := slices.Clone(b.Get([]byte(bad)))
		v[len(v)-5] ^= 1
		return b.Put([]byte(bad), v)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	d = open(t, config(dir))
	got := map[string]bool{}
	for _, row := range rows(t, d, RowQuery{Queue: AllWork}) {
		got[string(row.ID)] = row.Damaged != nil
	}
	if !maps.Equal(got, map[string]bool{good: false, bad: true}) {
		t.Errorf("rows %v", got)
	}
	if _, err := d.Stories.Open(ctx, bad); !archive.Is(err, archive.Damaged) {
		t.Errorf("opened a damaged story: %v", err)
	}
}

func TestWhoGivesUpReadsNoFurther(t *testing.T) {
	d := open(t, config(t.TempDir()))
	if _, err := d.Archive.Sample(context.Background(), 500, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.Stories.Rows(ctx, RowQuery{}); !errors.Is(err, context.Canceled) {
		t.Errorf("rows for nobody: %v", err)
	}
	if _, err := d.Stories.Counts(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("counts for nobody: %v", err)
	}
	if got := rows(t, d, RowQuery{}); len(got) != 500 {
		t.Errorf("%d rows after somebody gave up", len(got))
	}
}

func TestTheSampleNewsroomInItsQueues(t *testing.T) {
	d := open(t, config(t.TempDir()))
	n, err := d.Archive.Sample(context.Background(), 0, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	counts, err := d.Stories.Counts(context.Background())
	if err != nil || counts[AllWork]+counts[Out]+counts[Spiked] < n || counts[InReview] == 0 || counts[MyDrafts] == 0 {
		t.Errorf("%d stories: %v, %v", n, counts, err)
	}
}
