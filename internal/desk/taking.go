package desk

import (
	"reflect"
	"slices"

	"dateline/internal/archive"
	"dateline/internal/handoff"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// outcome is what became of one story of a parcel.
type outcome struct {
	ReceivedStory
	// before and next are its draft as it was and as it is.
	before, next story.Story
	// changed: they differ; text: not only in plan and notes.
	changed, text bool
	// hang puts the notes that came into a text; nil is that none did.
	hang func(story.Story) (story.Edit, error)
	// parents are the revisions that the text before was made from.
	parents []revision.Hash
}

// taking brings one story of a parcel into the archive, in one transaction.
type taking struct {
	*room
	tx       *archive.Tx
	theirs   handoff.Story
	contents map[revision.Hash][]byte

	rec   record
	known bool
	out   outcome
}

// take adds what is new and brings the draft up to date. What was typed here and
// is in no version becomes one first, so that it stands beside what came.
func (t *taking) take() (outcome, error) {
	t.out.ID = t.theirs.ID
	if err := t.read(); err != nil {
		return t.out, err
	}
	remarks, err := decodeAll[revision.SignedRemark](t.tx.Remarks(t.theirs.ID))
	if err != nil {
		return t.out, err
	}
	slips, err := decodeAll[revision.SignedSlip](t.tx.Slips(t.theirs.ID))
	if err != nil {
		return t.out, err
	}
	newRevisions := unknown(t.theirs.Revisions, t.rec.revisions)
	newStatements := unknown(t.theirs.Statements, t.rec.statements)
	newRemarks, newSlips := unknown(t.theirs.Remarks, remarks), unknown(t.theirs.Slips, slips)
	t.out.Versions, t.out.Verdicts, t.out.Remarks = len(newRevisions), len(newStatements), len(newRemarks)

	if err := t.keepMine(newRevisions, len(newSlips) > 0); err != nil {
		return t.out, err
	}
	t.relate()
	if err := t.put(newRevisions, newStatements, newRemarks, newSlips); err != nil {
		return t.out, err
	}
	if err := t.noteHead(); err != nil {
		return t.out, err
	}
	t.out.text = len(newRevisions) > 0 && !t.headAmong(nil)
	err = t.draft(len(newRemarks) > 0, len(newSlips) > 0)
	t.out.Headline = t.out.next.Headline
	return t.out, err
}

// read finds what is known of the story here.
func (t *taking) read() error {
	d, err := t.tx.Draft(t.theirs.ID)
	if archive.Is(err, archive.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	t.known, t.out.before = true, d.Story
	t.rec, err = t.recordOf(t.tx, d)
	return err
}

// unknown are those that are not known yet.
func unknown[T interface{ ID() revision.Hash }](theirs, mine []T) []T {
	known := idsOf(mine)
	var out []T
	for _, x := range theirs {
		if !known[x.ID()] {
			out = append(out, x)
		}
	}
	return out
}

// keepMine makes a version of what was typed here, and signs what was planned
// here, before what came takes their place. Nobody needs a version of a text
// that comes along anyway.
func (t *taking) keepMine(newRevisions []revision.SignedRevision, newSlips bool) error {
	if !t.known {
		return nil
	}
	if len(newRevisions) > 0 && !t.headAmong(newRevisions) {
		if _, err := t.mint(t.tx, &t.rec); err != nil {
			return err
		}
	}
	var err error
	if t.out.parents, err = t.rec.parents(t.tx); err != nil || !newSlips {
		return err
	}
	return t.signSlip(t.tx, &t.rec)
}

// noteHead notes that the text here is a head now, when one that came holds it:
// what is typed from now on is typed on that.
func (t *taking) noteHead() error {
	if !t.known {
		return nil
	}
	for _, r := range t.rec.facts.Revisions {
		if r.Content == t.rec.facts.Working && slices.Contains(t.rec.facts.Heads, r.ID()) {
			return putStands(t.tx, t.theirs.ID, r.ID())
		}
	}
	return nil
}

// headAmong says whether the text here is that of a head once these have come.
func (t *taking) headAmong(theirs []revision.SignedRevision) bool {
	all := t.union(theirs)
	for _, h := range revision.Heads(all) {
		for _, r := range all {
			if r.Content == t.rec.facts.Working && r.ID() == h {
				return true
			}
		}
	}
	return false
}

func (t *taking) union(theirs []revision.SignedRevision) []revision.Revision {
	all := append([]revision.Revision(nil), t.rec.facts.Revisions...)
	for _, r := range theirs {
		all = append(all, r.Revision)
	}
	return all
}

// relate says what the story was to the one that came. What was typed here and
// is in no version yet is ahead of everything.
func (t *taking) relate() {
	theirs := make([]revision.Revision, len(t.theirs.Revisions))
	for i, r := range t.theirs.Revisions {
		theirs[i] = r.Revision
	}
	t.out.Relation = revision.Relate(t.rec.facts.Revisions, theirs)
	if _, minted := t.rec.head(); t.known && !minted && t.out.Relation == revision.Same {
		t.out.Relation = revision.Ahead
	}
}

func (t *taking) put(revisions []revision.SignedRevision, statements []revision.SignedStatement, remarks []revision.SignedRemark, slips []revision.SignedSlip) error {
	id := t.theirs.ID
	for _, r := range revisions {
		if err := t.content(r.Content); err != nil {
			return err
		}
		if err := keepSigned(r, func(data []byte) error { return t.tx.PutRevision(id, r.ID(), data) }); err != nil {
			return err
		}
		t.rec.revisions = append(t.rec.revisions, r)
	}
	t.rec.facts.Revisions = t.union(revisions)
	t.rec.facts.Heads = revision.Heads(t.rec.facts.Revisions)
	for _, s := range statements {
		if err := keepSigned(s, func(data []byte) error { return t.tx.PutStatement(id, s.ID(), data) }); err != nil {
			return err
		}
	}
	for _, m := range remarks {
		if err := t.content(m.Content); err != nil {
			return err
		}
		if err := keepSigned(m, func(data []byte) error { return t.tx.PutRemark(id, m.ID(), data) }); err != nil {
			return err
		}
	}
	for _, s := range slips {
		if err := keepSigned(s, func(data []byte) error { return t.tx.PutSlip(id, s.ID(), data) }); err != nil {
			return err
		}
	}
	return nil
}

// content keeps one content of the parcel, if it is in there and not here.
func (t *taking) content(h revision.Hash) error {
	data, ok := t.contents[h]
	if !ok {
		return nil
	}
	if _, err := t.tx.Content(h); !archive.Is(err, archive.NotFound) {
		return err
	}
	return t.tx.PutContent(h, data)
}

// draft makes the work in progress what it is to be from now on. The text goes on
// to what was made from it; as long as it is that of a head, it stays.
func (t *taking) draft(remarks, slips bool) error {
	next := t.out.before
	if t.out.Relation == revision.Updated && len(t.rec.facts.Heads) > 1 {
		// Who sent it had both texts before we had: to us that is two of them now.
		t.out.Relation = revision.BothChanged
	}
	var err error
	if t.out.text {
		if next, err = t.followed(); err != nil {
			return err
		}
	}
	if slips || t.out.text {
		if next, err = withSlip(t.tx, next); err != nil {
			return err
		}
	}
	if remarks || t.out.text {
		if next, err = t.hung(next); err != nil {
			return err
		}
	}
	t.out.next = next
	if t.known && reflect.DeepEqual(next, t.out.before) {
		t.out.text = false
		return nil
	}
	if err := next.Validate(); err != nil {
		return &Refusal{Code: BadStory, Story: t.theirs.ID, Value: next.Headline, Err: err}
	}
	t.out.changed = true
	d := archive.Draft{Story: next, Touched: t.rec.draft.Touched}
	if t.out.text {
		d.Touched = t.now().UTC()
	}
	return t.tx.PutDraft(d)
}

// hung is a draft with the notes that came.
func (t *taking) hung(next story.Story) (story.Story, error) {
	var err error
	if t.out.hang, err = t.hanging(t.tx, t.theirs.ID, next); err != nil {
		return next, err
	}
	e, err := t.out.hang(next)
	if err != nil || e == nil {
		return next, err
	}
	return e.Apply(next)
}

// followed is the head as a draft, with what is only here. Of several heads it is
// the one that was made from the text here; the others wait for a merge.
func (t *taking) followed() (story.Story, error) {
	head := t.rec.facts.Heads[0]
	for _, h := range t.rec.facts.Heads {
		for _, p := range t.out.parents {
			if base, ok := revision.Ancestor(t.rec.facts.Revisions, p, h); ok && base == p {
				head = h
			}
		}
	}
	if err := putStands(t.tx, t.theirs.ID, head); err != nil {
		return story.Story{}, err
	}
	var content revision.Hash
	for _, r := range t.rec.facts.Revisions {
		if r.ID() == head {
			content = r.Content
		}
	}
	next, err := contentIn(t.tx, content)
	if err != nil {
		return next, err
	}
	before := t.out.before
	next.ID = t.theirs.ID
	next.Note, next.Assignee, next.Deadline, next.PlannedLength = before.Note, before.Assignee, before.Deadline, before.PlannedLength
	for _, n := range before.Notes {
		next.Notes = append(next.Notes, n.Rehung(before.Body, next.Body))
	}
	return next, nil
}
