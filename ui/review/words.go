package review

import (
	"slices"
	"strings"

	"dateline/internal/comparison"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// run is a stretch of words set in one way.
type run = kit.Run

func said(s string, ink look.Token) run { return run{Text: s, Ink: ink, Ground: look.None} }

func bold(s string, ink look.Token) run { return run{Text: s, Ink: ink, Ground: look.None, Bold: true} }

func gone(s string) run {
	return run{Text: s, Ink: look.Red, Ground: look.RedSoft, Strike: true}
}

func fresh(s string) run {
	return run{Text: s, Ink: look.Green, Ground: look.GreenSoft, Under: true}
}

// runsOf are the pieces of a change. A space parts what is gone from what came in
// its place.
func runsOf(pieces []comparison.Piece, ink look.Token) []run {
	var out []run
	for _, p := range pieces {
		switch p.Op {
		case comparison.Gone:
			out = bare(out, gone(p.Text), ink)
		case comparison.New:
			if n := len(out); n > 0 && out[n-1].Strike {
				out = append(out, said(" ", ink))
			}
			out = bare(out, fresh(p.Text), ink)
		default:
			out = append(out, said(p.Text, ink))
		}
	}
	return out
}

// bare adds a run with the spaces at its ends outside its ground: nobody put them
// there on purpose.
func bare(out []run, r run, ink look.Token) []run {
	words := strings.Trim(r.Text, " ")
	if words == "" {
		return append(out, r)
	}
	at := strings.Index(r.Text, words)
	before, behind := r.Text[:at], r.Text[at+len(words):]
	if before != "" {
		out = append(out, said(before, ink))
	}
	r.Text = words
	out = append(out, r)
	if behind != "" {
		out = append(out, said(behind, ink))
	}
	return out
}

// brief leaves one word of those that stayed on either side: a row is for finding
// the place, the text beside it for reading.
func brief(c comparison.Change) comparison.Change {
	pieces := slices.Clone(c.Pieces)
	n := len(pieces)
	if n == 0 || c.Kind != comparison.Words && c.Kind != comparison.Field && c.Kind != comparison.PhotoField {
		return c
	}
	if p := &pieces[0]; p.Op == comparison.Kept {
		bare := strings.TrimRight(p.Text, " ")
		p.Text = p.Text[strings.LastIndex(bare, " ")+1:]
	}
	if p := &pieces[n-1]; p.Op == comparison.Kept {
		lead := len(p.Text) - len(strings.TrimLeft(p.Text, " "))
		if end := strings.Index(p.Text[lead:], " "); end >= 0 {
			p.Text = p.Text[:lead+end]
		}
	}
	c.Pieces = pieces
	return c
}
