package handoff_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"runtime"
	"testing"

	"dateline/internal/handoff"
)

// FuzzOpen reads whatever it is given twice: as it is, and with a good signature
// under its header, as somebody would write who means harm and has a card. Nothing
// panics, nothing asks for more memory than the bytes are worth, and what is not
// read is refused.
func FuzzOpen(f *testing.F) {
	f.Add(one(f).hands(handoff.Lock{}))
	f.Add(small(f).hands(handoff.Lock{}))
	anna := device(f, 1)
	f.Fuzz(func(t *testing.T, data []byte) {
		const start = len("dateline/handoff/1\n") + 4
		resigned := bytes.Clone(data)
		if len(data) >= start {
			n := int(binary.BigEndian.Uint32(data[start-4:]))
			if end := start + n; end+64 <= len(data) {
				id := sha256.Sum256(append([]byte("dateline/handoff/1\x00"), data[start:end]...))
				signature := anna.SignHandOff(id)
				copy(resigned[end:], signature[:])
			}
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for _, file := range [][]byte{data, resigned} {
			var refused *handoff.Refusal
			if _, err := reads(file, handoff.Key{Device: anna}); err != nil && !errors.As(err, &refused) {
				t.Errorf("not a refusal: %v", err)
			}
		}
		runtime.ReadMemStats(&after)
		if got, most := after.TotalAlloc-before.TotalAlloc, uint64(2<<20+200*len(data)); got > most {
			t.Errorf("%d bytes of memory for a file of %d bytes", got, len(data))
		}
	})
}
