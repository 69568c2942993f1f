package handoff_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/internal/handoff"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// anyParcel draws people, stories and photos.
func anyParcel(t testing.TB, r *rapid.T) *newsroom {
	n := &newsroom{t: t, anna: device(t, 1), photos: drawer{}}
	n.card = card(n.anna, "anna", revision.Editor)
	n.parcel.Contents = map[revision.Hash][]byte{}
	words := rapid.StringMatching(`[а-яА-Я <>&"\\]{0,20}`)
	people := []revision.Device{n.anna, device(t, 2), device(t, 3)}
	someone := func() revision.Device { return people[rapid.IntRange(0, 2).Draw(r, "who")] }
	for i := range rapid.IntRange(0, 3).Draw(r, "cards") {
		n.parcel.Cards = append(n.parcel.Cards, card(people[i], fmt.Sprintf("p%d", i), revision.Chief))
	}
	for i := range rapid.IntRange(0, 2).Draw(r, "policies") {
		n.parcel.Policies = append(n.parcel.Policies, someone().Policy(revision.Policy{Serial: i + 1, Steps: revision.DefaultPolicy().Steps, OwnWork: rapid.Bool().Draw(r, "own"), Time: noon}))
		n.parcel.Revocations = append(n.parcel.Revocations, someone().Revoke(revision.Revocation{Revoked: device(t, byte(90+i)).Key(), Note: words.Draw(r, "note"), Time: noon}))
	}
	for i := range rapid.IntRange(0, 4).Draw(r, "stories") {
		s := handoff.Story{ID: story.ID(fmt.Sprintf("s%d", i))}
		for l := range rapid.IntRange(1, 4).Draw(r, "revisions") {
			var photos []revision.Hash
			for range rapid.IntRange(0, 2).Draw(r, "photos") {
				h := n.photos.put(rapid.SliceOfN(rapid.Byte(), 0, 200).Draw(r, "photo"))
				if !slices.Contains(photos, h) {
					photos = append(photos, h)
				}
				if rapid.Bool().Draw(r, "travels") && !slices.Contains(n.parcel.Originals, h) {
					n.parcel.Originals = append(n.parcel.Originals, h)
				}
			}
			content := n.keeps(told(t, words.Draw(r, "headline"), photos...))
			slices.SortFunc(photos, func(a, b revision.Hash) int { return bytes.Compare(a[:], b[:]) })
			rev := someone().Sign(revision.Revision{Story: s.ID, Lamport: uint64(l), Time: noon, Content: content, Blobs: photos})
			s.Revisions = append(s.Revisions, rev)
			for k := range rapid.IntRange(0, 2).Draw(r, "said") {
				at := uint64(l*10 + k)
				s.Statements = append(s.Statements, someone().State(revision.Statement{Story: s.ID, Revision: rev.ID(), Content: content, Kind: revision.Returned, Note: words.Draw(r, "why"), Lamport: at, Time: noon}))
				s.Remarks = append(s.Remarks, someone().Remark(revision.Remark{Story: s.ID, Thread: "t", Kind: revision.Said, Content: content, From: text.Pos{Block: "b1"}, Text: words.Draw(r, "remark"), Lamport: at, Time: noon}))
				s.Slips = append(s.Slips, someone().Slip(revision.Slip{Story: s.ID, Note: words.Draw(r, "slip"), Lamport: at, Time: noon}))
			}
		}
		n.parcel.Stories = append(n.parcel.Stories, s)
	}
	return n
}

// shuffled is the same parcel with its lists in another order.
func shuffled(p handoff.Parcel, seed uint64) handoff.Parcel {
	p = inOrder(p)
	random := rand.New(rand.NewPCG(seed, 1))
	mix := func(n int, swap func(i, j int)) { random.Shuffle(n, swap) }
	mix(len(p.Cards), func(i, j int) { p.Cards[i], p.Cards[j] = p.Cards[j], p.Cards[i] })
	mix(len(p.Policies), func(i, j int) { p.Policies[i], p.Policies[j] = p.Policies[j], p.Policies[i] })
	mix(len(p.Originals), func(i, j int) { p.Originals[i], p.Originals[j] = p.Originals[j], p.Originals[i] })
	mix(len(p.Stories), func(i, j int) { p.Stories[i], p.Stories[j] = p.Stories[j], p.Stories[i] })
	for _, s := range p.Stories {
		mix(len(s.Revisions), func(i, j int) { s.Revisions[i], s.Revisions[j] = s.Revisions[j], s.Revisions[i] })
		mix(len(s.Statements), func(i, j int) { s.Statements[i], s.Statements[j] = s.Statements[j], s.Statements[i] })
		mix(len(s.Remarks), func(i, j int) { s.Remarks[i], s.Remarks[j] = s.Remarks[j], s.Remarks[i] })
	}
	return p
}

// TestAnyParcelArrives: write, read – the same parcel; and in whatever order its
// lists were, the same bytes.
func TestAnyParcelArrives(t *testing.T) {
	boris := device(t, 2)
	rapid.Check(t, func(r *rapid.T) {
		n := anyParcel(t, r)
		plain := n.hands(handoff.Lock{})
		got, err := reads(plain, handoff.Key{})
		if err != nil {
			r.Fatal(err)
		}
		if diff := gocmp.Diff(inOrder(n.parcel), got, cmpopts.EquateEmpty()); diff != "" {
			r.Fatalf("parcel (-want +got):\n%s", diff)
		}
		n.parcel = shuffled(n.parcel, rapid.Uint64().Draw(r, "order"))
		if !bytes.Equal(plain, n.hands(handoff.Lock{})) {
			r.Fatal("the same parcel in another order, another file")
		}
		locked, err := reads(n.hands(handoff.Lock{To: []revision.Recipient{boris.Recipient()}}), handoff.Key{Device: boris})
		if err != nil {
			r.Fatal(err)
		}
		if diff := gocmp.Diff(got, locked); diff != "" {
			r.Fatalf("encrypted (-want +got):\n%s", diff)
		}
		// What arrived can be handed on by somebody else.
		n.parcel, n.anna, n.card = got, boris, card(boris, "boris", revision.Chief)
		if again, err := reads(n.hands(handoff.Lock{}), handoff.Key{}); err != nil || !gocmp.Equal(got, again) {
			r.Fatalf("handed on: %v", err)
		}
	})
}
