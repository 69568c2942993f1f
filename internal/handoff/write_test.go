package handoff_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"testing"
	"time"

	"dateline/internal/handoff"
	"dateline/internal/revision"
)

// swapped gives other bytes the second time that a photo is asked for.
type swapped struct {
	drawer
	asked int
	later []byte
}

func (s *swapped) Original(h revision.Hash) (io.ReadCloser, int64, error) {
	s.asked++
	r, size, err := s.drawer.Original(h)
	if s.asked > 1 {
		r = io.NopCloser(bytes.NewReader(s.later))
	}
	return r, size, err
}

func TestAPhotoThatIsAnotherIsNotHandedOff(t *testing.T) {
	for name, later := range map[string]string{
		"changed": "A photo of a tram", "shorter": "a photo of a tra", "longer": "a photo of a tram!", "empty": "",
	} {
		n := small(t)
		o := &swapped{drawer: n.photos, later: []byte(later)}
		err := handoff.Write(t.Context(), io.Discard, n.parcel, o, n.anna, n.card, noon, handoff.Lock{}, nil)
		if !handoff.Is(err, handoff.OriginalDamaged) {
			t.Errorf("%s: %v, want %s", name, err, handoff.OriginalDamaged)
		}
	}
}

// boastful says that its photos are longer than they are.
type boastful struct{ drawer }

func (b boastful) Original(h revision.Hash) (io.ReadCloser, int64, error) {
	r, size, err := b.drawer.Original(h)
	return r, size + 1, err
}

func TestAPhotoOfAnotherSizeIsNotHandedOff(t *testing.T) {
	n := small(t)
	err := handoff.Write(t.Context(), io.Discard, n.parcel, boastful{n.photos}, n.anna, n.card, noon, handoff.Lock{}, nil)
	if !handoff.Is(err, handoff.OriginalDamaged) {
		t.Errorf("%v, want %s", err, handoff.OriginalDamaged)
	}
}

func TestWhatDoesNotBelongTogetherIsNotHandedOff(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(n *newsroom, l *handoff.Lock)
		want   handoff.Code
	}{
		{"a card without this laptop", func(n *newsroom, _ *handoff.Lock) { n.card = card(device(t, 2), "anna", revision.Editor) }, handoff.CannotHandOff},
		{"a card that was changed", func(n *newsroom, _ *handoff.Lock) { n.card.Name = "Борис" }, handoff.CannotHandOff},
		{"no laptop", func(n *newsroom, _ *handoff.Lock) { n.anna = revision.Device{} }, handoff.CannotHandOff},
		{"a content is missing", func(n *newsroom, _ *handoff.Lock) { clear(n.parcel.Contents) }, handoff.CannotHandOff},
		{"a content under another name", func(n *newsroom, _ *handoff.Lock) {
			for h := range n.parcel.Contents {
				n.parcel.Contents[h] = told(t, "другое")
			}
		}, handoff.CannotHandOff},
		{"a revision that was changed", func(n *newsroom, _ *handoff.Lock) { n.parcel.Stories[0].Revisions[0].Lamport++ }, handoff.CannotHandOff},
		{"a story twice", func(n *newsroom, _ *handoff.Lock) { n.parcel.Stories = append(n.parcel.Stories, n.parcel.Stories[0]) }, handoff.CannotHandOff},
		{"a story with the name of a path", func(n *newsroom, _ *handoff.Lock) { n.parcel.Stories[0].ID = "../s1" }, handoff.CannotHandOff},
		{"a photo of no story", func(n *newsroom, _ *handoff.Lock) {
			n.parcel.Originals = append(n.parcel.Originals, n.photos.put([]byte("other")))
		}, handoff.CannotHandOff},
		{"a person without a key", func(_ *newsroom, l *handoff.Lock) { l.To = []revision.Recipient{{}} }, handoff.CannotEncrypt},
		{"a key that is none", func(_ *newsroom, l *handoff.Lock) { l.To = []revision.Recipient{{1}} }, handoff.CannotEncrypt},
		{"more people than allowed", func(_ *newsroom, l *handoff.Lock) {
			for i := range 65 {
				l.To = append(l.To, revision.Recipient{byte(i)})
			}
		}, handoff.TooLarge},
		{"a content over the limit", func(n *newsroom, _ *handoff.Lock) { n.keeps(make([]byte, 16<<20+1)) }, handoff.TooLarge},
	} {
		n, lock := small(t), handoff.Lock{}
		n.parcel.Stories[0].Revisions = slices.Clone(n.parcel.Stories[0].Revisions)
		c.change(n, &lock)
		var b bytes.Buffer
		err := handoff.Write(t.Context(), &b, n.parcel, n.photos, n.anna, n.card, noon, lock, nil)
		if !handoff.Is(err, c.want) || b.Len() > 0 {
			t.Errorf("%s: %v and %d bytes, want %s and none", c.name, err, b.Len(), c.want)
		}
	}
	n := small(t)
	if err := handoff.Write(t.Context(), io.Discard, n.parcel, n.photos, n.anna, n.card, time.Time{}, handoff.Lock{}, nil); !handoff.Is(err, handoff.CannotHandOff) {
		t.Errorf("at no time: %v", err)
	}
	both := handoff.Lock{To: []revision.Recipient{n.anna.Recipient()}, Passphrase: "x"}
	if err := handoff.Write(t.Context(), io.Discard, n.parcel, n.photos, n.anna, n.card, noon, both, nil); err == nil {
		t.Error("written for people and a passphrase")
	}
}

