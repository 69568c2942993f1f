package verdict_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/words"
	"dateline/ui/command"
	"dateline/ui/verdict"

	"github.com/google/go-cmp/cmp"
)

// may is a standing in which these verdicts are possible, and no others.
func may(state revision.State, required bool, kinds ...revision.Kind) desk.Standing {
	why := map[revision.Kind]error{}
	for _, k := range []revision.Kind{revision.Filed, revision.Approved, revision.Returned, revision.Held, revision.Unheld, revision.Spiked, revision.Unspiked, revision.Published} {
		why[k] = errors.New("not now")
	}
	for _, k := range kinds {
		why[k] = nil
	}
	return desk.Standing{State: state, ApprovalRequired: required, Why: why, Version: 3}
}

func TestTheNextStepAndTheVerdicts(t *testing.T) {
	for name, c := range map[string]struct {
		standing desk.Standing
		next     command.ID
		offered  []command.ID
	}{
		"a draft of somebody alone": {may(revision.StateDraft, false, revision.Filed, revision.Held, revision.Spiked), "story.publish", []command.ID{"review.spike", "review.hold"}},
		"a draft in a newsroom":     {may(revision.StateDraft, true, revision.Filed, revision.Held, revision.Spiked), "review.file", []command.ID{"review.spike", "review.hold"}},
		"before an editor":          {may(revision.StateInReview, true, revision.Approved, revision.Returned, revision.Held, revision.Spiked), "review.open", []command.ID{"review.spike", "review.hold", "review.return", "review.approve"}},
		"before the author":         {may(revision.StateInReview, true, revision.Spiked), "story.publish", []command.ID{"review.spike"}},
		"returned":                  {may(revision.StateReturned, true, revision.Filed, revision.Spiked), "review.file", []command.ID{"review.spike"}},
		"approved":                  {may(revision.StateApproved, true, revision.Returned, revision.Published), "story.publish", []command.ID{"review.return"}},
		"changed after an approval": {may(revision.StateChangedAfter, false, revision.Approved, revision.Filed), "review.open", []command.ID{"review.approve"}},
		"held":                      {may(revision.StateHeld, false, revision.Unheld, revision.Spiked), "review.unhold", []command.ID{"review.spike"}},
		"spiked":                    {may(revision.StateSpiked, false, revision.Unspiked), "review.unspike", nil},
	} {
		if got := verdict.Next(c.standing); got != c.next {
			t.Errorf("%s: the next step is %s, want %s", name, got, c.next)
		}
		var ids []command.ID
		for _, o := range verdict.Besides(c.standing) {
			ids = append(ids, o.ID)
		}
		if diff := cmp.Diff(c.offered, ids); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

// TestAVersionAfterTheOneThatWasHandedInIsToldOf: a colleague's story comes with
// newer versions, and not only with edits that are none yet.
func TestAVersionAfterTheOneThatWasHandedInIsToldOf(t *testing.T) {
	say, err := words.In("ru")
	if err != nil {
		t.Fatal(err)
	}
	p := verdict.Speaker{Say: say, Now: time.Now}
	s := may(revision.StateInReview, true)
	s.Verdict = &desk.Entry{Person: "Анна Беккер", Time: time.Now(), Version: 3, Note: "Срочно"}
	if _, detail := p.Sentence(s); detail != "Срочно" {
		t.Errorf("nothing was changed: %q", detail)
	}
	s.Verdict.Version = 2
	if _, detail := p.Sentence(s); detail != "С тех пор текст правили. Срочно" {
		t.Errorf("version 3 came after version 2 was handed in: %q", detail)
	}
}

// TestEveryStateIsASentence in both languages, with who and when.
func TestEveryStateIsASentence(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.Local)
	for _, lang := range words.Languages() {
		say, err := words.In(lang)
		if err != nil {
			t.Fatal(err)
		}
		b := verdict.Speaker{Say: say, Now: func() time.Time { return now }}
		for _, state := range revision.States() {
			if state == revision.StateDraft {
				continue
			}
			s := may(state, true)
			s.Verdict = &desk.Entry{Person: "Михаил Лаптев", Time: now.Add(-time.Hour), Version: 3, Note: "Уточнить число"}
			sentence, detail := b.Sentence(s)
			if strings.Contains(sentence, "‹") || strings.Contains(sentence, "<no value>") || detail != "Уточнить число" {
				t.Errorf("%s, %s: %q, %q", lang, state, sentence, detail)
			}
			s.Verdict = nil
			if sentence, _ := b.Sentence(s); strings.Contains(sentence, "‹") {
				t.Errorf("%s, %s without a verdict: %q", lang, state, sentence)
			}
		}
		if got := b.When(now.Add(-30 * time.Minute)); !strings.Contains(got, "11:30") || strings.Contains(got, "24") {
			t.Errorf("%s: today is said %q", lang, got)
		}
		if got := b.When(now.AddDate(0, 0, -2)); !strings.Contains(got, "22") {
			t.Errorf("%s: the day before yesterday is said %q", lang, got)
		}
	}
}
