package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/text"
)

// File hands the story in for review.
func (v *Review) File(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Filed, note)
}

// Approve says that the story may go out as it stands.
func (v *Review) Approve(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Approved, note)
}

// Return gives the story back to its author; the note says why and is asked for.
func (v *Review) Return(ctx context.Context, id, note string) error {
	if strings.TrimSpace(note) == "" {
		return &Refusal{Code: ReasonMissing}
	}
	return v.state(ctx, id, revision.Returned, note)
}

// Hold stops the story until Unhold.
func (v *Review) Hold(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Held, note)
}

// Unhold lets a held story go on from where it was.
func (v *Review) Unhold(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Unheld, note)
}

// Spike puts the story aside; nothing of it is lost.
func (v *Review) Spike(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Spiked, note)
}

// Unspike brings a spiked story back to where it was.
func (v *Review) Unspike(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Unspiked, note)
}

// state says something about the story with all that was typed: it is saved first.
func (r *room) state(ctx context.Context, id string, kind revision.Kind, note string) error {
	if err := r.sheets.flush(ctx); err != nil {
		return err
	}
	return r.arc.Update(ctx, func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := r.recordOf(tx, d)
		if err != nil {
			return err
		}
		return r.say(tx, &rec, revision.Statement{Kind: kind, Note: strings.TrimSpace(text.Clean(note))})
	})
}

// Entry is one line of a story's history: a version, or what was said about one.
type Entry struct {
	// What is "version" or the kind of a statement.
	What string
	// Version counts the revisions of the story in their order, from 1.
	Version int
	// Revision that it is or is about.
	Revision revision.Hash
	Time     time.Time
	// Person is the name on the card of who did it; empty for somebody this
	// newsroom has not accepted, or who gave no name.
	Person string
	// Accepted says whether this newsroom knows who it was.
	Accepted bool
	Note     string
	URL      string
}

// History gives what happened to a story, oldest first.
func (v *Review) History(_ context.Context, id string) ([]Entry, error) {
	var out []Entry
	err := v.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := v.recordOf(tx, d)
		out = historyOf(rec)
		return err
	})
	return out, err
}

// event orders versions and statements of all laptops in one row.
type event struct {
	Entry
	lamport uint64
	id      string
}

func historyOf(rec record) []Entry {
	var events []event
	for _, r := range rec.revisions {
		name, ok := signer(rec.cards, func(c revision.SignedCard) bool { return c.Has(r.Device) })
		events = append(events, event{
			Entry{What: "version", Revision: r.ID(), Time: r.Time, Person: name, Accepted: ok}, r.Lamport, r.ID().String(),
		})
	}
	for _, s := range rec.statements {
		name, ok := signer(rec.cards, func(c revision.SignedCard) bool { return c.Person == s.Person && c.Has(s.Device) })
		events = append(events, event{
			Entry{What: string(s.Kind), Revision: s.Revision, Time: s.Time, Person: name, Accepted: ok, Note: s.Note, URL: s.URL},
			s.Lamport, s.ID().String(),
		})
	}
	slices.SortFunc(events, func(a, b event) int {
		if a.lamport != b.lamport {
			return int(min(max(int64(a.lamport)-int64(b.lamport), -1), 1))
		}
		return strings.Compare(a.id, b.id)
	})
	out := make([]Entry, len(events))
	versions := map[revision.Hash]int{}
	for i, e := range events {
		if e.What == "version" {
			versions[e.Revision] = len(versions) + 1
		}
		e.Version = versions[e.Revision]
		out[i] = e.Entry
	}
	return out
}

func signer(cards []revision.SignedCard, is func(revision.SignedCard) bool) (string, bool) {
	i := slices.IndexFunc(cards, is)
	if i < 0 {
		return "", false
	}
	return cards[i].Name, true
}
