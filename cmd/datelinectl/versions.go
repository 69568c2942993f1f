package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"dateline/internal/comparison"
	"dateline/internal/desk"
	"dateline/internal/revision"
)

func versionVerbs() []verb {
	var proves bool
	var page, name string
	return []verb{
		{
			name: "history", usage: "ID [--verify]", least: 1, most: 1,
			flags: func(c *call) { c.fs.BoolVar(&proves, "verify", false, "") },
			run: func(c *call) error {
				if proves {
					return prove(c)
				}
				return history(c)
			},
		},
		{
			name: "diff", usage: "ID [FROM [TO]] [--html FILE]", least: 1, most: 3,
			flags: func(c *call) { c.fs.StringVar(&page, "html", "", "") },
			run:   func(c *call) error { return diff(c, page) },
		},
		{
			name: "keep", usage: "ID [--name N]", least: 1, most: 1,
			flags: func(c *call) { c.fs.StringVar(&name, "name", "", "") },
			run:   func(c *call) error { return keep(c, name) },
		},
		{name: "restore-version", usage: "ID N", least: 2, most: 2, run: restoreVersion},
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
	versions, err := d.Review.Versions(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	of := map[revision.Hash]desk.Version{}
	for _, v := range versions {
		of[v.Revision] = v
	}
	if c.json {
		return c.printJSON(historyViews(entries, of))
	}
	for _, e := range entries {
		what := c.say.Say("history."+e.What, map[string]any{"N": e.Version})
		note := e.Note
		if v := of[e.Revision]; e.What == "version" {
			note = strings.TrimSpace(fmt.Sprintf("+%d −%d %s", v.Added, v.Removed, v.Name))
		}
		who := orDash(e.Person)
		if !e.Accepted {
			who = c.say.Say("ctl.unverified", nil)
		}
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\n", e.Time.Format(stamp), what, who, orDash(note))
	}
	return nil
}

// prove says that the chain of a story holds, or a line for each fault.
func prove(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	r, err := d.Review.Verify(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	switch {
	case c.json:
		err = c.printJSON(c.chainView(r))
	case len(r.Faults) == 0:
		fmt.Fprintln(c.out, c.say.Say("ctl.chain-holds", map[string]any{"N": r.Revisions, "Statements": r.Statements, "People": r.People}))
	default:
		for _, f := range r.Faults {
			fmt.Fprintln(c.out, c.say.Say(f.Refusal()))
		}
		c.note("ctl.chain-broken", map[string]any{"N": len(r.Faults)})
	}
	if err == nil && len(r.Faults) > 0 {
		err = &silent{refused}
	}
	return err
}

// version finds the one that is meant: by its number, or by the first letters of
// its hash, four at least.
func (c *call) version(versions []desk.Version, typed string) (revision.Hash, error) {
	n, err := strconv.Atoi(typed)
	var hits []desk.Version
	for _, v := range versions {
		if err == nil && v.Number == n {
			return v.Revision, nil
		}
		if len(typed) >= 4 && strings.HasPrefix(v.Revision.String(), strings.ToLower(typed)) {
			hits = append(hits, v)
		}
	}
	switch len(hits) {
	case 1:
		return hits[0].Revision, nil
	case 0:
		return revision.Hash{}, &desk.Refusal{Code: desk.NoSuchVersion, Value: typed}
	}
	return revision.Hash{}, &desk.Refusal{Code: desk.AmbiguousVersion, Value: typed, N: len(hits)}
}

func diff(c *call, page string) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	versions, err := d.Review.Versions(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	var ends [2]revision.Hash
	for i, typed := range c.args[1:] {
		if ends[i], err = c.version(versions, typed); err != nil {
			return err
		}
	}
	cmp, err := d.Review.Compare(c.ctx, c.args[0], ends[0], ends[1])
	if err != nil {
		return err
	}
	if page != "" {
		data := cmp.HTML(comparison.Page{Title: cmp.After.Headline, Language: c.say.Language(), Say: c.say.Say})
		if err := os.WriteFile(page, data, 0o666); err != nil {
			return &desk.Refusal{Code: desk.CannotWrite, Value: page, Err: err}
		}
		return c.printPath(page)
	}
	if c.json {
		return c.printJSON(c.changeViews(cmp.Changes))
	}
	c.printChanges(cmp.Changes)
	return nil
}

func (c *call) printChanges(changes []comparison.Change) {
	for _, ch := range changes {
		fmt.Fprintf(c.out, "%s\t%s\n", c.place(ch), difference(ch))
	}
}

// place says where a change is, as a list does.
func (c *call) place(ch comparison.Change) string {
	args := map[string]any{"Number": ch.Number, "Was": ch.Was, "Ratio": ch.Field}
	say := func(id string) string { return c.say.Say("comparison."+id, args) }
	var parts []string
	switch kind := string(ch.Kind); {
	case ch.Kind == comparison.Field:
		return say("field." + ch.Field)
	case ch.Block != "":
		parts = append(parts, say("place.block"))
	case ch.Photo != "":
		parts = append(parts, say("place.photo"))
	case strings.HasPrefix(kind, "tag"):
		parts = append(parts, say("place.tags"))
	case strings.HasPrefix(kind, "related"):
		parts = append(parts, say("place.related"))
	}
	switch ch.Kind {
	case comparison.Words:
	case comparison.PhotoField, comparison.PhotoLook:
		parts = append(parts, say("field."+ch.Field))
	default:
		parts = append(parts, say("kind."+string(ch.Kind)))
	}
	return strings.Join(parts, ", ")
}

// difference is what is gone and what is new, in one line: [-gone-]{+new+}.
func difference(ch comparison.Change) string {
	gone := func(s string) string { return around("[-", s, "-]") }
	fresh := func(s string) string { return around("{+", s, "+}") }
	if len(ch.Pieces) == 0 {
		return gone(ch.Before) + fresh(ch.After)
	}
	var out strings.Builder
	for _, p := range ch.Pieces {
		switch p.Op {
		case comparison.Gone:
			out.WriteString(gone(p.Text))
		case comparison.New:
			out.WriteString(fresh(p.Text))
		default:
			out.WriteString(oneLine(p.Text))
		}
	}
	return out.String()
}

func around(before, s, after string) string {
	if s == "" {
		return ""
	}
	return before + oneLine(s) + after
}

func oneLine(s string) string {
	return strings.NewReplacer("\u2028", " ", "\n", " ", "\t", " ").Replace(s)
}

func keep(c *call, name string) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	v, err := d.Review.KeepVersion(c.ctx, c.args[0], name)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(versionView(v))
	}
	fmt.Fprintf(c.out, "%d\t%s\t%s\n", v.Number, v.Revision, orDash(v.Name))
	return nil
}

func restoreVersion(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	versions, err := d.Review.Versions(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	rev, err := c.version(versions, c.args[1])
	if err != nil {
		return err
	}
	if err := d.Review.Restore(c.ctx, c.args[0], rev); err != nil {
		return err
	}
	return c.printState(c.args[0])
}
