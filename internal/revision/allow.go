package revision

// Allowed says whether a person may make a statement of this kind about the
// story as it stands; nil, or a [*Refusal] that says why not.
func Allowed(f Facts, kind Kind, person PersonID) error {
	state, t := StateOf(f), take(f)
	no := func(c Code) error { return &Refusal{c, kind, state} }
	if code := standing(kind, state); code != "" {
		return no(code)
	}
	if kind != Filed && kind != Published && !f.entitled(person) {
		return no(NotEntitled)
	}
	switch kind {
	case Filed:
		if t.filed && !t.returned {
			return no(AlreadyFiled)
		}
		if t.approved && state != StateCorrecting {
			return no(AlreadyApproved)
		}
	case Approved:
		switch {
		case t.approved:
			return no(AlreadyApproved)
		case !t.filed && !t.outdated:
			return no(NotFiled)
		case f.ApprovalRequired() && f.onlyAuthor(person, f.Working):
			return no(OwnStory)
		}
	case Returned:
		if !t.filed && !t.approved && !t.outdated {
			return no(NotFiled)
		}
	case Published:
		if f.Embargo.After(f.Now) {
			return no(Embargoed)
		}
		return ready(f, kind, state, t)
	}
	return nil
}

// standing is what the state alone forbids.
func standing(kind Kind, state State) Code {
	if state == StateKilled {
		return IsKilled
	}
	if state == StateBothChanged && kind != Spiked && kind != Held && kind != Killed {
		return BothChanged
	}
	out := state == StatePublished || state == StateCorrecting
	switch kind {
	case Unspiked:
		if state != StateSpiked {
			return NotSpiked
		}
		return ""
	case Unheld:
		if state != StateHeld {
			return NotHeld
		}
		return ""
	case Killed:
		if !out {
			return NotOut
		}
		return ""
	}
	switch {
	case state == StateSpiked:
		return IsSpiked
	case state == StateHeld && kind != Spiked:
		return IsHeld
	case out && (kind == Held || kind == Spiked):
		return IsOut
	case state == StatePublished && kind != Published:
		return IsOut
	}
	return ""
}

// Ready says whether the story as it stands may leave as a package that claims
// to be final; nil, or a [*Refusal] that says why not. Embargoed stories may
// leave: the formats mark or withhold them.
func Ready(f Facts) error {
	return ready(f, Published, StateOf(f), take(f))
}

func ready(f Facts, kind Kind, state State, t tally) error {
	var code Code
	switch {
	case state == StateKilled:
		code = IsKilled
	case state == StateBothChanged:
		code = BothChanged
	case state == StateSpiked:
		code = IsSpiked
	case state == StateHeld:
		code = IsHeld
	case f.ApprovalRequired() && !t.approved && state != StatePublished:
		code = NotApproved
	default:
		return nil
	}
	return &Refusal{code, kind, state}
}

// Approvals are the statements that approve the content as it stands and
// count: what a package carries as its proof.
func Approvals(f Facts) []Statement {
	if !take(f).approved {
		return nil
	}
	var out []Statement
	for _, s := range f.counting() {
		if s.Kind == Approved && s.Content == f.Working && f.mayApprove(s.Person, f.Working) {
			out = append(out, s)
		}
	}
	return out
}
