package main

import (
	"fmt"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/home"
)

func houseVerbs() []verb {
	var to, name, role string
	return []verb{
		{
			name: "backup", usage: "[--to DIR]", most: 0,
			flags: func(c *call) { c.fs.StringVar(&to, "to", "", "") },
			run: func(c *call) error {
				d, err := c.open()
				if err != nil {
					return err
				}
				path, err := d.Archive.Backup(c.ctx, to)
				if err != nil {
					return err
				}
				return c.printPath(path)
			},
		},
		{name: "restore", usage: "PATH", least: 1, most: 1, run: restore},
		{name: "outlet show", usage: "", most: 0, run: outletShow},
		{name: "outlet set", usage: "KEY=VALUE…", least: 1, most: -1, run: outletSet},
		{
			name: "person me", usage: "[--name N] [--role journalist|editor|chief]", most: 0,
			flags: func(c *call) {
				c.fs.StringVar(&name, "name", "", "")
				c.fs.StringVar(&role, "role", "", "")
			},
			run: func(c *call) error { return personMe(c, name, role) },
		},
	}
}

func restore(c *call) error {
	dir := c.data
	if dir == "" {
		var err error
		if dir, err = home.Folder(c.env); err != nil {
			return err
		}
	}
	self, err := home.Self()
	if err != nil {
		return err
	}
	if err := desk.Restore(c.ctx, c.args[0], dir, self.Check); err != nil {
		return err
	}
	return c.printPath(dir)
}

func outletShow(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	profile, err := d.Archive.Outlet(c.ctx)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(profile)
	}
	for _, s := range profile.Settings() {
		fmt.Fprintf(c.out, "%s=%s\n", s.Key, s.Value)
	}
	return nil
}

func outletSet(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	var assignments []desk.Assignment
	for _, arg := range c.args {
		key, value, ok := strings.Cut(arg, "=")
		if !ok {
			return usage("ctl.not-an-assignment", "Arg", arg)
		}
		assignments = append(assignments, desk.Assignment{Field: key, Value: value})
	}
	if err := d.Archive.SetOutlet(c.ctx, assignments); err != nil {
		return err
	}
	return outletShow(c)
}

func personMe(c *call, name, role string) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	card, err := d.Review.Me(c.ctx, name, role)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(personView(card))
	}
	fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\n", card.Person, orDash(card.Name), c.say.Say("role."+string(card.Role), nil), card.SafetyNumber())
	return nil
}
