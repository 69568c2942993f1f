package editor

import (
	"dateline/internal/text"
	"dateline/internal/text/flow"

	"fyne.io/fyne/v2"
)

// borderAt is the border between blocks that is meant by a point of the text:
// behind a block, or before it. The nearer halves of two photos that stand beside
// each other mean the gap between them; else it is above or below the row.
func (e *Editor) borderAt(at fyne.Position) (block text.BlockID, before bool) {
	first, last := e.flow.Row(e.flow.At(at.Y))
	e.flow.Block(first) // or its height is an estimate
	if aside := e.flow.Width() / 4; first < last && at.X >= aside && at.X < e.flow.Width()-aside {
		return e.doc.Block(first).ID, false
	}
	if at.Y < (e.flow.Top(first)+e.flow.Top(last+1))/2 {
		return e.doc.Block(first).ID, true
	}
	return e.doc.Block(last).ID, false
}

// gapBehind is the line between photo i and the one that stands at its right, as
// high as the higher of them; false when nothing stands there.
func (e *Editor) gapBehind(i int) (flow.Rect, bool) {
	first, last := e.flow.Row(i)
	if i == last {
		return flow.Rect{}, false
	}
	l, thick := e.flow.Block(first), e.set.whole(dropLine)
	top := e.flow.Top(first) + l.Box.Above
	return flow.Rect{X: e.set.whole((e.flow.Width() - thick) / 2), Y: top, W: thick, H: e.flow.Top(last+1) - l.Box.Below - top}, true
}
