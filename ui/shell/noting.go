package shell

// addNote begins a note about the words that are selected in the text, or the
// one in which the caret stands.
func (s *Shell) addNote() {
	if s.review != nil {
		s.review.AddNote()
		return
	}
	sel, ok := s.view.Notable()
	if !ok {
		return
	}
	e := s.view.Text()
	back := e.Selection()
	e.Select(sel) // so that they are seen while one writes about them
	s.inspector.WriteNote(sel, back)
}
