package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
)

// TestATemplateGivesStructureAndNoWords: nothing that nobody wrote can go out.
func TestATemplateGivesStructureAndNoWords(t *testing.T) {
	ctx := context.Background()
	for _, lang := range []string{"ru", "en"} {
		c := config(t.TempDir())
		c.Language = lang
		d := open(t, c)
		for _, name := range Templates() {
			s, err := d.Stories.Template(ctx, name)
			if err != nil {
				t.Fatal(err)
			}
			if s.Language != lang || s.Headline != "" || words(s) != strings.Repeat("\n", s.Body.Len()-1) || s.Length() != 0 {
				t.Errorf("%s says something: %+v", name, s)
			}
			if s.PlannedLength == 0 || s.Urgency == 0 || s.Dateline.Date.IsZero() || s.Dateline.Place != (story.Place{}) {
				t.Errorf("%s is not planned: %+v", name, s)
			}
			if !Blocks(rules.Check(s, profileOf(t, d))) {
				t.Errorf("%s may go out as it is", name)
			}
			if kept(t, d, string(s.ID)).PlannedLength != s.PlannedLength {
				t.Errorf("%s is not kept", name)
			}
		}
	}
}

func TestTemplatesHaveTheirShape(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	shape := func(name Template) (kinds []text.Kind, open int) {
		t.Helper()
		s, err := d.Stories.Template(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range s.Body.All() {
			kinds = append(kinds, b.Kind)
		}
		for i, p := range s.Photos {
			if p.IsOpen() && p.Lead == (i == 0) {
				open++
			}
		}
		return kinds, open
	}
	if kinds, _ := shape(Brief); len(kinds) != 1 {
		t.Errorf("a brief has %v", kinds)
	}
	if kinds, _ := shape(News); kinds[len(kinds)-1] != text.FactBox {
		t.Errorf("news have %v", kinds)
	}
	if kinds, _ := shape(Interview); kinds[1] != text.Heading3 || kinds[2] != text.Paragraph || len(kinds) != 11 {
		t.Errorf("an interview has %v", kinds)
	}
	if kinds, open := shape(PhotoReport); open != 6 || kinds[1] != text.Photo {
		t.Errorf("a photo report has %v, %d open slots", kinds, open)
	}
	if _, err := d.Stories.Template(ctx, "ode"); code(err) != UnknownTemplate {
		t.Errorf("an ode: %v", err)
	}
	s, _, err := d.Stories.New(ctx, NewStory{Template: Brief, Headline: "Мост", City: "Бийск", Language: "en"})
	if err != nil || s.Slug != "most" || s.Dateline.Place.Name != "Biysk" || s.PlannedLength == 0 {
		t.Errorf("a brief of a headline: %+v, %v", s, err)
	}
}

func TestACopyIsAnotherStory(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"correction", "Иначе."}, {"deadline", "2024-06-01 10:00"}, {"assignee", "Роман Жук"}}); err != nil {
		t.Fatal(err)
	}
	s := sheetOf(t, d, id)
	use := story.PhotoUse{ID: "p9", Caption: "Вагон"}
	do(t, s, story.WithPhoto(s.Story(), use, "b9"))
	if err := errors.Join(d.Review.File(ctx, id, ""), d.Review.Approve(ctx, id, "")); err != nil {
		t.Fatal(err)
	}
	first := s.Story()
	copied, err := d.Stories.Duplicate(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if copied.ID == first.ID || copied.Headline != first.Headline || words(copied) != words(first) || copied.Slug != first.Slug+"-2" {
		t.Errorf("a copy: %+v", copied)
	}
	if copied.Correction != "" || copied.Assignee != "" || !copied.Deadline.Equal(time.Time{}) {
		t.Errorf("planned or corrected like the first: %+v", copied)
	}
	for i, p := range copied.Photos {
		was := first.Photos[i]
		if p.ID == was.ID || p.Original != was.Original || p.Caption != was.Caption || p.Lead != was.Lead {
			t.Errorf("photo %+v of %+v", p, was)
		}
	}
	for i, b := range copied.Body.All() {
		if was := first.Body.Block(i); b.ID == was.ID || b.Kind != was.Kind {
			t.Errorf("block %+v of %+v", b, was)
		}
	}
	v, err := d.Stories.Show(ctx, string(copied.ID))
	if err != nil || v.State != revision.StateDraft || v.Version != 0 {
		t.Errorf("the copy is %s, version %d: %v", v.State, v.Version, err)
	}
	again, err := d.Stories.Duplicate(ctx, string(copied.ID))
	if err != nil || again.Slug != first.Slug+"-3" {
		t.Errorf("a copy of the copy is called %q: %v", again.Slug, err)
	}
	long := newDraft(t, d, strings.Repeat("трамвай ", 20))
	if c, err := d.Stories.Duplicate(ctx, long); err != nil || len(c.Slug) > 80 || !strings.HasSuffix(c.Slug, "-2") {
		t.Errorf("a copy of a long one is called %q: %v", c.Slug, err)
	}
}

