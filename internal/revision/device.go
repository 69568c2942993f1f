package revision

import (
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// DeviceKey is the public Ed25519 key of one laptop (RFC 8032). Its text form
// is 64 lower-case hex digits.
type DeviceKey [ed25519.PublicKeySize]byte

// String is the text form.
func (k DeviceKey) String() string { return hex.EncodeToString(k[:]) }

// MarshalText writes the text form.
func (k DeviceKey) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the text form.
func (k *DeviceKey) UnmarshalText(text []byte) error {
	h, err := ParseHash(string(text))
	if err != nil {
		return fmt.Errorf("device key: %w", err)
	}
	*k = DeviceKey(h)
	return nil
}

// Device signs in the name of one laptop. It never leaves that laptop.
type Device struct{ private ed25519.PrivateKey }

// deviceHeader begins the file device.key, so that a stray file is not taken for a key.
const deviceHeader = "dateline/device/1\n"

// NewDevice makes a key from 32 bytes of randomness.
func NewDevice(random io.Reader) (Device, error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(random, seed); err != nil {
		return Device{}, fmt.Errorf("make device key: %w", err)
	}
	return Device{ed25519.NewKeyFromSeed(seed)}, nil
}

// ParseDevice reads what Marshal wrote.
func ParseDevice(data []byte) (Device, error) {
	n := len(deviceHeader)
	if len(data) != n+2*ed25519.SeedSize+1 || string(data[:n]) != deviceHeader || data[len(data)-1] != '\n' {
		return Device{}, fmt.Errorf("read device key: %w", ErrMalformed)
	}
	seed, err := hex.DecodeString(string(data[n : len(data)-1]))
	if err != nil {
		return Device{}, fmt.Errorf("read device key: %w", ErrMalformed)
	}
	return Device{ed25519.NewKeyFromSeed(seed)}, nil
}

// Marshal gives the bytes of the file device.key. They are a secret.
func (d Device) Marshal() []byte {
	return fmt.Appendf(nil, "%s%x\n", deviceHeader, d.private.Seed())
}

// Key is the public key.
func (d Device) Key() DeviceKey {
	return DeviceKey(d.private.Public().(ed25519.PublicKey))
}

// Recipient is the public X25519 key (RFC 7748) that a hand-off file to one
// laptop is encrypted to. Its text form is 64 lower-case hex digits; the zero
// Recipient is none.
type Recipient [32]byte

// MarshalText writes the text form.
func (r Recipient) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%x", r[:]), nil }

// UnmarshalText reads the text form.
func (r *Recipient) UnmarshalText(text []byte) error {
	h, err := ParseHash(string(text))
	if err != nil {
		return fmt.Errorf("recipient: %w", err)
	}
	*r = Recipient(h)
	return nil
}

// recipientInfo binds the key that opens hand-off files to that purpose, so
// that it is not the key that signs.
const recipientInfo = "dateline/recipient/1"

// Opener is the secret X25519 key that belongs to Recipient, derived from the
// laptop's key by HKDF (RFC 5869).
func (d Device) Opener() *ecdh.PrivateKey {
	secret, err := hkdf.Key(sha256.New, d.private.Seed(), nil, recipientInfo, 32)
	if err != nil {
		panic("revision: derive a key: " + err.Error()) // 32 bytes are always to be had
	}
	key, err := ecdh.X25519().NewPrivateKey(secret)
	if err != nil {
		panic("revision: make a key: " + err.Error()) // any 32 bytes are a key
	}
	return key
}

// Recipient is what is encrypted to so that this laptop can read it.
func (d Device) Recipient() Recipient { return Recipient(d.Opener().PublicKey().Bytes()) }

// String keeps the key out of every log.
func (d Device) String() string { return "device" }

// Signature is an Ed25519 signature over a domain string and a hash.
type Signature [ed25519.SignatureSize]byte

// MarshalText writes 128 lower-case hex digits.
func (s Signature) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%x", s[:]), nil }

// UnmarshalText reads 128 lower-case hex digits.
func (s *Signature) UnmarshalText(text []byte) error {
	raw, err := hex.DecodeString(string(text))
	if err != nil || len(raw) != len(s) || hex.EncodeToString(raw) != string(text) {
		return fmt.Errorf("%w: signature", ErrMalformed)
	}
	copy(s[:], raw)
	return nil
}

func (d Device) sign(domain string, h Hash) Signature {
	return Signature(ed25519.Sign(d.private, signed(domain, h)))
}

func (k DeviceKey) verify(domain string, h Hash, s Signature) error {
	if !ed25519.Verify(k[:], signed(domain, h), s[:]) {
		return ErrSignature
	}
	return nil
}

// signed are the bytes under a signature: what it is about, and its hash.
func signed(domain string, h Hash) []byte {
	return append([]byte(domain), h[:]...)
}
