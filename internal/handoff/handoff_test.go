package handoff_test

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"slices"
	"testing"

	"dateline/internal/handoff"
	"dateline/internal/revision"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// inOrder is a parcel as Parcel gives it.
func inOrder(p handoff.Parcel) handoff.Parcel {
	byID := func(a, b revision.Hash) int { return bytes.Compare(a[:], b[:]) }
	p.Cards, p.Policies, p.Revocations, p.Originals = slices.Clone(p.Cards), slices.Clone(p.Policies), slices.Clone(p.Revocations), slices.Clone(p.Originals)
	slices.SortFunc(p.Cards, func(a, b revision.SignedCard) int { return byID(a.ID(), b.ID()) })
	slices.SortFunc(p.Policies, func(a, b revision.SignedPolicy) int { return byID(a.ID(), b.ID()) })
	slices.SortFunc(p.Revocations, func(a, b revision.SignedRevocation) int { return byID(a.ID(), b.ID()) })
	slices.SortFunc(p.Originals, byID)
	p.Stories = slices.Clone(p.Stories)
	slices.SortFunc(p.Stories, func(a, b handoff.Story) int { return cmp.Compare(a.ID, b.ID) })
	for i := range p.Stories {
		s := &p.Stories[i]
		s.Revisions, s.Statements, s.Remarks, s.Slips = slices.Clone(s.Revisions), slices.Clone(s.Statements), slices.Clone(s.Remarks), slices.Clone(s.Slips)
		slices.SortFunc(s.Revisions, func(a, b revision.SignedRevision) int {
			return cmp.Or(cmp.Compare(a.Lamport, b.Lamport), byID(a.ID(), b.ID()))
		})
		slices.SortFunc(s.Statements, func(a, b revision.SignedStatement) int {
			return cmp.Or(cmp.Compare(a.Lamport, b.Lamport), byID(a.ID(), b.ID()))
		})
		slices.SortFunc(s.Remarks, func(a, b revision.SignedRemark) int {
			return cmp.Or(cmp.Compare(a.Lamport, b.Lamport), byID(a.ID(), b.ID()))
		})
		slices.SortFunc(s.Slips, func(a, b revision.SignedSlip) int {
			return cmp.Or(cmp.Compare(a.Lamport, b.Lamport), byID(a.ID(), b.ID()))
		})
	}
	return p
}

func TestWhatIsHandedOffArrives(t *testing.T) {
	boris := device(t, 2)
	for _, c := range []struct {
		name string
		lock handoff.Lock
		key  handoff.Key
	}{
		{"signed only", handoff.Lock{}, handoff.Key{}},
		{"to two people", handoff.Lock{To: []revision.Recipient{device(t, 3).Recipient(), boris.Recipient(), boris.Recipient()}}, handoff.Key{Device: boris, Passphrase: "not asked for"}},
		{"to a passphrase", handoff.Lock{Passphrase: "семь трамваев"}, handoff.Key{Device: boris, Passphrase: "семь трамваев"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := desk(t)
			data := n.hands(c.lock)
			if !handoff.IsHandOff(data[:32]) {
				t.Errorf("IsHandOff(%q) = false", data[:32])
			}
			f, err := handoff.Open(bytes.NewReader(data), int64(len(data)), c.key)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(n.card, f.Sender()); diff != "" {
				t.Errorf("sender (-want +got):\n%s", diff)
			}
			if locked := c.name != "signed only"; f.Encrypted() != locked || !f.At().Equal(noon) {
				t.Errorf("encrypted %v, at %v", f.Encrypted(), f.At())
			}
			m := f.Manifest()
			if m.Stories != 2 || m.Photos != 1 || m.Bytes <= 0 || m.Bytes >= int64(len(data)) {
				t.Errorf("manifest %+v", m)
			}
			if len(c.lock.To) > 0 && (len(m.To) != 2 || !slices.Contains(m.To, boris.Recipient())) {
				t.Errorf("made for %x, want the two people once each", m.To)
			}
			got, err := f.Parcel(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(inOrder(n.parcel), got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("parcel (-want +got):\n%s", diff)
			}
			r, size, err := f.Original(got.Originals[0])
			if err != nil {
				t.Fatal(err)
			}
			photo, err := io.ReadAll(r)
			if err != nil || int64(len(photo)) != size || string(photo) != "a photo of a tram" {
				t.Errorf("photo %q of %d bytes, %v", photo, size, err)
			}
			if _, _, err := f.Original(revision.Hash{1}); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("a photo that is not there: %v, want fs.ErrNotExist", err)
			}
		})
	}
}
