package desk

import (
	"slices"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// hanging finds what others said about a story and its notes do not have: the
// archive notes that it is in them from now on, and the function gives the edit
// that puts it there, for the story as it is when the function is called, also
// when it was written on meanwhile and tx has ended; nil is that nothing is to be
// done. A story is changed once for each remark, and in which order the remarks
// came does not matter.
func (r *room) hanging(tx *archive.Tx, id story.ID, s story.Story) (func(story.Story) (story.Edit, error), error) {
	rec, err := r.recordOf(tx, archive.Draft{Story: s})
	if err != nil {
		return nil, err
	}
	t, err := talkIn(tx, &rec)
	if err != nil {
		return nil, err
	}
	h := hanger{t: &t, full: map[string]bool{}, was: t.notesOf(true), now: t.notesOf(false)}
	if h.texts, err = textsIn(tx, h.now); err != nil {
		return nil, err
	}
	if _, err = h.edit(s); err != nil {
		return nil, err
	}
	before := len(t.hung)
	for _, r := range t.remarks {
		if !h.full[r.Thread] {
			t.hung[r.ID()] = true
		}
	}
	if len(t.hung) > before {
		err = t.keepHung(tx)
	}
	return h.edit, err
}

// textsIn reads the texts that notes were hung on, as far as they are here.
func textsIn(tx *archive.Tx, threads map[string]revision.Thread) (map[revision.Hash]text.Document, error) {
	out := map[revision.Hash]text.Document{}
	for _, th := range threads {
		for _, r := range th.Remarks {
			if _, ok := out[r.Content]; ok || r.Content.IsZero() {
				continue
			}
			s, err := contentIn(tx, r.Content)
			if archive.Is(err, archive.NotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			out[r.Content] = s.Body
		}
	}
	return out, nil
}

// hanger puts threads into a story: was are those it had, now are all.
type hanger struct {
	t        *talk
	was, now map[string]revision.Thread
	texts    map[revision.Hash]text.Document
	// full are the threads that did not fit in.
	full map[string]bool
}

// edit is what puts into the story what it does not have yet.
func (h *hanger) edit(s story.Story) (story.Edit, error) {
	var g story.Group
	after := s
	do := func(e story.Edit) error {
		next, err := e.Apply(after)
		if err == nil {
			g, after = append(g, e), next
		}
		return err
	}
	for _, id := range sortedKeys(h.now) {
		if e := h.note(h.now[id], after); e != nil {
			// More than a story can hold of notes is no reason to refuse the story: what
			// does not fit stays in the archive.
			h.full[id] = do(e) != nil
		}
	}
	if len(g) == 0 {
		return nil, nil
	}
	return g, nil
}

// note is the edit that brings one note up to its thread; nil when it is.
func (h *hanger) note(th revision.Thread, s story.Story) story.Edit {
	was, had := h.was[th.ID]
	n, there := s.NoteWith(story.NoteID(th.ID))
	if !there {
		// A note that was taken away here stays away, unless somebody answered in it
		// who did not know that.
		if th.Removed || had && len(th.Remarks) == len(was.Remarks) {
			return nil
		}
		n := h.hang(th, s)
		later := slices.IndexFunc(s.Notes, func(m story.Note) bool { return m.Remarks[0].At.After(n.Remarks[0].At) })
		if later < 0 {
			later = len(s.Notes)
		}
		return story.AddNote{At: later, Note: n}
	}
	// What was said here and is not signed yet stands behind what the others said.
	unsigned := h.t.unsigned(n, th)
	if th.Removed && !was.Removed && len(unsigned) == 0 {
		return story.RemoveNote{ID: n.ID}
	}
	remarks := make([]story.Remark, 0, len(th.Remarks)+len(unsigned))
	for _, r := range th.Remarks {
		remarks = append(remarks, h.t.said(r))
	}
	remarks = append(remarks, unsigned...)
	resolved := n.Resolved
	if was.Resolved != th.Resolved {
		resolved = th.Resolved
	}
	if resolved == n.Resolved && slices.EqualFunc(remarks, n.Remarks, sameWords) {
		return nil
	}
	return story.ChangeNote{ID: n.ID, Remarks: remarks, Resolved: resolved}
}

// hang is a new note of a thread, on the text as it is: from the newest place
// of it that can be found again, the places of this very text before all others.
func (h *hanger) hang(th revision.Thread, s story.Story) story.Note {
	first := th.Remarks[0]
	n := story.Note{ID: story.NoteID(th.ID), From: first.From, To: first.To, About: first.About, Resolved: th.Resolved}
	for _, r := range th.Remarks {
		n.Remarks = append(n.Remarks, h.t.said(r))
	}
	for _, r := range slices.Backward(th.Remarks) {
		if was, ok := h.texts[r.Content]; ok {
			n.From, n.To = r.From, r.To
			return n.Rehung(was, s.Body)
		}
	}
	return n
}
