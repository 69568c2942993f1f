package typo

// ellipsis makes one sign of three dots, and ?.. !.. of a mark with three. In
// English four dots – the end of a sentence and an ellipsis – stay.
func ellipsis(l *line) {
	for i := 0; i < len(l.r); i++ {
		mark := l.russian() && oneOf(l.at(i-1), "?!")
		if l.r[i] == '…' && mark && l.at(i+1) != '.' && l.at(i+1) != '…' {
			l.put(i, i+1, "..")
			continue
		}
		if l.r[i] != '.' {
			continue
		}
		j := i
		for l.at(j) == '.' {
			j++
		}
		switch n := j - i; {
		case n < 3 || n > 3 && !l.russian(), oneOf(l.at(i-1), "/\\…") || oneOf(l.at(j), "/\\…"):
		case mark:
			l.put(i, j, "..")
		default:
			l.put(i, j, "…")
		}
		i = j
	}
}

// questionFirst: !? is ?!.
func questionFirst(l *line) {
	for i, r := range l.r {
		if r == '!' && l.at(i+1) == '?' && !oneOf(l.at(i-1), "!?") && !oneOf(l.at(i+2), "!?") {
			l.put(i, i+2, "?!")
		}
	}
}
