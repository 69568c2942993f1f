package handoff

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"dateline/internal/revision"
)

// thing is an entry with its bytes; of an original only the entry.
type thing struct {
	entry
	data []byte
}

// pack turns a parcel into things in the order of the file.
func pack(p Parcel, o Originals) ([]thing, error) {
	var all packing
	packAll(&all, cards, p.Cards)
	packAll(&all, policies, p.Policies)
	packAll(&all, revocations, p.Revocations)
	for _, s := range p.Stories {
		packAll(&all, revisions, s.Revisions)
		packAll(&all, statements, s.Statements)
		packAll(&all, remarks, s.Remarks)
		packAll(&all, slips, s.Slips)
	}
	for h, data := range p.Contents {
		all.things = append(all.things, thing{entry{contents, h, int64(len(data))}, data})
	}
	for _, h := range p.Originals {
		r, size, err := o.Original(h)
		if err != nil {
			return nil, fmt.Errorf("handoff: open original %s: %w", h, err)
		}
		if err := r.Close(); err != nil {
			return nil, fmt.Errorf("handoff: close original %s: %w", h, err)
		}
		all.things = append(all.things, thing{entry{originals, h, size}, nil})
	}
	slices.SortFunc(all.things, func(a, b thing) int { return a.compare(b.entry) })
	return all.things, all.err
}

// packing collects things until one cannot be packed.
type packing struct {
	things []thing
	err    error
}

func packAll[T any](all *packing, k kind, items []T) {
	for _, it := range items {
		data, err := json.Marshal(it)
		if err != nil && all.err == nil {
			all.err = fmt.Errorf("handoff: pack: %w", err)
		}
		all.things = append(all.things, thing{entry{k, sha256.Sum256(data), int64(len(data))}, data})
	}
}

// unpacking puts things back into a parcel, each checked by itself.
type unpacking struct {
	Parcel
	stories map[string]int
}

// take puts one thing into the parcel. Its hash and its signature must fit, and
// it must be written in the one form that pack gives it.
func (u *unpacking) take(e entry, data []byte) error {
	name := revision.Hash(sha256.Sum256(data))
	if e.kind == contents {
		name = revision.HashOfContent(data)
	}
	if name != e.name {
		return refuse(Damaged, "%s: its bytes have the hash %s", e, name)
	}
	switch e.kind {
	case cards:
		return takeInto(&u.Cards, e, data, revision.ParseCard)
	case policies:
		return takeInto(&u.Policies, e, data, revision.ParsePolicy)
	case revocations:
		return takeInto(&u.Revocations, e, data, revision.ParseRevocation)
	case contents:
		u.Contents[name] = data
		return nil
	}
	var head struct {
		Story string `json:"story"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return refuse(Forged, "%s: %w", e, err)
	}
	i, known := u.stories[head.Story]
	if !known {
		return refuse(Incomplete, "%s: of the story %q, which is not in the file", e, head.Story)
	}
	s := &u.Stories[i]
	switch e.kind {
	case revisions:
		return takeInto(&s.Revisions, e, data, revision.ParseRevision)
	case statements:
		return takeInto(&s.Statements, e, data, revision.ParseStatement)
	case remarks:
		return takeInto(&s.Remarks, e, data, revision.ParseRemark)
	case slips:
		return takeInto(&s.Slips, e, data, revision.ParseSlip)
	}
	return refuse(Damaged, "%s: nothing to take", e)
}

func takeInto[T any](into *[]T, e entry, data []byte, parse func([]byte) (T, error)) error {
	it, err := parse(data)
	if err != nil {
		return refuse(Forged, "%s: %w", e, err)
	}
	again, err := json.Marshal(it)
	if err != nil || !bytes.Equal(again, data) || slices.ContainsFunc(moments(it), odd) {
		return refuse(Forged, "%s: not in its one form", e)
	}
	*into = append(*into, it)
	return nil
}

// moments are the times of something signed. A signature holds their seconds
// only, so that a zone or a fraction could be written into them unnoticed.
func moments(it any) []time.Time {
	switch it := it.(type) {
	case revision.SignedPolicy:
		return []time.Time{it.Time}
	case revision.SignedRevocation:
		return []time.Time{it.Time}
	case revision.SignedRevision:
		return []time.Time{it.Time}
	case revision.SignedStatement:
		return []time.Time{it.Time, it.At}
	case revision.SignedRemark:
		return []time.Time{it.Time}
	case revision.SignedSlip:
		return []time.Time{it.Time, it.Deadline}
	}
	return nil // cards have none
}

func odd(t time.Time) bool { return t.Location() != time.UTC || t.Nanosecond() != 0 }
