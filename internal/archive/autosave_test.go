package archive_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"dateline/internal/archive"
	"dateline/internal/story"

	bolt "go.etcd.io/bbolt"
)

// disk is a committer whose commits tests slow down and fail.
type disk struct {
	mu    sync.Mutex
	delay time.Duration
	err   error
	saved []string
	at    []time.Time
}

func (d *disk) save(ctx context.Context, drafts []archive.Draft) error {
	d.mu.Lock()
	delay := d.delay
	d.mu.Unlock()
	time.Sleep(delay)
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.err != nil {
		return d.err
	}
	for _, one := range drafts {
		d.saved = append(d.saved, one.Story.Headline)
		d.at = append(d.at, time.Now())
	}
	return ctx.Err()
}

func (d *disk) set(delay time.Duration, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.delay, d.err = delay, err
}

func TestTypedTextIsOnDiskWithinASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &disk{}
		s := archive.NewAutosaveOf(d.save, time.Now, nil)
		begin := time.Now()
		// A key every 100 ms for ten seconds: later keys must not put saving off.
		for range 100 {
			s.Put(draft("s1", time.Since(begin).String()))
			time.Sleep(100 * time.Millisecond)
		}
		if err := s.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
		last := begin
		for _, at := range d.at {
			if at.Sub(last) > time.Second {
				t.Errorf("nothing was saved between %v and %v", last.Sub(begin), at.Sub(begin))
			}
			last = at
		}
		if n := len(d.saved); n < 10 || n > 15 || d.saved[n-1] != "9.9s" {
			t.Errorf("%d saves, the last of %q", n, d.saved[n-1])
		}
	})
}

func TestSavedIsSaidOnlyAfterTheCommit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &disk{delay: 5 * time.Second}
		var phases []archive.Phase
		s := archive.NewAutosaveOf(d.save, time.Now, func(st archive.Status) { phases = append(phases, st.Phase) })
		s.Put(draft("s1", "Мост"))
		if got := s.Status().Phase; got != archive.Saving {
			t.Errorf("before the commit: %s", got)
		}
		time.Sleep(4 * time.Second)
		if got := s.Status().Phase; got != archive.Saving {
			t.Errorf("during the commit: %s", got)
		}
		time.Sleep(3 * time.Second)
		synctest.Wait()
		if got := s.Status().Phase; got != archive.Saved {
			t.Errorf("after the commit: %s", got)
		}
		if err := s.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
		if len(phases) < 2 || phases[0] != archive.Saving || phases[1] != archive.Saved {
			t.Errorf("said %v", phases)
		}
	})
}

func TestAFailedSaveKeepsTheTextAndIsTriedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		full := errors.New("disk full")
		d := &disk{err: full}
		s := archive.NewAutosaveOf(d.save, time.Now, nil)
		s.Put(draft("s1", "Мост"))
		s.Put(draft("s2", "Трамвай"))
		if err := s.Flush(context.Background()); !errors.Is(err, full) {
			t.Errorf("flush on a full disk: %v", err)
		}
		if st := s.Status(); st.Phase != archive.Failed || !errors.Is(st.Err, full) {
			t.Errorf("status %+v", st)
		}
		if got := s.Unsaved(); len(got) != 2 || got[0].Story.ID != story.ID("s1") {
			t.Errorf("unsaved %v", got)
		}
		d.set(0, nil)
		time.Sleep(archive.Retry + time.Second)
		synctest.Wait()
		if st := s.Status(); st.Phase != archive.Saved || len(s.Unsaved()) != 0 || len(d.saved) != 2 {
			t.Errorf("after there was room again: %+v, saved %v", st, d.saved)
		}
		if err := s.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTextTypedDuringASaveIsNotForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &disk{delay: 2 * time.Second}
		s := archive.NewAutosaveOf(d.save, time.Now, nil)
		s.Put(draft("s1", "first"))
		time.Sleep(archive.Delay + time.Second)
		s.Put(draft("s1", "second"))
		if err := s.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
		if n := len(d.saved); n != 2 || d.saved[1] != "second" {
			t.Errorf("saved %v", d.saved)
		}
	})
}

func TestWhoWaitsMayStopWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &disk{delay: time.Hour}
		s := archive.NewAutosaveOf(d.save, time.Now, nil)
		s.Put(draft("s1", "Мост"))
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if err := s.Flush(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("flush: %v", err)
		}
		if err := s.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
	})
}

// failing fails every commit while on is set.
type failing struct {
	archive.Committer
	on *bool
}

func (f failing) Commit(change func(*bolt.Tx) error) error {
	if *f.on {
		return errors.New("the cable was pulled")
	}
	return f.Committer.Commit(change)
}

func TestTheArchiveSavesThroughItsCommitter(t *testing.T) {
	broken := true
	a := open(t, t.TempDir(), archive.Options{Committer: func(c archive.Committer) archive.Committer { return failing{c, &broken} }})
	s := a.NewAutosave(time.Now, nil)
	s.Put(draft("s1", "Мост"))
	if err := s.Flush(context.Background()); err == nil || s.Status().Phase != archive.Failed || len(headlines(t, a)) != 0 {
		t.Errorf("flush through a broken committer: %v, %+v", err, s.Status())
	}
	broken = false
	if err := s.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := headlines(t, a); got["s1"] != "Мост" {
		t.Errorf("kept %v", got)
	}
}
