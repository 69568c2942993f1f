package revision

import (
	"bytes"
	"slices"
)

// people is who a newsroom has accepted and whose laptops speak for them.
type people struct {
	cards map[PersonID]Card
	// chief: somebody is chief editor.
	chief bool
	// revocations that count.
	revocations []Revocation
}

// people reads the cards and revocations. Of two cards of a person the one of the
// greater serial holds, then that of the least ID.
func (f Facts) people() people {
	p := people{cards: make(map[PersonID]Card, len(f.Cards))}
	for _, c := range f.Cards {
		old, twice := p.cards[c.Person]
		if x, y := c.ID(), old.ID(); !twice || c.Serial > old.Serial || c.Serial == old.Serial && bytes.Compare(x[:], y[:]) < 0 {
			p.cards[c.Person] = c
		}
	}
	for _, c := range p.cards {
		p.chief = p.chief || c.Role == Chief
	}
	// A laptop that was revoked still speaks through what stands of it, so each
	// revocation that counts may make another one count.
	left := slices.Clone(f.Revocations)
	for more := true; more; {
		n := len(left)
		left = slices.DeleteFunc(left, func(r Revocation) bool {
			if !p.revokes(r) {
				return false
			}
			p.revocations = append(p.revocations, r)
			return true
		})
		more = len(left) < n
	}
	return p
}

// revokes says whether a revocation counts: by the person themself from another
// laptop, or by the chief editor. It does also when its own laptop was revoked
// since: of two laptops that revoke each other nobody can tell which was stolen.
func (p people) revokes(r Revocation) bool {
	return r.Device != r.Revoked && p.signs(r.Person, r.Device) && (r.Person == r.Of || p.chiefly(r.Person))
}

// alone: approval is required from the second accepted person on.
func (p people) alone() bool { return len(p.cards) < 2 }

// signs says whether a laptop is a person's: it is on their card, or they
// themselves said that it was, when they revoked it.
func (p people) signs(person PersonID, d DeviceKey) bool {
	c, accepted := p.cards[person]
	return accepted && (c.Has(d) || slices.ContainsFunc(p.revocations, func(r Revocation) bool {
		return r.Revoked == d && r.Of == person && r.Person == person
	}))
}

// stands says whether what a person signed with a laptop still counts. A
// revocation by a chief editor concerns everybody, one by a person only what
// that person signed.
func (p people) stands(person PersonID, d DeviceKey, id Hash) bool {
	return !slices.ContainsFunc(p.revocations, func(r Revocation) bool {
		return r.Revoked == d && (r.Person == person || p.chiefly(r.Person)) && !slices.Contains(r.Stands, id)
	})
}

// roleIn says whether a person has one of these roles; none are editors and chief
// editors. Where nobody is chief editor, an editor does what a chief would.
func (p people) roleIn(person PersonID, roles []Role) bool {
	c, accepted := p.cards[person]
	if !accepted {
		return false
	}
	if len(roles) == 0 {
		roles = []Role{Editor, Chief}
	}
	return slices.Contains(roles, c.Role) || !p.chief && c.Role == Editor && slices.Contains(roles, Chief)
}

// entitled: verdicts are for editors; who is alone is everything.
func (p people) entitled(person PersonID) bool { return p.alone() || p.roleIn(person, nil) }

// chiefly: this is the chief editor's to say.
func (p people) chiefly(person PersonID) bool { return p.alone() || p.roleIn(person, []Role{Chief}) }

// Revoked says whether a laptop was revoked by somebody who may: its person, or
// a chief editor.
func (f Facts) Revoked(d DeviceKey) bool {
	if len(f.Revocations) == 0 {
		return false
	}
	p := f.people()
	owned := slices.ContainsFunc(f.Cards, func(c Card) bool { return c.Has(d) })
	return slices.ContainsFunc(p.revocations, func(r Revocation) bool {
		return r.Revoked == d && (p.chiefly(r.Person) || !owned || p.cards[r.Person].Has(d))
	})
}

// Stands says whether a statement survives the revocations of its laptop: there
// are none, or all of them name it. One that stands on a revoked laptop is to be
// looked at.
func (f Facts) Stands(s Statement) bool {
	return len(f.Revocations) == 0 || f.people().stands(s.Person, s.Device, s.ID())
}
