package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"dateline/internal/comparison"
	"dateline/internal/desk"
	"dateline/internal/story"
)

func talkVerbs() []verb {
	var take, decline, all bool
	return []verb{
		{name: "notes", usage: "ID", least: 1, most: 1, run: notes},
		{
			name: "suggestions", usage: "ID [--take KEY… | --decline KEY… | --take --all | --decline --all]", least: 1, most: -1,
			flags: func(c *call) {
				c.fs.BoolVar(&take, "take", false, "")
				c.fs.BoolVar(&decline, "decline", false, "")
				c.fs.BoolVar(&all, "all", false, "")
			},
			run: func(c *call) error {
				switch {
				case take && decline, all && len(c.args) > 1, (all || len(c.args) > 1) && !take && !decline, (take || decline) && !all && len(c.args) == 1:
					return usage("ctl.wrong-arguments", "Usage", "datelinectl "+c.verb.name+" "+c.verb.usage)
				case take:
					return answers(c, (*desk.Review).TakeSuggestion)
				case decline:
					return answers(c, (*desk.Review).DeclineSuggestion)
				}
				return suggestions(c)
			},
		},
	}
}

func notes(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	v, err := d.Stories.Show(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(noteViews(v.Story))
	}
	c.printNotes(v.Story)
	return nil
}

// printNotes shows what the newsroom says to itself about a text.
func (c *call) printNotes(s story.Story) {
	for _, n := range s.NotesInOrder() {
		about := "“" + oneLine(n.About) + "”"
		if n.Resolved {
			about += " · " + c.say.Say("ctl.note-resolved", nil)
		}
		if n.Gone() {
			about += " · " + c.say.Say("ctl.note-gone", nil)
		}
		fmt.Fprintln(c.out, about)
		for _, r := range n.Remarks {
			fmt.Fprintf(c.out, "  %s\t%s\t%s\n", when(r.At), orDash(r.Name), oneLine(r.Text))
		}
	}
}

func suggestions(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	all, err := d.Review.Suggestions(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(c.suggestionViews(all))
	}
	for _, s := range all {
		for i, ch := range s.Comparison.Changes {
			fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t%s\n", ch.Key, c.say.Say("ctl.suggestion."+answerTo(s, i), nil), orDash(s.Person), c.place(ch), difference(ch))
		}
	}
	return nil
}

// answers takes or declines the named changes of all suggestions, or all open ones.
// What does not fit any more stays open and is said.
func answers(c *call, say func(r *desk.Review, ctx context.Context, id, thread string, keys ...string) error) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	all, err := d.Review.Suggestions(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	of := map[string][]string{}
	for _, key := range c.args[1:] {
		thread, ok := threadOf(all, key)
		if !ok {
			return &desk.Refusal{Code: desk.NoSuchChange, Value: key}
		}
		of[thread] = append(of[thread], key)
	}
	late := 0
	for _, s := range all {
		keys := of[s.Thread]
		if len(c.args) == 1 && len(s.Open) == 0 || len(c.args) > 1 && len(keys) == 0 {
			continue
		}
		err := say(d.Review, c.ctx, c.args[0], s.Thread, keys...)
		if errors.Is(err, comparison.ErrChanged) {
			fmt.Fprintln(c.err, c.say.Sentence(err))
			late++
			continue
		}
		if err != nil {
			return err
		}
	}
	if err := suggestions(c); err != nil || late == 0 {
		return err
	}
	return &silent{refused}
}

// threadOf is the suggestion in which a change of this name is open.
func threadOf(all []desk.Suggestion, key string) (string, bool) {
	for _, s := range all {
		for _, i := range s.Open {
			if strings.EqualFold(s.Comparison.Changes[i].Key, key) {
				return s.Thread, true
			}
		}
	}
	return "", false
}
