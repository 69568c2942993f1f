package desk

import (
	"context"
	"slices"

	"dateline/internal/archive"
	"dateline/internal/comparison"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// TakeSuggestion takes changes of a suggestion, named by their keys, into the
// text: one edit that can be undone. All of them or none: one that no longer
// fits is a refusal, and stays open. Without keys all open ones that fit are taken.
func (v *Review) TakeSuggestion(ctx context.Context, id, thread string, keys ...string) error {
	var taken []string
	make := func(tx *archive.Tx, d archive.Draft) (story.Edit, error) {
		rec, err := v.recordOf(tx, d)
		if err != nil {
			return nil, err
		}
		s, err := v.suggestionNamed(tx, &rec, thread)
		if err != nil {
			return nil, err
		}
		var e story.Group
		e, taken, err = takes(s, d.Story, keys)
		return e, err
	}
	return v.editAnd(ctx, id, make, func(tx *archive.Tx, rec *record, me revision.SignedCard) error {
		return v.answer(tx, rec, me.Person, thread, revision.Taken, taken)
	})
}

// takes is the edit that takes changes, and the keys of those it takes.
func takes(s Suggestion, now story.Story, keys []string) (story.Group, []string, error) {
	choice, all, err := s.named(keys)
	if err != nil {
		return nil, nil, err
	}
	var g story.Group
	var taken []string
	var first error
	for _, i := range choice {
		e, err := comparison.Take(now, s.Comparison, i)
		if err == nil {
			var next story.Story
			if next, err = e.Apply(now); err == nil {
				now, g, taken = next, append(g, e), append(taken, s.Comparison.Changes[i].Key)
				continue
			}
		}
		if !all {
			return nil, nil, err
		}
		if first == nil {
			first = err
		}
	}
	if len(taken) == 0 {
		return nil, nil, first
	}
	return g, taken, nil
}

// named are the open changes with these keys, in their order; all says that none
// were named and all open ones are meant.
func (s Suggestion) named(keys []string) (open []int, all bool, err error) {
	if len(keys) == 0 {
		if len(s.Open) == 0 {
			return nil, true, &Refusal{Code: NothingOpen, Value: s.Thread}
		}
		return s.Open, true, nil
	}
	for _, key := range keys {
		i := slices.IndexFunc(s.Open, func(i int) bool { return s.Comparison.Changes[i].Key == key })
		if i < 0 {
			return nil, false, &Refusal{Code: NoSuchChange, Value: key}
		}
		open = append(open, s.Open[i])
	}
	slices.Sort(open)
	return slices.Compact(open), false, nil
}

// DeclineSuggestion says that changes of a suggestion are not wanted; without
// keys all open ones.
func (v *Review) DeclineSuggestion(ctx context.Context, id, thread string, keys ...string) error {
	return v.discuss(ctx, id, func(tx *archive.Tx, rec *record, me revision.SignedCard) error {
		s, err := v.suggestionNamed(tx, rec, thread)
		if err != nil {
			return err
		}
		choice, _, err := s.named(keys)
		if err != nil {
			return err
		}
		var declined []string
		for _, i := range choice {
			declined = append(declined, s.Comparison.Changes[i].Key)
		}
		return v.answer(tx, rec, me.Person, thread, revision.Declined, declined)
	})
}

// RecallSuggestion takes back what one suggested oneself, as far as it was not taken.
func (v *Review) RecallSuggestion(ctx context.Context, id, thread string) error {
	return v.discuss(ctx, id, func(tx *archive.Tx, rec *record, me revision.SignedCard) error {
		s, err := v.suggestionNamed(tx, rec, thread)
		if err != nil {
			return err
		}
		if s.PersonID != me.Person {
			return &Refusal{Code: NotYourSuggestion, Value: thread}
		}
		return v.answer(tx, rec, me.Person, thread, revision.Recalled, []string{""})
	})
}

// suggestionNamed is the suggestion that is not recalled and has this name.
func (r *room) suggestionNamed(tx *archive.Tx, rec *record, thread string) (Suggestion, error) {
	t, err := talkIn(tx, rec)
	if err != nil {
		return Suggestion{}, err
	}
	th, ok := t.suggestions()[thread]
	if !ok || th.Recalled {
		return Suggestion{}, &Refusal{Code: NoSuchSuggestion, Value: thread}
	}
	return r.suggestion(tx, rec, &t, th)
}

// answer signs what is said to changes of a suggestion.
func (r *room) answer(tx *archive.Tx, rec *record, me revision.PersonID, thread string, kind revision.RemarkKind, keys []string) error {
	t, err := talkIn(tx, rec)
	if err != nil {
		return err
	}
	if t.pending != nil && t.pending.Thread == thread {
		if err := r.signProposal(tx, rec, &t, me); err != nil {
			return err
		}
	}
	about := t.suggestions()[thread].Suggestion
	for _, key := range keys {
		remark := revision.Remark{Thread: thread, Kind: kind, Change: key, Person: me}
		if about != nil {
			remark.Revision, remark.Content = about.Revision, about.Content
		}
		if err := r.putRemark(tx, rec, &t, remark); err != nil {
			return err
		}
	}
	return t.keepHung(tx)
}
