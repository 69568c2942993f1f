package main

import (
	"context"
	"fmt"

	"dateline/internal/desk"
)

func reviewVerbs() []verb {
	var note string
	noted := func(c *call) { c.fs.StringVar(&note, "note", "", "") }
	act := func(name string, do func(*desk.Review, context.Context, string, string) error) verb {
		return verb{
			name: name, usage: "ID [--note T]", least: 1, most: 1, flags: noted,
			run: func(c *call) error {
				d, err := c.open()
				if err != nil {
					return err
				}
				if err := do(d.Review, c.ctx, c.args[0], note); err != nil {
					return err
				}
				return c.printState(c.args[0])
			},
		}
	}
	return []verb{
		act("file", (*desk.Review).File),
		act("approve", (*desk.Review).Approve),
		act("return", (*desk.Review).Return),
		act("hold", (*desk.Review).Hold),
		act("unhold", (*desk.Review).Unhold),
		act("spike", (*desk.Review).Spike),
		act("unspike", (*desk.Review).Unspike),
		{name: "history", usage: "ID", least: 1, most: 1, run: history},
	}
}

func history(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	entries, err := d.Review.History(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(historyViews(entries))
	}
	for _, e := range entries {
		what := c.say.Say("history."+e.What, map[string]any{"N": e.Version})
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\n", e.Time.Format(stamp), what, orDash(e.Person), orDash(e.Note))
	}
	return nil
}

// printState says where the story stands after a verb.
func (c *call) printState(id string) error {
	v, err := c.desk.Stories.Show(c.ctx, id)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(storyView(v))
	}
	fmt.Fprintf(c.out, "%s\t%s\n", v.Story.ID, c.say.Say("state."+string(v.State), nil))
	return nil
}
