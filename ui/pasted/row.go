package pasted

import (
	"dateline/internal/desk"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// row is one part that was recognised.
type row struct {
	q     *question
	found desk.Found
	on    bool
	press *kit.Pressable
	// box is drawn empty or ticked.
	box          *kit.Stack
	full, hollow fyne.CanvasObject
}

const (
	// rowSide is what the light of a row leaves at its edges.
	rowSide = 8
	// nameWidth is that of the names, at 100 % text size.
	nameWidth = 140
	boxSide   = 16
	// mostShown is how many captions or titles are listed.
	mostShown = 3
)

func newRow(q *question, i int, f desk.Found) *row {
	k := q.d.Kit
	r := &row{q: q, found: f, on: f.On}
	line := look.Now().Type(look.Interface).Line
	r.full = kit.Box(look.Accent, look.None, 3, kit.Inset(2, 2, 2, 2, k.Icon("check", boxSide-4, look.OnAccent)))
	r.hollow = kit.Box(look.Field, look.FieldLine, 3, kit.Fixed(boxSide, boxSide, kit.Spacer()))
	r.box = kit.Row(0, r.full, r.hollow)
	box := kit.Fixed(boxSide, line, r.box)
	name := kit.Fixed(look.Now().Scaled(nameWidth), 0, k.Text(q.say("pasted.part."+string(f.Part)), look.Interface, look.Ink2))
	words := kit.Column(2, r.words()...)
	left := kit.Inset(0, look.S3, 0, 0, kit.Column(0, kit.Row(look.S3, box, name)))
	r.press = k.Pressable(kit.Inset(10, rowSide, 10, rowSide, kit.Border(nil, nil, left, nil, words)), r.turn)
	r.press.OnKey = func(e *fyne.KeyEvent) bool { return r.key(i, e) }
	r.draw()
	return r
}

// words are what was found, in full for a field, and what is there now.
func (r *row) words() []fyne.CanvasObject {
	k, f := r.q.d.Kit, r.found
	count := func(id string) fyne.CanvasObject {
		return k.Text(r.q.d.Say.Say(id, map[string]any{"N": f.N}), look.Interface, look.Ink)
	}
	var out []fyne.CanvasObject
	switch f.Part {
	case desk.PartText:
		out = append(out, count("pasted.text"), k.Text(f.Lines[0], look.Small, look.Ink3).Lines(2))
	case desk.PartPhotos, desk.PartRelated:
		out = append(out, count("pasted."+string(f.Part)))
		for _, line := range f.Lines[:min(len(f.Lines), mostShown)] {
			out = append(out, k.Text(line, look.Small, look.Ink3).Lines(2))
		}
		if more := len(f.Lines) - mostShown; more > 0 {
			out = append(out, k.Text(r.q.d.Say.Say("pasted.left.more", map[string]any{"N": more}), look.Small, look.Ink3))
		}
		if !f.On {
			out = append(out, k.Text(r.q.say("pasted."+string(f.Part)+".now"), look.Small, look.Ink3))
		}
	default:
		out = append(out, k.Text(f.Lines[0], look.Interface, look.Ink))
		if f.Now != "" {
			out = append(out, k.Text(r.q.d.Say.Say("pasted.now", map[string]any{"Text": f.Now}), look.Small, look.Ink3))
		}
	}
	return out
}

// turn ticks the row, or takes the tick away.
func (r *row) turn() {
	r.on = !r.on
	r.draw()
	r.q.ticked()
}

func (r *row) draw() {
	if r.on {
		r.full.Show()
		r.hollow.Hide()
	} else {
		r.full.Hide()
		r.hollow.Show()
	}
	r.box.Refresh()
}

// key walks with the arrows; Enter is for the whole question.
func (r *row) key(i int, e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp:
		r.q.walk(i - 1)
	case fyne.KeyDown:
		r.q.walk(i + 1)
	case fyne.KeyHome:
		r.q.walk(0)
	case fyne.KeyEnd:
		r.q.walk(len(r.q.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.q.take()
	default:
		return false
	}
	return true
}
