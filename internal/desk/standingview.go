package desk

import (
	"context"
	"slices"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"
)

// Standing is where a story stands and what the person who works here may say
// about it, as of its newest text, saved or not.
type Standing struct {
	State revision.State
	// Version is the number of the last version; 0 before the first.
	Version int
	// Changed says that the text is no longer that version.
	Changed bool
	// ApprovalRequired says that somebody else has to agree before it goes out.
	ApprovalRequired bool
	// Verdict is what was said about it last; nil when nothing was.
	Verdict *Entry
	// Unverified: the text as it stands was written by nobody this newsroom has
	// accepted.
	Unverified bool
	// Missing is what an approval of the text still lacks; nil when nobody else is needed.
	Missing []revision.Need
	// OpenSuggestions counts the suggestions with changes that wait for an answer.
	OpenSuggestions int
	// SinceSeen counts the changes since the person who works here read it last.
	SinceSeen int
	// Read says that the person who works here has read it once, as a version or on
	// the way to one; Wrote that a version of it is theirs, or that it has none yet.
	// What was neither read nor written has nothing to be compared with.
	Read, Wrote bool
	// Heads are the versions that no other was made from; from 2 on they have to be merged.
	Heads int
	// Why says of every kind of statement why it cannot be made; nil is that it can.
	Why map[revision.Kind]error
	// PublishWhy says why no package may leave as things stand; findings are not in it.
	PublishWhy error
}

// Standing gives where a story stands.
func (s *Stories) Standing(_ context.Context, id string) (Standing, error) {
	var out Standing
	err := s.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := s.recordOf(tx, d)
		if err != nil {
			return err
		}
		card, known, err := me(tx)
		if err != nil {
			return err
		}
		out = standingOf(rec, card, known)
		if _, out.SinceSeen, err = s.sinceSeen(tx, &rec); err != nil {
			return err
		}
		read, err := seenOf(tx, rec.draft.Story.ID)
		if err != nil {
			return err
		}
		out.Read = !read.Content.IsZero()
		out.OpenSuggestions, err = s.openSuggestions(tx, &rec)
		return err
	})
	return out, err
}

// openSuggestions counts the suggestions that have something open.
func (r *room) openSuggestions(tx *archive.Tx, rec *record) (int, error) {
	t, err := talkIn(tx, rec)
	if err != nil {
		return 0, err
	}
	all, err := r.suggestionsIn(tx, rec, &t)
	open := 0
	for _, s := range all {
		if len(s.Open) > 0 {
			open++
		}
	}
	return open, err
}

func standingOf(rec record, me revision.SignedCard, known bool) Standing {
	out := Standing{
		State: revision.StateOf(rec.facts), ApprovalRequired: rec.facts.ApprovalRequired(),
		Missing: rec.facts.Missing(), Heads: len(rec.facts.Heads),
		Version: len(rec.revisions), Unverified: rec.unverified(), PublishWhy: mayLeave(rec.facts), Why: map[revision.Kind]error{},
	}
	out.Wrote = known && slices.ContainsFunc(rec.revisions, func(r revision.SignedRevision) bool { return me.Has(r.Device) }) || out.Version == 0
	_, minted := rec.head()
	out.Changed = !minted && out.Version > 0
	for _, e := range historyOf(rec) {
		if e.What != "version" && e.What != string(revision.Named) && e.Accepted {
			out.Verdict = &e
		}
	}
	for _, kind := range []revision.Kind{
		revision.Filed, revision.Approved, revision.Returned, revision.Held, revision.Unheld,
		revision.Spiked, revision.Unspiked, revision.Published, revision.Killed,
		revision.Withdrawn, revision.Lifted, revision.Flagged, revision.Unflagged,
	} {
		out.Why[kind] = &Refusal{Code: NobodyHere}
		if known {
			out.Why[kind] = revision.Allowed(rec.facts, kind, me.Person)
		}
	}
	return out
}

// Findings gives what is wrong with a story as it is shown, what blocks it
// first. It may be called from any goroutine.
func (s *Stories) Findings(st story.Story) ([]rules.Finding, error) {
	profile, err := s.profile()
	if err != nil {
		return nil, err
	}
	return rules.Check(st, profile), nil
}

// Person is who works here: the name, empty when it was not said, and the role.
func (v *Review) Person() (name, role string, err error) {
	err = v.arc.View(func(tx *archive.Tx) error {
		card, ok, err := me(tx)
		if err == nil && !ok {
			err = &Refusal{Code: NobodyHere}
		}
		name, role = card.Name, string(card.Role)
		return err
	})
	return name, role, err
}
