package flow

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"dateline/internal/text"
)

// run is a stretch of one style.
type run struct {
	from, to int
	style    Style
}

// runs cuts a block's text where a mark begins or ends.
func runs(b text.Block) []run {
	cuts := make([]int, 0, 2+2*len(b.Marks))
	cuts = append(cuts, 0, len(b.Text))
	for _, m := range b.Marks {
		cuts = append(cuts, m.From, m.To)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	out := make([]run, 0, len(cuts))
	for i := 0; i+1 < len(cuts); i++ {
		r := run{from: cuts[i], to: cuts[i+1]}
		for _, m := range b.Marks {
			if m.From <= r.from && r.from < m.To {
				r.style |= styleOf(m.Kind)
			}
		}
		out = append(out, r)
	}
	return out
}

func styleOf(k text.MarkKind) Style {
	switch k {
	case text.Bold:
		return Bold
	case text.Italic:
		return Italic
	case text.Strike:
		return Strike
	case text.Sup:
		return Sup
	case text.Sub:
		return Sub
	case text.Link:
		return Link
	}
	return 0
}

// broken breaks block i into lines.
func (f *Flow) broken(i int) *Laid {
	b, box := f.doc.Block(i), f.box(i)
	out := &Laid{Box: box}
	if box.Solid > 0 {
		out.Height = box.Above + box.Solid + box.Below
		return out
	}
	k := f.breaker(b, box)
	for at, more := 0, true; more; {
		line := k.line(at)
		line.Y = box.Above + float32(len(out.Lines))*box.Line
		out.Lines = append(out.Lines, line)
		at = line.To
		more = at < len(b.Text) || endsSoft(b.Text) && len(out.Lines) > 0 && line.From < line.To && at == len(b.Text)
	}
	out.Height = box.Above + float32(len(out.Lines))*box.Line + box.Below
	return out
}

// endsSoft: behind a last soft break there is an empty line to write on.
func endsSoft(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == text.SoftBreak
}

// breaker breaks one block.
type breaker struct {
	f    *Flow
	b    text.Block
	runs []run
	// left is where its lines begin, room how wide they may be.
	left, room float32
}

func (f *Flow) breaker(b text.Block, box Box) breaker {
	return breaker{f: f, b: b, runs: runs(b), left: box.Left, room: max(f.width-box.Left-box.Right, 1)}
}

// line takes as many words as there is room for, at least one letter.
func (k *breaker) line(from int) Line {
	s := k.b.Text
	to, width := from, float32(0)
	for to < len(s) {
		end, ink := word(s, to)
		// A word that fits with its spaces fits; without them it is asked about only
		// when it does not.
		w := k.width(to, end)
		if width+w > k.room && width+k.width(to, ink) > k.room {
			if to == from {
				to = k.letters(from, ink)
			}
			return Line{From: from, To: to, Chunks: k.chunks(from, to)}
		}
		width += w
		to = end
		if r, _ := utf8.DecodeLastRuneInString(s[:to]); r == text.SoftBreak {
			break
		}
	}
	return Line{From: from, To: to, Chunks: k.chunks(from, to)}
}

// letters is where a word that is wider than a line is cut: behind the last
// letter that fits, or behind the first.
func (k *breaker) letters(from, to int) int {
	at := text.NextGrapheme(k.b.Text[:to], from)
	for at < to {
		next := text.NextGrapheme(k.b.Text[:to], at)
		if k.width(from, next) > k.room {
			break
		}
		at = next
	}
	return at
}

// width of a stretch, each style by itself: the sum is never less than what the
// painted pieces take, so what fits by it fits.
func (k *breaker) width(from, to int) float32 {
	var w float32
	for _, r := range k.runs {
		if a, b := max(r.from, from), min(r.to, to); a < b {
			w += k.f.look.Width(printed(k.b.Text[a:b]), k.b.Kind, r.style)
		}
	}
	return w
}

// word gives where the word at a place ends with the spaces behind it, and
// where without them.
func word(s string, from int) (end, ink int) {
	before := rune(0)
	ink = from
	for i := from; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == text.SoftBreak {
			return i + n, ink
		}
		if !hangs(r) {
			if hangs(before) && i > from && !clings(r) || ink > from && mayBreak(before, r) {
				return i, ink
			}
			ink = i + n
		}
		before = r
		i += n
	}
	return len(s), ink
}

// hangs: spaces at the end of a line hang over its edge. A no-break space is
// part of its word.
func hangs(r rune) bool {
	return r == ' ' || r == '\u2009' || r == '\u200b' || r == '\u3000' || r >= '\u2000' && r <= '\u2006' || r == '\u205f'
}

// clings: a mark that is part of the sign before it, also of a space.
func clings(r rune) bool { return unicode.Is(unicode.M, r) || r == '\u200d' }

// mayBreak says whether a line may end between two letters without a space:
// behind a hyphen or a dash in a word, at a soft hyphen, in an address behind a
// slash, and between the signs of scripts that have no spaces (UAX #14, the
// classes that Russian and English need).
func mayBreak(before, r rune) bool {
	switch before {
	case '-', '\u2010', '–', '—':
		return unicode.IsLetter(r)
	case '\u00ad':
		return true
	case '/':
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return ideograph(before) && ideograph(r)
}

func ideograph(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// chunks cuts a line into what is painted in one piece: never across a style,
// at most MaxChunk letters where there is a space. Each is placed behind the
// measured width of the one before, since kerning reaches over spaces.
func (k *breaker) chunks(from, to int) []Chunk {
	x := k.left
	var out []Chunk
	for _, r := range k.runs {
		for a, b := max(r.from, from), min(r.to, to); a < b; {
			end := chunkEnd(k.b.Text, a, b)
			w := k.f.look.Width(printed(k.b.Text[a:end]), k.b.Kind, r.style)
			out = append(out, Chunk{a, end, x, w, r.style})
			x += w
			a = end
		}
	}
	return out
}

// printed is a chunk without the soft break at its end, which has no width.
func printed(s string) string {
	if endsSoft(s) {
		_, n := utf8.DecodeLastRuneInString(s)
		return s[:len(s)-n]
	}
	return s
}

// chunkEnd is behind the last space within MaxChunk letters, or behind the
// first space when there is none that early.
func chunkEnd(s string, from, to int) int {
	n, cut := 0, 0
	for i, r := range s[from:to] {
		if n++; n > MaxChunk && cut > 0 {
			return from + cut
		}
		if next, _ := utf8.DecodeRuneInString(s[from+i+1:]); r == ' ' && !clings(next) {
			cut = i + 1
		}
	}
	return to
}
