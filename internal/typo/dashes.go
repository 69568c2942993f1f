package typo

// dashes makes a dash of hyphens that stand for one: between spaces, at the
// start of a line (direct speech), in Russian also right behind a closing mark:
//
//	Дом - рядом.  - Да,- сказал он.  The house -- empty  word--word
//
// In English a spaced – is a dash too and stays.
func dashes(l *line) {
	for i := 0; i < len(l.r); i++ {
		if !oneOf(l.r[i], "-–—") {
			continue
		}
		j := i + 1
		for l.r[i] == '-' && l.at(j) == '-' {
			j++
		}
		if j-i <= 3 {
			l.dash(i, j)
		}
		i = j - 1
	}
}

func (l *line) dash(i, j int) {
	p, n := l.at(i-1), l.at(j)
	hyphens := l.r[i] == '-'
	english := !l.russian()
	switch {
	case english && hyphens && j-i == 2 && (isWord(p) || oneOf(p, "”’")) && (isWord(n) || oneOf(n, "“‘")):
		l.put(i, j, "—")
	case !isSpace(n) || isEdge(l.at(j+1)):
	case isEdge(p):
		if !english || hyphens && j-i > 1 {
			l.put(i, j, "—")
		}
	case isSpace(p):
		if hyphens || !english {
			l.put(i, j, "—")
		}
	case !english && oneOf(p, ",»“!?…"):
		space := nbsp
		if l.o.Headline {
			space = " "
		}
		l.put(i, j, space+"—")
	}
}

// dashSpaces keeps a dash on the line of the word before it, and the dash of
// direct speech with what is said.
func dashSpaces(l *line) {
	for i, r := range l.r {
		if r != '—' && r != '–' {
			continue
		}
		switch p, n := l.at(i-1), l.at(i+1); {
		case isEdge(p) && n == ' ' && !isEdge(l.at(i+2)):
			if l.russian() {
				l.bind(i + 1)
			}
		case p == ' ' && isSpace(n) && !isEdge(l.at(i-2)):
			l.bind(i - 1)
		}
	}
}

// minuses makes a minus of the hyphen before a number: -15 °C. At the start of a
// line, where it may be a point of a list, only before a temperature; names of
// aircraft that lost their hyphen (Ту -154) stay.
func minuses(l *line) {
	for i, r := range l.r {
		if r != '-' && r != '–' || !isDigit(l.at(i+1)) {
			continue
		}
		end := l.numberEnd(i + 1)
		if oneOf(l.at(end), "-–—/") || isLetter(l.at(end)) {
			continue
		}
		switch p := l.at(i - 1); {
		case isEdge(p):
			if !l.temperature(end) {
				continue
			}
		case isSpace(p):
			if b := l.at(i - 2); isDigit(b) || oneOf(b, "-–—−№") || l.aircraft(i-1) {
				continue
			}
		case !oneOf(p, "([«„“"):
			continue
		}
		l.put(i, i+1, "−")
	}
}

// temperature: degrees stand behind the number that ends at i.
func (l *line) temperature(i int) bool {
	if isSpace(l.at(i)) {
		i++
	}
	if l.at(i) == '°' {
		return true
	}
	switch l.lower(i, l.wordEnd(i)) {
	case "градус", "градуса", "градусов", "degrees", "degree":
		return true
	}
	return false
}

func (l *line) aircraft(i int) bool {
	s := l.wordStart(i)
	switch string(l.r[s:i]) {
	case "Ту", "Ил", "Су", "Ми", "Ан", "Як", "Ка", "МиГ", "Бе":
		return true
	}
	return false
}
