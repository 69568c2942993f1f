package kit

import (
	"fyne.io/fyne/v2"
)

// Suggestion is something that was perhaps meant by what was typed.
type Suggestion struct {
	Value         any
	Label, Detail string
}

// Completer is a field that proposes how to go on while one types. Arrows move
// in the list, Enter takes, Esc closes the list and leaves what was typed.
// Without OnSubmit, Enter takes the first suggestion.
//
// The list has the keyboard while it is open and gives the field what is typed;
// the field keeps its caret, for the toolkit keeps one focus for each layer.
type Completer struct {
	Entry
	suggest func(typed string) []Suggestion
	pick    func(Suggestion)
	offered []Suggestion
	list    *choices
	close   func()
}

var _ focusable = (*Completer)(nil)

// mostSuggestions are offered at once.
const mostSuggestions = 8

// Completer makes one; pick gets what was chosen, whose label stands in the
// field by then.
func (k *Kit) Completer(o EntryOptions, suggest func(typed string) []Suggestion, pick func(Suggestion)) *Completer {
	c := &Completer{suggest: suggest, pick: pick}
	changed := o.OnChange
	o.OnChange = func(s string) {
		if changed != nil {
			changed(s)
		}
		c.offer()
	}
	c.build(k, o, c)
	c.leaving = c.shut
	c.ExtendBaseWidget(c)
	return c
}

// offer shows what fits the text now.
func (c *Completer) offer() {
	c.offered = c.suggest(c.Text())
	c.offered = c.offered[:min(len(c.offered), mostSuggestions)]
	if len(c.offered) == 0 {
		c.shut()
		return
	}
	rows := make([]choice, len(c.offered))
	for i, s := range c.offered {
		rows[i] = choice{s.Label, s.Detail}
	}
	at := -1
	if c.o.OnSubmit == nil {
		at = 0
	}
	if c.close != nil {
		c.list.set(rows, at)
		return
	}
	c.list = c.k.choices(rows, at, c.shut, c.take)
	c.list.marked, c.list.typist = -1, c
	c.close = c.k.PopUnder(c, c.list, func() { c.close = nil })
}

func (c *Completer) shut() {
	if c.close != nil {
		c.close()
	}
}

func (c *Completer) take(i int) {
	s := c.offered[i]
	c.shut()
	c.SetText(s.Label)
	if c.pick != nil {
		c.pick(s)
	}
}

// TypedKey opens the list with an arrow down.
func (c *Completer) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyDown && c.close == nil && c.why == "" {
		c.offer()
		return
	}
	c.Entry.TypedKey(e)
}
