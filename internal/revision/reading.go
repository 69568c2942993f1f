package revision

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// said is a statement with its ID, hashed once.
type said struct {
	Statement
	id Hash
}

// reading is the facts as everything else here looks at them: who is who, which
// policy holds, and the statements that count in the one order that every
// laptop gives them.
type reading struct {
	Facts
	people
	policy Policy
	// flagged are the steps the story is flagged for.
	flagged map[string]bool
	said    []said
	// taken: what the person withdrew is as if it had not been said.
	taken map[Hash]bool
	eyes  *eyes
}

func read(f Facts) *reading {
	r := &reading{Facts: f, people: f.people(), flagged: map[string]bool{}, taken: map[Hash]bool{}}
	r.policy = r.people.policy(f.Policies)
	r.said = r.counting()
	r.eyes = &eyes{reading: r}
	for i, s := range r.said {
		switch s.Kind {
		case Flagged, Unflagged:
			r.flagged[s.Step] = s.Kind == Flagged
		case Withdrawn:
			if j, ok := r.lastWord(s.Person, r.said[:i]); ok {
				r.taken[r.said[j].id] = true
			}
		}
	}
	return r
}

// counting are the statements that count: about this story, by an accepted person
// on one of their laptops that was not revoked from under it, of a kind that is
// theirs to say.
func (r *reading) counting() []said {
	var out []said
	for _, s := range r.Statements {
		if s.Story != r.Story || !r.signs(s.Person, s.Device) || !r.says(s) {
			continue
		}
		if id := s.ID(); r.stands(s.Person, s.Device, id) {
			out = append(out, said{s, id})
		}
	}
	slices.SortFunc(out, func(a, b said) int {
		return cmp.Or(cmp.Compare(a.Lamport, b.Lamport), a.Time.Compare(b.Time), bytes.Compare(a.id[:], b.id[:]))
	})
	return slices.CompactFunc(out, func(a, b said) bool { return a.id == b.id })
}

// says tells whether a statement is its person's to make.
func (r *reading) says(s Statement) bool {
	switch s.Kind {
	case Approved:
		step, known := r.step(s.Step)
		return r.alone() || known && r.roleIn(s.Person, step.Roles)
	case Flagged, Unflagged:
		return s.Step != "" && r.may(s.Kind, s.Person) == ""
	case Lifted:
		return strings.TrimSpace(s.Note) != "" && r.may(s.Kind, s.Person) == ""
	}
	return r.may(s.Kind, s.Person) == ""
}

// may says why a person never makes statements of this kind; "" is that they do.
func (r *reading) may(kind Kind, p PersonID) Code {
	switch kind {
	case Filed, Published, Withdrawn, Named:
		return ""
	case Approved, Returned:
		if r.entitled(p) || slices.ContainsFunc(r.policy.Steps, func(s Step) bool { return r.roleIn(p, s.Roles) }) {
			return ""
		}
	case Lifted, Unflagged:
		if r.chiefly(p) {
			return ""
		}
		return NotChief
	default:
		if r.entitled(p) {
			return ""
		}
	}
	return NotEntitled
}

func (r *reading) step(name string) (Step, bool) {
	i := slices.IndexFunc(r.policy.Steps, func(s Step) bool { return s.Name == name })
	if i < 0 {
		return Step{}, false
	}
	return r.policy.Steps[i], true
}

// asked are the steps that this story has to pass. Who is alone is asked by nobody.
func (r *reading) asked() []Step {
	if r.alone() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.policy.Steps), func(s Step) bool { return s.Flagged && !r.flagged[s.Name] })
}

// lastWord is what a person would take back after these statements: their own
// last verdict, or their own filing while nobody decided it. Who has said
// neither but wrote the story takes the filing of somebody else back.
func (r *reading) lastWord(p PersonID, until []said) (int, bool) {
	filing, decided := -1, false
	for i, s := range slices.Backward(until) {
		switch {
		case r.taken[s.id]:
		case s.Kind == Approved || s.Kind == Returned:
			if s.Person == p {
				return i, true
			}
			decided = decided || filing < 0
		case s.Kind == Filed && filing < 0:
			if filing = i; s.Person == p {
				return i, !decided
			}
		}
	}
	return filing, filing >= 0 && !decided && r.eyes.wrote(p)
}
