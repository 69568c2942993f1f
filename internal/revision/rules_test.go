package revision_test

import (
	"slices"
	"testing"

	"dateline/internal/revision"
)

const olga = revision.PersonID("eolga")

// steps that tests ask for.
var (
	twoEditors = revision.Step{Count: 2}
	oneEditor  = revision.Step{Count: 1}
	facts      = revision.Step{Name: "facts", Roles: []revision.Role{revision.Journalist}, Count: 1}
	legal      = revision.Step{Name: "legal", Roles: []revision.Role{revision.Chief}, Count: 1, Flagged: true}
)

// lacks compares what is missing: "editors:2" and the like would hide a field.
func (n *newsroom) lacks(want ...revision.Need) *newsroom {
	n.t.Helper()
	got := n.facts.Missing()
	same := slices.EqualFunc(got, want, func(a, b revision.Need) bool {
		return a.Step == b.Step && a.More == b.More && slices.Equal(a.Roles, b.Roles) && slices.Equal(a.Blocked, b.Blocked)
	})
	if !same {
		n.t.Errorf("missing %v, want %v", got, want)
	}
	return n
}

func (n *newsroom) allows(p revision.PersonID, k revision.Kind, want revision.Code) *newsroom {
	n.t.Helper()
	if got := verdict(revision.Allowed(n.facts, k, p)); got != want {
		n.t.Errorf("%s by %s: refused %q, want %q", k, p, got, want)
	}
	return n
}

func verdict(err error) revision.Code {
	if r, ok := err.(*revision.Refusal); ok {
		return r.Code
	}
	return ""
}

var (
	verdicts = []revision.Role{revision.Editor, revision.Chief}
	chiefs   = []revision.Role{revision.Chief}
)

func filed(t testing.TB, people ...revision.PersonID) *newsroom {
	return house(t, people...).writes(anna, "first").says(anna, revision.Filed)
}

func TestAStepAsksForDifferentPeople(t *testing.T) {
	n := filed(t, anna, irina, olga, chief).asks(chief, 1, twoEditors)
	n.state(revision.StateInReview).lacks(revision.Need{Roles: verdicts, More: 2})
	n.says(irina, revision.Approved).state(revision.StateInReview).lacks(revision.Need{Roles: verdicts, More: 1})
	n.allows(irina, revision.Approved, revision.AlreadySaid).allows(olga, revision.Approved, "")
	if got := verdict(revision.Ready(n.facts)); got != revision.ApprovalsMissing {
		t.Errorf("half approved, and leaving is refused with %q", got)
	}
	// Twice by one person, from whichever of her laptops, is one.
	n.card(irina, revision.Editor, n.devices[irina], device(t, 77))
	n.devices[irina] = device(t, 77)
	n.says(irina, revision.Approved).state(revision.StateInReview)
	n.says(olga, revision.Approved).state(revision.StateApproved).lacks()
	if got := len(revision.Approvals(n.facts)); got != 3 {
		t.Errorf("%d approvals go with the package, want 3", got)
	}
	// One of two for the next text is a review, not a change after approval.
	n.writes(anna, "second").state(revision.StateChangedAfter)
	n.says(irina, revision.Approved).state(revision.StateInReview)
	n.types("third").state(revision.StateChangedAfter)
}

func TestAVerdictServesTheStepItNames(t *testing.T) {
	n := filed(t, anna, egor, irina, chief).asks(chief, 1, oneEditor, facts)
	n.says(irina, revision.Approved).state(revision.StateInReview).lacks(revision.Need{Step: "facts", Roles: facts.Roles, More: 1})
	n.allows(chief, revision.Approved, revision.NotYourStep).allows(egor, revision.Approved, "")
	n.allows(anna, revision.Approved, revision.OwnStory)
	if step, ok := n.facts.StepFor(egor); step != "facts" || !ok {
		t.Errorf("Egor is asked for step %q", step)
	}
	n.says(egor, revision.Approved).state(revision.StateInReview) // of the editors' step: not his
	n.checks(irina, revision.Approved, "facts").state(revision.StateInReview)
	n.checks(egor, revision.Approved, "facts").state(revision.StateApproved)
	n.checks(irina, revision.Approved, "taste") // nobody asks for it, and it takes nothing away
	n.state(revision.StateApproved)
}

