package handoff

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/internal/revision"
)

// File is a hand-off file that was opened: its header is genuine and its size
// right. It may be used by several goroutines at once.
type File struct {
	r         io.ReaderAt
	header    header
	sender    revision.SignedCard
	encrypted bool
	// places are where the things begin, in the order of the header.
	places []int64
	bytes  int64
}

// Open reads the header of a file of this size and checks the sender's
// signature, the limits and that nothing is missing or too much. It reads none
// of the things in it.
func Open(r io.ReaderAt, size int64, k Key) (*File, error) {
	if size > maxFile {
		return nil, refuse(TooLarge, "%d bytes, at most %d", size, int64(maxFile))
	}
	f := &File{r: disk{r}}
	head := make([]byte, min(max(size, 0), int64(len(ageMagic))))
	if err := f.read("magic", head, 0); err != nil {
		return nil, err
	}
	if string(head) == ageMagic {
		plain, n, err := unlock(f.r, size, k)
		if err != nil {
			return nil, err
		}
		f.r, f.encrypted, size = plain, true, n
	}
	if err := f.begin(size); err != nil {
		return nil, err
	}
	return f, nil
}

// begin reads what stands before the things.
func (f *File) begin(size int64) error {
	const start = int64(len(magic)) + 4
	head := make([]byte, min(size, start))
	if err := f.read("magic", head, 0); err != nil {
		return err
	}
	if err := recognise(string(head)); err != nil {
		return err
	}
	if int64(len(head)) < start {
		return refuse(Truncated, "%d bytes", size)
	}
	n := int64(binary.BigEndian.Uint32(head[len(magic):]))
	signature := revision.Signature{}
	if n > maxHeader {
		return refuse(TooLarge, "header of %d bytes, at most %d", n, maxHeader)
	}
	body := start + n + int64(len(signature))
	if body > size {
		return refuse(Truncated, "header of %d bytes, file of %d", n, size)
	}
	b := make([]byte, n)
	if err := f.read("header", b, start); err != nil {
		return err
	}
	if err := f.read("signature", signature[:], start+n); err != nil {
		return err
	}
	var err error
	if f.header, err = decodeHeader(b); err != nil {
		return err
	}
	if f.sender, err = senderOf(f.header.card, f.header.device); err != nil {
		return err
	}
	if err := f.header.device.VerifyHandOff(revision.HandOffID(b), signature); err != nil {
		return refuse(Forged, "header: %w", err)
	}
	if f.bytes, err = f.header.measure(); err != nil {
		return err
	}
	switch left := size - body - f.bytes; {
	case left < 0:
		return refuse(Truncated, "%d bytes are missing", -left)
	case left > 0:
		return refuse(Damaged, "%d bytes after the last thing", left)
	}
	f.places = make([]int64, len(f.header.entries))
	for i, e := range f.header.entries {
		f.places[i] = body
		body += e.size
	}
	return nil
}

// recognise tells what begins with these bytes.
func recognise(head string) error {
	rest, ours := strings.CutPrefix(head, magicName)
	switch {
	case strings.HasPrefix(head, magic):
		return nil
	case head == "": // a copy that broke off at once
		return refuse(Truncated, "empty")
	case ours && strings.HasPrefix(magic, head):
		return refuse(Truncated, "%d bytes", len(head))
	case ours:
		number, _, _ := strings.Cut(rest, "\n")
		if n, err := strconv.Atoi(number); err == nil && n > 1 {
			return refuse(Newer, "version %d", n)
		}
		return refuse(Damaged, "begins with %q", head)
	}
	return refuse(NotAHandOff, "begins with %q", head)
}

// senderOf reads the card of a header that is signed by this device.
func senderOf(card []byte, device revision.DeviceKey) (revision.SignedCard, error) {
	var one []revision.SignedCard
	e := entry{kind: cards}
	if err := takeInto(&one, e, card, revision.ParseCard); err != nil {
		return revision.SignedCard{}, err
	}
	if !one[0].Has(device) {
		return revision.SignedCard{}, refuse(Forged, "the device %s is not on the card of %q", device, one[0].Person)
	}
	return one[0], nil
}

func (f *File) read(what string, into []byte, at int64) error {
	n, err := f.r.ReadAt(into, at)
	if n == len(into) {
		return nil
	}
	if err == nil {
		err = io.ErrUnexpectedEOF
	}
	return reading(what, err)
}

// Sender is the card of who made the file. It fits the signature; whether the
// person is accepted is for the reader to say.
func (f *File) Sender() revision.SignedCard { return f.sender }

// Device is the laptop that signed the file; it is on the sender's card.
func (f *File) Device() revision.DeviceKey { return f.header.device }

// At is when the sender says the file was made, in UTC to the second.
func (f *File) At() time.Time { return f.header.at }

// Encrypted says that not everybody could read the file.
func (f *File) Encrypted() bool { return f.encrypted }

// Manifest is what the header says about what is in the file.
func (f *File) Manifest() Manifest {
	m := Manifest{Stories: len(f.header.stories), Bytes: f.bytes, To: slices.Clone(f.header.to)}
	for _, e := range f.header.entries {
		if e.kind == originals {
			m.Photos++
		}
	}
	return m
}

// String is for logs.
func (f *File) String() string {
	return fmt.Sprintf("hand-off of %s by %q", f.header.at.Format(time.RFC3339), f.sender.Person)
}
