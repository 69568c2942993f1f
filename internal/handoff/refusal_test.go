package handoff_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/internal/handoff"
	"dateline/internal/revision"
)

// resigned is the first entry of a kind after its fields were changed as JSON.
func resigned(t testing.TB, p *piece, change func(map[string]any)) []byte {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(p.data, &m); err != nil {
		t.Fatal(err)
	}
	change(m)
	data, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestForgedFilesAreRefused(t *testing.T) {
	boris := device(t, 2)
	for _, c := range []struct {
		name   string
		change func(n *newsroom, f *forged)
		want   handoff.Code
	}{
		// Who signed.
		{"signed by another laptop", func(n *newsroom, f *forged) { f.signer = boris }, handoff.Forged},
		{"another laptop says it is the sender's", func(n *newsroom, f *forged) { f.signer, f.device = boris, boris.Key() }, handoff.Forged},
		{"passed on under another name", func(n *newsroom, f *forged) {
			f.card = signedPiece(t, aCard, card(boris, "boris", revision.Chief)).data
			f.device = boris.Key()
		}, handoff.Forged},
		{"the card of somebody else", func(n *newsroom, f *forged) {
			f.card = signedPiece(t, aCard, card(boris, "boris", revision.Chief)).data
		}, handoff.Forged},
		{"a card that was changed", func(n *newsroom, f *forged) {
			f.card = bytes.Replace(f.card, []byte(`"editor"`), []byte(`"chief"`), 1)
		}, handoff.Forged},
		{"no card", func(n *newsroom, f *forged) { f.card = nil }, handoff.Forged},

		// What is in it.
		{"a statement that was changed", func(n *newsroom, f *forged) {
			f.with(aStatement, bytes.Replace(f.find(aStatement).data, []byte(`"note":""`), []byte(`"note":"да"`), 1))
		}, handoff.Forged},
		{"a revision that was changed", func(n *newsroom, f *forged) {
			f.with(aRevision, bytes.Replace(f.find(aRevision).data, []byte(`"lamport":`), []byte(`"lamport":1`), 1))
		}, handoff.Forged},
		{"a card with a signature of nobody", func(n *newsroom, f *forged) {
			c := n.parcel.Cards[0]
			c.Signature[0] ^= 1
			f.with(aCard, signedPiece(t, aCard, c).data)
		}, handoff.Forged},
		{"a time in another zone", func(n *newsroom, f *forged) {
			f.with(aSlip, bytes.Replace(f.find(aSlip).data, []byte(`"deadline":"2024-05-07T12:00:00Z"`), []byte(`"deadline":"2024-05-07T15:00:00+03:00"`), 1))
		}, handoff.Forged},
		{"a fraction of a second", func(n *newsroom, f *forged) {
			f.with(aRemark, bytes.Replace(f.find(aRemark).data, []byte(`12:00:00Z`), []byte(`12:00:00.5Z`), 1))
		}, handoff.Forged},
		{"spaces in the JSON", func(n *newsroom, f *forged) { f.with(aPolicy, append(f.find(aPolicy).data, ' ')) }, handoff.Forged},
		{"a field in capitals", func(n *newsroom, f *forged) {
			f.with(aStatement, bytes.Replace(f.find(aStatement).data, []byte(`"note"`), []byte(`"Note"`), 1))
		}, handoff.Forged},
		{"a field that there is not", func(n *newsroom, f *forged) {
			f.with(aRevocation, resigned(t, f.find(aRevocation), func(m map[string]any) { m["x"] = 1 }))
		}, handoff.Forged},
		{"no JSON at all", func(n *newsroom, f *forged) { f.with(aRemark, []byte("remark")) }, handoff.Forged},
		{"a policy among the cards", func(n *newsroom, f *forged) { f.find(aPolicy).kind = aCard; f.sort() }, handoff.Forged},
		{"no content", func(n *newsroom, f *forged) {
			junk := []byte("junk")
			r := n.anna.Sign(revision.Revision{Story: "s1", Lamport: 9, Time: noon, Content: revision.HashOfContent(junk)})
			f.entries = append(f.entries, of(aContent, junk), signedPiece(t, aRevision, r))
			f.sort()
		}, handoff.Forged},
		{"a revision with other photos than its content", func(n *newsroom, f *forged) {
			r := n.anna.Sign(revision.Revision{Story: "s1", Lamport: 9, Time: noon, Content: n.parcel.Stories[0].Revisions[0].Content})
			f.entries = append(f.entries, signedPiece(t, aRevision, r))
			f.sort()
		}, handoff.Forged},

		// What does not belong together.
		{"a statement of a story that is not in the file", func(n *newsroom, f *forged) {
			x := boris.State(revision.Statement{Story: "s3", Kind: revision.Filed, Person: "boris", Lamport: 1, Time: noon})
			f.with(aStatement, signedPiece(t, aStatement, x).data)
		}, handoff.Incomplete},
		{"a story without a revision", func(n *newsroom, f *forged) { f.stories = append(f.stories, "s3") }, handoff.Incomplete},
		{"a revision without its content", func(n *newsroom, f *forged) { f.drop(n.parcel.Stories[0].Revisions[1].Content) }, handoff.Incomplete},
		{"a suggestion without its content", func(n *newsroom, f *forged) { f.drop(n.parcel.Stories[1].Remarks[1].Content) }, handoff.Incomplete},
		{"a content that nothing names", func(n *newsroom, f *forged) {
			f.entries = append(f.entries, of(aContent, told(t, "Чужое")))
			f.sort()
		}, handoff.Incomplete},
		{"a photo that nothing names", func(n *newsroom, f *forged) { f.with(anOriginal, []byte("another photo")) }, handoff.Incomplete},
		{"one revision in two spellings", func(n *newsroom, f *forged) {
			one := f.find(aRevision).data
			two := bytes.Replace(one, []byte(`"parents":null`), []byte(`"parents":[]`), 1)
			if bytes.Equal(one, two) {
				two = bytes.Replace(one, []byte(`"blobs":null`), []byte(`"blobs":[]`), 1)
			}
			f.entries = append(f.entries, of(aRevision, two))
			f.sort()
		}, handoff.Incomplete},

		// The bytes.
		{"a photo that is another", func(n *newsroom, f *forged) { f.find(anOriginal).data = []byte("A photo of a tram") }, handoff.Damaged},
		{"a content that is another", func(n *newsroom, f *forged) { f.find(aContent).data[20] ^= 1 }, handoff.Damaged},
		{"two things in each other's place", func(n *newsroom, f *forged) {
			i := len(f.entries) - 2
			f.entries[i].data, f.entries[i-1].data = f.entries[i-1].data, f.entries[i].data
		}, handoff.Damaged},
		{"things out of order", func(n *newsroom, f *forged) { f.entries[0], f.entries[1] = f.entries[1], f.entries[0] }, handoff.Damaged},
		{"a photo before the cards", func(n *newsroom, f *forged) {
			f.entries = append(f.entries[len(f.entries)-1:], f.entries[:len(f.entries)-1]...)
		}, handoff.Damaged},
		{"one thing twice", func(n *newsroom, f *forged) { f.entries = append(f.entries, f.entries[0]); f.sort() }, handoff.Damaged},
		{"a thing of no kind", func(n *newsroom, f *forged) { f.entries[0].kind = 0 }, handoff.Damaged},
		{"a thing of an unknown kind", func(n *newsroom, f *forged) { f.entries[len(f.entries)-1].kind = 10 }, handoff.Damaged},
		{"bytes after the last thing", func(n *newsroom, f *forged) { f.trailing = []byte{0} }, handoff.Damaged},
		{"bytes after the header", func(n *newsroom, f *forged) { f.inHeader = []byte{0} }, handoff.Damaged},
		{"a byte less than announced", func(n *newsroom, f *forged) { f.find(anOriginal).size++ }, handoff.Truncated},
		{"a byte more than announced", func(n *newsroom, f *forged) { f.find(anOriginal).size-- }, handoff.Damaged},
		{"a header longer than the file", func(n *newsroom, f *forged) { f.nHeader = 60 << 20 }, handoff.Truncated},
		{"stories out of order", func(n *newsroom, f *forged) { f.stories[0], f.stories[1] = f.stories[1], f.stories[0] }, handoff.Damaged},
		{"a story twice", func(n *newsroom, f *forged) { f.stories[1] = f.stories[0] }, handoff.Damaged},
		{"a story with the name of a path", func(n *newsroom, f *forged) { f.stories[0] = "../s1" }, handoff.Damaged},
		{"a story without a name", func(n *newsroom, f *forged) { f.stories = append([]string{""}, f.stories...) }, handoff.Damaged},
		{"recipients out of order", func(n *newsroom, f *forged) { f.to = []revision.Recipient{{2}, {1}} }, handoff.Damaged},
		{"a time before all times", func(n *newsroom, f *forged) { f.at = -1 << 63 }, handoff.Damaged},

		// Numbers.
		{"a negative size", func(n *newsroom, f *forged) { f.find(anOriginal).size = 1 << 63 }, handoff.Damaged},
		{"the greatest size", func(n *newsroom, f *forged) { f.find(anOriginal).size = 1<<63 - 1 }, handoff.TooLarge},
		{"a content over the limit", func(n *newsroom, f *forged) { f.find(aContent).size = 16<<20 + 1 }, handoff.TooLarge},
		{"a photo over the limit", func(n *newsroom, f *forged) { f.find(anOriginal).size = 2<<30 + 1 }, handoff.TooLarge},
		{"contents over the limit together", func(n *newsroom, f *forged) {
			for i := range 65 {
				f.entries = append(f.entries, piece{kind: aContent, name: revision.Hash{byte(i)}, size: 16 << 20})
			}
			f.sort()
		}, handoff.TooLarge},
		{"a file over the limit together", func(n *newsroom, f *forged) {
			for i := range 33 {
				f.entries = append(f.entries, piece{kind: anOriginal, name: revision.Hash{byte(i)}, size: 2 << 30})
			}
			f.sort()
		}, handoff.TooLarge},
		{"a header over the limit", func(n *newsroom, f *forged) { f.nHeader = 64<<20 + 1 }, handoff.TooLarge},
		{"more things than allowed", func(n *newsroom, f *forged) { f.nEntries = 200_001 }, handoff.TooLarge},
		{"more things than there are", func(n *newsroom, f *forged) { f.nEntries = 200_000 }, handoff.Damaged},
		{"fewer things than there are", func(n *newsroom, f *forged) { f.nEntries = 1 }, handoff.Damaged},
		{"more stories than allowed", func(n *newsroom, f *forged) { f.nStories = 10_001 }, handoff.TooLarge},
		{"more stories than there are", func(n *newsroom, f *forged) { f.nStories = 3 }, handoff.Damaged},
		{"more people than allowed", func(n *newsroom, f *forged) { f.nTo = 65 }, handoff.TooLarge},
		{"more people than there are", func(n *newsroom, f *forged) { f.nTo = 64 }, handoff.Damaged},
		{"as many as a number can say", func(n *newsroom, f *forged) { f.nEntries = 1<<32 - 1 }, handoff.TooLarge},

		// The first line.
		{"a newer version", func(n *newsroom, f *forged) { f.magic = "dateline/handoff/2\n" }, handoff.Newer},
		{"a much newer version", func(n *newsroom, f *forged) { f.magic = "dateline/handoff/12\n" }, handoff.Newer},
		{"an end of line of another system", func(n *newsroom, f *forged) { f.magic = "dateline/handoff/1\r\n" }, handoff.Damaged},
		{"something else", func(n *newsroom, f *forged) { f.magic = "PK\x03\x04" }, handoff.NotAHandOff},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := desk(t)
			f := n.byHand()
			c.change(n, f)
			if _, err := reads(f.bytes(), handoff.Key{}); !handoff.Is(err, c.want) {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
	n := desk(t)
	if _, err := reads(n.byHand().bytes(), handoff.Key{}); err != nil {
		t.Errorf("the file that was not changed: %v", err)
	}
}

// TestAFileThatEndsTooEarlyIsRefused: at every byte, and before anything but the
// header is read.
func TestAFileThatEndsTooEarlyIsRefused(t *testing.T) {
	n, boris := small(t), device(t, 2)
	for _, c := range []struct {
		name string
		// named bytes are needed to know what the file is.
		named int
		lock  handoff.Lock
		want  []handoff.Code
	}{
		{"signed only", len("dateline/handoff/"), handoff.Lock{}, []handoff.Code{handoff.Truncated}},
		// age cannot tell a missing end from a changed one.
		{"encrypted", len("age-encryption.org/v1\n"), handoff.Lock{To: []revision.Recipient{boris.Recipient()}}, []handoff.Code{handoff.Truncated, handoff.Damaged}},
	} {
		data := n.hands(c.lock)
		for end := range data {
			want := c.want
			if end > 0 && end < c.named { // of an empty file nobody can say what it was to be
				want = []handoff.Code{handoff.NotAHandOff}
			}
			if end == 0 {
				want = []handoff.Code{handoff.Truncated}
			}
			_, err := handoff.Open(bytes.NewReader(data), int64(end), handoff.Key{Device: boris})
			var r *handoff.Refusal
			if !errors.As(err, &r) || !slices.Contains(want, r.Code) {
				t.Fatalf("%s, %d of %d bytes: %v, want %s", c.name, end, len(data), err, want)
			}
		}
	}
}

func TestAWrongKeyOpensNothing(t *testing.T) {
	n, boris, vera := small(t), device(t, 2), device(t, 3)
	people := n.hands(handoff.Lock{To: []revision.Recipient{boris.Recipient()}})
	passphrase := n.hands(handoff.Lock{Passphrase: "семь трамваев"})
	for _, c := range []struct {
		name string
		data []byte
		key  handoff.Key
		want handoff.Code
	}{
		{"another laptop", people, handoff.Key{Device: vera, Passphrase: "семь трамваев"}, handoff.NotForYou},
		{"no laptop", people, handoff.Key{}, handoff.NotForYou},
		{"another passphrase", passphrase, handoff.Key{Device: boris, Passphrase: "семь трамваев "}, handoff.WrongPassphrase},
		{"no passphrase", passphrase, handoff.Key{Device: boris}, handoff.NeedsPassphrase},
	} {
		if _, err := reads(c.data, c.key); !handoff.Is(err, c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

func TestARefusalNamesTheFile(t *testing.T) {
	_, err := reads([]byte("Уважаемая редакция"), handoff.Key{})
	named := handoff.At("письмо.dateline", fmt.Errorf("receive: %w", err))
	var r *handoff.Refusal
	if !errors.As(named, &r) || r.Path != "письмо.dateline" || !handoff.Is(named, handoff.NotAHandOff) || !strings.Contains(named.Error(), "письмо") {
		t.Errorf("At = %v", named)
	}
	if id, args := r.Refusal(); id != "handoff.not-a-hand-off" || args["Path"] != "письмо.dateline" {
		t.Errorf("Refusal() = %s, %v", id, args)
	}
	if other := errors.New("x"); handoff.At("a", other) != other {
		t.Error("At changed an error that is not a refusal")
	}
}

// flaky is a disk that fails after some bytes.
type flaky struct {
	r    *bytes.Reader
	good int64
}

var errDisk = errors.New("input/output error")

func (f flaky) ReadAt(p []byte, off int64) (int, error) {
	if off+int64(len(p)) > f.good {
		return 0, errDisk
	}
	return f.r.ReadAt(p, off)
}

// TestABadDiskIsNotABadFile: what the disk says is passed on as it is.
func TestABadDiskIsNotABadFile(t *testing.T) {
	n, boris := small(t), device(t, 2)
	for _, lock := range []handoff.Lock{{}, {To: []revision.Recipient{boris.Recipient()}}} {
		data := n.hands(lock)
		for good := int64(0); good < int64(len(data)); good += 97 {
			f, err := handoff.Open(flaky{bytes.NewReader(data), good}, int64(len(data)), handoff.Key{Device: boris})
			if err == nil {
				_, err = f.Parcel(t.Context())
			}
			var refused *handoff.Refusal
			if err != nil && (!errors.Is(err, errDisk) || errors.As(err, &refused)) {
				t.Fatalf("the disk fails after %d bytes: %v", good, err)
			}
			if err == nil && good < int64(len(data))/2 {
				t.Fatalf("the disk fails after %d bytes, nothing noticed", good)
			}
		}
	}
}
