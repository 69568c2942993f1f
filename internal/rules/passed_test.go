package rules_test

import (
	"testing"

	"dateline/internal/outlet"
	"dateline/internal/rules"
	"dateline/internal/story"
)

// TestPassedRulesAreCounted: a rule that is broken at several photos is one
// rule, and of a finished story all have passed.
func TestPassedRulesAreCounted(t *testing.T) {
	s := finished(t)
	all := rules.Passed(rules.Check(s, outlet.Default()))
	if empty := rules.Passed(rules.Check(story.Story{}, outlet.Default())); empty >= all {
		t.Errorf("an empty story passes %d rules and a finished one %d", empty, all)
	}
	s.Photos = append([]story.PhotoUse{}, s.Photos...)
	for i := range s.Photos {
		s.Photos[i].Caption = ""
	}
	if got := rules.Passed(rules.Check(s, outlet.Default())); got != all-1 {
		t.Errorf("without two captions %d rules pass, want %d", got, all-1)
	}
}
