package desk

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"time"

	"dateline/internal/archive"
	"dateline/internal/handoff"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/story/history"
)

// takeParcel takes a parcel in, in one transaction, and tells the sheets on which
// its stories are being written; they are given back to be told on.
func (r *room) takeParcel(ctx context.Context, in *incoming, parcel handoff.Parcel) (Received, []*Sheet, error) {
	if err := r.sheets.flush(ctx); err != nil {
		return Received{}, nil, err
	}
	r.sheets.gate.RLock()
	defer r.sheets.gate.RUnlock()
	var got Received
	var changes []outcome
	err := r.arc.Update(ctx, func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		known, err := r.trusts(people, in)
		if err != nil {
			return err
		}
		got, changes = r.about(people, in), nil
		if !known {
			return &Refusal{Code: NoSuchPerson, Value: got.From.Name} // forgotten a moment ago
		}
		// Which laptops were revoked is known before their cards are looked at.
		if err := takeRules(tx, people, parcel); err != nil {
			return err
		}
		if people, err = staffIn(tx); err != nil {
			return err
		}
		if err := r.takePeople(tx, people, &got, append([]revision.SignedCard{in.Sender()}, parcel.Cards...)); err != nil {
			return err
		}
		for _, s := range parcel.Stories {
			t := taking{room: r, tx: tx, theirs: s, contents: parcel.Contents}
			change, err := t.take()
			if err != nil {
				return err
			}
			changes = append(changes, change)
		}
		for i := range changes {
			if err := r.stand(tx, &changes[i].ReceivedStory); err != nil {
				return err
			}
			got.PhotosMissing += r.missing(changes[i].next)
			got.Stories = append(got.Stories, changes[i].ReceivedStory)
		}
		if people, err = staffIn(tx); err != nil {
			return err
		}
		got.From = r.about(people, in).From
		return nil
	})
	if err != nil {
		return Received{}, nil, err
	}
	told, err := r.tellSheets(ctx, changes, got.Stories)
	return got, told, err
}

// stand says where a story that came stands now.
func (r *room) stand(tx *archive.Tx, s *ReceivedStory) error {
	d, err := tx.Draft(s.ID)
	if err != nil {
		return err
	}
	rec, err := r.recordOf(tx, d)
	s.State, s.Unverified = revision.StateOf(rec.facts), rec.unverified()
	return err
}

// missing counts the photos of a story whose originals are elsewhere.
func (r *room) missing(s story.Story) int {
	n := 0
	for _, p := range s.Photos {
		h, err := revision.ParseHash(p.Original)
		if err != nil {
			continue // an open slot
		}
		if _, err := os.Stat(r.arc.PhotoPath(h)); err != nil {
			n++
		}
	}
	return n
}

// takePeople takes the cards that came along: the next of an accepted person is
// taken, every other waits for a hand.
func (r *room) takePeople(tx *archive.Tx, people staff, got *Received, cards []revision.SignedCard) error {
	strangers, err := decodeAll[revision.SignedCard](tx.Strangers())
	if err != nil {
		return err
	}
	waits := map[revision.PersonID]revision.SignedCard{}
	for _, c := range strangers {
		waits[c.Person] = c
	}
	renewed := map[revision.PersonID]bool{} // one file, one step
	for _, c := range cards {
		next, err := r.follows(people, c)
		var no *Refusal
		if errors.As(err, &no) && no.Code == ForkedCard {
			got.Forked = append(got.Forked, r.person(c.Card, people, false))
			continue
		}
		if err != nil {
			return err
		}
		if next && !renewed[c.Person] {
			renewed[c.Person] = true
			if err := writeCard(tx, c); err != nil {
				return err
			}
			if people, err = staffIn(tx); err != nil {
				return err
			}
			continue
		}
		if !newer(people, waits, c) {
			continue
		}
		waits[c.Person] = c
		if err := writeStranger(tx, c); err != nil {
			return err
		}
		got.Strangers = append(got.Strangers, r.person(c.Card, people, false))
	}
	return nil
}

