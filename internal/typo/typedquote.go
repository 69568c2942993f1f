package typo

import "unicode/utf8"

// typedQuote reads the quote at the end of before by the letters beside it and
// by the quotes that are open.
func typedQuote(before, after string, typed rune, o Options) (Replace, bool) {
	n := nesting{russian: o.Language == "ru"}
	r := []rune(tail(before[:len(before)-1], quotesBack))
	n.read(r, func(int) bool { return false })
	p, next := rune(0), rune(0)
	if len(r) > 0 {
		p = r[len(r)-1]
	}
	if n.last == len(r)-1 {
		if p = '('; n.was == closing {
			p = ')'
		}
	}
	if after != "" {
		next, _ = utf8.DecodeRuneInString(after)
	}
	with, rule := n.typedDouble(p, next), Quotes
	if typed == '\'' {
		with, rule = n.typedSingle(p)
	}
	if with == 0 || !o.on(rule) {
		return Replace{}, false
	}
	return Replace{1, string(with), rule}, true
}

// typedDouble: unlike a quote that stands in a text, one just typed behind a
// space opens something whatever follows – the words are still to come. A ‘ that
// is open inside a “ was a " when it was typed, so a " closes it.
func (n *nesting) typedDouble(p, next rune) rune {
	if len(n.stack) == 1 && n.inSingle() && !opensAfter(p) {
		n.stack = nil
	}
	inside := len(n.stack) > 0
	switch {
	case opensAfter(p), oneOf(p, "-–—/=:") && (isWord(next) || !inside), isLetter(p) && isWord(next) && !inside:
		return n.level('"')
	case inside:
		return closer(n.stack[len(n.stack)-1].name, n.russian)
	case isDigit(p):
		return 0 // inches
	}
	return closer(n.level('"'), n.russian)
}

func (n *nesting) typedSingle(p rune) (rune, Code) {
	switch {
	case n.russian, isDigit(p) && !n.inSingle():
		return 0, Apostrophe
	case opensAfter(p), oneOf(p, "-–—/"):
		return '‘', Quotes
	case n.inSingle() && !isLetter(p):
		return '’', Quotes
	}
	return '’', Apostrophe
}
