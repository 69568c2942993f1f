package editor

import (
	"dateline/internal/text"

	"fyne.io/fyne/v2"
)

// MoveBlocks moves the selected blocks one place up (-1) or down (+1).
func (e *Editor) MoveBlocks(by int) {
	if by < 0 {
		e.do(text.MoveUp)
		return
	}
	e.do(text.MoveDown)
}

// MoveBlocksTo moves the selected blocks behind another; empty is before all.
func (e *Editor) MoveBlocksTo(after text.BlockID) {
	e.do(func(d text.Document, s text.Selection) (text.Transaction, error) { return text.MoveTo(d, s, after) })
}

// DuplicateBlocks puts copies of the selected blocks behind them.
func (e *Editor) DuplicateBlocks() {
	e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
		return text.Duplicate(d, s, e.o.NewBlock)
	})
}

// RemoveBlocks takes the selected blocks out of the text.
func (e *Editor) RemoveBlocks() { e.do(text.RemoveBlocks) }

// AddParagraph puts an empty paragraph before the selected blocks (-1) or behind
// them (+1), and goes there.
func (e *Editor) AddParagraph(by int) {
	e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
		if by < 0 {
			return text.AddAbove(d, s, e.o.NewBlock())
		}
		return text.AddBelow(d, s, e.o.NewBlock())
	})
}

// Replace puts words in the place of a stretch of one block, with the marks that
// it had: a word is spelt right and stays bold.
func (e *Editor) Replace(on text.Selection, with string) {
	e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
		tr, err := text.Type(d, on, with)
		tr.Before = s
		return tr, err
	})
}

// Word is the word that the caret stands in, or what is selected.
func (e *Editor) Word() text.Selection {
	if !e.sel.IsCaret() {
		return e.sel
	}
	return e.wordAt(e.sel.Head)
}

// SelectBlock selects all of a block, unless it is among those selected already.
func (e *Editor) SelectBlock(id text.BlockID) {
	from, to, err := e.sel.Range(e.doc)
	i := e.doc.Index(id)
	if i < 0 || err == nil && from.Block != to.Block && e.doc.Index(from.Block) <= i && i <= e.doc.Index(to.Block) {
		return
	}
	e.place(e.blockAt(text.Pos{Block: id}), false)
	e.after(false, false)
}

// popMenu shows what can be done here, at a place in the window.
func (e *Editor) popMenu(block bool, at fyne.Position) {
	if e.o.Menu == nil {
		return
	}
	e.o.Kit.PopMenu(e.o.Menu(block), at)
}

// PopMenu shows it at the caret: the menu key.
func (e *Editor) PopMenu() {
	if e.flow == nil {
		return
	}
	if r, ok := e.flow.Where(e.caret()); ok {
		e.popMenu(false, fyne.CurrentApp().Driver().AbsolutePositionForObject(e.self).AddXY(r.X, r.Y+r.H))
	}
}

// secondary is the right button: the caret goes there, unless it is on selected
// words, and a menu opens.
func (e *Editor) secondary(at fyne.Position, window fyne.Position) {
	hit := e.flow.Hit(at.X, at.Y)
	if !e.within(hit.Pos) {
		e.place(text.Caret(hit.Pos), hit.AtEnd)
		e.after(false, false)
	}
	e.popMenu(false, window)
}

// within says whether a place is among what is selected.
func (e *Editor) within(p text.Pos) bool {
	from, to, err := e.sel.Range(e.doc)
	return err == nil && from != to && !e.before(p, from) && !e.before(to, p)
}
