package revision

import "fmt"

// Succession says what a card is beside the one that is known of its person.
type Succession string

// The successions, the harmless ones first.
const (
	// Unchanged: it is the same card.
	Unchanged Succession = "unchanged"
	// Older: a newer one is known.
	Older Succession = "older"
	// Renewed: newer, of the same role, signed by a laptop that was on the known
	// card. Whether that laptop was revoked is for the caller: see Signer.
	Renewed Succession = "renewed"
	// RoleChanged: newer and signed by a known laptop, but of another role.
	RoleChanged Succession = "role-changed"
	// Rekeyed: newer, but no known laptop signed it. Anybody can write such a card:
	// the safety number has to be read out anew.
	Rekeyed Succession = "rekeyed"
)

// Succeeds says what the next card of a person is. The errors: the signature does
// not fit, [ErrOtherPerson], and [ErrForked], which has to be told loudly.
func Succeeds(known Card, next SignedCard) (Succession, error) {
	if err := next.Verify(); err != nil {
		return "", err
	}
	switch {
	case next.Person != known.Person:
		return "", fmt.Errorf("card of %q after one of %q: %w", next.Person, known.Person, ErrOtherPerson)
	case next.ID() == known.ID():
		return Unchanged, nil
	case next.Serial == known.Serial:
		return "", fmt.Errorf("card %d of %q: %w", next.Serial, next.Person, ErrForked)
	case next.Serial < known.Serial:
		return Older, nil
	}
	switch signer, _ := next.Signer(); {
	case !known.Has(signer):
		return Rekeyed, nil
	case next.Role != known.Role:
		return RoleChanged, nil
	}
	return Renewed, nil
}
