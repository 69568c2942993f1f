package revision_test

import (
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"

	"dateline/internal/revision"
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

// TestNothingSignedCanBeChanged turns every letter of the three signed things
// into another one: none is accepted as something else than it was.
func TestNothingSignedCanBeChanged(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		read func([]byte) (any, error)
	}{
		"revision":  {marshal(t, aRevision(t)), func(b []byte) (any, error) { return revision.ParseRevision(b) }},
		"statement": {marshal(t, aStatement(t)), func(b []byte) (any, error) { return revision.ParseStatement(b) }},
		"card":      {marshal(t, aCard(t)), func(b []byte) (any, error) { return revision.ParseCard(b) }},
	} {
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

func FuzzSigned(f *testing.F) {
	f.Add(marshal(f, aRevision(f)))
	f.Add(marshal(f, aStatement(f)))
	f.Add(marshal(f, aCard(f)))
	f.Add([]byte(`{"version":1,"time":"9999-12-31T23:59:59Z","devices":[null]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := revision.ParseRevision(data); err == nil && r.Verify() != nil {
			t.Error("a revision was read that does not verify")
		}
		if s, err := revision.ParseStatement(data); err == nil && s.Verify() != nil {
			t.Error("a statement was read that does not verify")
		}
		if c, err := revision.ParseCard(data); err == nil && c.Verify() != nil {
			t.Error("a card was read that does not verify")
		}
	})
}
