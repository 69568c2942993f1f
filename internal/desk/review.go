package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/revision"
)

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
	// Step of the policy that a verdict or a flag is for; "" is the editor's.
	Step string
	Note string
	URL  string
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
	revoked := map[revision.DeviceKey]bool{}
	for _, r := range rec.facts.Revocations {
		revoked[r.Revoked] = rec.facts.Revoked(r.Revoked)
	}
	for _, r := range rec.revisions {
		name, ok := signer(rec.cards, func(c revision.SignedCard) bool { return c.Has(r.Device) })
		ok = ok && !revoked[r.Device] // nobody can tell who wrote it, the person or the thief
		id := r.ID()
		events = append(events, event{Entry{What: "version", Revision: id, Time: r.Time, Person: name, Accepted: ok}, r.Lamport, id.String()})
	}
	for _, s := range rec.statements {
		name, ok := signer(rec.cards, func(c revision.SignedCard) bool { return c.Person == s.Person && c.Has(s.Device) })
		ok = ok && rec.facts.Stands(s.Statement)
		events = append(events, event{
			Entry{What: string(s.Kind), Revision: s.Revision, Time: s.Time, Person: name, Accepted: ok, Step: s.Step, Note: s.Note, URL: s.URL},
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
	return called(cards[i].Card), true
}
