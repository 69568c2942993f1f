package editor

import (
	"dateline/internal/text"
	"dateline/internal/text/flow"

	"fyne.io/fyne/v2"
)

func (e *Editor) caret() flow.Caret { return flow.Caret{Pos: e.sel.Head, AtEnd: e.atEnd} }

// place puts the selection somewhere, on one side of a line break.
func (e *Editor) place(s text.Selection, atEnd bool) {
	e.sel, e.atEnd = s, atEnd
	e.unstore()
}

// move carries the caret; by words and to the ends of the text when far. False
// when the key leads out of a field.
func (e *Editor) move(key fyne.KeyName, far, extend bool) bool {
	if e.flow == nil || e.doc.Len() == 0 {
		return true
	}
	to, ok := e.target(key, far, extend)
	if !ok {
		return e.leave(key)
	}
	s := text.Selection{Anchor: e.sel.Anchor, Head: to.Pos}
	if !extend {
		s.Anchor = to.Pos
	}
	vertical := key == fyne.KeyUp || key == fyne.KeyDown || key == fyne.KeyPageUp || key == fyne.KeyPageDown
	e.place(s, to.AtEnd)
	e.goalOn = e.goalOn && vertical
	e.after(false, true)
	return true
}

// leave goes from a field to what hangs under it, or to its neighbour.
func (e *Editor) leave(key fyne.KeyName) bool {
	dir := 1
	if key == fyne.KeyUp || key == fyne.KeyPageUp {
		dir = -1
	}
	line := e.o.line
	if line != nil && key == fyne.KeyDown && line.below != nil && line.below() {
		return true
	}
	return line != nil && line.leave != nil && line.leave(dir)
}

// target is where a key leads; false when it would leave the text.
func (e *Editor) target(key fyne.KeyName, far, extend bool) (flow.Caret, bool) {
	at := e.caret()
	switch key {
	case fyne.KeyLeft:
		return e.sideways(-1, far, extend), true
	case fyne.KeyRight:
		return e.sideways(1, far, extend), true
	case fyne.KeyHome:
		if far {
			start, _ := e.doc.Start()
			return flow.Caret{Pos: start}, true
		}
		return e.flow.LineStart(at), true
	case fyne.KeyEnd:
		if far {
			end, _ := e.doc.End()
			return flow.Caret{Pos: end}, true
		}
		return e.flow.LineEnd(at), true
	}
	if far {
		return e.paragraph(key), true
	}
	lines := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -e.pageLines(), fyne.KeyPageDown: e.pageLines()}[key]
	if !e.goalOn {
		r, _ := e.flow.Where(at)
		e.goal, e.goalOn = r.X, true
	}
	to := e.flow.Vertical(at, lines, e.goal)
	was, _ := e.flow.Where(at)
	is, _ := e.flow.Where(to)
	if was.Y == is.Y && e.o.line != nil && !extend {
		return to, false
	}
	return to, true
}

func (e *Editor) pageLines() int {
	t, _ := e.set.typeOf(text.Paragraph)
	page := e.bottom - e.top
	if e.o.Page != nil {
		page = e.o.Page()
	}
	return max(int(page*0.9/t.Line), 1)
}

// sideways is a letter or a word to the left or right; a selection that is not
// extended collapses to its edge.
func (e *Editor) sideways(dir int, word, extend bool) flow.Caret {
	from, to, err := e.sel.Range(e.doc)
	if err == nil && from != to && !extend {
		if dir < 0 {
			return flow.Caret{Pos: from}
		}
		return flow.Caret{Pos: to}
	}
	i := e.doc.Index(e.sel.Head.Block)
	b, at := e.doc.Block(i), e.sel.Head.Offset
	switch {
	case dir < 0 && at > 0:
		next := text.PrevGrapheme
		if word {
			next = text.PrevWord
		}
		return flow.Caret{Pos: text.Pos{Block: b.ID, Offset: next(b.Text, at)}}
	case dir > 0 && at < len(b.Text):
		next := text.NextGrapheme
		if word {
			next = text.NextWord
		}
		return flow.Caret{Pos: text.Pos{Block: b.ID, Offset: next(b.Text, at)}}
	case dir < 0 && i > 0:
		before := e.doc.Block(i - 1)
		return flow.Caret{Pos: text.Pos{Block: before.ID, Offset: len(before.Text)}}
	case dir > 0 && i+1 < e.doc.Len():
		return flow.Caret{Pos: text.Pos{Block: e.doc.Block(i + 1).ID}}
	}
	return e.caret()
}

// paragraph is the start of this paragraph or of the one before, or of the next.
func (e *Editor) paragraph(key fyne.KeyName) flow.Caret {
	i := e.doc.Index(e.sel.Head.Block)
	switch {
	case key == fyne.KeyUp && e.sel.Head.Offset == 0 && i > 0:
		i--
	case key == fyne.KeyDown && i+1 < e.doc.Len():
		i++
	case key == fyne.KeyDown:
		end, _ := e.doc.End()
		return flow.Caret{Pos: end}
	}
	return flow.Caret{Pos: text.Pos{Block: e.doc.Block(i).ID}}
}
