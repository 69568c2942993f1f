package library

import (
	"dateline/internal/desk"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// queueRow is one queue of the column.
type queueRow struct {
	q     *queues
	queue desk.Queue
	press *kit.Pressable
	mark  *kit.Icon
	name  *kit.Text // nil when folded
	count *kit.Text
	line  *kit.Stack
}

// Heights of a queue, in units.
const (
	queueHeight  = 32
	foldedHeight = 40
)

func newQueueRow(q *queues, queue desk.Queue) *queueRow {
	l := q.l
	k, name := l.d.Kit, l.say("library.queue."+string(queue))
	icon, token, size := queueMark(queue)
	r := &queueRow{q: q, queue: queue, mark: k.Icon(icon, size, token), count: k.Text("", look.Small, look.Ink3).Lines(1)}
	mark := kit.Fixed(16, 16, r.mark)
	var face fyne.CanvasObject
	if q.folded {
		r.count = k.Text("", look.Label, look.Ink2).Lines(1).Align(fyne.TextAlignCenter)
		r.line = kit.Column(2, kit.Spacer(), kit.Row(0, kit.Spacer(), mark, kit.Spacer()), r.count, kit.Spacer())
		face = kit.Fixed(0, l.d.Look.Scaled(foldedHeight), r.line)
	} else {
		r.name = k.Text(name, look.Interface, look.Ink).Lines(1)
		r.line = kit.Row(10, mark, kit.Grow(r.name), r.count)
		face = kit.Fixed(0, l.d.Look.Scaled(queueHeight), kit.Inset(0, 10, 0, 10, r.line))
	}
	r.press = k.Pressable(face, func() { l.ShowQueue(queue) })
	if q.folded {
		r.press.Tip(name, "")
	}
	r.press.OnKey = func(e *fyne.KeyEvent) bool { return q.walk(r, e) }
	return r
}

// fill brings the row up to date.
func (r *queueRow) fill() {
	l := r.q.l
	chosen := r.queue == l.state.Queue
	r.press.Selected(chosen)
	ground := look.Chrome
	if chosen {
		ground = look.AccentSoft
	}
	r.mark.On(ground)
	n := ""
	if many := l.state.read.counts[r.queue]; counted(r.queue) && many > 0 {
		n = grouped(many, l.d.Say.Language())
	}
	r.count.Set(n)
	show(r.count, n != "" || !r.q.folded)
	if r.name != nil {
		r.name.Bold(chosen)
		r.count.Bold(chosen)
		r.count.SetToken(map[bool]look.Token{true: look.Ink2, false: look.Ink3}[chosen])
	}
	r.line.Refresh() // the count may be wider now
}

// counted: the queue of what is out grows for ever, and its number says nothing.
func counted(q desk.Queue) bool { return q != desk.Out }
