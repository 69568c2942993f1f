package desk

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/text"
)

// settingMe holds the ID of the person who works on this laptop.
const settingMe = "me"

// introduce makes a card for a laptop that has none, and puts this laptop on
// the card of a person whose newsroom came from a backup: the key of the old
// laptop stayed there. A card that says nothing of how to encrypt to this laptop
// is signed anew with it.
func (r *room) introduce(ctx context.Context) error {
	var known bool
	err := r.arc.View(func(tx *archive.Tx) error {
		card, ok, err := me(tx)
		i := slices.Index(card.Devices, r.device.Key())
		known = ok && i >= 0 && i < len(card.Recipients) && card.Recipients[i] == r.device.Recipient()
		return err
	})
	if err != nil || known {
		return err
	}
	return r.arc.Update(ctx, func(tx *archive.Tx) error {
		card, ok, err := me(tx)
		if err != nil {
			return err
		}
		if !ok {
			card = revision.SignedCard{Card: revision.Card{Person: revision.PersonID(r.ids.letters(12)), Role: revision.Journalist}}
			if err := r.ids.failed(); err != nil {
				return err
			}
		}
		return r.putMe(tx, card.Card)
	})
}

// me is the card of the person who works here.
func me(tx *archive.Tx) (revision.SignedCard, bool, error) {
	id, err := tx.Setting(settingMe)
	if err != nil || id == nil {
		return revision.SignedCard{}, false, err
	}
	cards, err := cardsIn(tx)
	if err != nil {
		return revision.SignedCard{}, false, err
	}
	i := slices.IndexFunc(cards, func(c revision.SignedCard) bool { return string(c.Person) == string(id) })
	if i < 0 {
		return revision.SignedCard{}, false, nil
	}
	return cards[i], true, nil
}

// putMe signs the next card of the person who works here, with this laptop on it.
func (r *room) putMe(tx *archive.Tx, card revision.Card) error {
	card.Serial++
	signed := r.device.Card(card)
	if err := writeCard(tx, signed); err != nil {
		return err
	}
	return tx.PutSetting(settingMe, []byte(card.Person))
}

// writeCard takes a card for true.
func writeCard(tx *archive.Tx, card revision.SignedCard) error {
	data, err := json.Marshal(card)
	if err != nil {
		return err
	}
	return tx.PutCard(string(card.Person), data)
}

// cardsIn are the cards this newsroom has accepted. Their signatures were
// checked when they came in.
func cardsIn(tx *archive.Tx) ([]revision.SignedCard, error) {
	return decodeAll[revision.SignedCard](tx.Cards())
}

// decodeAll reads signed things as the archive keeps them.
func decodeAll[T any](raw [][]byte, err error) ([]T, error) {
	out := make([]T, len(raw))
	for i, data := range raw {
		if err := json.Unmarshal(data, &out[i]); err != nil {
			return nil, err
		}
	}
	return out, err
}

// Me gives the card of the person who works here; a name or a role that is not
// empty is written onto it first.
func (v *Review) Me(ctx context.Context, name, role string) (revision.SignedCard, error) {
	name = strings.TrimSpace(text.Clean(name))
	if role != "" && !slices.Contains([]revision.Role{revision.Journalist, revision.Editor, revision.Chief}, revision.Role(role)) {
		return revision.SignedCard{}, &Refusal{Code: BadValue, Field: "role", Value: role}
	}
	var card revision.SignedCard
	read := func(tx *archive.Tx) (err error) {
		card, _, err = me(tx)
		return err
	}
	if name == "" && role == "" {
		return card, v.arc.View(read)
	}
	err := v.arc.Update(ctx, func(tx *archive.Tx) error {
		if err := read(tx); err != nil {
			return err
		}
		next := card.Card
		if name != "" {
			next.Name = name
		}
		if role != "" {
			next.Role = revision.Role(role)
		}
		if next.Name == card.Name && next.Role == card.Role {
			return nil
		}
		if err := v.putMe(tx, next); err != nil {
			return err
		}
		return read(tx)
	})
	return card, err
}
