package desk

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/export"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/wire"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"
)

func code(err error) Code {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return ""
}

func verdict(err error) revision.Code {
	var r *revision.Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return ""
}

func state(t testing.TB, d *Desk, id string) revision.State {
	t.Helper()
	v, err := d.Stories.Show(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return v.State
}

func TestALaptopKnowsWhoWorksOnIt(t *testing.T) {
	dir := t.TempDir()
	ctx := context.Background()
	d := open(t, config(dir))
	me, err := d.Review.Me(ctx, "Анна Лунь", "editor")
	if err != nil || me.Name != "Анна Лунь" || me.Role != revision.Editor || me.Verify() != nil {
		t.Fatalf("card %+v: %v", me, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	again := open(t, config(dir))
	card, err := again.Review.Me(ctx, "", "")
	if err != nil || card.SafetyNumber() != me.SafetyNumber() || card.Serial != me.Serial {
		t.Errorf("card %+v: %v", card, err)
	}
	if _, err := again.Review.Me(ctx, "", "king"); code(err) != BadValue {
		t.Errorf("a king was accepted: %v", err)
	}
}

func TestABrokenKeyIsSaid(t *testing.T) {
	dir := t.TempDir()
	if err := open(t, config(dir)).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "device.key"), []byte("nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), config(dir)); code(err) != BadDeviceKey {
		t.Errorf("error %v", err)
	}
	c := config(t.TempDir())
	c.Rand = strings.NewReader("too short")
	if _, err := Open(context.Background(), c); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("without randomness: %v", err)
	}
}

func TestADraftBeginsToday(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	for city, day := range map[string]string{"Барнаул": "2024-05-08", "Лондон": "2024-05-07", "": "2024-05-07"} {
		s, _, err := d.Stories.New(ctx, NewStory{Headline: "Мост", City: city})
		if err != nil || s.Dateline.Date.String() != day {
			t.Errorf("in %q today is %s, want %s (%v)", city, s.Dateline.Date, day, err)
		}
	}
	s, _, err := d.Stories.New(ctx, NewStory{Headline: "Bridge", City: "Барнаул", Language: "en"})
	if err != nil || s.Dateline.Place.Name != "Barnaul" || s.Words.Archive != "Archive" {
		t.Errorf("an English story: %+v, %v", s.Dateline.Place, err)
	}
	if _, _, err := d.Stories.New(ctx, NewStory{Headline: "x", Language: "fr"}); code(err) != BadValue {
		t.Errorf("a French story: %v", err)
	}
	if rows, err := d.Stories.List(ctx, Query{}); err != nil || len(rows) != 4 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestMoments(t *testing.T) {
	zone := time.FixedZone("Barnaul", 7*3600)
	for typed, want := range map[string]string{
		"2030-01-02T10:00:00+03:00": "2030-01-02T07:00:00Z", "2030-01-02T10:00Z": "2030-01-02T10:00:00Z", "2030-01-02 10:00 +03:00": "2030-01-02T07:00:00Z",
		"2030-01-02 10:00": "2030-01-02T03:00:00Z", "02.01.2030 10:00": "2030-01-02T03:00:00Z", "2030-01-02": "2030-01-01T17:00:00Z", "2 января 2030": "2030-01-01T17:00:00Z",
		"soon": "", "10:00": "", "2030-13-01": "",
	} {
		got, ok := moment(typed, zone)
		if ok != (want != "") || ok && got.Format(time.RFC3339) != want {
			t.Errorf("%q is %v (%v), want %s", typed, got, ok, want)
		}
	}
}

func TestAPageKeepsItsPhotosWhereTheyStood(t *testing.T) {
	d := open(t, config(t.TempDir()))
	path := filepath.Join(t.TempDir(), "page.txt")
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	s, notes, err := d.Stories.Import(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []text.Kind
	for _, b := range s.Body.All() {
		kinds = append(kinds, b.Kind)
	}
	if diff := cmp.Diff([]text.Kind{text.Paragraph, text.Photo, text.Paragraph}, kinds); diff != "" {
		t.Error(diff)
	}
	if len(s.Photos) != 2 || !s.Photos[0].Lead || s.Photos[1].Credit.Photographer != "Мария Ларина" || !s.Photos[0].IsOpen() {
		t.Errorf("photos %+v", s.Photos)
	}
	if s.Dateline.Place.Zone != "Asia/Barnaul" || len(notes) < 6 {
		t.Errorf("place %+v, %d notes", s.Dateline.Place, len(notes))
	}
	var refused *wire.Refusal
	if err := os.WriteFile(path, []byte("PK\x00\x01"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.Stories.Import(context.Background(), path); !errors.As(err, &refused) || refused.Name != "page.txt" {
		t.Errorf("a zip: %v", err)
	}
}

func TestASlotKeepsWhatThePageSaid(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	path := filepath.Join(t.TempDir(), "page.txt")
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	s, _, err := d.Stories.Import(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	added, _, err := d.Photos.Add(ctx, string(s.ID), []string{photo(t, "lighthouse"), photo(t, "alley")}, NewPhoto{Lead: true, Photographer: "Роман Жук"})
	if err != nil || len(added) != 2 {
		t.Fatalf("added %+v: %v", added, err)
	}
	lead := added[0]
	if lead.ID != s.Photos[0].ID || lead.Caption != "Машина на маршруте." || lead.Credit != (story.Credit{Agency: `ИА "Заря"`, Photographer: "Роман Жук"}) || lead.Rights.Notice != "" {
		t.Errorf("the lead: %+v", lead)
	}
	slot, _, err := d.Photos.Add(ctx, string(s.ID), []string{photo(t, "farmhouse")}, NewPhoto{Slot: string(s.Photos[1].ID)})
	if err != nil || len(slot) != 1 || slot[0].Caption != "Пассажиры ждут на остановке." || slot[0].Credit.Photographer != "Мария Ларина" {
		t.Errorf("the slot: %+v, %v", slot, err)
	}
	v, err := d.Stories.Show(ctx, string(s.ID))
	if err != nil || len(v.Story.Photos) != 3 {
		t.Errorf("%d photos, %v", len(v.Story.Photos), err)
	}
}

func TestOneBadFileAddsNothing(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	s, _, err := d.Stories.New(ctx, NewStory{Headline: "Мост"})
	if err != nil {
		t.Fatal(err)
	}
	// Cut in the middle and mended at the end: its frame is whole, only a decoder
	// sees what is missing.
	cut := photo(t, "alley")
	data, err := os.ReadFile(cut)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(cut, append(data[:len(data)/2], 0xff, 0xd9), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.Photos.Add(ctx, string(s.ID), []string{photo(t, "lighthouse"), cut}, NewPhoto{}); err == nil {
		t.Fatal("a photo cut in the middle was taken")
	}
	v, err := d.Stories.Show(ctx, string(s.ID))
	if err != nil || len(v.Story.Photos) != 0 {
		t.Errorf("%d photos, %v", len(v.Story.Photos), err)
	}
}

// TestTwoPeople: from the second accepted person on, a story needs the other's
// signature, and carries it.
func TestTwoPeople(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	order := Order{Stories: []string{id}, To: filepath.Join(t.TempDir(), "alone")}
	if _, err := d.Publish.Export(ctx, order); err != nil {
		t.Fatalf("one person alone: %v", err)
	}
	irina := accept(t, d, "irina", revision.Editor)
	order.To = filepath.Join(t.TempDir(), "package.zip")
	if _, err := d.Publish.Export(ctx, order); verdict(err) != revision.NotApproved {
		t.Errorf("without approval: %v", err)
	}
	if err := d.Review.File(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	if err := d.Review.Approve(ctx, id, ""); verdict(err) != revision.NotEntitled {
		t.Errorf("a journalist approved: %v", err)
	}
	if _, err := d.Review.Me(ctx, "", "chief"); err != nil {
		t.Fatal(err)
	}
	if err := d.Review.Approve(ctx, id, ""); verdict(err) != revision.OwnStory {
		t.Errorf("the author approved: %v", err)
	}
	irina.says(t, d, id, revision.Approved)
	if got := state(t, d, id); got != revision.StateApproved {
		t.Errorf("state %s", got)
	}
	out, err := d.Publish.Export(ctx, order)
	if err != nil || out[0].Report.Review != export.ReviewApproved || len(out[0].Report.Signers) != 2 {
		t.Errorf("export: %+v, %v", out, err)
	}
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", "Ещё строка"}}); err != nil {
		t.Fatal(err)
	}
	if got := state(t, d, id); got != revision.StateChangedAfter {
		t.Errorf("state after an edit %s", got)
	}
	if _, err := d.Publish.Export(ctx, order); verdict(err) != revision.NotApproved {
		t.Errorf("changed after approval: %v", err)
	}
	r, err := Verify(ctx, d.room.renderer, order.To)
	if err != nil || !r.OK() {
		t.Errorf("the package of before: %v, %v", r, err)
	}
}

func TestAnExportMintsOnceAndIsLogged(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	to := filepath.Join(t.TempDir(), "package")
	for range 2 {
		if _, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: to}); err != nil {
			t.Fatal(err)
		}
	}
	v, err := d.Stories.Show(ctx, id)
	if err != nil || v.Version != 1 {
		t.Errorf("version %d, %v", v.Version, err)
	}
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"city", ""}}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: to}); code(err) != Blocked {
		t.Errorf("without a city: %v", err)
	}
	if _, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: to, Override: "очерк"}); err != nil {
		t.Error(err)
	}
	log, err := d.Publish.Deliveries(ctx, id)
	if err != nil || len(log) != 3 || log[2].Reason != "очерк" || len(log[2].Rules) != 1 || log[2].Rules[0] != rules.CityMissing || log[0].Path != to {
		t.Errorf("log %+v, %v", log, err)
	}
}

