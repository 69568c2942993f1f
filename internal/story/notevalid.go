package story

import (
	"strings"

	"dateline/internal/text"
)

// validNotes: each has its own ID, hangs in the text in its order, says
// something, and none of it is endless.
func validNotes(s Story) error {
	if len(s.Notes) > mostNotes {
		return invalid("%d notes, at most %d", len(s.Notes), mostNotes)
	}
	seen := make(map[NoteID]bool, len(s.Notes))
	said := 0
	for _, n := range s.Notes {
		if !lettersAndDigits(string(n.ID), 64) || seen[n.ID] {
			return invalid("note id %q", n.ID)
		}
		seen[n.ID] = true
		if !n.hangsIn(s.Body) {
			return invalid("note %s hangs from %+v to %+v, which is no stretch of the text", n.ID, n.From, n.To)
		}
		words, err := n.said()
		if err != nil {
			return err
		}
		said += words
	}
	if said > mostSaid {
		return invalid("%d bytes of notes, at most %d", said, mostSaid)
	}
	return nil
}

func (n Note) hangsIn(d text.Document) bool {
	if d.Len() == 0 {
		return n.From == text.Pos{} && n.To == text.Pos{}
	}
	first, _, err := n.Selection().Range(d)
	return err == nil && first == n.From
}

// said gives how many bytes of words a note holds.
func (n Note) said() (int, error) {
	switch {
	case len(n.About) > mostAbout || text.Clean(n.About) != n.About:
		return 0, invalid("note %s is about %d bytes, or they are not clean", n.ID, len(n.About))
	case len(n.Remarks) == 0 || len(n.Remarks) > mostRemarks:
		return 0, invalid("note %s has %d remarks, 1 to %d may be", n.ID, len(n.Remarks), mostRemarks)
	}
	all := len(n.About)
	for _, r := range n.Remarks {
		switch {
		case strings.TrimSpace(r.Text) == "" || len(r.Text) > MostRemark:
			return 0, invalid("note %s has a remark of %d bytes", n.ID, len(r.Text))
		case len(r.Who) > mostName || len(r.Name) > mostName:
			return 0, invalid("note %s has a name of %d bytes", n.ID, max(len(r.Who), len(r.Name)))
		case text.Clean(r.Text) != r.Text || text.Clean(r.Name) != r.Name || text.Clean(r.Who) != r.Who:
			return 0, invalid("note %s has a remark that is not clean", n.ID)
		case r.At.IsZero() || !toTheSecond(r.At):
			return 0, invalid("note %s has a remark at no moment in UTC to the second", n.ID)
		}
		all += len(r.Text) + len(r.Name) + len(r.Who)
	}
	return all, nil
}