func TestTheLegalStepIsForFlaggedStories(t *testing.T) {
	n := filed(t, anna, irina, chief)
	n.says(irina, revision.Approved).state(revision.StateApproved).allows(irina, revision.Unflagged, revision.NotChief).allows(chief, revision.Unflagged, revision.NotFlagged)
	n.checks(irina, revision.Flagged, "legal").state(revision.StateInReview).lacks(revision.Need{Step: "legal", Roles: chiefs, More: 1})
	n.allows(irina, revision.Flagged, revision.AlreadyFlagged).allows(irina, revision.Approved, revision.NotYourStep)
	n.checks(irina, revision.Unflagged, "legal").state(revision.StateInReview)
	n.checks(irina, revision.Approved, "legal").state(revision.StateInReview)
	if step, _ := n.facts.StepFor(chief); step != "legal" {
		t.Errorf("the chief is asked for step %q", step)
	}
	t.Run("the chief approves it", func(t *testing.T) {
		m := *n
		m.t = t
		m.checks(chief, revision.Approved, "legal").state(revision.StateApproved)
	})
	t.Run("the chief takes the flag off", func(t *testing.T) {
		m := *n
		m.t = t
		m.checks(chief, revision.Unflagged, "legal").state(revision.StateApproved)
	})
	t.Run("a journalist flags nothing", func(t *testing.T) {
		filed(t, anna, irina, chief).checks(anna, revision.Flagged, "legal").says(irina, revision.Approved).state(revision.StateApproved)
	})
	t.Run("where no step is for flagged stories", func(t *testing.T) {
		filed(t, anna, irina, chief).asks(chief, 1, oneEditor).allows(irina, revision.Flagged, revision.NoFlaggedStep)
	})
}

func TestOwnWorkIsForThePolicyToAllow(t *testing.T) {
	n := house(t, irina, chief).writes(irina, "first").says(irina, revision.Filed).allows(irina, revision.Approved, revision.OwnStory)
	n.asks(chief, 1, oneEditor, revision.Step{Name: "legal", Count: 1, Flagged: true})
	n.facts.Policies[0].OwnWork = true
	n.says(irina, revision.Approved).state(revision.StateApproved)
	n.checks(irina, revision.Flagged, "legal").checks(irina, revision.Approved, "legal").state(revision.StateInReview)
	n.checks(chief, revision.Approved, "legal").state(revision.StateApproved)
}

// TestNobodyApprovesWhatIsOnlyTyped: the text is not a version yet when she asks.
func TestNobodyApprovesWhatIsOnlyTyped(t *testing.T) {
	n := house(t, irina, chief).writes(irina, "first").says(irina, revision.Filed).types("second")
	n.allows(irina, revision.Approved, revision.OwnStory).allows(chief, revision.Approved, "")
}

func TestAReturnStands(t *testing.T) {
	returned := func(t *testing.T) *newsroom {
		return filed(t, anna, irina, olga, chief).says(irina, revision.Returned).state(revision.StateReturned)
	}
	again := func(t *testing.T) *newsroom { return returned(t).says(anna, revision.Filed) }
	blocked := revision.Need{Blocked: []revision.PersonID{irina}}
	t.Run("filing again asks for review and lifts nothing", func(t *testing.T) {
		n := again(t).state(revision.StateInReview).lacks(revision.Need{Roles: verdicts, More: 1}, blocked)
		n.says(olga, revision.Approved).state(revision.StateInReview).lacks(blocked)
		n.allows(chief, revision.Approved, revision.ReturnStands)
		if got := verdict(revision.Ready(n.facts)); got != revision.ReturnStands {
			t.Errorf("leaving is refused with %q", got)
		}
	})
	t.Run("until the same person approves", func(t *testing.T) {
		again(t).says(olga, revision.Approved).allows(irina, revision.Approved, "").says(irina, revision.Approved).state(revision.StateApproved)
	})
	t.Run("at once, not filed again", func(t *testing.T) {
		n := returned(t).allows(olga, revision.Approved, revision.NotFiled)
		n.says(olga, revision.Approved).state(revision.StateReturned) // said before her laptop knew of the return
		n.allows(irina, revision.Approved, "").says(irina, revision.Approved).state(revision.StateApproved)
	})
	t.Run("or withdraws it", func(t *testing.T) {
		again(t).says(olga, revision.Approved).allows(irina, revision.Withdrawn, "").says(irina, revision.Withdrawn).state(revision.StateApproved)
	})
	t.Run("or the chief lifts it with a reason", func(t *testing.T) {
		n := again(t).says(olga, revision.Approved)
		n.allows(olga, revision.Lifted, revision.NotChief).allows(chief, revision.Lifted, "")
		n.says(olga, revision.Lifted).saysOf(chief, revision.Lifted, "", " ").state(revision.StateInReview)
		n.says(chief, revision.Lifted).state(revision.StateApproved).allows(chief, revision.Lifted, revision.NotReturned)
	})
	t.Run("a lift opens the review again", func(t *testing.T) {
		n := filed(t, anna, irina, olga, chief).says(olga, revision.Approved).says(irina, revision.Returned)
		n.says(chief, revision.Lifted).state(revision.StateInReview).says(olga, revision.Approved).state(revision.StateApproved)
	})
	t.Run("nobody lifts their own", func(t *testing.T) {
		n := filed(t, anna, irina, chief).says(chief, revision.Returned).allows(chief, revision.Lifted, revision.NotReturned)
		n.says(chief, revision.Lifted).state(revision.StateReturned).lacks(revision.Need{Roles: verdicts, More: 1}, revision.Need{Blocked: []revision.PersonID{chief}})
	})
	t.Run("two returns are two", func(t *testing.T) {
		n := again(t).says(olga, revision.Returned).says(anna, revision.Filed).says(irina, revision.Approved).state(revision.StateInReview)
		n.says(olga, revision.Approved).state(revision.StateApproved)
	})
}

