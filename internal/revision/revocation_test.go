package revision_test

import (
	"testing"

	"dateline/internal/revision"
)

// lost is a newsroom in which Irina has two laptops and loses the first, with
// which she approved.
func lost(t testing.TB) (n *newsroom, gone, kept revision.Device) {
	n = house(t, anna, irina, chief)
	gone, kept = n.devices[irina], device(t, 77)
	n.card(irina, revision.Editor, gone, kept).writes(anna, "first").says(anna, revision.Filed).says(irina, revision.Approved)
	return n, gone, kept
}

func TestALostLaptop(t *testing.T) {
	t.Run("what is named stands", func(t *testing.T) {
		n, gone, kept := lost(t)
		approval := n.facts.Statements[1]
		n.revokes(irina, kept, gone, irina, n.last()).state(revision.StateApproved)
		if !n.facts.Revoked(gone.Key()) || n.facts.Revoked(kept.Key()) || !n.facts.Stands(approval) {
			t.Error("the approval should stand on a revoked laptop, to be looked at")
		}
		// Whatever else turns up, and whatever time it claims, is void.
		n.writes(anna, "second").says(anna, revision.Filed).says(irina, revision.Approved).state(revision.StateInReview)
		late := n.facts.Statements[len(n.facts.Statements)-1]
		if n.facts.Stands(late) {
			t.Error("the thief's approval stands")
		}
		n.devices[irina] = kept
		n.says(irina, revision.Approved).state(revision.StateApproved)
	})
	t.Run("what is not named does not", func(t *testing.T) {
		n, gone, kept := lost(t)
		n.revokes(irina, kept, gone, irina).state(revision.StateInReview)
	})
	t.Run("of two revocations that which both name", func(t *testing.T) {
		n, gone, kept := lost(t)
		n.revokes(irina, kept, gone, irina, n.last()).revokes(chief, n.devices[chief], gone, irina).state(revision.StateInReview)
	})
	t.Run("the card goes on without it", func(t *testing.T) {
		n, gone, kept := lost(t)
		n.card(irina, revision.Editor, kept).state(revision.StateInReview)
		n.revokes(irina, kept, gone, irina, n.last()).state(revision.StateApproved)
		// A chief cannot say that a laptop was somebody's: that would be a forged approval.
		n.facts.Revocations = nil
		n.revokes(chief, n.devices[chief], gone, irina, n.last()).state(revision.StateInReview)
	})
	t.Run("a return does not go away with the thief", func(t *testing.T) {
		n, gone, kept := lost(t)
		n.says(irina, revision.Returned).revokes(irina, kept, gone, irina, n.last()).state(revision.StateReturned)
		n.devices[irina] = kept
		n.says(irina, revision.Withdrawn).state(revision.StateInReview)
	})
}

func TestWhoRevokes(t *testing.T) {
	for name, c := range map[string]struct {
		revoke func(n *newsroom, gone, kept revision.Device)
		void   bool
	}{
		"its person, from another laptop": {func(n *newsroom, gone, kept revision.Device) { n.revokes(irina, kept, gone, irina) }, true},
		"the chief editor":                {func(n *newsroom, gone, _ revision.Device) { n.revokes(chief, n.devices[chief], gone, irina) }, true},
		"a colleague never":               {func(n *newsroom, gone, _ revision.Device) { n.revokes(anna, n.devices[anna], gone, irina) }, false},
		"a colleague who says that it is hers never": {func(n *newsroom, gone, _ revision.Device) {
			n.revokes(anna, n.devices[anna], gone, anna)
		}, false},
		"a stranger in her name never": {func(n *newsroom, gone, _ revision.Device) { n.revokes(irina, device(n.t, 99), gone, irina) }, false},
		"a stranger never":             {func(n *newsroom, gone, _ revision.Device) { n.revokes("cx", device(n.t, 99), gone, irina) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			n, gone, kept := lost(t)
			c.revoke(n, gone, kept)
			want := revision.StateApproved
			if c.void {
				want = revision.StateInReview
			}
			n.state(want)
			if n.facts.Revoked(gone.Key()) != c.void {
				t.Errorf("revoked %v, want %v", !c.void, c.void)
			}
		})
	}
	t.Run("two laptops that revoke each other are both out", func(t *testing.T) {
		n, gone, kept := lost(t)
		n.revokes(irina, kept, gone, irina).revokes(irina, gone, kept, irina)
		if !n.facts.Revoked(gone.Key()) || !n.facts.Revoked(kept.Key()) {
			t.Error("one of them could be the thief's, and is trusted")
		}
	})
	t.Run("and stays so when the laptop that revoked is lost too", func(t *testing.T) {
		n, gone, kept := lost(t)
		third := device(t, 78)
		n.card(irina, revision.Editor, third, gone)
		n.revokes(irina, kept, gone, irina).state(revision.StateApproved) // nobody knows kept any more
		n.revokes(irina, third, kept, irina).state(revision.StateInReview)
	})
	t.Run("a colleague says nothing about a laptop that is on no card", func(t *testing.T) {
		n, _, kept := lost(t)
		n.card(irina, revision.Editor, n.devices[irina])
		if n.revokes(anna, n.devices[anna], kept, irina).facts.Revoked(kept.Key()) {
			t.Error("she revoked what was never hers to revoke")
		}
		if !n.revokes(irina, n.devices[irina], kept, irina).facts.Revoked(kept.Key()) {
			t.Error("its person could not")
		}
	})
	t.Run("no laptop revokes itself", func(t *testing.T) {
		d := device(t, 7)
		if d.Revoke(revision.Revocation{Revoked: d.Key(), Of: irina, Person: irina, Time: noon}).Verify() == nil {
			t.Error("a laptop revoked itself")
		}
	})
}

func TestWhatStandsIsInOrder(t *testing.T) {
	a, b := content("a"), content("b")
	r := device(t, 7).Revoke(revision.Revocation{Revoked: device(t, 8).Key(), Stands: []revision.Hash{a, b, a}, Person: irina, Time: noon})
	if err := r.Verify(); err != nil || len(r.Stands) != 2 {
		t.Fatalf("%d stand: %v", len(r.Stands), err)
	}
	r.Stands[0], r.Stands[1] = r.Stands[1], r.Stands[0]
	if r.Verify() == nil {
		t.Error("another order was signed")
	}
	r.Stands[0] = r.Stands[1]
	if r.Verify() == nil {
		t.Error("twice the same was signed")
	}
}
