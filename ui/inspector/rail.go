package inspector

import (
	"strconv"

	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Measures of the rail: how wide it is, and the cell of a tab.
const (
	// RailWidth is how wide the rail is at 100 %.
	RailWidth = 72
	cellSide  = 64
	cellTall  = 60
)

// rail is the column of tabs: icons with words and numbers. It stays when the
// panel is folded.
type rail struct {
	i      *Inspector
	cells  [tabs]*cell
	object fyne.CanvasObject
	// blocks and warns are the numbers that stand below the checks.
	blocks, warns int
}

// cell is one tab of the rail.
type cell struct {
	press  *kit.Pressable
	icon   *kit.Icon
	word   *kit.Text
	number *kit.Text
	// counts, of the checks alone: what blocks and what warns.
	counts *kit.Stack
	middle *kit.Stack
}

func newRail(i *Inspector) *rail {
	r := &rail{i: i}
	var column []fyne.CanvasObject
	for t := range r.cells {
		r.cells[t] = r.cell(Tab(t))
		column = append(column, r.cells[t].press)
	}
	side := float32(RailWidth-cellSide) / 2
	cells := kit.Inset(look.S2, side, 0, side, kit.Column(look.S1, column...))
	r.object = kit.Box(look.Chrome, look.None, 0, kit.Fixed(look.Now().Scaled(RailWidth), 0, kit.Column(0, cells, kit.Spacer())))
	return r
}

func (r *rail) cell(t Tab) *cell {
	k := r.i.k
	c := &cell{
		icon: k.Icon(t.icon(), 20, look.Ink2).On(look.Chrome), word: k.Text(r.i.title(t), look.Label, look.Ink2).Lines(1).Align(fyne.TextAlignCenter),
		number: k.Text("", look.Label, look.Ink2).Lines(1).Align(fyne.TextAlignTrailing), counts: kit.Row(look.S1),
	}
	c.middle = kit.Column(0, kit.Spacer(), c.icon, c.word, c.counts, kit.Spacer())
	wide, tall := look.Now().Scaled(cellSide), look.Now().Scaled(cellTall)
	corner := kit.Column(0, kit.Inset(2, look.S2, 0, 0, c.number))
	c.press = k.Pressable(kit.Fixed(wide, tall, kit.Over(c.middle, corner)), func() { r.i.press(t) }).
		Tip(r.i.title(t), "Ctrl+"+strconv.Itoa(int(t)+4))
	c.press.OnKey = func(e *fyne.KeyEvent) bool { return r.walk(t, e) }
	return c
}

// walk goes to the tab above or below; at the ends it stays.
func (r *rail) walk(t Tab, e *fyne.KeyEvent) bool {
	to := int(t)
	switch e.Name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	default:
		return false
	}
	r.i.k.Focus(r.cells[min(max(to, 0), tabs-1)].press)
	return true
}

// open marks the tab that is open; none while the panel is folded.
func (r *rail) open() {
	for t, c := range r.cells {
		chosen := Tab(t) == r.i.tab && !r.i.folded
		ink, ground := look.Ink2, look.Chrome
		if chosen {
			ink, ground = look.Accent, look.AccentSoft
		}
		c.press.Selected(chosen)
		c.icon.On(ground).Set(Tab(t).icon(), ink)
		c.word.Bold(chosen).SetToken(ink)
	}
}

// set puts the numbers beside the icons. Those of the checks stand below the
// word, each with its mark, because they say something by their colour.
func (r *rail) set(numbers [tabs]int, blocks int) {
	for t, c := range r.cells {
		if Tab(t) != Checks {
			c.number.Set(numberText(numbers[t]))
		}
	}
	r.findings(blocks, numbers[Checks]-blocks)
}

func (r *rail) findings(blocks, warns int) {
	if blocks == r.blocks && warns == r.warns {
		return
	}
	r.blocks, r.warns = blocks, warns
	c := r.cells[Checks]
	marks := []fyne.CanvasObject{kit.Spacer()}
	if blocks > 0 {
		marks = append(marks, r.mark("blocks", look.Red, blocks))
	}
	if warns > 0 {
		marks = append(marks, r.mark("warns", look.Amber, warns))
	}
	if len(marks) == 1 {
		marks = nil
	} else {
		marks = append(marks, kit.Spacer())
	}
	c.counts.Set(marks...)
	c.middle.Refresh()
}

func (r *rail) mark(icon look.Icon, t look.Token, n int) fyne.CanvasObject {
	k := r.i.k
	return kit.Row(2, k.Icon(icon, 12, t).On(look.Chrome), k.Text(strconv.Itoa(n), look.Label, t).Lines(1))
}
