package desk

import (
	"context"
	"math"
	"slices"
	"time"

	"dateline/internal/archive"
	"dateline/internal/comparison"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// Suggestion is what one person would have changed in a story.
type Suggestion struct {
	// Thread names it.
	Thread string
	// Person is the name on the card of who suggests, PersonID who it is.
	Person         string
	PersonID       revision.PersonID
	Mine, Accepted bool
	Time           time.Time
	// Comparison of the text it was made from with the one that is suggested.
	Comparison comparison.Comparison
	// Open are the indices of the changes that have no answer and are not in the text.
	Open []int
	// Answers are "taken" or "declined", by the key of the change.
	Answers map[string]string
}

// Suggestions gives what is suggested for a story and was not recalled, oldest
// first, the answered ones too. One whose texts are not on this laptop is left out.
func (v *Review) Suggestions(_ context.Context, id string) ([]Suggestion, error) {
	var out []Suggestion
	err := v.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := v.recordOf(tx, d)
		if err != nil {
			return err
		}
		t, err := talkIn(tx, &rec)
		if err != nil {
			return err
		}
		out, err = v.suggestionsIn(tx, &rec, &t)
		return err
	})
	return out, err
}

func (r *room) suggestionsIn(tx *archive.Tx, rec *record, t *talk) ([]Suggestion, error) {
	var out []Suggestion
	for _, th := range t.threads() {
		if th.Suggestion == nil || th.Recalled {
			continue
		}
		s, err := r.suggestion(tx, rec, t, th)
		if archive.Is(err, archive.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if len(s.Comparison.Changes) > 0 {
			out = append(out, s)
		}
	}
	return out, nil
}

func (r *room) suggestion(tx *archive.Tx, rec *record, t *talk, th revision.Thread) (Suggestion, error) {
	s := Suggestion{Thread: th.ID, PersonID: th.Suggestion.Person, Time: th.Suggestion.Time, Answers: map[string]string{}}
	s.Mine = s.PersonID == t.me
	if s.Time.IsZero() {
		s.Time = r.now() // it is being typed
	}
	// Who claims to be somebody accepted and is not was left out with the remarks.
	s.Person, s.Accepted = signer(t.cards, func(c revision.SignedCard) bool { return c.Person == s.PersonID })
	if th.Suggestion.Device != (revision.DeviceKey{}) && t.facts.Revoked(th.Suggestion.Device) {
		s.Person, s.Accepted = "", false
	}
	base, ok := t.contents[th.Suggestion.Revision]
	if !ok {
		return s, &archive.Refusal{Code: archive.NotFound, Path: th.Suggestion.Revision.String()}
	}
	before, err := contentIn(tx, base)
	if err != nil {
		return s, err
	}
	after, err := t.suggested(tx, th)
	if err != nil {
		return s, err
	}
	before.ID, after.ID = t.id, t.id
	s.Comparison = comparison.Compare(before, after)
	for key, a := range th.Answers {
		s.Answers[key] = string(a.Kind)
	}
	s.Open = slices.DeleteFunc(s.Comparison.Suggested(rec.draft.Story), func(i int) bool {
		return s.Answers[s.Comparison.Changes[i].Key] != ""
	})
	return s, nil
}

// suggested is the story that a suggestion proposes.
func (t *talk) suggested(tx *archive.Tx, th revision.Thread) (story.Story, error) {
	if t.pending != nil && t.pending.Thread == th.ID {
		return revision.DecodeContent(t.pending.Content)
	}
	return contentIn(tx, th.Suggestion.Content)
}

// threads are all threads of the story, in order, with what is being suggested
// and not signed yet as the newest.
func (t *talk) threads() []revision.Thread {
	remarks := make([]revision.Remark, len(t.remarks))
	for i, r := range t.remarks {
		remarks[i] = r.Remark
	}
	if t.pending != nil {
		last := t.pending.remark(t.me)
		last.Lamport = math.MaxUint64
		remarks = append(remarks, last)
	}
	return revision.Threads(remarks)
}

// suggestions are the threads that are suggestions, by their names.
func (t *talk) suggestions() map[string]revision.Thread {
	out := map[string]revision.Thread{}
	for _, th := range t.threads() {
		if th.Suggestion != nil {
			out[th.ID] = th
		}
	}
	return out
}
