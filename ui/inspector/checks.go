package inspector

import (
	"strings"

	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// checks is the tab of what the rules found: what blocks, what warns, and what
// has passed.
type checks struct {
	i      *Inspector
	column *kit.Stack
	drawn  []rules.Finding
	// began says that something is drawn, checked that it is findings.
	began, checked bool
}

func newChecks(i *Inspector) *checks { return &checks{i: i, column: kit.Column(0)} }

func (c *checks) object() kit.Flowing { return c.column }

// update draws the findings anew when there are others; the story itself is
// judged elsewhere.
func (c *checks) update(story.Story) {
	if c.began && same(c.drawn, c.i.findings) && c.checked == c.i.checked {
		return
	}
	c.began, c.drawn, c.checked = true, c.i.findings, c.i.checked
	if !c.i.checked {
		c.column.Set(kit.Inset(look.S4, look.S4, look.S4, look.S4, c.i.k.Text(c.i.say("inspector.checks.waiting"), look.Small, look.Ink3)))
		return
	}
	var parts []fyne.CanvasObject
	for _, level := range []rules.Level{rules.Blocks, rules.Warns, rules.Informs} {
		parts = append(parts, c.group(level)...)
	}
	c.column.Set(append(parts, c.passed())...)
	c.i.relay()
}

// group is the findings of one level below their heading.
func (c *checks) group(level rules.Level) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, f := range c.i.findings {
		if f.Level == level {
			rows = append(rows, c.row(f))
		}
	}
	if rows == nil {
		return nil
	}
	heading := c.i.k.Text(c.i.say("inspector.checks."+string(level)), look.Label, look.Ink2)
	body := kit.Column(look.S4, append([]fyne.CanvasObject{heading}, rows...)...)
	return []fyne.CanvasObject{kit.Inset(look.S3, look.S4, look.S4, look.S4, body), kit.Line()}
}

// mark is the sign of a level and its colour.
func mark(l rules.Level) (look.Icon, look.Token) {
	switch l {
	case rules.Blocks:
		return "blocks", look.Red
	case rules.Warns:
		return "warns", look.Amber
	}
	return "info", look.Ink2
}

// row is one finding: what is wrong, what to do, the way there, and the fix
// where there is only one.
func (c *checks) row(f rules.Finding) fyne.CanvasObject {
	i, k := c.i, c.i.k
	why, fix := i.d.Say.Say(f.Why()), i.d.Say.Say(f.Fix())
	icon, token := mark(f.Level)
	var buttons []fyne.CanvasObject
	if r, ok := i.remedy(i.d.Sheet.Story(), f); ok {
		buttons = append(buttons, k.Button(kit.Secondary, r.label, func() { i.mend(f) }).Small())
	}
	buttons = append(buttons, k.Button(kit.Link, i.say("inspector.checks.go"), func() { i.d.GoTo(f.Place) }).Small())
	words := kit.Column(0,
		k.Text(strings.TrimSuffix(why, "."), look.Interface, look.Ink).Bold(true),
		k.Text(fix, look.Small, look.Ink2),
		kit.Inset(look.S2, 0, 0, 0, kit.Flow(look.S2, look.S1, buttons...)))
	sign := kit.Column(0, kit.Inset(2, 10, 0, 0, k.Icon(icon, 16, token)))
	return kit.Border(nil, nil, sign, nil, words)
}

// passed says how many rules found nothing, and about what.
func (c *checks) passed() fyne.CanvasObject {
	i, k := c.i, c.i.k
	n := rules.Passed(i.findings)
	id := "inspector.checks.passed"
	if len(i.findings) == 0 {
		id = "inspector.checks.clean"
	}
	line := kit.Row(look.S2, k.Icon("pass", 16, look.Green), kit.Grow(k.Text(i.d.Say.Say(id, map[string]any{"N": n}), look.Interface, look.Green)))
	return kit.Inset(look.S3, look.S4, look.S5, look.S4, kit.Column(look.S2, line, k.Text(c.places(), look.Small, look.Ink2)))
}

// places names the parts of the story in which nothing was found.
func (c *checks) places() string {
	found := map[string]bool{}
	for _, f := range c.i.findings {
		found[f.Place.Field] = true
	}
	var names []string
	for _, place := range []string{"headline", "city", "date", "body", "photos", "caption", "credit", "alt", "related", "notes"} {
		if !found[place] {
			names = append(names, c.i.say("rules.place."+place))
		}
	}
	return strings.Join(names, " · ")
}
