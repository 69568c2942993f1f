package merge

import (
	"cmp"
	"slices"

	"znkr.io/diff"
)

// side is one of the three versions. First and second are ours and theirs in the
// order that is the same on every laptop.
type side int

const (
	first side = iota
	second
	base
)

// change is a run of tokens that one side put in the place of tokens of the base:
// from to to became at to until. One of the two may be empty, not both.
type change struct {
	of        side
	from, to  int
	at, until int
}

// changes lists what a side changed, in order and with tokens that both have
// between any two. Words that are replaced one behind the other are one change:
// the spaces between them say nothing about what was kept.
func changes(of side, was, now []string) []change {
	hunks := diff.Hunks(was, now, diff.Context(0))
	out := make([]change, 0, len(hunks))
	for _, h := range hunks {
		c := change{of, h.PosX, h.EndX, h.PosY, h.EndY}
		if n := len(out); n > 0 {
			last := &out[n-1]
			if !slices.ContainsFunc(was[last.to:c.from], isWord) && (last.to == c.from || last.words(was, now) && c.words(was, now)) {
				last.to, last.until = c.to, c.until
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// words says whether a change has words in it, and not signs and spaces alone.
func (c change) words(was, now []string) bool {
	return slices.ContainsFunc(was[c.from:c.to], isWord) || slices.ContainsFunc(now[c.at:c.until], isWord)
}

// signs says whether a change is about punctuation alone.
func (c change) signs(was, now []string) bool {
	return !c.words(was, now) && (!spaces(was[c.from:c.to]) || !spaces(now[c.at:c.until]))
}

func spaces(tokens []string) bool {
	return !slices.ContainsFunc(tokens, func(t string) bool { return !isSpace(t) })
}

// stretch is a range of tokens.
type stretch struct{ from, to int }

// fate says what became of a piece of the base.
type fate int

const (
	// kept: both sides have it as the base has it.
	kept fate = iota
	// taken: one side changed it, or both in the same way; piece.of has it.
	taken
	// clash: both changed it, each in another way.
	clash
)

// piece is a part of the three texts that stands for the same; the pieces of an
// alignment follow each other without a gap in all of them.
type piece struct {
	fate fate
	of   side
	in   [3]stretch
}

// align lays three rows of tokens beside each other. Changes that overlap or
// touch are one piece; see [apart] for what may touch.
func align(rows [3][]string) []piece {
	all := slices.Concat(changes(first, rows[base], rows[first]), changes(second, rows[base], rows[second]))
	slices.SortStableFunc(all, func(a, b change) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var out []piece
	at := [3]int{} // what is laid so far
	keep := func(until int) {
		n := until - at[base]
		if n == 0 {
			return
		}
		p := piece{fate: kept}
		for s := range at {
			p.in[s] = stretch{at[s], at[s] + n}
			at[s] += n
		}
		out = append(out, p)
	}
	for len(all) > 0 {
		n, end := 1, all[0].to
		for n < len(all) && (all[n].from < end || all[n].from == end && !apart(all[:n], all[n], rows)) {
			end = max(end, all[n].to)
			n++
		}
		keep(all[0].from)
		p := piece{in: [3]stretch{base: {at[base], end}}}
		for _, s := range []side{first, second} {
			grown, touched := end-at[base], false
			for _, c := range all[:n] {
				if c.of == s {
					grown += (c.until - c.at) - (c.to - c.from)
					touched = true
				}
			}
			p.in[s] = stretch{at[s], at[s] + grown}
			if touched && p.fate == taken {
				p.fate = clash
			} else if touched {
				p.fate, p.of = taken, s
			}
		}
		if p.fate == clash && slices.Equal(p.row(first, rows), p.row(second, rows)) {
			p.fate, p.of = taken, first
		}
		for s := range at {
			at[s] = p.in[s].to
		}
		out = append(out, p)
		all = all[n:]
	}
	keep(len(rows[base]))
	return out
}

func (p piece) row(s side, rows [3][]string) []string { return rows[s][p.in[s].from:p.in[s].to] }

// apart says whether a change that begins where others end can stand beside them:
// a sign beside a word that the other side replaced by another, as a comma behind
// a number. Whatever else touches is one place, and somebody has to look.
func apart(before []change, next change, rows [3][]string) bool {
	for _, c := range before {
		if c.to != next.from || c.of == next.of {
			continue
		}
		a, b := rows[c.of], rows[next.of]
		sign, word := c.signs(rows[base], a), next.replaces(rows[base], b, false)
		if next.signs(rows[base], b) {
			sign, word = true, c.replaces(rows[base], a, true)
		}
		if !sign || !word {
			return false
		}
	}
	return true
}

// replaces says whether a word stands for a word at the start or end of a change.
func (c change) replaces(was, now []string, end bool) bool {
	if c.from == c.to || c.at == c.until {
		return false
	}
	if end {
		return isWord(was[c.to-1]) && isWord(now[c.until-1])
	}
	return isWord(was[c.from]) && isWord(now[c.at])
}
