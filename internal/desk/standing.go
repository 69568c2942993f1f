package desk

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// minPrefix is how much of an ID must be typed at least.
const minPrefix = 4

// find gives the ID of the story that is meant: by its whole ID, or by its
// first letters when no other begins with them.
func find(tx *archive.Tx, typed string) (story.ID, error) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	var hits []story.ID
	for id := range tx.Drafts() {
		if string(id) == typed {
			return id, nil
		}
		if len(typed) >= minPrefix && strings.HasPrefix(string(id), typed) {
			hits = append(hits, id)
		}
	}
	switch len(hits) {
	case 1:
		return hits[0], nil
	case 0:
		return "", &Refusal{Code: NoSuchStory, Value: typed}
	}
	return "", &Refusal{Code: AmbiguousStory, Value: typed, N: len(hits)}
}

// draftOf gives the work in progress on the story that is meant.
func draftOf(tx *archive.Tx, typed string) (archive.Draft, error) {
	if d, err := tx.Draft(story.ID(typed)); !archive.Is(err, archive.NotFound) {
		return d, err // the whole ID, without looking through all of them
	}
	id, err := find(tx, typed)
	if err != nil {
		return archive.Draft{}, err
	}
	return tx.Draft(id)
}

// record is everything the archive knows of where a story stands.
type record struct {
	draft      archive.Draft
	content    []byte
	revisions  []revision.SignedRevision
	statements []revision.SignedStatement
	cards      []revision.SignedCard
	// heard is the latest Lamport time of what was said about the story besides
	// revisions and statements.
	heard uint64
	facts revision.Facts
	// at is where in revisions one is.
	at map[revision.Hash]int
}

// recordOf reads it. Signatures are not checked again: they were when they
// came in, and every value of the archive carries its own hash.
func (r *room) recordOf(tx *archive.Tx, d archive.Draft) (record, error) {
	people, err := staffIn(tx)
	if err != nil {
		return record{draft: d}, err
	}
	rec, err := r.recordWith(tx, d, people)
	if err != nil {
		return rec, err
	}
	rec.heard, err = heardIn(tx, d.Story.ID)
	return rec, err
}

// recordWith is recordOf for who has read the staff already and says nothing:
// where a story stands does not follow from its notes.
func (r *room) recordWith(tx *archive.Tx, d archive.Draft, people staff) (record, error) {
	rec := record{draft: d, cards: people.cards, facts: people.facts}
	var err error
	if rec.content, err = revision.EncodeContent(d.Story); err != nil {
		return rec, err
	}
	if rec.revisions, err = decodeAll[revision.SignedRevision](tx.Revisions(d.Story.ID)); err != nil {
		return rec, err
	}
	if rec.statements, err = decodeAll[revision.SignedStatement](tx.Statements(d.Story.ID)); err != nil {
		return rec, err
	}
	rec.facts.Story, rec.facts.Working = d.Story.ID, revision.HashOfContent(rec.content)
	rec.facts.Embargo, rec.facts.Now = d.Story.Embargo, r.now()
	rec.at = make(map[revision.Hash]int, len(rec.revisions))
	for i, v := range rec.revisions {
		rec.facts.Revisions, rec.at[v.ID()] = append(rec.facts.Revisions, v.Revision), i
	}
	rec.facts.Heads = revision.Heads(rec.facts.Revisions)
	for _, s := range rec.statements {
		rec.facts.Statements = append(rec.facts.Statements, s.Statement)
	}
	return rec, nil
}

// heardIn is the latest Lamport time of the remarks and slips of a story.
func heardIn(tx *archive.Tx, id story.ID) (uint64, error) {
	var last uint64
	remarks, err := decodeAll[revision.SignedRemark](tx.Remarks(id))
	if err != nil {
		return 0, err
	}
	for _, m := range remarks {
		last = max(last, m.Lamport)
	}
	slips, err := decodeAll[revision.SignedSlip](tx.Slips(id))
	for _, s := range slips {
		last = max(last, s.Lamport)
	}
	return last, err
}

