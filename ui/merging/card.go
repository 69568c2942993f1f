package merging

import (
	"slices"
	"strings"

	"dateline/internal/merge"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// card asks about one thing.
type card struct {
	q      *question
	at     int
	of     merge.Card
	answer merge.Answer
	// options in the order of the arrows: ours, theirs, as it was.
	options []*option
	// own is what the person writes instead; typed holds it.
	own, both *kit.Button
	line      *editor.Line
	typed     string
	field     fyne.CanvasObject
	body      *kit.Stack
	object    fyne.CanvasObject
}

// option is what one side has.
type option struct {
	answer merge.Answer
	press  *kit.Pressable
	mark   *kit.Stack
	chosen fyne.CanvasObject
	open   fyne.CanvasObject
}

// edgeWidth is the amber edge of a card, as notes have it.
const edgeWidth = 3

func newCard(q *question, at int, of merge.Card) *card {
	k := q.d.Kit
	c := &card{q: q, at: at, of: of, typed: of.Ours.Text}
	title := k.Text(q.tell("merging.card."+string(of.Kind), map[string]any{"Place": q.place(of.Number, of.Field, of.Photo)}), look.PanelTitle, look.Ink)
	var sides []fyne.CanvasObject
	for _, o := range []struct {
		answer merge.Answer
		name   string
		has    fyne.CanvasObject
		ground look.Token
	}{
		{merge.Ours, q.tell("merging.ours", q.args(q.d.Ours)), c.wording(of.Ours, of.Theirs), look.AccentSoft},
		{merge.Theirs, q.tell("merging.theirs", q.args(q.d.Theirs)), c.wording(of.Theirs, of.Ours), look.VioletSoft},
		{merge.Base, q.say("merging.base"), c.baseWording(), look.Hover},
	} {
		made := c.newOption(o.answer, o.name, o.has, o.ground)
		c.options = append(c.options, made)
		sides = append(sides, made.press)
	}
	c.body = kit.Column(look.S3, title, kit.Abreast(c.column(), look.S2, sides...))
	if of.Text {
		c.both = k.Button(kit.Secondary, q.say("merging.both"), c.keepBoth).Small()
		c.own = k.Button(kit.Secondary, q.say("merging.own"), c.write).Small().WithIcon("edit")
		c.line = editor.NewLine(k, editor.LineOptions{
			Text: c.typed, Multi: true, Boxed: true, Role: look.Body, Change: func(s string) { c.typed = s },
			Resized: func() {
				q.dialog.Relayout()
				k.Reveal(c.field)
			},
			Leave: func(dir int) { // Enter, or down at the end: it is written
				if dir > 0 {
					q.next(at)
				}
			},
		})
		c.field = kit.Column(0, c.line)
		c.field.Hide()
		buttons := []fyne.CanvasObject{c.own, kit.Spacer()}
		if of.Kind == merge.Words && of.Number > 0 {
			buttons = append([]fyne.CanvasObject{c.both}, buttons...)
		}
		c.body.Set(append(c.body.Objects(), kit.Row(look.S2, buttons...), c.field)...)
	}
	edge := kit.Fixed(edgeWidth, 0, kit.Box(look.Amber, look.None, 0, kit.Spacer()))
	inner := kit.Inset(look.S4, look.S4, look.S4, look.S4, c.body)
	c.object = kit.Box(look.Paper, look.Line, look.R2, kit.Border(nil, nil, edge, nil, inner))
	return c
}

func (q *question) args(s Side) map[string]any {
	return map[string]any{"Name": q.nameOf(s), "When": s.When, "Version": s.Version}
}

// newOption is a side as a box that can be chosen.
func (c *card) newOption(answer merge.Answer, name string, has fyne.CanvasObject, ground look.Token) *option {
	k := c.q.d.Kit
	o := &option{answer: answer}
	o.chosen = k.Icon("pass", 16, look.Accent).On(ground)
	o.open = k.Icon("state-draft", 16, look.Ink3).On(ground)
	o.chosen.Hide()
	o.mark = kit.Row(0, o.chosen, o.open)
	head := kit.Row(look.S2, o.mark, kit.Grow(k.Text(name, look.Small, look.Ink).Bold(true)))
	box := kit.Box(ground, look.None, look.R2, kit.Inset(look.S3, look.S3, look.S3, look.S3, kit.Column(look.S2, head, has)))
	o.press = k.Pressable(box, func() { c.choose(answer) })
	o.press.OnKey = func(e *fyne.KeyEvent) bool { return c.key(answer, e) }
	return o
}

// choose takes an answer; the next card without one gets the keyboard.
func (c *card) choose(a merge.Answer) {
	c.answer = a
	for _, o := range c.options {
		if o.answer == a {
			o.chosen.Show()
			o.open.Hide()
		} else {
			o.chosen.Hide()
			o.open.Show()
		}
		o.mark.Refresh()
	}
	if c.field != nil && a != merge.Typed && c.field.Visible() {
		c.field.Hide()
		c.body.Refresh()
		c.q.dialog.Relayout()
	}
	c.q.answered()
	if a != merge.Typed {
		c.q.next(c.at)
	}
}

// write opens the field in which the person writes what should stand there.
func (c *card) write() {
	c.choose(merge.Typed)
	c.field.Show()
	c.body.Refresh()
	c.q.dialog.Relayout()
	c.line.Focus()
	c.q.d.Kit.Reveal(c.field)
}

// keepBoth puts one behind the other, for the person to mend.
func (c *card) keepBoth() {
	c.typed = c.of.Ours.Text + "\n" + c.of.Theirs.Text
	c.line.SetText(strings.ReplaceAll(c.typed, "\n", "\u2028"))
	c.write()
}

// choice is the answer. A soft break that was typed into a block ends it there,
// as Enter does in the text.
func (c *card) choice() merge.Choice {
	out := merge.Choice{Card: c.of.ID, Answer: c.answer}
	if c.answer == merge.Typed {
		out.Text = c.typed
		if c.of.Number > 0 {
			out.Text = strings.ReplaceAll(c.typed, "\u2028", "\n")
		}
	}
	return out
}

// key walks between the sides with the arrows, and between cards: where the sides
// stand below each other, down is the next side, and behind the last the next card.
func (c *card) key(a merge.Answer, e *fyne.KeyEvent) bool {
	at := slices.IndexFunc(c.options, func(o *option) bool { return o.answer == a })
	stacked := c.stacked()
	to, row := c.at, at
	switch e.Name {
	case fyne.KeyLeft:
		row--
	case fyne.KeyRight:
		row++
	case fyne.KeyUp:
		if row--; !stacked || row < 0 {
			to, row = to-1, c.q.entry(to-1, at, len(c.options)-1)
		}
	case fyne.KeyDown:
		if row++; !stacked || row >= len(c.options) {
			to, row = to+1, c.q.entry(to+1, at, 0)
		}
	default:
		return false
	}
	if to >= 0 && to < len(c.q.cards) && row >= 0 && row < len(c.options) {
		next := c.q.cards[to].options[row].press
		c.q.d.Kit.Focus(next)
		c.q.d.Kit.Reveal(next)
	}
	return true
}

// entry is the side at which an arrow comes into a card: the one it came from,
// where the sides stand beside each other, else the nearest.
func (q *question) entry(to, from, nearest int) int {
	if to >= 0 && to < len(q.cards) && q.cards[to].stacked() {
		return nearest
	}
	return from
}

// stacked says that the sides stand below each other.
func (c *card) stacked() bool {
	return c.options[1].press.Position().Y > c.options[0].press.Position().Y
}
