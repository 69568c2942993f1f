package desk

import (
	"context"
	"slices"
	"time"

	"dateline/internal/revision"
)

// Queue names one of the lists at the left of the window.
type Queue string

// The queues. Every story is in AllWork, Out or Spiked.
const (
	// AllWork is everything that is neither out nor put aside.
	AllWork Queue = "all"
	// MyDrafts are the drafts written on this laptop, and those that have no
	// version yet.
	MyDrafts Queue = "drafts"
	// InReview waits for a verdict: filed, or changed after an approval.
	InReview Queue = "review"
	// Returned went back to its author.
	Returned Queue = "returned"
	// Approved may go out now.
	Approved Queue = "approved"
	// Embargoed is approved and may go out later.
	Embargoed Queue = "embargoed"
	// Held is stopped for the time being.
	Held Queue = "held"
	// Out is published, also while a correction is written.
	Out Queue = "published"
	// Spiked is put aside or killed.
	Spiked Queue = "spiked"
)

// Queues lists all of them in the order of the window.
func Queues() []Queue {
	return []Queue{AllWork, MyDrafts, InReview, Returned, Approved, Embargoed, Held, Out, Spiked}
}

// holds says whether a story with this line and state is in the queue.
func (q Queue) holds(made *line, state revision.State) bool {
	switch state {
	case revision.StatePublished:
		return q == Out
	case revision.StateSpiked, revision.StateKilled:
		return q == Spiked
	}
	if q == AllWork {
		return true
	}
	switch state {
	case revision.StateDraft:
		return q == MyDrafts && made.mine && made.row.Damaged == nil
	case revision.StateInReview, revision.StateChangedAfter:
		return q == InReview
	case revision.StateReturned:
		return q == Returned
	case revision.StateApproved:
		return q == Approved
	case revision.StateEmbargoed:
		return q == Embargoed
	case revision.StateHeld:
		return q == Held
	case revision.StateCorrecting:
		return q == Out
	}
	return false
}

// Counts says how many stories are in each queue.
func (s *Stories) Counts(ctx context.Context) (map[Queue]int, error) {
	lines, err := s.lines(ctx)
	if err != nil {
		return nil, err
	}
	now := s.now()
	counts := map[Queue]int{}
	for _, q := range Queues() {
		counts[q] = 0
	}
	for _, made := range lines {
		state := made.stateAt(now)
		for _, q := range Queues() {
			if q.holds(made, state) {
				counts[q]++
			}
		}
	}
	return counts, nil
}

// RowQuery asks for the rows of a queue.
type RowQuery struct {
	// Queue; empty is every story there is.
	Queue Queue
	// Text as typed into the search field: words that must all be found in the
	// headline, city, byline, slug, rubric or tags, without regard to case and ё,
	// a «phrase» or "phrase" as one; and fields by name, see filter.
	Text string
	// Sort is touched (newest first), date (newest first), city or deadline (nearest first).
	Sort string
	// StateWord says what a state is called on the screen, so that it can be
	// looked for by that word; nil is by its name only.
	StateWord func(revision.State) string
}

// Rows gives the rows of a query. The first call reads every story; later ones
// read what has changed. It may be called from any goroutine.
func (s *Stories) Rows(ctx context.Context, q RowQuery) ([]Row, error) {
	less, err := order(q.Sort)
	if err != nil {
		return nil, err
	}
	if q.Queue != "" && !slices.Contains(Queues(), q.Queue) {
		return nil, &Refusal{Code: UnknownQueue, Value: string(q.Queue)}
	}
	lines, err := s.lines(ctx)
	if err != nil {
		return nil, err
	}
	return choose(lines, q, s.now(), less), nil
}

// chosen is a line that a query asks for, and its state now.
type chosen struct {
	row   *Row
	state revision.State
}

func choose(lines []*line, q RowQuery, now time.Time, less func(a, b *Row) int) []Row {
	f := parseFilter(q.Text)
	found := make([]chosen, 0, len(lines))
	for _, made := range lines {
		state := made.stateAt(now)
		if (q.Queue == "" || q.Queue.holds(made, state)) && f.passes(made, state, q.StateWord) {
			found = append(found, chosen{&made.row, state})
		}
	}
	slices.SortFunc(found, func(a, b chosen) int { return less(a.row, b.row) })
	out := make([]Row, len(found))
	for i, c := range found {
		out[i] = *c.row
		out[i].State = c.state
	}
	return out
}
