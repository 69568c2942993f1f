package revision

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"time"

	"dateline/internal/story"
)

const slipDomain = "dateline/slip/1\x00"

// Slip is what the newsroom plans with a story: the fields that never leave and
// are in no content hash. Of several slips of a story the latest holds, by
// Lamport time, time and ID.
type Slip struct {
	Version  int       `json:"version"`
	Story    story.ID  `json:"story"`
	Assignee string    `json:"assignee"`
	Deadline time.Time `json:"deadline,omitzero"`
	// PlannedLength in characters with spaces; 0 is not planned.
	PlannedLength int `json:"planned_length"`
	// Note is the internal note about the whole story.
	Note    string    `json:"note"`
	Person  PersonID  `json:"person"`
	Device  DeviceKey `json:"device"`
	Lamport uint64    `json:"lamport"`
	Time    time.Time `json:"time"`
}

func (s Slip) encode() []byte {
	w := &writer{}
	w.int(s.Version)
	w.string(string(s.Story))
	w.string(s.Assignee)
	w.time(s.Deadline)
	w.int(s.PlannedLength)
	w.string(s.Note)
	w.string(string(s.Person))
	w.b = append(w.b, s.Device[:]...)
	w.uint(s.Lamport)
	w.time(s.Time)
	return w.b
}

// ID names the slip; it does not depend on the signature.
func (s Slip) ID() Hash { return Hash(sha256.Sum256(append([]byte(slipDomain), s.encode()...))) }

// SignedSlip is a slip with its device's signature.
type SignedSlip struct {
	Slip
	Signature Signature `json:"signature"`
}

// Slip signs the slip; its Device and Version are set to the signer's.
func (d Device) Slip(s Slip) SignedSlip {
	s.Version, s.Device, s.Time = Version, d.Key(), s.Time.UTC().Truncate(time.Second)
	if !s.Deadline.IsZero() {
		s.Deadline = s.Deadline.UTC().Truncate(time.Second)
	}
	return SignedSlip{s, d.sign(slipDomain, s.ID())}
}

// Verify says whether the device named in it signed exactly this.
func (s SignedSlip) Verify() error {
	if s.Version != Version {
		return fmt.Errorf("slip: %w %d", ErrVersion, s.Version)
	}
	if err := whole(s.Time, s.Deadline); err != nil {
		return fmt.Errorf("slip: %w", err)
	}
	if err := s.Device.verify(slipDomain, s.ID(), s.Signature); err != nil {
		return fmt.Errorf("slip %s: %w", s.ID(), err)
	}
	return nil
}

// ParseSlip reads the JSON of one signed slip as ParseStatement does.
func ParseSlip(data []byte) (SignedSlip, error) {
	var s SignedSlip
	if err := strict(data, &s); err != nil {
		return SignedSlip{}, fmt.Errorf("read slip: %w", err)
	}
	return s, s.Verify()
}

// LatestSlip is the slip that holds: the last by Lamport time, time and ID; false
// when there is none.
func LatestSlip(slips []Slip) (Slip, bool) {
	var last Slip
	for i, s := range slips {
		x, y := s.ID(), last.ID()
		if i == 0 || cmp.Or(cmp.Compare(s.Lamport, last.Lamport), s.Time.Compare(last.Time), bytes.Compare(x[:], y[:])) > 0 {
			last = s
		}
	}
	return last, len(slips) > 0
}
