package handoff

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"time"

	"dateline/internal/revision"
)

// Write writes a hand-off file. What it would refuse to read it refuses to
// write. The same parcel, sender and time give the same bytes, unless they are
// encrypted. Photos are copied in one pass and never held in memory. progress,
// which may be nil, is told how many of the bytes are written. After an error
// what is in w is worth nothing.
func Write(ctx context.Context, w io.Writer, p Parcel, o Originals, from revision.Device, sender revision.SignedCard, at time.Time, l Lock, progress func(done, total int64)) error {
	to, err := l.people()
	if err != nil {
		return err
	}
	l.To = to
	card, err := sealable(from, sender)
	if err != nil {
		return err
	}
	things, err := pack(p, o)
	if err != nil {
		return err
	}
	h := header{device: from.Key(), card: card, at: at, to: to}
	for _, s := range p.Stories {
		h.stories = append(h.stories, s.ID)
	}
	slices.Sort(h.stories)
	for _, t := range things {
		h.entries = append(h.entries, t.entry)
	}
	total, err := prove(ctx, h, things)
	if err != nil {
		return err
	}
	locked, err := l.close(w)
	if err != nil {
		return err
	}
	out := &counted{w: bufio.NewWriterSize(locked, 1<<16), total: total, progress: progress}
	if err := h.write(out.w, from); err != nil {
		return fmt.Errorf("handoff: write header: %w", err)
	}
	for _, t := range things {
		if err := write(ctx, out, t, o); err != nil {
			return err
		}
	}
	if err := out.w.Flush(); err != nil {
		return fmt.Errorf("handoff: write: %w", err)
	}
	if err := locked.Close(); err != nil {
		return fmt.Errorf("handoff: write: %w", err)
	}
	return nil
}

// sealable gives the sender's card as it stands in the header.
func sealable(from revision.Device, sender revision.SignedCard) ([]byte, error) {
	if from.IsZero() {
		return nil, refuse(CannotHandOff, "no device to sign with")
	}
	var own packing
	packAll(&own, cards, []revision.SignedCard{sender})
	if own.err != nil {
		return nil, own.err
	}
	card := own.things[0].data
	if _, err := senderOf(card, from.Key()); err != nil {
		return nil, &Refusal{Code: CannotHandOff, Err: err}
	}
	return card, nil
}

// prove takes the parcel apart as its reader will, and gives the number of bytes.
func prove(ctx context.Context, h header, things []thing) (int64, error) {
	total, err := h.measure()
	if Is(err, TooLarge) {
		return 0, err
	}
	u := h.unpack()
	for i := 0; err == nil && i < len(things) && things[i].kind != originals; i++ {
		if err = ctx.Err(); err != nil {
			return 0, fmt.Errorf("handoff: write: %w", err)
		}
		err = u.take(things[i].entry, things[i].data)
	}
	if err == nil {
		_, err = u.whole(h)
	}
	if err == nil {
		_, err = decodeHeader(h.encode())
	}
	if err != nil {
		return 0, &Refusal{Code: CannotHandOff, Err: err}
	}
	return total, nil
}

// write writes everything before the things: magic, length, header, signature.
func (h header) write(w io.Writer, from revision.Device) error {
	b := h.encode()
	if len(b) > maxHeader {
		return refuse(TooLarge, "header of %d bytes, at most %d", len(b), maxHeader)
	}
	signature := from.SignHandOff(revision.HandOffID(b))
	for _, part := range [][]byte{[]byte(magic), binary.BigEndian.AppendUint32(nil, uint32(len(b))), b, signature[:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// counted tells how many bytes of things went through it.
type counted struct {
	w           *bufio.Writer
	done, total int64
	progress    func(done, total int64)
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.done += int64(n)
	if c.progress != nil {
		c.progress(c.done, c.total)
	}
	return n, err
}

func write(ctx context.Context, w io.Writer, t thing, o Originals) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("handoff: write: %w", err)
	}
	if t.kind != originals {
		if _, err := w.Write(t.data); err != nil {
			return fmt.Errorf("handoff: write %s: %w", t.entry, err)
		}
		return nil
	}
	r, _, err := o.Original(t.name)
	if err != nil {
		return fmt.Errorf("handoff: open %s: %w", t.entry, err)
	}
	defer r.Close()
	sum := sha256.New()
	// One byte more than announced is enough to know that it is another file.
	n, err := io.Copy(io.MultiWriter(w, sum), io.LimitReader(patient{ctx, r}, t.size+1))
	if err != nil {
		return fmt.Errorf("handoff: write %s: %w", t.entry, err)
	}
	if n != t.size || revision.Hash(sum.Sum(nil)) != t.name {
		return refuse(OriginalDamaged, "%s: %d bytes of the hash %x, %d announced", t.entry, n, sum.Sum(nil), t.size)
	}
	return nil
}

// patient reads until nobody waits for it any more.
type patient struct {
	ctx context.Context
	r   io.Reader
}

func (p patient) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.Read(b)
}

// unpack begins a parcel with the stories that the header names.
func (h header) unpack() *unpacking {
	u := &unpacking{stories: make(map[string]int, len(h.stories))}
	u.Contents = map[revision.Hash][]byte{}
	for i, s := range h.stories {
		u.Stories = append(u.Stories, Story{ID: s})
		u.stories[string(s)] = i
	}
	return u
}
