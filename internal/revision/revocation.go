package revision

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"time"
)

const revocationDomain = "dateline/revocation/1\x00"

// Revocation says that a laptop no longer speaks for its person: it was lost,
// taken or sold. It names what of that laptop still stands; everything else
// signed by it is void, whatever time it claims, because who holds a key can
// write any time. With several revocations of one laptop only that stands which
// all of them name.
type Revocation struct {
	Version int       `json:"version"`
	Revoked DeviceKey `json:"revoked"`
	// Of is the person on whose card the laptop was.
	Of PersonID `json:"of"`
	// Stands are the IDs of the laptop's statements and policies that the signer
	// had, sorted, each once. They are flagged to be looked at, and count.
	Stands []Hash `json:"stands"`
	Note   string `json:"note"`
	// Person and Device who revokes: the same person from another laptop, or a
	// chief editor. A laptop cannot revoke itself.
	Person PersonID  `json:"person"`
	Device DeviceKey `json:"device"`
	Time   time.Time `json:"time"`
}

func (r Revocation) encode() []byte {
	w := &writer{}
	w.int(r.Version)
	w.b = append(w.b, r.Revoked[:]...)
	w.string(string(r.Of))
	list(w, r.Stands, w.hash)
	w.string(r.Note)
	w.string(string(r.Person))
	w.b = append(w.b, r.Device[:]...)
	w.time(r.Time)
	return w.b
}

// ID names the revocation; it does not depend on the signature.
func (r Revocation) ID() Hash {
	return Hash(sha256.Sum256(append([]byte(revocationDomain), r.encode()...)))
}

// SignedRevocation is a revocation with its device's signature.
type SignedRevocation struct {
	Revocation
	Signature Signature `json:"signature"`
}

// Revoke signs the revocation; its Device and Version are set to the signer's,
// Stands are put in order.
func (d Device) Revoke(r Revocation) SignedRevocation {
	r.Version, r.Device, r.Time = Version, d.Key(), r.Time.UTC().Truncate(time.Second)
	r.Stands = slices.Clone(r.Stands)
	slices.SortFunc(r.Stands, func(a, b Hash) int { return bytes.Compare(a[:], b[:]) })
	r.Stands = slices.Compact(r.Stands)
	return SignedRevocation{r, d.sign(revocationDomain, r.ID())}
}

// Verify says whether the device named in it signed exactly this.
func (s SignedRevocation) Verify() error {
	if s.Version != Version || s.Device == s.Revoked {
		return fmt.Errorf("revocation: %w %d", ErrVersion, s.Version)
	}
	if err := whole(s.Time); err != nil {
		return fmt.Errorf("revocation: %w", err)
	}
	if !rising(s.Stands) {
		return fmt.Errorf("revocation: %w: what stands is not in order", ErrMalformed)
	}
	if err := s.Device.verify(revocationDomain, s.ID(), s.Signature); err != nil {
		return fmt.Errorf("revocation of %s: %w", s.Revoked, err)
	}
	return nil
}

// ParseRevocation reads the JSON of one signed revocation as ParseStatement does.
func ParseRevocation(data []byte) (SignedRevocation, error) {
	var r SignedRevocation
	if err := strict(data, &r); err != nil {
		return SignedRevocation{}, fmt.Errorf("read revocation: %w", err)
	}
	return r, r.Verify()
}