// TestACreditInsideIsRead: the proof looks into the finished files, not at what
// was asked for.
func TestACreditInsideIsRead(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	to := filepath.Join(t.TempDir(), "package")
	if _, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: to}); err != nil {
		t.Fatal(err)
	}
	images, err := filepath.Glob(filepath.Join(to, "data", "html", "img", "*-640.jpg"))
	if err != nil || len(images) == 0 {
		t.Fatalf("%v, %v", images, err)
	}
	want := export.Inside{
		Description: "Машина на маршруте.", Creator: "Пётр Осипов", Credit: `ИА "Заря"`, Rights: `© ИА "Заря"`, Headline: "В Рубцовске заработал первый электробус",
		City: "Рубцовск", Alt: "Маяк",
	}
	v, err := d.Stories.Show(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if want.Date = v.Story.Photos[0].Taken; want.Date.IsZero() {
		want.Date = v.Story.Dateline.Date
	}
	want.SourceType = v.Story.Photos[0].SourceType
	p := prover{d.room.renderer}
	if w, _, err := p.Inspect(images[0], want); err != nil || w != 640 {
		t.Errorf("%s: %d wide, %v", images[0], w, err)
	}
	want.Credit = "кто-то другой"
	if _, _, err := p.Inspect(images[0], want); err == nil {
		t.Error("another credit inside was not noticed")
	}
}

