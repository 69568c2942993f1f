package shell

import (
	"slices"

	"dateline/ui/command"
	"dateline/ui/storyview"
)

// width reads a width of the text; what is none is the normal one.
func width(written string) storyview.Width {
	if w := storyview.Width(written); slices.Contains(storyview.Widths(), w) {
		return w
	}
	return storyview.Normal
}

// widthCommand is the command that sets the text in a width.
func widthCommand(w storyview.Width) command.ID { return command.ID("view.width." + string(w)) }

// setWidth sets the text in another width, now and the next time.
func (s *Shell) setWidth(w storyview.Width) {
	s.width = w
	s.remember(prefWidth, string(w))
	if s.view != nil {
		s.view.SetWidth(w)
	}
}

// typewriter switches typewriter scrolling, now and for the next time.
func (s *Shell) typewriter() {
	s.typing = !s.typing
	s.remember(prefTypewriter, map[bool]string{true: "yes"}[s.typing])
	if s.view != nil {
		s.view.SetTypewriter(s.typing)
	}
}
