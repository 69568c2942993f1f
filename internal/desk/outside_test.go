package desk

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/story"

	bolt "go.etcd.io/bbolt"
)

// between is a committer that lets something happen right after a commit,
// before the verb that made it goes on.
type between struct {
	archive.Committer
	after *func()
}

func (b between) Commit(change func(*bolt.Tx) error) error {
	err := b.Committer.Commit(change)
	if do := *b.after; do != nil {
		*b.after = nil
		do()
	}
	return err
}

// interrupted is a newsroom in which the writer is quick.
func interrupted(t testing.TB) (*Desk, *func()) {
	t.Helper()
	after := new(func())
	c := config(t.TempDir())
	c.Now = func() time.Time { return noon }
	c.Store = func(dir string, o archive.Options) (*archive.Archive, error) {
		o.Committer = func(c archive.Committer) archive.Committer { return between{c, after} }
		return archive.Open(dir, o)
	}
	return open(t, c), after
}

// TestALetterTypedDuringAVerbIsKept, and so is what the verb did.
func TestALetterTypedDuringAVerbIsKept(t *testing.T) {
	ctx := context.Background()
	d, after := interrupted(t)
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	*after = func() { types(t, s, "б") }
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", "После ремонта"}}); err != nil {
		t.Fatal(err)
	}
	if now := s.Story(); words(now) != "б" || now.Deck != "После ремонта" || len(d.Stories.Unsaved()) != 0 || !equal(kept(t, d, id), now) {
		t.Errorf("the sheet has %q, %q; unsaved %d", words(now), now.Deck, len(d.Stories.Unsaved()))
	}
}

// TestAnEditThatNoLongerFitsIsMadeAgain, of what is there now.
func TestAnEditThatNoLongerFitsIsMadeAgain(t *testing.T) {
	ctx := context.Background()
	d, after := interrupted(t)
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	do(t, s, story.AddRelated{Item: story.Related{Title: "Первый"}})
	*after = func() { do(t, s, story.RemoveRelated{}) }
	if err := d.Stories.AddRelated(ctx, id, story.Related{Title: "Второй"}); err != nil {
		t.Fatal(err)
	}
	if now := s.Story(); len(now.Related) != 1 || now.Related[0].Title != "Второй" || !equal(kept(t, d, id), now) {
		t.Errorf("related: %+v, stored %+v", now.Related, kept(t, d, id).Related)
	}
	// And one that cannot be made any more is said to have failed.
	do(t, s, story.WithPhoto(s.Story(), story.PhotoUse{ID: "p1"}, "b1"))
	*after = func() {
		e, err := story.WithoutPhoto(s.Story(), "p1")
		if err != nil {
			t.Fatal(err)
		}
		do(t, s, e)
	}
	if err := d.Photos.Remove(ctx, id, "p1"); code(err) != NoSuchPhoto {
		t.Errorf("removed a photo that was gone: %v", err)
	}
	if err := s.Close(ctx); err != nil {
		t.Fatal(err)
	}
	if got := kept(t, d, id); len(got.Photos) != 0 || !equal(got, s.Story()) {
		t.Errorf("stored %+v", got.Photos)
	}
}

// TestAnyOrderOfHands: a writer and other verbs in any order, with the disk
// failing now and then; the disk has what the window has in the end, every verb
// that succeeded is in it, and none that failed.
func TestAnyOrderOfHands(t *testing.T) {
	for seed := range uint64(20) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { anyOrder(t, rand.New(rand.NewPCG(seed, 7))) })
	}
}

func anyOrder(t *testing.T, chance *rand.Rand) {
	ctx := context.Background()
	d, broken := onAStick(t)
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	typed, added := "", 0
	// must says that a verb fails only without a disk, or because of where the story stands.
	must := func(err error) {
		t.Helper()
		if err != nil && !broken.Load() && verdict(err) == "" {
			t.Fatal(err)
		}
	}
	for i := range 30 {
		switch chance.IntN(8) {
		case 0, 1:
			types(t, s, fmt.Sprint(i%10))
			typed += fmt.Sprint(i % 10)
		case 2:
			err := d.Stories.AddRelated(ctx, id, story.Related{Title: fmt.Sprint("читайте ", i)})
			must(err)
			if err == nil {
				added++
			}
		case 3:
			broken.Store(!broken.Load())
		case 4:
			must(s.Flush(ctx))
		case 5:
			must(s.Close(ctx))
			s = sheetOf(t, d, id)
		case 6:
			if s.CanUndo() && added == 0 {
				s.Undo()
				typed = words(s.Story())
			}
		case 7:
			must(d.Review.File(ctx, id, ""))
		}
		if got := s.Story(); words(got) != typed || len(got.Related) != added || !equal(kept(t, d, id), got) {
			t.Fatalf("step %d: %q with %d related items, want %q with %d", i, words(got), len(got.Related), typed, added)
		}
	}
	broken.Store(false)
	now := s.Story()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if got := stored(t, d.Dir(), id); !equal(got, now) {
		t.Errorf("the disk has %q with %d related items, the window %q with %d", words(got), len(got.Related), words(now), len(now.Related))
	}
}

// TestAVerbOnAnotherStoryWaitsForNoSheet and leaves it alone.
func TestAVerbOnAnotherStoryWaitsForNoSheet(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id, other := newDraft(t, d, "Мост"), newDraft(t, d, "Трамвай")
	s, o := sheetOf(t, d, id), sheetOf(t, d, other)
	types(t, s, "Мост открыли")
	types(t, o, "Трамвай пошёл")
	if _, err := d.Stories.Set(ctx, other, []Assignment{{"deck", "Наконец"}}); err != nil {
		t.Fatal(err)
	}
	if s.Story().Deck != "" || s.Version() != 1 || o.Story().Deck != "Наконец" {
		t.Errorf("%q and %q", s.Story().Deck, o.Story().Deck)
	}
	if err := errors.Join(s.Close(ctx), o.Close(ctx)); err != nil {
		t.Fatal(err)
	}
	if words(kept(t, d, id)) != "Мост открыли" || words(kept(t, d, other)) != "Трамвай пошёл" {
		t.Error("one story was kept under the other's name")
	}
}
