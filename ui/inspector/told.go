package inspector

import (
	"context"

	"dateline/internal/desk"
	"dateline/internal/rules"
	"dateline/internal/story"
)

// SetFindings tells what the checks found in the story as it stands.
func (i *Inspector) SetFindings(found []rules.Finding) {
	i.findings, i.checked = found, true
	i.again(Checks)
}

// SetPublished tells whether readers have the story: then it can be corrected.
func (i *Inspector) SetPublished(out bool) {
	i.published = out
	i.again(Details)
}

// ChooseNote tells in which note the caret stands now; "" is none. In the open
// tab its card becomes the chosen one.
func (i *Inspector) ChooseNote(id story.NoteID) {
	i.noted = id
	n, ok := i.panes[i.tab].(*notes)
	if !ok || i.folded {
		return
	}
	n.choose(id)
	if c := n.cards[id]; c != nil {
		i.scrolls[Notes].Reveal(c.object)
	}
}

// Reload asks for the history again: a version or a verdict came to it.
func (i *Inspector) Reload() {
	i.errands.run(func(ctx context.Context) func() {
		entries, err := i.d.History(ctx)
		var versions []desk.Version
		if err == nil && i.d.Versions != nil {
			versions, err = i.d.Versions(ctx)
		}
		return func() {
			if err != nil {
				i.d.Error(err)
				return
			}
			i.entries, i.versions = historyLines(entries), versions
			i.again(History)
		}
	})
}

// again brings one tab up to date if it is seen, and the numbers on the rail.
func (i *Inspector) again(t Tab) {
	s := i.d.Sheet.Story()
	if i.tab == t {
		i.panes[t].update(s)
	}
	i.counts(s)
}
