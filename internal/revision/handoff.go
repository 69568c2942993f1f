package revision

import "crypto/sha256"

const handOffDomain = "dateline/handoff/1\x00"

// HandOffID names the header of a hand-off file; package handoff writes it and
// says what is in it.
func HandOffID(header []byte) Hash {
	h := sha256.New()
	h.Write([]byte(handOffDomain))
	h.Write(header)
	return Hash(h.Sum(nil))
}

// SignHandOff signs the header of this name.
func (d Device) SignHandOff(id Hash) Signature { return d.sign(handOffDomain, id) }

// VerifyHandOff says whether this laptop signed the header of this name.
func (k DeviceKey) VerifyHandOff(id Hash, s Signature) error { return k.verify(handOffDomain, id, s) }

// IsZero says that there is no device: the zero Device can neither sign nor open.
func (d Device) IsZero() bool { return len(d.private) == 0 }
