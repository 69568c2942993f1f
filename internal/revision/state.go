package revision

import (
	"slices"
	"time"

	"dateline/internal/story"
)

// State is where a story stands.
type State string

// The states, in the order in which the first that applies is the story's.
const (
	StateKilled       State = "killed"
	StateBothChanged  State = "both-changed"
	StateSpiked       State = "spiked"
	StateHeld         State = "held"
	StatePublished    State = "published"
	StateCorrecting   State = "correcting"
	StateReturned     State = "returned"
	StateChangedAfter State = "changed-after-approval"
	StateEmbargoed    State = "embargoed"
	StateApproved     State = "approved"
	StateInReview     State = "in-review"
	StateDraft        State = "draft"
)

// States lists all of them in that order.
func States() []State {
	return []State{
		StateKilled, StateBothChanged, StateSpiked, StateHeld, StatePublished, StateCorrecting,
		StateReturned, StateChangedAfter, StateEmbargoed, StateApproved, StateInReview, StateDraft,
	}
}

// Facts are everything a state follows from. Signatures were checked by
// whoever took them in; whose they are is judged here, by the cards.
type Facts struct {
	Story story.ID
	// Heads are the revisions that no other revision was made from: see [Heads].
	// Several of one content are one.
	Heads []Hash
	// Revisions of the story, in any order.
	Revisions []Revision
	// Working is the hash of the text as it stands now, minted or not.
	Working Hash
	// Embargo of the text as it stands now; zero is none.
	Embargo    time.Time
	Statements []Statement
	// Cards of the people this newsroom has accepted.
	Cards []Card
	// Policies and Revocations that came, of whomever.
	Policies    []Policy
	Revocations []Revocation
	Now         time.Time
}

// ApprovalRequired says whether somebody else must have agreed: from the
// second accepted person on.
func (f Facts) ApprovalRequired() bool {
	return slices.ContainsFunc(f.Cards, func(c Card) bool { return c.Person != f.Cards[0].Person })
}

// StateOf computes where a story stands, by the table of docs/formats/revision.md.
func StateOf(f Facts) State { return stateOf(f, take(f)) }

func stateOf(f Facts, t tally) State {
	switch {
	case t.killed:
		return StateKilled
	case t.diverged:
		return StateBothChanged
	case t.spiked:
		return StateSpiked
	case t.held:
		return StateHeld
	case t.published != nil && t.published.Content == f.Working:
		return StatePublished
	case t.published != nil:
		return StateCorrecting
	case t.returned:
		return StateReturned
	case t.approved && f.Embargo.After(f.Now):
		return StateEmbargoed
	case t.approved:
		return StateApproved
	case t.outdated:
		return StateChangedAfter
	case t.filed:
		return StateInReview
	}
	return StateDraft
}