// full is a disk with room for some bytes.
type full struct{ room int }

var errFull = errors.New("no space left on device")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestAFullDiskIsToldAsSuch(t *testing.T) {
	n := desk(t)
	size := len(n.hands(handoff.Lock{}))
	for room := range size {
		if room%101 == 0 || room == size-1 {
			err := handoff.Write(t.Context(), &full{room}, n.parcel, n.photos, n.anna, n.card, noon, handoff.Lock{}, nil)
			if !errors.Is(err, errFull) {
				t.Fatalf("room for %d bytes: %v", room, err)
			}
		}
	}
}

func TestWritingAndReadingCanBeStopped(t *testing.T) {
	n := desk(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := handoff.Write(ctx, io.Discard, n.parcel, n.photos, n.anna, n.card, noon, handoff.Lock{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("write: %v", err)
	}
	// In the middle of a photo.
	ctx, stop = context.WithCancel(t.Context())
	large := n.photos.put(bytes.Repeat([]byte("tram"), 1<<20))
	n.parcel = handoff.Parcel{Contents: map[revision.Hash][]byte{}, Originals: []revision.Hash{large}}
	first := n.keeps(told(t, "Большое фото", large))
	n.parcel.Stories = []handoff.Story{{ID: "s1", Revisions: []revision.SignedRevision{n.anna.Sign(revision.Revision{Story: "s1", Lamport: 1, Time: noon, Content: first, Blobs: []revision.Hash{large}})}}}
	var seen int64
	err := handoff.Write(ctx, io.Discard, n.parcel, n.photos, n.anna, n.card, noon, handoff.Lock{}, func(done, _ int64) {
		if seen = done; done > 1<<20 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || seen > 2<<20 {
		t.Errorf("write stopped after a megabyte: %v, %d bytes", err, seen)
	}
	data := n.hands(handoff.Lock{})
	f, err := handoff.Open(bytes.NewReader(data), int64(len(data)), handoff.Key{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Parcel(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("read: %v", err)
	}
}

func TestProgressEndsAtTheEnd(t *testing.T) {
	n := desk(t)
	var last, all int64
	progress := func(done, total int64) {
		if done < last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last, all = done, total
	}
	var b bytes.Buffer
	if err := handoff.Write(t.Context(), &b, n.parcel, n.photos, n.anna, n.card, noon, handoff.Lock{}, progress); err != nil {
		t.Fatal(err)
	}
	if last != all || all == 0 || all >= int64(b.Len()) {
		t.Errorf("%d of %d at the end, file of %d bytes", last, all, b.Len())
	}
}
