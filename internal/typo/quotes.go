package typo

// quotes writes quotes as the language has them: «…„…“…» or “…‘…’…”.
//
// Straight ones are written by their place and depth. Others are made to follow
// the levels only when every quote of the block finds its partner: a quotation
// may run over several paragraphs, and then nobody can count.
func quotes(l *line) {
	n := nesting{russian: l.russian()}
	n.read(l.r, func(i int) bool { return l.from[i].shut })
	if len(n.quotes) == 0 {
		return
	}
	dropped := l.doubled(n.quotes)
	whole := !n.lone && len(n.stack) == 0 && n.extra == len(dropped)
	single := lastSingle(n.quotes)
	for k, q := range n.quotes {
		if whole && dropped[q.at] {
			l.put(q.at, q.at+1, "")
			continue
		}
		if with := written(n, q, whole, k < single); with != 0 && with != q.name {
			l.put(q.at, q.at+1, string(with))
		}
	}
}

// doubled finds a » that closes nothing right behind another: two of one shape
// are not written side by side.
func (l *line) doubled(quotes []quote) map[int]bool {
	out := map[int]bool{}
	for k, q := range quotes {
		if k > 0 && q.name == '»' && q.role == closing && q.pair == 0 && quotes[k-1].name == '»' && quotes[k-1].at == q.at-1 && !out[q.at-1] {
			out[q.at] = true
		}
	}
	return out
}

// written is how a quote should stand, 0 for as it is; closed says that a single
// one that closes something follows.
func written(n nesting, q quote, whole, closed bool) rune {
	switch {
	case q.name == '\'' && q.role == opening && closed:
		return '‘'
	case q.name == '\'':
		return '’'
	case n.single(q.name):
		return 0
	case whole:
		return q.level
	case q.name != '"' || q.role == closing && q.pair == 0 && n.lone:
		return 0
	case q.role == closing && q.pair != 0:
		return q.pair
	}
	return q.level
}

// lastSingle is the index of the last single quote that closes, -1 for none.
func lastSingle(quotes []quote) int {
	for k := len(quotes) - 1; k >= 0; k-- {
		if q := quotes[k]; q.role == closing && (q.name == '\'' || q.name == '’') {
			return k
		}
	}
	return -1
}

// apostrophes makes ’ of a straight one inside a word, in Russian too (д’Артаньян,
// О’Нил), and before what English leaves out: ’90s, ’tis.
func apostrophes(l *line) {
	for i, r := range l.r {
		if r != '\'' && r != '‘' {
			continue
		}
		p, n := l.at(i-1), l.at(i+1)
		switch {
		case r == '\'' && isLetter(p) && isLetter(n),
			r == '\'' && !l.russian() && isDigit(p) && n == 's',
			!l.russian() && !isWord(p) && l.leftOut(i+1):
			l.put(i, i+1, "’")
		}
	}
}

// leftOut: from i on stands a word that has lost its beginning.
func (l *line) leftOut(i int) bool {
	if isDigit(l.at(i)) && isDigit(l.at(i+1)) && l.at(i+2) == 's' && !isWord(l.at(i+3)) {
		return true
	}
	switch l.lower(i, l.wordEnd(i)) {
	case "tis", "twas", "twill", "til", "em", "n":
		return true
	}
	return false
}
