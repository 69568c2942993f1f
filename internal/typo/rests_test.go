package typo

// Rests says whether the rules come to rest on a text, so that Check does not
// have to leave it as it is.
func Rests(text string, o Options) bool {
	l := newLine(text, o)
	for range settles {
		if !l.round() {
			return true
		}
	}
	return false
}
