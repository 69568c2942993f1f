package main

import (
	"context"
	"fmt"

	"dateline/internal/desk"
)

func reviewVerbs() []verb {
	var note, step string
	var prove bool
	act := func(name, usage string, flags func(*call), do func(*desk.Review, context.Context, string) error) verb {
		return verb{
			name: name, usage: usage, least: 1, most: 1, flags: flags,
			run: func(c *call) error {
				d, err := c.open()
				if err != nil {
					return err
				}
				if err := do(d.Review, c.ctx, c.args[0]); err != nil {
					return err
				}
				return c.printState(c.args[0])
			},
		}
	}
	noted := func(name string, do func(*desk.Review, context.Context, string, string) error) verb {
		return act(name, "ID [--note T]", func(c *call) { c.fs.StringVar(&note, "note", "", "") },
			func(v *desk.Review, ctx context.Context, id string) error { return do(v, ctx, id, note) })
	}
	stepped := func(name, usual string, do func(*desk.Review, context.Context, string, string, string) error) verb {
		return act(name, "ID [--step S] [--note T]", func(c *call) {
			c.fs.StringVar(&note, "note", "", "")
			c.fs.StringVar(&step, "step", usual, "")
		}, func(v *desk.Review, ctx context.Context, id string) error { return do(v, ctx, id, step, note) })
	}
	return []verb{
		noted("file", (*desk.Review).File),
		stepped("approve", "", (*desk.Review).ApproveStep),
		noted("return", (*desk.Review).Return),
		noted("withdraw", (*desk.Review).Withdraw),
		noted("lift", (*desk.Review).Lift),
		stepped("flag", legalStep, (*desk.Review).Flag),
		stepped("unflag", legalStep, (*desk.Review).Unflag),
		noted("hold", (*desk.Review).Hold),
		noted("unhold", (*desk.Review).Unhold),
		noted("spike", (*desk.Review).Spike),
		noted("unspike", (*desk.Review).Unspike),
		noted("kill", (*desk.Review).Kill),
		{
			name: "history", usage: "ID [--verify]", least: 1, most: 1,
			flags: func(c *call) { c.fs.BoolVar(&prove, "verify", false, "") },
			run: func(c *call) error {
				if prove {
					return proveHistory(c)
				}
				return history(c)
			},
		},
	}
}

// proveHistory proves the chain of a story: every signature, every parent, every
// text under its hash.
func proveHistory(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	report, err := d.Review.Verify(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	if c.json {
		err = c.printJSON(chainView(report))
	} else {
		for _, f := range report.Faults {
			fmt.Fprintln(c.out, c.say.Say(f.Refusal()))
		}
		if len(report.Faults) == 0 {
			fmt.Fprintln(c.out, c.say.Say("ctl.chain-proved", map[string]any{"N": report.Revisions, "Statements": report.Statements, "People": report.People}))
		} else {
			c.note("ctl.chain-broken", map[string]any{"N": len(report.Faults)})
		}
	}
	if err == nil && len(report.Faults) > 0 {
		return &silent{refused}
	}
	return err
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
