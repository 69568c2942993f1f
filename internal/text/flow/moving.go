package flow

import (
	"dateline/internal/text"
)

// LineStart and LineEnd are where Home and End go.
func (f *Flow) LineStart(c Caret) Caret {
	b, l, n, ok := f.line(c)
	if !ok || len(l.Lines) == 0 {
		return c
	}
	return Caret{Pos: text.Pos{Block: b.ID, Offset: l.Lines[n].From}}
}

// LineEnd is the last place of the caret's line.
func (f *Flow) LineEnd(c Caret) Caret {
	b, l, n, ok := f.line(c)
	if !ok || len(l.Lines) == 0 {
		return c
	}
	end := lineEnd(b, l.Lines[n])
	return Caret{text.Pos{Block: b.ID, Offset: end}, end == l.Lines[n].To && n+1 < len(l.Lines)}
}

func (f *Flow) line(c Caret) (b text.Block, l *Laid, n int, ok bool) {
	i := f.doc.Index(c.Pos.Block)
	if i < 0 {
		return b, nil, 0, false
	}
	l = f.Block(i)
	return f.doc.Block(i), l, lineOf(l, c.Pos.Offset, c.AtEnd), true
}

// Vertical moves a caret by lines, down when lines is positive, and keeps to
// the x that the movement began at; a pair of photos is one line, of which the
// nearer is meant. At the first and the last line it goes to
// the start and the end of the document.
func (f *Flow) Vertical(c Caret, lines int, x float32) Caret {
	for ; lines > 0; lines-- {
		c = f.below(c, x)
	}
	for ; lines < 0; lines++ {
		c = f.above(c, x)
	}
	return c
}

func (f *Flow) below(c Caret, x float32) Caret {
	i := f.doc.Index(c.Pos.Block)
	if i < 0 {
		return c
	}
	l := f.Block(i)
	n := lineOf(l, c.Pos.Offset, c.AtEnd)
	if n+1 < len(l.Lines) {
		return f.onLine(f.doc.Block(i), l, n+1, x)
	}
	_, last := f.Row(i)
	if last+1 == f.doc.Len() {
		end, _ := f.doc.End()
		return Caret{Pos: end}
	}
	return f.intoBlock(f.across(last+1, x), 0, x)
}

func (f *Flow) above(c Caret, x float32) Caret {
	i := f.doc.Index(c.Pos.Block)
	if i < 0 {
		return c
	}
	l := f.Block(i)
	if n := lineOf(l, c.Pos.Offset, c.AtEnd); n > 0 {
		return f.onLine(f.doc.Block(i), l, n-1, x)
	}
	first, _ := f.Row(i)
	if first == 0 {
		start, _ := f.doc.Start()
		return Caret{Pos: start}
	}
	i = f.across(first-1, x)
	return f.intoBlock(i, len(f.Block(i).Lines)-1, x)
}

func (f *Flow) intoBlock(i, n int, x float32) Caret {
	b, l := f.doc.Block(i), f.Block(i)
	if len(l.Lines) == 0 {
		return Caret{Pos: text.Pos{Block: b.ID}}
	}
	return f.onLine(b, l, n, x)
}

// Selected gives the rectangles of a selection between two heights, a line
// each. A line that is selected to its end is selected a little further, so
// that an empty line and the break behind a line can be seen.
func (f *Flow) Selected(s text.Selection, top, bottom float32) []Rect {
	from, to, err := s.Range(f.doc)
	if err != nil || from == to {
		return nil
	}
	i, j := f.doc.Index(from.Block), f.doc.Index(to.Block)
	first, behind := f.Visible(top, bottom)
	var out []Rect
	for k := max(i, first); k <= min(j, behind-1); k++ {
		b, l := f.doc.Block(k), f.Block(k)
		a, z := 0, len(b.Text)
		if k == i {
			a = from.Offset
		}
		if k == j {
			z = to.Offset
		}
		y := f.Top(k)
		if len(l.Lines) == 0 {
			out = append(out, Rect{l.Box.Left, y + l.Box.Above, f.width - l.Box.Left - l.Box.Right, l.Box.Solid})
			continue
		}
		for n, line := range l.Lines {
			more := n+1 < len(l.Lines) || k < j
			if r, ok := f.selectedOn(b, l, line, a, z, more); ok {
				r.Y += y
				out = append(out, r)
			}
		}
	}
	return out
}

// Stretch gives the rectangles of the bytes from to to of block i, a line each,
// without what a selection shows of the break behind a line.
func (f *Flow) Stretch(i, from, to int) []Rect {
	b, l, top := f.doc.Block(i), f.Block(i), f.Top(i)
	var out []Rect
	if len(l.Lines) == 0 {
		return nil
	}
	for _, line := range l.Lines[lineOf(l, from, false):] {
		if line.From >= to {
			break
		}
		if r, ok := f.selectedOn(b, l, line, from, to, false); ok && r.W > 0 {
			r.Y += top
			out = append(out, r)
		}
	}
	return out
}

// selectedOn is the part of a line that a selection from byte a to z covers;
// more says that something follows the line in the document.
func (f *Flow) selectedOn(b text.Block, l *Laid, line Line, a, z int, more bool) (Rect, bool) {
	from, to := max(a, line.From), min(z, line.To)
	last := z >= line.To && more && (z > line.To || z == len(b.Text))
	if from > to || from == to && !(last && from == line.To) {
		return Rect{}, false
	}
	x := f.x(b, l, line, from)
	r := Rect{x, line.Y, f.x(b, l, line, min(to, lineEnd(b, line))) - x, l.Box.Line}
	if last {
		r.W += l.Box.Line / 4
	}
	return r, true
}
