package archive_test

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"dateline/internal/archive"
)

// childFillsTheDisk writes until its file may not grow any more, and says what
// it was told and what is left.
func childFillsTheDisk(dir string) {
	signal.Ignore(syscall.SIGXFSZ)
	a, err := archive.Open(dir, archive.Options{})
	if err != nil {
		fmt.Println("open:", err)
		os.Exit(1)
	}
	ctx := context.Background()
	limit := syscall.Rlimit{Cur: 300 << 10, Max: 300 << 10}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		fmt.Println("limit:", err)
		os.Exit(1)
	}
	if err := a.Update(ctx, func(tx *archive.Tx) error { return tx.PutDraft(draft("s1", "Мост")) }); err != nil {
		fmt.Println("small:", err)
		os.Exit(1)
	}
	err = a.Update(ctx, func(tx *archive.Tx) error { return tx.PutDraft(draft("s2", strings.Repeat("много ", 100_000))) })
	_, photo := a.PutPhoto(ctx, strings.NewReader(strings.Repeat("x", 400<<10)))
	n := 0
	view := a.View(func(tx *archive.Tx) error {
		for range tx.Drafts() {
			n++
		}
		_, err := tx.Draft("s1")
		return err
	})
	fmt.Println(archive.Is(err, archive.DiskFull), archive.Is(photo, archive.DiskFull), n, view)
	os.Exit(0)
}

func TestAFullDiskUnderTheProcess(t *testing.T) {
	out, err := child(t, "full", t.TempDir()).Output()
	if got := strings.TrimSpace(string(out)); err != nil || got != "true true 1 <nil>" {
		t.Errorf("change refused, photo refused, stories left, error: %s (%v)", got, err)
	}
}
