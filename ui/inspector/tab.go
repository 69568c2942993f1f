package inspector

import (
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// Tab names one of the six things the inspector shows.
type Tab int

// The tabs, in the order in which they stand on the rail.
const (
	Photos Tab = iota
	Related
	Details
	Checks
	Notes
	History
)

const tabs = int(History) + 1

// known brings a remembered tab back into the list: an older program may have
// written another.
func known(t Tab) Tab {
	if t < Photos || t > History {
		return Details
	}
	return t
}

// name is the tab's name in ids, "photos".
func (t Tab) name() string {
	return [tabs]string{"photos", "related", "details", "checks", "notes", "history"}[t]
}

func (t Tab) icon() look.Icon {
	return [tabs]look.Icon{"photo", "link", "details", "checks", "notes", "history"}[t]
}

// title is the word on the rail and over the panel.
func (i *Inspector) title(t Tab) string { return i.say("inspector.tab." + t.name()) }

// pane is what a tab shows. It is made when the tab is shown first and from
// then on brought up to date whenever it is seen.
type pane interface {
	object() kit.Flowing
	// update shows another version of the story; only what differs is touched.
	update(story.Story)
}

// build makes the pane of a tab.
func (i *Inspector) build(t Tab) pane {
	switch t {
	case Photos:
		return newPhotos(i)
	case Related:
		return newRelated(i)
	case Checks:
		return newChecks(i)
	case Notes:
		return newNotes(i)
	case History:
		return newHistory(i)
	}
	return newDetails(i)
}
