package welcome

import (
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// cards are the three things to open; one is chosen.
type cards struct {
	w       *Welcome
	pressed []*kit.Pressable
	chosen  []fyne.CanvasObject // the ground of a card that is chosen
	content fyne.CanvasObject
}

func newCards(w *Welcome) *cards {
	c := &cards{w: w}
	icons := map[Opening]look.Icon{Sample: "archive", Empty: "file", File: "handoff"}
	var objects []fyne.CanvasObject
	for i, o := range openings() {
		objects = append(objects, c.card(i, o, icons[o]))
	}
	c.content = kit.Grid(len(objects), look.S3, look.S3, objects...)
	c.mark()
	return c
}

func (c *cards) card(i int, o Opening, icon look.Icon) fyne.CanvasObject {
	k := c.w.k
	id := "welcome.open." + string(o)
	face := kit.Column(
		look.S1, kit.Inset(0, 0, look.S3, 0, kit.Row(0, k.Icon(icon, 20, look.Accent), kit.Spacer())),
		k.Text(c.w.say(id), look.PanelTitle, look.Ink), k.Text(c.w.say(id+".text"), look.Small, look.Ink2),
	)
	plain := kit.Box(look.Field, look.FieldLine, look.R3, kit.Over())
	chosen := kit.Box(look.Accent, look.None, look.R3, kit.Inset(2, 2, 2, 2, kit.Box(look.AccentSoft, look.None, look.R3-2, kit.Over())))
	p := k.Pressable(kit.Over(plain, chosen, kit.Inset(18, 18, 18, 18, face)), func() { c.choose(i) }).Radius(look.R3)
	p.OnKey = func(e *fyne.KeyEvent) bool { return c.key(i, e) }
	c.pressed, c.chosen = append(c.pressed, p), append(c.chosen, chosen)
	return p
}

// key goes to the neighbour with an arrow, and starts with Enter on what is
// chosen already.
func (c *cards) key(i int, e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		i--
	case fyne.KeyRight, fyne.KeyDown:
		i++
	case fyne.KeyReturn, fyne.KeyEnter:
		if openings()[i] != c.w.so.Open {
			return false
		}
		c.w.start()
		return true
	default:
		return false
	}
	if i >= 0 && i < len(c.pressed) {
		c.choose(i)
		c.w.k.Focus(c.pressed[i])
	}
	return true
}

func (c *cards) choose(i int) {
	c.w.so.Open = openings()[i]
	c.mark()
}

func (c *cards) mark() {
	for i, o := range openings() {
		show(c.chosen[i], o == c.w.so.Open)
	}
}
