package review

import (
	"slices"

	"dateline/internal/comparison"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Filter says which changes are listed.
type Filter string

// The filters. The zero Filter is all.
const (
	All     Filter = ""
	Figures Filter = "figures"
	Text    Filter = "text"
	Other   Filter = "other"
)

func filters() []Filter { return []Filter{All, Figures, Text, Other} }

// passes says whether a change is listed.
func (f Filter) passes(c comparison.Change) bool {
	switch f {
	case Figures:
		return c.Figures || c.Names
	case Text:
		return c.InText()
	case Other:
		return !c.InText()
	}
	return true
}

// changes is the panel at the right: every change as a row, one of them the
// chosen one, and what is suggested.
type changes struct {
	s       *Screen
	content fyne.CanvasObject
	// inside and head are what is laid out again when words changed.
	inside  *kit.Stack
	head    *kit.Stack
	top     fyne.CanvasObject
	counter *kit.Text
	back    *kit.Button
	on      *kit.Button
	chips   *kit.Stack
	rows    *kit.Stack
	scroll  *kit.VScroll
	foot    *kit.Stack

	// listed are indexes into the changes of the comparison; at is the chosen one
	// among them, -1 for none.
	listed  []int
	pressed []*kit.Pressable
	at      int
	all     bool
}

const (
	changesWidth = 296
	// mostRows are drawn at once; a story written anew has thousands.
	mostRows = 200
)

func newChanges(s *Screen) *changes {
	k := s.k
	c := &changes{s: s, at: -1, counter: k.Text("", look.Interface, look.Ink2).Lines(1), chips: kit.Flow(look.S2, look.S1), rows: kit.Column(0), foot: kit.Column(0)}
	c.back = k.Tool("chevron-up", s.say("review.previous"), "Shift+F6", func() { s.Step(-1) })
	c.on = k.Tool("chevron-down", s.say("review.next"), "F6", func() { s.Step(1) })
	title := k.Text(s.say("review.changes"), look.Interface, look.Ink).Bold(true).Lines(1)
	c.head = kit.Row(look.S1, kit.Grow(title), c.counter, c.back, c.on)
	head := kit.Fixed(0, s.d.Look.Scaled(headHeight), kit.Inset(0, look.S2, 0, look.S4, c.head))
	c.scroll = k.VScroll(c.rows)
	c.top = kit.Column(0, head, kit.Line(), kit.Inset(look.S3, look.S4, look.S2, look.S4, c.chips))
	c.inside = kit.Column(0)
	c.content = panel(c.inside)
	return c
}

// update lists what was read.
func (c *changes) update() {
	s := c.s
	list := s.read.comparison.Changes
	c.listed = nil
	for i, ch := range list {
		if s.state.Filter.passes(ch) {
			c.listed = append(c.listed, i)
		}
	}
	c.at = -1
	if s.state.Change != "" {
		c.at = slices.IndexFunc(c.listed, func(i int) bool { return list[i].Key == s.state.Change })
	}
	c.filters()
	c.draw()
	c.foot.Set(c.suggestions()...)
	c.counts()
	c.inside.Set(kit.Grow(kit.Border(c.top, c.foot, nil, nil, c.scroll)))
}

// filters are the chips, with how many changes each has.
func (c *changes) filters() {
	s := c.s
	var chips []fyne.CanvasObject
	for _, f := range filters() {
		n := 0
		for _, ch := range s.read.comparison.Changes {
			if f.passes(ch) {
				n++
			}
		}
		name := string(f)
		if f == All {
			name = "all"
		}
		if n == 0 && (f != s.state.Filter || len(s.read.comparison.Changes) == 0) {
			continue
		}
		chip := s.k.Chip(s.tell("review.filter."+name, map[string]any{"N": s.number(n)}), nil).Press(func() { c.filter(f) })
		chips = append(chips, chip.Chosen(s.state.Filter == f))
	}
	c.chips.Set(chips...)
}

func (c *changes) filter(f Filter) {
	if ch, ok := c.chosen(); ok {
		c.s.state.Change = ch.Key
	}
	c.s.state.Filter = f
	c.update()
	c.scroll.SetOffset(0)
}

// draw makes the rows.
func (c *changes) draw() {
	c.pressed = nil
	var rows []fyne.CanvasObject
	shown := c.listed
	if !c.all && len(shown) > mostRows {
		shown = shown[:mostRows]
	}
	for n, i := range shown {
		row := c.row(n, c.s.read.comparison.Changes[i])
		c.pressed = append(c.pressed, row)
		rows = append(rows, row, kit.Line())
	}
	if len(shown) < len(c.listed) {
		more := c.s.k.Button(kit.Link, c.s.count("review.more", len(c.listed)-len(shown)), func() { c.all = true; c.update() })
		rows = append(rows, kit.Inset(look.S2, look.S4, look.S2, look.S4, more))
	}
	if len(rows) == 0 {
		rows = append(rows, kit.Inset(look.S3, look.S4, look.S3, look.S4, c.s.k.Text(c.s.say(c.none()), look.Small, look.Ink2)))
	}
	c.rows.Set(rows...)
	c.mark()
}

// none says why no change is listed.
func (c *changes) none() string {
	switch {
	case c.s.read.alone:
		return "review.changes.alone"
	case len(c.s.read.comparison.Changes) == 0:
		return "review.changes.nothing"
	}
	return "review.changes.none"
}

// row is one change: where it is, whether figures or names are in it, its words.
func (c *changes) row(n int, ch comparison.Change) *kit.Pressable {
	s, k := c.s, c.s.k
	icon, where := s.where(s.read.comparison, ch)
	head := []fyne.CanvasObject{k.Icon(icon, 14, look.Ink2), kit.Grow(k.Text(where, look.Label, look.Ink2).Lines(1))}
	if flag := c.flag(ch); flag != "" {
		head = append(head, kit.Row(look.S1, k.Icon("warns", 14, look.Amber), k.Text(flag, look.Label, look.Amber).Lines(1)))
	}
	parts := []fyne.CanvasObject{kit.Row(6, head...), kit.NewProse(look.Small, s.described(s.read.comparison, brief(ch))...).Lines(4)}
	if over := s.cropPicture(ch); over != nil {
		parts = append(parts, kit.Inset(look.S1, 0, 2, 0, over))
	}
	p := k.Pressable(kit.Inset(look.S2, look.S4, 10, look.S4, kit.Column(2, parts...)), func() { c.choose(n) }).Radius(0)
	p.OnKey = func(e *fyne.KeyEvent) bool {
		by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[e.Name]
		if to := n + by; by != 0 && to >= 0 && to < len(c.pressed) {
			s.k.Focus(c.pressed[to])
		}
		return by != 0
	}
	return p
}

// flag warns of what must be read first.
func (c *changes) flag(ch comparison.Change) string {
	var parts []string
	if ch.Figures {
		parts = append(parts, c.s.say("review.flag.figure"))
	}
	if ch.Names {
		parts = append(parts, c.s.say("review.flag.name"))
	}
	return joined(", ", parts...)
}

// choose goes to a change.
func (c *changes) choose(n int) {
	if n < 0 || n >= len(c.listed) {
		return
	}
	if n >= len(c.pressed) {
		c.all = true
		c.draw()
	}
	c.at = n
	i := c.listed[n]
	ch := c.s.read.comparison.Changes[i]
	c.s.state.Change = ch.Key
	c.mark()
	c.scroll.Reveal(c.pressed[n])
	c.s.reading.goTo(i, ch)
}

func (c *changes) mark() {
	for n, p := range c.pressed {
		p.Selected(n == c.at)
	}
	c.counts()
}

// counts says which change it is of how many, and closes the ways that lead
// nowhere.
func (c *changes) counts() {
	s := c.s
	switch {
	case len(c.listed) == 0:
		c.counter.Set("")
	case c.at < 0:
		c.counter.Set(s.number(len(c.listed)))
	default:
		c.counter.Set(s.tell("review.counter", map[string]any{"Now": s.number(c.at + 1), "All": s.number(len(c.listed))}))
	}
	c.head.Refresh()
	for _, b := range []*kit.Button{c.back, c.on} {
		if len(c.listed) == 0 {
			b.Disable(s.say(c.none()))
		} else {
			b.Enable()
		}
	}
}

// chosen is the change that was gone to.
func (c *changes) chosen() (comparison.Change, bool) {
	if c.at < 0 || c.at >= len(c.listed) {
		return comparison.Change{}, false
	}
	return c.s.read.comparison.Changes[c.listed[c.at]], true
}

// forget keeps the chosen change while the text is shown in another way.
func (c *changes) forget() {
	if ch, ok := c.chosen(); ok {
		c.s.state.Change = ch.Key
	}
}

// Step goes to the next change (1) or the one before (-1), round and round.
func (s *Screen) Step(by int) {
	c := s.changes
	n := len(c.listed)
	if n == 0 {
		return
	}
	to := c.at + by
	if c.at < 0 && by < 0 {
		to = n - 1
	}
	c.choose((to + n) % n)
}

// suggestions is the foot: what waits for an answer, all at once or by person.
func (c *changes) suggestions() []fyne.CanvasObject {
	s, k := c.s, c.s.k
	open := 0
	type person struct {
		name    string
		n       int
		threads []string
	}
	var people []*person
	for _, g := range s.read.suggestions {
		if len(g.Open) == 0 || g.Mine {
			continue
		}
		name := s.person(g.Person, g.Accepted)
		i := slices.IndexFunc(people, func(p *person) bool { return p.name == name })
		if i < 0 {
			people, i = append(people, &person{name: name}), len(people)
		}
		people[i].n += len(g.Open)
		people[i].threads = append(people[i].threads, g.Thread)
		open += len(g.Open)
	}
	if open == 0 {
		return nil
	}
	var all []string
	for _, p := range people {
		all = append(all, p.threads...)
	}
	title := kit.Row(look.S2, k.Text(s.say("review.suggestions"), look.Interface, look.Ink).Bold(true).Lines(1), k.Text(s.count("review.suggestions.open", open), look.Interface, look.Ink2).Lines(1))
	parts := []fyne.CanvasObject{title}
	if len(people) > 1 {
		for _, p := range people {
			name := k.Text(s.tell("review.suggestions.of", map[string]any{"Person": p.name, "N": p.n}), look.Small, look.Ink2).Lines(1)
			take := k.Button(kit.Link, s.say("review.suggestion.take"), func() { s.answerAll(true, p.threads) }).Small()
			decline := k.Button(kit.Link, s.say("review.suggestion.decline"), func() { s.answerAll(false, p.threads) }).Small()
			parts = append(parts, kit.Row(look.S2, kit.Grow(name), take, decline))
		}
	}
	parts = append(parts, kit.Row(look.S2,
		k.Button(kit.Secondary, s.say("review.suggestions.take"), func() { s.answerAll(true, all) }).Small(),
		k.Button(kit.Secondary, s.say("review.suggestions.decline"), func() { s.answerAll(false, all) }).Small(), kit.Spacer()))
	return []fyne.CanvasObject{kit.Line(), kit.Inset(look.S3, look.S4, look.S3, look.S4, kit.Column(look.S2, parts...))}
}
