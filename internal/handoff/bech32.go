package handoff

import "strings"

// bech32 writes a key as age reads it (BIP 173; age-encryption.org/v1, "X25519
// recipient stanza"): a prefix, 1, the bits five by five, and a checksum.
func bech32(prefix string, key []byte) string {
	const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
	var fives []byte
	bits, held := 0, uint(0)
	for _, b := range key {
		held, bits = held<<8|uint(b), bits+8
		for ; bits >= 5; bits -= 5 {
			fives = append(fives, byte(held>>(bits-5)&31))
		}
	}
	if bits > 0 {
		fives = append(fives, byte(held<<(5-bits)&31))
	}
	sum := checksum(prefix, append(fives[:len(fives):len(fives)], 0, 0, 0, 0, 0, 0)) ^ 1
	for i := range 6 {
		fives = append(fives, byte(sum>>(5*(5-i))&31))
	}
	var s strings.Builder
	s.WriteString(prefix + "1")
	for _, v := range fives {
		s.WriteByte(alphabet[v])
	}
	return s.String()
}

// checksum is the BCH code of BIP 173 over the prefix and the values.
func checksum(prefix string, values []byte) uint32 {
	sum := uint32(1)
	add := func(v byte) {
		top := sum >> 25
		sum = sum&0x1ffffff<<5 ^ uint32(v)
		for i, g := range [5]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				sum ^= g
			}
		}
	}
	for _, c := range []byte(prefix) {
		add(c >> 5)
	}
	add(0)
	for _, c := range []byte(prefix) {
		add(c & 31)
	}
	for _, v := range values {
		add(v)
	}
	return sum
}
