package kit

import (
	"fyne.io/fyne/v2"
)

// Completer is a field that proposes how to go on while one types; see
// Suggestions for its keys. Without OnSubmit, Enter takes the first suggestion.
type Completer struct {
	Entry
	suggest func(typed string) []Suggestion
	list    *Suggestions
}

var _ focusable = (*Completer)(nil)

// Completer makes one; pick gets what was chosen, which is written in the
// field by then.
func (k *Kit) Completer(o EntryOptions, suggest func(typed string) []Suggestion, pick func(Suggestion)) *Completer {
	c := &Completer{suggest: suggest}
	changed := o.OnChange
	o.OnChange = func(s string) {
		if changed != nil {
			changed(s)
		}
		c.offer()
	}
	c.list = k.Suggestions(c, c, func(s Suggestion) {
		c.SetText(s.Written())
		if pick != nil {
			pick(s)
		}
	})
	c.build(k, o, c)
	c.ExtendBaseWidget(c)
	return c
}

// offer shows what fits the text now.
func (c *Completer) offer() { c.list.Offer(c.suggest(c.Text()), c.o.OnSubmit == nil) }

// TypedKey opens the list with an arrow down.
func (c *Completer) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyDown && !c.list.Open() && c.why == "" {
		c.offer()
		return
	}
	c.Entry.TypedKey(e)
}
