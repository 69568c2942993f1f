package comparison

import "znkr.io/diff"

// hunk is a run of words that is not in both texts: bytes from to to of the
// older one are gone, bytes at to until of the newer one are new.
type hunk struct{ from, to, at, until int }

// run is a hunk in tokens.
type run struct{ x0, x1, y0, y1 int }

// aligned are two texts with what is different between them.
type aligned struct {
	before, after tokens
	runs          []run
}

// align compares two texts word by word.
//
// What it gives has one form: two runs have a word between them, the first
// tokens of what is gone and of what is new differ, and where nothing is gone or
// nothing new, it does not begin like what follows. So whoever reads the older
// text with some of the runs taken knows at each of them which it is.
func align(before, after string) aligned {
	a := aligned{tokenize(before), tokenize(after), nil}
	x, y := a.before.parts, a.after.parts
	lo, hi := 0, 0
	for lo < min(len(x), len(y)) && x[lo] == y[lo] {
		lo++
	}
	for hi < min(len(x), len(y))-lo && x[len(x)-1-hi] == y[len(y)-1-hi] {
		hi++
	}
	var raw []run
	for _, h := range diff.Hunks(x[lo:len(x)-hi], y[lo:len(y)-hi], diff.Context(0)) {
		raw = append(raw, run{h.PosX + lo, h.EndX + lo, h.PosY + lo, h.EndY + lo})
	}
	a.runs = a.settle(raw)
	return a
}

// Wording says which words of two texts are different, in reading order: all of
// both, what is gone before what came in its place.
func Wording(before, after string) []Piece { return align(before, after).pieces() }

// settle brings runs into their one form, from the last to the first.
func (a aligned) settle(raw []run) []run {
	var out []run // the last one first
	for i := len(raw) - 1; i >= 0; i-- {
		r, ok := a.trimmed(raw[i])
		for ok {
			r = a.slid(r, a.limit(out))
			if len(out) == 0 || !a.one(r, out[len(out)-1]) {
				out = append(out, r)
				break
			}
			next := out[len(out)-1]
			out = out[:len(out)-1]
			r, ok = a.trimmed(run{r.x0, next.x1, r.y0, next.y1})
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// limit is the token of the older text that a run may slide up to.
func (a aligned) limit(behind []run) int {
	if len(behind) == 0 {
		return len(a.before.parts)
	}
	return behind[len(behind)-1].x0
}

// trimmed takes off what begins or ends alike; ok is false when nothing is left.
func (a aligned) trimmed(r run) (run, bool) {
	x, y := a.before.parts, a.after.parts
	for r.x0 < r.x1 && r.y0 < r.y1 && x[r.x0] == y[r.y0] {
		r.x0, r.y0 = r.x0+1, r.y0+1
	}
	for r.x0 < r.x1 && r.y0 < r.y1 && x[r.x1-1] == y[r.y1-1] {
		r.x1, r.y1 = r.x1-1, r.y1-1
	}
	return r, r.x0 < r.x1 || r.y0 < r.y1
}

// slid moves a run that only takes out or only puts in behind everything that
// it begins alike with: "в [старом ]городе", not "в[ старом] городе".
func (a aligned) slid(r run, limit int) run {
	x, y := a.before.parts, a.after.parts
	for r.x1 < limit {
		same := r.x0 == r.x1 && y[r.y0] == x[r.x1] || r.y0 == r.y1 && x[r.x0] == x[r.x1]
		if !same {
			break
		}
		r.x0, r.x1, r.y0, r.y1 = r.x0+1, r.x1+1, r.y0+1, r.y1+1
	}
	return r
}

// one says whether a reader takes two runs for one change: they touch, have
// only a space or only signs without one between them, or so few words that
// what is between them stayed by chance.
func (a aligned) one(r, next run) bool {
	spaces, words := 0, 0
	gap := a.before.sorts[r.x1:next.x0]
	for _, what := range gap {
		switch what {
		case space:
			spaces++
		case word, figure:
			words++
		}
	}
	if words == 0 {
		return spaces == 0 || spaces == len(gap)
	}
	return words <= 2 && a.size(r) >= 4*words && a.size(next) >= 4*words
}

// size is how many words a run is about.
func (a aligned) size(r run) int {
	return max(count(a.before.sorts[r.x0:r.x1]), count(a.after.sorts[r.y0:r.y1]))
}

func count(sorts []sort) int {
	n := 0
	for _, what := range sorts {
		if what >= word {
			n++
		}
	}
	return n
}

func (a aligned) hunk(r run) hunk {
	return hunk{a.before.at[r.x0], a.before.at[r.x1], a.after.at[r.y0], a.after.at[r.y1]}
}

func (a aligned) hunks() []hunk {
	out := make([]hunk, len(a.runs))
	for i, r := range a.runs {
		out[i] = a.hunk(r)
	}
	return out
}

// pieces are both texts in reading order.
func (a aligned) pieces() []Piece {
	return pieces(a.before.text, a.after.text, a.hunks())
}

func pieces(before, after string, hunks []hunk) []Piece {
	var out []Piece
	end := 0
	for _, h := range hunks {
		out = piece(out, Kept, before[end:h.from])
		out = piece(out, Gone, before[h.from:h.to])
		out = piece(out, New, after[h.at:h.until])
		end = h.to
	}
	return piece(out, Kept, before[end:])
}

func piece(list []Piece, op Op, s string) []Piece {
	if s == "" {
		return list
	}
	return append(list, Piece{op, s})
}

// around is how many kept words stand on either side of a change.
const around = 3

// piecesOf is one run with the words around it.
func (a aligned) piecesOf(i int) []Piece {
	r, from, to := a.runs[i], 0, len(a.before.parts)
	if i > 0 {
		from = a.runs[i-1].x1
	}
	if i+1 < len(a.runs) {
		to = a.runs[i+1].x0
	}
	lo, hi := r.x0, r.x1
	for n, k := 0, r.x0-1; k >= from && n < around; k-- {
		if a.before.sorts[k] >= word {
			lo, n = k, n+1
		}
	}
	for n, k := 0, r.x1; k < to && n < around; k++ {
		if a.before.sorts[k] >= word {
			hi, n = k+1, n+1
		}
	}
	at, h := a.before.at, a.hunk(r)
	var out []Piece
	out = piece(out, Kept, a.before.text[at[lo]:h.from])
	out = piece(out, Gone, a.before.text[h.from:h.to])
	out = piece(out, New, a.after.text[h.at:h.until])
	return piece(out, Kept, a.before.text[h.to:at[hi]])
}

// edges are all pieces of two short texts, without what is far from a change.
func (a aligned) edges() []Piece {
	if len(a.runs) == 0 {
		return nil
	}
	all := a.pieces()
	first, last := a.piecesOf(0), a.piecesOf(len(a.runs)-1)
	if all[0].Op == Kept {
		if all = all[1:]; first[0].Op == Kept {
			all = append([]Piece{first[0]}, all...)
		}
	}
	if end := len(all) - 1; all[end].Op == Kept {
		if all = all[:end]; last[len(last)-1].Op == Kept {
			all = append(all, last[len(last)-1])
		}
	}
	return all
}
