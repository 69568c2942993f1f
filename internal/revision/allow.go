package revision

// Allowed says whether a person may make a statement of this kind about the
// story as it stands; nil, or a [*Refusal] that says why not. For which step a
// verdict can be given is what [Facts.StepFor] says.
func Allowed(f Facts, kind Kind, person PersonID) error {
	t := take(f)
	state := stateOf(f, t)
	code := standing(kind, state)
	if code == "" {
		code = t.may(kind, person)
	}
	if code == "" {
		code = t.refuses(kind, state, person)
	}
	if code != "" {
		return &Refusal{code, kind, state}
	}
	return nil
}

// refuses is what follows from what was said so far.
func (t *tally) refuses(kind Kind, state State, p PersonID) Code {
	_, blocks := t.blocked[p]
	switch kind {
	case Filed:
		if t.filed {
			return AlreadyFiled
		}
		if t.approved && state != StateCorrecting {
			return AlreadyApproved
		}
	case Approved:
		switch {
		case t.approved:
			return AlreadyApproved
		case !t.filed && !t.outdated && !blocks:
			return NotFiled
		}
		_, code := t.open(p)
		return code
	case Returned:
		if !t.filed && !t.approved && !t.outdated {
			return NotFiled
		}
	case Withdrawn:
		if _, ok := t.lastWord(p, t.said); !ok {
			return NothingToWithdraw
		}
	case Lifted:
		if len(t.blocked) == 0 || len(t.blocked) == 1 && blocks {
			return NotReturned
		}
	case Flagged, Unflagged:
		return t.flags(kind)
	case Published:
		if t.Embargo.After(t.Now) {
			return Embargoed
		}
		return t.ready(state)
	}
	return ""
}

// flags says why a flag is not set or taken off.
func (t *tally) flags(kind Kind) Code {
	steps, set := 0, 0
	for _, s := range t.policy.Steps {
		if s.Flagged {
			steps++
		}
		if s.Flagged && t.flagged[s.Name] {
			set++
		}
	}
	switch {
	case steps == 0:
		return NoFlaggedStep
	case kind == Flagged && set == steps:
		return AlreadyFlagged
	case kind == Unflagged && set == 0:
		return NotFlagged
	}
	return ""
}

// standing is what the state alone forbids.
func standing(kind Kind, state State) Code {
	if kind == Named {
		return "" // a name says nothing about the story
	}
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
	case state == StateHeld && kind != Spiked && kind != Flagged && kind != Unflagged:
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
	t := take(f)
	state := stateOf(f, t)
	if code := t.ready(state); code != "" {
		return &Refusal{code, Published, state}
	}
	return nil
}

func (t *tally) ready(state State) Code {
	switch {
	case state == StateKilled:
		return IsKilled
	case state == StateBothChanged:
		return BothChanged
	case state == StateSpiked:
		return IsSpiked
	case state == StateHeld:
		return IsHeld
	case t.alone() || t.approved || state == StatePublished:
		return ""
	case len(t.blocked) > 0:
		return ReturnStands
	case t.partly:
		return ApprovalsMissing
	}
	return NotApproved
}

// Approvals are the statements that approve the content as it stands and
// count: what a package carries as its proof.
func Approvals(f Facts) []Statement {
	t := take(f)
	if !t.approved {
		return nil
	}
	return t.counted(f.Working)
}