func TestADamagedOriginalDoesNotGoOut(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	v, err := d.Stories.Show(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	h, err := revision.ParseHash(v.Story.Photos[0].Original)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(photo(t, "alley"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.room.arc.PhotoPath(h), data, 0o600); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "package")
	if _, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: to}); !archive.Is(err, archive.Damaged) {
		t.Errorf("another photo went out: %v", err)
	}
	if _, err := os.Stat(to); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something was left: %v", err)
	}
}

func TestAPhotoWithWorkOfALaterVersion(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	err := d.room.edit(ctx, id, func(_ *archive.Tx, a archive.Draft) (story.Edit, error) {
		p := a.Story.Photos[0]
		p.Redactions = []story.Redaction{{Rect: story.Rect{X: 1, Y: 1, W: 50, H: 50}, Kind: "blur"}}
		return story.ChangePhoto{Photo: p}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: filepath.Join(t.TempDir(), "x")}); code(err) != ReservedField {
		t.Errorf("a face that should be hidden went out: %v", err)
	}
}

// TestTheOutletsWords: who is not approved takes new words, who is keeps the old.
func TestTheOutletsWords(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	open1, approved := ready(t, d), ready(t, d)
	if err := d.Review.File(ctx, approved, ""); err != nil {
		t.Fatal(err)
	}
	if err := d.Review.Approve(ctx, approved, ""); err != nil {
		t.Fatal(err)
	}
	if err := d.Archive.SetOutlet(ctx, []Assignment{{"ru.archive", "Прошлые выпуски"}, {"name", "Заря"}}); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{open1: "Прошлые выпуски", approved: "Архив"} {
		v, err := d.Stories.Show(ctx, id)
		if err != nil || v.Story.Words.Archive != want {
			t.Errorf("archive is called %q, want %q (%v)", v.Story.Words.Archive, want, err)
		}
	}
	if got := state(t, d, approved); got != revision.StateApproved {
		t.Errorf("a new word for the archive ended an approval: %s", got)
	}
}

