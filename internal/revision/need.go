package revision

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
// required.
func (f Facts) Missing() []Need {
	if !f.ApprovalRequired() || take(f).approved {
		return nil
	}
	var out []Need
	for _, s := range f.Policy().Steps {
		if !s.Flagged {
			out = append(out, Need{Step: s.Name, Roles: s.Roles, More: s.Count})
		}
	}
	return out
}
