package story

import (
	"strings"
	"unicode"

	"dateline/internal/text"
)

// Length is the length of the text as Russian desks count it: characters with
// spaces, as a reader sees them (grapheme clusters), of the body alone –
// headline, captions and credits are not in it. A soft hyphen is nothing.
func (s Story) Length() int {
	n := 0
	for _, b := range s.Body.All() {
		n += text.GraphemeCount(strings.ReplaceAll(b.Text, "\u00ad", ""))
	}
	return n
}

// WordCount is the length as English desks count it: stretches between spaces
// that hold a letter or a digit.
func (s Story) WordCount() int {
	n := 0
	for _, b := range s.Body.All() {
		for word := range strings.FieldsSeq(b.Text) {
			if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				n++
			}
		}
	}
	return n
}
