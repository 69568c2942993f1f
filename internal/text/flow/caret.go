package flow

import (
	"dateline/internal/text"
)

// Caret is a place with the side of a line break it stands on. A place where a
// line was broken is the end of one line and the start of the next: AtEnd says
// that the end is meant.
type Caret struct {
	Pos   text.Pos
	AtEnd bool
}

// lineOf is the line of a laid block that a caret stands on.
func lineOf(l *Laid, offset int, atEnd bool) int {
	for i := len(l.Lines) - 1; i > 0; i-- {
		if start := l.Lines[i].From; offset > start || offset == start && !atEnd {
			return i
		}
	}
	return 0
}

// Where is the rectangle of a caret, of width 0; false when there is no such place.
func (f *Flow) Where(c Caret) (Rect, bool) {
	i := f.doc.Index(c.Pos.Block)
	if i < 0 {
		return Rect{}, false
	}
	l := f.Block(i)
	top := f.Top(i)
	if len(l.Lines) == 0 {
		return Rect{l.Box.Left, top + l.Box.Above, 0, l.Box.Solid}, true
	}
	line := l.Lines[lineOf(l, c.Pos.Offset, c.AtEnd)]
	return Rect{f.x(f.doc.Block(i), l, line, c.Pos.Offset), top + line.Y, 0, l.Box.Line}, true
}

// x is where a byte of a line begins. Inside a chunk it is the width up to
// behind the letter less the letter alone: the kerning with the letter before
// is in it, as it is in the painted chunk.
func (f *Flow) x(b text.Block, l *Laid, line Line, offset int) float32 {
	x := l.Box.Left
	for _, c := range line.Chunks {
		if offset <= c.From {
			return c.X
		}
		if offset < c.To {
			return c.X + f.within(b, c, offset)
		}
		x = c.X + c.W
	}
	return x
}

func (f *Flow) within(b text.Block, c Chunk, offset int) float32 {
	s := printed(b.Text[c.From:c.To])
	at := min(offset-c.From, len(s))
	if at <= 0 {
		return 0
	}
	if at == len(s) {
		return c.W
	}
	next := text.NextGrapheme(s, at)
	w := f.look.Width(s[:next], b.Kind, c.Style) - f.look.Width(s[at:next], b.Kind, c.Style)
	return min(max(w, 0), c.W)
}

// Hit is the place nearest to a point; of a pair the photo that stands nearer.
func (f *Flow) Hit(x, y float32) Caret {
	i := f.At(y)
	if i < 0 {
		return Caret{}
	}
	f.Block(i)
	i = f.across(f.At(y), x) // breaking may have corrected its height
	l := f.Block(i)
	b := f.doc.Block(i)
	if len(l.Lines) == 0 {
		return Caret{Pos: text.Pos{Block: b.ID}}
	}
	n := int((y - f.Top(i) - l.Box.Above) / l.Box.Line)
	return f.onLine(b, l, min(max(n, 0), len(l.Lines)-1), x)
}

// onLine is the place on a line that is nearest to an x.
func (f *Flow) onLine(b text.Block, l *Laid, n int, x float32) Caret {
	line := l.Lines[n]
	end := lineEnd(b, line)
	best, at := abs(f.x(b, l, line, line.From)-x), line.From
	for _, c := range line.Chunks {
		if c.X+c.W < x && c.To < end {
			if d := abs(c.X + c.W - x); d <= best {
				best, at = d, c.To
			}
			continue
		}
		for p := c.From; p < min(c.To, end); {
			p = min(text.NextGrapheme(b.Text, p), end)
			if d := abs(f.x(b, l, line, p) - x); d <= best {
				best, at = d, p
			}
		}
	}
	return Caret{text.Pos{Block: b.ID, Offset: at}, at == line.To && n+1 < len(l.Lines)}
}

// lineEnd is the last place of a line: before its soft break, if it has one.
func lineEnd(b text.Block, line Line) int {
	return line.From + len(printed(b.Text[line.From:line.To]))
}

func abs(v float32) float32 {
	if v < 0 {
		return -v
	}
	return v
}
