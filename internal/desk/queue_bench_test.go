package desk

import (
	"context"
	"testing"
)

// newsroomOf is a newsroom of so many synthetic stories, every fifth of them filed.
func newsroomOf(b *testing.B, stories int) *Desk {
	b.Helper()
	ctx := context.Background()
	d := open(b, config(b.TempDir()))
	if _, err := d.Archive.Sample(ctx, stories, func(int, int) {}); err != nil {
		b.Fatal(err)
	}
	rows, err := d.Stories.Rows(ctx, RowQuery{})
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; i < len(rows); i += 5 {
		if err := d.Review.File(ctx, string(rows[i].ID), ""); err != nil {
			b.Fatal(err)
		}
	}
	return d
}

const manyStories = 5000

// BenchmarkRowsFirst reads every story: what the first look at a list costs.
func BenchmarkRowsFirst(b *testing.B) {
	d := newsroomOf(b, manyStories)
	for b.Loop() {
		d.room.ledger = newLedger()
		if rows, err := d.Stories.Rows(context.Background(), RowQuery{Queue: AllWork}); err != nil || len(rows) != manyStories {
			b.Fatal(len(rows), err)
		}
	}
}

// BenchmarkRows is every later look.
func BenchmarkRows(b *testing.B) {
	d := newsroomOf(b, manyStories)
	for name, q := range map[string]RowQuery{
		"all":     {Queue: AllWork},
		"by city": {Queue: AllWork, Sort: "city"},
		"filter":  {Queue: AllWork, Text: "библиотека город:Барнаул"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if rows, err := d.Stories.Rows(context.Background(), q); err != nil || len(rows) == 0 {
					b.Fatal(len(rows), err)
				}
			}
		})
	}
	b.Run("after one change", func(b *testing.B) {
		rows, err := d.Stories.Rows(context.Background(), RowQuery{Queue: AllWork})
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			b.StopTimer()
			if _, err := d.Stories.Set(context.Background(), string(rows[0].ID), []Assignment{{"deck", rows[0].Touched.String()}}); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if _, err := d.Stories.Rows(context.Background(), RowQuery{Queue: AllWork}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
