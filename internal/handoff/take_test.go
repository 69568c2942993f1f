package handoff

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"dateline/internal/revision"
	"dateline/internal/story"
)

// FuzzThing takes one thing of any kind whose hash fits: what is accepted packs
// to the same bytes again, anything else is refused.
func FuzzThing(f *testing.F) {
	d, err := revision.NewDevice(bytes.NewReader(bytes.Repeat([]byte{1}, 32)))
	if err != nil {
		f.Fatal(err)
	}
	noon := time.Date(2024, 5, 7, 12, 0, 0, 0, time.UTC)
	for k, v := range map[kind]any{
		cards: d.Card(revision.Card{Person: "anna", Role: revision.Editor}), policies: d.Policy(revision.DefaultPolicy()),
		revocations: d.Revoke(revision.Revocation{Time: noon}), revisions: d.Sign(revision.Revision{Story: "s1", Time: noon}),
		statements: d.State(revision.Statement{Story: "s1", Kind: revision.Filed, Time: noon}),
		remarks:    d.Remark(revision.Remark{Story: "s1", Kind: revision.Said, Time: noon}), slips: d.Slip(revision.Slip{Story: "s1", Time: noon}),
	} {
		data, err := json.Marshal(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(byte(k), data)
	}
	content, err := revision.EncodeContent(story.Story{Language: "ru", Headline: "Трамвай"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(byte(contents), content)
	f.Fuzz(func(t *testing.T, k byte, data []byte) {
		e := entry{kind(k), sha256.Sum256(data), int64(len(data))}
		if e.kind == contents {
			e.name = revision.HashOfContent(data)
		}
		h := header{stories: []story.ID{"s1"}, entries: []entry{e}}
		u := h.unpack()
		err := u.take(e, data)
		if err == nil && e.kind != originals {
			packed, packing := pack(u.Parcel, nil)
			if packing != nil || len(packed) != 1 || packed[0].entry != e || !bytes.Equal(packed[0].data, data) {
				t.Errorf("taken as %v, packed as %v, %v", e, packed, packing)
			}
			_, err = u.whole(h)
		}
		var refused *Refusal
		if err != nil && !errors.As(err, &refused) {
			t.Errorf("not a refusal: %v", err)
		}
	})
}
