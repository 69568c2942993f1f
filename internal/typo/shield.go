package typo

import (
	"strings"
	"unicode"
)

// shield shuts what no rule may touch, and finds where graphemes are glued.
func (l *line) shield() {
	for i := range l.from {
		l.from[i].shut = false
		l.from[i].glued = i > 0 && i < len(l.r) && glued(l.r[i-1], l.r[i])
	}
	for i := 0; i < len(l.r); {
		if isGap(l.r[i]) {
			i++
			continue
		}
		j, signs := i, false
		for ; j < len(l.r) && !isGap(l.r[j]); j++ {
			switch l.r[j] {
			case '.', '@', '#', ':', '`':
				signs = true
			}
		}
		if signs {
			l.shieldPieces(i, j)
		}
		i = j
	}
	l.shieldCode()
	l.shieldPhones()
}

// glued: no boundary of graphemes lies between the two. It says so a little too
// often, which only leaves a quote beside a rare sign as it is.
func glued(a, b rune) bool {
	if standsAlone(a) && standsAlone(b) {
		return false
	}
	joins := func(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Cf) }
	return joins(b) || unicode.Is(unicode.Cf, a) || b >= 0x1f3fb && b <= 0x1f3ff ||
		b >= 0xff9e && b <= 0xff9f || b == 0xe33 || b == 0xeb3 ||
		a > 0xd00 && unicode.In(a, unicode.Lo, unicode.Lm) && !isWord(b) // letters that stick to what follows
}

// standsAlone: the letters and signs of our two languages.
func standsAlone(r rune) bool {
	return r < 0x300 && r != 0xad || r >= 0x400 && r < 0x483 || r >= 0x2010 && r < 0x202a || r >= 0x202f && r < 0x205f ||
		r >= 0x20a0 && r < 0x20c0 || r >= 0x2100 && r < 0x2190
}

func (l *line) shut(i, j int) {
	for ; i < j; i++ {
		l.from[i].shut = true
	}
}

// shieldPieces looks at what stands between two spaces, parted at quotes.
func (l *line) shieldPieces(i, j int) {
	for i < j {
		k := i
		for k < j && !oneOf(l.r[k], "\"«»„“”<>") {
			k++
		}
		l.shieldPiece(i, k)
		i = k + 1
	}
}

func (l *line) shieldPiece(i, j int) {
	for i < j && oneOf(l.r[i], "([{'‘") {
		i++
	}
	bracket := oneOf('(', string(l.r[i:j]))
	for j > i && (oneOf(l.r[j-1], ".,;:!?…]}'’") || l.r[j-1] == ')' && !bracket) {
		j--
	}
	piece := string(l.r[i:j])
	switch {
	case strings.Contains(piece, "://"):
		before, _, _ := strings.Cut(piece, "://")
		l.shut(l.wordStart(i+len([]rune(before))), j)
	case hasPrefixFold(piece, "www."), hasPrefixFold(piece, "mailto:"), hasPrefixFold(piece, "tel:"), isDomain(piece):
		l.shut(i, j)
	default:
		l.shieldNames(i, j)
	}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// shieldNames shuts @names, #tags and e-mail addresses.
func (l *line) shieldNames(i, j int) {
	part := func(r rune) bool { return isWord(r) || oneOf(r, "_.%+-") }
	for k := i; k < j; k++ {
		if l.r[k] != '@' && l.r[k] != '#' || k+1 >= j || !isWord(l.r[k+1]) && l.r[k+1] != '_' {
			continue
		}
		from, to := k, k+1
		for l.r[k] == '@' && from > i && part(l.r[from-1]) {
			from--
		}
		for to < j && part(l.r[to]) {
			to++
		}
		for to > k+1 && oneOf(l.r[to-1], ".+-") {
			to--
		}
		l.shut(from, to)
		k = to - 1
	}
}

// isDomain: an address without its scheme, or a file's name. Too much is better
// than too little: between such letters no rule has anything to do.
func isDomain(s string) bool {
	host := s
	if i := strings.IndexAny(s, "/?:"); i >= 0 {
		host = s[:i]
	}
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 {
		return false
	}
	if strings.Contains(host, "..") || host[0] == '.' {
		return false
	}
	for _, r := range host[:dot] {
		if !isWord(r) && r != '.' && r != '-' && r != '_' {
			return false
		}
	}
	top := host[dot+1:]
	switch top {
	case "рф", "рус", "дети", "москва", "онлайн", "сайт":
		return true
	}
	for _, r := range top {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return len(top) >= 2
}

// shieldCode shuts what stands between `backticks`.
func (l *line) shieldCode() {
	open := -1
	for i, r := range l.r {
		switch {
		case r != '`':
		case open < 0:
			open = i
		default:
			l.shut(open, i+1)
			open = -1
		}
	}
}
