package handoff_test

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"slices"
	"testing"

	"dateline/internal/handoff"
	"dateline/internal/revision"
)

// The numbers of docs/formats/handoff.md.
const (
	aCard = 1 + iota
	aPolicy
	aRevocation
	aRevision
	aStatement
	aRemark
	aSlip
	aContent
	anOriginal
)

// forged is a file put together by hand, from the page that describes the
// format and not by the code that is tested.
type forged struct {
	magic   string
	signer  revision.Device
	device  revision.DeviceKey
	card    []byte
	at      int64
	to      []revision.Recipient
	stories []string
	entries []piece
	// counts and lengths that are written instead of the true ones; 0 is the truth.
	nTo, nStories, nEntries, nHeader uint32
	// inHeader is added to the header before, trailing to the file after it is signed.
	inHeader, trailing []byte
}

// piece is one thing; size says what the header says of it.
type piece struct {
	kind byte
	name revision.Hash
	size uint64
	data []byte
}

func of(kind byte, data []byte) piece {
	name := revision.Hash(sha256.Sum256(data))
	if kind == aContent {
		name = revision.HashOfContent(data)
	}
	return piece{kind, name, uint64(len(data)), data}
}

func signedPiece(t testing.TB, kind byte, v any) piece {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return of(kind, data)
}

// byHand puts the newsroom's parcel together.
func (n *newsroom) byHand() *forged {
	f := &forged{magic: "dateline/handoff/1\n", signer: n.anna, device: n.anna.Key(), at: noon.Unix()}
	f.card = signedPiece(n.t, aCard, n.card).data
	add := func(kind byte, v any) { f.entries = append(f.entries, signedPiece(n.t, kind, v)) }
	for _, c := range n.parcel.Cards {
		add(aCard, c)
	}
	for _, p := range n.parcel.Policies {
		add(aPolicy, p)
	}
	for _, r := range n.parcel.Revocations {
		add(aRevocation, r)
	}
	for _, s := range n.parcel.Stories {
		f.stories = append(f.stories, string(s.ID))
		for _, r := range s.Revisions {
			add(aRevision, r)
		}
		for _, x := range s.Statements {
			add(aStatement, x)
		}
		for _, r := range s.Remarks {
			add(aRemark, r)
		}
		for _, x := range s.Slips {
			add(aSlip, x)
		}
	}
	for _, c := range n.parcel.Contents {
		f.entries = append(f.entries, of(aContent, c))
	}
	for _, h := range n.parcel.Originals {
		f.entries = append(f.entries, of(anOriginal, n.photos[h]))
	}
	f.sort()
	return f
}

func (f *forged) sort() {
	slices.SortFunc(f.entries, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), bytes.Compare(a.name[:], b.name[:]))
	})
}

// find gives the first entry of a kind.
func (f *forged) find(kind byte) *piece {
	return &f.entries[slices.IndexFunc(f.entries, func(p piece) bool { return p.kind == kind })]
}

// with replaces the first entry of a kind.
func (f *forged) with(kind byte, data []byte) {
	*f.find(kind) = of(kind, data)
	f.sort()
}

func (f *forged) drop(name revision.Hash) {
	f.entries = slices.DeleteFunc(f.entries, func(p piece) bool { return p.name == name })
}

func (f *forged) bytes() []byte {
	u32 := func(b []byte, n int, instead uint32) []byte {
		return binary.BigEndian.AppendUint32(b, cmp.Or(instead, uint32(n)))
	}
	h := append([]byte(nil), f.device[:]...)
	h = u32(h, len(f.card), 0)
	h = append(h, f.card...)
	h = binary.BigEndian.AppendUint64(h, uint64(f.at))
	h = u32(h, len(f.to), f.nTo)
	for _, r := range f.to {
		h = append(h, r[:]...)
	}
	h = u32(h, len(f.stories), f.nStories)
	for _, s := range f.stories {
		h = u32(h, len(s), 0)
		h = append(h, s...)
	}
	h = u32(h, len(f.entries), f.nEntries)
	for _, e := range f.entries {
		h = append(h, e.kind)
		h = append(h, e.name[:]...)
		h = binary.BigEndian.AppendUint64(h, e.size)
	}
	h = append(h, f.inHeader...)
	out := u32([]byte(f.magic), len(h), f.nHeader)
	out = append(out, h...)
	id := sha256.Sum256(append([]byte("dateline/handoff/1\x00"), h...))
	signature := f.signer.SignHandOff(id)
	out = append(out, signature[:]...)
	for _, e := range f.entries {
		out = append(out, e.data...)
	}
	return append(out, f.trailing...)
}

// TestTheFormatIsAsDescribed: what Write writes is what the page says, to the byte.
func TestTheFormatIsAsDescribed(t *testing.T) {
	n := desk(t)
	if got, want := n.hands(handoff.Lock{}), n.byHand().bytes(); !bytes.Equal(got, want) {
		t.Errorf("a file of %d bytes, by hand %d bytes", len(got), len(want))
	}
	if !bytes.Equal(n.hands(handoff.Lock{}), n.hands(handoff.Lock{})) {
		t.Error("written twice, two files")
	}
}
