package typo

import (
	"strings"
	"unicode/utf8"
)

// line is the working text: its letters as they are now, and where each came
// from.
type line struct {
	source string
	o      Options
	rules  []rule
	r      []rune
	from   []origin // one per letter, and one for the end
	puts   []put    // what the rule at work wants changed
}

// origin says what a letter stands for.
type origin struct {
	at, to int   // bytes of the source; equal for a letter put in
	by     uint8 // 1 + index of the rule that wrote it, 0: the writer
	cut    uint8 // the same for what was taken away before it
	shut   bool  // in an address or a number that nobody touches
	glued  bool  // one grapheme with the letter before
}

// put is one change of the letters i to j.
type put struct {
	i, j int
	with []rune
}

func newLine(text string, o Options) *line {
	o = o.normal()
	l := &line{source: text, o: o, r: make([]rune, 0, len(text)), from: make([]origin, 0, len(text)+1)}
	for _, r := range book() {
		if o.uses(r) {
			l.rules = append(l.rules, r)
		}
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		l.r = append(l.r, r)
		l.from = append(l.from, origin{at: i, to: i + n})
		i += n
	}
	l.from = append(l.from, origin{at: len(text), to: len(text)})
	return l
}

// round lets every rule go over the text once and says whether any changed it.
func (l *line) round() bool {
	l.shield()
	changed := false
	for i, r := range l.rules {
		if r.apply(l); len(l.puts) > 0 {
			l.commit(uint8(i + 1))
			changed = true
		}
	}
	return changed
}

// at is the letter at i, 0 before the start and behind the end.
func (l *line) at(i int) rune {
	if i < 0 || i >= len(l.r) {
		return 0
	}
	return l.r[i]
}

func (l *line) russian() bool { return l.o.Language == "ru" }

// put asks for the letters i to j to be replaced. Rules ask from left to right;
// what would touch a shut place, part a grapheme or overlap the request before
// is not done.
func (l *line) put(i, j int, with string) {
	w := []rune(with)
	for i < j && len(w) > 0 && l.r[i] == w[0] {
		i, w = i+1, w[1:]
	}
	for i < j && len(w) > 0 && l.r[j-1] == w[len(w)-1] {
		j, w = j-1, w[:len(w)-1]
	}
	if i == j && len(w) == 0 || l.from[i].glued || l.from[j].glued {
		return
	}
	if n := len(l.puts); n > 0 && (i < l.puts[n-1].j || i == l.puts[n-1].i) {
		return
	}
	if i == j && i > 0 && l.from[i-1].shut && l.from[i].shut {
		return
	}
	for k := i; k < j; k++ {
		if l.from[k].shut {
			return
		}
	}
	l.puts = append(l.puts, put{i, j, w})
}

// bind makes the plain space at i a no-break one.
func (l *line) bind(i int) {
	if l.at(i) == ' ' {
		l.put(i, i+1, nbsp)
	}
}

// commit makes the changes asked for.
func (l *line) commit(by uint8) {
	r := make([]rune, 0, len(l.r)+len(l.puts))
	from := make([]origin, 0, len(l.from)+len(l.puts))
	done := 0
	for _, p := range l.puts {
		r = append(r, l.r[done:p.i]...)
		from = append(from, l.from[done:p.i]...)
		r = append(r, p.with...)
		from = append(from, l.origins(p, by)...)
		switch {
		case len(p.with) == 0:
			l.from[p.j].cut = by
		case p.i == p.j:
			l.from[p.i].cut = 0 // moved to the first letter put in
		}
		done = p.j
	}
	l.r = append(r, l.r[done:]...)
	l.from = append(from, l.from[done:]...)
	l.puts = l.puts[:0]
}

// origins says where the letters of a change come from: letter for letter when
// there are as many as before, else the first stands for all that was there.
func (l *line) origins(p put, by uint8) []origin {
	out := make([]origin, len(p.with))
	for k := range out {
		switch {
		case p.j-p.i == len(out):
			out[k] = l.from[p.i+k]
		case p.i == p.j:
			out[k] = origin{at: l.from[p.i].at, to: l.from[p.i].at}
		case k == 0:
			out[k] = origin{at: l.from[p.i].at, to: l.from[p.j-1].to}
		default:
			out[k] = origin{at: l.from[p.j-1].to, to: l.from[p.j-1].to}
		}
		out[k].by = by
	}
	if len(out) > 0 {
		out[0].cut = l.from[p.i].cut
	}
	return out
}

// edits reads off how the working text differs from the source.
func (l *line) edits() []Edit {
	var out []Edit
	end := 0
	for k, g := range l.from {
		if g.at > end {
			out = joined(out, Edit{l.code(g.cut), end, g.at, ""})
		}
		if g.by != 0 {
			out = joined(out, Edit{l.code(g.by), g.at, g.to, string(l.r[k])})
		}
		end = g.to
	}
	kept := out[:0]
	for _, e := range out {
		if e = l.smallest(e); e.From < e.To || e.New != "" {
			kept = append(kept, e)
		}
	}
	return kept
}

func (l *line) code(by uint8) Code {
	if by == 0 {
		return ""
	}
	return l.rules[by-1].code
}

// joined adds an edit to those read off. What is put in is joined to what stands
// at the same place, and to what is taken away right before; so is one thing taken
// away to the next.
func joined(out []Edit, e Edit) []Edit {
	if n := len(out); n > 0 && out[n-1].To == e.From {
		last := &out[n-1]
		gone := last.New == "" && (e.New == "" || e.From == e.To)
		if last.From == last.To || gone {
			last.To, last.New = e.To, last.New+e.New
			if e.New != "" {
				last.Rule = e.Rule
			}
			return out
		}
	}
	return append(out, e)
}

// smallest leaves out what an edit has in common with the source.
func (l *line) smallest(e Edit) Edit {
	for e.From < e.To && e.New != "" {
		was, n := utf8.DecodeRuneInString(l.source[e.From:e.To])
		if now, _ := utf8.DecodeRuneInString(e.New); was != now || !strings.HasPrefix(e.New, l.source[e.From:e.From+n]) {
			break
		}
		e.From, e.New = e.From+n, e.New[n:]
	}
	for e.From < e.To && e.New != "" {
		_, n := utf8.DecodeLastRuneInString(l.source[e.From:e.To])
		if !strings.HasSuffix(e.New, l.source[e.To-n:e.To]) {
			break
		}
		e.To, e.New = e.To-n, e.New[:len(e.New)-n]
	}
	return e
}
