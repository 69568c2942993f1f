package typo

import (
	"strconv"
	"strings"
)

// ranges joins two numbers with an en dash: 5-7, 2019-2023, 10:00-12:00, XIX-XX
// века. Only what rises is a range; 3-1 is a score.
func ranges(l *line) {
	for i, r := range l.r {
		if !oneOf(r, "-—") {
			continue
		}
		p, n := l.at(i-1), l.at(i+1)
		if isDigit(p) && isDigit(n) && l.isRange(i) || l.russian() && oneOf(p, "IVXХ") && oneOf(n, "IVXХ") && l.isCenturies(i) {
			l.put(i, i+1, "–")
		}
	}
}

// numberStart is where the number that ends before i begins: digits with single
// marks between them.
func (l *line) numberStart(i int) int {
	for i = l.digitsStart(i); oneOf(l.at(i-1), ".,:") && isDigit(l.at(i-2)); {
		i = l.digitsStart(i - 1)
	}
	return i
}

func (l *line) numberEnd(i int) int {
	for i = l.digitsEnd(i); oneOf(l.at(i), ".,:") && isDigit(l.at(i+1)); {
		i = l.digitsEnd(i + 1)
	}
	return i
}

func (l *line) isRange(i int) bool {
	s, e := l.numberStart(i), l.numberEnd(i+1)
	p, n := l.at(s-1), l.at(e)
	if isLetter(p) || oneOf(p, "-–—−/№#_+=.,:") || isLetter(n) || oneOf(n, "–—/#_=") || n == '-' && !isLetter(l.at(e+1)) {
		return false
	}
	if isSpace(p) {
		switch w, _ := l.wordBefore(s - 1); {
		case oneOf(l.at(s-2), "№§#"), w == "дом" || w == "кв" || w == "no" || w == "boeing" || w == "боинг" || w == "airbus":
			return false
		case w == "д" && l.at(s-2) == '.':
			return false
		}
	}
	a, b := string(l.r[s:i]), string(l.r[i+1:e])
	return rises(a, b) && (l.russian() || a != "9" || b != "11")
}

// rises: b is the later time, day or year, or the greater number.
func rises(a, b string) bool {
	marks := func(s string) int { return strings.Count(s, ".") + strings.Count(s, ",") + strings.Count(s, ":") }
	switch {
	case strings.Contains(a, ":") || strings.Contains(b, ":"):
		return len(a) >= 4 && len(b) >= 4 && marks(a) == 1 && marks(b) == 1 && strings.Contains(a, ":") == strings.Contains(b, ":")
	case marks(a) > 1 || marks(b) > 1 || marks(a) == 1 && marks(b) == 1 && len(a) == 5 && len(b) == 5:
		return marks(a) == marks(b) // days like 01.06 and 01.06.2023, hours like 22.00
	case marks(a)+marks(b) == 0:
		return wholeRises(a, b)
	}
	x, err := strconv.ParseFloat(strings.ReplaceAll(a, ",", "."), 64)
	y, err2 := strconv.ParseFloat(strings.ReplaceAll(b, ",", "."), 64)
	return err == nil && err2 == nil && x < y
}

func wholeRises(a, b string) bool {
	switch {
	case len(a) > 6 || len(b) > 6 || a[0] == '0' || b[0] == '0' && len(b) != 2:
		return false
	case len(a) == 4 && len(b) == 2:
		return a[2:] < b // the season 2023–24
	case b[0] == '0':
		return false
	case len(a) == 3 && len(b) == 3 && a[0] == '7' && a[2] == '7':
		return false // aircraft: 737-800
	}
	return len(a) < len(b) || len(a) == len(b) && a < b
}

// isCenturies: Roman numbers stand on both sides and centuries are named behind.
func (l *line) isCenturies(i int) bool {
	s, e := i, i+1
	for oneOf(l.at(s-1), "IVXХ") {
		s--
	}
	for oneOf(l.at(e), "IVXХ") {
		e++
	}
	if isWord(l.at(s-1)) || !isSpace(l.at(e)) {
		return false
	}
	switch l.lower(e+1, l.wordEnd(e+1)) {
	case "в", "вв", "век", "века", "веке", "веков", "веках":
		return true
	}
	return false
}
