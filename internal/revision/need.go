package revision

import (
	"maps"
	"slices"
)

// Need is something that an approval of the text as it stands still lacks: people
// for a step, or – in a Need of its own, with More 0 – returns that stand.
type Need struct {
	Step string
	// Roles of which the people are.
	Roles []Role
	// More is how many different people have still to approve.
	More int
	// Blocked are the people whose return stands, sorted: each of them approves or
	// withdraws it, or a chief editor lifts it.
	Blocked []PersonID
}

// Missing is what an approval of the text as it stands still lacks, in the order
// of the policy's steps, returns last. Nothing is missing where approval is not
// required. Two versions side by side lack everything: what either had is no
// approval of what will be made of them.
func (f Facts) Missing() []Need {
	t := take(f)
	return t.missing()
}

func (t *tally) missing() []Need {
	var out []Need
	for _, s := range t.asked() {
		more := t.more(s, t.Working)
		if t.diverged {
			more = s.Count
		}
		if more > 0 {
			out = append(out, Need{Step: s.Name, Roles: t.rolesOf(s), More: more})
		}
	}
	if len(t.blocked) > 0 && !t.alone() {
		out = append(out, Need{Blocked: slices.Sorted(maps.Keys(t.blocked))})
	}
	return out
}

// rolesOf are the roles that a step asks for in this newsroom.
func (t *tally) rolesOf(s Step) []Role {
	roles := s.Roles
	if len(roles) == 0 {
		roles = []Role{Editor, Chief}
	}
	if !t.chief && slices.Contains(roles, Chief) && !slices.Contains(roles, Editor) {
		roles = append(slices.Clone(roles), Editor)
	}
	return slices.Clone(roles)
}

// StepFor is the step that an approval by this person would serve: the first that
// still lacks people and that they may give and have not given. Else it is the
// first that is theirs at all; false when none is.
func (f Facts) StepFor(p PersonID) (string, bool) {
	t := take(f)
	if step, code := t.open(p); code == "" {
		return step, true
	}
	for _, s := range t.asked() {
		if t.roleIn(p, s.Roles) {
			return s.Name, true
		}
	}
	return "", t.alone()
}

// open is the step that a person's approval is missing in; else the code says
// why there is none. Who returned the story takes that back by approving it, in
// any step of theirs when none of them lacks people.
func (t *tally) open(p PersonID) (string, Code) {
	if t.alone() {
		return "", ""
	}
	code, lacking := NotYourStep, false
	var mine []Step
	for _, s := range t.asked() {
		lacks := t.more(s, t.Working) > 0
		lacking = lacking || lacks
		switch {
		case !t.roleIn(p, s.Roles):
		case !t.eyes.mayApprove(p, s, t.Working):
			if lacks {
				code = OwnStory
			}
		case lacks && !t.approvers(s, t.Working)[p]:
			return s.Name, ""
		default:
			mine = append(mine, s)
			if lacks && code == NotYourStep {
				code = AlreadySaid
			}
		}
	}
	if _, blocks := t.blocked[p]; blocks && len(mine) > 0 {
		return mine[0].Name, ""
	}
	if !lacking {
		code = ReturnStands
	}
	return "", code
}
