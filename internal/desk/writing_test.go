package desk

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/merge"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// TestWritingWhileFilesCome: Boris writes, and at the same time files of two
// colleagues come, others are written, what collides is merged, suggestions are
// taken and letters undone. Every word of everybody's is in the text or in a version.
func TestWritingWhileFilesCome(t *testing.T) {
	ctx := context.Background()
	window := make(chan func(), 10000)
	anna, vera := laptop(t, "Анна", revision.Journalist), laptop(t, "Вера", revision.Editor)
	c := config(t.TempDir())
	c.Post = func(f func()) { window <- f }
	boris := open(t, c)
	if _, err := boris.Review.Me(ctx, "Борис", "editor"); err != nil {
		t.Fatal(err)
	}
	acquainted(t, anna, boris, vera)
	id := newDraft(t, anna, "Мост")
	start := wraps(t, anna, id)
	unwraps(t, vera, start)
	unwraps(t, boris, start)
	files, want := come(t, anna, vera, id)

	s := sheetOf(t, boris, id)
	var others sync.WaitGroup
	var over atomic.Bool
	others.Go(func() {
		defer over.Store(true)
		for _, path := range files {
			if _, err := boris.Review.Receive(ctx, path, "", nil); err != nil {
				t.Error(err)
			}
		}
	})
	others.Go(func() {
		dir := t.TempDir()
		for i := 0; !over.Load(); i++ {
			h := HandOff{Stories: []string{id}, Path: filepath.Join(dir, fmt.Sprint(i%3, ".dateline"))}
			if _, err := boris.Review.HandOff(ctx, h, nil); err != nil {
				t.Error(err)
			}
		}
	})
	others.Go(func() {
		chance := rand.New(rand.NewPCG(1, 2))
		for !over.Load() {
			settle(t, boris, id, chance)
		}
	})
	others.Go(func() {
		for !over.Load() {
			all, err := boris.Review.Suggestions(ctx, id)
			if err != nil {
				t.Error(err)
			}
			for _, g := range all {
				_ = boris.Review.TakeSuggestion(ctx, id, g.Thread) // what no longer fits is refused
			}
		}
	})
	done := make(chan struct{})
	go func() { others.Wait(); close(done) }()
	typed, pause := 0, rand.New(rand.NewPCG(3, 4))
	writes := func() {
		word := fmt.Sprintf("б%03d.", typed)
		for !appends(s, word) { // the text was another one a moment ago
		}
		want = append(want, word)
		if typed++; typed%10 == 0 && appends(s, "ошибка") {
			s.Undo()
		}
	}
	for busy := true; busy || typed < 200; {
		select {
		case <-done:
			busy, done = false, nil
		case f := <-window:
			f()
		default:
			if typed < 200 {
				writes()
				// A writer is slower than a disk, so that letters fall between any two steps.
				time.Sleep(time.Duration(pause.IntN(4000)) * time.Microsecond)
			} else if busy {
				select {
				case f := <-window:
					f()
				case <-done:
					busy, done = false, nil
				}
			}
		}
	}
	for len(window) > 0 {
		(<-window)()
	}
	if err := s.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	if !equal(kept(t, boris, id), s.Story()) {
		t.Error("the disk has another text than the window")
	}
	all := texts(t, boris, id)
	lost := 0
	for _, word := range want {
		if !strings.Contains(all, word) {
			if lost++; lost < 6 {
				t.Errorf("%s is nowhere", word)
			}
		}
	}
	if lost > 0 {
		t.Errorf("%d of %d words are lost", lost, len(want))
	}
	if report, err := boris.Review.Verify(ctx, id); err != nil || len(report.Faults) > 0 {
		t.Errorf("the chain: %+v, %v", report, err)
	}
}

// appends puts letters behind the text, if it is still the text that was seen.
func appends(s *Sheet, letters string) bool {
	seen := s.Story().Body
	end := seen.Block(seen.Len() - 1)
	tr, err := text.Type(seen, text.Caret(text.Pos{Block: end.ID, Offset: len(end.Text)}), letters)
	return err == nil && s.Do(story.Body{Transaction: tr}) == nil
}

// come are twenty files of two people who write on without each other, with what
// they wrote; some suggest something.
func come(t *testing.T, anna, vera *Desk, id string) (files, said []string) {
	t.Helper()
	for i := range 20 {
		d, name := anna, "а"
		if i%2 == 1 {
			d, name = vera, "в"
		}
		word := fmt.Sprintf("%s%03d.", name, i)
		s := sheetOf(t, d, id)
		types(t, s, word)
		proposed := s.Story()
		if err := s.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
		if i%5 == 0 {
			proposed.Rubric = fmt.Sprint("Рубрика ", i)
			if _, err := d.Review.Suggest(context.Background(), id, "", proposed); err != nil {
				t.Fatal(err)
			}
		}
		files, said = append(files, wraps(t, d, id)), append(said, word)
	}
	return files, said
}

// settle merges once, each card by chance; what changed meanwhile is asked again.
func settle(t testing.TB, d *Desk, id string, chance *rand.Rand) {
	c, err := d.Review.Conflict(context.Background(), id)
	if code(err) == NothingToMerge {
		return
	}
	if err != nil {
		t.Error(err)
		return
	}
	var answers []merge.Choice
	for _, card := range c.Merged.Cards {
		answers = append(answers, merge.Choice{Card: card.ID, Answer: []merge.Answer{merge.Ours, merge.Theirs}[chance.IntN(2)]})
	}
	if err := d.Review.Merge(context.Background(), id, c, answers); err != nil && code(err) != MergeOutdated {
		t.Error(err)
	}
}

// texts are all texts of a story: the versions' and the one that is being written.
func texts(t testing.TB, d *Desk, id string) string {
	t.Helper()
	var out strings.Builder
	out.WriteString(words(kept(t, d, id)))
	err := d.room.arc.View(func(tx *archive.Tx) error {
		revisions, err := decodeAll[revision.SignedRevision](tx.Revisions(story.ID(id)))
		for _, r := range revisions {
			s, err := contentIn(tx, r.Content)
			if err != nil {
				return err
			}
			out.WriteString("\n" + words(s))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}