// newer says whether a card is worth keeping for a hand: nothing as new is known
// of the person, accepted or not, and it is not one's own.
func newer(people staff, waits map[revision.PersonID]revision.SignedCard, c revision.SignedCard) bool {
	known, accepted := people.card(c.Person)
	old, waiting := waits[c.Person]
	return c.Person != people.me && (!accepted || c.Serial > known.Serial) && (!waiting || c.Serial > old.Serial)
}

func writeStranger(tx *archive.Tx, c revision.SignedCard) error {
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return tx.PutStranger(string(c.Person), data)
}

// takeRules takes what is asked of people and who no longer speaks for whom.
// Whether it counts follows from the cards.
func takeRules(tx *archive.Tx, people staff, parcel handoff.Parcel) error {
	policies, revocations := idsOf(people.policies), idsOf(people.revocations)
	for _, p := range parcel.Policies {
		if !policies[p.ID()] {
			if err := keepSigned(p, func(data []byte) error { return tx.PutPolicy(p.ID(), data) }); err != nil {
				return err
			}
		}
	}
	for _, v := range parcel.Revocations {
		if !revocations[v.ID()] {
			if err := keepSigned(v, func(data []byte) error { return tx.PutRevocation(v.ID(), data) }); err != nil {
				return err
			}
		}
	}
	return nil
}

func idsOf[T interface{ ID() revision.Hash }](signed []T) map[revision.Hash]bool {
	ids := make(map[revision.Hash]bool, len(signed))
	for _, s := range signed {
		ids[s.ID()] = true
	}
	return ids
}

func keepSigned(signed any, put func(data []byte) error) error {
	data, err := json.Marshal(signed)
	if err != nil {
		return err
	}
	return put(data)
}

// tellSheets brings what was received to the sheets on which its stories are
// being written. Who has typed on since keeps what they typed: it becomes a
// version beside the one that came.
func (r *room) tellSheets(ctx context.Context, changes []outcome, said []ReceivedStory) ([]*Sheet, error) {
	var told []*Sheet
	for i, c := range changes {
		sheet := r.sheets.of(c.ID)
		if sheet == nil || !c.changed {
			continue
		}
		told = append(told, sheet)
		replaced, err := sheet.receive(c, r.now())
		if err != nil {
			return told, err
		}
		if replaced || !c.text {
			continue
		}
		err = r.arc.Update(context.WithoutCancel(ctx), func(tx *archive.Tx) error {
			d, err := tx.Draft(c.ID)
			if err != nil {
				return err
			}
			rec, err := r.recordOf(tx, d)
			if err != nil {
				return err
			}
			if _, err := r.mintOn(tx, &rec, c.parents); err != nil {
				return err
			}
			said[i].Relation = revision.BothChanged
			return r.stand(tx, &said[i])
		})
		if err != nil {
			return told, err
		}
	}
	if len(told) > 0 {
		// It was durable before; now it is together with what was typed since. When
		// that fails, the save line says so, as for everything typed.
		_ = r.sheets.flush(context.WithoutCancel(ctx))
	}
	return told, nil
}

// receive puts what came in the place of what the writer has in front of them,
// unless they typed on since: then what they typed stays, with the plan and the
// notes that came, and replaced is false. It is not theirs to undo: their own text is a
// version and can be brought back from there. What could be undone in it does not
// fit another text and is forgotten.
func (s *Sheet) receive(c outcome, at time.Time) (replaced bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.newest.story
	if alike(now, c.before) {
		if c.text {
			s.history = history.History{}
		}
		s.set(c.next, at)
		return true, nil
	}
	if planOf(now) == planOf(c.before) {
		now.Assignee, now.Note, now.Deadline, now.PlannedLength = c.next.Assignee, c.next.Note, c.next.Deadline, c.next.PlannedLength
	}
	if c.hang != nil {
		e, err := c.hang(now)
		if err == nil && e != nil {
			now, err = e.Apply(now)
		}
		if err != nil {
			return false, err
		}
	}
	s.set(now, s.touched)
	return false, nil
}

// alike says that two stories are the same, one of them perhaps read from the disk.
func alike(a, b story.Story) bool {
	if same(a, b) {
		return true
	}
	x, err := sumOf(a)
	y, err2 := sumOf(b)
	return err == nil && err2 == nil && x == y
}
