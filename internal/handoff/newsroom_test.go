package handoff_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"testing"
	"time"

	"dateline/internal/handoff"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

var noon = time.Date(2024, 5, 7, 12, 0, 0, 0, time.UTC)

func device(t testing.TB, seed byte) revision.Device {
	t.Helper()
	d, err := revision.NewDevice(bytes.NewReader(bytes.Repeat([]byte{seed}, 32)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func card(d revision.Device, person string, role revision.Role) revision.SignedCard {
	return d.Card(revision.Card{Person: revision.PersonID(person), Name: "Имя " + person, Role: role, Serial: 1})
}

// drawer is where a test keeps its photos.
type drawer map[revision.Hash][]byte

func (d drawer) put(b []byte) revision.Hash {
	h := revision.Hash(sha256.Sum256(b))
	d[h] = b
	return h
}

func (d drawer) Original(h revision.Hash) (io.ReadCloser, int64, error) {
	b, there := d[h]
	if !there {
		return nil, 0, fmt.Errorf("no photo %s", h)
	}
	return io.NopCloser(bytes.NewReader(b)), int64(len(b)), nil
}

// told is an invented text with photos.
func told(t testing.TB, headline string, photos ...revision.Hash) []byte {
	t.Helper()
	doc, err := text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph, Text: "Трамвай вернулся на проспект."})
	if err != nil {
		t.Fatal(err)
	}
	s := story.Story{Language: "ru", Headline: headline, Body: doc}
	for i, h := range photos {
		s.Photos = append(s.Photos, story.PhotoUse{ID: story.PhotoID(fmt.Sprintf("p%d", i)), Original: h.String(), Width: 4, Height: 3})
	}
	data, err := revision.EncodeContent(s)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// newsroom is Anna, who hands off, and what she hands off.
type newsroom struct {
	t      testing.TB
	anna   revision.Device
	card   revision.SignedCard
	photos drawer
	parcel handoff.Parcel
}

// desk gives two stories with everything that can be said about them: two
// revisions, a verdict, a note, a suggestion, a plan; one photo travels.
func desk(t testing.TB) *newsroom {
	n := &newsroom{t: t, anna: device(t, 1), photos: drawer{}}
	n.card = card(n.anna, "anna", revision.Editor)
	boris := device(t, 2)
	photo := n.photos.put([]byte("a photo of a tram"))
	n.parcel = handoff.Parcel{
		Cards:       []revision.SignedCard{card(boris, "boris", revision.Chief), n.card},
		Policies:    []revision.SignedPolicy{boris.Policy(revision.Policy{Serial: 1, Steps: revision.DefaultPolicy().Steps, Person: "boris", Time: noon})},
		Revocations: []revision.SignedRevocation{boris.Revoke(revision.Revocation{Revoked: device(t, 9).Key(), Of: "boris", Note: "украден", Person: "boris", Time: noon})},
		Contents:    map[revision.Hash][]byte{},
		Originals:   []revision.Hash{photo},
	}
	for _, id := range []story.ID{"s1", "s2"} {
		first := n.keeps(told(t, "Трамвай "+string(id), photo))
		second := n.keeps(told(t, "Трамвай вернулся "+string(id)))
		meant := n.keeps(told(t, "Трамвай снова здесь "+string(id)))
		r1 := n.anna.Sign(revision.Revision{Story: id, Lamport: 1, Time: noon, Content: first, Blobs: []revision.Hash{photo}})
		r2 := boris.Sign(revision.Revision{Story: id, Parents: []revision.Hash{r1.ID()}, Lamport: 2, Time: noon, Content: second})
		n.parcel.Stories = append(n.parcel.Stories, handoff.Story{
			ID: id, Revisions: []revision.SignedRevision{r1, r2},
			Statements: []revision.SignedStatement{boris.State(revision.Statement{Story: id, Revision: r2.ID(), Content: second, Kind: revision.Approved, Person: "boris", Lamport: 3, Time: noon})},
			Remarks: []revision.SignedRemark{
				boris.Remark(revision.Remark{Story: id, Thread: "t1", Kind: revision.Said, Revision: r2.ID(), Content: second, From: text.Pos{Block: "b1"}, To: text.Pos{Block: "b1", Offset: 14}, About: "Трамвай", Person: "boris", Lamport: 4, Time: noon, Text: "<который> & \"как\"?"}),
				boris.Remark(revision.Remark{Story: id, Thread: "t2", Kind: revision.Suggested, Revision: r2.ID(), Content: meant, Person: "boris", Lamport: 5, Time: noon}),
			},
			Slips: []revision.SignedSlip{n.anna.Slip(revision.Slip{Story: id, Assignee: "anna", Deadline: noon, PlannedLength: 2000, Note: "перезвонить", Person: "anna", Lamport: 6, Time: noon})},
		})
	}
	return n
}

func (n *newsroom) keeps(content []byte) revision.Hash {
	h := revision.HashOfContent(content)
	n.parcel.Contents[h] = content
	return h
}

func (n *newsroom) hands(l handoff.Lock) []byte {
	n.t.Helper()
	var b bytes.Buffer
	if err := handoff.Write(context.Background(), &b, n.parcel, n.photos, n.anna, n.card, noon, l, nil); err != nil {
		n.t.Fatalf("write: %v", err)
	}
	return b.Bytes()
}

// reads goes over everything in a file.
func reads(data []byte, k handoff.Key) (handoff.Parcel, error) {
	f, err := handoff.Open(bytes.NewReader(data), int64(len(data)), k)
	if err != nil {
		return handoff.Parcel{}, err
	}
	p, err := f.Parcel(context.Background())
	if err != nil {
		return p, err
	}
	for _, h := range p.Originals {
		r, _, err := f.Original(h)
		if err != nil {
			return p, err
		}
		if _, err := io.Copy(io.Discard, r); err != nil {
			return p, err
		}
	}
	return p, nil
}

// small is a story of one revision, said as much about as must be.
func small(t testing.TB) *newsroom {
	n := desk(t)
	s := n.parcel.Stories[0]
	first := s.Revisions[0].Content
	n.parcel = handoff.Parcel{
		Stories:   []handoff.Story{{ID: s.ID, Revisions: s.Revisions[:1], Remarks: s.Remarks[:1]}},
		Contents:  map[revision.Hash][]byte{first: n.parcel.Contents[first]},
		Originals: n.parcel.Originals,
	}
	return n
}

// one is a story with everything that can be said about it.
func one(t testing.TB) *newsroom {
	n := desk(t)
	s := n.parcel.Stories[0]
	n.parcel.Stories = n.parcel.Stories[:1]
	kept := map[revision.Hash][]byte{}
	for _, h := range []revision.Hash{s.Revisions[0].Content, s.Revisions[1].Content, s.Remarks[1].Content} {
		kept[h] = n.parcel.Contents[h]
	}
	n.parcel.Contents = kept
	return n
}
