package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CreateRenderer is the toolkit's.
func (c *choices) CreateRenderer() fyne.WidgetRenderer {
	c.ground = canvas.NewRectangle(look.Now().Colour(look.AccentSoft))
	c.ground.CornerRadius = look.R1
	c.tick = picture("check", look.Accent, look.Paper)
	c.drawing = &drawing{over: c, least: c.least, place: c.place, paint: c.paint}
	c.paint()
	return c.drawing
}

func (c *choices) paint() {
	objects := []fyne.CanvasObject{c.ground, c.tick}
	f := faceOf(look.Now().Type(look.Interface), false, false)
	small := faceOf(look.Now().Type(look.Small), false, false)
	for len(c.labels) < len(c.rows) {
		c.labels = append(c.labels, f.line("", look.Ink))
		c.details = append(c.details, small.line("", look.Ink3))
	}
	for i, r := range c.rows {
		c.labels[i].Text, c.details[i].Text = r.label, r.detail
		objects = append(objects, c.labels[i], c.details[i])
	}
	show(c.ground, c.at >= 0)
	show(c.tick, c.marked >= 0)
	c.drawing.objects = objects
}

// left is where labels begin: behind the tick, when one of them has it.
func (c *choices) left() float32 {
	if c.marked >= 0 {
		return 32
	}
	return look.S3
}

func (c *choices) least() fyne.Size {
	var w float32
	for i := range c.rows {
		row := c.left() + c.labels[i].MinSize().Width + look.S3
		if c.rows[i].detail != "" {
			row += look.S4 + c.details[i].MinSize().Width
		}
		w = max(w, row)
	}
	return fyne.NewSize(whole(w+0.5), c.rowHeight()*float32(len(c.rows))+2*look.S1)
}

func (c *choices) place(size fyne.Size) {
	h := c.rowHeight()
	y := func(i int) float32 { return look.S1 + float32(i)*h }
	c.ground.Move(fyne.NewPos(look.S1, y(c.at)))
	c.ground.Resize(fyne.NewSize(size.Width-2*look.S1, h))
	putIcon(c.tick, fyne.NewPos(10, y(c.marked)+whole((h-16)/2)), 16)
	for i := range c.rows {
		putText(c.labels[i], c.left(), y(i), h)
		putText(c.details[i], size.Width-look.S3-c.details[i].MinSize().Width, y(i), h)
	}
}
