package spell

import (
	"slices"
	"strings"

	"dateline/assets/dictionaries"
)

// ownWords are the newsroom's words, by their small letters with е for ё, each
// as it was given.
type ownWords struct {
	as map[string][]string
}

func newOwnWords() *ownWords { return &ownWords{map[string][]string{}} }

func ownKey(word string) string { return strings.ReplaceAll(strings.ToLower(word), "ё", "е") }

func (o *ownWords) add(word string) {
	if k := ownKey(word); !slices.Contains(o.as[k], word) {
		o.as[k] = append(o.as[k], word)
	}
}

func (o *ownWords) remove(word string) {
	k := ownKey(word)
	if left := slices.DeleteFunc(o.as[k], func(w string) bool { return w == word }); len(left) > 0 {
		o.as[k] = left
	} else {
		delete(o.as, k)
	}
}

// has says whether word is one of them in one of its forms.
func (o *ownWords) has(word string) bool {
	if len(o.as) == 0 {
		return false
	}
	shape := dictionaries.Shape(word)
	for _, k := range bases(ownKey(word)) {
		for _, given := range o.as[k] {
			if givenAllows(given, word, shape) {
				return true
			}
		}
	}
	return false
}

// givenAllows says whether a word given so may be written so.
func givenAllows(given, word string, shape uint64) bool {
	if as := dictionaries.Shape(given); as != dictionaries.Exact {
		return allows(as, shape)
	}
	if shape == dictionaries.Capitals {
		return true
	}
	// МегаФон: what the form shares with the word it shares in capitals too.
	n := commonStem(given, word)
	return n > 0 && strings.ToLower(given[n:]) == given[n:] && strings.ToLower(word[n:]) == word[n:]
}

func commonStem(a, b string) int {
	n := 0
	for i, r := range a {
		if !strings.HasPrefix(b[min(i, len(b)):], string(r)) {
			break
		}
		n = i + len(string(r))
	}
	return n
}
