package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// plainForm is the first byte of a sealed value that is not encrypted. A
// later, encrypted form gets a number of its own.
const plainForm = 1

// seal and open are the one seam that every value of every bucket goes
// through. The hash is taken over bucket, key and value: a value that was
// moved to another key is damage as well.
//
//	form (1) · SHA-256 (32) · value
func seal(bucket, key, plain []byte) []byte {
	out := make([]byte, 0, 33+len(plain))
	out = append(out, plainForm)
	h := bound(bucket, key, plain)
	return append(append(out, h[:]...), plain...)
}

// open gives a copy of the value: bytes of bbolt die with their transaction.
func open(bucket, key, sealed []byte) ([]byte, error) {
	if len(sealed) < 33 {
		return nil, fmt.Errorf("value of %d bytes in %s", len(sealed), bucket)
	}
	if sealed[0] != plainForm {
		return nil, fmt.Errorf("value of form %d in %s", sealed[0], bucket)
	}
	plain := bytes.Clone(sealed[33:])
	if h := bound(bucket, key, plain); !bytes.Equal(h[:], sealed[1:33]) {
		return nil, fmt.Errorf("value with another hash in %s", bucket)
	}
	if plain == nil {
		plain = []byte{}
	}
	return plain, nil
}

func bound(bucket, key, plain []byte) [32]byte {
	h := sha256.New()
	var n [4]byte
	for _, part := range [][]byte{[]byte("dateline/value/1\x00"), bucket, key} {
		binary.BigEndian.PutUint32(n[:], uint32(len(part)))
		h.Write(n[:])
		h.Write(part)
	}
	h.Write(plain)
	return [32]byte(h.Sum(nil))
}
