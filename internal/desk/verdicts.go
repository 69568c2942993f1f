package desk

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// File hands the story in for review.
func (v *Review) File(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Filed, Note: note})
}

// Approve says that the story may go out as it stands, and that it was read: for
// the step of the policy that the person's approval is missing in.
func (v *Review) Approve(ctx context.Context, id, note string) error {
	return v.ApproveStep(ctx, id, "", note)
}

// ApproveStep is Approve for a step that the person names; "" is Approve.
func (v *Review) ApproveStep(ctx context.Context, id, step, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Approved, Step: step, Note: note})
}

// Return gives the story back to its author; the note says why and is asked for.
func (v *Review) Return(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Returned, Note: note})
}

// Withdraw takes back one's own last verdict, or one's own story from review.
func (v *Review) Withdraw(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Withdrawn, Note: note})
}

// Lift lifts what somebody else returned; the note says why and is asked for.
func (v *Review) Lift(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Lifted, Note: note})
}

// Hold stops the story until Unhold.
func (v *Review) Hold(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Held, Note: note})
}

// Unhold lets a held story go on from where it was.
func (v *Review) Unhold(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Unheld, Note: note})
}

// Spike puts the story aside; nothing of it is lost.
func (v *Review) Spike(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Spiked, Note: note})
}

// Unspike brings a spiked story back to where it was.
func (v *Review) Unspike(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Unspiked, Note: note})
}

// Kill withdraws a published story for good; the note says why and is asked for.
func (v *Review) Kill(ctx context.Context, id, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Killed, Note: note})
}

// Flag asks for a step of the policy that is for flagged stories only; "" is the first of them.
func (v *Review) Flag(ctx context.Context, id, step, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Flagged, Step: step, Note: note})
}

// Unflag takes the flag off; "" is that of the first such step.
func (v *Review) Unflag(ctx context.Context, id, step, note string) error {
	return v.state(ctx, id, revision.Statement{Kind: revision.Unflagged, Step: step, Note: note})
}

// Correct sets the line that tells readers of a published story what was wrong in
// it. It is an edit like any other: the corrected text needs its approval.
func (v *Review) Correct(ctx context.Context, id, line string) error {
	if strings.TrimSpace(text.Clean(line)) == "" {
		return &Refusal{Code: CorrectionMissing}
	}
	return v.edit(ctx, id, func(tx *archive.Tx, d archive.Draft) (story.Edit, error) {
		state, err := v.stateIn(tx, d.Story.ID)
		if err != nil {
			return nil, err
		}
		if state != revision.StatePublished && state != revision.StateCorrecting {
			return nil, &Refusal{Code: NotPublished, Story: d.Story.ID}
		}
		return story.SetText{Field: story.Correction, Value: line}, nil
	})
}

// state says something about the story with all that was typed: it is saved
// first, and with it what was said in notes is signed. Who hands a text in, or
// gives a verdict on it, has read it.
func (r *room) state(ctx context.Context, id string, s revision.Statement) error {
	s.Note, s.Step = strings.TrimSpace(text.Clean(s.Note)), strings.TrimSpace(text.Clean(s.Step))
	if s.Note == "" && slices.Contains([]revision.Kind{revision.Returned, revision.Lifted, revision.Killed}, s.Kind) {
		return &Refusal{Code: ReasonMissing}
	}
	return r.discuss(ctx, id, func(tx *archive.Tx, rec *record, me revision.SignedCard) error {
		var err error
		if s.Step, err = rec.stepOf(s, me); err != nil {
			return err
		}
		if err := r.say(tx, rec, s); err != nil {
			return err
		}
		if err := r.signThreads(tx, rec); err != nil {
			return err
		}
		if slices.Contains([]revision.Kind{revision.Filed, revision.Approved, revision.Returned}, s.Kind) {
			return rec.see(tx)
		}
		return nil
	})
}

// stepOf is the step that an approval or a flag is for. A named one must be in
// the policy, and an approval of it be this person's to give.
func (rec *record) stepOf(s revision.Statement, me revision.SignedCard) (string, error) {
	flag := s.Kind == revision.Flagged || s.Kind == revision.Unflagged
	if s.Step == "" && s.Kind == revision.Approved {
		step, _ := rec.facts.StepFor(me.Person)
		return step, nil
	}
	for _, step := range rec.facts.Policy().Steps {
		if flag && step.Flagged && (s.Step == "" || s.Step == step.Name) {
			return step.Name, nil
		}
		if !flag && step.Name == s.Step {
			return s.Step, rec.theirs(s, me)
		}
	}
	if s.Step != "" {
		return "", &Refusal{Code: NoSuchStep, Value: s.Step}
	}
	return "", nil
}

// theirs: a step that lacks people is approved by those whose role it asks for.
func (rec *record) theirs(s revision.Statement, me revision.SignedCard) error {
	for _, n := range rec.facts.Missing() {
		if s.Kind == revision.Approved && n.Step == s.Step && n.More > 0 && !slices.Contains(n.Roles, me.Role) {
			return &revision.Refusal{Code: revision.NotYourStep, Kind: s.Kind, State: revision.StateOf(rec.facts)}
		}
	}
	return nil
}

// discuss changes what is known of a story and not its text. What was typed is
// saved first.
func (r *room) discuss(ctx context.Context, id string, do func(*archive.Tx, *record, revision.SignedCard) error) error {
	if err := r.sheets.flush(ctx); err != nil {
		return err
	}
	return r.arc.Update(ctx, func(tx *archive.Tx) error {
		rec, me, err := r.recordAndMe(tx, id)
		if err != nil {
			return err
		}
		return do(tx, &rec, me)
	})
}

// recordAndMe is the record of the story that is meant and the card of who works here.
func (r *room) recordAndMe(tx *archive.Tx, id string) (record, revision.SignedCard, error) {
	d, err := draftOf(tx, id)
	if err != nil {
		return record{}, revision.SignedCard{}, err
	}
	rec, err := r.recordOf(tx, d)
	if err != nil {
		return rec, revision.SignedCard{}, err
	}
	card, ok, err := me(tx)
	if err == nil && !ok {
		err = &Refusal{Code: NobodyHere}
	}
	return rec, card, err
}

// say signs a statement about the content as it stands and keeps it.
func (r *room) say(tx *archive.Tx, rec *record, s revision.Statement) error {
	card, ok, err := me(tx)
	if err != nil {
		return err
	}
	if !ok {
		return &Refusal{Code: NobodyHere}
	}
	if err := revision.Allowed(rec.facts, s.Kind, card.Person); err != nil {
		return err
	}
	head, err := r.mint(tx, rec)
	if err != nil {
		return err
	}
	return r.sayOf(tx, rec, card, head, s)
}

// sayOf signs a statement about one revision and keeps it.
func (r *room) sayOf(tx *archive.Tx, rec *record, me revision.SignedCard, about revision.SignedRevision, s revision.Statement) error {
	s.Story, s.Revision, s.Content = rec.draft.Story.ID, about.ID(), about.Content
	s.Person, s.Lamport, s.Time, s.Policy = me.Person, rec.next(), r.now(), rec.facts.Policy().Serial
	signed := r.device.State(s)
	data, err := json.Marshal(signed)
	if err != nil {
		return err
	}
	rec.statements = append(rec.statements, signed)
	rec.facts.Statements = append(rec.facts.Statements, signed.Statement)
	return tx.PutStatement(s.Story, signed.ID(), data)
}
