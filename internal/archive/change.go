package archive

import (
	"slices"

	"dateline/internal/story"
)

// Change says what one Update changes, for those who keep in memory what
// follows from it.
type Change struct {
	// Tx is the number of the Update: what was read in a Tx of a smaller number
	// is older than it.
	Tx int
	// Stories of which a draft, a revision or a statement was written.
	Stories []story.ID
	// Cards says that who is known or what is asked of them was written: a card, a
	// policy, a revocation.
	Cards bool
	// Settings that were written.
	Settings []string
}

func (c *Change) empty() bool { return len(c.Stories) == 0 && !c.Cards && len(c.Settings) == 0 }

func (t *Tx) changes(s story.ID) {
	if t.change != nil && !slices.Contains(t.change.Stories, s) {
		t.change.Stories = append(t.change.Stories, s)
	}
}
