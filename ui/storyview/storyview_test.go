package storyview

import (
	"errors"
	"strings"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/command"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func TestHowLongAStoryIs(t *testing.T) {
	body := func(s string) text.Document {
		d, err := text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph, Text: s})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for name, c := range map[string]struct {
		lang, text string
		want       Counts
	}{
		"nothing":        {"ru", "", Counts{}},
		"a line":         {"ru", "Первый снег", Counts{11, 2, 1}},
		"two minutes":    {"ru", strings.Repeat("снег ", 480), Counts{2400, 480, 2}},
		"English, words": {"en", strings.Repeat("snow ", 480), Counts{2400, 480, 2}},
		"English, short": {"en", "First snow", Counts{10, 2, 1}},
	} {
		if got := count(story.Story{Language: c.lang, Body: body(c.text)}); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

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
		"before an editor":          {may(revision.StateInReview, true, revision.Approved, revision.Returned, revision.Held, revision.Spiked), "review.approve", []command.ID{"review.spike", "review.hold", "review.return"}},
		"before the author":         {may(revision.StateInReview, true, revision.Spiked), "story.publish", []command.ID{"review.spike"}},
		"returned":                  {may(revision.StateReturned, true, revision.Filed, revision.Spiked), "review.file", []command.ID{"review.spike"}},
		"approved":                  {may(revision.StateApproved, true, revision.Returned, revision.Published), "story.publish", []command.ID{"review.return"}},
		"changed after an approval": {may(revision.StateChangedAfter, false, revision.Approved, revision.Filed), "review.approve", nil},
		"held":                      {may(revision.StateHeld, false, revision.Unheld, revision.Spiked), "review.unhold", []command.ID{"review.spike"}},
		"spiked":                    {may(revision.StateSpiked, false, revision.Unspiked), "review.unspike", nil},
	} {
		if got := nextStep(c.standing); got != c.next {
			t.Errorf("%s: the next step is %s, want %s", name, got, c.next)
		}
		var ids []command.ID
		for _, o := range offers(c.standing) {
			ids = append(ids, o.id)
		}
		if diff := cmp.Diff(c.offered, ids); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
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
		b := &verdictBar{v: &View{d: Deps{Say: say, Now: func() time.Time { return now }}}}
		for _, state := range revision.States() {
			if state == revision.StateDraft {
				continue
			}
			s := may(state, true)
			s.Verdict = &desk.Entry{Person: "Михаил Лаптев", Time: now.Add(-time.Hour), Version: 3, Note: "Уточнить число"}
			sentence, detail := b.sentence(s)
			if strings.Contains(sentence, "‹") || strings.Contains(sentence, "<no value>") || detail != "Уточнить число" {
				t.Errorf("%s, %s: %q, %q", lang, state, sentence, detail)
			}
			s.Verdict = nil
			if sentence, _ := b.sentence(s); strings.Contains(sentence, "‹") {
				t.Errorf("%s, %s without a verdict: %q", lang, state, sentence)
			}
		}
		if got := b.v.when(now.Add(-30 * time.Minute)); !strings.Contains(got, "11:30") || strings.Contains(got, "24") {
			t.Errorf("%s: today is said %q", lang, got)
		}
		if got := b.v.when(now.AddDate(0, 0, -2)); !strings.Contains(got, "22") {
			t.Errorf("%s: the day before yesterday is said %q", lang, got)
		}
	}
}

// TestTheHeaderCutsTheWorkingNameAndNothingElse.
func TestTheHeaderCutsTheWorkingNameAndNothingElse(t *testing.T) {
	test.NewTempApp(t)
	part := func(width float32) fyne.CanvasObject {
		r := canvas.NewRectangle(nil)
		r.SetMinSize(fyne.NewSize(width, 20))
		return r
	}
	for _, c := range []struct{ width, slug, wantSlug float32 }{{600, 90, 90}, {600, 400, 220}, {420, 400, 80}, {300, 400, 0}} {
		objects := []fyne.CanvasObject{part(c.slug), part(80), part(120), part(32), part(60)}
		(&headerRow{gap: 12}).Layout(objects, fyne.NewSize(c.width, 48))
		if got := objects[0].Size().Width; got != c.wantSlug {
			t.Errorf("at %v the working name gets %v, want %v", c.width, got, c.wantSlug)
		}
		if objects[0].Visible() != (c.wantSlug > 0) {
			t.Errorf("at %v a working name of %v is shown: %v", c.width, c.wantSlug, objects[0].Visible())
		}
		if objects[1].Size().Width != 80 || objects[3].Size().Width != 32 || objects[4].Size().Width != 60 {
			t.Errorf("at %v state or buttons are cut", c.width)
		}
		if end := objects[4].Position().X + objects[4].Size().Width; end != c.width {
			t.Errorf("at %v the last button ends at %v", c.width, end)
		}
	}
}
