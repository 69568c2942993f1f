package desk

import (
	"slices"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// signThreads signs what is new in the notes of a story since it
// was done last: before a story is handed to somebody, and with every verdict.
// What stands in a note under another person's name is not signed by this one.
// Suggestions that were begun and not signed yet are signed as well.
func (r *room) signThreads(tx *archive.Tx, rec *record) error {
	card, ok, err := me(tx)
	if err != nil {
		return err
	}
	if !ok {
		return &Refusal{Code: NobodyHere}
	}
	t, err := talkIn(tx, rec)
	if err != nil {
		return err
	}
	unsaid := t.unsaid(rec.draft.Story, card.Person)
	suggests := t.pending != nil
	if len(unsaid) > 0 {
		head, err := r.mint(tx, rec)
		if err != nil {
			return err
		}
		for _, remark := range unsaid {
			remark.Revision, remark.Content = head.ID(), head.Content
			if err := r.putRemark(tx, rec, &t, remark); err != nil {
				return err
			}
		}
	}
	if suggests {
		if err := r.signProposal(tx, rec, &t, card.Person); err != nil {
			return err
		}
	}
	if len(unsaid) == 0 && !suggests {
		return nil
	}
	return t.keepHung(tx)
}

// unsaid are the remarks that the notes have and no thread.
func (t *talk) unsaid(s story.Story, me revision.PersonID) []revision.Remark {
	known, all := t.notesOf(true), t.threadsOf(true)
	var out []revision.Remark
	for _, n := range s.Notes {
		th := all[string(n.ID)]
		about := revision.Remark{Thread: string(n.ID), From: n.From, To: n.To, About: n.About, Person: me}
		for _, said := range t.unsigned(n, th) {
			if said.Who != string(me) {
				continue
			}
			remark := about
			remark.Kind, remark.Time, remark.Text = revision.Said, said.At, said.Text
			out = append(out, remark)
		}
		begun := th.ID != "" || len(out) > 0 && out[len(out)-1].Thread == about.Thread
		if begun && n.Resolved != th.Resolved {
			remark := about
			remark.Kind = revision.Resolved
			if th.Resolved {
				remark.Kind = revision.Reopened
			}
			out = append(out, remark)
		}
	}
	for _, id := range sortedKeys(known) {
		if _, there := s.NoteWith(story.NoteID(id)); !there && !known[id].Removed {
			out = append(out, revision.Remark{Thread: id, Kind: revision.Removed, Person: me})
		}
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