func TestPhotosAreTakenFirstAndPlacedLater(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	s := sheetOf(t, d, newDraft(t, d, "Мост"))
	types(t, s, "Первый")
	first := s.Story().Body.Block(0).ID
	do(t, s, story.Body{Transaction: text.Transaction{Steps: []text.Step{text.Insert{After: first, Blocks: []text.Block{{ID: "second", Kind: text.Paragraph, Text: "Второй"}}}}}})
	uses, notes, err := d.Photos.Take(ctx, []string{photo(t, "lighthouse"), photo(t, "alley"), photo(t, "farmhouse")})
	if err != nil || len(uses) != 3 || len(s.Story().Photos) != 0 {
		t.Fatalf("%d photos, %v", len(uses), err)
	}
	if !slices.ContainsFunc(notes, func(n Note) bool { return n.ID == "desk.note.photo-says" || n.ID == "desk.note.photo-gps" }) {
		t.Errorf("notes %+v", notes)
	}
	before := s.Story()
	place := func(after text.BlockID, uses ...story.PhotoUse) {
		t.Helper()
		e, err := d.Photos.Placing(s.Story(), uses, after)
		if err != nil {
			t.Fatal(err)
		}
		do(t, s, e)
	}
	shape := func() string {
		var out []string
		for _, p := range s.Story().Photos {
			i := slices.IndexFunc(uses, func(u story.PhotoUse) bool { return u.ID == p.ID })
			out = append(out, fmt.Sprintf("%d%v", i, p.Lead))
		}
		for _, b := range s.Story().Body.All() {
			out = append(out, string(b.Kind))
		}
		return strings.Join(out, " ")
	}
	uses[1].Lead = true // it was one elsewhere
	place("", uses...)
	if got := shape(); got != "0true 1false 2false paragraph paragraph photo photo" {
		t.Errorf("placed at the end: %s", got)
	}
	if _, ok := s.Undo(); !ok || words(s.Story()) != words(before) || len(s.Story().Photos) != 0 || s.Story().Body.Len() != 2 {
		t.Errorf("one step back: %s", shape())
	}
	place("", uses[0], uses[1])
	place(first, uses[2])
	if got := shape(); got != "0true 2false 1false paragraph photo paragraph photo" {
		t.Errorf("placed in the text: %s", got)
	}
	if _, err := d.Photos.Placing(s.Story(), uses[:1], first); err == nil {
		t.Error("one photo was placed twice under one name")
	}
	if _, err := d.Photos.Placing(before, uses, "nosuchblock"); err == nil {
		t.Error("a photo was placed behind a block there is not")
	}
	for _, c := range []struct {
		before text.BlockID
		want   string
	}{
		{first, "0true 1false photo paragraph paragraph"},
		{"second", "0true 1false paragraph photo paragraph"},
	} {
		e, err := d.Photos.PlacingBefore(before, uses[:2], c.before)
		if err != nil {
			t.Fatal(err)
		}
		placed, err := e.Apply(before)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range placed.Photos {
			got = append(got, fmt.Sprintf("%d%v", slices.IndexFunc(uses, func(u story.PhotoUse) bool { return u.ID == p.ID }), p.Lead))
		}
		for _, b := range placed.Body.All() {
			got = append(got, string(b.Kind))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("before %s: %v, want %s", c.before, got, c.want)
		}
	}
	if _, err := d.Photos.PlacingBefore(before, uses, "nosuchblock"); err == nil {
		t.Error("a photo was placed before a block there is not")
	}
	broken := filepath.Join(t.TempDir(), "x.jpg")
	if err := os.WriteFile(broken, []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.Photos.Take(ctx, []string{photo(t, "alley"), broken}); err == nil {
		t.Error("a file that is no picture was taken")
	}
}

func TestAnOpenSlotIsFilled(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	made, err := d.Stories.Template(ctx, PhotoReport)
	if err != nil {
		t.Fatal(err)
	}
	s := sheetOf(t, d, string(made.ID))
	slot := made.Photos[2]
	slot.Caption = "Вагон на мосту"
	do(t, s, story.ChangePhoto{Photo: slot})
	uses, _, err := d.Photos.Take(ctx, []string{photo(t, "lighthouse")})
	if err != nil {
		t.Fatal(err)
	}
	e, err := d.Photos.Filling(s.Story(), slot.ID, uses[0])
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, e)
	got, _ := s.Story().Photo(slot.ID)
	if got.IsOpen() || got.Original != uses[0].Original || got.Caption != "Вагон на мосту" || got.Width == 0 {
		t.Errorf("filled: %+v", got)
	}
	if _, err := d.Photos.Filling(s.Story(), slot.ID, uses[0]); code(err) != NoSuchPhoto {
		t.Errorf("filled twice: %v", err)
	}
}