func TestStoriesPointToEachOther(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	one, two := ready(t, d), ready(t, d)
	if err := d.Publish.Published(ctx, one, Publication{URL: "https://zarya.example/1", Profile: "web"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Stories.AddRelated(ctx, two, story.Related{Story: story.ID(one)}); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "package")
	if _, err := d.Publish.Export(ctx, Order{Stories: []string{two}, To: to}); err != nil {
		t.Fatal(err)
	}
	html, err := os.ReadFile(filepath.Join(to, "data", "html", "index.html"))
	if err != nil || !strings.Contains(string(html), `<a href="https://zarya.example/1">`) {
		t.Errorf("no link to the published story (%v)", err)
	}
	if err := d.Stories.AddRelated(ctx, two, story.Related{Story: story.ID(two)}); code(err) != RelatedToItself {
		t.Errorf("related to itself: %v", err)
	}
}

func TestHistoryCountsVersions(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	for _, do := range []func() error{
		func() error { return d.Review.File(ctx, id, "") },
		func() error { return d.Review.Return(ctx, id, "короче") },
		func() error { _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", "Короче"}}); return err },
		func() error { return d.Review.File(ctx, id, "") },
		func() error { return d.Review.Approve(ctx, id, "") },
	} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := d.Review.History(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.What+string(rune('0'+e.Version)))
	}
	if diff := cmp.Diff([]string{"version1", "filed1", "returned1", "version2", "filed2", "approved2"}, got); diff != "" {
		t.Error(diff)
	}
	if err := d.Review.Return(ctx, id, "  "); code(err) != ReasonMissing {
		t.Errorf("a return without a reason: %v", err)
	}
}

// pulled fails every commit while off is set.
type pulled struct {
	archive.Committer
	off *bool
}

func (p pulled) Commit(change func(*bolt.Tx) error) error {
	if *p.off {
		return errors.New("the cable was pulled")
	}
	return p.Committer.Commit(change)
}

func TestAFailedVerbChangesNothing(t *testing.T) {
	ctx := context.Background()
	off := false
	c := config(t.TempDir())
	c.Store = func(dir string, o archive.Options) (*archive.Archive, error) {
		o.Committer = func(c archive.Committer) archive.Committer { return pulled{c, &off} }
		return archive.Open(dir, o)
	}
	d := open(t, c)
	id := ready(t, d)
	before, err := d.Stories.Show(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	off = true
	for name, do := range map[string]func() error{
		"new":     func() error { _, _, err := d.Stories.New(ctx, NewStory{Headline: "x"}); return err },
		"set":     func() error { _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", "x"}}); return err },
		"file":    func() error { return d.Review.File(ctx, id, "") },
		"publish": func() error { return d.Publish.Published(ctx, id, Publication{}) },
		"export": func() error {
			_, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: filepath.Join(t.TempDir(), "x")})
			return err
		},
		"outlet": func() error { return d.Archive.SetOutlet(ctx, []Assignment{{"name", "x"}}) },
		"remove": func() error { return d.Photos.Remove(ctx, id, string(before.Story.Photos[0].ID)) },
	} {
		if err := do(); err == nil || !strings.Contains(err.Error(), "cable") {
			t.Errorf("%s: %v", name, err)
		}
	}
	off = false
	after, err := d.Stories.Show(ctx, id)
	if err != nil || after.Content != before.Content || after.Version != 0 || after.State != revision.StateDraft {
		t.Errorf("after: %s, version %d, %v", after.State, after.Version, err)
	}
	if rows, err := d.Stories.List(ctx, Query{}); err != nil || len(rows) != 1 {
		t.Errorf("%d stories, %v", len(rows), err)
	}
}

// TestManyHandsAtOnce is for the race detector: the window and its workers use
// one desk.
func TestManyHandsAtOnce(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	d.room.now = func() time.Time { return noon }
	id := ready(t, d)
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			if _, _, err := d.Stories.New(ctx, NewStory{Headline: "Мост", City: "Барнаул"}); err != nil {
				t.Error(err)
			}
			if _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", strings.Repeat("о", i+1)}}); err != nil {
				t.Error(err)
			}
			if _, err := d.Stories.List(ctx, Query{Sort: "city"}); err != nil {
				t.Error(err)
			}
			if _, err := d.Stories.Check(ctx, id); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if rows, err := d.Stories.List(ctx, Query{}); err != nil || len(rows) != 5 {
		t.Errorf("%d stories, %v", len(rows), err)
	}
}

func TestListsAreSorted(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	for _, n := range []NewStory{
		{Headline: "А", City: "Томск", Date: "2024-01-03"},
		{Headline: "Б", City: "", Date: "2024-01-05"},
		{Headline: "В ёлках", City: "Барнаул", Date: "2024-01-04"},
	} {
		if _, _, err := d.Stories.New(ctx, n); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := d.Stories.List(ctx, Query{Sort: "city"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Stories.Set(ctx, string(rows[0].ID), []Assignment{{"deadline", "2024-02-01 10:00"}}); err != nil {
		t.Fatal(err)
	}
	for by, want := range map[string]string{"touched": "ВБА", "date": "БВА", "city": "ВАБ", "deadline": "ВБА"} {
		rows, err := d.Stories.List(ctx, Query{Sort: by})
		got := ""
		for _, r := range rows {
			got += string([]rune(r.Headline)[0])
		}
		if err != nil || got != want {
			t.Errorf("by %s: %s, want %s (%v)", by, got, want, err)
		}
	}
	if rows, err := d.Stories.List(ctx, Query{Text: "елках"}); err != nil || len(rows) != 1 {
		t.Errorf("ё was looked for as е: %d rows, %v", len(rows), err)
	}
	if _, err := d.Stories.Show(ctx, "zz"); code(err) != NoSuchStory {
		t.Errorf("error %v", err)
	}
}
