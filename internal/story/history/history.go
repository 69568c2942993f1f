// Package history undoes and redoes what was done to one story – text, fields,
// photos, related items – in one order, the order in which it was done.
//
// What belongs together is one thing to undo: letters of one word typed
// without a pause. The invariant: undoing everything gives the story that
// there was, redoing everything gives the last one, to the byte.
package history

import (
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/internal/story"
	"dateline/internal/text"
)

const (
	// Pause after which typing on is another thing to undo.
	Pause = time.Second
	// Depth is how many things can be undone; older ones are forgotten.
	Depth = 1000
)

// History is what was done to one story. The zero History is empty and ready
// to use; it belongs to whoever has the story open, and can be kept while the
// story is closed.
type History struct {
	done, undone []entry
}

// entry is one thing to undo: the edits that make it, and their inverses.
type entry struct {
	forward, back []story.Edit
	at            time.Time
}

// Do applies an edit and remembers it. now says when it was done, so that a
// pause parts one thing from the next. An edit that fails is not remembered.
func (h *History) Do(s story.Story, e story.Edit, now time.Time) (story.Story, error) {
	next, err := e.Apply(s)
	if err != nil {
		return s, err
	}
	if err := h.Done(s, e, now); err != nil {
		return s, err
	}
	return next, nil
}

// Done remembers an edit that was applied to a story already.
func (h *History) Done(before story.Story, e story.Edit, now time.Time) error {
	back, err := e.Invert(before)
	if err != nil {
		return err
	}
	if body, ok := e.(story.Body); ok {
		body.Transaction = body.Transaction.Bare()
		e = body
	}
	h.undone = nil
	if n := len(h.done); n > 0 && goesOn(h.done[n-1], e, now) {
		last := &h.done[n-1]
		last.forward, last.back, last.at = append(last.forward, e), append(last.back, back), now
		return nil
	}
	h.done = append(h.done, entry{[]story.Edit{e}, []story.Edit{back}, now})
	if len(h.done) > Depth {
		h.done = append([]entry(nil), h.done[len(h.done)-Depth:]...)
	}
	return nil
}

// CanUndo says whether there is something to undo.
func (h *History) CanUndo() bool { return len(h.done) > 0 }

// CanRedo says whether there is something to redo.
func (h *History) CanRedo() bool { return len(h.undone) > 0 }

// Undo takes the last thing back. The selection is what was selected before it
// when it was a change of the text; ok is false when there is nothing to undo.
func (h *History) Undo(s story.Story) (next story.Story, selected text.Selection, ok bool) {
	if len(h.done) == 0 {
		return s, selected, false
	}
	last := h.done[len(h.done)-1]
	next = s
	for i := len(last.back) - 1; i >= 0; i-- {
		var err error
		if next, err = last.back[i].Apply(next); err != nil {
			return s, selected, false
		}
		if sel, is := selection(last.back[i]); is {
			selected = sel
		}
	}
	h.done = h.done[:len(h.done)-1]
	h.undone = append(h.undone, last)
	return next, selected, true
}

// Redo does the thing again that was undone last.
func (h *History) Redo(s story.Story) (next story.Story, selected text.Selection, ok bool) {
	if len(h.undone) == 0 {
		return s, selected, false
	}
	last := h.undone[len(h.undone)-1]
	next = s
	for _, e := range last.forward {
		var err error
		if next, err = e.Apply(next); err != nil {
			return s, selected, false
		}
		if sel, is := selection(e); is {
			selected = sel
		}
	}
	h.undone = h.undone[:len(h.undone)-1]
	h.done = append(h.done, last)
	return next, selected, true
}

// selection is what is selected after an edit of the text.
func selection(e story.Edit) (text.Selection, bool) {
	b, ok := e.(story.Body)
	return b.Transaction.After, ok
}

// goesOn says whether an edit is part of what was done last: the same kind of
// thing in the same place, soon after, and not the first letter of a new word.
func goesOn(last entry, e story.Edit, now time.Time) bool {
	if now.Sub(last.at) >= Pause || now.Before(last.at) {
		return false
	}
	before := last.forward[len(last.forward)-1]
	switch e := e.(type) {
	case story.Body:
		b, ok := before.(story.Body)
		if !ok {
			return false
		}
		if _, ok := b.Transaction.Merge(e.Transaction); !ok || pasted(b.Transaction) || pasted(e.Transaction) {
			return false
		}
		return !newWord(b.Transaction, e.Transaction)
	case story.SetText:
		b, ok := before.(story.SetText)
		return ok && b.Field == e.Field && !wordEnded(b.Value, e.Value)
	case story.ChangePhoto:
		// Dragging a crop, typing a caption: one photo, one pause.
		b, ok := before.(story.ChangePhoto)
		was, ok2 := last.back[len(last.back)-1].(story.ChangePhoto)
		return ok && ok2 && b.Photo.ID == e.Photo.ID && aspect(was.Photo, b.Photo) == aspect(b.Photo, e.Photo)
	}
	return false
}

// pasted: more than a letter came at once, which no finger does, or a sign was
// put in the place of those that were typed. It is one thing to undo, apart from
// what was typed before and after.
func pasted(t text.Transaction) bool {
	s, ok := t.Steps[0].(text.Splice)
	return ok && (text.GraphemeCount(s.Text) > 1 || s.From < s.To && s.Text != "" && t.Before.IsCaret())
}

// newWord: a letter is typed behind something that is none.
func newWord(before, now text.Transaction) bool {
	a, ok1 := before.Steps[0].(text.Splice)
	b, ok2 := now.Steps[0].(text.Splice)
	if !ok1 || !ok2 || a.Text == "" || b.Text == "" {
		return false
	}
	end, _ := utf8.DecodeLastRuneInString(a.Text)
	first, _ := utf8.DecodeRuneInString(b.Text)
	return !isLetter(end) && isLetter(first)
}

// wordEnded: the later text goes on with a letter behind a space.
func wordEnded(before, now string) bool {
	if len(now) <= len(before) || now[:len(before)] != before {
		return false
	}
	end, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsSpace(end)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// aspect names what of a photo was changed.
func aspect(a, b story.PhotoUse) string {
	switch {
	case a.Caption != b.Caption:
		return "caption"
	case a.Alt != b.Alt:
		return "alt"
	case a.Credit != b.Credit:
		return "credit"
	case !slices.Equal(a.Crops, b.Crops) || a.Focus != b.Focus:
		return "crop"
	case a.Adjust != b.Adjust:
		return "adjustment"
	}
	return "other"
}
