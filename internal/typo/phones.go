package typo

// shieldPhones shuts telephone numbers: +7 (3852) 12-34-56, 8-800-555-35-35,
// (555) 123-4567, тел. 12-34.
func (l *line) shieldPhones() {
	for i := 0; i < len(l.r); i++ {
		if !isDigit(l.r[i]) && l.r[i] != '+' && l.r[i] != '(' || isWord(l.at(i-1)) {
			continue
		}
		n := l.dialled(i)
		if n.digits == 0 {
			continue
		}
		if n.isPhone(l, i) {
			l.shut(i, n.end)
		}
		i = n.end - 1
	}
}

// dialled is a run of digits as one might dial it.
type dialled struct {
	end                     int
	digits, groups, hyphens int
	first                   rune
	plus, bracket, odd      bool // odd: a group behind the first that has not three digits
}

// dialled reads digits with at most two signs between them.
func (l *line) dialled(i int) (n dialled) {
	n.plus = l.r[i] == '+'
	last, group := i-1, 0
	k := i
	for ; k < len(l.r) && k-last <= 3; k++ {
		r := l.r[k]
		if isDigit(r) {
			if n.digits == 0 {
				n.first = r
			}
			if last != k-1 || n.groups == 0 {
				n.odd = n.odd || n.groups > 1 && group != 3
				n.groups, group = n.groups+1, 0
				if last == k-2 && k-2 >= i && l.r[k-1] == '-' {
					n.hyphens++
				}
			}
			n.digits, group, last = n.digits+1, group+1, k
			continue
		}
		if !oneOf(r, "-() +\u00a0\u2011") || r == '+' && k > i {
			break
		}
		n.bracket = n.bracket || r == '(' && isDigit(l.at(k+1))
	}
	n.odd = n.odd || n.groups > 1 && group != 3
	n.end = last + 1
	return n
}

func (n dialled) isPhone(l *line, i int) bool {
	switch {
	case n.digits < 5 || n.digits > 15:
		return n.digits >= 4 && n.digits < 15 && l.afterPhoneWord(i)
	case n.plus:
		return n.digits >= 7 && (n.odd || n.groups == 1 || n.digits >= 10)
	case n.bracket && n.groups > 1:
		return n.digits >= 7
	case n.hyphens >= 2:
		return true
	case n.digits == 11 && (n.first == '8' || n.first == '7'):
		return true
	case !l.russian() && n.groups == 2 && n.hyphens == 1 && n.digits == 7 && l.at(i+3) == '-':
		return true
	}
	return l.afterPhoneWord(i)
}

// afterPhoneWord: the word before says that a number to call follows.
func (l *line) afterPhoneWord(i int) bool {
	for i > 0 && (isSpace(l.r[i-1]) || l.r[i-1] == ':') {
		i--
	}
	switch w, _ := l.wordBefore(i); w {
	case "тел", "телефон", "телефону", "телефоны", "телефонам", "факс", "моб", "phone", "tel", "fax", "call", "dial":
		return true
	}
	return false
}
