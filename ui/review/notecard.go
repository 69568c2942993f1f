package review

import (
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// newNoteCard is a note in the margin: what was said, and the ways to answer it
// and to close it.
func newNoteCard(m *margin, n hungNote) *card {
	s, k := m.s, m.s.k
	c := &card{id: string(n.ID), at: n.from}
	var parts []fyne.CanvasObject
	if n.Gone() {
		parts = append(parts, k.Text(s.tell("review.note.gone", map[string]any{"About": n.About}), look.Label, look.Ink3))
	}
	for i, r := range n.Remarks {
		name := r.Name
		if name == "" {
			name = s.say("review.nameless")
		}
		if i > 0 {
			parts = append(parts, kit.Inset(look.S1, 0, look.S1, 0, kit.Line()))
		}
		at := k.Text(s.moment(r.At), look.Label, look.Ink2).Lines(1)
		who := k.Text(name, look.Small, look.Ink).Bold(true).Lines(1)
		parts = append(parts, kit.Row(look.S2, kit.Grow(who), at), k.Text(printed(r.Text), look.Small, look.Ink))
	}
	answer := kit.Column(0)
	ways := kit.Row(look.S3)
	reply := k.Button(kit.Link, s.say("review.note.reply"), nil).Small()
	reply.Does(func() { m.reply(n.Note, answer, ways) })
	solve := k.Button(kit.Link, s.say("review.note.resolve"), func() { m.resolve(n.Note) }).Small()
	ways.Set(reply, k.Text("·", look.Small, look.Ink3), solve, kit.Spacer())
	c.controls, c.main = []fyne.Focusable{reply, solve}, reply.Press
	c.object = framed(look.Amber, kit.Column(2, append(parts, answer, ways)...))
	return c
}

// reply opens a field under what was said.
func (m *margin) reply(n story.Note, answer, ways *kit.Stack) {
	s := m.s
	was := ways.Objects()
	var entry *kit.Entry
	done := func(words string) {
		words = strings.TrimSpace(words)
		if words == "" {
			return
		}
		m.say(n, words)
	}
	shut := func() {
		answer.Set()
		ways.Set(was...)
		m.relay()
		if f, ok := was[0].(fyne.Focusable); ok {
			s.k.Focus(f)
		}
	}
	entry = s.k.Entry(kit.EntryOptions{
		Lines: 3, Placeholder: s.say("review.note.answer"), OnSubmit: done,
		OnKey: func(e *fyne.KeyEvent) bool {
			if e.Name == fyne.KeyEscape {
				shut()
				return true
			}
			return false
		},
	})
	answer.Set(kit.Inset(look.S1, 0, look.S1, 0, entry))
	send := s.k.Button(kit.Secondary, s.say("review.note.send"), func() { done(entry.Text()) }).Small().Tip(s.say("review.note.send"), "Ctrl+Enter")
	ways.Set(send, s.k.Button(kit.Link, s.say("review.note.cancel"), shut).Small(), kit.Spacer())
	m.relay()
	s.k.Focus(entry)
}

// say answers a note; what was said goes with the story.
func (m *margin) say(n story.Note, words string) {
	remark, err := m.s.d.Sheet.Remark(text.Clean(words))
	if err == nil {
		err = m.s.d.Sheet.Do(story.ChangeNote{ID: n.ID, Remarks: n.Remarked(remark).Remarks, Resolved: n.Resolved})
	}
	if err != nil {
		m.s.d.Error(err)
	}
}

// resolve closes a note; it stays with the story and can be opened again.
func (m *margin) resolve(n story.Note) {
	s := m.s
	if err := s.d.Sheet.Do(story.ChangeNote{ID: n.ID, Remarks: n.Remarks, Resolved: true}); err != nil {
		s.d.Error(err)
		return
	}
	s.k.Toast(kit.Info, s.say("review.note.resolved"), s.say("review.undo"), func() {
		if now, ok := s.d.Sheet.Story().NoteWith(n.ID); ok {
			if err := s.d.Sheet.Do(story.ChangeNote{ID: n.ID, Remarks: now.Remarks}); err != nil {
				s.d.Error(err)
			}
		}
	})
}
