package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/comparison"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// versions of a story.
func (l office) versions(id string) []Version {
	l.t.Helper()
	all, err := l.Review.Versions(context.Background(), id)
	l.must(err)
	return all
}

// changed is what Compare shows, in words.
func (l office) changed(id string, from, to revision.Hash) string {
	l.t.Helper()
	c, err := l.Review.Compare(context.Background(), id, from, to)
	l.must(err)
	return inWords(c)
}

func inWords(c comparison.Comparison) string {
	var out []string
	for _, ch := range c.Changes {
		line := string(ch.Kind) + ":"
		for _, p := range ch.Pieces {
			switch p.Op {
			case comparison.Gone:
				line += "[-" + p.Text + "]"
			case comparison.New:
				line += "{+" + p.Text + "}"
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, " ")
}

func TestOneCommaAfterTheApproval(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера в полдень когда все пришли.")
	anna.hands(id, boris)
	boris.must(boris.Review.Approve(ctx, id, "В печать"))
	boris.hands(id, anna)
	if got := anna.state(id); got != revision.StateApproved {
		t.Fatalf("Anna sees %s", got)
	}
	anna.replaces(id, "полдень когда", "полдень, когда")
	anna.hands(id, boris)
	if a, b := anna.state(id), boris.state(id); a != revision.StateChangedAfter || b != a {
		t.Errorf("Anna sees %s, Boris %s", a, b)
	}
	s, err := boris.Stories.Standing(ctx, id)
	if err != nil || s.SinceSeen != 1 || s.Heads != 1 || len(s.Missing) != 1 {
		t.Errorf("%v: %+v", err, s)
	}
	if from, n, err := boris.Review.SinceSeen(ctx, id); err != nil || n != 1 || from != boris.versions(id)[0].Revision {
		t.Errorf("%v: %d changes since %s", err, n, from)
	}
	if got := boris.changed(id, revision.Hash{}, revision.Hash{}); !strings.Contains(got, ",") || strings.Count(got, "words:") != 1 {
		t.Errorf("since Boris's approval: %s", got)
	}
	boris.must(boris.Review.Approve(ctx, id, ""))
	if got := boris.state(id); got != revision.StateApproved {
		t.Errorf("approved again: %s", got)
	}
	if _, n, err := boris.Review.SinceSeen(ctx, id); err != nil || n != 0 {
		t.Errorf("%v: %d changes since he read it", err, n)
	}
	if s, err := boris.Stories.Standing(ctx, id); err != nil || s.Missing != nil {
		t.Errorf("%v: %+v are missing", err, s.Missing)
	}
}

// TestWhoHandsATextInHasReadIt, and who got it has not.
func TestWhoHandsATextInHasReadIt(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	stands := func(who office) Standing {
		s, err := who.Stories.Standing(ctx, id)
		who.must(err)
		return s
	}
	if s := stands(anna); !s.Read || !s.Wrote {
		t.Errorf("Anna handed it in: %+v", s)
	}
	if s := stands(boris); s.Read || s.Wrote || s.SinceSeen != 0 {
		t.Errorf("Boris has only got it: %+v", s)
	}
	anna.replaces(id, "вчера", "в полдень")
	if from, n, err := anna.Review.SinceSeen(ctx, id); err != nil || n != 1 || from != anna.versions(id)[0].Revision {
		t.Errorf("%v: Anna changed %d since %s", err, n, from)
	}
	boris.must(boris.Review.MarkSeen(ctx, id))
	if s := stands(boris); !s.Read || s.Wrote {
		t.Errorf("Boris read it: %+v", s)
	}
	draft := newDraft(t, anna.Desk, "Новый")
	if s, err := anna.Stories.Standing(ctx, draft); err != nil || s.Read || !s.Wrote {
		t.Errorf("%v: a draft that nobody else has: %+v", err, s)
	}
}

func TestVersionsSayWhatChangedInThem(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	boris.replaces(id, "вчера", "в полдень")
	boris.must(boris.Review.Return(ctx, id, "Проверьте"))
	boris.hands(id, anna)
	all := anna.versions(id)
	if len(all) != 2 {
		t.Fatalf("%d versions", len(all))
	}
	one, two := all[0], all[1]
	if one.Number != 1 || one.Person != "Анна" || one.PersonID != anna.card.Person || one.Head || one.Letters != 19 || one.Added != 19+len([]rune("Мост открыли")) || one.Removed != 0 || len(one.Said) != 1 || one.Said[0].What != "filed" {
		t.Errorf("%+v", one)
	}
	if two.Number != 2 || two.Person != "Борис" || !two.Accepted || !two.Head || two.Letters != 23 || two.Added != 9 || two.Removed != 5 || len(two.Parents) != 1 || len(two.Said) != 1 || two.Said[0].Note != "Проверьте" {
		t.Errorf("%+v", two)
	}
	if two.Seen || !boris.versions(id)[1].Seen || !boris.versions(id)[0].Seen {
		t.Error("Boris read both, Anna none")
	}
	anna.must(anna.Review.MarkSeen(ctx, id))
	if !anna.versions(id)[1].Seen {
		t.Error("Anna read it")
	}
	if got := anna.changed(id, one.Revision, two.Revision); !strings.Contains(got, "вчера") || !strings.Contains(got, "полдень") {
		t.Error(got)
	}
	// Nobody says with what: the first version with nothing, a read one with its parent.
	if got := anna.changed(id, revision.Hash{}, one.Revision); strings.Contains(got, "[-") || !strings.Contains(got, "block-added:") {
		t.Error(got)
	}
	if got, want := anna.changed(id, revision.Hash{}, two.Revision), anna.changed(id, one.Revision, two.Revision); got != want {
		t.Error(got)
	}
	was, err := anna.Review.At(ctx, id, one.Revision)
	if err != nil || was.Body.Block(0).Text != "Мост открыли вчера." || string(was.ID) != id {
		t.Errorf("%v: %+v", err, was)
	}
	if _, err := anna.Review.At(ctx, id, revision.Hash{1}); code(err) != NoSuchVersion {
		t.Errorf("%v", err)
	}
}

func TestAVersionHasAName(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.replaces(id, "вчера", "сегодня")
	v, err := anna.Review.KeepVersion(ctx, id, " Вечерний выпуск ")
	if err != nil || v.Number != 2 || v.Name != "Вечерний выпуск" || v.Removed == 0 {
		t.Fatalf("%v: %+v", err, v)
	}
	if again, err := anna.Review.KeepVersion(ctx, id, ""); err != nil || again.Revision != v.Revision || again.Name != "Вечерний выпуск" {
		t.Errorf("%v: %+v", err, again)
	}
	before := anna.state(id)
	anna.must(anna.Review.Name(ctx, id, anna.versions(id)[0].Revision, "Утренний"))
	anna.must(anna.Review.Name(ctx, id, v.Revision, ""))
	anna.hands(id, boris)
	if all := boris.versions(id); all[0].Name != "Утренний" || all[1].Name != "" || boris.state(id) != before {
		t.Errorf("%+v", all)
	}
	if err := anna.Review.Name(ctx, id, revision.Hash{1}, "Никакой"); code(err) != NoSuchVersion {
		t.Errorf("%v", err)
	}
}

func TestAVersionComesBackAsANewOne(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist")
	anna := l[0]
	id := anna.begins("Мост открыли вчера.", "Сотня человек пришла.")
	note := anna.notes(id, "вчера", "Когда?")
	anna.replaces(id, "вчера", "сегодня утром")
	sheet := sheetOf(t, anna.Desk, id)
	types(t, sheet, "!")
	first := anna.versions(id)[0]
	anna.must(anna.Review.Restore(ctx, id, first.Revision))
	if got := sheet.Story().Body.Block(0).Text; got != "Мост открыли вчера." {
		t.Errorf("the sheet says %q", got)
	}
	all := anna.versions(id)
	if len(all) != 3 || all[2].Content != first.Content || !all[2].Head || all[1].Removed == 0 {
		t.Fatalf("%+v", all)
	}
	if n, ok := sheet.Story().NoteWith(note); !ok || len(n.Remarks) != 1 {
		t.Errorf("the note is gone: %+v", sheet.Story().Notes)
	}
	if _, ok := sheet.Undo(); !ok || !strings.Contains(sheet.Story().Body.Block(0).Text, "сегодня утром") {
		t.Errorf("undone: %q", sheet.Story().Body.Block(0).Text)
	}
	if err := sheet.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	before := sheet.Story()
	if err := anna.Review.Restore(ctx, id, revision.Hash{1}); code(err) != NoSuchVersion || !same(before, sheet.Story()) {
		t.Errorf("%v, and the text is %q", err, anna.says(id))
	}
}

func TestTheChainIsProved(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	boris.must(boris.Review.Approve(ctx, id, ""))
	got, err := boris.Review.Verify(ctx, id)
	if err != nil || got.Revisions != 1 || got.Statements != 2 || got.People != 2 || len(got.Faults) != 0 {
		t.Errorf("%v: %+v", err, got)
	}
	// A version whose text did not come, on one that nobody has.
	odd := stranger(t, "nobody", revision.Editor).device.Sign(revision.Revision{
		Story: story.ID(id), Lamport: 9, Time: noon, Content: revision.Hash{7}, Parents: []revision.Hash{{8}},
	})
	boris.must(boris.room.arc.Update(ctx, func(tx *archive.Tx) error { return tx.PutRevision(odd.Story, odd.ID(), marshal(t, odd)) }))
	got, err = boris.Review.Verify(ctx, id)
	if err != nil || got.People != 3 || len(got.Faults) != 2 || got.Faults[0].Code != revision.FaultParent || got.Faults[1].Code != revision.FaultContent {
		t.Errorf("%v: %+v", err, got)
	}
	all := boris.versions(id)
	if v := all[len(all)-1]; v.Letters != 0 || v.Accepted || v.Person != "" {
		t.Errorf("%+v", v)
	}
}

// TestWhoeverRewritesHistoryIsFound: in the archive itself, past the program.
func TestWhoeverRewritesHistoryIsFound(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		rewrite func(*testing.T, *archive.Tx, office, story.ID) error
		want    revision.FaultCode
	}{
		"a verdict has other words": {func(t *testing.T, tx *archive.Tx, o office, s story.ID) error {
			all, err := tx.Statements(s)
			o.must(err)
			var st revision.SignedStatement
			o.must(json.Unmarshal(all[0], &st))
			st.Note = "Одобряю без правок"
			return tx.PutStatement(s, st.ID(), marshal(t, st))
		}, revision.FaultSignature},
		"a version has another time": {func(t *testing.T, tx *archive.Tx, o office, s story.ID) error {
			all, err := tx.Revisions(s)
			o.must(err)
			var r revision.SignedRevision
			o.must(json.Unmarshal(all[0], &r))
			r.Time = r.Time.Add(-time.Hour)
			return tx.PutRevision(s, r.ID(), marshal(t, r))
		}, revision.FaultSignature},
		"a text was exchanged": {func(t *testing.T, tx *archive.Tx, o office, s story.ID) error {
			v := o.versions(string(s))
			other := o.story(string(s))
			other.Headline = "Мост не открыли"
			data, err := revision.EncodeContent(other)
			o.must(err)
			return tx.PutContent(v[0].Content, data)
		}, revision.FaultContent},
	} {
		anna := newsroom(t, "Анна journalist")[0]
		id := anna.begins("Мост открыли вчера.")
		if got, err := anna.Review.Verify(ctx, id); err != nil || len(got.Faults) != 0 {
			t.Fatalf("%s: %v %+v", name, err, got)
		}
		anna.must(anna.room.arc.Update(ctx, func(tx *archive.Tx) error { return c.rewrite(t, tx, anna, story.ID(id)) }))
		got, err := anna.Review.Verify(ctx, id)
		if err != nil || !slices.ContainsFunc(got.Faults, func(f revision.Fault) bool { return f.Code == c.want }) {
			t.Errorf("%s: %v %+v", name, err, got)
		}
	}
}

// longStory is a story of this many versions, each with a word more.
func longStory(b *testing.B, versions int) (office, string) {
	b.Helper()
	ctx := context.Background()
	anna := newsroom(b, "Анна journalist", "Борис editor")[0]
	var paragraphs []string
	for i := range 30 {
		paragraphs = append(paragraphs, fmt.Sprintf("Абзац %d. %s", i, strings.Repeat("Мост открыли вчера, пришла сотня человек. ", 8)))
	}
	id := anna.begins(paragraphs...)
	anna.must(anna.room.arc.Update(ctx, func(tx *archive.Tx) error {
		for i := range versions - 1 {
			d, err := draftOf(tx, id)
			if err != nil {
				return err
			}
			if d.Story, err = replacing(b, d.Story, fmt.Sprintf("Абзац %d.", i%30), fmt.Sprintf("Абзац %d. Слово.", i%30)).Apply(d.Story); err != nil {
				return err
			}
			rec, err := anna.room.recordOf(tx, d)
			if err != nil {
				return err
			}
			if _, err := anna.room.mint(tx, &rec); err != nil {
				return err
			}
			if err := tx.PutDraft(d); err != nil {
				return err
			}
		}
		return nil
	}))
	return anna, id
}

func BenchmarkVersionsOfAStoryOf500(b *testing.B) {
	anna, id := longStory(b, 500)
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			anna.room.sizes = newSizes()
			anna.versions(id)
		}
	})
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			anna.versions(id)
		}
	})
}

func BenchmarkStateOfAStoryOf500(b *testing.B) {
	anna, id := longStory(b, 500)
	for b.Loop() {
		anna.state(id)
	}
}

func BenchmarkStandingOfAStoryOf500(b *testing.B) {
	anna, id := longStory(b, 500)
	for b.Loop() {
		if _, err := anna.Stories.Standing(context.Background(), id); err != nil {
			b.Fatal(err)
		}
	}
}
