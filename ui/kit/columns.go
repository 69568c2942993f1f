package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// ColumnSpec is one panel of Columns. A Min of 0 is none, and so is a Max of 0;
// a panel whose Min is its Max cannot be drawn wider or narrower.
type ColumnSpec struct {
	Object          fyne.CanvasObject
	Width, Min, Max float32
	// Grow takes what the others leave; one panel should.
	Grow bool
	// Hidden panels take no room.
	Hidden bool
}

// Columns are panels side by side, with lines of 1 unit between them that can be
// drawn. A double click on a line restores the width a panel began with.
type Columns struct {
	widget.BaseWidget
	k       *Kit
	specs   []ColumnSpec
	first   []float32
	resized func(i int, width float32)
	// at and wide are where the panels stand now.
	at, wide []float32

	lines []*canvas.Rectangle
	grips []*grip
}

// gripWidth is the zone in which a line can be taken hold of.
const gripWidth = 8

// Columns makes panels side by side. resized hears of every width that the
// person has chosen, when the line is let go.
func (k *Kit) Columns(specs []ColumnSpec, resized func(i int, width float32)) *Columns {
	n := len(specs)
	c := &Columns{k: k, specs: append([]ColumnSpec(nil), specs...), resized: resized, at: make([]float32, n), wide: make([]float32, n)}
	for _, s := range specs {
		c.first = append(c.first, s.Width)
		show(s.Object, !s.Hidden)
	}
	for i := 1; i < n; i++ {
		c.lines = append(c.lines, canvas.NewRectangle(look.Now().Colour(look.Line)))
		c.grips = append(c.grips, newGrip(c))
	}
	c.ExtendBaseWidget(c)
	return c
}

// SetHidden folds a panel, or unfolds it, at once.
func (c *Columns) SetHidden(i int, hidden bool) {
	if c.specs[i].Hidden != hidden {
		c.specs[i].Hidden = hidden
		show(c.specs[i].Object, !hidden)
		c.Refresh()
	}
}

// Hidden says whether a panel is folded.
func (c *Columns) Hidden(i int) bool { return c.specs[i].Hidden }

// SetWidth gives a panel a width, as far as its limits allow; a panel of one
// width has the new one from now on. resized is not called: the caller knows.
func (c *Columns) SetWidth(i int, width float32) {
	s := &c.specs[i]
	if s.Max > 0 && s.Min >= s.Max {
		s.Min, s.Max = width, width
	}
	if width = s.limit(width); s.Width != width {
		s.Width = width
		c.Refresh()
	}
}

// Width of a panel as it was chosen; a window too small for all shows less of it.
func (c *Columns) Width(i int) float32 {
	if c.specs[i].Grow {
		return c.wide[i]
	}
	return c.specs[i].Width
}

func (s ColumnSpec) limit(width float32) float32 {
	if s.Max > 0 {
		width = min(width, s.Max)
	}
	return whole(max(width, s.Min, 0))
}

// fixed says that nobody can change the width.
func (s ColumnSpec) fixed() bool { return s.Grow || s.Max > 0 && s.Min >= s.Max }

// shown are the panels that take room, in order.
func (c *Columns) shown() []int {
	var out []int
	for i, s := range c.specs {
		if !s.Hidden {
			out = append(out, i)
		}
	}
	return out
}

// share works out the widths of the shown panels in a width: those that do not
// grow have theirs, and give way from the last, down to their least, before the
// one that grows becomes narrower than it may.
func (c *Columns) share(shown []int, width float32) {
	left := max(width-float32(len(shown)-1), 0)
	var growing, least float32
	for _, i := range shown {
		c.wide[i] = c.specs[i].Width
		if c.specs[i].Grow {
			growing++
			least += c.specs[i].Min
			c.wide[i] = 0
		}
		left -= c.wide[i]
	}
	for j := len(shown) - 1; j >= 0 && left < least; j-- {
		s := c.specs[shown[j]]
		if give := min(least-left, c.wide[shown[j]]-s.Min); give > 0 && !s.Grow {
			c.wide[shown[j]] -= give
			left += give
		}
	}
	for _, i := range shown {
		if c.specs[i].Grow {
			c.wide[i] = max(left/growing, 0)
		}
	}
}

// moves says which panel the line between two of the shown changes, and in which
// direction: the one at its left, or, from the growing panel on, the one at its
// right. A panel of one width has no line to draw.
func (c *Columns) moves(shown []int, left int) (i int, sign float32) {
	i, sign = shown[left], 1
	for _, j := range shown[:left+1] {
		if c.specs[j].Grow {
			i, sign = shown[left+1], -1
		}
	}
	if c.specs[i].fixed() {
		return -1, 0
	}
	return i, sign
}

// room is how much wider a panel can become before the growing one is too narrow.
func (c *Columns) room() float32 {
	var room float32
	for i, s := range c.specs {
		if s.Grow && !s.Hidden {
			room += max(c.wide[i]-s.Min, 0)
		}
	}
	return room
}

// CreateRenderer is the toolkit's.
func (c *Columns) CreateRenderer() fyne.WidgetRenderer {
	var objects []fyne.CanvasObject
	for _, s := range c.specs {
		objects = append(objects, s.Object)
	}
	for _, l := range c.lines {
		objects = append(objects, l)
	}
	for _, g := range c.grips {
		objects = append(objects, g)
	}
	return &drawing{objects: objects, over: c, place: c.place, least: func() fyne.Size {
		return fyne.NewSquareSize(gripWidth)
	}}
}

func (c *Columns) place(size fyne.Size) {
	shown := c.shown()
	c.share(shown, size.Width)
	var x float32
	for j, i := range shown {
		w := whole(c.wide[i])
		if j == len(shown)-1 {
			w = max(size.Width-x, 0)
		}
		c.at[i] = x
		put(c.specs[i].Object, x, 0, w, size.Height)
		x += w + 1
	}
	for j, g := range c.grips {
		used := j+1 < len(shown)
		show(c.lines[j], used)
		if !used {
			g.aim(-1, 0)
			continue
		}
		edge := c.at[shown[j+1]] - 1
		put(c.lines[j], edge, 0, 1, size.Height)
		put(g, edge-(gripWidth-1)/2, 0, gripWidth, size.Height)
		g.aim(c.moves(shown, j))
	}
}
