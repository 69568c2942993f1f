package editor

import (
	"cmp"
	"slices"

	"dateline/internal/text"
	"dateline/ui/look"
)

// tint is a stretch of a block whose letters have the colour of a layer.
type tint struct {
	from, to int
	token    look.Token
}

// tint is the colour of a layer's letters and lines, and of the ground under
// them; ok is false for a layer that leaves the letters as they are.
func (l Layer) tint() (ink, soft look.Token, ok bool) {
	switch l {
	case Inserted:
		return look.Green, look.GreenSoft, true
	case Deleted:
		return look.Red, look.RedSoft, true
	case Unwanted, Suggested:
		return look.Violet, look.VioletSoft, true
	}
	return look.None, look.None, false
}

// tints are those of a block in the order of its text. Where two lie over each
// other, the one that begins first has the letters.
func (m *marks) tints(b text.Block) []tint {
	var out []tint
	for l := Inserted; l <= Suggested; l++ {
		ink, _, _ := l.tint()
		for _, s := range m.spans[l][b.ID] {
			if s.From < s.To && s.To <= len(b.Text) {
				out = append(out, tint{s.From, s.To, ink})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b tint) int { return cmp.Compare(a.from, b.from) })
	return out
}

// part is a piece of a chunk in one colour, up to a byte of the block; on says
// that it is tinted.
type part struct {
	to    int
	token look.Token
	on    bool
}

// cut parts the bytes from and to of a block where tints begin and end.
func cut(tints []tint, from, to int) []part {
	var out []part
	for _, t := range tints {
		a, b := max(t.from, from), min(t.to, to)
		if a >= b {
			continue
		}
		if a > from {
			out = append(out, part{to: a})
		}
		out = append(out, part{b, t.token, true})
		from = b
	}
	if from < to {
		out = append(out, part{to: to})
	}
	return out
}
