package typo

// initials keeps the initials of a name with each other and with the surname:
// А. С. Пушкин, Пушкин А. С., J. K. Rowling. In Russian tight ones – А.С.Пушкин –
// are parted.
func initials(l *line) {
	for i := 0; i < len(l.r); i++ {
		if !l.initial(i) {
			continue
		}
		gaps, end := []int{}, i+2
		for {
			next := end
			if l.at(next) == ' ' || l.at(next) == '\u00a0' {
				next++
			}
			if !l.initial(next) || len(gaps) == 3 {
				break
			}
			gaps, end = append(gaps, end), next+2
		}
		l.named(i, gaps, end)
		i = end - 1
	}
}

// initial: a capital with a dot stands at i, alone.
func (l *line) initial(i int) bool {
	return isUpper(l.at(i)) && l.at(i+1) == '.' && !isWord(l.at(i-1)) && !oneOf(l.at(i-1), "-’'_")
}

// named binds the initials that begin at i, with gaps between them, to the
// surname behind or before.
func (l *line) named(i int, gaps []int, end int) {
	surname := end
	if isSpace(l.at(end)) {
		surname++
	}
	behind := l.capitalised(surname) && (surname > end || l.russian() && len(gaps) > 0)
	s := l.wordStart(i - 1)
	before := !behind && len(gaps) > 0 && isSpace(l.at(i-1)) && s < i-1 && l.capitalised(s)
	switch {
	case !behind && !before:
		return
	case !l.russian() && (len(gaps) == 0 && l.r[i] == 'I' || len(gaps) > 0 && l.at(i+2) != ' ' && l.at(i+2) != '\u00a0'):
		return // World War I. The; U.S. Senate
	}
	if before {
		l.bind(i - 1)
	}
	if behind {
		gaps = append(gaps, end)
	}
	for _, g := range gaps {
		switch n := l.at(g); {
		case n == ' ':
			l.bind(g)
		case !isSpace(n) && l.russian():
			l.put(g, g, nbsp)
		}
	}
}

// abbreviations keeps together т. д., с. г. and the like, and an abbreviation
// with the name or number it belongs to: г. Барнаул, стр. 5, Dr. Reed, No. 5.
func abbreviations(l *line) {
	for i, r := range l.r {
		if r != '.' || !isLetter(l.at(i-1)) {
			continue
		}
		if l.russian() && l.pair(i) {
			if n := l.at(i + 1); n == ' ' {
				l.bind(i + 1)
			} else if !isSpace(n) {
				l.put(i+1, i+1, nbsp)
			}
			continue
		}
		if l.at(i+1) != ' ' {
			continue
		}
		w, s := l.wordBefore(i + 1)
		if b := l.at(s - 1); isWord(b) || oneOf(b, ".-’'") {
			continue
		}
		n := l.at(i + 2)
		counted := isSpace(l.at(s-1)) && isDigit(l.at(s-2)) // 2023 г. Барнаул
		if isDigit(n) && l.beforeNumber(w) || !counted && (isUpper(n) || oneOf(n, "«„“\"")) && l.beforeName(w, s) {
			l.bind(i + 1)
		}
	}
}

// pair: the dot at i is the first of a pair of shortened words.
func (l *line) pair(i int) bool {
	j := i + 1
	if isSpace(l.at(j)) {
		j++
	}
	if p := l.at(i - 2); isWord(p) || oneOf(p, ".-’'") || l.at(j+1) != '.' {
		return false
	}
	switch string([]rune{l.at(i - 1), l.at(j)}) {
	case "тд", "тп", "те", "тк", "тн", "тч", "сг", "нэ", "ио":
		return true
	}
	return false
}

func (l *line) beforeNumber(w string) bool {
	if !l.russian() {
		return w == "no" || w == "p" || w == "pp" || w == "fig" || w == "vol"
	}
	switch w {
	case "д", "к", "корп", "кв", "стр", "рис", "табл", "гл", "ст", "п", "ч", "каб", "оф", "вып", "тел", "т":
		return true
	}
	return false
}

func (l *line) beforeName(w string, s int) bool {
	if !l.russian() {
		switch w {
		case "mr", "mrs", "ms", "dr", "st", "gov", "sen", "rep", "prof", "gen", "col", "capt", "lt", "sgt", "rev":
			return isUpper(l.r[s])
		}
		return false
	}
	switch w {
	case "г", "ул", "пр", "просп", "пер", "пл", "бул", "ш", "наб", "им", "пос", "дер", "с", "оз", "о", "р", "акад", "проф", "доц", "гр", "св", "см":
		return true
	}
	return false
}

// companies keeps the kind of a company with its name: ООО «Заря».
func companies(l *line) {
	for i, r := range l.r {
		if r != ' ' || !oneOf(l.at(i+1), "«„\"") || !isUpper(l.at(i-1)) {
			continue
		}
		s := l.wordStart(i)
		if isDigit(l.at(s - 1)) {
			continue
		}
		switch string(l.r[s:i]) {
		case "ООО", "АО", "ОАО", "ЗАО", "ПАО", "НАО", "ИП", "ИА", "ТК", "ГК", "ФК", "ХК", "ТЦ", "ТРЦ", "МУП", "ГУП", "МБУ", "КГБУ", "НКО", "ТСЖ", "АНО", "СК", "УК":
			l.bind(i)
		}
	}
}
