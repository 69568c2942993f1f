package typo

// shortWords keeps a preposition or conjunction with the word that follows. It
// goes by a list: he, she and we may well end a line.
func shortWords(l *line) {
	for i, r := range l.r {
		if r != ' ' || !isLetter(l.at(i-1)) {
			continue
		}
		s := l.wordStart(i)
		if i-s > 2 || !l.isShort(l.lower(s, i)) {
			continue
		}
		if p := l.at(s - 1); isDigit(p) || oneOf(p, "-–’'./\u2011") {
			continue
		}
		if n := l.at(i + 1); isWord(n) || oneOf(n, "«„“\"([#@№§$€£−‘") {
			l.bind(i)
		}
	}
}

func (l *line) isShort(w string) bool {
	if !l.russian() {
		return w == "a" || w == "an" || w == "i" || w == "o"
	}
	switch w {
	case "в", "к", "с", "о", "у", "и", "а", "но", "на", "по", "за", "из", "от", "до", "об", "во", "со", "ко", "не", "ни":
		return true
	}
	return false
}

// particles keeps бы, ли, же with the word before.
func particles(l *line) {
	for i, r := range l.r {
		if r != ' ' || !isLetter(l.at(i+1)) {
			continue
		}
		e := l.wordEnd(i + 1)
		if n := l.at(e); isDigit(n) || oneOf(n, "-’'_") || n == '.' && e == i+2 {
			continue
		}
		if p := l.at(i - 1); !isWord(p) && !oneOf(p, "»“)%") {
			continue
		}
		switch l.lower(i+1, e) {
		case "бы", "б", "ли", "ль", "же", "ж":
			l.bind(i)
		}
	}
}

// units keeps a number with what it counts, and parts the two where a unit can
// be nothing else: 5кг, 100₽, 15°C.
func units(l *line) {
	for i, r := range l.r {
		switch {
		case r == ' ' && isDigit(l.at(i-1)):
			if n := l.at(i + 1); oneOf(n, "₽$€£°") && !isDigit(l.at(i+2)) || l.isUnit(i+1) {
				l.bind(i)
			}
		case r == ' ' && l.isMany(i):
			l.bind(i)
		case isDigit(l.at(i-1)) && (r == '°' && oneOf(l.at(i+1), "CСF") && !isWord(l.at(i+2)) || r == '₽' || l.isTightUnit(i)):
			l.put(i, i, nbsp)
		}
	}
}

// isUnit: a unit stands at i.
func (l *line) isUnit(i int) bool {
	w := l.lower(i, l.wordEnd(i))
	if isDigit(l.at(i+len([]rune(w)))) || w == "" {
		return false
	}
	if !l.russian() {
		switch w {
		case "km", "kg", "m", "cm", "mm", "g", "mi", "mph", "ft", "lb", "lbs", "oz", "ha", "gb", "mb", "kw", "mw", "hz",
			"million", "billion", "trillion", "percent":
			return true
		}
		return (w == "a" || w == "p") && l.at(i+1) == '.' && l.at(i+2) == 'm'
	}
	switch w {
	case "руб", "р", "коп", "млн", "млрд", "трлн", "тыс", "кг", "г", "мг", "км", "м", "см", "мм", "га", "т", "ц", "л", "мл",
		"чел", "ч", "мин", "сек", "квт", "мвт", "кв", "куб", "гб", "мб", "шт", "экз", "рублей", "рубля", "рубль", "долларов", "евро",
		"тысяч", "тысячи", "миллионов", "миллиона", "миллион", "миллиардов", "миллиарда", "процентов", "процента", "процент":
		return true
	}
	return false
}

// isMany: a shortened thousand or million with its number stands before the
// space at i, and what is counted behind it.
func (l *line) isMany(i int) bool {
	if p := l.at(i - 1); !oneOf(p, ".нд") && (l.russian() || p != 'n') {
		return false
	}
	w, s := l.wordBefore(i)
	switch w {
	case "млн", "млрд", "трлн", "тыс":
	case "million", "billion", "trillion":
		return false
	default:
		return false
	}
	return isSpace(l.at(s-1)) && isDigit(l.at(s-2)) && (isLower(l.at(i+1)) || oneOf(l.at(i+1), "₽$€£"))
}

func (l *line) isTightUnit(i int) bool {
	if !l.russian() || !isLetter(l.at(i)) {
		return false
	}
	e := l.wordEnd(i)
	if isDigit(l.at(e)) {
		return false
	}
	switch string(l.r[i:min(e, i+longestWord)]) {
	case "кг", "км", "см", "мм", "га", "руб", "млн", "млрд", "трлн", "тыс":
		return true
	}
	return false
}
