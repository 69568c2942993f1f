package inspector

import (
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// notes is the tab of what the newsroom says to itself about the story. It
// stands on its own ground, and says that it never leaves.
type notes struct {
	field  *textField
	column *kit.Stack
}

func newNotes(i *Inspector) *notes {
	field, object := i.noteField()
	never := kit.Row(6, i.k.Icon("lock", 14, look.Ink3), kit.Grow(i.k.Text(i.say("inspector.notes.never"), look.Label, look.Ink3)))
	label := i.k.Text(i.say("inspector.note"), look.Label, look.Ink2)
	body := kit.Column(look.S2, label, object, never)
	return &notes{field, kit.Column(0, kit.Inset(look.S4, look.S4, look.S5, look.S4, body))}
}

func (n *notes) object() kit.Flowing { return n.column }

func (n *notes) update(s story.Story) { n.field.update(s) }
