package revision

import (
	"crypto/ed25519"
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
