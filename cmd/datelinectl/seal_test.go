package main

import (
	"crypto/sha256"
	"encoding/binary"
)

// sealed writes a value as docs/formats/archive.md says, from the page and not
// from the program: form 1, SHA-256 over domain, bucket, key and value.
func sealed(bucket, key string, value []byte) []byte {
	b := []byte{}
	for _, part := range []string{"dateline/value/1\x00", bucket, key} {
		b = binary.BigEndian.AppendUint32(b, uint32(len(part)))
		b = append(b, part...)
	}
	sum := sha256.Sum256(append(b, value...))
	return append(append([]byte{1}, sum[:]...), value...)
}
