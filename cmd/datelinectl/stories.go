package main

import (
	"fmt"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/story"
)

func storyVerbs() []verb {
	var headline, city, date, lang, state, query, sort, other, title, url string
	var limit, count int
	var partner bool
	return []verb{
		{
			name: "sample", usage: "[--stories N]", most: 0,
			flags: func(c *call) { c.fs.IntVar(&count, "stories", 0, "") },
			run:   func(c *call) error { return sample(c, count) },
		},
		{
			name: "new", usage: "--headline T [--city C] [--date D] [--story-lang ru|en]", most: 0,
			flags: func(c *call) {
				c.fs.StringVar(&headline, "headline", "", "")
				c.fs.StringVar(&city, "city", "", "")
				c.fs.StringVar(&date, "date", "", "")
				c.fs.StringVar(&lang, "story-lang", "", "")
			},
			run: func(c *call) error {
				return newStory(c, desk.NewStory{Headline: headline, City: city, Date: date, Language: lang})
			},
		},
		{name: "import", usage: "FILE…", least: 1, most: -1, run: importFiles},
		{
			name: "list", usage: "[--state S] [--query Q] [--sort touched|date|city|deadline] [--limit N]", most: 0,
			flags: func(c *call) {
				c.fs.StringVar(&state, "state", "", "")
				c.fs.StringVar(&query, "query", "", "")
				c.fs.StringVar(&sort, "sort", "touched", "")
				c.fs.IntVar(&limit, "limit", 50, "")
			},
			run: func(c *call) error {
				return list(c, desk.Query{State: state, Text: query, Sort: sort, Limit: limit})
			},
		},
		{name: "show", usage: "ID", least: 1, most: 1, run: show},
		{name: "set", usage: "ID FIELD=VALUE…", least: 2, most: -1, run: set},
		{
			name: "related add", usage: "ID (--story ID2 | --title T [--url U] [--partner])", least: 1, most: 1,
			flags: func(c *call) {
				c.fs.StringVar(&other, "story", "", "")
				c.fs.StringVar(&title, "title", "", "")
				c.fs.StringVar(&url, "url", "", "")
				c.fs.BoolVar(&partner, "partner", false, "")
			},
			run: func(c *call) error {
				return relatedAdd(c, story.Related{Story: story.ID(other), Title: title, URL: url, Partner: partner})
			},
		},
		{name: "check", usage: "ID", least: 1, most: 1, run: check},
	}
}

func sample(c *call, count int) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	n, err := d.Archive.Sample(c.ctx, count, c.progress("ctl.sample-progress"))
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(map[string]int{"stories": n})
	}
	c.note("ctl.sample-done", map[string]any{"N": n})
	return nil
}

func newStory(c *call, n desk.NewStory) error {
	if strings.TrimSpace(n.Headline) == "" {
		return usage("ctl.missing-flag", "Flag", "--headline")
	}
	d, err := c.open()
	if err != nil {
		return err
	}
	s, notes, err := d.Stories.New(c.ctx, n)
	if err != nil {
		return err
	}
	c.notes("", notes)
	return c.printIDs([]story.ID{s.ID})
}

func importFiles(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	var ids []story.ID
	for _, file := range c.args {
		s, notes, err := d.Stories.Import(c.ctx, file)
		if err != nil {
			// What came in before stays and is told: nothing is lost by a bad last file.
			_ = c.printIDs(ids)
			return err
		}
		c.notes(file, notes)
		ids = append(ids, s.ID)
	}
	return c.printIDs(ids)
}

func list(c *call, q desk.Query) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	rows, err := d.Stories.List(c.ctx, q)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(rowViews(rows))
	}
	for _, r := range rows {
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t%s\n", r.ID, c.say.Say("state."+string(r.State), nil), r.Date, r.Place, r.Headline)
	}
	return nil
}

func show(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	v, err := d.Stories.Show(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(storyView(v))
	}
	if err := c.printStory(v); err != nil || len(v.Story.Notes) == 0 {
		return err
	}
	fmt.Fprintln(c.out)
	c.printNotes(v.Story)
	return nil
}

func set(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	var assignments []desk.Assignment
	for _, arg := range c.args[1:] {
		field, value, ok := strings.Cut(arg, "=")
		if !ok {
			return usage("ctl.not-an-assignment", "Arg", arg)
		}
		assignments = append(assignments, desk.Assignment{Field: field, Value: value})
	}
	notes, err := d.Stories.Set(c.ctx, c.args[0], assignments)
	if err != nil {
		return err
	}
	c.notes("", notes)
	return c.printChanged(c.args[0])
}

func relatedAdd(c *call, r story.Related) error {
	if (r.Story == "") == (r.Title == "") {
		return usage("ctl.related-which")
	}
	d, err := c.open()
	if err != nil {
		return err
	}
	if err := d.Stories.AddRelated(c.ctx, c.args[0], r); err != nil {
		return err
	}
	return c.printChanged(c.args[0])
}

func check(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	findings, err := d.Stories.Check(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	if err := c.printFindings(findings); err != nil {
		return err
	}
	if desk.Blocks(findings) {
		return &silent{refused}
	}
	return nil
}
