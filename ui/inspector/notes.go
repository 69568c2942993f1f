package inspector

import (
	"slices"

	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// notes is the tab of what the newsroom says to itself: a card for every note on
// the text, in the order of the text, those that are resolved folded below them,
// and the note about the whole story. It says that none of it ever leaves.
type notes struct {
	i     *Inspector
	field *textField
	cards map[story.NoteID]*noteCard
	draft *noteDraft
	// seen is the list that was drawn; chosen is the card that is meant, "" is none.
	seen   []story.Note
	began  bool
	chosen story.NoteID
	// order is how the cards stand, those in sight first.
	order []*noteCard

	rows, done *kit.Stack
	fold       *noteFold
	hint       fyne.CanvasObject
	column     *kit.Stack
}

func newNotes(i *Inspector) *notes {
	n := &notes{i: i, cards: map[story.NoteID]*noteCard{}, rows: kit.Column(0), done: kit.Column(0)}
	field, object := i.noteField()
	n.field = field
	n.fold = newNoteFold(n)
	add := i.k.Button(kit.Secondary, i.say("inspector.notes.add"), func() { i.d.Noting() }).Small().WithIcon("plus").
		Tip(i.say("inspector.notes.add"), noteKeys)
	n.hint = kit.Inset(0, 0, look.S2, 0, i.k.Text(i.say("inspector.notes.hint"), look.Small, look.Ink2))
	way := kit.Inset(look.S3, look.S4, look.S4, look.S4, kit.Column(0, n.hint, kit.Row(0, add, kit.Spacer())))
	never := kit.Row(6, i.k.Icon("lock", 14, look.Ink3), kit.Grow(i.k.Text(i.say("inspector.notes.never"), look.Label, look.Ink3)))
	label := i.k.Text(i.say("inspector.note"), look.Label, look.Ink2)
	whole := kit.Inset(look.S4, look.S4, look.S5, look.S4, kit.Column(look.S2, label, object, never))
	n.column = kit.Column(0, n.rows, n.fold.object, n.done, way, kit.Line(), whole)
	return n
}

// noteKeys is the shortcut of a new note, as it is said beside its button.
const noteKeys = "Ctrl+Shift+M"

func (n *notes) object() kit.Flowing { return n.column }

// update draws what is another. While only the text is written, notes move in it
// and their cards stay as they are.
func (n *notes) update(s story.Story) {
	n.field.update(s)
	if n.began && same(n.seen, s.Notes) {
		return
	}
	n.seen = s.Notes
	n.draw(s)
}

// draw puts the cards into the order of the text.
func (n *notes) draw(s story.Story) {
	if n.draft != nil {
		s.Notes = append(slices.Clip(slices.Clone(s.Notes)), n.draft.note)
	}
	var rows, done []fyne.CanvasObject
	var order, behind []*noteCard
	cards := map[story.NoteID]*noteCard{}
	changed := !n.began
	for _, note := range s.NotesInOrder() {
		if n.draft != nil && note.ID == n.draft.note.ID {
			rows = append(rows, n.draft.object)
			continue
		}
		c := n.cards[note.ID]
		if c == nil {
			c = newNoteCard(n)
		}
		cards[note.ID] = c
		changed = c.update(note) || changed
		if note.Resolved {
			done, behind = append(done, c.object), append(behind, c)
		} else {
			rows, order = append(rows, c.object), append(order, c)
		}
	}
	n.cards, n.began = cards, true
	n.fold.set(len(done))
	if !n.i.state.Resolved {
		done, behind = nil, nil
	}
	n.order = append(order, behind...)
	if !changed && slices.Equal(rows, n.rows.Objects()) && slices.Equal(done, n.done.Objects()) {
		return
	}
	n.rows.Set(rows...)
	n.done.Set(done...)
	show(n.hint, len(cards) == 0 && n.draft == nil)
	n.i.relay()
}

// again draws the story as it is.
func (n *notes) again() { n.draw(n.i.d.Sheet.Story()) }

// choose marks one card as the one that is meant, and tells the text.
func (n *notes) choose(id story.NoteID) {
	if n.cards[id] == nil {
		id = ""
	}
	if n.chosen != id {
		if c := n.cards[n.chosen]; c != nil {
			c.mark(false)
		}
		n.chosen = id
		if c := n.cards[id]; c != nil {
			c.mark(true)
		}
	}
	n.i.d.NoteChosen(id)
}

// walk goes from a card to its neighbour; at the ends it stays.
func (n *notes) walk(from *noteCard, by int) {
	at := slices.Index(n.order, from) + by
	if at < 0 || at >= len(n.order) {
		return
	}
	c := n.order[at]
	n.choose(c.note.ID)
	n.i.reach(c.press)
}

// beside gives the keyboard to the card that takes the place of one that goes,
// else to the fold below.
func (n *notes) beside(at int) {
	switch {
	case len(n.order) == 0 && n.fold.object.Visible():
		n.i.reach(n.fold.press)
	case len(n.order) == 0:
		n.i.reach(n.field.line)
	default:
		c := n.order[min(at, len(n.order)-1)]
		n.choose(c.note.ID)
		n.i.reach(c.press)
	}
}

// noteFold unfolds the notes that are resolved.
type noteFold struct {
	n      *notes
	icon   *kit.Icon
	words  *kit.Text
	press  *kit.Pressable
	object fyne.CanvasObject
}

func newNoteFold(n *notes) *noteFold {
	k := n.i.k
	f := &noteFold{n: n, icon: k.Icon("chevron-right", 16, look.Ink2), words: k.Text("", look.Interface, look.Ink2).Lines(1)}
	row := kit.Row(look.S2, f.icon, kit.Grow(f.words))
	f.press = k.Pressable(kit.Inset(look.S3, look.S4, look.S3, look.S4, row), f.toggle).Radius(0)
	f.object = kit.Column(0, f.press, kit.Line())
	f.object.Hide()
	return f
}

// set says how many there are; without any there is nothing to unfold.
func (f *noteFold) set(count int) {
	show(f.object, count > 0)
	f.words.Set(f.n.i.d.Say.Say("inspector.notes.resolved", map[string]any{"N": count}))
	icon := look.Icon("chevron-right")
	if f.n.i.state.Resolved {
		icon = "chevron-down"
	}
	f.icon.Set(icon, look.Ink2)
}

func (f *noteFold) toggle() {
	f.n.i.state.Resolved = !f.n.i.state.Resolved
	f.n.again()
}
