package kit

import "fyne.io/fyne/v2"

// Column places objects from top to bottom, each over the full width and as high
// as it needs at that width. What has Grow around it shares the height that is
// left when the column is higher than it must be.
func Column(gap float32, objects ...fyne.CanvasObject) *Stack {
	return newStack(column{gap}, objects...)
}

type column struct{ gap float32 }

func (c column) least(objects []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range objects {
		w = max(w, leastWidth(o))
	}
	return w
}

func (c column) natural(objects []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range objects {
		w = max(w, naturalWidth(o))
	}
	return w
}

func (c column) height(objects []fyne.CanvasObject, width float32) float32 {
	h := c.gap * float32(len(objects)-1)
	for _, o := range objects {
		h += HeightFor(o, width)
	}
	return h
}

func (c column) place(objects []fyne.CanvasObject, size fyne.Size) {
	left, growing := size.Height-c.height(objects, size.Width), 0
	for _, o := range objects {
		if grows(o) {
			growing++
		}
	}
	var y float32
	for _, o := range objects {
		h := HeightFor(o, size.Width)
		if grows(o) && left > 0 {
			h += left / float32(growing)
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + c.gap
	}
}

// Grid places objects in equal columns, row by row; a row is as high as its
// highest object needs.
func Grid(columns int, gapX, gapY float32, objects ...fyne.CanvasObject) *Stack {
	return newStack(grid{max(columns, 1), gapX, gapY}, objects...)
}

// Abreast places objects side by side in equal columns, or, where they would be
// narrower than narrow, below each other.
func Abreast(narrow, gap float32, objects ...fyne.CanvasObject) *Stack {
	return newStack(abreast{narrow, gap}, objects...)
}

type abreast struct{ narrow, gap float32 }

func (b abreast) how(objects []fyne.CanvasObject, width float32) arrangement {
	g := grid{max(len(objects), 1), b.gap, b.gap}
	if g.cell(width) < b.narrow {
		return column{b.gap}
	}
	return g
}

func (b abreast) least(objects []fyne.CanvasObject) float32 { return column{}.least(objects) }

func (b abreast) natural(objects []fyne.CanvasObject) float32 {
	return grid{max(len(objects), 1), b.gap, b.gap}.natural(objects)
}

func (b abreast) height(objects []fyne.CanvasObject, width float32) float32 {
	return b.how(objects, width).height(objects, width)
}

func (b abreast) place(objects []fyne.CanvasObject, size fyne.Size) {
	b.how(objects, size.Width).place(objects, size)
}

type grid struct {
	columns    int
	gapX, gapY float32
}

func (g grid) least(objects []fyne.CanvasObject) float32 {
	return g.across(column{}.least(objects))
}

func (g grid) natural(objects []fyne.CanvasObject) float32 {
	return g.across(column{}.natural(objects))
}

func (g grid) across(cell float32) float32 {
	return cell*float32(g.columns) + g.gapX*float32(g.columns-1)
}

func (g grid) cell(width float32) float32 {
	return max((width-g.gapX*float32(g.columns-1))/float32(g.columns), 0)
}

func (g grid) height(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	g.rows(objects, width, func(_ []fyne.CanvasObject, y, height float32) { h = y + height })
	return h
}

func (g grid) place(objects []fyne.CanvasObject, size fyne.Size) {
	cell := g.cell(size.Width)
	g.rows(objects, size.Width, func(row []fyne.CanvasObject, y, height float32) {
		for i, o := range row {
			x := whole(float32(i) * (cell + g.gapX))
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(whole(float32(i)*(cell+g.gapX)+cell)-x, height))
		}
	})
}

// rows calls f for each row with where it stands and how high it is.
func (g grid) rows(objects []fyne.CanvasObject, width float32, f func(row []fyne.CanvasObject, y, height float32)) {
	cell, y := g.cell(width), float32(0)
	for len(objects) > 0 {
		row := objects[:min(g.columns, len(objects))]
		objects = objects[len(row):]
		var h float32
		for _, o := range row {
			h = max(h, HeightFor(o, cell))
		}
		f(row, y, h)
		y += h + g.gapY
	}
}
