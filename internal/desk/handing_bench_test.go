package desk

import (
	"context"
	"path/filepath"
	"testing"

	"dateline/internal/handoff"
	"dateline/internal/revision"
)

// BenchmarkHandOff writes a year of a small newsroom into one file.
func BenchmarkHandOff(b *testing.B) {
	d, ids := wholeNewsroom(b, 1000)
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "all"+handoff.Extension)
		if _, err := d.Review.HandOff(context.Background(), HandOff{Stories: ids, Path: path}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReceive takes it in on a laptop that has nothing of it, and again
// where it has everything.
func BenchmarkReceive(b *testing.B) {
	ctx := context.Background()
	d, ids := wholeNewsroom(b, 1000)
	path := filepath.Join(b.TempDir(), "all"+handoff.Extension)
	if _, err := d.Review.HandOff(ctx, HandOff{Stories: ids, Path: path}, nil); err != nil {
		b.Fatal(err)
	}
	reads := func(to *Desk) {
		if got, err := to.Review.Receive(ctx, path, "", nil); err != nil || len(got.Stories) != len(ids) {
			b.Fatal(len(got.Stories), err)
		}
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			to := laptop(b, "Борис", revision.Editor)
			acquainted(b, d, to)
			b.StartTimer()
			reads(to)
		}
	})
	b.Run("again", func(b *testing.B) {
		to := laptop(b, "Борис", revision.Editor)
		acquainted(b, d, to)
		reads(to)
		for b.Loop() {
			reads(to)
		}
	})
}

func wholeNewsroom(b *testing.B, stories int) (*Desk, []string) {
	b.Helper()
	d := newsroomOf(b, stories)
	return d, idsAt(b, d)
}
