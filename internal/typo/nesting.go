package typo

// role is what a quote does where it stands.
type role int8

const (
	lone role = iota // nobody can say: stays
	opening
	closing
)

// quote is one quote of a text.
type quote struct {
	at    int
	role  role
	name  rune // as it is written
	level rune // as it should be by its depth
	pair  rune // of a closing one: as it should be by how its opening one is written; 0 when it closes nothing
}

// open is a quote that is not closed yet.
type open struct {
	name   rune // as it stands; of a straight one, as it will
	level  rune // as it should stand by its depth
	double bool // not a single one of English
}

// nesting reads the quotes of one text from left to right.
type nesting struct {
	russian bool
	stack   []open
	quotes  []quote
	lone    bool // some quote could not be read
	extra   int  // closing quotes that close nothing
	last    int  // where the last quote stood
	was     role // and what it was
}

func isQuote(r rune) bool {
	switch r {
	case '"', '«', '»', '„', '“', '”', '‘', '’', '\'':
		return true
	}
	return false
}

// read goes over the letters; shut says which are not ours.
func (n *nesting) read(r []rune, shut func(int) bool) {
	n.last = -2
	behind := 0 // the next letter that is no quote
	for i, q := range r {
		if q < 0x80 && q != '"' && q != '\'' || !isQuote(q) || shut(i) {
			continue
		}
		before, after := rune(0), rune(0)
		if i > 0 {
			before = r[i-1]
		}
		for behind = max(behind, i+1); behind < len(r) && isQuote(r[behind]); {
			behind++
		}
		if behind < len(r) {
			after = r[behind]
		}
		n.take(i, q, before, after)
	}
}

// take adds the quote q, given the letter before it and the next one that is no
// quote.
func (n *nesting) take(i int, q, before, after rune) {
	role := n.role(i, q, before, after)
	switch {
	case role == lone:
		n.lone = n.lone || q == '"'
		return
	case n.single(q):
		n.takeSingle(i, q, role)
	case role == opening:
		level := n.level(q)
		n.quotes = append(n.quotes, quote{at: i, role: role, name: q, level: level})
		if q == '"' {
			q = level
		}
		n.stack = append(n.stack, open{q, level, true})
	default:
		for len(n.stack) > 0 && !n.stack[len(n.stack)-1].double {
			n.stack = n.stack[:len(n.stack)-1]
		}
		it := quote{at: i, role: role, name: q}
		if top := len(n.stack) - 1; top >= 0 {
			it.level, it.pair = closer(n.stack[top].level, n.russian), closer(n.stack[top].name, n.russian)
			n.stack = n.stack[:top]
		} else {
			it.level = closer(n.level('"'), n.russian)
			n.extra++
		}
		n.quotes = append(n.quotes, it)
	}
	n.last, n.was = i, role
}

func (n *nesting) single(q rune) bool { return q == '\'' || q == '‘' || q == '’' }

func (n *nesting) takeSingle(i int, q rune, role role) {
	n.quotes = append(n.quotes, quote{at: i, role: role, name: q})
	if role == opening {
		n.stack = append(n.stack, open{'‘', '‘', false})
	} else if n.inSingle() {
		n.stack = n.stack[:len(n.stack)-1]
	}
}

func (n *nesting) inSingle() bool {
	return len(n.stack) > 0 && !n.stack[len(n.stack)-1].double
}

// level is how an opening quote should stand at this depth. In English “ stays at
// any depth: one that was typed is meant.
func (n *nesting) level(q rune) rune {
	switch inner := len(n.stack) > 0; {
	case n.russian && inner:
		return '„'
	case n.russian:
		return '«'
	case inner && !n.inSingle() && q != '“':
		return '‘'
	}
	return '“'
}

// closer is what closes an opening quote.
func closer(q rune, russian bool) rune {
	switch {
	case q == '«':
		return '»'
	case q == '„', q == '“' && russian:
		return '“'
	case q == '‘':
		return '’'
	}
	return '”'
}

func (n *nesting) role(i int, q, before, after rune) role {
	if n.last == i-1 { // right behind a quote: it goes the same way
		if before = '('; n.was == closing {
			before = ')'
		}
	}
	switch q {
	case '«', '„':
		return opening
	case '»', '”':
		return closing
	case '“':
		switch {
		case len(n.stack) > 0 && n.stack[len(n.stack)-1].name == '„':
			return closing
		case n.russian && !opensAfter(before):
			return closing
		}
		return opening
	case '"':
		return n.straight(before, after)
	case '\'', '‘', '’':
		if n.russian {
			return lone
		}
		return n.apostrophe(q, before, after)
	}
	return lone
}

// opensAfter: an opening quote may stand behind this letter.
func opensAfter(r rune) bool { return isGap(r) || oneOf(r, "([{<") }

// closesBefore: a closing quote may stand before this letter.
func closesBefore(r rune) bool { return isGap(r) || oneOf(r, ".,;:!?…)]}>-–—/") }

// straight reads a ": by its neighbours, and between two letters by whether a
// quote is open. After a digit with no quote open it is an inch.
func (n *nesting) straight(before, after rune) role {
	visible := !isGap(after)
	switch {
	case opensAfter(before) && visible:
		return opening
	case opensAfter(before):
		return lone
	case oneOf(before, "-–—/=:") && isWord(after):
		return opening
	case isDigit(before) && len(n.stack) == 0:
		return lone
	case closesBefore(after) || len(n.stack) > 0:
		return closing
	}
	return opening
}

// apostrophe reads a single quote of English: 'so', don't, players', '90s.
func (n *nesting) apostrophe(q, before, after rune) role {
	switch {
	case q == '‘' && isDigit(after):
		return lone // a year that lost its century, set the wrong way
	case q == '‘':
		return opening
	case isWord(before) && isWord(after):
		return lone
	case q == '\'' && opensAfter(before) && !isGap(after):
		return opening
	case opensAfter(before):
		return lone
	case n.inSingle(), isLetter(before):
		return closing
	}
	return lone
}
