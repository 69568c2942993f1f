package handoff

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/internal/revision"
	"dateline/internal/story"
)

// Limits of a file, from docs/formats/handoff.md. They are far above what a
// newsroom hands off and below what would hurt a laptop.
const (
	maxFile       = 64 << 30
	maxHeader     = 64 << 20
	maxStories    = 10_000
	maxEntries    = 200_000
	maxRecipients = 64
	// maxThing is the size of one card, revision, content …
	maxThing = 16 << 20
	// maxThings is the size of all of them: they are held in memory.
	maxThings   = 1 << 30
	maxOriginal = 2 << 30
	maxName     = 64
)

// kind of a thing in a file; the numbers are the order in which they follow.
type kind byte

const (
	cards kind = 1 + iota
	policies
	revocations
	revisions
	statements
	remarks
	slips
	contents
	originals
)

// entry announces one thing: a content under its content hash, anything else
// under the SHA-256 of its bytes.
type entry struct {
	kind kind
	name revision.Hash
	size int64
}

func (e entry) compare(o entry) int {
	return cmp.Or(cmp.Compare(e.kind, o.kind), bytes.Compare(e.name[:], o.name[:]))
}

// String is for logs.
func (e entry) String() string {
	names := [...]string{"card", "policy", "revocation", "revision", "statement", "remark", "slip", "content", "original"}
	if e.kind < cards || e.kind > originals {
		return fmt.Sprintf("thing of kind %d", e.kind)
	}
	return fmt.Sprintf("%s %s", names[e.kind-1], e.name)
}

// header is what the sender signs: everything about a file but the bytes of the
// things in it, which it names by their hashes.
type header struct {
	device  revision.DeviceKey
	card    []byte
	at      time.Time
	to      []revision.Recipient
	stories []story.ID
	entries []entry
}

// entryBytes is the length of an encoded entry.
const entryBytes = 1 + 32 + 8

func (h header) encode() []byte {
	b := slices.Clone(h.device[:])
	count := func(n int) { b = binary.BigEndian.AppendUint32(b, uint32(n)) }
	count(len(h.card))
	b = append(b, h.card...)
	b = binary.BigEndian.AppendUint64(b, uint64(h.at.Unix()))
	count(len(h.to))
	for _, r := range h.to {
		b = append(b, r[:]...)
	}
	count(len(h.stories))
	for _, s := range h.stories {
		count(len(s))
		b = append(b, s...)
	}
	count(len(h.entries))
	for _, e := range h.entries {
		b = append(b, byte(e.kind))
		b = append(b, e.name[:]...)
		b = binary.BigEndian.AppendUint64(b, uint64(e.size))
	}
	return b
}

// taker takes a header apart. After the first thing that cannot be right it
// gives zero values.
type taker struct {
	b   []byte
	err error
}

func (t *taker) fail(format string, args ...any) {
	if t.err == nil {
		t.err = refuse(Damaged, "header: "+format, args...)
	}
	t.b = nil
}

func (t *taker) take(n int) []byte {
	if t.err == nil && n > len(t.b) {
		t.fail("%d bytes wanted, %d left", n, len(t.b))
	}
	if t.err != nil {
		return make([]byte, min(n, 64))
	}
	out := t.b[:n:n]
	t.b = t.b[n:]
	return out
}

func (t *taker) number() int64 { return int64(binary.BigEndian.Uint64(t.take(8))) }

// count reads how many things of at least least bytes follow. More than most
// is too large, more than there are bytes for is a lie.
func (t *taker) count(what string, most, least int) int {
	n := int64(binary.BigEndian.Uint32(t.take(4)))
	switch {
	case t.err != nil:
		return 0
	case n > int64(most):
		t.fail("")
		t.err = refuse(TooLarge, "header: %d %s, at most %d", n, what, most)
		return 0
	case n*int64(least) > int64(len(t.b)):
		t.fail("%d %s, %d bytes left", n, what, len(t.b))
		return 0
	}
	return int(n)
}

// decodeHeader reads what encode wrote, and nothing else.
func decodeHeader(b []byte) (header, error) {
	var h header
	t := &taker{b: b}
	copy(h.device[:], t.take(len(h.device)))
	h.card = t.take(t.count("bytes of a card", maxThing, 1))
	seconds := t.number()
	if seconds < -62135596800+1 || seconds > 253402300799 { // years 1 to 9999
		t.fail("time %d", seconds)
	}
	h.at = time.Unix(seconds, 0).UTC()
	h.to = make([]revision.Recipient, t.count("recipients", maxRecipients, 32))
	for i := range h.to {
		copy(h.to[i][:], t.take(32))
	}
	if !ascending(h.to, compareRecipients) {
		t.fail("recipients out of order")
	}
	h.stories = make([]story.ID, t.count("stories", maxStories, 4))
	for i := range h.stories {
		h.stories[i] = story.ID(t.take(t.count("bytes of a story's name", maxName, 1)))
		if !isName(string(h.stories[i])) {
			t.fail("story %q", h.stories[i])
		}
	}
	if !ascending(h.stories, cmp.Compare[story.ID]) {
		t.fail("stories out of order")
	}
	h.entries = make([]entry, t.count("things", maxEntries, entryBytes))
	for i := range h.entries {
		e := &h.entries[i]
		e.kind = kind(t.take(1)[0])
		copy(e.name[:], t.take(32))
		e.size = t.number()
	}
	if t.err == nil && len(t.b) > 0 {
		t.fail("%d bytes too many", len(t.b))
	}
	if t.err != nil {
		return header{}, t.err
	}
	return h, nil
}

// measure holds the entries against the limits and each other, and gives the
// number of their bytes.
func (h header) measure() (int64, error) {
	if len(h.entries) > maxEntries || len(h.stories) > maxStories || len(h.to) > maxRecipients {
		return 0, refuse(TooLarge, "%d things of %d stories to %d", len(h.entries), len(h.stories), len(h.to))
	}
	var all, things int64
	for _, e := range h.entries {
		if e.kind < cards || e.kind > originals || e.size < 0 {
			return 0, refuse(Damaged, "header: %s of %d bytes", e, e.size)
		}
		most := int64(maxThing)
		if e.kind == originals {
			most = maxOriginal
		} else {
			things += min(e.size, most)
		}
		if e.size > most {
			return 0, refuse(TooLarge, "%s: %d bytes, at most %d", e, e.size, most)
		}
		all += e.size
	}
	if things > maxThings || all > maxFile {
		return 0, refuse(TooLarge, "%d bytes, %d of them not photos", all, things)
	}
	if !ascending(h.entries, entry.compare) {
		return 0, refuse(Damaged, "header: things out of order or twice")
	}
	return all, nil
}

// ascending says that the items are in order and each is there once.
func ascending[T any](items []T, compare func(a, b T) int) bool {
	for i := 1; i < len(items); i++ {
		if compare(items[i-1], items[i]) >= 0 {
			return false
		}
	}
	return true
}

func compareRecipients(a, b revision.Recipient) int { return bytes.Compare(a[:], b[:]) }

// isName: stories are named in lower-case letters and digits, so that no name
// is anything else as well. The hyphen is for names given by hand.
func isName(s string) bool {
	other := func(r rune) bool { return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') }
	return s != "" && len(s) <= maxName && !strings.ContainsFunc(s, other)
}
