package spell

import "strings"

// distance is what it costs to turn what was typed into a word: changes that
// people make often are cheap. It is the distance of Damerau and Levenshtein with
// neighbours swapped once ("optimal string alignment").
func distance(typed, word []rune) float64 {
	row := func() []float64 { return make([]float64, len(word)+1) }
	above, before, now := row(), row(), row()
	for j := range word {
		before[j+1] = before[j] + missing(word, j)
	}
	for i, r := range typed {
		now[0] = before[0] + extra(typed, i)
		for j, w := range word {
			now[j+1] = min(before[j]+swap(r, w), before[j+1]+extra(typed, i), now[j]+missing(word, j))
			if i > 0 && j > 0 && r == word[j-1] && typed[i-1] == w && r != w {
				now[j+1] = min(now[j+1], above[j-1]+0.7)
			}
		}
		above, before, now = before, now, above
	}
	cost := before[len(word)]
	if len(typed) > 0 && len(word) > 0 && swap(typed[0], word[0]) > 0.4 {
		cost += 0.3 // the first letter is seldom wrong
	}
	return cost
}

// extra is the cost of a letter typed too many, missing that of one too few, which
// happens more often: half for a letter that is doubled and for a soft sign.
func extra(typed []rune, i int) float64 { return alone(typed, i) }

func missing(word []rune, j int) float64 { return 0.9 * alone(word, j) }

func alone(letters []rune, i int) float64 {
	if i > 0 && letters[i-1] == letters[i] || letters[i] == 'ь' || letters[i] == '\'' {
		return 0.5
	}
	return 1
}

// Letters that sound alike, in pairs: vowels without stress, consonants at the
// end; and the rows of the two keyboards.
const (
	alike    = "ао еи эе ыи яе аэ тд зс шщ бп гк вф гв жш цс чщ ck sz ie ea ai ey uo sc"
	keyboard = "йцукенгшщзхъ фывапролджэ ячсмитьбю qwertyuiop asdfghjkl zxcvbnm"
)

// swap is the cost of one letter for another.
func swap(a, b rune) float64 {
	switch {
	case a == b:
		return 0
	case a == 'е' && b == 'ё' || a == 'ё' && b == 'е':
		return 0.1
	case paired(alike, a, b):
		return 0.5
	case neighbours(a, b):
		return 0.7
	}
	return 1
}

func paired(table string, a, b rune) bool {
	return strings.Contains(table, string([]rune{a, b})) || strings.Contains(table, string([]rune{b, a}))
}

// neighbours are keys side by side.
func neighbours(a, b rune) bool { return paired(keyboard, a, b) }
