package kit

import (
	"strconv"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// CreateRenderer is the toolkit's.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer {
	l := look.Now()
	c.title = faceOf(l.Type(look.PanelTitle), true, false).line("", look.Ink)
	c.previous, c.next = picture("chevron-left", look.Ink2, look.Panel), picture("chevron-right", look.Ink2, look.Panel)
	c.chosen, c.lit, c.cursor = canvas.NewRectangle(l.Colour(look.Accent)), canvas.NewRectangle(l.Colour(look.Hover)), canvas.NewRectangle(nil)
	c.chosen.CornerRadius, c.lit.CornerRadius, c.cursor.CornerRadius = look.R1, look.R1, look.R1
	stroke(c.cursor, look.Accent, ringWidth)
	for _, name := range c.weekdays {
		c.head = append(c.head, faceOf(l.Type(look.Label), false, false).line(name, look.Ink3))
	}
	for range calendarDays {
		c.days = append(c.days, faceOf(l.Type(look.Interface), false, false).line("", look.Ink))
	}
	c.drawing = &drawing{over: c, paint: c.paint, place: c.place, least: func() fyne.Size {
		return fyne.NewSize(7*calendarCell, calendarHead+calendarWeek+6*c.rowHeight())
	}}
	c.paint()
	return c.drawing
}

func (c *Calendar) paint() {
	l := look.Now()
	objects := []fyne.CanvasObject{c.lit, c.chosen, c.cursor, c.title, c.previous, c.next}
	for _, t := range c.head {
		objects = append(objects, t)
	}
	c.title.Text = c.monthName()
	day := c.at.firstShown()
	for _, t := range c.days {
		token := look.Ink
		switch {
		case day == c.selected:
			token = look.OnAccent
		case day == c.today:
			token = look.Accent
		case day.Month != c.at.Month:
			token = look.Ink3
		}
		t.Text, t.Color = strconv.Itoa(day.Day), l.Colour(token)
		t.FontSource = look.Face(look.Sans, day == c.today || day == c.selected, false)
		objects = append(objects, t)
		day = day.plus(1)
	}
	c.objects = objects
	show(c.lit, c.under >= 0)
	show(c.cursor, c.focused)
}

// sign puts the marks of a day under it, in a row.
func (c *Calendar) sign(i int, day Day) {
	marks := c.marks(day)
	marks = marks[:min(len(marks), 3)]
	at, size := c.cellAt(i)
	const side, gap = 8, 3
	x := at.X + whole((size.Width-float32(len(marks))*(side+gap)+gap)/2)
	for _, m := range marks {
		t, ground := m.Token, look.Panel
		if day == c.selected {
			t, ground = look.OnAccent, look.Accent
		}
		if c.used == len(c.signs) {
			c.signs = append(c.signs, picture("", t, ground))
		}
		image := c.signs[c.used]
		c.used++
		repaint(image, m.Icon, t, ground)
		putIcon(image, fyne.NewPos(x, at.Y+size.Height-14), side)
		c.drawing.objects = append(c.drawing.objects, image)
		x += side + gap
	}
}

func (c *Calendar) place(size fyne.Size) {
	putText(c.title, 8, 0, calendarHead)
	placeIcon(c.previous, size.Width-52, calendarHead, 18)
	placeIcon(c.next, size.Width-24, calendarHead, 18)
	for i, t := range c.head {
		at, cell := c.cellAt(i)
		putText(t, at.X+(cell.Width-t.MinSize().Width)/2, calendarHead, calendarWeek)
	}
	day := c.at.firstShown()
	c.chosen.Hide()
	c.used, c.drawing.objects = 0, c.objects[:len(c.objects):len(c.objects)]
	for i, t := range c.days {
		at, cell := c.cellAt(i)
		line := cell.Height
		if c.marks != nil {
			line = 28
		}
		putText(t, at.X+(cell.Width-t.MinSize().Width)/2, at.Y, line)
		frame := func(r *canvas.Rectangle) {
			r.Move(at.AddXY(2, 1))
			r.Resize(cell.SubtractWidthHeight(4, 2))
		}
		if day == c.selected {
			frame(c.chosen)
			c.chosen.Show()
		}
		if day == c.at {
			frame(c.cursor)
		}
		if i == c.under {
			frame(c.lit)
		}
		if c.marks != nil {
			c.sign(i, day)
		}
		day = day.plus(1)
	}
}
