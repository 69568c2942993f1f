package editor

import (
	"time"

	"dateline/internal/text"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Clicks that follow each other within this time and distance are one double
// or triple click.
const (
	clickPause = 400 * time.Millisecond
	clickSlip  = 4
)

// autoScroll is how often the text moves on while the mouse drags outside.
const autoScroll = 60 * time.Millisecond

// mouse is what the mouse is doing.
type mouse struct {
	at     time.Time
	where  fyne.Position
	clicks int
	// drag: a selection is being drawn. From holds the word or block it began with.
	drag bool
	// moved: it was dragged and not only clicked.
	moved bool
	// carried: what is dragged is a photo and not a selection.
	carried bool
	from    text.Selection
	last    fyne.Position
	stop    func()
}

// MouseDown places the caret: one click a place, two a word, three a block.
// With Shift the selection reaches to there.
func (e *Editor) MouseDown(ev *desktop.MouseEvent) {
	e.o.Kit.Focus(e.self)
	if e.flow == nil || e.doc.Len() == 0 {
		return
	}
	if ev.Button == desktop.MouseButtonSecondary {
		e.secondary(ev.Position, ev.AbsolutePosition)
		return
	}
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	hit := e.flow.Hit(ev.Position.X, ev.Position.Y)
	if ev.Modifier&fyne.KeyModifierShortcutDefault != 0 && e.o.OpenLink != nil {
		if href, ok := e.linkAt(hit.Pos); ok {
			e.o.OpenLink(href)
			return
		}
	}
	now := e.o.Now()
	m := &e.mouse
	d := ev.Position.Subtract(m.where)
	if now.Sub(m.at) < clickPause && d.X*d.X+d.Y*d.Y < clickSlip*clickSlip {
		m.clicks++
	} else {
		m.clicks = 1
	}
	m.at, m.where, m.drag, m.last = now, ev.Position, true, ev.Position
	switch {
	case ev.Modifier&fyne.KeyModifierShift != 0:
		e.place(text.Selection{Anchor: e.sel.Anchor, Head: hit.Pos}, hit.AtEnd)
		m.clicks = 1
	case m.clicks == 1:
		e.place(text.Caret(hit.Pos), hit.AtEnd)
	case m.clicks == 2:
		e.place(e.wordAt(hit.Pos), false)
	default:
		e.place(e.blockAt(hit.Pos), false)
	}
	m.from = e.sel
	e.goalOn = false
	e.after(false, false)
}

// MouseUp ends a click; a drag ends by DragEnd.
func (e *Editor) MouseUp(*desktop.MouseEvent) {
	if !e.mouse.moved {
		e.mouse.drag = false
	}
}

// Dragged draws the selection on.
func (e *Editor) Dragged(ev *fyne.DragEvent) {
	if !e.mouse.drag && e.o.Carry != nil && !e.readOnly {
		// It began on something that is no text: a photo is taken elsewhere.
		if e.mouse.carried = e.mouse.carried || e.solidUnder(ev.Position.Subtract(ev.Dragged)); e.mouse.carried {
			e.o.Carry(ev.Position.Subtract(ev.Dragged), ev.Position)
		}
		return
	}
	if !e.mouse.drag || e.flow == nil {
		return
	}
	e.mouse.last, e.mouse.moved = ev.Position, true
	e.dragTo(ev.Position)
	if (ev.Position.Y < e.top || ev.Position.Y > e.bottom) && e.mouse.stop == nil {
		e.scrollOn()
	}
}

// solidUnder says whether a block without text is under a point.
func (e *Editor) solidUnder(at fyne.Position) bool {
	return e.flow != nil && e.doc.Len() > 0 && e.solidAt(e.flow.Hit(at.X, at.Y).Pos)
}

// scrollOn moves the text on while the mouse is held outside of what is seen.
func (e *Editor) scrollOn() {
	e.mouse.stop = e.o.Kit.Later(autoScroll, func() {
		e.mouse.stop = nil
		if at := e.mouse.last; e.mouse.drag && (at.Y < e.top || at.Y > e.bottom) {
			line := e.set.whole(24)
			if at.Y < e.top {
				line = -line
			}
			at.Y += line
			e.mouse.last = at
			e.dragTo(at)
			e.scrollOn()
		}
	})
}

func (e *Editor) dragTo(at fyne.Position) {
	hit := e.flow.Hit(at.X, at.Y)
	s := text.Selection{Anchor: e.mouse.from.Anchor, Head: hit.Pos}
	if e.mouse.clicks > 1 {
		s = e.widened(hit.Pos)
	}
	if s == e.sel {
		return
	}
	e.place(s, hit.AtEnd && e.mouse.clicks == 1)
	e.after(false, true)
}

// widened selects whole words or blocks, from the one that was clicked on.
func (e *Editor) widened(at text.Pos) text.Selection {
	here := e.wordAt(at)
	if e.mouse.clicks > 2 {
		here = e.blockAt(at)
	}
	first := e.mouse.from
	if e.before(here.Anchor, first.Anchor) {
		return text.Selection{Anchor: first.Head, Head: here.Anchor}
	}
	return text.Selection{Anchor: first.Anchor, Head: here.Head}
}

func (e *Editor) before(a, b text.Pos) bool {
	i, j := e.doc.Index(a.Block), e.doc.Index(b.Block)
	return i < j || i == j && a.Offset < b.Offset
}

// DragEnd ends a drag. When the button goes up over something else, the toolkit
// takes the keyboard away; what was just selected keeps it.
func (e *Editor) DragEnd() {
	if e.mouse.carried {
		e.mouse.carried = false
		e.o.Drop()
		return
	}
	if e.mouse.drag && e.mouse.moved {
		e.o.Kit.Focus(e.self)
	}
	e.mouse.drag, e.mouse.moved = false, false
	if e.mouse.stop != nil {
		e.mouse.stop()
		e.mouse.stop = nil
	}
}

// Cursor is the text cursor.
func (e *Editor) Cursor() desktop.Cursor { return desktop.TextCursor }

// wordAt is the word a place stands in, or the sign before which it stands.
func (e *Editor) wordAt(p text.Pos) text.Selection {
	i := e.doc.Index(p.Block)
	if i < 0 || !e.doc.Block(i).Kind.HasText() {
		return text.Caret(p)
	}
	s := e.doc.Block(i).Text
	from, to := text.PrevWord(s, p.Offset), text.NextWord(s, p.Offset)
	end, start := text.NextWord(s, from), text.PrevWord(s, to)
	switch {
	case from <= p.Offset && p.Offset <= end && from < end:
		to = end
	case start <= p.Offset:
		from = start
	default:
		from, to = p.Offset, text.NextGrapheme(s, min(p.Offset, max(len(s)-1, 0)))
		if p.Offset >= len(s) {
			to = len(s)
		}
	}
	return text.Selection{Anchor: text.Pos{Block: p.Block, Offset: from}, Head: text.Pos{Block: p.Block, Offset: to}}
}

// blockAt is the whole block a place stands in.
func (e *Editor) blockAt(p text.Pos) text.Selection {
	i := e.doc.Index(p.Block)
	if i < 0 {
		return text.Caret(p)
	}
	return text.Selection{Anchor: text.Pos{Block: p.Block}, Head: text.Pos{Block: p.Block, Offset: len(e.doc.Block(i).Text)}}
}

// linkAt is the address of the link at a place.
func (e *Editor) linkAt(p text.Pos) (string, bool) {
	i := e.doc.Index(p.Block)
	if i < 0 {
		return "", false
	}
	for _, m := range e.doc.Block(i).Marks {
		if m.Kind == text.Link && m.From <= p.Offset && p.Offset <= m.To {
			return m.Href, true
		}
	}
	return "", false
}
