package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func note(t *testing.T, dir string) *crashNote {
	t.Helper()
	n, err := openCrashNote(dir)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestABreakIsNotedAndWhatWasWrittenIsSaved(t *testing.T) {
	dir := t.TempDir()
	n := note(t, dir)
	saved := false
	broke := n.guard(func() { panic("the list has no row 7") }, func() error {
		saved = true
		return errors.New("disk full")
	})
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, crashName))
	if err != nil {
		t.Fatal(err)
	}
	if !broke || !saved || n.path() != filepath.Join(dir, crashName) {
		t.Errorf("broke %v, saved %v", broke, saved)
	}
	for _, part := range []string{"the list has no row 7", version, "crash_test.go", "not saved: disk full"} {
		if !strings.Contains(string(text), part) {
			t.Errorf("the note lacks %q:\n%s", part, text)
		}
	}
}

func TestAnOrdinaryEndLeavesNoNote(t *testing.T) {
	dir := t.TempDir()
	n := note(t, dir)
	if n.guard(func() {}, func() error { return errors.New("nothing to rescue") }) {
		t.Error("an ordinary end was called a break")
	}
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestNotesOfEarlierBreaksAreKeptButNotForEver(t *testing.T) {
	dir := t.TempDir()
	day := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	for i := range crashesKept + 2 {
		path := filepath.Join(dir, crashName)
		if err := os.WriteFile(path, []byte("broke"), 0o600); err != nil {
			t.Fatal(err)
		}
		when := day.AddDate(0, 0, i)
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
		if err := note(t, dir).Close(); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := filepath.Glob(filepath.Join(dir, crashGlob))
	if err != nil || len(kept) != crashesKept {
		t.Fatalf("kept %v, %v", kept, err)
	}
	if got, want := filepath.Base(kept[0]), "crash-2026-11-26-090000.txt"; got != want {
		t.Errorf("the oldest kept is %s, want %s", got, want)
	}
}

// TestABreakWithoutANoteStillSaves: a folder that cannot be written to takes no note.
func TestABreakWithoutANoteStillSaves(t *testing.T) {
	saved := false
	var none *crashNote
	if !none.guard(func() { panic("broke") }, func() error { saved = true; return nil }) || !saved {
		t.Error("nothing was rescued")
	}
	if none.path() != "" {
		t.Errorf("a note that is not there lies in %s", none.path())
	}
}
