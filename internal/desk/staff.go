package desk

import (
	"slices"

	"dateline/internal/archive"
	"dateline/internal/revision"
)

// staff is who this newsroom knows and what it asks of them: what the standing
// of every story follows from besides the story. It is read once for many of them.
type staff struct {
	me          revision.PersonID
	cards       []revision.SignedCard
	policies    []revision.SignedPolicy
	revocations []revision.SignedRevocation
	// facts holds the same without signatures, and nothing else.
	facts revision.Facts
}

// staffIn reads it. Signatures were checked when these things came in.
func staffIn(tx *archive.Tx) (staff, error) {
	var s staff
	id, err := tx.Setting(settingMe)
	if err != nil {
		return s, err
	}
	s.me = revision.PersonID(id)
	if s.cards, err = cardsIn(tx); err != nil {
		return s, err
	}
	if s.policies, err = decodeAll[revision.SignedPolicy](tx.Policies()); err != nil {
		return s, err
	}
	if s.revocations, err = decodeAll[revision.SignedRevocation](tx.Revocations()); err != nil {
		return s, err
	}
	for _, c := range s.cards {
		s.facts.Cards = append(s.facts.Cards, c.Card)
	}
	for _, p := range s.policies {
		s.facts.Policies = append(s.facts.Policies, p.Policy)
	}
	for _, r := range s.revocations {
		s.facts.Revocations = append(s.facts.Revocations, r.Revocation)
	}
	return s, nil
}

// card is the accepted card of a person.
func (s *staff) card(p revision.PersonID) (revision.SignedCard, bool) {
	i := slices.IndexFunc(s.cards, func(c revision.SignedCard) bool { return c.Person == p })
	if i < 0 {
		return revision.SignedCard{}, false
	}
	return s.cards[i], true
}

// taken is somebody else on whose accepted card one of the laptops of this card
// is: a laptop speaks for one person, or two who look like two could be one.
func (s *staff) taken(card revision.Card) (revision.SignedCard, bool) {
	i := slices.IndexFunc(s.cards, func(c revision.SignedCard) bool {
		return c.Person != card.Person && slices.ContainsFunc(card.Devices, c.Has)
	})
	if i < 0 {
		return revision.SignedCard{}, false
	}
	return s.cards[i], true
}