func TestWhatIsOfferedWhileTyping(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	if err := d.Archive.SetOutlet(ctx, []Assignment{{"region", "Алтайский край"}, {"sections", "Новости, Город"}}); err != nil {
		t.Fatal(err)
	}
	if got := d.Stories.Cities("барн", "ru", 3); len(got) == 0 || d.Stories.PlaceOf(got[0], "ru").Region != "Алтайский край" || d.Stories.PlaceOf(got[0], "en").Name != "Barnaul" {
		t.Errorf("cities %+v", got)
	}
	if got := d.Stories.Cities("", "ru", 3); len(got) != 0 {
		t.Errorf("cities of nothing: %+v", got)
	}
	for i, s := range []struct{ byline, rubric, tags string }{
		{"Анна Лунь", "Культура", "река, мост"},
		{"Анна Лунь, Роман Жук", "Культура", "река, Ремонт"},
		{"ИА «Заря»", "Наука", "школа"},
	} {
		id := newDraft(t, d, fmt.Sprint("Мост ", i))
		if _, err := d.Stories.Set(ctx, id, []Assignment{{"byline", s.byline}, {"rubric", s.rubric}, {"tags", s.tags}}); err != nil {
			t.Fatal(err)
		}
	}
	ready(t, d) // names ИА "Заря" and Пётр Осипов in a credit
	for name, c := range map[string]struct{ got, want []string }{
		"tags":         {d.Stories.Tags(ctx, "ре"), []string{"река", "Ремонт"}},
		"all tags":     {d.Stories.Tags(ctx, "")[:1], []string{"река"}},
		"names":        {d.Stories.Names(ctx, "лу"), []string{"Анна Лунь"}},
		"in quotes":    {d.Stories.Names(ctx, "заря"), []string{`ИА "Заря"`, "ИА «Заря»", "ИА Заря"}},
		"in credits":   {d.Stories.Names(ctx, "осип"), []string{"Пётр Осипов"}},
		"with ё":       {d.Stories.Names(ctx, "петр"), []string{"Пётр Осипов"}},
		"no such name": {d.Stories.Names(ctx, "ъъ"), nil},
		"rubrics":      {d.Stories.Rubrics(ctx), []string{"Новости", "Город", "Культура", "Наука"}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestWhatAnInterfaceRemembers(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	d := open(t, config(dir))
	if v, err := d.Archive.Preference("ui.language"); err != nil || v != "" {
		t.Errorf("before: %q, %v", v, err)
	}
	if err := errors.Join(d.Archive.SetPreference(ctx, "ui.language", "en"), d.Archive.SetPreference(ctx, "outlet", "x"), d.Archive.SetPreference(ctx, "me", "x")); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = open(t, config(dir))
	if v, err := d.Archive.Preference("ui.language"); err != nil || v != "en" {
		t.Errorf("after: %q, %v", v, err)
	}
	if _, err := d.Archive.Outlet(ctx); err != nil {
		t.Errorf("a preference took the outlet's place: %v", err)
	}
	if _, role, err := d.Review.Person(); err != nil || role != "journalist" {
		t.Errorf("a preference took somebody's place: %q, %v", role, err)
	}
}

func TestBackupsAreListed(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	if got, err := d.Archive.Backups(); err != nil || len(got) != 0 {
		t.Errorf("before: %v, %v", got, err)
	}
	s := sheetOf(t, d, newDraft(t, d, "Мост"))
	types(t, s, "Мост открыли")
	for range 4 {
		if _, err := d.Archive.Backup(ctx, ""); err != nil {
			t.Fatal(err)
		}
	}
	if len(d.Stories.Unsaved()) != 0 {
		t.Error("a backup without what was typed")
	}
	if err := os.WriteFile(filepath.Join(d.Dir(), "backups", "dateline-notes.db"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := d.Archive.Backups()
	if err != nil || len(got) != 3 || !got[0].Time.After(got[2].Time) || got[0].Bytes == 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	if _, err := os.Stat(got[0].Path); err != nil {
		t.Error(err)
	}
}

func TestWhoWorksHere(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	if _, err := d.Review.Me(ctx, "Анна Лунь", "editor"); err != nil {
		t.Fatal(err)
	}
	if name, role, err := d.Review.Person(); err != nil || name != "Анна Лунь" || role != "editor" {
		t.Errorf("%q, %q, %v", name, role, err)
	}
}

// TestWhatMayBeSaidIsSaidBeforehand: a button that is closed knows why.
func TestWhatMayBeSaidIsSaidBeforehand(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	accept(t, d, "irina", revision.Editor)
	standing := func() Standing {
		t.Helper()
		s, err := d.Stories.Standing(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := standing()
	if s.State != revision.StateDraft || s.Version != 0 || s.Changed || s.Verdict != nil || !s.ApprovalRequired {
		t.Errorf("a draft: %+v", s)
	}
	if s.Why[revision.Filed] != nil || verdict(s.Why[revision.Approved]) != revision.NotEntitled || verdict(s.Why[revision.Unheld]) != revision.NotHeld || verdict(s.PublishWhy) != revision.NotApproved {
		t.Errorf("a draft may: %v; out: %v", s.Why, s.PublishWhy)
	}
	if _, err := d.room.keepVersion(story.ID(id)); err != nil {
		t.Fatal(err)
	}
	if s := standing(); s.Version != 1 || s.Changed || s.Verdict != nil {
		t.Errorf("a version is no verdict: %+v", s)
	}
	for kind, why := range s.Why {
		err := d.room.state(ctx, id, revision.Statement{Kind: kind, Note: "потому что"})
		if (err == nil) != (why == nil) || err != nil && err.Error() != why.Error() {
			t.Errorf("%s: said %v, does %v", kind, why, err)
		}
		if err == nil {
			break // the next answer is about another state
		}
	}
	filed := standing()
	stranger(t, "nobody", revision.Chief).says(t, d, id, revision.Approved)
	if s := standing(); s.State != filed.State || (s.Verdict == nil) != (filed.Verdict == nil) || s.Verdict != nil && s.Verdict.What != filed.Verdict.What {
		t.Errorf("the word of somebody nobody knows: %+v", s.Verdict)
	}
	found, err := d.Stories.Findings(story.Story{ID: "x", Language: "ru"})
	if err != nil || !Blocks(found) {
		t.Errorf("findings of nothing: %v, %v", found, err)
	}
}

func profileOf(t testing.TB, d *Desk) outlet.Profile {
	t.Helper()
	p, err := d.room.profile()
	if err != nil {
		t.Fatal(err)
	}
	return p
}
