package archive_test

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/story"

	bolt "go.etcd.io/bbolt"
)

// meddler does something between the begin of a change and its commit, once.
type meddler struct {
	archive.Committer
	before *func()
	fail   *atomic.Bool
}

func (m meddler) Commit(change func(*bolt.Tx) error) error {
	if do := *m.before; do != nil {
		*m.before = nil
		do()
	}
	if m.fail.Load() {
		return errors.New("the cable was pulled")
	}
	return m.Committer.Commit(change)
}

// meddled is an archive with one story, and the strings of its committer.
func meddled(t *testing.T, o archive.Options) (a *archive.Archive, s *archive.Autosave, before *func(), fail *atomic.Bool) {
	t.Helper()
	before, fail = new(func()), &atomic.Bool{}
	o.Committer = func(c archive.Committer) archive.Committer { return meddler{c, before, fail} }
	a = open(t, t.TempDir(), o)
	put(t, a, draft("s1", "Мост"))
	s = a.NewAutosave(time.Now, nil)
	t.Cleanup(func() {
		fail.Store(false)
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return a, s, before, fail
}

// seen is how a reader finds the story in its draft, its summary and the list.
func seen(t *testing.T, tx *archive.Tx) string {
	t.Helper()
	d, err := tx.Draft("s1")
	if err != nil {
		t.Fatal(err)
	}
	sum, err := tx.Summary("s1")
	if err != nil || sum.Headline != d.Story.Headline {
		t.Errorf("the summary says %q, the draft %q (%v)", sum.Headline, d.Story.Headline, err)
	}
	for sum, err := range tx.Summaries() {
		if err != nil || sum.Headline != d.Story.Headline {
			t.Errorf("the list says %q, the draft %q (%v)", sum.Headline, d.Story.Headline, err)
		}
	}
	return d.Story.Headline
}

// TestReadersSeeWhatIsNotSavedYet, and a change of it is made of it.
func TestReadersSeeWhatIsNotSavedYet(t *testing.T) {
	ctx := context.Background()
	a, s, _, fail := meddled(t, archive.Options{})
	fail.Store(true)
	s.Put(draft("s1", "Трамвай"))
	err := a.View(func(tx *archive.Tx) error {
		if got := seen(t, tx); got != "Трамвай" {
			t.Errorf("a reader sees %q", got)
		}
		if got := tx.Ahead(); !slices.Equal(got, []story.ID{"s1"}) {
			t.Errorf("ahead %v", got)
		}
		if _, err := tx.Summary("s2"); !archive.Is(err, archive.NotFound) {
			t.Errorf("a story there is not: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	fail.Store(false)
	err = a.Update(ctx, func(tx *archive.Tx) error {
		if got := seen(t, tx); got != "Трамвай" {
			t.Errorf("a change begins with %q", got)
		}
		if err := tx.PutDraft(draft("s1", "Трамвай и мост")); err != nil {
			return err
		}
		if got := seen(t, tx); got != "Трамвай и мост" {
			t.Errorf("a change reads %q of what it wrote itself", got)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	err = a.View(func(tx *archive.Tx) error {
		if got := tx.Ahead(); len(got) != 0 {
			t.Errorf("ahead of the disk after a flush: %v", got)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestSavingNeverGoesBack: text that is put while the disk is being waited for
// is what is written, not what was there when the waiting began.
func TestSavingNeverGoesBack(t *testing.T) {
	ctx := context.Background()
	a, s, before, _ := meddled(t, archive.Options{})
	*before = func() { s.Put(draft("s1", "второй")) }
	s.Put(draft("s1", "первый"))
	if err := s.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	if len(s.Unsaved()) != 0 || s.Status().Phase != archive.Saved {
		t.Errorf("left over: %v, %+v", s.Unsaved(), s.Status())
	}
	if got := headlines(t, a)["s1"]; got != "второй" {
		t.Errorf("kept %q", got)
	}
}

// TestAChangeIsSaidBeforeItIsDurable, with the number that readers compare.
func TestAChangeIsSaidBeforeItIsDurable(t *testing.T) {
	ctx := context.Background()
	var said []archive.Change
	a, s, _, _ := meddled(t, archive.Options{Changed: func(c archive.Change) { said = append(said, c) }})
	number := func() (n int) {
		if err := a.View(func(tx *archive.Tx) error { n = tx.ID(); return nil }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	said = nil
	for _, c := range []struct {
		name string
		do   func(*archive.Tx) error
		want archive.Change
	}{
		{"a draft, twice", func(tx *archive.Tx) error {
			return errors.Join(tx.PutDraft(draft("s1", "а")), tx.PutDraft(draft("s1", "б")))
		}, archive.Change{Stories: []story.ID{"s1"}}},
		{"a revision", func(tx *archive.Tx) error { return tx.PutRevision("s2", [32]byte{1}, []byte("{}")) }, archive.Change{Stories: []story.ID{"s2"}}},
		{"a statement", func(tx *archive.Tx) error { return tx.PutStatement("s3", [32]byte{1}, []byte("{}")) }, archive.Change{Stories: []story.ID{"s3"}}},
		{"a card", func(tx *archive.Tx) error { return tx.PutCard("p", []byte("{}")) }, archive.Change{Cards: true}},
		{"a setting", func(tx *archive.Tx) error { return tx.PutSetting("outlet", []byte("{}")) }, archive.Change{Settings: []string{"outlet"}}},
	} {
		before := number()
		if err := a.Update(ctx, c.do); err != nil {
			t.Fatal(err)
		}
		got := said[len(said)-1]
		if got.Tx <= before || got.Tx > number() || !slices.Equal(got.Stories, c.want.Stories) || got.Cards != c.want.Cards || !slices.Equal(got.Settings, c.want.Settings) {
			t.Errorf("%s: %+v, between %d and %d", c.name, got, before, number())
		}
	}
	n := len(said)
	if err := a.Update(ctx, func(*archive.Tx) error { return nil }); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("no")
	if err := a.Update(ctx, func(tx *archive.Tx) error { return errors.Join(tx.PutDraft(draft("s1", "в")), broken) }); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	if len(said) != n {
		t.Errorf("said of nothing: %+v", said[n:])
	}
	s.Put(draft("s1", "г"))
	if err := s.Flush(ctx); err != nil || len(said) != n+1 {
		t.Errorf("a saved text: %d changes said, %v", len(said)-n, err)
	}
}
