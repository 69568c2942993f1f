package revision_test

import (
	"errors"
	"testing"

	"dateline/internal/revision"
)

func TestWhichPolicyHolds(t *testing.T) {
	serial := func(n *newsroom, want int) {
		n.t.Helper()
		if got := n.facts.Policy().Serial; got != want {
			n.t.Errorf("policy %d holds, want %d", got, want)
		}
	}
	t.Run("none but the default", func(t *testing.T) {
		n := house(t, anna, irina)
		serial(n, 0)
		if got := n.facts.Policy().Steps; len(got) != 2 || got[1].Name != "legal" {
			t.Errorf("by default %v", got)
		}
	})
	t.Run("the newest, whenever the older one comes", func(t *testing.T) {
		serial(house(t, anna, irina, chief).asks(chief, 3, twoEditors).asks(chief, 2, oneEditor), 3)
	})
	t.Run("an editor's not where there is a chief", func(t *testing.T) {
		serial(house(t, anna, irina, chief).asks(chief, 1, twoEditors).asks(irina, 9, oneEditor), 1)
	})
	t.Run("an editor's where there is none", func(t *testing.T) {
		n := house(t, anna, irina, olga).asks(irina, 1, twoEditors, legal)
		serial(n, 1)
		n.asks(anna, 2, oneEditor)
		serial(n, 1) // a journalist's never
		// Then an editor does what a chief would: somebody has to.
		n.writes(anna, "first").says(anna, revision.Filed).checks(irina, revision.Flagged, "legal")
		n.says(irina, revision.Approved).says(olga, revision.Approved).lacks(revision.Need{Step: "legal", Roles: []revision.Role{revision.Chief, revision.Editor}, More: 1})
		n.checks(olga, revision.Approved, "legal").state(revision.StateApproved)
	})
	t.Run("a stranger's never", func(t *testing.T) {
		n := house(t, anna, irina, chief)
		n.devices["cstranger"] = device(t, 99)
		serial(n.asks("cstranger", 5, oneEditor), 0)
	})
	t.Run("one from a laptop that is not the chief's never", func(t *testing.T) {
		n := house(t, anna, irina, chief)
		n.devices[chief] = device(t, 99)
		serial(n.asks(chief, 5, oneEditor), 0)
	})
	t.Run("none while somebody is alone", func(t *testing.T) {
		serial(house(t, chief).asks(chief, 1, twoEditors), 0)
	})
	t.Run("one that asks nothing never", func(t *testing.T) {
		n := house(t, anna, chief).asks(chief, 1, oneEditor).asks(chief, 2).asks(chief, 3, revision.Step{Count: 0}).asks(chief, 4, legal)
		serial(n, 1)
	})
	t.Run("two of one serial: the same for everybody", func(t *testing.T) {
		n := house(t, anna, chief).asks(chief, 1, oneEditor).asks(chief, 1, twoEditors)
		a := n.facts.Policy().ID()
		n.facts.Policies[0], n.facts.Policies[1] = n.facts.Policies[1], n.facts.Policies[0]
		if n.facts.Policy().ID() != a {
			t.Error("the order in which two policies came decides")
		}
	})
	t.Run("a revoked laptop's only when it stands", func(t *testing.T) {
		n := house(t, anna, irina, chief).asks(chief, 1, twoEditors)
		id, lost, kept := n.facts.Policies[0].ID(), n.devices[chief], device(t, 77)
		n.card(chief, revision.Chief, kept, lost).revokes(chief, kept, lost, chief, id)
		serial(n, 1)
		n.devices[chief] = lost
		serial(n.asks(chief, 2, oneEditor), 1)
	})
}

func TestAPolicyThatAsksNothingIsNotRead(t *testing.T) {
	for name, steps := range map[string][]revision.Step{
		"no step":            nil,
		"only flagged":       {legal},
		"nobody":             {{Count: 0}},
		"a step twice":       {oneEditor, twoEditors},
		"an unknown role":    {{Roles: []revision.Role{"owner"}, Count: 1}},
		"more than there be": {{Count: 101}},
	} {
		p := device(t, 7).Policy(revision.Policy{Serial: 1, Steps: steps, Person: chief, Time: noon})
		if _, err := revision.ParsePolicy(marshal(t, p)); !errors.Is(err, revision.ErrMalformed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	p := device(t, 7).Policy(revision.Policy{Steps: []revision.Step{oneEditor}, Person: chief, Time: noon})
	if err := p.Verify(); !errors.Is(err, revision.ErrMalformed) {
		t.Errorf("a policy without a serial: %v", err)
	}
}
