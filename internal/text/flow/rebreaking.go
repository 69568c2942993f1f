package flow

import (
	"unicode/utf8"

	"dateline/internal/text"
)

// rebroken breaks block i, which was edited in place: from a line above the edit
// until a line begins again where one began before; the lines behind that are
// the old ones, moved. A paragraph of any length costs the lines that changed.
func (f *Flow) rebroken(was text.Block, old *Laid, i int) *Laid {
	now, box := f.doc.Block(i), f.box(i)
	if box != old.Box || box.Solid > 0 || was.Kind != now.Kind || len(old.Lines) < minReuse {
		return f.broken(i)
	}
	oldRuns, k := runs(was), f.breaker(now, box)
	before, behind := alike(was.Text, now.Text, oldRuns, k.runs)
	by := len(now.Text) - len(was.Text)
	start := max(lineOf(old, wordStart(was.Text, before), false)-1, 0)

	out := &Laid{Box: box, Lines: append(make([]Line, 0, len(old.Lines)+2), old.Lines[:start]...)}
	at := old.Lines[start].From
	for next := start; ; {
		line := k.line(at)
		out.Lines = append(out.Lines, line)
		at = line.To
		if at >= len(now.Text) {
			break
		}
		for next < len(old.Lines) && old.Lines[next].From+by < at {
			next++
		}
		if at >= len(now.Text)-behind && next < len(old.Lines) && old.Lines[next].From+by == at {
			out.Lines = append(out.Lines, moved(old.Lines[next:], by)...)
			break
		}
	}
	if last := out.Lines[len(out.Lines)-1]; endsSoft(now.Text) && last.From < last.To {
		out.Lines = append(out.Lines, k.line(len(now.Text)))
	}
	for i := range out.Lines {
		out.Lines[i].Y = box.Above + float32(i)*box.Line
	}
	out.Height = box.Above + float32(len(out.Lines))*box.Line + box.Below
	return out
}

// minReuse is how many lines make looking for old ones worth while.
const minReuse = 8

// moved moves lines whose text has moved by some bytes. Their chunks are moved
// where they are: nobody asks a layout that has been replaced.
func moved(lines []Line, by int) []Line {
	for i := range lines {
		lines[i].From += by
		lines[i].To += by
		for k := range lines[i].Chunks {
			lines[i].Chunks[k].From += by
			lines[i].Chunks[k].To += by
		}
	}
	return lines
}

// alike gives how many bytes at the start and at the end two versions of a
// block have in common, letter for letter and style for style. The two
// stretches do not overlap in either version.
func alike(was, now string, oldRuns, newRuns []run) (before, behind int) {
	short := min(len(was), len(now))
	before = min(commonPrefix(was, now), sameStyles(oldRuns, newRuns))
	for behind+stride <= short-before && was[len(was)-behind-stride:len(was)-behind] == now[len(now)-behind-stride:len(now)-behind] {
		behind += stride
	}
	for behind < short-before && was[len(was)-1-behind] == now[len(now)-1-behind] {
		behind++
	}
	return before, min(behind, sameStylesBehind(oldRuns, newRuns, len(was), len(now)))
}

// stride is how many bytes are compared at once where nothing differs.
const stride = 256

func commonPrefix(a, b string) int {
	n := 0
	for n+stride <= len(a) && n+stride <= len(b) && a[n:n+stride] == b[n:n+stride] {
		n += stride
	}
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// sameStyles is up to which byte two lists of runs style alike.
func sameStyles(a, b []run) int {
	at := 0
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i].style != b[i].style {
			return at
		}
		at = min(a[i].to, b[i].to)
		if a[i].to != b[i].to {
			return at
		}
	}
	return at
}

// sameStylesBehind is for how many bytes from their ends they style alike.
func sameStylesBehind(a, b []run, lenA, lenB int) int {
	n := 0
	for i := 1; i <= len(a) && i <= len(b); i++ {
		x, y := a[len(a)-i], b[len(b)-i]
		if x.style != y.style {
			return n
		}
		n = min(lenA-x.from, lenB-y.from)
		if lenA-x.from != lenB-y.from {
			return n
		}
	}
	return n
}

// wordStart is where the stretch without spaces around a byte begins: how a
// line above it broke may depend on all of that.
func wordStart(s string, at int) int {
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		if hangs(r) || r == text.SoftBreak {
			break
		}
		at -= n
	}
	// The space before it hangs on the line above, and may be what was edited.
	_, n := utf8.DecodeLastRuneInString(s[:at])
	return at - n
}
