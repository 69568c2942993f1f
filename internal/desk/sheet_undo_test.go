package desk

import (
	"context"
	"errors"
	"testing"
	"time"

	"dateline/internal/archive"
)

func TestAFieldIsUndoneByWords(t *testing.T) {
	c := config(t.TempDir())
	c.Now = func() time.Time { return noon }
	d := open(t, c)
	s := sheetOf(t, d, newDraft(t, d, "Мост"))
	for _, v := range []string{"П", "По", "После", "После ", "После р", "После ремонта"} {
		if _, err := s.Set("deck", v); err != nil {
			t.Fatal(err)
		}
	}
	if _, ok := s.Undo(); !ok || s.Story().Deck != "После" && s.Story().Deck != "" {
		t.Errorf("undone to %q", s.Story().Deck)
	}
}

func TestUndoOutlivesClosing(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	do(t, s, deck("первый"))
	do(t, s, deck("второй"))
	s.Undo()
	if err := s.Close(ctx); err != nil {
		t.Fatal(err)
	}
	s = sheetOf(t, d, id)
	if _, ok := s.Redo(); !ok || s.Story().Deck != "второй" {
		t.Errorf("redone to %q", s.Story().Deck)
	}
	if err := s.Close(ctx); err != nil {
		t.Fatal(err)
	}
	// Somebody else changed it in between: what could be undone is of another story.
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", "третий"}}); err != nil {
		t.Fatal(err)
	}
	if s = sheetOf(t, d, id); s.CanUndo() || s.CanRedo() {
		t.Error("an edit of another story can be undone")
	}
}

func TestAStoryIsOpenOnce(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	if _, err := d.Stories.Open(ctx, id[:6]); code(err) != AlreadyOpen {
		t.Errorf("opened twice: %v", err)
	}
	if err := s.Close(ctx); err != nil {
		t.Fatal(err)
	}
	if err := s.Do(deck("поздно")); err == nil {
		t.Error("a closed sheet was written on")
	}
	again := sheetOf(t, d, id)
	if err := s.Close(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Stories.Open(ctx, id); code(err) != AlreadyOpen {
		t.Errorf("closing a sheet twice closed another: %v", err)
	}
	do(t, again, deck("вовремя"))
	if _, err := d.Stories.Open(ctx, "zzzz"); code(err) != NoSuchStory {
		t.Errorf("no such story: %v", err)
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := d.Stories.Open(gone, id); !errors.Is(err, context.Canceled) {
		t.Errorf("opened for nobody: %v", err)
	}
}

// TestTextThatCouldNotBeSavedComesBack: the disk is full when the story is
// closed, and there is room again later.
func TestTextThatCouldNotBeSavedComesBack(t *testing.T) {
	ctx := context.Background()
	d, broken := onAStick(t)
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	broken.Store(true)
	types(t, s, "Мост открыли")
	if err := s.Close(ctx); !errors.Is(err, errPulled) {
		t.Fatalf("closed on a broken disk: %v", err)
	}
	if st := d.Stories.Saving(); st.Phase != archive.Failed || !errors.Is(st.Err, errPulled) {
		t.Errorf("status %+v", st)
	}
	if err := s.Do(deck("поздно")); err == nil {
		t.Error("a closed sheet was written on")
	}
	s = sheetOf(t, d, id)
	if got := words(s.Story()); got != "Мост открыли" || !s.CanUndo() {
		t.Errorf("came back as %q", got)
	}
	types(t, s, " вчера")
	if err := s.Close(ctx); !errors.Is(err, errPulled) {
		t.Fatalf("closed on a broken disk: %v", err)
	}
	// There is room again. Somebody else changes the story before it is saved.
	broken.Store(false)
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"deck", "После ремонта"}}); err != nil {
		t.Fatal(err)
	}
	dir := d.Dir()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if got := stored(t, dir, id); words(got) != "Мост открыли вчера" || got.Deck != "После ремонта" {
		t.Errorf("stored %q, %q", words(got), got.Deck)
	}
}
