package handoff

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"filippo.io/age"
)

// TestKeysAreWrittenAsAgeReadsThem: with keys that age made itself, there and back.
func TestKeysAreWrittenAsAgeReadsThem(t *testing.T) {
	// Valid strings of BIP 173 with no data and with 32 values.
	if got, want := bech32("a", nil), "a12uel5l"; got != want {
		t.Errorf("bech32(a) = %s, want %s", got, want)
	}
	if got, want := bech32("abcdef", []byte{0, 68, 50, 20, 199, 66, 84, 182, 53, 207, 132, 101, 58, 86, 215, 198, 117, 190, 119, 223}), "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"; got != want {
		t.Errorf("bech32(abcdef) = %s, want %s", got, want)
	}
}

// locked is an age file around data, made by age alone.
func locked(t *testing.T, data []byte, to ...age.Recipient) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := age.Encrypt(&b, to...)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLocksThatAreTooMuchAreRefusedBeforeTheyAreTried(t *testing.T) {
	x, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	many := make([]age.Recipient, maxRecipients+1)
	for i := range many {
		many[i] = x.Recipient()
	}
	huge := fmt.Appendf(nil, "%s-> grease\n", ageMagic)
	for range 2000 {
		huge = fmt.Appendf(huge, "%064d\n", 0)
	}
	huge = append(huge, "\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"...)
	slow := []byte(ageMagic + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 19\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n")
	for _, c := range []struct {
		name string
		data []byte
		want Code
	}{
		{"65 people", locked(t, []byte(magic), many...), TooLarge},
		{"a header of 130 kB", huge, TooLarge},
		{"2^19 rounds of scrypt", slow, TooLarge},
		{"a header cut off", []byte(ageMagic + "-> X25519 A"), Truncated},
		{"no header", []byte(ageMagic + "photo of a tram\n"), Damaged},
	} {
		if _, err := Open(bytes.NewReader(c.data), int64(len(c.data)), Key{Passphrase: "x"}); !Is(err, c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// tried is a reader of a size that is only said.
type tried struct{ t *testing.T }

func (r tried) ReadAt([]byte, int64) (int, error) {
	r.t.Error("read")
	return 0, io.EOF
}

func TestAFileOverTheLimitIsNotRead(t *testing.T) {
	if _, err := Open(tried{t}, maxFile+1, Key{}); !Is(err, TooLarge) {
		t.Errorf("%v, want %s", err, TooLarge)
	}
}
