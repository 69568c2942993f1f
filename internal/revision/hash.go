package revision

import (
	"encoding/hex"
	"fmt"
)

// Hash is a SHA-256. Its text form is 64 lower-case hex digits; the zero Hash
// means "none".
type Hash [32]byte

// IsZero says that there is no hash.
func (h Hash) IsZero() bool { return h == Hash{} }

// String is the text form.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// MarshalText writes the text form.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads the text form and nothing else: upper case is another
// spelling, and a signed thing has one spelling only.
func (h *Hash) UnmarshalText(text []byte) error {
	got, err := ParseHash(string(text))
	if err != nil {
		return err
	}
	*h = got
	return nil
}

// ParseHash reads 64 lower-case hex digits.
func ParseHash(s string) (Hash, error) {
	var h Hash
	raw, err := hex.DecodeString(s)
	if err != nil || len(raw) != len(h) || hex.EncodeToString(raw) != s {
		return Hash{}, fmt.Errorf("%w: hash %q", ErrMalformed, s)
	}
	copy(h[:], raw)
	return h, nil
}
