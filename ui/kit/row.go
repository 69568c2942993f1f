package kit

import "fyne.io/fyne/v2"

// Row places objects from left to right, each as wide as it looks best and
// vertically in the middle. What has Grow around it shares the width that is
// left; when there is too little, texts give way and end in an ellipsis or wrap.
func Row(gap float32, objects ...fyne.CanvasObject) *Stack {
	return newStack(row{gap}, objects...)
}

type row struct{ gap float32 }

func (r row) gaps(objects []fyne.CanvasObject) float32 { return r.gap * float32(len(objects)-1) }

func (r row) least(objects []fyne.CanvasObject) float32 {
	w := r.gaps(objects)
	for _, o := range objects {
		w += leastWidth(o)
	}
	return w
}

func (r row) natural(objects []fyne.CanvasObject) float32 {
	w := r.gaps(objects)
	for _, o := range objects {
		w += naturalWidth(o)
	}
	return w
}

// widths shares out the width of the row.
func (r row) widths(objects []fyne.CanvasObject, width float32) []float32 {
	out := make([]float32, len(objects))
	left, slack, growing := width-r.gaps(objects), float32(0), 0
	for i, o := range objects {
		if grows(o) {
			out[i] = leastWidth(o)
			growing++
		} else {
			out[i] = naturalWidth(o)
			slack += max(out[i]-leastWidth(o), 0)
		}
		left -= out[i]
	}
	for i, o := range objects {
		switch {
		case left > 0 && grows(o):
			out[i] += left / float32(growing)
		case left < 0 && slack > 0 && !grows(o): // who can, gives
			out[i] += max(left/slack, -1) * max(out[i]-leastWidth(o), 0)
		}
	}
	return out
}

func (r row) height(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for i, w := range r.widths(objects, width) {
		h = max(h, HeightFor(objects[i], w))
	}
	return h
}

func (r row) place(objects []fyne.CanvasObject, size fyne.Size) {
	var x float32
	for i, w := range r.widths(objects, size.Width) {
		o := objects[i]
		h := HeightFor(o, w)
		if fills(o) {
			h = size.Height
		}
		left := whole(x)
		o.Move(fyne.NewPos(left, whole((size.Height-h)/2)))
		o.Resize(fyne.NewSize(whole(x+w)-left, h))
		x += w + r.gap
	}
}

// Grow lets an object share what is left in a Row, or in a Column that is higher
// than it must be.
func Grow(o fyne.CanvasObject) fyne.CanvasObject { return newStack(grow{}, o) }

// Spacer takes what is left in a Row or Column, so that what follows stands at
// the end.
func Spacer() fyne.CanvasObject { return newStack(grow{}, newStack(over{})) }

// grow is a Stack of one object that is as large as the stack.
type grow struct{ over }

func grows(o fyne.CanvasObject) bool {
	s, ok := o.(*Stack)
	if !ok {
		return false
	}
	_, ok = s.how.(grow)
	return ok
}

// fills says that an object of a Row is as high as the Row: separators.
func fills(o fyne.CanvasObject) bool {
	s, ok := o.(*Stack)
	if !ok {
		return false
	}
	sep, ok := s.how.(separator)
	return ok && sep.vertical
}

// Flow places objects like words of a text: from left to right at the width they
// like, and on in the next line.
func Flow(gapX, gapY float32, objects ...fyne.CanvasObject) *Stack {
	return newStack(flow{gapX, gapY}, objects...)
}

type flow struct{ gapX, gapY float32 }

func (f flow) least(objects []fyne.CanvasObject) float32   { return column{}.least(objects) }
func (f flow) natural(objects []fyne.CanvasObject) float32 { return row{f.gapX}.natural(objects) }

func (f flow) height(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	f.lines(objects, width, func(_ []fyne.CanvasObject, y, height float32) { h = y + height })
	return h
}

func (f flow) place(objects []fyne.CanvasObject, size fyne.Size) {
	f.lines(objects, size.Width, func(line []fyne.CanvasObject, y, height float32) {
		var x float32
		for _, o := range line {
			w := min(naturalWidth(o), size.Width)
			h := HeightFor(o, w)
			o.Move(fyne.NewPos(x, y+whole((height-h)/2)))
			o.Resize(fyne.NewSize(w, h))
			x += w + f.gapX
		}
	})
}

// lines calls f for each line with where it stands and how high it is.
func (f flow) lines(objects []fyne.CanvasObject, width float32, do func(line []fyne.CanvasObject, y, height float32)) {
	var x, y, h float32
	first := 0
	for i, o := range objects {
		w := min(naturalWidth(o), width)
		if i > first && x+w > width {
			do(objects[first:i], y, h)
			first, x, y, h = i, 0, y+h+f.gapY, 0
		}
		x += w + f.gapX
		h = max(h, HeightFor(o, w))
	}
	do(objects[first:], y, h)
}
