package command

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Hit is one line of the palette.
type Hit struct {
	Command Command
	Title   string
	// Why the command cannot run now; it is shown all the same.
	Why Reason
}

// Find gives the commands whose titles answer what was typed, the best first:
// words that begin with what was typed, then what holds it, then what holds its
// letters in their order. Nothing typed gives all. What was typed in the other
// keyboard layout is understood, and so is е for ё.
func (r *Registry) Find(typed string, say func(id string) string) []Hit {
	type ranked struct {
		Hit
		rank int
	}
	var found []ranked
	for _, c := range r.all {
		title := say(c.Title())
		rank := answers(fold(title), fold(typed))
		for _, other := range []string{toRussian(typed), toLatin(typed)} {
			if k := answers(fold(title), fold(other)); k >= 0 && (rank < 0 || k+10 < rank) {
				rank = k + 10
			}
		}
		if rank >= 0 {
			found = append(found, ranked{Hit{c, title, r.Why(c.ID)}, rank})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	out := make([]Hit, len(found))
	for i, f := range found {
		out[i] = f.Hit
	}
	return out
}

func fold(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ToLower(s), "ё", "е"))
}

// answers ranks a title, 0 the best; -1 when it does not answer.
func answers(title, typed string) int {
	switch {
	case typed == "", strings.HasPrefix(title, typed):
		return 0
	case beginnings(title, typed):
		return 1
	case strings.Contains(title, typed):
		return 2
	case scattered(title, typed):
		return 3
	}
	return -1
}

// beginnings: every word typed begins a word of the title, in their order.
func beginnings(title, typed string) bool {
	words := strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for part := range strings.FieldsSeq(typed) {
		i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, part) })
		if i < 0 {
			return false
		}
		words = words[i+1:]
	}
	return true
}

// scattered: the letters typed stand in the title in their order, the first at
// its beginning. Three letters stand in too many titles, so it asks for four.
func scattered(title, typed string) bool {
	letters := []rune(strings.ReplaceAll(typed, " ", ""))
	if len(letters) < 4 || !strings.HasPrefix(title, string(letters[0])) {
		return false
	}
	for _, r := range title {
		if len(letters) > 0 && r == letters[0] {
			letters = letters[1:]
		}
	}
	return len(letters) == 0
}

// The keys of a Russian keyboard (ЙЦУКЕН) and what they give in Latin.
const (
	russianKeys = "йцукенгшщзхъфывапролджэячсмитьбюё"
	latinKeys   = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
)

func toRussian(s string) string { return swap(s, latinKeys, russianKeys) }

func toLatin(s string) string { return swap(s, russianKeys, latinKeys) }

func swap(s, from, to string) string {
	keys := []rune(to)
	return strings.Map(func(r rune) rune {
		i := 0
		for _, k := range from {
			if k == r {
				return keys[i]
			}
			i++
		}
		return r
	}, strings.ToLower(s))
}