func TestWhatIsTakenBack(t *testing.T) {
	t.Run("an approval", func(t *testing.T) {
		n := filed(t, anna, irina, chief).says(irina, revision.Approved).allows(chief, revision.Withdrawn, revision.NothingToWithdraw)
		n.says(chief, revision.Withdrawn).state(revision.StateApproved)
		n.says(irina, revision.Withdrawn).state(revision.StateInReview).allows(irina, revision.Withdrawn, revision.NothingToWithdraw)
	})
	t.Run("a return, and the approval before it speaks again", func(t *testing.T) {
		filed(t, anna, irina, chief).says(chief, revision.Approved).says(irina, revision.Returned).says(irina, revision.Withdrawn).state(revision.StateApproved)
	})
	t.Run("the last of several", func(t *testing.T) {
		n := filed(t, anna, irina, chief).says(irina, revision.Returned).says(anna, revision.Filed).says(irina, revision.Approved)
		n.says(irina, revision.Withdrawn).state(revision.StateInReview)
		if need := n.facts.Missing(); len(need) != 2 || len(need[1].Blocked) != 1 {
			t.Errorf("missing %v: her return should stand again", need)
		}
		n.says(irina, revision.Withdrawn).state(revision.StateInReview).lacks(revision.Need{Roles: verdicts, More: 1})
	})
	t.Run("the filing, by who filed", func(t *testing.T) {
		filed(t, anna, egor, irina).allows(egor, revision.Withdrawn, revision.NothingToWithdraw).says(egor, revision.Withdrawn).state(revision.StateInReview).
			allows(anna, revision.Withdrawn, "").says(anna, revision.Withdrawn).state(revision.StateDraft)
	})
	t.Run("the filing, by who wrote", func(t *testing.T) {
		house(t, anna, egor, irina).writes(anna, "first").says(egor, revision.Filed).says(anna, revision.Withdrawn).state(revision.StateDraft)
	})
	t.Run("not what was decided", func(t *testing.T) {
		n := filed(t, anna, irina, chief).says(irina, revision.Approved).allows(anna, revision.Withdrawn, revision.NothingToWithdraw)
		n.says(anna, revision.Withdrawn).state(revision.StateApproved)
	})
}

func TestAMergeKeepsTheVerdictsOfItsText(t *testing.T) {
	n := filed(t, anna, irina, chief).says(irina, revision.Approved)
	first := n.head
	n.writes(chief, "beside")
	beside := n.head
	n.facts.Heads = []revision.Hash{first, beside}
	n.state(revision.StateBothChanged).lacks(revision.Need{Roles: verdicts, More: 1})
	n.types("first").state(revision.StateBothChanged).lacks(revision.Need{Roles: verdicts, More: 1})
	if revision.Approvals(n.facts) != nil {
		t.Error("of two versions one is approved")
	}
	n.writes(anna, "first").state(revision.StateApproved)
	n.writes(anna, "both").state(revision.StateChangedAfter)
}

func TestTwoHeadsOfOneTextAreOne(t *testing.T) {
	n := filed(t, anna, irina, chief).says(irina, revision.Approved)
	one := n.head
	n.writes(chief, "first")
	n.facts.Heads = []revision.Hash{one, n.head}
	n.state(revision.StateApproved)
}

func TestANameSaysNothing(t *testing.T) {
	n := filed(t, anna, irina).says(irina, revision.Approved).says(anna, revision.Named).state(revision.StateApproved)
	n.says(anna, revision.Published).says(irina, revision.Killed).allows(anna, revision.Named, "").says(anna, revision.Named).state(revision.StateKilled)
}

func TestAJournalistHoldsNothing(t *testing.T) {
	for _, k := range []revision.Kind{revision.Held, revision.Spiked, revision.Returned} {
		filed(t, anna, irina).allows(anna, k, revision.NotEntitled).says(anna, k).state(revision.StateInReview)
	}
}
