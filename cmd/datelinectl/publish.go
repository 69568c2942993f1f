package main

import (
	"errors"
	"fmt"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/home"
)

func publishVerbs() []verb {
	var url, at, profile, to, reason, secret string
	return []verb{
		{
			name: "publish", usage: "ID [--url U] [--at T] [--profile P]", least: 1, most: 1,
			flags: func(c *call) {
				c.fs.StringVar(&url, "url", "", "")
				c.fs.StringVar(&at, "at", "", "")
				c.fs.StringVar(&profile, "profile", "web", "")
			},
			run: func(c *call) error {
				d, err := c.open()
				if err != nil {
					return err
				}
				if err := d.Publish.Published(c.ctx, c.args[0], desk.Publication{URL: url, At: at, Profile: profile}); err != nil {
					return err
				}
				return c.printState(c.args[0])
			},
		},
		{
			name: "export", usage: "ID… --to PATH [--profile web] [--override REASON]", least: 1, most: -1,
			flags: func(c *call) {
				c.fs.StringVar(&to, "to", "", "")
				c.fs.StringVar(&profile, "profile", "web", "")
				c.fs.StringVar(&reason, "override", "", "")
			},
			run: func(c *call) error { return exportStories(c, to, profile, reason) },
		},
		{
			name: "verify", usage: "PATH [--passphrase-file F]", least: 1, most: 1,
			flags: func(c *call) { c.fs.StringVar(&secret, "passphrase-file", "", "") },
			run: func(c *call) error {
				if desk.IsHandOff(c.args[0]) {
					return verifyHandOff(c, secret)
				}
				return verify(c)
			},
		},
	}
}

func exportStories(c *call, to, profile, reason string) error {
	if to == "" {
		return usage("ctl.missing-flag", "Flag", "--to")
	}
	if profile != "web" {
		return usage("ctl.unknown-profile", "Profile", profile)
	}
	d, err := c.open()
	if err != nil {
		return err
	}
	order := desk.Order{Stories: c.args, To: to, Override: reason, Progress: c.progress("ctl.export-progress")}
	all, err := d.Publish.Export(c.ctx, order)
	if c.json {
		return errors.Join(err, c.printJSON(c.exportedViews(all)))
	}
	for _, e := range all {
		if e.Path != "" {
			fmt.Fprintln(c.out, e.Path)
		}
		for _, f := range c.findings(e.Findings) {
			c.said("%s: %s %s %s", e.Story, f.Place, f.Why, f.Fix)
		}
	}
	return err
}

func verify(c *call) error {
	self, err := home.Self()
	if err != nil {
		return err
	}
	report, err := desk.Verify(c.ctx, self.Renderer(), c.args[0])
	if err != nil {
		return err
	}
	if c.json {
		if err := c.printJSON(c.reportView(report)); err != nil {
			return err
		}
	} else {
		c.printReport(report)
	}
	if !report.OK() {
		return &silent{refused}
	}
	return nil
}

func (c *call) printReport(r export.Report) {
	for _, p := range r.Problems {
		fmt.Fprintln(c.out, c.say.Say(p.Refusal()))
	}
	if !r.OK() {
		c.note("ctl.not-verified", map[string]any{"N": len(r.Problems), "Path": c.args[0]})
		return
	}
	fmt.Fprintln(c.out, c.say.Say("ctl.verified", map[string]any{"N": r.Files, "Path": c.args[0]}))
	fmt.Fprintln(c.out, c.say.Say("ctl.review-"+r.Review, nil))
	for _, s := range r.Signers {
		fmt.Fprintf(c.out, "%s\t%s\t%s\n", orDash(s.Name), c.say.Say("role."+string(s.Role), nil), s.SafetyNumber())
	}
}
