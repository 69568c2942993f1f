package editor

import (
	"dateline/internal/text"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
)

// TypedKey takes the keys of a field, after whoever wants to see them first.
func (l *Line) TypedKey(k *fyne.KeyEvent) {
	if l.o.Key == nil || !l.o.Key(k) {
		l.Editor.TypedKey(k)
	}
}

// FocusGained shows the caret, and scrolls to where it is: Tab must not lead to
// where nobody sees it.
func (l *Line) FocusGained() {
	l.Editor.FocusGained()
	l.Editor.o.Kit.Reveal(l)
}

// FocusLost takes the list away: it hangs under nobody's words.
func (l *Line) FocusLost() {
	l.shut()
	l.Editor.FocusLost()
}

// follow hears of every change of text or selection, after it is drawn: the list
// hangs under a field that has the height of its new text.
func (l *Line) follow() {
	if l.typed {
		l.typed = false
		l.offer()
	}
}

// offer lists what fits the text now and says whether there is anything. Whoever
// has not the keyboard is asked nothing.
func (l *Line) offer() bool {
	if l.list == nil || !l.focused || l.readOnly {
		return false
	}
	l.list.Offer(l.o.Suggest(l.Text()), l.o.PickFirst)
	return l.list.Open()
}

func (l *Line) shut() {
	if l.list != nil {
		l.list.Close()
	}
}

// pick writes what was chosen: as the person's own words, or, when it is more
// than words, as something that Pick gives to the story.
func (l *Line) pick(s kit.Suggestion) {
	all := text.Selection{Anchor: text.Pos{Block: lineBlock}, Head: text.Pos{Block: lineBlock, Offset: len(l.Text())}}
	if l.o.Pick == nil {
		l.place(all, false)
		l.picking = true
		l.Editor.typed(s.Written())
		l.picking = false
		return
	}
	d := lineDocument(s.Written())
	end, _ := d.End()
	l.changed = false
	l.Set(d, text.Caret(end))
	l.o.Pick(s)
}
