package typo

// edges takes away spaces at the ends of a line.
func edges(l *line) {
	for i := 0; i < len(l.r); i++ {
		if !isSpace(l.r[i]) {
			continue
		}
		j := i
		for isSpace(l.at(j)) {
			j++
		}
		if isEdge(l.at(i-1)) || isEdge(l.at(j)) {
			l.put(i, j, "")
		}
		i = j
	}
}

// doubleSpaces leaves one space of several, a no-break one if there was one.
func doubleSpaces(l *line) {
	plain := func(r rune) bool { return r == ' ' || r == '\u00a0' }
	for i := 0; i < len(l.r); i++ {
		if !plain(l.r[i]) {
			continue
		}
		j, keep := i, " "
		for ; plain(l.at(j)); j++ {
			if l.r[j] == '\u00a0' {
				keep = nbsp
			}
		}
		if j-i > 1 {
			l.put(i, j, keep)
		}
		i = j
	}
}

// spaceBefore takes the space before a mark that belongs to the word before it.
// Where a mark may begin something – .5, :), …and – it stays; a space that lacks
// behind a mark is not guessed.
func spaceBefore(l *line) {
	for i, r := range l.r {
		if r != ' ' && r != '\u00a0' {
			continue
		}
		if p := l.at(i - 1); !isWord(p) && !oneOf(p, ")]»”%…°") {
			continue
		}
		m, after := l.at(i+1), l.at(i+2)
		ends := isGap(after) || oneOf(after, ".,!?…\"»“”")
		switch m {
		case ',', ';', ':':
			ends = isGap(after)
		case '.', '!', '?', '…':
		default:
			continue
		}
		if m == '.' && after == '.' && !isDots(l, i+1) {
			continue
		}
		if ends {
			l.put(i, i+1, "")
		}
	}
}

// isDots: from i on stand marks that end with a space or the end.
func isDots(l *line, i int) bool {
	for oneOf(l.at(i), ".!?…") {
		i++
	}
	return isGap(l.at(i))
}

// brackets takes spaces from the inside of brackets and quotes: ( so ), « so ».
func brackets(l *line) {
	open, shut := "([«„", ")]»”"
	if !l.russian() {
		open, shut = "([“", ")]”"
	}
	for i, r := range l.r {
		if r != ' ' && r != '\u00a0' {
			continue
		}
		p, n := l.at(i-1), l.at(i+1)
		if oneOf(p, open) && (isWord(n) || oneOf(n, open)) || oneOf(n, shut) && (isWord(p) || oneOf(p, ".!?…%"+shut)) {
			l.put(i, i+1, "")
		}
	}
}
