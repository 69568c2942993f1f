package shell

// addNote begins a note about the words that are selected in the text, or the
// one in which the caret stands.
func (s *Shell) addNote() {
	if sel, ok := s.view.Notable(); ok {
		s.inspector.WriteNote(sel)
	}
}
