package shell

import (
	"time"

	"fyne.io/fyne/v2"
)

// carriedRest is how long files that are carried over the window may rest before
// the line goes: nothing says that they were carried away.
const carriedRest = time.Second

// carriedOver is the pointer over the sheet while no button of ours is down. When
// another program holds files with it, a line shows where they would land: the
// first photo of a story becomes its lead, which stands above the text.
func (s *Shell) carriedOver(at fyne.Position) {
	if s.o.Held == nil || s.modal() {
		return
	}
	if !s.o.Held() {
		s.carriedOff()
		return
	}
	if len(s.sheet.Story().Photos) == 0 {
		s.view.Page().ShowDropAbove()
	} else {
		s.view.Page().ShowDrop(at)
	}
	if s.carrying != nil {
		s.carrying()
	}
	s.carrying = s.o.Later(carriedRest, s.carriedOff)
}

// carriedOff takes the line away: the files fell, or went elsewhere.
func (s *Shell) carriedOff() {
	if s.carrying == nil {
		return
	}
	s.carrying()
	s.carrying = nil
	if s.view != nil {
		s.view.Page().HideDrop()
	}
}
