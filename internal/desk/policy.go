package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/text"
)

// What a policy may hold at most.
const (
	mostSteps = 10
	// mostEyes is how many people one step may ask for.
	mostEyes = 20
)

// Policy gives what is asked for before a story may leave.
func (v *Review) Policy() (revision.Policy, error) {
	var p revision.Policy
	err := v.arc.View(func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		p = people.facts.Policy()
		return err
	})
	return p, err
}

// SetPolicy signs what is asked for from now on; a chief editor does. Of the
// policy only the steps and OwnWork are read. Stories stand by it at once.
func (v *Review) SetPolicy(ctx context.Context, p revision.Policy) error {
	if err := validPolicy(p); err != nil {
		return err
	}
	return v.arc.Update(ctx, func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		card, ok := people.card(people.me)
		if !ok {
			return &Refusal{Code: NobodyHere}
		}
		if card.Role != revision.Chief {
			return &Refusal{Code: NotChief}
		}
		// Who may not set one takes no numbers away either.
		p.Serial = people.facts.Policy().Serial
		for _, known := range people.policies {
			if known.Person == people.me && card.Has(known.Device) {
				p.Serial = max(p.Serial, known.Serial)
			}
		}
		if p.Serial++; p.Serial > revision.MaxSerial {
			return &Refusal{Code: BadPolicy, Value: "serial"}
		}
		p.Person, p.Time = people.me, v.now()
		signed := v.device.Policy(p)
		data, err := json.Marshal(signed)
		if err != nil {
			return err
		}
		return tx.PutPolicy(signed.ID(), data)
	})
}

func validPolicy(p revision.Policy) error {
	bad := func(value string) error { return &Refusal{Code: BadPolicy, Value: value} }
	if len(p.Steps) == 0 || len(p.Steps) > mostSteps {
		return bad("steps")
	}
	names := map[string]bool{}
	for _, s := range p.Steps {
		word := strings.Trim(s.Name, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && len(s.Name) <= 40
		if !word || names[s.Name] || s.Count < 1 || s.Count > mostEyes {
			return bad(s.Name)
		}
		names[s.Name] = true
		for _, r := range s.Roles {
			if r != revision.Journalist && r != revision.Editor && r != revision.Chief {
				return bad(string(r))
			}
		}
	}
	return nil
}

// Revoke says that a laptop, or every laptop of a person, no longer speaks for
// its person. What it stated and is known here still stands; everything else
// it ever signed is void. A chief editor revokes, or the person from another laptop.
// device is the first letters of a key, or a person.
func (v *Review) Revoke(ctx context.Context, device, note string) error {
	return v.arc.Update(ctx, func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		card, ok := people.card(people.me)
		if !ok {
			return &Refusal{Code: NobodyHere}
		}
		of, keys, err := meant(people, device)
		if err != nil {
			return err
		}
		if of.Person != people.me && card.Role != revision.Chief {
			return &Refusal{Code: NotChief}
		}
		for _, k := range keys {
			if k == v.device.Key() {
				return &Refusal{Code: ThisLaptop}
			}
			if people.facts.Revoked(k) {
				continue
			}
			if err := v.revoke(tx, revision.Revocation{Revoked: k, Of: of.Person, Person: people.me, Note: strings.TrimSpace(text.Clean(note))}); err != nil {
				return err
			}
		}
		return nil
	})
}

// meant are the laptops that somebody names, all of one accepted person.
func meant(people staff, typed string) (of revision.SignedCard, keys []revision.DeviceKey, err error) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	owners := 0
	for _, c := range people.cards {
		if string(c.Person) == typed || fold(c.Name) == fold(typed) && typed != "" {
			return c, c.Devices, nil
		}
		for _, k := range c.Devices {
			if len(typed) >= minPrefix && strings.HasPrefix(k.String(), typed) {
				of, owners, keys = c, owners+1, []revision.DeviceKey{k}
			}
		}
	}
	switch owners {
	case 1:
		return of, keys, nil
	case 0:
		return of, nil, &Refusal{Code: NoSuchLaptop, Value: typed}
	}
	return of, nil, &Refusal{Code: AmbiguousLaptop, Value: typed, N: owners}
}

// revoke signs it, with everything of the laptop's that is known here.
func (r *room) revoke(tx *archive.Tx, v revision.Revocation) error {
	for id := range tx.Drafts() {
		statements, err := decodeAll[revision.SignedStatement](tx.Statements(id))
		if err != nil {
			return err
		}
		for _, s := range statements {
			if s.Device == v.Revoked {
				v.Stands = append(v.Stands, s.ID())
			}
		}
	}
	policies, err := decodeAll[revision.SignedPolicy](tx.Policies())
	if err != nil {
		return err
	}
	for _, p := range policies {
		if p.Device == v.Revoked {
			v.Stands = append(v.Stands, p.ID())
		}
	}
	slices.SortFunc(v.Stands, func(a, b revision.Hash) int { return bytes.Compare(a[:], b[:]) })
	v.Stands, v.Time = slices.Compact(v.Stands), r.now()
	signed := r.device.Revoke(v)
	data, err := json.Marshal(signed)
	if err != nil {
		return err
	}
	return tx.PutRevocation(signed.ID(), data)
}
