package storyview

import (
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/editor"
)

// notes is what the sheet shows of the notes on its text.
type notes struct {
	// strong is the one whose card is chosen, at the one in which the caret stands.
	strong, at story.NoteID
	// typing: the editor is making an edit of its own, with which it moves the
	// marks itself.
	typing bool
	// told counts the changes that came with it: more than one, and somebody else
	// made an edit at the same time.
	told int
}

// hang shows the notes that are open where they hang now.
func (v *View) hang() {
	var marks []editor.Mark
	for _, n := range v.d.Sheet.Story().NotesInOrder() {
		if !n.Resolved {
			marks = append(marks, editor.Mark{ID: string(n.ID), From: n.From, To: n.To, Strong: n.ID == v.notes.strong})
		}
	}
	v.Text().SetMarks(editor.Notes, marks)
}

// rehang does so after a change that the editor has not made: what became of a
// text alone does not say where each note went.
func (v *View) rehang(before, after story.Story) {
	if v.notes.told++; !v.notes.typing && len(before.Notes)+len(after.Notes) > 0 {
		v.hang()
	}
}

// typed makes an edit of the editor's own.
func (v *View) typed(e story.Edit) error {
	v.notes.typing, v.notes.told = true, 0
	defer func() { v.notes.typing = false }()
	return v.d.Sheet.Do(e)
}

// noted tells in which note the caret stands, when it is another one.
func (v *View) noted() {
	if v.notes.told > 1 {
		v.hang()
	}
	v.notes.told = 0
	at := v.NoteAtCaret()
	if at != v.notes.at {
		v.notes.at = at
		v.d.Noted(at)
	}
}

// NoteAtCaret is the note in which the caret stands; "" is none.
func (v *View) NoteAtCaret() story.NoteID {
	m, _ := v.Text().MarkAt(editor.Notes, v.Text().Selection().Head)
	return story.NoteID(m.ID)
}

// ChooseNote shows the note whose card is chosen; "" is none.
func (v *View) ChooseNote(id story.NoteID) {
	if v.notes.strong != id {
		v.notes.strong = id
		v.hang()
	}
}

// Notable is the stretch that a new note would be about: what is selected in the
// text, else the word in which the caret stands. ok is false when there are no
// words, or the person writes in another part of the sheet.
func (v *View) Notable() (sel text.Selection, ok bool) {
	if v.focus == "headline" || v.focus == "deck" {
		return text.Selection{}, false
	}
	return v.Text().Words()
}

// ShowText selects a stretch of the text, brings it into view and gives it the
// keyboard.
func (v *View) ShowText(sel text.Selection) {
	if from, to, err := sel.Range(v.Text().Document()); err == nil && from != to {
		// The end of a long stretch may be far below its beginning.
		v.Text().Select(text.Caret(from))
	}
	v.Text().Select(sel)
	v.Text().Focus()
}
