package desk

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/text"
)

// CardSuffix ends the name of a file that holds a card.
const CardSuffix = ".dateline-card"

// Person is somebody as this newsroom knows them: by the card they showed.
type Person struct {
	ID   revision.PersonID
	Name string
	Role revision.Role
	// Me is who works here. Accepted says that the verdicts of the person count;
	// the one who is not accepted is not verified, whatever the card says. A person
	// who is accepted may have a newer card that is not: then they are listed twice.
	Me, Accepted bool
	// SafetyNumber of the card: what two people read to each other.
	SafetyNumber string
	Devices      []PersonDevice
}

// PersonDevice is one laptop of a person.
type PersonDevice struct {
	Key revision.DeviceKey
	// This is the laptop the program runs on.
	This bool
	// Revoked: it speaks for the person no more.
	Revoked bool
	// Encrypts says that a hand-off file can be encrypted to it.
	Encrypts bool
}

// CanRead says whether a hand-off file can be encrypted to the person.
func (p Person) CanRead() bool {
	return slices.ContainsFunc(p.Devices, func(d PersonDevice) bool { return d.Encrypts && !d.Revoked })
}

// mostName is how much of a name is shown, in letters.
const mostName = 80

// called is the name on a card as it is shown: in one line, without what cannot be
// seen or turns the direction of writing. On the card it is what was signed.
func called(card revision.Card) string {
	name := strings.Join(strings.Fields(strings.ReplaceAll(text.Tidy(text.Clean(card.Name)), string(text.SoftBreak), " ")), " ")
	if letters := []rune(name); len(letters) > mostName {
		name = strings.TrimSpace(string(letters[:mostName])) + "…"
	}
	return name
}

// person is what a card says to this newsroom.
func (r *room) person(card revision.Card, people staff, accepted bool) Person {
	p := Person{
		ID: card.Person, Name: called(card), Role: card.Role, Me: accepted && card.Person == people.me, Accepted: accepted,
		SafetyNumber: card.SafetyNumber(),
	}
	for i, k := range card.Devices {
		p.Devices = append(p.Devices, PersonDevice{
			Key: k, This: k == r.device.Key(), Revoked: people.facts.Revoked(k),
			Encrypts: i < len(card.Recipients) && card.Recipients[i] != revision.Recipient{},
		})
	}
	return p
}

// People gives everybody this newsroom has heard of: who works here, those who
// are accepted by name, those who are not.
func (v *Review) People() ([]Person, error) {
	var out []Person
	err := v.arc.View(func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		strangers, err := decodeAll[revision.SignedCard](tx.Strangers())
		if err != nil {
			return err
		}
		for _, c := range people.cards {
			out = append(out, v.person(c.Card, people, true))
		}
		for _, c := range strangers {
			out = append(out, v.person(c.Card, people, false))
		}
		return nil
	})
	rank := func(p Person) int {
		switch {
		case p.Me:
			return 0
		case p.Accepted:
			return 1
		}
		return 2
	}
	slices.SortFunc(out, func(a, b Person) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(fold(a.Name), fold(b.Name)), strings.Compare(string(a.ID), string(b.ID)))
	})
	return out, err
}

// FindPerson gives the accepted person who is meant: by ID, by its first
// letters, or by the whole name when nobody else has it.
func (v *Review) FindPerson(typed string) (Person, error) { return v.find(typed, true) }

// FindStranger is FindPerson for those who are not accepted.
func (v *Review) FindStranger(typed string) (Person, error) { return v.find(typed, false) }

func (v *Review) find(typed string, accepted bool) (Person, error) {
	all, err := v.People()
	if err != nil {
		return Person{}, err
	}
	typed = strings.TrimSpace(typed)
	var hits []Person
	for _, p := range all {
		id := string(p.ID)
		if p.Accepted != accepted {
			continue
		}
		if id == typed {
			return p, nil
		}
		if len(typed) >= minPrefix && strings.HasPrefix(id, strings.ToLower(typed)) || typed != "" && fold(p.Name) == fold(typed) {
			hits = append(hits, p)
		}
	}
	switch len(hits) {
	case 1:
		return hits[0], nil
	case 0:
		return Person{}, &Refusal{Code: NoSuchPerson, Value: typed}
	}
	return Person{}, &Refusal{Code: AmbiguousPerson, Value: typed, N: len(hits)}
}

// CardFile gives the card of the person who works here as a file for others.
func (v *Review) CardFile() ([]byte, error) {
	var card revision.SignedCard
	err := v.arc.View(func(tx *archive.Tx) error {
		var ok bool
		var err error
		if card, ok, err = me(tx); err == nil && !ok {
			err = &Refusal{Code: NobodyHere}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(card, "", "  ")
	return append(data, '\n'), err
}
