package revision

import (
	"bytes"
	"cmp"
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
	// Heads are the revisions that no other revision was made from.
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
	people := map[PersonID]bool{}
	for _, c := range f.Cards {
		people[c.Person] = true
	}
	return len(people) > 1
}

// counting are the statements that count – about this story, by an accepted
// person on one of their devices – in the one order that every laptop gives them.
func (f Facts) counting() []Statement {
	var out []Statement
	for _, s := range f.Statements {
		if s.Story == f.Story && slices.ContainsFunc(f.Cards, func(c Card) bool { return c.Person == s.Person && c.Has(s.Device) }) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b Statement) int {
		x, y := a.ID(), b.ID()
		return cmp.Or(cmp.Compare(a.Lamport, b.Lamport), a.Time.Compare(b.Time), bytes.Compare(x[:], y[:]))
	})
	return slices.CompactFunc(out, func(a, b Statement) bool { return a.ID() == b.ID() })
}

// StateOf computes where a story stands, by the table of docs/formats/revision.md.
func StateOf(f Facts) State {
	t := take(f)
	switch {
	case t.killed:
		return StateKilled
	case len(f.Heads) > 1:
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

// tally is what the statements say when they are read in order.
type tally struct {
	killed, spiked, held bool
	published            *Statement
	// filed: filed and not decided since; returned: the last verdict is a return.
	filed, returned bool
	// approved: enough people approved the content as it stands.
	approved bool
	// outdated: what was approved last is another content, and nothing was filed since.
	outdated bool
}

func take(f Facts) tally {
	var t tally
	approvals := map[Hash][]Statement{}
	for _, s := range f.counting() {
		switch s.Kind {
		case Filed:
			t.filed, t.returned, t.outdated = true, false, false
		case Approved:
			approvals[s.Content] = append(approvals[s.Content], s)
			t.filed, t.returned, t.outdated = false, false, true
		case Returned:
			// A return takes back what was approved: it is the later word.
			clear(approvals)
			t.filed, t.returned, t.outdated = false, true, false
		case Held, Unheld:
			t.held = s.Kind == Held
		case Spiked, Unspiked:
			t.spiked = s.Kind == Spiked
		case Published:
			t.published = &s
		case Killed:
			t.killed = t.killed || f.entitled(s.Person)
		}
	}
	t.approved = slices.ContainsFunc(approvals[f.Working], func(s Statement) bool { return f.mayApprove(s.Person, f.Working) })
	t.outdated = t.outdated && !t.approved
	return t
}

// entitled: verdicts are for editors; who is alone is everything.
func (f Facts) entitled(p PersonID) bool {
	if !f.ApprovalRequired() {
		return true
	}
	return slices.ContainsFunc(f.Cards, func(c Card) bool { return c.Person == p && c.Role != Journalist })
}

// mayApprove: four eyes. Nobody's approval counts for a content that was
// written by them alone since it was last approved.
func (f Facts) mayApprove(p PersonID, content Hash) bool {
	if !f.ApprovalRequired() {
		return true
	}
	return f.entitled(p) && !f.onlyAuthor(p, content)
}

// onlyAuthor goes back from the revisions of a content to the last approved
// ones and asks whether everything between was signed by p.
func (f Facts) onlyAuthor(p PersonID, content Hash) bool {
	byID := map[Hash]Revision{}
	var todo []Hash
	for _, r := range f.Revisions {
		byID[r.ID()] = r
		if r.Content == content {
			todo = append(todo, r.ID())
		}
	}
	approved := map[Hash]bool{}
	for _, s := range f.Statements {
		if s.Kind == Approved && s.Person != p && s.Content != content {
			approved[s.Content] = true
		}
	}
	authors, seen := map[PersonID]bool{}, map[Hash]bool{}
	for len(todo) > 0 {
		r, known := byID[todo[0]]
		id := todo[0]
		todo = todo[1:]
		if !known || seen[id] || approved[r.Content] {
			continue
		}
		seen[id] = true
		for _, c := range f.Cards {
			if c.Has(r.Device) {
				authors[c.Person] = true
			}
		}
		todo = append(todo, r.Parents...)
	}
	return len(authors) == 1 && authors[p]
}
