package desk

import (
	"context"
	"slices"
	"time"

	"dateline/internal/archive"
	"dateline/internal/merge"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// Version is one text that a story has had.
type Version struct {
	Revision, Content revision.Hash
	// Number counts the versions of the story in the order of all laptops, from 1.
	Number int
	// Name that somebody gave it; empty is none.
	Name string
	Time time.Time
	// Person is the name on the card of whose laptop signed it, PersonID who it is;
	// both are empty for somebody this newsroom has not accepted.
	Person   string
	PersonID revision.PersonID
	Accepted bool
	// Head says that no other version was made from it.
	Head bool
	// Seen says that the person who works here has read it, or one made from it.
	Seen    bool
	Parents []revision.Hash
	// Letters of the text, as story.Length counts. Added and Removed are the letters
	// of headline, deck and text that came and went since its first parent; what
	// moved is neither. Photos it has. All are 0 when its content is not here.
	Letters, Added, Removed, Photos int
	// Said are the statements about it, oldest first.
	Said []Entry
	// Reads are the places of a merge that somebody should read, because both sides
	// had changed them and nobody was asked; of a version that nothing was made from.
	Reads []merge.Read
}

// Versions gives the versions of a story, oldest first, as History numbers them.
func (v *Review) Versions(ctx context.Context, id string) ([]Version, error) {
	var out []Version
	err := v.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := v.recordOf(tx, d)
		if err != nil {
			return err
		}
		out, err = v.versionsIn(ctx, tx, &rec)
		return err
	})
	return out, err
}

func (r *room) versionsIn(ctx context.Context, tx *archive.Tx, rec *record) ([]Version, error) {
	out := rec.versions()
	seen, err := rec.seenIn(tx)
	if err != nil {
		return nil, err
	}
	from := newReading(tx)
	for i := range out {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		v := &out[i]
		v.Seen = seen[v.Revision]
		if err := r.measure(from, rec, v); err != nil {
			return nil, err
		}
		if v.Head && len(v.Parents) == 2 {
			if v.Reads, err = r.readsOf(tx, rec, *v); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// versions are the versions without what their contents say.
func (rec *record) versions() []Version {
	var out []Version
	at := map[revision.Hash]int{}
	for _, e := range historyOf(*rec) {
		if e.What != "version" {
			i, ok := at[e.Revision]
			if !ok {
				continue
			}
			out[i].Said = append(out[i].Said, e)
			if e.What == string(revision.Named) && e.Accepted {
				out[i].Name = e.Note
			}
			continue
		}
		signed, _ := rec.revision(e.Revision)
		at[e.Revision] = len(out)
		version := Version{
			Revision: e.Revision, Content: signed.Content, Number: e.Version, Time: e.Time, Person: e.Person, Accepted: e.Accepted,
			Parents: signed.Parents, Head: slices.Contains(rec.facts.Heads, e.Revision),
		}
		if i := slices.IndexFunc(rec.cards, func(c revision.SignedCard) bool { return c.Has(signed.Device) }); i >= 0 {
			version.PersonID = rec.cards[i].Person
		}
		out = append(out, version)
	}
	return out
}

// version is one of them, with what its content says.
func (r *room) version(tx *archive.Tx, rec *record, id revision.Hash) (Version, error) {
	for _, v := range rec.versions() {
		if v.Revision == id {
			seen, err := rec.seenIn(tx)
			if err != nil {
				return v, err
			}
			v.Seen = seen[id]
			return v, r.measure(newReading(tx), rec, &v)
		}
	}
	return Version{}, &Refusal{Code: NoSuchVersion, Value: id.String()}
}

// text is the story as it was in a revision, without what never leaves the newsroom.
func (rec *record) text(tx *archive.Tx, id revision.Hash) (story.Story, error) {
	v, ok := rec.revision(id)
	if !ok {
		return story.Story{}, &Refusal{Code: NoSuchVersion, Story: rec.draft.Story.ID, Value: short(id)}
	}
	s, err := contentIn(tx, v.Content)
	if archive.Is(err, archive.NotFound) {
		return s, &Refusal{Code: NoSuchVersion, Story: rec.draft.Story.ID, Value: short(id), Err: err}
	}
	s.ID = rec.draft.Story.ID
	return s, err
}

// short is as much of a hash as a person reads.
func short(h revision.Hash) string { return h.String()[:12] }

// At gives the story as it was in a version, without notes and the other fields
// that never leave the newsroom; the zero Hash is the text as it stands, with them.
func (v *Review) At(_ context.Context, id string, rev revision.Hash) (story.Story, error) {
	var out story.Story
	err := v.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil || rev.IsZero() {
			out = d.Story
			return err
		}
		rec, err := v.recordOf(tx, d)
		if err != nil {
			return err
		}
		out, err = rec.text(tx, rev)
		return err
	})
	return out, err
}

// ChainReport is what Verify found.
type ChainReport struct {
	// Revisions and Statements that were looked at, and the People who signed them.
	Revisions, Statements, People int
	// Faults, oldest first; none is proof.
	Faults []revision.Fault
}

// Verify proves that the versions of a story and what was said about them hang
// together, are signed by whom they name, and that the texts are here and are the
// ones that were signed.
func (v *Review) Verify(_ context.Context, id string) (ChainReport, error) {
	var out ChainReport
	err := v.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := v.recordOf(tx, d)
		if err != nil {
			return err
		}
		out = ChainReport{Revisions: len(rec.revisions), Statements: len(rec.statements), People: rec.signers()}
		out.Faults = revision.Chain(d.Story.ID, rec.revisions, rec.statements, func(h revision.Hash) bool {
			data, err := tx.Content(h)
			return err == nil && revision.HashOfContent(data) == h
		})
		return nil
	})
	return out, err
}

// signers counts the people who signed something of a story; a laptop that is on
// no card is somebody too.
func (rec *record) signers() int {
	who := map[string]bool{}
	add := func(d revision.DeviceKey) {
		name := d.String()
		if i := slices.IndexFunc(rec.cards, func(c revision.SignedCard) bool { return c.Has(d) }); i >= 0 {
			name = string(rec.cards[i].Person)
		}
		who[name] = true
	}
	for _, r := range rec.revisions {
		add(r.Device)
	}
	for _, s := range rec.statements {
		add(s.Device)
	}
	return len(who)
}
