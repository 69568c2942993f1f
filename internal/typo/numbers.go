package typo

// numeros sets № and § apart from their number by a no-break space; two №№ are
// one, and in Russian two §§ too.
func numeros(l *line) {
	for i, r := range l.r {
		if r != '№' && r != '§' {
			continue
		}
		n := l.at(i + 1)
		switch {
		case n == r && (r == '№' || l.russian()):
			l.put(i, i+1, "")
		case isDigit(n), r == '№' && isLetter(n):
			l.put(i+1, i+1, nbsp)
		case n == ' ' && isWord(l.at(i+2)):
			l.bind(i + 1)
		}
	}
}

// thousands parts five digits and more by thousands, 10 000 or 10,000, and keeps
// parted ones on one line. Numbers that name something – after №, a code, with a
// zero in front – stay; so does what no word or currency follows.
func thousands(l *line) {
	for i := 0; i < len(l.r); i++ {
		if !isDigit(l.r[i]) {
			continue
		}
		e := l.digitsEnd(i)
		if n := e - i; n >= 5 && n <= 12 && l.counts(i, e) {
			by := nbsp
			if !l.russian() {
				by = ","
			}
			for k := i + (n-1)%3 + 1; k < e; k += 3 {
				l.put(k, k, by)
			}
		} else if l.russian() && n <= 3 && l.at(e) == ' ' && l.digitsEnd(e+1) == e+4 && l.opensThousands(i) {
			l.bind(e)
		}
		i = e
	}
}

// opensThousands: the one to three digits at i begin a parted number, or go on
// with one.
func (l *line) opensThousands(i int) bool {
	p := l.at(i - 1)
	if isSpace(p) && isDigit(l.at(i-2)) {
		s := l.digitsStart(i - 1)
		return i-1-s <= 3 && l.digitsEnd(i) == i+3
	}
	return !isWord(p) && !oneOf(p, ".,:/-_")
}

// counts: the digits i to e count something.
func (l *line) counts(i, e int) bool {
	p := l.at(i - 1)
	if l.r[i] == '0' || isWord(p) || oneOf(p, ".,:/-–—_+#№=") {
		return false
	}
	if isSpace(p) {
		if oneOf(l.at(i-2), "№#§") || isDigit(l.at(i-2)) {
			return false
		}
		switch w, _ := l.wordBefore(i - 1); w {
		case "код", "кода", "кодом", "индекс", "номер", "номера", "номером", "инн", "огрн", "кпп", "счёт", "счет", "полис", "паспорт",
			"code", "zip", "id", "number", "no", "room", "flight":
			return false
		}
	}
	if oneOf(l.at(e), ".,") && isDigit(l.at(e+1)) {
		e = l.digitsEnd(e + 1)
	}
	n := l.at(e)
	return oneOf(n, "₽€$%") || oneOf(p, "$€£") && !isWord(n) && n != '-' || isSpace(n) && (isLower(l.at(e+1)) || oneOf(l.at(e+1), "₽€$"))
}

// percent sets % close to its number.
func percent(l *line) {
	if l.o.on(PercentSpace) {
		return
	}
	for i, r := range l.r {
		if r == '%' && isSpace(l.at(i-1)) && isDigit(l.at(i-2)) && !isWord(l.at(i+1)) {
			l.put(i-1, i, "")
		}
	}
}

// percentSpace sets % apart, as GOST 8.417 has it.
func percentSpace(l *line) {
	for i, r := range l.r {
		switch {
		case r != '%':
		case isDigit(l.at(i - 1)):
			l.put(i, i, nbsp)
		case isDigit(l.at(i - 2)):
			l.bind(i - 1)
		}
	}
}

// ordinals shortens what is written behind a number: 1-ый is 1-й, 5-ого is 5-го;
// after a vowel one letter stays, else two. In English 1-st is 1st.
func ordinals(l *line) {
	for i, r := range l.r {
		if r != '-' || !isDigit(l.at(i-1)) || !isLetter(l.at(i+1)) {
			continue
		}
		e := l.wordEnd(i + 1)
		if isDigit(l.at(e)) || oneOf(l.at(e), "-–_") {
			continue
		}
		word := l.lower(i+1, e)
		if !l.russian() {
			if s := l.digitsStart(i); !isLetter(l.at(s-1)) && word == englishOrdinal(l.at(i-1), l.at(i-2)) {
				l.put(i, i+1, "")
			}
			continue
		}
		if n := ordinalEnding(word); n > 0 {
			l.put(i+1, e-n, "")
		}
	}
}

// ordinalEnding is how many letters of an ending stay, 0 for all.
func ordinalEnding(word string) int {
	switch word {
	case "ый", "ий", "ой", "ая", "ья", "ое", "ье", "ые", "ьи", "ую", "ью", "ым", "им", "ом", "ем", "ых", "их":
		return 1
	case "ого", "его", "ому", "ему", "ыми", "ими":
		return 2
	}
	return 0
}

func englishOrdinal(last, before rune) string {
	switch {
	case before == '1':
		return "th"
	case last == '1':
		return "st"
	case last == '2':
		return "nd"
	case last == '3':
		return "rd"
	}
	return "th"
}
