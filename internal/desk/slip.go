package desk

import (
	"encoding/json"
	"time"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// slipsIn are the slips of a story that count: by accepted people, on laptops that
// speak for them.
func slipsIn(tx *archive.Tx, id story.ID) ([]revision.Slip, error) {
	signed, err := decodeAll[revision.SignedSlip](tx.Slips(id))
	if err != nil || len(signed) == 0 {
		return nil, err
	}
	people, err := staffIn(tx)
	var slips []revision.Slip
	for _, s := range signed {
		if card, ok := people.card(s.Person); ok && card.Has(s.Device) && !people.facts.Revoked(s.Device) {
			slips = append(slips, s.Slip)
		}
	}
	return slips, err
}

// plan is what of a story is on its slip.
type plan struct {
	assignee, note string
	deadline       time.Time
	length         int
}

func planOf(s story.Story) plan {
	return plan{s.Assignee, s.Note, s.Deadline.UTC().Truncate(time.Second), s.PlannedLength}
}

func planned(s revision.Slip) plan {
	return plan{s.Assignee, s.Note, s.Deadline.UTC().Truncate(time.Second), s.PlannedLength}
}

// signSlip signs what the newsroom plans with a story, when it is not what the
// latest slip says.
func (r *room) signSlip(tx *archive.Tx, rec *record) error {
	slips, err := slipsIn(tx, rec.draft.Story.ID)
	if err != nil {
		return err
	}
	latest, _ := revision.LatestSlip(slips)
	now := planOf(rec.draft.Story)
	if now == planned(latest) {
		return nil
	}
	card, ok, err := me(tx)
	if err != nil {
		return err
	}
	if !ok {
		return &Refusal{Code: NobodyHere}
	}
	signed := r.device.Slip(revision.Slip{
		Story: rec.draft.Story.ID, Assignee: now.assignee, Deadline: now.deadline, PlannedLength: now.length, Note: now.note,
		Person: card.Person, Lamport: rec.next(), Time: r.now(),
	})
	rec.heard = max(rec.heard, signed.Lamport)
	data, err := json.Marshal(signed)
	if err != nil {
		return err
	}
	return tx.PutSlip(signed.Story, signed.ID(), data)
}

// withSlip is a story as the latest slip plans it.
func withSlip(tx *archive.Tx, s story.Story) (story.Story, error) {
	slips, err := slipsIn(tx, s.ID)
	if err != nil {
		return s, err
	}
	if latest, ok := revision.LatestSlip(slips); ok {
		s.Assignee, s.Note, s.Deadline, s.PlannedLength = latest.Assignee, latest.Note, latest.Deadline, latest.PlannedLength
	}
	return s, nil
}
