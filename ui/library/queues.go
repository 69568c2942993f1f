package library

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/desk"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// queues is the column at the left: mark, name, count; folded the marks with
// their counts alone.
type queues struct {
	l       *Library
	folded  bool
	rows    []*queueRow
	person  person
	column  *kit.Stack
	content fyne.CanvasObject
}

func newQueues(l *Library) *queues {
	q := &queues{l: l, column: kit.Column(0)}
	q.person.name, q.person.role = l.d.Person()
	q.content = kit.Box(look.Chrome, look.None, 0, q.column)
	q.build()
	return q
}

// fold folds or unfolds the column.
func (q *queues) fold(folded bool) {
	if q.folded != folded {
		q.folded = folded
		q.build()
	}
}

// build makes the column anew.
func (q *queues) build() {
	l := q.l
	q.rows = nil
	var above, below []fyne.CanvasObject
	for _, queue := range desk.Queues() {
		row := newQueueRow(q, queue)
		q.rows = append(q.rows, row)
		if queue == desk.Out || queue == desk.Spiked {
			below = append(below, row.press)
		} else {
			above = append(above, row.press)
		}
	}
	button := l.d.Kit.Button(kit.Primary, l.say("library.new"), l.d.NewStory).WithIcon("plus").Tip(l.say("library.new"), l.say("library.new.keys"))
	if q.folded {
		button.SetLabel("")
	}
	air, side, gap, line := float32(12), float32(look.S2), float32(0), kit.Inset(look.S2, 10, look.S2, 10, kit.Line())
	if q.folded {
		air, side, gap, line = look.S2, 6, look.S1, kit.Inset(look.S1, 2, look.S1, 2, kit.Line())
	}
	list := kit.Inset(0, side, look.S2, side, kit.Column(0, kit.Column(gap, above...), line, kit.Column(gap, below...)))
	q.column.Set(kit.Inset(air, look.S2, air, look.S2, button), kit.Grow(l.d.Kit.VScroll(list)), kit.Inset(0, side, 0, side, kit.Column(0, kit.Line(), q.foot())))
	q.fill()
}

// fill brings counts, the chosen queue and the person up to date.
func (q *queues) fill() {
	for _, row := range q.rows {
		row.fill()
	}
	if read := q.l.state.read; read.known && read.person != q.person {
		q.person = read.person
		q.build()
	}
}

// walk goes with the arrows from one row to the next.
func (q *queues) walk(from *queueRow, e *fyne.KeyEvent) bool {
	i := slices.Index(q.rows, from)
	switch e.Name {
	case fyne.KeyUp:
		i--
	case fyne.KeyDown:
		i++
	case fyne.KeyHome:
		i = 0
	case fyne.KeyEnd:
		i = len(q.rows) - 1
	default:
		return false
	}
	q.l.d.Kit.Focus(q.rows[min(max(i, 0), len(q.rows)-1)].press)
	return true
}

// foot is who works here; it opens the settings.
func (q *queues) foot() fyne.CanvasObject {
	k, name := q.l.d.Kit, q.person.name
	if name == "" {
		name = q.l.say("library.nobody")
	}
	face := k.Avatar(initials(q.person.name))
	if q.folded {
		return k.Pressable(kit.Inset(look.S2, 0, look.S2, 0, kit.Row(0, kit.Spacer(), face, kit.Spacer())), q.l.d.Settings).Tip(name, "")
	}
	role := ""
	if q.person.role != "" {
		role = q.l.say("role." + q.person.role)
	}
	said := kit.Column(0, k.Text(name, look.Interface, look.Ink).Lines(1), k.Text(role, look.Label, look.Ink2).Lines(1))
	return k.Pressable(kit.Inset(9, look.S2, 9, 10, kit.Row(look.S2, face, kit.Grow(said))), q.l.d.Settings).Tip(q.l.say("library.settings"), "")
}

// initials are the first letters of the first two names.
func initials(name string) string {
	var out strings.Builder
	for i, part := range strings.Fields(name) {
		if i < 2 {
			r, _ := utf8.DecodeRuneInString(part)
			out.WriteString(strings.ToUpper(string(r)))
		}
	}
	if out.Len() == 0 {
		return "·"
	}
	return out.String()
}
