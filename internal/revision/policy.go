package revision

import (
	"crypto/sha256"
	"fmt"
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
