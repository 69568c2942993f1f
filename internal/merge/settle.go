package merge

import (
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
)

// Settle gives the story that answers make of the merge: one for every card, and
// none for others; of two about one card the later counts. Otherwise it is a
// [*Refusal] with ErrUnanswered, ErrNoSuchCard, ErrNotTyped, ErrNoBase or ErrNoSuchAnswer, and no story.
func (m Merged) Settle(choices []Choice) (story.Story, error) {
	answers := make(map[string]Choice, len(choices))
	for _, c := range choices {
		answers[c.Card] = c
	}
	open, unanswered := 0, Card{}
	known := make(map[string]bool, len(m.Cards))
	for _, c := range m.Cards {
		known[c.ID] = true
		if _, ok := answers[c.ID]; !ok {
			if open++; open == 1 {
				unanswered = c
			}
		}
	}
	for _, c := range choices {
		if !known[c.Card] {
			return story.Story{}, &Refusal{Code: NoSuchCard, Card: c.Card}
		}
	}
	if open > 0 {
		return story.Story{}, &Refusal{Code: Unanswered, Card: unanswered.ID, Open: open}
	}
	if len(m.Cards) == 0 {
		return m.Story, nil
	}
	t := m.run(answers)
	if t.refused != nil {
		return story.Story{}, t.refused
	}
	return t.story, nil
}

// oneLine is a typed text as a field of one line keeps it.
func oneLine(v string) string {
	return strings.TrimSpace(strings.ReplaceAll(text.Clean(v), string(text.SoftBreak), " "))
}
