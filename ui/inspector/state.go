package inspector

import "dateline/internal/story"

// State is what the inspector remembers from one day to the next, and while the
// screen is built anew in another language or look.
type State struct {
	Tab Tab `json:"tab"`
	// Story is the one that the rest is about.
	Story story.ID `json:"story,omitempty"`
	// Offsets are how far each tab is scrolled.
	Offsets map[Tab]float32 `json:"offsets,omitempty"`
	// Open are the photos whose fields are unfolded.
	Open map[story.PhotoID]bool `json:"open,omitempty"`
	// All says that the whole list of partner news is shown.
	All bool `json:"all,omitempty"`
	// Resolved says that the notes that are resolved are shown.
	Resolved bool `json:"resolved,omitempty"`
}

// of is the state for a story: in another one nothing is scrolled or unfolded.
func (s State) of(id story.ID) State {
	if s.Story != id {
		s = State{Tab: s.Tab}
	}
	s.Story, s.Tab = id, known(s.Tab)
	open := map[story.PhotoID]bool{}
	for photo, is := range s.Open {
		open[photo] = is
	}
	s.Open = open
	return s
}

// State is what to give to New the next time.
func (i *Inspector) State() State {
	s := i.state
	s.Tab = i.tab
	s.Offsets = map[Tab]float32{}
	for t, scroll := range i.scrolls {
		if scroll != nil && scroll.Offset() > 0 {
			s.Offsets[Tab(t)] = scroll.Offset()
		}
	}
	s.Open = map[story.PhotoID]bool{}
	for id, open := range i.state.Open {
		if open {
			s.Open[id] = true
		}
	}
	return s
}
