package main

import (
	"fmt"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/merge"
)

// many is a flag that may be given several times.
type many []string

func (m *many) String() string     { return strings.Join(*m, " ") }
func (m *many) Set(s string) error { *m = append(*m, s); return nil }

func mergeVerbs() []verb {
	var cards many
	return []verb{{
		name: "merge", usage: "ID [--card CARD=ours|theirs|base|text:…]…", least: 1, most: 1,
		flags: func(c *call) { c.fs.Var(&cards, "card", "") },
		run:   func(c *call) error { return mergeStory(c, cards) },
	}}
}

// mergeStory lists the questions of a merge; when all of them are answered, or
// there is none, it merges.
func mergeStory(c *call, cards many) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	choices, err := choicesOf(cards)
	if err != nil {
		return err
	}
	conflict, err := d.Review.Conflict(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	if len(cards) == 0 && len(conflict.Merged.Cards) > 0 {
		return c.printCards(conflict)
	}
	if err := d.Review.Merge(c.ctx, c.args[0], conflict, choices); err != nil {
		return err
	}
	for _, r := range conflict.Merged.Reads {
		c.note("ctl.please-read", map[string]any{"Text": oneLine(r.Result)})
	}
	return c.printState(c.args[0])
}

// choicesOf reads CARD=ours and the like.
func choicesOf(cards []string) ([]merge.Choice, error) {
	var out []merge.Choice
	for _, said := range cards {
		card, answer, ok := strings.Cut(said, "=")
		choice := merge.Choice{Card: card, Answer: merge.Answer(answer)}
		if words, typed := strings.CutPrefix(answer, "text:"); typed {
			choice.Answer, choice.Text = merge.Typed, words
		} else if choice.Answer == merge.Typed {
			ok = false
		}
		if !ok {
			return nil, usage("ctl.bad-card", "Value", said)
		}
		out = append(out, choice)
	}
	return out, nil
}

// printCards lists the questions; a script sees by the exit code that there are some.
func (c *call) printCards(conflict desk.Conflict) error {
	if c.json {
		if err := c.printJSON(conflictView(conflict)); err != nil {
			return err
		}
		return &silent{refused}
	}
	for _, card := range conflict.Merged.Cards {
		fmt.Fprintf(c.out, "%s\t%s\n", card.ID, c.cardPlace(card))
		for _, side := range []struct {
			name string
			is   merge.Version
		}{{"base", card.Base}, {"ours", card.Ours}, {"theirs", card.Theirs}} {
			text := oneLine(side.is.Text)
			if side.is.Gone {
				text = c.say.Say("ctl.side-gone", nil)
			}
			fmt.Fprintf(c.out, "  %s\t%s\n", side.name, orDash(text))
		}
	}
	c.note("ctl.cards-open", map[string]any{"N": len(conflict.Merged.Cards)})
	return &silent{refused}
}

func (c *call) cardPlace(card merge.Card) string {
	switch {
	case card.Number > 0:
		return c.say.Say("comparison.place.block", map[string]any{"Number": card.Number})
	case card.Field != "":
		return card.Field
	}
	return string(card.Kind)
}
