package wire

import (
	"slices"
	"strings"

	"dateline/internal/text"
)

// looks is how a stretch of text is set: marks without an address as bits, and
// the address of a link.
type looks struct {
	marks uint8
	href  string
}

// bits are the marks of looks, a bit each.
func bits() []text.MarkKind {
	return []text.MarkKind{text.Bold, text.Italic, text.Strike, text.Sup, text.Sub}
}

func bit(k text.MarkKind) uint8 { return 1 << slices.Index(bits(), k) }

// mostMarks is how many changes of setting one block may have; what is set
// behind them stays plain.
const mostMarks = 2000

// stretch is a part of a run that is set in one way: bytes from to to.
type stretch struct {
	from, to int
	looks
}

// run is the text of a block while it is read. As in a browser, spaces, tabs
// and line feeds are one space; spaces that do not break are letters.
type run struct {
	b    strings.Builder
	set  []stretch
	last rune
}

func (r *run) empty() bool { return r.b.Len() == 0 }

// add puts the text of a node behind the run. In pre, line feeds break lines.
func (r *run) add(s string, l looks, pre bool) {
	s = text.Tidy(s)
	from := r.b.Len()
	for _, c := range s {
		switch c {
		case '\n', '\r', '\t', '\f', ' ':
			if pre && c == '\n' {
				c = text.SoftBreak
			} else if c = ' '; r.last == ' ' || r.last == text.SoftBreak || r.empty() {
				continue
			}
		case '\u2029', '\v', '\u0085':
			c = text.SoftBreak
		}
		r.b.WriteRune(c)
		r.last = c
	}
	if to := r.b.Len(); to > from {
		r.paint(stretch{from, to, l})
	}
}

// paint remembers how the last stretch is set.
func (r *run) paint(s stretch) {
	n := len(r.set)
	switch {
	case n > 0 && r.set[n-1].looks == s.looks && r.set[n-1].to == s.from:
		r.set[n-1].to = s.to
	case n < mostMarks:
		r.set = append(r.set, s)
	}
}

// br begins a new line in the block.
func (r *run) br() {
	if !r.empty() {
		r.add(string(text.SoftBreak), looks{}, false)
	}
}

// piece is a text with its marks.
type piece struct {
	text  string
	marks []text.Mark
}

// pieces gives the text of the run, parted where it has an empty line, and
// begins a new run.
func (r *run) pieces() []piece {
	whole, set := r.b.String(), r.set
	*r = run{}
	var out []piece
	at := 0
	for _, part := range strings.Split(whole, "\u2028\u2028") {
		from := at + len(part) - len(strings.TrimLeft(part, " \u2028"))
		to := max(at+len(strings.TrimRight(part, " \u2028")), from)
		at += len(part) + len("\u2028\u2028")
		var here []stretch
		for len(set) > 0 && set[0].to <= from {
			set = set[1:]
		}
		for _, s := range set {
			if s.from >= to {
				break
			}
			here = append(here, stretch{max(s.from, from) - from, min(s.to, to) - from, s.looks})
		}
		if p := cleanPiece(whole[from:to], here); strings.TrimSpace(p.text) != "" {
			out = append(out, p)
		}
	}
	return out
}

// cleanPiece makes a text fit for a block without moving its marks. Where
// letters grow together over the edge of a mark the text is right and plain.
func cleanPiece(s string, set []stretch) piece {
	if text.Clean(s) != s {
		var b strings.Builder
		end := 0
		for i, p := range set {
			b.WriteString(text.Clean(s[end:p.from]))
			end = p.to
			set[i].from = b.Len()
			b.WriteString(text.Clean(s[p.from:p.to]))
			set[i].to = b.Len()
		}
		b.WriteString(text.Clean(s[end:]))
		if s = b.String(); text.Clean(s) != s {
			s, set = text.Clean(s), nil
		}
	}
	return piece{s, marksOf(s, set)}
}

// marksOf makes marks of stretches, on the boundaries of characters.
func marksOf(s string, set []stretch) []text.Mark {
	snap(s, set)
	var out []text.Mark
	put := func(k text.MarkKind, href string, p stretch) {
		if n := len(out); n > 0 && out[n-1].Kind == k && out[n-1].Href == href && out[n-1].To == p.from {
			out[n-1].To = p.to
		} else if p.from < p.to {
			out = append(out, text.Mark{Kind: k, From: p.from, To: p.to, Href: href})
		}
	}
	for i, kind := range bits() {
		for _, p := range set {
			if p.marks&(1<<i) != 0 {
				put(kind, "", p)
			}
		}
	}
	for _, p := range set {
		if p.href != "" {
			put(text.Link, p.href, p)
		}
	}
	return out
}

// snap moves the edges of stretches that lie inside a character behind it.
func snap(s string, set []stretch) {
	at := 0
	forward := func(to int) int {
		for at < to {
			at = text.NextGrapheme(s, at)
		}
		return at
	}
	for i := range set {
		set[i].from = forward(set[i].from)
		set[i].to = max(forward(set[i].to), set[i].from)
	}
}
