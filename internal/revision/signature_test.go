package revision_test

import (
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"

	"dateline/internal/revision"
	"dateline/internal/text"
)

func aRevision(t testing.TB) revision.SignedRevision {
	return device(t, 7).Sign(revision.Revision{
		Story: "s1", Parents: []revision.Hash{content("parent")}, Lamport: 3, Time: noon, Content: content("c"), Blobs: []revision.Hash{content("photo")},
	})
}

func aStatement(t testing.TB) revision.SignedStatement {
	return device(t, 7).State(revision.Statement{
		Story: "s1", Revision: content("r"), Content: content("c"), Kind: revision.Published, Person: "janna", Lamport: 4, Time: noon,
		Policy: 1, Note: "вышло", URL: "https://zarya.example/1", At: noon, Profile: "web",
	})
}

func aCard(t testing.TB) revision.SignedCard {
	return device(t, 7).Card(revision.Card{Person: "janna", Name: "Анна Лунь", Role: revision.Editor, Devices: []revision.DeviceKey{device(t, 8).Key()}, Serial: 2})
}

func marshal(t testing.TB, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestNothingSignedCanBeChanged turns every letter of the signed things
// into another one: none is accepted as something else than it was.
func TestNothingSignedCanBeChanged(t *testing.T) {
	for name, c := range signedThings(t) {
		t.Run(name, func(t *testing.T) {
			if _, err := c.read(c.data); err != nil {
				t.Fatal(err)
			}
			for i := range c.data {
				for _, x := range []byte{c.data[i] ^ 1, c.data[i] ^ 0x20, 'x', '0'} {
					if x == c.data[i] {
						continue
					}
					bent := append([]byte{}, c.data...)
					bent[i] = x
					got, err := c.read(bent)
					if err == nil && string(marshal(t, got)) != string(c.data) {
						t.Fatalf("accepted with %q at %d:\n%s", x, i, bent)
					}
				}
			}
			for _, more := range []string{" {}", "x"} {
				if _, err := c.read(append(append([]byte{}, c.data...), more...)); err == nil {
					t.Errorf("%q behind it was read over", more)
				}
			}
			unknown := strings.Replace(string(c.data), "{", `{"status":"approved",`, 1)
			if _, err := c.read([]byte(unknown)); err == nil {
				t.Error("a field that nobody signed was read over")
			}
		})
	}
}

func TestASignatureServesOneThing(t *testing.T) {
	r := aRevision(t)
	r.Story = "s2"
	if err := r.Verify(); !errors.Is(err, revision.ErrSignature) {
		t.Errorf("a revision of another story: %v", err)
	}
	s := aStatement(t)
	s.Device = device(t, 8).Key()
	if err := s.Verify(); !errors.Is(err, revision.ErrSignature) {
		t.Errorf("a statement of another device: %v", err)
	}
	s = aStatement(t)
	s.Signature = aRevision(t).Signature
	if err := s.Verify(); !errors.Is(err, revision.ErrSignature) {
		t.Errorf("a signature of a revision under a statement: %v", err)
	}
	c := aCard(t)
	c.Role = revision.Chief
	if err := c.Verify(); !errors.Is(err, revision.ErrSignature) {
		t.Errorf("a card with a better role: %v", err)
	}
	r = aRevision(t)
	r.Version = 2
	if err := r.Verify(); !errors.Is(err, revision.ErrVersion) {
		t.Errorf("a revision of the future: %v", err)
	}
	again := aRevision(t)
	if aRevision(t).ID() != again.ID() || again.ID() == again.Content {
		t.Error("the ID of a revision is not its own")
	}
}

func TestSafetyNumber(t *testing.T) {
	c := aCard(t).Card
	number := c.SafetyNumber()
	if !regexp.MustCompile(`^\d{4}( \d{4}){5}$`).MatchString(number) {
		t.Errorf("safety number %q", number)
	}
	spelled := c
	spelled.Name = "Анна Лунина"
	if spelled.SafetyNumber() != number {
		t.Error("a corrected name has another safety number")
	}
	other := device(t, 9).Card(revision.Card{Person: "janna", Role: revision.Editor}).Card
	if other.SafetyNumber() == number {
		t.Error("another laptop has the same safety number")
	}
}

func TestDeviceKeyFile(t *testing.T) {
	d := device(t, 7)
	back, err := revision.ParseDevice(d.Marshal())
	if err != nil || back.Key() != d.Key() {
		t.Fatalf("the key came back as %v: %v", back.Key(), err)
	}
	for _, bad := range []string{"", "x", string(d.Marshal()[1:]), string(d.Marshal()) + "\n", strings.Replace(string(d.Marshal()), "0", "g", 1)} {
		if _, err := revision.ParseDevice([]byte(bad)); !errors.Is(err, revision.ErrMalformed) {
			t.Errorf("%q was read as a key: %v", bad, err)
		}
	}
	if strings.Contains(d.String(), "07") {
		t.Error("the key shows in a log")
	}
}

// signedThings is one of everything that crosses between people, and how it is read.
func signedThings(t testing.TB) map[string]struct {
	data []byte
	read func([]byte) (thing, error)
} {
	d := device(t, 7)
	type reads = struct {
		data []byte
		read func([]byte) (thing, error)
	}
	return map[string]reads{
		"revision":  {marshal(t, aRevision(t)), as(revision.ParseRevision)},
		"statement": {marshal(t, aStatement(t)), as(revision.ParseStatement)},
		"card":      {marshal(t, aCard(t)), as(revision.ParseCard)},
		"remark": {marshal(t, d.Remark(revision.Remark{
			Story: "s1", Thread: "n1", Kind: revision.Said, Revision: content("r"), Content: content("c"), From: text.Pos{Block: "b1"}, To: text.Pos{Block: "b1", Offset: 14},
			About: "Трамвай", Person: anna, Lamport: 5, Time: noon, Text: "который?",
		})), as(revision.ParseRemark)},
		"slip": {marshal(t, d.Slip(revision.Slip{
			Story: "s1", Assignee: "Анна", Deadline: noon, PlannedLength: 2000, Note: "перезвонить", Person: anna, Lamport: 6, Time: noon,
		})), as(revision.ParseSlip)},
		"policy": {marshal(t, d.Policy(revision.Policy{Serial: 1, Steps: []revision.Step{twoEditors, legal}, OwnWork: true, Person: chief, Time: noon})), as(revision.ParsePolicy)},
		"revocation": {marshal(t, d.Revoke(revision.Revocation{
			Revoked: device(t, 8).Key(), Of: irina, Stands: []revision.Hash{content("a"), content("b")}, Note: "украден", Person: irina, Time: noon,
		})), as(revision.ParseRevocation)},
	}
}

// thing is what was signed.
type thing interface {
	ID() revision.Hash
	Verify() error
}

func as[T thing](read func([]byte) (T, error)) func([]byte) (thing, error) {
	return func(b []byte) (thing, error) { return read(b) }
}

// FuzzSigned: whatever is read carries its proof, and carries it on: written out
// and read again it is the same.
func FuzzSigned(f *testing.F) {
	all := signedThings(f)
	for _, c := range all {
		f.Add(c.data)
		f.Add([]byte(strings.Replace(string(c.data), "12:00:00Z", "15:00:00+03:00", 1)))
		f.Add([]byte(strings.Replace(string(c.data), "12:00:00Z", "12:00:00.5Z", 1)))
	}
	f.Add([]byte(`{"version":1,"time":"9999-12-31T23:59:59Z","devices":[null]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for name, c := range all {
			got, err := c.read(data)
			if err != nil {
				continue
			}
			if err := got.Verify(); err != nil {
				t.Fatalf("a %s was read that does not verify: %v", name, err)
			}
			again, err := c.read(marshal(t, got))
			if err != nil || again.ID() != got.ID() {
				t.Fatalf("a %s came back as another: %v", name, err)
			}
		}
	})
}

// TestAMomentIsAWholeSecond: parts of a second are not signed, so nobody may add them.
func TestAMomentIsAWholeSecond(t *testing.T) {
	for name, c := range signedThings(t) {
		bent := strings.Replace(string(c.data), "12:00:00Z", "12:00:00.5Z", 1)
		if _, err := c.read([]byte(bent)); bent != string(c.data) && !errors.Is(err, revision.ErrMalformed) {
			t.Errorf("%s: half a second more: %v", name, err)
		}
		abroad := strings.ReplaceAll(string(c.data), "12:00:00Z", "15:00:00+03:00")
		if _, err := c.read([]byte(abroad)); err != nil {
			t.Errorf("%s: the same moment elsewhere: %v", name, err)
		}
	}
}
