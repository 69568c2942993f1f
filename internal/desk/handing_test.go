package desk

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/handoff"
	"dateline/internal/merge"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// laptop is a newsroom of somebody who has said who they are.
func laptop(t testing.TB, name string, role revision.Role) *Desk {
	t.Helper()
	d := open(t, config(t.TempDir()))
	if _, err := d.Review.Me(context.Background(), name, string(role)); err != nil {
		t.Fatal(err)
	}
	return d
}

// cardOf is the card file of who works at a desk.
func cardOf(t testing.TB, d *Desk) []byte {
	t.Helper()
	data, err := d.Review.CardFile()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// idOf is the person who works at a desk.
func idOf(t testing.TB, d *Desk) revision.PersonID {
	t.Helper()
	card, err := d.Review.Me(context.Background(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	return card.Person
}

// acquainted lets everybody accept everybody.
func acquainted(t testing.TB, all ...*Desk) {
	t.Helper()
	for _, d := range all {
		for _, other := range all {
			if other != d {
				if _, _, err := d.Review.Accept(context.Background(), cardOf(t, other)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// wraps writes a hand-off of stories, for anybody to read.
func wraps(t testing.TB, d *Desk, ids ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "for-you"+handoff.Extension)
	if _, err := d.Review.HandOff(context.Background(), HandOff{Stories: ids, Originals: true, Path: path}, nil); err != nil {
		t.Fatal(err)
	}
	return path
}

// unwraps takes a file in.
func unwraps(t testing.TB, d *Desk, path string) Received {
	t.Helper()
	got, err := d.Review.Receive(context.Background(), path, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// gives is both, for one story; it says what the story was to who received it.
func gives(t testing.TB, from, to *Desk, id string) ReceivedStory {
	t.Helper()
	got := unwraps(t, to, wraps(t, from, id))
	if got.Quarantined || len(got.Stories) != 1 || string(got.Stories[0].ID) != id {
		t.Fatalf("received %+v", got)
	}
	return got.Stories[0]
}

func set(t testing.TB, d *Desk, id, field, value string) {
	t.Helper()
	if _, err := d.Stories.Set(context.Background(), id, []Assignment{{field, value}}); err != nil {
		t.Fatal(err)
	}
}

// TestAStoryGoesThereAndBack is the work of two people on two laptops: written
// here, returned there, mended here, approved there, and out.
func TestAStoryGoesThereAndBack(t *testing.T) {
	ctx := context.Background()
	anna, boris := laptop(t, "Анна Лунь", revision.Journalist), laptop(t, "Борис Кедров", revision.Editor)
	acquainted(t, anna, boris)
	id := ready(t, anna)
	set(t, anna, id, "assignee", "Борис")
	if err := anna.Review.File(ctx, id, "готово"); err != nil {
		t.Fatal(err)
	}
	got := unwraps(t, boris, wraps(t, anna, id))
	if s := got.Stories[0]; s.Relation != revision.New || s.State != revision.StateInReview || s.Versions != 1 || s.Verdicts != 1 {
		t.Fatalf("received %+v", s)
	}
	if got.Photos != 1 || got.PhotosMissing != 0 || got.From.Name != "Анна Лунь" || !got.From.Accepted {
		t.Errorf("received %+v", got)
	}
	if there := kept(t, boris, id); there.Assignee != "Борис" || words(there) != words(kept(t, anna, id)) {
		t.Errorf("there it says %q for %q", words(there), there.Assignee)
	}
	if err := boris.Review.Return(ctx, id, "нужен второй источник"); err != nil {
		t.Fatal(err)
	}
	if s := gives(t, boris, anna, id); s.Relation != revision.Same || s.State != revision.StateReturned || s.Verdicts != 1 {
		t.Errorf("came back as %+v", s)
	}
	set(t, anna, id, "deck", "Второй источник подтвердил")
	if err := anna.Review.File(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	if s := gives(t, anna, boris, id); s.Relation != revision.Updated || kept(t, boris, id).Deck == "" {
		t.Errorf("went there again as %+v", s)
	}
	if err := boris.Review.Approve(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	if s := gives(t, boris, anna, id); s.State != revision.StateApproved {
		t.Errorf("is %+v", s)
	}
	if _, err := anna.Publish.Export(ctx, Order{Stories: []string{id}, To: filepath.Join(t.TempDir(), "out")}); err != nil {
		t.Errorf("approved on another laptop, and yet: %v", err)
	}
}

// TestReceivingTwiceChangesNothing, and neither does an old file.
func TestReceivingTwiceChangesNothing(t *testing.T) {
	anna, boris := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor)
	acquainted(t, anna, boris)
	id := ready(t, anna)
	first := wraps(t, anna, id)
	unwraps(t, boris, first)
	was := everything(t, boris)
	if s := unwraps(t, boris, first).Stories[0]; s.Relation != revision.Same || s.Versions+s.Verdicts+s.Remarks != 0 {
		t.Errorf("the second time it was %+v", s)
	}
	if now := everything(t, boris); now != was {
		t.Errorf("the second time changed:\n%s\n%s", was, now)
	}
	set(t, anna, id, "deck", "Иначе")
	gives(t, anna, boris, id)
	was = everything(t, boris)
	if s := unwraps(t, boris, first).Stories[0]; s.Relation != revision.Ahead {
		t.Errorf("an old file was %+v", s)
	}
	if now := everything(t, boris); now != was {
		t.Error("an old file changed something")
	}
	// What is typed and in no version is ahead of what comes, and stays.
	set(t, boris, id, "deck", "Ещё иначе")
	if s := unwraps(t, boris, first).Stories[0]; s.Relation != revision.Ahead || kept(t, boris, id).Deck != "Ещё иначе" {
		t.Errorf("typed on, it was %+v, %q", s, kept(t, boris, id).Deck)
	}
}

// everything is what is signed at a desk, and every draft.
func everything(t testing.TB, d *Desk) string {
	t.Helper()
	var out strings.Builder
	err := d.room.arc.View(func(tx *archive.Tx) error {
		write := func(what string, all [][]byte, err error) error {
			for _, data := range all {
				out.WriteString(what + " " + string(data) + "\n")
			}
			return err
		}
		for _, part := range []struct {
			name string
			read func() ([][]byte, error)
		}{{"card", tx.Cards}, {"stranger", tx.Strangers}, {"policy", tx.Policies}, {"revocation", tx.Revocations}} {
			all, err := part.read()
			if err := write(part.name, all, err); err != nil {
				return err
			}
		}
		for id := range tx.Drafts() {
			draft, err := tx.Draft(id)
			if err != nil {
				return err
			}
			data, err := revision.EncodeContent(draft.Story)
			if err := write("draft", [][]byte{data, []byte(draft.Story.Assignee), []byte(draft.Touched.String())}, err); err != nil {
				return err
			}
			if err := write("signed", [][]byte{[]byte(signedOf(t, tx, id))}, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// signedOf is everything signed about a story, with the contents.
func signedOf(t testing.TB, tx *archive.Tx, id story.ID) string {
	t.Helper()
	var out bytes.Buffer
	for _, read := range []func(story.ID) ([][]byte, error){tx.Revisions, tx.Statements, tx.Remarks, tx.Slips} {
		all, err := read(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, data := range all {
			out.Write(append(data, '\n'))
		}
	}
	revisions, err := decodeAll[revision.SignedRevision](tx.Revisions(id))
	if err != nil {
		t.Fatal(err)
	}
	contents := []revision.Hash{}
	for _, r := range revisions {
		contents = append(contents, r.Content)
	}
	remarks, err := decodeAll[revision.SignedRemark](tx.Remarks(id))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range remarks {
		contents = append(contents, r.Content)
	}
	for _, h := range contents {
		data, err := tx.Content(h)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(data)
	}
	return out.String()
}

// TestBothChanged: what was typed here, in a version or not, stands beside what
// was written there; nobody's text is lost and nothing may go out.
func TestBothChanged(t *testing.T) {
	ctx := context.Background()
	anna, boris := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor)
	acquainted(t, anna, boris)
	id := ready(t, anna)
	gives(t, anna, boris, id)
	set(t, anna, id, "deck", "Со слов дежурного")
	set(t, boris, id, "deck", "Со слов очевидца")
	s := gives(t, anna, boris, id)
	if s.Relation != revision.BothChanged || s.State != revision.StateBothChanged {
		t.Errorf("received %+v", s)
	}
	if got := kept(t, boris, id).Deck; got != "Со слов очевидца" {
		t.Errorf("the draft says %q", got)
	}
	if got := heads(t, boris, id); len(got) != 2 || got["Со слов очевидца"]+got["Со слов дежурного"] != 2 {
		t.Errorf("the heads say %v", got)
	}
	if err := boris.Review.File(ctx, id, ""); verdict(err) != revision.Code(revision.BothChanged) {
		t.Errorf("filed: %v", err)
	}
	// Typing on is a version of one's own text and buries the other one for nobody.
	set(t, boris, id, "deck", "Со слов двух очевидцев")
	if s := gives(t, boris, anna, id); s.Relation != revision.BothChanged {
		t.Errorf("received %+v", s)
	}
	if got := heads(t, anna, id); len(got) != 2 || got["Со слов двух очевидцев"]+got["Со слов дежурного"] != 2 {
		t.Errorf("the heads say %v", got)
	}
	// Who typed the same has changed nothing beside it.
	vera := laptop(t, "Вера", revision.Editor)
	acquainted(t, anna, boris, vera)
	two := ready(t, anna)
	gives(t, anna, vera, two)
	set(t, anna, two, "deck", "Одно и то же")
	set(t, vera, two, "deck", "Одно и то же")
	if s := gives(t, anna, vera, two); s.State == revision.StateBothChanged {
		t.Errorf("the same words were %+v", s)
	}
}

// TestATextGoesOnToWhatWasMadeFromIt, and not to the other one that came beside
// it; and what is typed then is made from it alone.
func TestATextGoesOnToWhatWasMadeFromIt(t *testing.T) {
	anna, boris := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor)
	vera, gleb := laptop(t, "Вера", revision.Editor), laptop(t, "Глеб", revision.Chief)
	acquainted(t, anna, boris, vera, gleb)
	id := newDraft(t, anna, "Мост")
	gives(t, anna, boris, id)
	set(t, anna, id, "deck", "Анна")
	set(t, boris, id, "deck", "Борис")
	gives(t, anna, vera, id)
	gives(t, boris, gleb, id)
	gives(t, boris, vera, id)
	gives(t, anna, gleb, id)
	for _, d := range []*Desk{anna, boris} {
		set(t, d, id, "rubric", "Город")
	}
	for _, c := range []struct {
		from, to *Desk
		deck     string
	}{{anna, vera, "Анна"}, {boris, gleb, "Борис"}} {
		if s := gives(t, c.from, c.to, id); s.Relation != revision.BothChanged {
			t.Errorf("received %+v", s)
		}
		if now := kept(t, c.to, id); now.Deck != c.deck || now.Rubric != "Город" {
			t.Errorf("the text of %s went on to %q, %q", c.deck, now.Deck, now.Rubric)
		}
		set(t, c.to, id, "headline", "Мост открыт")
		wraps(t, c.to, id)
		if got := heads(t, c.to, id); len(got) != 2 || got["Анна"] != 1 || got["Борис"] != 1 {
			t.Errorf("typed on the text of %s, the heads say %v", c.deck, got)
		}
	}
}

// heads are the decks of the heads of a story.
func heads(t testing.TB, d *Desk, id string) map[string]int {
	t.Helper()
	out := map[string]int{}
	err := d.room.arc.View(func(tx *archive.Tx) error {
		draft, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := d.room.recordOf(tx, draft)
		if err != nil {
			return err
		}
		for _, r := range rec.revisions {
			for _, h := range rec.facts.Heads {
				if r.ID() == h {
					s, err := contentIn(tx, r.Content)
					if err != nil {
						return err
					}
					out[s.Deck]++
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestReceivingWhileTheStoryIsOpen: a writer who typed nothing sees the new text at once and
// cannot undo it by a slip of the hand; one who typed keeps what they typed.
func TestReceivingWhileTheStoryIsOpen(t *testing.T) {
	anna, boris := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor)
	acquainted(t, anna, boris)
	id := newDraft(t, anna, "Мост")
	gives(t, anna, boris, id)
	s := sheetOf(t, boris, id)
	types(t, s, "Мост")
	gives(t, boris, anna, id)
	set(t, anna, id, "deck", "После ремонта")
	told := 0
	s.Listen(func(before, after story.Story) { told++ })
	if got := gives(t, anna, boris, id); got.Relation != revision.Updated {
		t.Fatalf("received %+v", got)
	}
	if s.Story().Deck != "После ремонта" || words(s.Story()) != "Мост" || s.CanUndo() || told != 1 {
		t.Errorf("the sheet says %q; undo: %v", s.Story().Deck, s.CanUndo())
	}
	types(t, s, " открыт")
	set(t, anna, id, "deck", "Наконец")
	if got := gives(t, anna, boris, id); got.Relation != revision.BothChanged {
		t.Fatalf("received %+v", got)
	}
	if now := s.Story(); words(now) != "Мост открыт" || now.Deck != "После ремонта" || !s.CanUndo() {
		t.Errorf("the sheet says %q, %q", words(now), now.Deck)
	}
	if got := heads(t, boris, id); got["После ремонта"] != 1 || got["Наконец"] != 1 {
		t.Errorf("the heads say %v", got)
	}
}

// TestALetterTypedWhileReceivingIsKept: it was typed on the old text, so it is a
// version beside the new one.
func TestALetterTypedWhileReceivingIsKept(t *testing.T) {
	ctx := context.Background()
	anna := laptop(t, "Анна", revision.Journalist)
	boris, after := interrupted(t)
	if _, err := boris.Review.Me(ctx, "Борис", "editor"); err != nil {
		t.Fatal(err)
	}
	acquainted(t, anna, boris)
	id := newDraft(t, anna, "Мост")
	gives(t, anna, boris, id)
	set(t, anna, id, "deck", "После ремонта")
	path := wraps(t, anna, id)
	s := sheetOf(t, boris, id)
	*after = func() { types(t, s, "б") }
	got := unwraps(t, boris, path).Stories[0]
	if got.Relation != revision.BothChanged || got.State != revision.StateBothChanged {
		t.Errorf("received %+v", got)
	}
	if now := s.Story(); words(now) != "б" || now.Deck != "" || !equal(kept(t, boris, id), now) {
		t.Errorf("the sheet says %q, %q", words(now), now.Deck)
	}
	if got := heads(t, boris, id); got[""] != 1 || got["После ремонта"] != 1 {
		t.Errorf("the heads say %v", got)
	}
	// Where only the plan came, it is under what was typed.
	vera, after := interrupted(t)
	acquainted(t, anna, vera)
	two := newDraft(t, anna, "Трамвай")
	gives(t, anna, vera, two)
	set(t, anna, two, "assignee", "Вера")
	path = wraps(t, anna, two)
	s = sheetOf(t, vera, two)
	*after = func() { types(t, s, "т") }
	if got := unwraps(t, vera, path).Stories[0]; got.Relation != revision.Ahead && got.Relation != revision.Same {
		t.Errorf("a plan was %+v", got)
	}
	if now := s.Story(); words(now) != "т" || now.Assignee != "Вера" {
		t.Errorf("the sheet says %q for %q", words(now), now.Assignee)
	}
	// And so is a note, on the words it is about.
	a := sheetOf(t, anna, two)
	types(t, a, "Трамвай вернулся")
	gives(t, anna, vera, two) // both typed; nothing of it is lost
	for _, d := range []*Desk{anna, vera} {
		c, err := d.Review.Conflict(ctx, two)
		if code(err) == NothingToMerge {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var answers []merge.Choice
		for _, card := range c.Merged.Cards {
			answers = append(answers, merge.Choice{Card: card.ID, Answer: merge.Theirs})
		}
		if err := d.Review.Merge(ctx, two, c, answers); err != nil {
			t.Fatal(err)
		}
	}
	gives(t, vera, anna, two)
	if !strings.Contains(words(a.Story()), "вернулся") {
		t.Fatalf("the merge says %q", words(a.Story()))
	}
	noted(t, a, "вернулся", "когда?")
	path = wraps(t, anna, two)
	*after = func() { types(t, s, "!") }
	unwraps(t, vera, path)
	if now := s.Story(); len(now.Notes) != 1 || now.Notes[0].Remarks[0].Text != "когда?" || !strings.Contains(words(now), "!") {
		t.Errorf("the sheet says %q with %+v", words(now), now.Notes)
	}
	gives(t, vera, anna, two)
	if now := a.Story(); len(now.Notes) != 1 {
		t.Errorf("the note came back as %+v", now.Notes)
	}
}

// TestAFileIsForThoseItIsFor: encrypted to people, with a passphrase, or signed only.
func TestAFileIsForThoseItIsFor(t *testing.T) {
	if testing.Short() {
		t.Skip("a passphrase is slow on purpose")
	}
	ctx := context.Background()
	anna, boris, vera := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor), laptop(t, "Вера", revision.Editor)
	acquainted(t, anna, boris, vera)
	id := ready(t, anna)
	path := filepath.Join(t.TempDir(), "a.dateline")
	handed, err := anna.Review.HandOff(ctx, HandOff{Stories: []string{id}, To: []revision.PersonID{idOf(t, boris)}, Path: path}, nil)
	if err != nil || !handed.Encrypted || handed.Stories != 1 || handed.Photos != 0 {
		t.Fatalf("%+v, %v", handed, err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() != handed.Bytes {
		t.Errorf("%d bytes were said: %v, %v", handed.Bytes, info, err)
	}
	if _, err := vera.Review.Receive(ctx, path, "", nil); !handoff.Is(err, handoff.NotForYou) {
		t.Errorf("read by somebody else: %v", err)
	}
	if got := unwraps(t, boris, path); !got.Encrypted || got.PhotosMissing != 1 {
		t.Errorf("received %+v", got)
	}
	unwraps(t, anna, path) // who wrote it can read it too
	locked := filepath.Join(t.TempDir(), "b.dateline")
	if _, err := anna.Review.HandOff(ctx, HandOff{Stories: []string{id}, Passphrase: "кедр гость паром", Path: locked}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := vera.Review.Receive(ctx, locked, "", nil); !handoff.Is(err, handoff.NeedsPassphrase) {
		t.Errorf("without a passphrase: %v", err)
	}
	if _, err := vera.Review.Receive(ctx, locked, "кедр", nil); !handoff.Is(err, handoff.WrongPassphrase) {
		t.Errorf("with another: %v", err)
	}
	if got, err := vera.Review.Receive(ctx, locked, "кедр гость паром", nil); err != nil || len(got.Stories) != 1 {
		t.Errorf("with the passphrase: %+v, %v", got, err)
	}
	if _, err := anna.Review.HandOff(ctx, HandOff{Stories: []string{id}, To: []revision.PersonID{idOf(t, boris)}, Passphrase: "x", Path: path}, nil); code(err) != OneLock {
		t.Errorf("two locks: %v", err)
	}
	if _, err := anna.Review.HandOff(ctx, HandOff{Path: path}, nil); code(err) != NothingToHandOff {
		t.Errorf("nothing: %v", err)
	}
}

// TestThePlanForeseesTheVersionThatWritingMakes of what was typed.
func TestThePlanForeseesTheVersionThatWritingMakes(t *testing.T) {
	ctx := context.Background()
	anna := laptop(t, "Анна", revision.Journalist)
	id := ready(t, anna)
	h := HandOff{Stories: []string{id}, Path: filepath.Join(t.TempDir(), "a.dateline")}
	plan, err := anna.Review.PlanHandOff(ctx, h)
	if err != nil || !plan.Stories[0].Unkept || plan.Stories[0].Versions != 1 {
		t.Errorf("before: %+v, %v", plan.Stories, err)
	}
	made, err := anna.Review.HandOff(ctx, h, nil)
	if err != nil || made.Plan.Stories[0].Unkept || made.Plan.Stories[0].Versions != 1 {
		t.Errorf("written: %+v, %v", made.Plan.Stories, err)
	}
}

// TestThePlanSaysWhatGoes, before it goes.
func TestThePlanSaysWhatGoes(t *testing.T) {
	ctx := context.Background()
	anna := laptop(t, "Анна", revision.Journalist)
	id := ready(t, anna)
	old, err := revision.NewDevice(strings.NewReader(strings.Repeat("d", 64)))
	if err != nil {
		t.Fatal(err)
	}
	card := old.Card(revision.Card{Person: "dmitri", Name: "Дмитрий", Role: revision.Editor, Serial: 1})
	card.Version, card.Recipients = 1, nil // as an earlier Dateline made it
	putCard(t, anna, card)
	h := HandOff{Stories: []string{id, id}, To: []revision.PersonID{"dmitri"}, Originals: true, Path: filepath.Join(t.TempDir(), "a.dateline")}
	if err := anna.Review.File(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	plan, err := anna.Review.PlanHandOff(ctx, h)
	if err != nil || len(plan.Stories) != 1 || plan.Photos != 1 || len(plan.CannotRead) != 1 || plan.CannotRead[0].Name != "Дмитрий" {
		t.Fatalf("%+v, %v", plan, err)
	}
	if s := plan.Stories[0]; s.Unkept || s.Versions != 1 || s.Verdicts != 1 || s.Photos != 1 || s.Headline == "" {
		t.Errorf("%+v", s)
	}
	if info, err := os.Stat(photo(t, "lighthouse")); err != nil || plan.Bytes <= info.Size() {
		t.Errorf("%d bytes", plan.Bytes)
	}
	if _, err := anna.Review.HandOff(ctx, h, nil); code(err) != CannotEncrypt {
		t.Errorf("written: %v", err)
	}
	if _, err := os.Stat(h.Path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file is there: %v", err)
	}
}

// TestAnInterruptedHandOffLeavesNothing: not half a file, not one under another name.
func TestAnInterruptedHandOffLeavesNothing(t *testing.T) {
	anna := laptop(t, "Анна", revision.Journalist)
	id := ready(t, anna)
	dir := t.TempDir()
	path := filepath.Join(dir, "a.dateline")
	ctx, stop := context.WithCancel(context.Background())
	_, err := anna.Review.HandOff(ctx, HandOff{Stories: []string{id}, Originals: true, Path: path}, func(int64, int64) { stop() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := anna.Review.HandOff(context.Background(), HandOff{Stories: []string{id}, Path: filepath.Join(dir, "no", "a.dateline")}, nil); code(err) != CannotWrite {
		t.Errorf("into no folder: %v", err)
	}
	if _, err := anna.Review.HandOff(context.Background(), HandOff{Stories: []string{id}, Path: dir}, nil); code(err) != CannotWrite {
		t.Errorf("in the place of a folder: %v", err)
	}
	link := filepath.Join(dir, "device.dateline")
	if err := os.Symlink(os.DevNull, link); err == nil {
		if _, err := anna.Review.HandOff(context.Background(), HandOff{Stories: []string{id}, Path: link}, nil); code(err) != CannotWrite {
			t.Errorf("in the place of a device: %v", err)
		}
	}
}

// TestWhatIsRefused: a file that is not as it was written brings nothing.
func TestWhatIsRefused(t *testing.T) {
	ctx := context.Background()
	anna, boris := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor)
	acquainted(t, anna, boris)
	id := ready(t, anna)
	whole, err := os.ReadFile(wraps(t, anna, id))
	if err != nil {
		t.Fatal(err)
	}
	was := everything(t, boris)
	for name, c := range map[string]struct {
		data []byte
		want []handoff.Code
	}{
		"a shopping list":  {[]byte("bread, milk, lamp oil\n"), []handoff.Code{handoff.NotAHandOff}},
		"nothing":          {nil, []handoff.Code{handoff.NotAHandOff, handoff.Truncated}},
		"half":             {whole[:len(whole)/2], []handoff.Code{handoff.Truncated}},
		"one byte too few": {whole[:len(whole)-1], []handoff.Code{handoff.Truncated}},
		"one too many":     {append(bytes.Clone(whole), 0), []handoff.Code{handoff.Damaged}},
		"the last bit":     {flipped(whole, len(whole)-1), []handoff.Code{handoff.Damaged}},
		"in the header":    {flipped(whole, 400), []handoff.Code{handoff.Forged, handoff.Damaged}},
		"a later version":  {bytes.Replace(whole, []byte("handoff/1"), []byte("handoff/2"), 1), []handoff.Code{handoff.Newer}},
	} {
		path := filepath.Join(t.TempDir(), "x.dateline")
		if err := os.WriteFile(path, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := boris.Review.Receive(ctx, path, "", nil)
		ok := false
		for _, want := range c.want {
			ok = ok || handoff.Is(err, want)
		}
		if !ok {
			t.Errorf("%s: %v", name, err)
		}
		if everything(t, boris) != was {
			t.Errorf("%s left something behind", name)
		}
	}
	if _, err := boris.Review.Receive(ctx, t.TempDir(), "", nil); code(err) != CannotRead {
		t.Errorf("a folder: %v", err)
	}
	if _, err := boris.Review.Receive(ctx, filepath.Join(t.TempDir(), "none"), "", nil); code(err) != CannotRead {
		t.Errorf("no file: %v", err)
	}
}

func flipped(data []byte, at int) []byte {
	out := bytes.Clone(data)
	out[at] ^= 1
	return out
}

// forged writes a hand-off as only a changed Dateline would.
func forged(t testing.TB, d *Desk, p handoff.Parcel) (string, error) {
	t.Helper()
	var card revision.SignedCard
	err := d.room.arc.View(func(tx *archive.Tx) (err error) {
		card, _, err = me(tx)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "forged.dateline")
	_, err = writeWhole(path, func(w io.Writer) error {
		return handoff.Write(context.Background(), w, p, originals{d.room.arc}, d.room.device, card, noon, handoff.Lock{}, nil)
	})
	return path, err
}

// TestAHistoryThatDoesNotHangTogetherIsRefused, though every signature in it fits.
func TestAHistoryThatDoesNotHangTogetherIsRefused(t *testing.T) {
	ctx := context.Background()
	anna, boris := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor)
	acquainted(t, anna, boris)
	key := anna.room.device
	content, err := revision.EncodeContent(story.Story{Language: "ru", Headline: "Мост"})
	if err != nil {
		t.Fatal(err)
	}
	h := revision.HashOfContent(content)
	first := revision.Revision{Story: "s1", Lamport: 1, Time: noon, Content: h}
	root := key.Sign(first)
	person := idOf(t, anna)
	with := func(lamport uint64, parents ...revision.Hash) revision.SignedRevision {
		r := first
		r.Lamport, r.Parents = lamport, parents
		return key.Sign(r)
	}
	for name, s := range map[string]handoff.Story{
		"a parent that nobody has":  {Revisions: []revision.SignedRevision{with(2, revision.Hash{1})}},
		"a clock that stands":       {Revisions: []revision.SignedRevision{root, with(1, root.ID())}},
		"a clock that jumps":        {Revisions: []revision.SignedRevision{root, with(1<<60, root.ID())}},
		"a verdict on nothing":      {Revisions: []revision.SignedRevision{root}, Statements: []revision.SignedStatement{key.State(revision.Statement{Story: "s1", Revision: revision.Hash{2}, Content: h, Kind: revision.Filed, Person: person, Lamport: 2, Time: noon})}},
		"a verdict from the future": {Revisions: []revision.SignedRevision{root}, Statements: []revision.SignedStatement{key.State(revision.Statement{Story: "s1", Revision: root.ID(), Content: h, Kind: revision.Filed, Person: person, Lamport: 1 << 63, Time: noon})}},
		"a note from the future":    {Revisions: []revision.SignedRevision{root}, Remarks: []revision.SignedRemark{key.Remark(revision.Remark{Story: "s1", Thread: "n1", Kind: revision.Said, Revision: root.ID(), Content: h, Person: person, Lamport: 1 << 62, Time: noon, Text: "?"})}},
		"a plan from the future":    {Revisions: []revision.SignedRevision{root}, Slips: []revision.SignedSlip{key.Slip(revision.Slip{Story: "s1", Person: person, Lamport: 1 << 62, Time: noon})}},
	} {
		s.ID = "s1"
		was := everything(t, boris)
		path, err := forged(t, anna, handoff.Parcel{Stories: []handoff.Story{s}, Contents: map[revision.Hash][]byte{h: content}})
		if err != nil {
			t.Logf("%s: not even written: %v", name, err)
			continue
		}
		if _, err := boris.Review.Receive(ctx, path, "", nil); code(err) != BrokenChain && !handoff.Is(err, handoff.Incomplete) {
			t.Errorf("%s: %v", name, err)
		}
		if everything(t, boris) != was {
			t.Errorf("%s left something behind", name)
		}
	}
}
