package inspector

import (
	"strings"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// noteCard is one note: who, when, the words it is about, what was said, and
// what can be done with it.
type noteCard struct {
	n      *notes
	note   story.Note
	drawn  bool
	ground *canvas.Rectangle
	press  *kit.Pressable
	said   *kit.Stack
	below  *kit.Stack
	answer *answer
	object fyne.CanvasObject
}

func newNoteCard(n *notes) *noteCard {
	c := &noteCard{n: n, said: kit.Column(look.S1), below: kit.Column(look.S1), ground: canvas.NewRectangle(look.Now().Colour(look.None))}
	c.answer = newAnswer(c)
	c.press = n.i.k.Pressable(kit.Inset(look.S3, look.S4, look.S1, look.S4, c.said), c.show).Radius(0).Tip(n.i.say("inspector.notes.show"), "")
	c.press.OnKey = c.key
	below := kit.Inset(look.S1, look.S4, look.S2, look.S4, c.below)
	c.object = kit.Column(0, kit.Over(c.ground, kit.Column(0, c.press, below)), kit.Line())
	return c
}

// update shows the note as it is, and says whether anything of the card is
// another. Where it hangs is not seen here, but that its words are gone is.
func (c *noteCard) update(note story.Note) bool {
	was := c.note
	c.note = note
	if c.drawn && was.Gone() == note.Gone() && was.Resolved == note.Resolved && same(was.Remarks, note.Remarks) && was.About == note.About {
		return false
	}
	c.drawn = true
	c.said.Set(c.words()...)
	if note.Resolved {
		c.answer.fold()
		c.below.Set(c.ways("inspector.notes.reopen"))
	} else {
		c.below.Set(c.answer.object, c.ways("inspector.notes.resolve"))
	}
	return true
}

// words are the first remark with the words it is about, and the answers to it.
func (c *noteCard) words() []fyne.CanvasObject {
	i, k := c.n.i, c.n.i.k
	first := c.note.Remarks[0]
	who := kit.Row(look.S2, kit.Grow(k.Text(i.called(first.Name), look.Interface, look.Ink).Bold(true).Lines(1)),
		k.Text(i.when(first.At), look.Label, look.Ink2).Lines(1))
	out := []fyne.CanvasObject{who, i.quote(c.note.About, c.note.Gone())}
	if c.note.Gone() {
		out = append(out, k.Text(i.say("inspector.notes.gone"), look.Label, look.Ink3))
	}
	out = append(out, k.Text(printed(first.Text), look.Interface, look.Ink))
	for _, r := range c.note.Remarks[1:] {
		who := kit.Row(look.S2, k.Text(i.called(r.Name), look.Small, look.Ink).Bold(true).Lines(1), k.Text(i.when(r.At), look.Label, look.Ink2).Lines(1), kit.Spacer())
		out = append(out, kit.Inset(look.S1, 0, 0, look.S3, kit.Column(0, who, k.Text(printed(r.Text), look.Interface, look.Ink))))
	}
	return out
}

// ways are what else can be done with the note.
func (c *noteCard) ways(turn string) fyne.CanvasObject {
	i, k := c.n.i, c.n.i.k
	remove := i.sign("trash", 16, look.Ink3, i.say("inspector.notes.remove"), "", c.remove)
	return kit.Row(look.S2, k.Button(kit.Link, i.say(turn), c.turn).Small(), kit.Spacer(), remove)
}

// quote is the words that a note is about: on the ground that they have in the
// text, or grey when the text has them no longer.
func (i *Inspector) quote(about string, gone bool) fyne.CanvasObject {
	ground, bar, ink := look.Note, look.Amber, look.Ink
	if gone {
		ground, bar, ink = look.Hover, look.FieldLine, look.Ink3
	}
	words := kit.Inset(1, look.S2, 1, look.S2, i.k.Text(about, look.Snippet, ink).Lines(3))
	return kit.Box(ground, look.None, 0, kit.Border(nil, nil, kit.Box(bar, look.None, 0, kit.Fixed(3, 0, kit.Column(0))), nil, words))
}

// called is a name, or that there is none.
func (i *Inspector) called(name string) string {
	if name == "" {
		return i.say("inspector.history.nameless")
	}
	return name
}

// when is a time of today, or the day with it.
func (i *Inspector) when(at time.Time) string {
	now := i.d.Now()
	if at = at.In(now.Location()); newsdate.Of(at) == newsdate.Of(now) {
		return at.Format("15:04")
	}
	return momentText(at, now.Location(), now, i.d.Say.Language())
}

// printed is a remark as it is shown: its soft breaks are lines.
func printed(words string) string { return strings.ReplaceAll(words, string(text.SoftBreak), "\n") }

// key walks from card to card.
func (c *noteCard) key(e *fyne.KeyEvent) bool {
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[e.Name]
	if by != 0 {
		c.n.walk(c, by)
	}
	return by != 0
}

// show selects the words in the text. The card is the chosen one even where
// notes lie over each other and the text would mean another.
func (c *noteCard) show() {
	c.n.i.d.ShowText(c.note.Selection())
	c.n.choose(c.note.ID)
}

// mark shows the card as the chosen one.
func (c *noteCard) mark(on bool) {
	ground := look.None
	if on {
		ground = look.AccentSoft
	}
	c.ground.FillColor = look.Now().Colour(ground)
	canvas.Refresh(c.ground)
}

// place is where the card stands among those in sight.
func (c *noteCard) place() int {
	for at, other := range c.n.order {
		if other == c {
			return at
		}
	}
	return 0
}

// turn resolves the note, or opens it again.
func (c *noteCard) turn() {
	i, at := c.n.i, c.place()
	i.Settle() // an answer that was begun is said before
	note, ok := i.d.Sheet.Story().NoteWith(c.note.ID)
	if !ok || !i.do(story.ChangeNote{ID: note.ID, Remarks: note.Remarks, Resolved: !note.Resolved}) {
		return
	}
	if note.Resolved {
		c.n.choose(note.ID)
		i.reach(c.press)
		return
	}
	c.n.beside(at)
}

// remove takes the note away. It comes back to its words, whatever was written
// since.
func (c *noteCard) remove() {
	i, at := c.n.i, c.place()
	i.Settle()
	s := i.d.Sheet.Story()
	note, ok := s.NoteWith(c.note.ID)
	if !ok || !i.do(story.RemoveNote{ID: note.ID}) {
		return
	}
	c.n.beside(at)
	i.k.Toast(kit.Info, i.say("inspector.notes.removed"), i.say("inspector.undo"), func() {
		now := i.d.Sheet.Story()
		if _, there := now.NoteWith(note.ID); !there { // the story's own undo may have been first
			i.do(story.AddNote{At: len(now.Notes), Note: note.Rehung(s.Body, now.Body)})
		}
	})
}
