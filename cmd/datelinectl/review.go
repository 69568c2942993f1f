package main

import (
	"context"
	"fmt"

	"dateline/internal/desk"
)

func reviewVerbs() []verb {
	var note, step string
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
	staged := func(name string, do func(*desk.Review, context.Context, string, string, string) error) verb {
		v := act(name, func(r *desk.Review, ctx context.Context, id, note string) error { return do(r, ctx, id, step, note) })
		v.usage = "ID [--step S] [--note T]"
		v.flags = func(c *call) {
			noted(c)
			c.fs.StringVar(&step, "step", "", "")
		}
		return v
	}
	approve := staged("approve", (*desk.Review).ApproveStep)
	said := approve.run
	approve.run = func(c *call) error {
		if err := said(c); err != nil {
			return err
		}
		s, err := c.desk.Stories.Standing(c.ctx, c.args[0])
		if err == nil && !s.ApprovalRequired {
			c.note("ctl.nobody-else", nil)
		}
		return err
	}
	return []verb{
		act("file", (*desk.Review).File),
		approve,
		act("return", (*desk.Review).Return),
		act("withdraw", (*desk.Review).Withdraw),
		act("lift", (*desk.Review).Lift),
		staged("flag", (*desk.Review).Flag),
		staged("unflag", (*desk.Review).Unflag),
		act("hold", (*desk.Review).Hold),
		act("unhold", (*desk.Review).Unhold),
		act("spike", (*desk.Review).Spike),
		act("unspike", (*desk.Review).Unspike),
		act("kill", (*desk.Review).Kill),
		{name: "correct", usage: "ID LINE", least: 2, most: 2, run: correct},
	}
}

// correct sets the line that tells readers what was wrong.
func correct(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	if err := d.Review.Correct(c.ctx, c.args[0], c.args[1]); err != nil {
		return err
	}
	return c.printState(c.args[0])
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
