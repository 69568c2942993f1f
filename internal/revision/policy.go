package revision

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"time"
)

const policyDomain = "dateline/policy/1\x00"

// Step is one round of eyes that a story has to pass.
type Step struct {
	// Name is signed into the verdicts of this step: "" is the editor's, "legal"
	// that of flagged stories; others are the newsroom's own words.
	Name string `json:"name"`
	// Roles that may give the verdict; empty is editors and chiefs.
	Roles []Role `json:"roles"`
	// Count is how many different people must approve, at least 1.
	Count int `json:"count"`
	// Flagged: the step is asked for only when the story is flagged for it.
	Flagged bool `json:"flagged"`
}

// Policy is what a newsroom asks for before a story may leave. The zero Policy
// is none: then [DefaultPolicy] holds. A newer one has a greater Serial; one
// that arrives late and is older never lowers the bar.
type Policy struct {
	Version int    `json:"version"`
	Serial  int    `json:"serial"`
	Steps   []Step `json:"steps"`
	// OwnWork lets a person approve what they alone have written. Steps that ask
	// for flagged stories never allow it.
	OwnWork bool      `json:"own_work"`
	Person  PersonID  `json:"person"`
	Device  DeviceKey `json:"device"`
	Time    time.Time `json:"time"`
}

// DefaultPolicy holds until a chief editor signs another: one editor who did not
// write it alone, and for stories flagged "legal" a chief editor besides.
func DefaultPolicy() Policy {
	return Policy{Steps: []Step{
		{Name: "", Roles: []Role{Editor, Chief}, Count: 1},
		{Name: "legal", Roles: []Role{Chief}, Count: 1, Flagged: true},
	}}
}

func (p Policy) encode() []byte {
	w := &writer{}
	w.int(p.Version)
	w.int(p.Serial)
	list(w, p.Steps, func(s Step) {
		w.string(s.Name)
		list(w, s.Roles, func(r Role) { w.string(string(r)) })
		w.int(s.Count)
		w.bool(s.Flagged)
	})
	w.bool(p.OwnWork)
	w.string(string(p.Person))
	w.b = append(w.b, p.Device[:]...)
	w.time(p.Time)
	return w.b
}

// ID names the policy; it does not depend on the signature.
func (p Policy) ID() Hash { return Hash(sha256.Sum256(append([]byte(policyDomain), p.encode()...))) }

// SignedPolicy is a policy with its device's signature.
type SignedPolicy struct {
	Policy
	Signature Signature `json:"signature"`
}

// Policy signs the policy; its Device and Version are set to the signer's.
func (d Device) Policy(p Policy) SignedPolicy {
	p.Version, p.Device, p.Time = Version, d.Key(), p.Time.UTC().Truncate(time.Second)
	return SignedPolicy{p, d.sign(policyDomain, p.ID())}
}

// Verify says whether the device named in it signed exactly this.
func (s SignedPolicy) Verify() error {
	if s.Version != Version {
		return fmt.Errorf("policy: %w %d", ErrVersion, s.Version)
	}
	if err := errors.Join(whole(s.Time), s.sound()); err != nil {
		return fmt.Errorf("policy: %w", err)
	}
	if err := s.Device.verify(policyDomain, s.ID(), s.Signature); err != nil {
		return fmt.Errorf("policy %d: %w", s.Serial, err)
	}
	return nil
}

// ParsePolicy reads the JSON of one signed policy as ParseStatement does.
func ParsePolicy(data []byte) (SignedPolicy, error) {
	var p SignedPolicy
	if err := strict(data, &p); err != nil {
		return SignedPolicy{}, fmt.Errorf("read policy: %w", err)
	}
	return p, p.Verify()
}

// Policy is the one that holds: that of the greatest serial by a chief editor
// whose card was accepted, of several the one of the least ID. Where nobody is
// chief editor an editor's counts. [DefaultPolicy] holds when there is none, and
// while nobody's approval is asked for.
func (f Facts) Policy() Policy {
	return f.people().policy(f.Policies)
}

func (p people) policy(all []Policy) Policy {
	best := DefaultPolicy()
	if p.alone() {
		return best
	}
	var bestID Hash
	for _, x := range all {
		id := x.ID()
		if x.sound() != nil || !p.chiefly(x.Person) || !p.signs(x.Person, x.Device) || !p.stands(x.Person, x.Device, id) {
			continue
		}
		if x.Serial > best.Serial || x.Serial == best.Serial && bytes.Compare(id[:], bestID[:]) < 0 {
			best, bestID = x, id
		}
	}
	return best
}

// maxSteps and maxEyes bound a policy; no newsroom has so many.
const maxSteps, maxEyes = 32, 100

// sound says what is wrong with a policy: every one asks somebody about every
// story, names each step once and counts from 1.
func (p Policy) sound() error {
	always := false
	for i, s := range p.Steps {
		same := func(t Step) bool { return t.Name == s.Name }
		unknown := func(r Role) bool { return !r.valid() }
		if s.Count < 1 || s.Count > maxEyes || slices.ContainsFunc(s.Roles, unknown) || slices.ContainsFunc(p.Steps[:i], same) {
			return fmt.Errorf("%w: step %q", ErrMalformed, s.Name)
		}
		always = always || !s.Flagged
	}
	if p.Serial < 1 || p.Serial > MaxSerial || !always || len(p.Steps) > maxSteps {
		return fmt.Errorf("%w: policy %d of %d steps", ErrMalformed, p.Serial, len(p.Steps))
	}
	return nil
}
