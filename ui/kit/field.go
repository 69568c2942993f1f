package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Field is a control with its label above, a note at the right of the label, and
// a line below that says what is wrong, why it is closed, or what to write.
type Field struct {
	*Stack
	k                   *Kit
	control             fyne.CanvasObject
	right, label        *Text
	below               *Stack
	mark                *Icon
	said                *Text
	wrong, locked, hint string
}

// Field puts a label over a control.
func (k *Kit) Field(label, right string, control fyne.CanvasObject) *Field {
	f := &Field{
		k: k, control: control,
		label: k.Text(label, look.Label, look.Ink2).Lines(1),
		right: k.Text(right, look.Label, look.Ink3).Lines(1),
		mark:  k.Icon("blocks", 14, look.Red), said: k.Text("", look.Label, look.Red),
	}
	f.below = Row(look.S1, f.mark, Grow(f.said))
	f.below.Hide()
	f.Stack = Column(look.S1, Row(look.S2, Grow(f.label), f.right), control, f.below).as(f)
	return f
}

// SetError says what is wrong; "" is that nothing is.
func (f *Field) SetError(words string) {
	f.wrong = words
	if c, ok := f.control.(interface{ SetError(bool) }); ok {
		c.SetError(words != "")
	}
	f.tell()
}

// SetHint says what to write, below the control.
func (f *Field) SetHint(words string) { f.hint = words; f.tell() }

// SetRight changes the note at the right of the label: a counter.
func (f *Field) SetRight(words string) { f.right.Set(words); f.Refresh() }

// SetRightToken changes the colour of the note: amber when it is too many.
func (f *Field) SetRightToken(t look.Token) { f.right.SetToken(t) }

// Lock closes the control and says why below; "" opens it.
func (f *Field) Lock(why string) {
	f.locked = why
	if c, ok := f.control.(interface{ Lock(string) }); ok {
		c.Lock(why)
	}
	f.tell()
}

// tell shows the most urgent of what there is to say.
func (f *Field) tell() {
	switch {
	case f.wrong != "":
		f.say("blocks", look.Red, f.wrong)
	case f.locked != "":
		f.say("lock", look.Ink3, f.locked)
	default:
		f.say("", look.Ink3, f.hint)
	}
}

func (f *Field) say(i look.Icon, t look.Token, words string) {
	show(f.mark, i != "")
	f.mark.Set(i, t)
	f.said.SetToken(t)
	f.said.Set(words)
	show(f.below, words != "")
	f.below.Refresh()
	f.Refresh()
}
