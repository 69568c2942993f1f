package story

import (
	"strings"
	"unicode"

	"dateline/internal/text"
)

// Length is the length of the text as Russian desks count it: characters with
// spaces, as a reader sees them (grapheme clusters), of the body alone –
// headline, captions and credits are not in it. A no-break space is one, a soft
// hyphen nothing, a soft break one, for it stands where a space would; the end of
// a block is nothing.
func (s Story) Length() int {
	n := 0
	for _, b := range s.Body.All() {
		n += lettersIn(b.Text)
	}
	return n
}

// WordCount is the length as English desks count it: stretches between spaces
// that hold a letter or a digit.
func (s Story) WordCount() int {
	n := 0
	for _, b := range s.Body.All() {
		n += wordsIn(b.Text)
	}
	return n
}

// Selected is how long what is selected of the text is, counted as Length and
// WordCount count: a part of a word is a word. Of places that the text does not
// have it is nothing.
func (s Story) Selected(sel text.Selection) (letters, words int) {
	for _, b := range text.Cut(s.Body, sel) {
		letters += lettersIn(b.Text)
		words += wordsIn(b.Text)
	}
	return letters, words
}

func lettersIn(s string) int {
	return text.GraphemeCount(strings.ReplaceAll(s, "\u00ad", ""))
}

func wordsIn(s string) int {
	n := 0
	for word := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}
