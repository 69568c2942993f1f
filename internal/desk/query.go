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

// Row is one line of a list.
type Row struct {
	ID       story.ID
	Headline string
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
	var rows []Row
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
	return rows, err
}

// order gives the comparison of a sort; rows that lack the key come last.
func order(by string) (func(a, b Row) int, error) {
	newest := func(a, b Row) int { return b.Touched.Compare(a.Touched) }
	last := func(a, b bool) int { return cmp.Compare(map[bool]int{true: 1}[a], map[bool]int{true: 1}[b]) }
	switch by {
	case "", "touched":
		return newest, nil
	case "date":
		return func(a, b Row) int { return cmp.Or(cmp.Compare(b.Date.String(), a.Date.String()), newest(a, b)) }, nil
	case "city":
		return func(a, b Row) int {
			return cmp.Or(last(a.Place == "", b.Place == ""), cmp.Compare(fold(a.Place), fold(b.Place)), newest(a, b))
		}, nil
	case "deadline":
		return func(a, b Row) int {
			return cmp.Or(last(a.Deadline.IsZero(), b.Deadline.IsZero()), a.Deadline.Compare(b.Deadline), newest(a, b))
		}, nil
	}
	return nil, &Refusal{Code: UnknownSort, Value: by}
}

// fold makes two spellings of one word equal for searching.
func fold(s string) string {
	return strings.NewReplacer("ё", "е", "\u00a0", " ").Replace(strings.ToLower(s))
}

func rowOf(s archive.Summary) Row {
	return Row{
		ID: s.ID, Headline: s.Headline, Place: s.City, Date: s.Date, Language: s.Language, Rubric: s.Rubric, Bylines: s.Bylines,
		Length: s.Length, Touched: s.Touched, Deadline: s.Deadline, Embargo: s.Embargo,
	}
}
