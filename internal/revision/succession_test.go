package revision_test

import (
	"errors"
	"testing"

	"dateline/internal/revision"
)

func TestTheNextCardOfAPerson(t *testing.T) {
	one, two := device(t, 1), device(t, 2)
	known := one.Card(revision.Card{Person: irina, Name: "Ирина", Role: revision.Editor, Serial: 2})
	next := func(d revision.Device, role revision.Role, serial int, others ...revision.DeviceKey) revision.SignedCard {
		return d.Card(revision.Card{Person: irina, Name: "Ирина К.", Role: role, Serial: serial, Devices: others})
	}
	for name, c := range map[string]struct {
		next revision.SignedCard
		want revision.Succession
		err  error
	}{
		"the same":                            {known, revision.Unchanged, nil},
		"an older one":                        {next(one, revision.Editor, 1), revision.Older, nil},
		"a corrected name":                    {next(one, revision.Editor, 3), revision.Renewed, nil},
		"a second laptop":                     {next(one, revision.Editor, 3, two.Key()), revision.Renewed, nil},
		"another role":                        {next(one, revision.Chief, 3), revision.RoleChanged, nil},
		"by a new laptop":                     {next(two, revision.Editor, 3), revision.Rekeyed, nil},
		"by a new laptop that names the old":  {next(two, revision.Editor, 3, one.Key()), revision.Rekeyed, nil},
		"by a new laptop, with a better role": {next(two, revision.Chief, 3), revision.Rekeyed, nil},
		"another one of the same serial":      {next(one, revision.Editor, 2), "", revision.ErrForked},
		"by a stranger, of the same serial":   {next(two, revision.Editor, 2), "", revision.ErrForked},
		"somebody else's":                     {one.Card(revision.Card{Person: olga, Role: revision.Editor, Serial: 3}), "", revision.ErrOtherPerson},
		"a forged one": {func() revision.SignedCard {
			c := next(one, revision.Editor, 3)
			c.Role = revision.Chief
			return c
		}(), "", revision.ErrSignature},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := revision.Succeeds(known.Card, c.next)
			if got != c.want || !errors.Is(err, c.err) {
				t.Errorf("%q, %v; want %q, %v", got, err, c.want, c.err)
			}
		})
	}
	if k, ok := next(two, revision.Editor, 3, one.Key()).Signer(); !ok || k != two.Key() {
		t.Errorf("signed by %s", k)
	}
}

// TestTheOrderOfLaptopsIsPartOfACard: in another order they would have another
// safety number.
func TestTheOrderOfLaptopsIsPartOfACard(t *testing.T) {
	c := aCard(t)
	c.Devices[0], c.Devices[1] = c.Devices[1], c.Devices[0]
	if err := c.Verify(); !errors.Is(err, revision.ErrMalformed) {
		t.Errorf("another order: %v", err)
	}
	c.Devices[0] = c.Devices[1]
	if err := c.Verify(); !errors.Is(err, revision.ErrMalformed) {
		t.Errorf("one laptop twice: %v", err)
	}
}

// TestTheNewerOfTwoCardsHolds: while both lie here, in whatever order.
func TestTheNewerOfTwoCardsHolds(t *testing.T) {
	n := filed(t, anna, irina, chief)
	newer := device(t, 77).Card(revision.Card{Person: irina, Name: "Ирина", Role: revision.Journalist, Serial: 2}).Card
	n.facts.Cards = append(n.facts.Cards, newer)
	n.says(irina, revision.Approved).state(revision.StateInReview)
	n.facts.Cards[1], n.facts.Cards[3] = n.facts.Cards[3], n.facts.Cards[1]
	n.state(revision.StateInReview)
	n.devices[irina] = device(t, 77)
	n.says(irina, revision.Approved).state(revision.StateInReview) // she is a journalist now
}
