package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/revision"
)

func peopleVerbs() []verb {
	var to, note string
	var mine bool
	return []verb{
		{
			name: "person card", usage: "--to FILE", most: 0,
			flags: func(c *call) { c.fs.StringVar(&to, "to", "", "") },
			run:   func(c *call) error { return personCard(c, to) },
		},
		{
			name: "person accept", usage: "FILE|PERSON [--mine]", least: 1, most: 1,
			flags: func(c *call) { c.fs.BoolVar(&mine, "mine", false, "") },
			run:   func(c *call) error { return personAccept(c, mine) },
		},
		{name: "person list", usage: "", most: 0, run: personList},
		{
			name: "person revoke", usage: "PERSON|DEVICE [--note T]", least: 1, most: 1,
			flags: func(c *call) { c.fs.StringVar(&note, "note", "", "") },
			run: func(c *call) error {
				d, err := c.open()
				if err != nil {
					return err
				}
				if err := d.Review.Revoke(c.ctx, c.args[0], note); err != nil {
					return err
				}
				return personList(c)
			},
		},
		{name: "person forget", usage: "PERSON", least: 1, most: 1, run: personForget},
		{name: "policy show", usage: "", most: 0, run: policyShow},
		{name: "policy set", usage: "[approvals=N] [own-work=yes|no] [legal=chief|editor|off]", least: 1, most: -1, run: policySet},
	}
}

func personCard(c *call, to string) error {
	if to == "" {
		return usage("ctl.missing-flag", "Flag", "--to")
	}
	d, err := c.open()
	if err != nil {
		return err
	}
	data, err := d.Review.CardFile()
	if err != nil {
		return err
	}
	if err := os.WriteFile(to, data, 0o644); err != nil { // a card is for everybody
		return &desk.Refusal{Code: desk.CannotWrite, Value: to, Err: err}
	}
	return c.printPath(to)
}

// personAccept takes a card file, or somebody whose card came with a hand-off.
func personAccept(c *call, mine bool) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	var p desk.Person
	var waited []desk.Received
	data, err := os.ReadFile(c.args[0])
	switch {
	case err == nil && mine:
		p, err = d.Review.AcceptMine(c.ctx, data)
	case err == nil:
		p, waited, err = d.Review.Accept(c.ctx, data)
	case errors.Is(err, os.ErrNotExist) && !mine:
		if p, err = d.Review.FindStranger(c.args[0]); err == nil {
			p, waited, err = d.Review.AcceptStranger(c.ctx, p.ID, p.SafetyNumber)
		}
	default:
		err = &desk.Refusal{Code: desk.CannotRead, Value: c.args[0], Err: err}
	}
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(map[string]any{"person": personOf(p), "received": receivedViews(waited)})
	}
	c.printPerson(p)
	c.note("ctl.read-aloud", map[string]any{"Name": p.Name})
	for _, w := range waited {
		c.printReceived(w)
	}
	return nil
}

func personList(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	people, err := d.Review.People()
	if err != nil {
		return err
	}
	if c.json {
		views := make([]personItem, len(people))
		for i, p := range people {
			views[i] = personOf(p)
		}
		return c.printJSON(views)
	}
	for _, p := range people {
		c.printPerson(p)
	}
	return nil
}

// printPerson is a line for the person and one for each laptop.
func (c *call) printPerson(p desk.Person) {
	standing := "stranger"
	switch {
	case p.Me:
		standing = "me"
	case p.Accepted:
		standing = "accepted"
	}
	fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t%s\n", p.ID, orDash(p.Name), c.say.Say("role."+string(p.Role), nil), c.say.Say("ctl.person."+standing, nil), p.SafetyNumber)
	for _, l := range p.Devices {
		what := []string{l.Key.String()[:16]}
		for _, is := range []struct {
			so bool
			id string
		}{{l.This, "this"}, {l.Revoked, "revoked"}, {!l.Encrypts, "no-key"}} {
			if is.so {
				what = append(what, c.say.Say("ctl.laptop."+is.id, nil))
			}
		}
		fmt.Fprintf(c.out, "  %s\n", strings.Join(what, "\t"))
	}
}

func personForget(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	p, err := d.Review.FindPerson(c.args[0])
	if err != nil {
		var e error
		if p, e = d.Review.FindStranger(c.args[0]); e != nil {
			return err
		}
	}
	if err := d.Review.Forget(c.ctx, p.ID); err != nil {
		return err
	}
	return personList(c)
}

func policyShow(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	p, err := d.Review.Policy()
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(policyView(p))
	}
	for _, s := range policySettings(p) {
		fmt.Fprintln(c.out, s)
	}
	return nil
}

// legalStep is the step that flagged stories have to pass.
const legalStep = "legal"

// policySettings are the lines that policy set understands.
func policySettings(p revision.Policy) []string {
	approvals, legal, own := 0, "off", "no"
	for _, s := range p.Steps {
		switch s.Name {
		case "":
			approvals = s.Count
		case legalStep:
			legal = "editor"
			if slices.Equal(s.Roles, []revision.Role{revision.Chief}) {
				legal = "chief"
			}
		}
	}
	if p.OwnWork {
		own = "yes"
	}
	return []string{fmt.Sprintf("approvals=%d", approvals), "own-work=" + own, "legal=" + legal}
}

func policySet(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	p, err := d.Review.Policy()
	if err != nil {
		return err
	}
	p.Steps = slices.Clone(p.Steps)
	for _, arg := range c.args {
		if p, err = withSetting(p, arg); err != nil {
			return err
		}
	}
	if err := d.Review.SetPolicy(c.ctx, p); err != nil {
		return err
	}
	return policyShow(c)
}

// withSetting is a policy with one thing set as typed.
func withSetting(p revision.Policy, arg string) (revision.Policy, error) {
	key, value, _ := strings.Cut(arg, "=")
	bad := usage("ctl.bad-policy", "Arg", arg)
	step := func(name string) *revision.Step {
		i := slices.IndexFunc(p.Steps, func(s revision.Step) bool { return s.Name == name })
		if i < 0 {
			p.Steps = append(p.Steps, revision.Step{Name: name, Count: 1})
			i = len(p.Steps) - 1
		}
		return &p.Steps[i]
	}
	switch key {
	case "approvals":
		n, err := strconv.Atoi(value)
		if err != nil {
			return p, bad
		}
		step("").Count = n
	case "own-work":
		if value != "yes" && value != "no" {
			return p, bad
		}
		p.OwnWork = value == "yes"
	case legalStep:
		switch value {
		case "off":
			p.Steps = slices.DeleteFunc(p.Steps, func(s revision.Step) bool { return s.Name == legalStep })
		case "editor", "chief":
			s := step(legalStep)
			s.Flagged, s.Roles = true, []revision.Role{revision.Chief}
			if value == "editor" {
				s.Roles = []revision.Role{revision.Editor, revision.Chief}
			}
		default:
			return p, bad
		}
	default:
		return p, bad
	}
	return p, nil
}
