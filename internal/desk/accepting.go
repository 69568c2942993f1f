package desk

import (
	"context"
	"errors"

	"dateline/internal/archive"
	"dateline/internal/revision"
)

// mostCard is how long a card may be in bytes: a person with a hundred laptops
// needs less.
const mostCard = 64 << 10

// mostCards is how many cards somebody may have made since the one that is known,
// without being asked: who jumps further wants to have the last one for ever.
const mostCards = 1 << 16

func parseCard(data []byte) (revision.SignedCard, error) {
	if len(data) > mostCard {
		return revision.SignedCard{}, &Refusal{Code: NotACard}
	}
	card, err := revision.ParseCard(data)
	if err != nil {
		return card, &Refusal{Code: NotACard, Err: err}
	}
	return card, nil
}

// LookAtCard says what a card file holds, and what it would change for somebody
// who is accepted already. It changes nothing.
func (v *Review) LookAtCard(data []byte) (Person, revision.Succession, error) {
	card, err := parseCard(data)
	if err != nil {
		return Person{}, "", err
	}
	var person Person
	var step revision.Succession
	err = v.arc.View(func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		person = v.person(card.Card, people, false)
		step, err = v.acceptable(people, card)
		person.Accepted = err == nil && step == revision.Unchanged
		return err
	})
	return person, step, err
}

// Accept takes the card of a person for true, by hand: from now on their verdicts
// count here. What waited for it in the quarantine is read; a file that still
// cannot be, says in its Err why. A forked identity is refused.
func (v *Review) Accept(ctx context.Context, data []byte) (Person, []Received, error) {
	card, err := parseCard(data)
	if err != nil {
		return Person{}, nil, err
	}
	return v.accept(ctx, card)
}

// AcceptStranger accepts a person whose card came with somebody's hand-off, or
// the newer card of one who is accepted. number is the safety number that was
// looked at: when another card came of the person since, that is OtherCard, and
// nobody is accepted.
func (v *Review) AcceptStranger(ctx context.Context, id revision.PersonID, number string) (Person, []Received, error) {
	var card revision.SignedCard
	err := v.arc.View(func(tx *archive.Tx) error {
		strangers, err := decodeAll[revision.SignedCard](tx.Strangers())
		if err != nil {
			return err
		}
		for _, c := range strangers {
			if c.Person == id && c.SafetyNumber() != number {
				return &Refusal{Code: OtherCard, Value: called(c.Card)}
			}
			if c.Person == id {
				card = c
				return nil
			}
		}
		return &Refusal{Code: NoSuchPerson, Value: string(id)}
	})
	if err != nil {
		return Person{}, nil, err
	}
	return v.accept(ctx, card)
}

func (v *Review) accept(ctx context.Context, card revision.SignedCard) (Person, []Received, error) {
	var person Person
	err := v.arc.Update(ctx, func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		step, err := v.acceptable(people, card)
		if err != nil {
			return err
		}
		if step != revision.Unchanged {
			if err := writeCard(tx, card); err != nil {
				return err
			}
		}
		person = v.person(card.Card, people, true)
		return tx.DropStranger(string(card.Person))
	})
	if err != nil {
		return Person{}, nil, err
	}
	return person, v.readWaiting(ctx, card.Person), nil
}

// acceptable says whether a card may be taken by hand, and what it changes; for
// somebody unknown that is nothing.
func (r *room) acceptable(people staff, card revision.SignedCard) (revision.Succession, error) {
	if other, ok := people.taken(card.Card); ok {
		return "", &Refusal{Code: LaptopTaken, Value: called(other.Card), Field: called(card.Card)}
	}
	known, ok := people.card(card.Person)
	if !ok {
		return "", nil
	}
	step, err := revision.Succeeds(known.Card, card)
	switch {
	case errors.Is(err, revision.ErrForked):
		return step, &Refusal{Code: ForkedCard, Value: called(known.Card), Err: err}
	case err != nil:
		return step, &Refusal{Code: NotACard, Err: err}
	case step == revision.Older:
		return step, &Refusal{Code: OlderCard, Value: called(known.Card)}
	case card.Person == people.me && !card.Has(r.device.Key()):
		return step, &Refusal{Code: OwnCard}
	}
	return step, nil
}

// follows says whether a card that came along with a hand-off may be taken
// without a hand: it is the next of an accepted person, in the same role, and a
// laptop signed it that is on the card we have and was not revoked.
func (r *room) follows(people staff, card revision.SignedCard) (bool, error) {
	known, ok := people.card(card.Person)
	if !ok {
		return false, nil
	}
	step, err := revision.Succeeds(known.Card, card)
	if errors.Is(err, revision.ErrForked) {
		return false, &Refusal{Code: ForkedCard, Value: called(known.Card), Err: err}
	}
	if err != nil {
		return false, err
	}
	signer, ok := card.Signer()
	_, taken := people.taken(card.Card)
	gone := card.Person == people.me && !card.Has(r.device.Key())
	jumps := card.Serial-known.Serial > mostCards
	return step == revision.Renewed && ok && !people.facts.Revoked(signer) && !taken && !gone && !jumps, nil
}

// Forget takes a person's card away: their verdicts count no more, and files of
// theirs wait in the quarantine again.
func (v *Review) Forget(ctx context.Context, id revision.PersonID) error {
	return v.arc.Update(ctx, func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		if id == people.me {
			return &Refusal{Code: Yourself}
		}
		_, known := people.card(id)
		strangers, err := decodeAll[revision.SignedCard](tx.Strangers())
		if err != nil {
			return err
		}
		for _, c := range strangers {
			known = known || c.Person == id
		}
		if !known {
			return &Refusal{Code: NoSuchPerson, Value: string(id)}
		}
		return errors.Join(tx.DropCard(string(id)), tx.DropStranger(string(id)))
	})
}
