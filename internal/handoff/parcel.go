package handoff

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"slices"

	"dateline/internal/revision"
	"dateline/internal/story"
)

// Parcel reads everything but the photos and checks it: every hash, every
// signature, that contents are contents and fit their revisions, and that
// nothing is in the file that nothing in it asks for.
func (f *File) Parcel(ctx context.Context) (Parcel, error) {
	u := f.header.unpack()
	if len(f.header.entries) == 0 {
		return u.whole(f.header)
	}
	r := f.stretch(f.places[0], f.bytes)
	for _, e := range f.header.entries {
		if e.kind == originals {
			break
		}
		if err := ctx.Err(); err != nil {
			return Parcel{}, fmt.Errorf("handoff: read: %w", err)
		}
		data := make([]byte, e.size)
		if _, err := io.ReadFull(r, data); err != nil {
			return Parcel{}, reading(e.String(), err)
		}
		if err := u.take(e, data); err != nil {
			return Parcel{}, err
		}
	}
	return u.whole(f.header)
}

// whole sorts the parcel and says whether what is in it belongs together.
func (u *unpacking) whole(h header) (Parcel, error) {
	for i := len(h.entries) - 1; i >= 0 && h.entries[i].kind == originals; i-- {
		u.Originals = append(u.Originals, h.entries[i].name)
	}
	slices.Reverse(u.Originals)
	named := map[revision.Hash]bool{} // originals
	asked := map[revision.Hash]bool{} // contents
	photos, err := u.photos()
	if err != nil {
		return Parcel{}, err
	}
	for _, s := range u.Stories {
		if len(s.Revisions) == 0 {
			return Parcel{}, refuse(Incomplete, "story %s: no revision", s.ID)
		}
		for _, r := range s.Revisions {
			blobs, there := photos[r.Content]
			if !there {
				return Parcel{}, refuse(Incomplete, "revision %s: its content %s is not in the file", r.ID(), r.Content)
			}
			if !slices.Equal(blobs, r.Blobs) {
				return Parcel{}, refuse(Forged, "revision %s: its content names other photos", r.ID())
			}
			asked[r.Content] = true
		}
		for _, r := range s.Remarks {
			if _, there := photos[r.Content]; !there && r.Kind == revision.Suggested {
				return Parcel{}, refuse(Incomplete, "remark %s: its content %s is not in the file", r.ID(), r.Content)
			}
			asked[r.Content] = true
		}
	}
	for c := range u.Contents {
		if !asked[c] {
			return Parcel{}, refuse(Incomplete, "content %s: nothing in the file names it", c)
		}
		for _, p := range photos[c] {
			named[p] = true
		}
	}
	for _, o := range u.Originals {
		if !named[o] {
			return Parcel{}, refuse(Incomplete, "original %s: nothing in the file names it", o)
		}
	}
	return u.Parcel, u.sort()
}

// photos decodes the contents: the originals that each names, sorted, each once.
func (u *unpacking) photos() (map[revision.Hash][]revision.Hash, error) {
	out := make(map[revision.Hash][]revision.Hash, len(u.Contents))
	for h, data := range u.Contents {
		s, err := revision.DecodeContent(data)
		if err != nil {
			return nil, refuse(Forged, "content %s: %w", h, err)
		}
		if out[h], err = originalsOf(s); err != nil {
			return nil, refuse(Forged, "content %s: %w", h, err)
		}
	}
	return out, nil
}

func originalsOf(s story.Story) ([]revision.Hash, error) {
	var out []revision.Hash
	for _, p := range s.Photos {
		if p.Original == "" {
			continue
		}
		h, err := revision.ParseHash(p.Original)
		if err != nil {
			return nil, fmt.Errorf("photo %s: %w", p.ID, err)
		}
		out = append(out, h)
	}
	slices.SortFunc(out, compareHashes)
	return slices.Compact(out), nil
}

// sort brings the lists into their order and refuses two of one ID.
func (u *unpacking) sort() error {
	errs := []error{
		sortBy(u.Cards, func(c revision.SignedCard) (uint64, revision.Hash) { return 0, c.ID() }),
		sortBy(u.Policies, func(p revision.SignedPolicy) (uint64, revision.Hash) { return 0, p.ID() }),
		sortBy(u.Revocations, func(r revision.SignedRevocation) (uint64, revision.Hash) { return 0, r.ID() }),
	}
	for _, s := range u.Stories {
		errs = append(errs,
			sortBy(s.Revisions, func(r revision.SignedRevision) (uint64, revision.Hash) { return r.Lamport, r.ID() }),
			sortBy(s.Statements, func(x revision.SignedStatement) (uint64, revision.Hash) { return x.Lamport, x.ID() }),
			sortBy(s.Remarks, func(r revision.SignedRemark) (uint64, revision.Hash) { return r.Lamport, r.ID() }),
			sortBy(s.Slips, func(x revision.SignedSlip) (uint64, revision.Hash) { return x.Lamport, x.ID() }))
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// sortBy sorts by Lamport time and ID, which are computed once each.
func sortBy[T any](items []T, key func(T) (uint64, revision.Hash)) error {
	type keyed struct {
		lamport uint64
		id      revision.Hash
		it      T
	}
	all := make([]keyed, len(items))
	for i, it := range items {
		all[i].it = it
		all[i].lamport, all[i].id = key(it)
	}
	slices.SortFunc(all, func(a, b keyed) int { return cmp.Or(cmp.Compare(a.lamport, b.lamport), compareHashes(a.id, b.id)) })
	for i, k := range all {
		items[i] = k.it
		if i > 0 && k.id == all[i-1].id {
			return refuse(Incomplete, "%T %s: twice", k.it, k.id)
		}
	}
	return nil
}

func compareHashes(a, b revision.Hash) int { return bytes.Compare(a[:], b[:]) }

// Original gives a photo of the parcel and its size. Its reader ends with a
// [*Refusal] instead of io.EOF when the photo is not the one that was named:
// what was read is good when, and only when, it was read to the end without an
// error. A photo that is not in the file is fs.ErrNotExist.
func (f *File) Original(h revision.Hash) (io.Reader, int64, error) {
	i, there := slices.BinarySearchFunc(f.header.entries, entry{kind: originals, name: h}, entry.compare)
	if !there {
		return nil, 0, fmt.Errorf("handoff: original %s: %w", h, fs.ErrNotExist)
	}
	e := f.header.entries[i]
	return &original{entry: e, r: f.stretch(f.places[i], e.size), sum: sha256.New()}, e.size, nil
}

// stretch reads what lies in one piece, in pieces of their own size: every
// ReadAt of an encrypted file costs a chunk of 64 kB.
func (f *File) stretch(at, size int64) *bufio.Reader {
	const piece = 256 << 10
	return bufio.NewReaderSize(io.NewSectionReader(f.r, at, size), int(min(size+16, piece)))
}

// original is the reader of one photo.
type original struct {
	entry entry
	r     io.Reader
	sum   hash.Hash
	read  int64
}

func (o *original) Read(p []byte) (int, error) {
	n, err := o.r.Read(p)
	o.sum.Write(p[:n])
	o.read += int64(n)
	switch {
	case err == io.EOF && o.read < o.entry.size:
		return n, refuse(Truncated, "%s: %d of %d bytes", o.entry, o.read, o.entry.size)
	case err == io.EOF && revision.Hash(o.sum.Sum(nil)) != o.entry.name:
		return n, refuse(Damaged, "%s: its bytes have the hash %x", o.entry, o.sum.Sum(nil))
	case err == io.EOF:
		return n, io.EOF
	}
	return n, reading(o.entry.String(), err)
}
