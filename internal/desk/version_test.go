package desk

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"sync"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// watch is a clock that a test moves.
type watch struct {
	mu sync.Mutex
	t  time.Time
}

func (w *watch) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.t
}

func (w *watch) on(by time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.t = w.t.Add(by)
}

// writing is a newsroom with a watch, and a story open in it.
func writing(t *testing.T) (*Desk, *watch, *Sheet) {
	t.Helper()
	w := &watch{t: noon}
	c := config(t.TempDir())
	c.Now = w.now
	d := open(t, c)
	return d, w, sheetOf(t, d, newDraft(t, d, "Мост"))
}

// saves lets the text become durable, and what follows from that happen: the
// archive is written on one goroutine, which ends with the desk.
func saves(t *testing.T, d *Desk, s *Sheet) int {
	t.Helper()
	ctx := context.Background()
	if err := s.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	// A second, empty Flush cannot be waited for; a letter more can.
	do(t, s, story.SetText{Field: story.InternalNote, Value: s.Story().Note + "."})
	if err := s.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	v, err := d.Stories.Show(ctx, string(s.ID()))
	if err != nil {
		t.Fatal(err)
	}
	return v.Version
}

func TestTenMinutesOfWritingMakeAVersion(t *testing.T) {
	d, w, s := writing(t)
	for minute := range 25 {
		types(t, s, "а")
		got := saves(t, d, s)
		// The second ten minutes begin with the first letter after the version: in
		// the same minute or in the next.
		if got != minute/10 && minute != 20 || minute == 20 && got != 1 && got != 2 {
			t.Errorf("%d versions after %d minutes", got, minute)
		}
		w.on(time.Minute)
	}
}

func TestAPauseIsNoWriting(t *testing.T) {
	d, w, s := writing(t)
	types(t, s, "а")
	if got := saves(t, d, s); got != 0 {
		t.Fatalf("%d versions", got)
	}
	if err := d.Review.File(context.Background(), string(s.ID()), ""); err != nil {
		t.Fatal(err)
	}
	// Two hours later somebody writes on: the version of the filing holds what was.
	w.on(2 * time.Hour)
	types(t, s, "б")
	if got := saves(t, d, s); got != 2 {
		t.Errorf("%d versions, want the one that was filed and what was written after it", got)
	}
	w.on(time.Minute)
	types(t, s, "в")
	if got := saves(t, d, s); got != 2 {
		t.Errorf("%d versions a minute later", got)
	}
}

func TestAYoungVersionIsEnough(t *testing.T) {
	d, w, s := writing(t)
	types(t, s, "а")
	saves(t, d, s)
	w.on(9 * time.Minute)
	types(t, s, "б")
	if err := d.Review.File(context.Background(), string(s.ID()), ""); err != nil {
		t.Fatal(err)
	}
	w.on(5 * time.Minute)
	types(t, s, "в")
	if got := saves(t, d, s); got != 1 {
		t.Errorf("%d versions, and the last is five minutes old", got)
	}
	w.on(5 * time.Minute)
	types(t, s, "г")
	if got := saves(t, d, s); got != 2 {
		t.Errorf("%d versions after ten minutes more", got)
	}
}

func TestWritingBuriesNoOtherText(t *testing.T) {
	ctx := context.Background()
	d, w, s := writing(t)
	irina := accept(t, d, "irina", revision.Editor)
	if err := d.Review.File(ctx, string(s.ID()), ""); err != nil {
		t.Fatal(err)
	}
	// Two laptops went on from one version.
	err := d.room.arc.Update(ctx, func(tx *archive.Tx) error {
		for range 2 {
			var content revision.Hash
			if _, err := rand.Read(content[:]); err != nil {
				return err
			}
			v := irina.device.Sign(revision.Revision{Story: s.ID(), Lamport: 9, Time: w.now(), Content: content})
			data, err := json.Marshal(v)
			if err != nil {
				return err
			}
			if err := tx.PutRevision(s.ID(), v.ID(), data); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	types(t, s, "а")
	w.on(11 * time.Minute)
	types(t, s, "б")
	saves(t, d, s)
	if got := state(t, d, string(s.ID())); got != revision.StateBothChanged {
		t.Errorf("state %s", got)
	}
}
