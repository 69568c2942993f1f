package desk

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// AcceptMine makes two laptops one person's, with a card from the other one.
// On the first laptop the other is put onto this person's card; on the other,
// with the card that came of it, who works there becomes this person. A card of
// the same person from both, which would be a fork to everybody else, becomes
// one that follows on both.
func (v *Review) AcceptMine(ctx context.Context, data []byte) (Person, error) {
	card, err := parseCard(data)
	if err != nil {
		return Person{}, err
	}
	var person Person
	err = v.arc.Update(ctx, func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		mine, ok := people.card(people.me)
		if !ok {
			return &Refusal{Code: NobodyHere}
		}
		switch {
		case card.Person == people.me:
			err = v.rejoin(tx, people, mine, card)
		case card.Has(v.device.Key()):
			err = v.become(tx, people, mine, card)
		default:
			err = v.enlist(tx, people, mine, card)
		}
		if err != nil {
			return err
		}
		if people, err = staffIn(tx); err != nil {
			return err
		}
		mine, _ = people.card(people.me)
		person = v.person(mine.Card, people, true)
		return tx.DropStranger(string(card.Person))
	})
	return person, err
}

// enlist puts the other laptop onto the card of who works here.
func (r *room) enlist(tx *archive.Tx, people staff, mine, other revision.SignedCard) error {
	if known, ok := people.card(other.Person); ok {
		return &Refusal{Code: IsAColleague, Value: called(known.Card)}
	}
	if taken, ok := people.taken(other.Card); ok {
		return &Refusal{Code: LaptopTaken, Value: called(taken.Card), Field: called(other.Card)}
	}
	return r.putMe(tx, united(mine.Card, other.Card))
}

// rejoin takes the newer card of oneself, or one that follows on both.
func (r *room) rejoin(tx *archive.Tx, people staff, mine, other revision.SignedCard) error {
	step, err := revision.Succeeds(mine.Card, other)
	if err != nil && !errors.Is(err, revision.ErrForked) {
		return &Refusal{Code: NotACard, Err: err}
	}
	signer, ok := other.Signer()
	if !ok || people.facts.Revoked(signer) {
		return &Refusal{Code: RevokedLaptop, Value: called(mine.Card)}
	}
	if taken, ok := people.taken(other.Card); ok {
		return &Refusal{Code: LaptopTaken, Value: called(taken.Card), Field: called(other.Card)}
	}
	switch {
	case err == nil && step == revision.Unchanged:
		return nil
	case err == nil && step == revision.Older && !news(mine.Card, other.Card):
		return nil // all of it is on our card
	case err == nil && step != revision.Older && other.Has(r.device.Key()):
		return writeCard(tx, other)
	}
	newer, older := mine.Card, other.Card
	if other.Serial > mine.Serial {
		newer, older = older, newer
	}
	return r.putMe(tx, united(newer, older))
}

// news says whether a card holds a laptop that another does not.
func news(known, other revision.Card) bool {
	return slices.ContainsFunc(other.Devices, func(k revision.DeviceKey) bool { return !known.Has(k) })
}

// united is a card with the laptops of another one too.
func united(card, other revision.Card) revision.Card {
	card.Devices, card.Recipients = slices.Clone(card.Devices), slices.Clone(card.Recipients)
	for len(card.Recipients) < len(card.Devices) {
		card.Recipients = append(card.Recipients, revision.Recipient{})
	}
	for i, k := range other.Devices {
		if card.Has(k) {
			continue
		}
		var to revision.Recipient
		if i < len(other.Recipients) {
			to = other.Recipients[i]
		}
		card.Devices, card.Recipients = append(card.Devices, k), append(card.Recipients, to)
	}
	return card
}

// become makes who works here the person on whose card another laptop has put
// this one. What this laptop has stated under its first name it states again
// under the new one, so that every story stands where it stood; where colleagues
// have answered those statements that would change their order, and it is
// refused.
func (r *room) become(tx *archive.Tx, people staff, mine, card revision.SignedCard) error {
	if known, ok := people.card(card.Person); ok {
		step, err := revision.Succeeds(known.Card, card)
		if errors.Is(err, revision.ErrForked) {
			return &Refusal{Code: ForkedCard, Value: called(known.Card), Err: err}
		}
		if err != nil || step == revision.Older {
			return &Refusal{Code: OlderCard, Value: called(known.Card), Err: err}
		}
	}
	for _, c := range people.cards {
		if c.Person != card.Person && c.Person != mine.Person && slices.ContainsFunc(card.Devices, c.Has) {
			return &Refusal{Code: LaptopTaken, Value: called(c.Card), Field: called(card.Card)}
		}
	}
	alone := !slices.ContainsFunc(people.cards, func(c revision.SignedCard) bool {
		return c.Person != card.Person && c.Person != mine.Person
	})
	for id := range tx.Drafts() {
		n, err := r.restate(tx, id, mine.Person, card.Person)
		if err != nil {
			return err
		}
		if n > 0 && !alone {
			return &Refusal{Code: HasSpoken, Value: called(mine.Card)}
		}
	}
	return errors.Join(tx.DropCard(string(mine.Person)), writeCard(tx, card), tx.PutSetting(settingMe, []byte(card.Person)))
}

// restate says again, as another person, what this laptop said of a story, and
// counts it.
func (r *room) restate(tx *archive.Tx, id story.ID, from, to revision.PersonID) (int, error) {
	statements, err := decodeAll[revision.SignedStatement](tx.Statements(id))
	if err != nil || len(statements) == 0 {
		return 0, err
	}
	d, err := tx.Draft(id)
	if err != nil {
		return 0, err
	}
	rec, err := r.recordOf(tx, d)
	if err != nil {
		return 0, err
	}
	slices.SortFunc(statements, func(a, b revision.SignedStatement) int {
		x, y := a.ID(), b.ID()
		return cmp.Or(cmp.Compare(a.Lamport, b.Lamport), a.Time.Compare(b.Time), bytes.Compare(x[:], y[:]))
	})
	n, next := 0, rec.next()
	for _, s := range statements {
		if s.Person != from || s.Device != r.device.Key() {
			continue
		}
		again := s.Statement
		again.Person, again.Lamport = to, next
		signed := r.device.State(again)
		data, err := json.Marshal(signed)
		if err != nil {
			return n, err
		}
		if err := tx.PutStatement(id, signed.ID(), data); err != nil {
			return n, err
		}
		n, next = n+1, next+1
	}
	return n, nil
}
