package export

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/revision"
	"dateline/internal/story"
)

// recordFormat names the form of revision.json; the number is its version.
const recordFormat = "dateline/revision/1"

// record is data/revision.json: who says that this is the story.
type record struct {
	Format     string                     `json:"format"`
	URN        string                     `json:"urn"`
	Number     int                        `json:"number"`
	Review     string                     `json:"review"`
	Revision   revision.SignedRevision    `json:"revision"`
	Statements []revision.SignedStatement `json:"statements"`
	Cards      []revision.SignedCard      `json:"cards"`
}

func recordOf(p Package) record {
	return record{recordFormat, p.URN(), p.Number, p.Review, p.Revision, p.Statements, p.Cards}
}

func decodeRecord(data []byte) (record, error) {
	var r record
	if err := decodeJSON(data, &r); err != nil {
		return record{}, err
	}
	if r.Format != recordFormat {
		return record{}, fmt.Errorf("format %q", r.Format)
	}
	again, err := encodeJSON(r)
	if err != nil {
		return record{}, err
	}
	if !bytes.Equal(again, data) {
		return record{}, errors.New("not in its one form")
	}
	return r, nil
}

// verify proves every signature in the record, and that all of it is about
// this story and this content.
func (r record) verify(s story.Story, say func(Code, string, string, ...any)) {
	for _, c := range r.Cards {
		if err := c.Verify(); err != nil {
			say(SignatureWrong, recordName, "card of %s: %v", c.Person, err)
		}
	}
	if err := r.Revision.Verify(); err != nil {
		say(SignatureWrong, recordName, "%v", err)
	}
	if !slices.ContainsFunc(r.Cards, func(c revision.SignedCard) bool { return c.Has(r.Revision.Device) }) {
		say(SignerUnknown, recordName, "revision by device %s", r.Revision.Device)
	}
	if r.Revision.Story != s.ID {
		say(ContentDiffers, recordName, "the revision is of story %s, the article is %s", r.Revision.Story, s.ID)
	}
	if h, err := revision.ContentHash(s); err != nil || h != r.Revision.Content {
		say(ContentDiffers, articleName, "the article is %s, signed is %s (%v)", h, r.Revision.Content, err)
	}
	if !slices.Equal(blobs(s), r.Revision.Blobs) {
		say(ContentDiffers, recordName, "the revision names other originals")
	}
	if want := fmt.Sprintf(":%s", s.ID); !strings.HasPrefix(r.URN, "urn:newsml:") || !strings.HasSuffix(r.URN, want) || r.Number < 1 {
		say(RecordMalformed, recordName, "urn %s, number %d", r.URN, r.Number)
	}
	r.verifyStatements(s, say)
}

func (r record) verifyStatements(s story.Story, say func(Code, string, string, ...any)) {
	approved := false
	for _, st := range r.Statements {
		if err := st.Verify(); err != nil {
			say(SignatureWrong, recordName, "%v", err)
			continue
		}
		if !slices.ContainsFunc(r.Cards, func(c revision.SignedCard) bool { return c.Person == st.Person && c.Has(st.Device) }) {
			say(SignerUnknown, recordName, "%s by %s", st.Kind, st.Person)
		}
		if st.Story != s.ID || st.Content != r.Revision.Content && st.Kind != revision.Published {
			say(ContentDiffers, recordName, "%s is about another text", st.Kind)
		}
		approved = approved || st.Kind == revision.Approved
	}
	switch {
	case r.Review == ReviewApproved && approved, r.Review == ReviewNone && !approved:
	default:
		say(ReviewWrong, recordName, "review %q, an approval is there: %v", r.Review, approved)
	}
}

// blobs are the originals a story names, sorted, each once.
func blobs(s story.Story) []revision.Hash {
	out := []revision.Hash{}
	for _, p := range s.Photos {
		if h, err := revision.ParseHash(p.Original); err == nil && !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b revision.Hash) int { return bytes.Compare(a[:], b[:]) })
	return out
}
