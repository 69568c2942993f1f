package inspector

import (
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// teller is where a field says its sentence: a kit.Field below itself, or two
// fields side by side in the line below both.
type teller interface {
	SetError(text string)
	SetHint(text string)
}

// message is the line below two fields that stand side by side: too narrow for
// a sentence each. What is wrong comes before what is good to know.
type message struct {
	i      *Inspector
	object *kit.Stack
	said   []*said
}

// said is what one of the fields says.
type said struct {
	m           *message
	error, hint string
}

func newMessage(i *Inspector) *message {
	m := &message{i: i, object: kit.Column(look.S1)}
	m.object.Hide()
	return m
}

// of gives one field its voice.
func (m *message) of() *said {
	s := &said{m: m}
	m.said = append(m.said, s)
	return s
}

// SetError says what is wrong; "" is nothing.
func (s *said) SetError(text string) {
	if s.error != text {
		s.error = text
		s.m.show()
	}
}

// SetHint says what is good to know.
func (s *said) SetHint(text string) {
	if s.hint != text {
		s.hint = text
		s.m.show()
	}
}

func (m *message) show() {
	var lines []fyne.CanvasObject
	for _, s := range m.said {
		if s.error != "" {
			lines = append(lines, wrong(m.i.k, s.error))
		}
	}
	for _, s := range m.said {
		if s.hint != "" && s.error == "" {
			lines = append(lines, m.i.k.Text(s.hint, look.Label, look.Ink3))
		}
	}
	show(m.object, len(lines) > 0)
	m.object.Set(lines...)
	m.i.relay()
}

// wrong is a sentence in red with its mark.
func wrong(k *kit.Kit, text string) fyne.CanvasObject { return marked(k, "blocks", look.Red, text) }

// marked is a sentence with a mark before it, in one colour; it may wrap.
func marked(k *kit.Kit, icon look.Icon, t look.Token, text string) fyne.CanvasObject {
	mark := kit.Column(0, kit.Inset(1, 6, 0, 0, k.Icon(icon, 14, t)))
	return kit.Border(nil, nil, mark, nil, k.Text(text, look.Label, t))
}

// pair is two fields side by side with the line for their sentences below.
func pair(left, right fyne.CanvasObject, m *message) *kit.Stack {
	return kit.Column(look.S1, kit.Grid(2, look.S2, 0, left, right), m.object)
}
