package handoff_test

import (
	"sync"
	"testing"

	"dateline/internal/handoff"
	"dateline/internal/revision"
)

// TestEveryFlippedBitIsNoticed goes over all bits of a small file, and over every
// seventh of one in which there is something of every kind.
func TestEveryFlippedBitIsNoticed(t *testing.T) {
	boris := device(t, 2)
	for _, c := range []struct {
		name string
		desk *newsroom
		step int
		lock handoff.Lock
		key  handoff.Key
	}{
		{"signed only", small(t), 1, handoff.Lock{}, handoff.Key{}},
		// Seven is prime to eight: every bit of some byte, and every byte nearly.
		{"signed only, everything", one(t), 7, handoff.Lock{}, handoff.Key{}},
		{"encrypted", small(t), 1, handoff.Lock{To: []revision.Recipient{boris.Recipient(), device(t, 3).Recipient()}}, handoff.Key{Device: boris}},
	} {
		t.Run(c.name, func(t *testing.T) {
			whole := c.desk.hands(c.lock)
			if _, err := reads(whole, c.key); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d bytes", len(whole))
			const workers = 2
			var wait sync.WaitGroup
			for w := range workers {
				wait.Go(func() {
					data := append([]byte(nil), whole...)
					for i := w * c.step; i < 8*len(data); i += workers * c.step {
						data[i/8] ^= 1 << (i % 8)
						if _, err := reads(data, c.key); err == nil {
							t.Errorf("bit %d of byte %d flipped: nothing noticed", i%8, i/8)
						}
						data[i/8] ^= 1 << (i % 8)
					}
				})
			}
			wait.Wait()
		})
	}
}