// stateIn is where a story stands.
func (r *room) stateIn(tx *archive.Tx, id story.ID) (revision.State, error) {
	d, err := tx.Draft(id)
	if err != nil {
		return "", err
	}
	rec, err := r.recordOf(tx, d)
	if err != nil {
		return "", err
	}
	return revision.StateOf(rec.facts), nil
}

// head is the revision that holds the content as it stands, if it was minted.
// Of two heads it is the one with this content; a merge makes one of them.
func (rec *record) head() (revision.SignedRevision, bool) {
	for _, h := range rec.facts.Heads {
		if v, ok := rec.revision(h); ok && v.Content == rec.facts.Working {
			return v, true
		}
	}
	return revision.SignedRevision{}, false
}

// revision is the one with this ID.
func (rec *record) revision(id revision.Hash) (revision.SignedRevision, bool) {
	i, ok := rec.at[id]
	if !ok {
		return revision.SignedRevision{}, false
	}
	return rec.revisions[i], true
}

// unverified says whether the text as it stands is a version that nobody signed
// whom this newsroom has accepted.
func (rec *record) unverified() bool {
	strange := false
	for _, v := range rec.revisions {
		if v.Content != rec.facts.Working {
			continue
		}
		if slices.ContainsFunc(rec.cards, func(c revision.SignedCard) bool { return c.Has(v.Device) }) && !rec.facts.Revoked(v.Device) {
			return false
		}
		strange = true
	}
	return strange
}

// next is the Lamport time of what is said now.
func (rec *record) next() uint64 {
	last := rec.heard
	for _, v := range rec.revisions {
		last = max(last, v.Lamport)
	}
	for _, s := range rec.statements {
		last = max(last, s.Lamport)
	}
	return last + 1
}

// mint makes the content as it stands a revision, unless it is one.
func (r *room) mint(tx *archive.Tx, rec *record) (revision.SignedRevision, error) {
	if head, ok := rec.head(); ok {
		return head, nil
	}
	parents, err := rec.parents(tx)
	if err != nil {
		return revision.SignedRevision{}, err
	}
	return r.mintOn(tx, rec, parents)
}

// mintOn makes the content as it stands a revision made from these.
func (r *room) mintOn(tx *archive.Tx, rec *record, parents []revision.Hash) (revision.SignedRevision, error) {
	minted, err := r.signed(rec, parents)
	if err != nil {
		return revision.SignedRevision{}, err
	}
	data, err := json.Marshal(minted)
	if err != nil {
		return revision.SignedRevision{}, err
	}
	id := rec.draft.Story.ID
	err = errors.Join(tx.PutContent(rec.facts.Working, rec.content), tx.PutRevision(id, minted.ID(), data), putStands(tx, id, minted.ID()))
	return minted, err
}

// signed makes the content as it stands a revision of the record, made from
// these parents, in memory only.
func (r *room) signed(rec *record, parents []revision.Hash) (revision.SignedRevision, error) {
	blobs, err := blobsOf(rec.draft.Story)
	if err != nil {
		return revision.SignedRevision{}, err
	}
	minted := r.device.Sign(revision.Revision{
		Story: rec.draft.Story.ID, Parents: parents, Lamport: rec.next(), Time: r.now(),
		Content: rec.facts.Working, Blobs: blobs,
	})
	rec.at[minted.ID()] = len(rec.revisions)
	rec.revisions = append(rec.revisions, minted)
	rec.facts.Revisions = append(rec.facts.Revisions, minted.Revision)
	rec.facts.Heads = revision.Heads(rec.facts.Revisions)
	return minted, nil
}

// blobsOf are the originals that a story uses, sorted, each once.
func blobsOf(s story.Story) ([]revision.Hash, error) {
	blobs := []revision.Hash{}
	for _, p := range s.Photos {
		if p.IsOpen() {
			continue
		}
		h, err := revision.ParseHash(p.Original)
		if err != nil {
			return nil, err
		}
		blobs = append(blobs, h)
	}
	slices.SortFunc(blobs, func(a, b revision.Hash) int { return strings.Compare(a.String(), b.String()) })
	return slices.Compact(blobs), nil
}
