package typo

// dates keeps the parts of a date on one line: 15 июня, 2023 г., XIX в.; June 15,
// 15 June.
func dates(l *line) {
	for i, r := range l.r {
		if r != ' ' {
			continue
		}
		p, n := l.at(i-1), l.at(i+1)
		switch {
		case isDigit(p) && isLetter(n):
			s := l.digitsStart(i)
			w := l.lower(i+1, l.wordEnd(i+1))
			if isWord(l.at(s-1)) || isDigit(l.at(i+1+len([]rune(w)))) {
				continue
			}
			if i-s <= 2 && l.isMonth(w) || (i-s == 3 || i-s == 4) && l.isYear(w) {
				l.bind(i)
			}
		case oneOf(p, "IVXХ") && oneOf(n, "в") && l.russian():
			if l.isCentury(i) {
				l.bind(i)
			}
		case !l.russian() && isDigit(n) && (isLower(p) || p == '.'):
			w, s := l.wordBefore(i)
			if d := l.digitsEnd(i+1) - i - 1; d <= 2 && isUpper(l.at(s)) && l.isMonth(w) {
				l.bind(i)
			}
		}
	}
}

func (l *line) isMonth(w string) bool {
	if l.russian() {
		switch w {
		case "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря":
			return true
		}
		return false
	}
	switch w {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "aug", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

func (l *line) isYear(w string) bool {
	switch w {
	case "г", "гг", "год", "года", "году", "годом", "годы", "годов", "годах":
		return l.russian()
	}
	return false
}

// isCentury: a Roman number stands before the space at i, a century behind.
func (l *line) isCentury(i int) bool {
	s := i
	for oneOf(l.at(s-1), "IVXХ") {
		s--
	}
	if isWord(l.at(s - 1)) {
		return false
	}
	e := l.wordEnd(i + 1)
	switch w := l.lower(i+1, e); w {
	case "в", "вв":
		return l.at(e) == '.'
	case "век", "века", "веке", "веком", "веков", "веках", "веку":
		return true
	}
	return false
}
