package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"
)

// Query asks for a list of stories. The zero Query asks for all, the last touched first.
type Query struct {
	// State is the name of a state, or empty for all.
	State string
	// Text is looked for in headline, city, byline and slug, without regard to case and ё.
	Text string
	// Sort is touched (newest first), date (newest first), city or deadline (nearest first).
	Sort string
	// Limit is the number of rows at most; 0 is no limit.
	Limit int
}

// Row is one line of a list. Its slices and what it points to are shared and
// never changed.
type Row struct {
	ID       story.ID
	Headline string
	Slug     string
	Place    string
	Date     newsdate.Date
	State    revision.State
	Language string
	Rubric   string
	Bylines  []string
	Length   int
	Touched  time.Time
	Deadline time.Time
	Embargo  time.Time
	// Lead is the hash of the lead photo's original, or empty.
	Lead string

	// What follows is filled by Rows alone.

	Tags []string
	// Photo is the lead photo as the story uses it; nil without one.
	Photo *story.PhotoUse
	// Planned length, and Urgency from 1 to 5; 0 is none.
	Planned, Urgency int
	// Author is who is named first above the story, else who has it, else who
	// wrote its last version.
	Author   string
	Assignee string
	// Blocker is the first finding that forbids the export; nil when none does.
	Blocker *rules.Finding
	// Warnings is how many findings should be looked at once more.
	Warnings int
	// Damaged says why the story cannot be read; such a row has its ID and little else.
	Damaged error

	// place is Place as lists are sorted by it.
	place string
}

// List gives the rows of a query. States are computed for the rows that need
// one: all of them when the query asks for a state, else only those returned.
func (s *Stories) List(ctx context.Context, q Query) ([]Row, error) {
	less, err := order(q.Sort)
	if err != nil {
		return nil, err
	}
	if q.State != "" && !slices.Contains(revision.States(), revision.State(q.State)) {
		return nil, &Refusal{Code: UnknownState, Value: q.State}
	}
	var rows []*Row
	err = s.arc.View(func(tx *archive.Tx) error {
		needle := fold(q.Text)
		for sum, err := range tx.Summaries() {
			if err != nil {
				return err
			}
			if needle == "" || strings.Contains(fold(strings.Join([]string{sum.Headline, sum.City, strings.Join(sum.Bylines, ", "), sum.Slug}, "\n")), needle) {
				rows = append(rows, rowOf(sum))
			}
		}
		slices.SortStableFunc(rows, less)
		kept := rows[:0]
		for _, row := range rows {
			if q.Limit > 0 && len(kept) == q.Limit {
				break
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			state, err := s.stateIn(tx, row.ID)
			if err != nil {
				return err
			}
			if q.State == "" || state == revision.State(q.State) {
				row.State = state
				kept = append(kept, row)
			}
		}
		rows = kept
		return nil
	})
	out := make([]Row, len(rows))
	for i, row := range rows {
		out[i] = *row
	}
	return out, err
}

// order gives the comparison of a sort; rows that lack the key come last.
func order(by string) (func(a, b *Row) int, error) {
	newest := func(a, b *Row) int {
		if c := b.Touched.Compare(a.Touched); c != 0 {
			return c
		}
		return cmp.Compare(a.ID, b.ID)
	}
	last := func(a, b bool) int {
		switch {
		case a == b:
			return 0
		case a:
			return 1
		}
		return -1
	}
	switch by {
	case "", "touched":
		return newest, nil
	case "date":
		return func(a, b *Row) int { return cmp.Or(compareDates(b.Date, a.Date), newest(a, b)) }, nil
	case "city":
		return func(a, b *Row) int {
			return cmp.Or(last(a.place == "", b.place == ""), cmp.Compare(a.place, b.place), newest(a, b))
		}, nil
	case "deadline":
		return func(a, b *Row) int {
			return cmp.Or(last(a.Deadline.IsZero(), b.Deadline.IsZero()), a.Deadline.Compare(b.Deadline), newest(a, b))
		}, nil
	}
	return nil, &Refusal{Code: UnknownSort, Value: by}
}

func compareDates(a, b newsdate.Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}

// fold makes two spellings of one word equal for searching.
func fold(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(s), "ё", "е"), "\u00a0", " ")
}

func rowOf(s archive.Summary) *Row {
	return &Row{
		ID: s.ID, Headline: s.Headline, Slug: s.Slug, Place: s.City, Date: s.Date, Language: s.Language, Rubric: s.Rubric, Bylines: s.Bylines,
		Length: s.Length, Touched: s.Touched, Deadline: s.Deadline, Embargo: s.Embargo, Lead: s.Lead, place: fold(s.City),
	}
}
