package review

import (
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"
)

// Notable is the stretch of the newest text that a new note would be about: what is
// selected, else the word in which the caret stands. Words that only the older
// version or a suggestion has cannot be noted, for they are not in the story.
func (s *Screen) Notable() (sel text.Selection, ok bool) {
	r := s.reading
	if r.page == nil || s.proposal != nil || s.stale || !s.isNewest(s.read.to) {
		return sel, false
	}
	shown, ok := r.page.Text().Words()
	if !ok {
		return sel, false
	}
	from, to, err := shown.Range(r.sheet.body)
	if err != nil {
		return sel, false
	}
	sel.Anchor, ok = r.sheet.back(from)
	if !ok {
		return sel, false
	}
	sel.Head, ok = r.sheet.back(to)
	return sel, ok && sel.Anchor != sel.Head
}

// AddNote asks what is to be said about the words, and hangs it on them.
func (s *Screen) AddNote() {
	sel, ok := s.Notable()
	if !ok {
		return
	}
	about := story.Quoted(s.read.comparison.After.Body, sel)
	s.k.AskText(s.say("review.note.new"), s.tell("review.quoted", map[string]any{"Words": about}), s.say("review.note.words"), s.say("review.note.send"), true, func(words string) {
		remark, err := s.d.Sheet.Remark(text.Clean(words))
		if err == nil {
			n := story.Note{ID: s.d.Sheet.NewNote(), From: sel.Anchor, To: sel.Head, About: about, Remarks: []story.Remark{remark}}
			err = s.d.Sheet.Do(story.AddNote{At: len(s.d.Sheet.Story().Notes), Note: n})
		}
		if err != nil {
			s.d.Error(err)
		}
	})
}

// menu is what a right click in the text offers.
func (s *Screen) menu(bool) []kit.MenuItem {
	why := ""
	if _, ok := s.Notable(); !ok {
		why = s.say("review.note.nowhere")
	}
	return []kit.MenuItem{
		{Title: s.say("command.note.add"), Shortcut: "Ctrl+Shift+M", Icon: "notes", Why: why, Run: s.AddNote},
		{Title: s.say("command.edit.copy"), Shortcut: "Ctrl+C", Icon: "copy", Run: func() { s.reading.page.Text().Copy() }},
	}
}
