package revision

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of one encoded thing. They are far above any news story and far
// below what would hurt.
const (
	maxBytes = 16 << 20
	maxCount = 1 << 17
)

// writer makes the one encoding of a thing: fields in a fixed order, every
// string and list with its length before it, every number in a fixed width,
// all big-endian. There is no second way to write the same thing.
type writer struct{ b []byte }

func (w *writer) uint(n uint64) { w.b = binary.BigEndian.AppendUint64(w.b, n) }
func (w *writer) int(n int)     { w.uint(uint64(int64(n))) }
func (w *writer) count(n int)   { w.b = binary.BigEndian.AppendUint32(w.b, uint32(n)) }
func (w *writer) hash(h Hash)   { w.b = append(w.b, h[:]...) }

func (w *writer) bool(v bool) {
	var n byte
	if v {
		n = 1
	}
	w.b = append(w.b, n)
}

func (w *writer) string(s string) {
	w.count(len(s))
	w.b = append(w.b, s...)
}

// time writes Unix seconds; "none" is the smallest number there is.
func (w *writer) time(t time.Time) {
	if t.IsZero() {
		w.uint(1 << 63)
		return
	}
	w.uint(uint64(t.Unix()))
}

// whole says whether every moment is one that the encoding holds: none, or a whole
// second of the years 1 to 9999. Else two different things would have one ID.
func whole(moments ...time.Time) error {
	for _, t := range moments {
		if y := t.UTC().Year(); !t.IsZero() && (t.Nanosecond() != 0 || y < 1 || y > 9999) {
			return fmt.Errorf("%w: moment %s", ErrMalformed, t)
		}
	}
	return nil
}

// rising says whether keys or hashes are sorted, each once.
func rising[T ~[32]byte](items []T) bool {
	return slices.IsSortedFunc(items, func(a, b T) int { return cmp.Or(bytes.Compare(a[:], b[:]), -1) })
}

func list[T any](w *writer, items []T, each func(T)) {
	w.count(len(items))
	for _, it := range items {
		each(it)
	}
}

// reader takes apart what a writer made. After the first thing that cannot be
// right it gives zero values, and err says what it was.
type reader struct {
	b   []byte
	err error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: "+format, append([]any{ErrMalformed}, args...)...)
	}
	r.b = nil
}

func (r *reader) take(n int) []byte {
	if r.err != nil || n < 0 || n > len(r.b) {
		r.fail("%d bytes wanted, %d left", n, len(r.b))
		return nil
	}
	out := r.b[:n:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) uint() uint64 {
	if p := r.take(8); p != nil {
		return binary.BigEndian.Uint64(p)
	}
	return 0
}

func (r *reader) int() int { return int(int64(r.uint())) }

// count reads the number of things that follow, each of at least least bytes,
// so that a lie about the number cannot ask for memory.
func (r *reader) count(least int) int {
	p := r.take(4)
	if p == nil {
		return 0
	}
	n := int(binary.BigEndian.Uint32(p))
	if n > maxCount || n*least > len(r.b) {
		r.fail("count %d", n)
		return 0
	}
	return n
}

func (r *reader) bool() bool {
	p := r.take(1)
	if p == nil {
		return false
	}
	if p[0] > 1 {
		r.fail("truth value %d", p[0])
	}
	return p[0] == 1
}

func (r *reader) bytes() []byte {
	p := r.take(4)
	if p == nil {
		return nil
	}
	return r.take(int(binary.BigEndian.Uint32(p)))
}

// string reads text: valid UTF-8 in NFC, or two contents could look the same.
func (r *reader) string() string {
	s := string(r.bytes())
	if !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) {
		r.fail("text that is not NFC")
		return ""
	}
	return s
}

func (r *reader) time() time.Time {
	n := r.uint()
	if n == 1<<63 || r.err != nil {
		return time.Time{}
	}
	if s := int64(n); s < -62135596800+1 || s > 253402300799 { // years 1 to 9999
		r.fail("time %d", s)
		return time.Time{}
	}
	return time.Unix(int64(n), 0).UTC()
}

// end demands that nothing is left.
func (r *reader) end() error {
	if r.err == nil && len(r.b) > 0 {
		r.fail("%d bytes too many", len(r.b))
	}
	return r.err
}
