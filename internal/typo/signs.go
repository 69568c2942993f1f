package typo

// copyrights makes signs of (c), (r) and (tm). A (c) that is one of a list – (a)
// (b) (c) – or of a section of law – 501(c)(3) – stays.
func copyrights(l *line) {
	for i, r := range l.r {
		if r == '(' {
			if j, sign := copyrightAt(l.r, i); sign != "" {
				l.put(i, j, sign)
			}
		}
	}
}

// copyrightAt reads the sign at i and gives where it ends, "" when there is none.
func copyrightAt(r []rune, i int) (int, string) {
	for _, s := range [...]struct {
		typed, sign string
	}{{"(c)", "©"}, {"(с)", "©"}, {"(r)", "®"}, {"(tm)", "™"}} {
		t := []rune(s.typed)
		j := i + len(t)
		if j > len(r) || !sameFold(r[i:j], t) || j < len(r) && (r[j] == '(' || isWord(r[j]) && s.sign != "©") {
			continue
		}
		if s.sign == "©" && (i > 0 && !isGap(r[i-1]) && !isOpener(r[i-1]) && r[i-1] != '"' || enumerated(r[:i])) {
			return 0, ""
		}
		return j, s.sign
	}
	return 0, ""
}

func sameFold(a, b []rune) bool {
	for k := range b {
		if a[k] != b[k] && a[k]+0x20 != b[k] { // both alphabets have their capitals 32 before
			return false
		}
	}
	return true
}

// enumerated: the text before lists points: (b), b).
func enumerated(r []rune) bool {
	for i := len(r) - 1; i > 0 && len(r)-i < 200; i-- {
		if r[i] == ')' && oneOf(r[i-1], "abABабвАБВ") && (i == 1 || !isWord(r[i-2])) {
			return true
		}
	}
	return false
}

// times makes × of an x or х between numbers: 10x15, 10 x 15. 0x1F and M4x20
// stay.
func times(l *line) {
	for i, r := range l.r {
		if !oneOf(r, "xXхХ") {
			continue
		}
		p, n := i-1, i+1
		if isSpace(l.at(p)) && isSpace(l.at(n)) {
			p, n = p-1, n+1
		}
		if !isDigit(l.at(p)) || !isDigit(l.at(n)) {
			continue
		}
		start := l.digitsStart(p)
		if b := l.at(start - 1); isLetter(b) && !oneOf(b, "xXхХ×") || b == '_' || start == p && l.r[p] == '0' {
			continue
		}
		if after := l.at(l.digitsEnd(n)); after == '_' || isLetter(after) && oneOf(after, "abcdefABCDEF") {
			continue
		}
		l.put(i, i+1, "×")
	}
}

// squares makes м² and м³ of м2 and м3.
func squares(l *line) {
	for i, r := range l.r {
		if r != '2' && r != '3' || isWord(l.at(i+1)) || !oneOf(l.at(i-1), "мm") {
			continue
		}
		s := l.wordStart(i)
		switch l.lower(s, i) {
		case "м", "мм", "см", "дм", "км":
			if !l.russian() {
				continue
			}
		case "m", "mm", "cm", "km":
			// m2 alone may be a name; after a number or a slash it is a measure.
			if b := l.at(s - 1); !isDigit(b) && b != '/' && (!isSpace(b) || !isDigit(l.at(s-2))) {
				continue
			}
		default:
			continue
		}
		if b := l.at(s - 1); !isGap(b) && !isDigit(b) && !oneOf(b, "/(") || oneOf(l.at(i+1), "-_") {
			continue
		}
		l.put(i, i+1, map[rune]string{'2': "²", '3': "³"}[r])
	}
}
