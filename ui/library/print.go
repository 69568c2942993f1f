package library

import (
	"strings"

	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Measures of a row, in units at 100 %.
const (
	rowSide     = look.S4
	rowTop      = look.S3
	titleTop    = look.S2
	thumbWidth  = 64
	thumbHeight = 56
	thumbGap    = 12
	markSide    = 12
	signSide    = 14
	signGap     = 6
	// narrow rows do without the length.
	narrow = 300
)

// print is a face set for a width: every word broken, measured and placed.
type print struct {
	headline          []set
	meta, due         set
	state, dot, tail  set
	clock, mark, sign fyne.Position
	width             float32
}

// set is one line of text and where the toolkit must draw it.
type set struct {
	words string
	at    fyne.Position
	size  fyne.Size
}

// prints keeps what was set: a list that scrolls, or is read again without a
// change, measures nothing anew.
type prints struct {
	look        look.Look
	title       kit.Letters
	small, loud kit.Letters
	kept        map[printKey]*print
}

type printKey struct {
	face  face
	width float32
}

// mostPrints are kept; some screens full.
const mostPrints = 600

func newPrints(l look.Look) *prints {
	return &prints{
		look: l, title: kit.LettersOf(look.ListHeadline, false), small: kit.LettersOf(look.Label, false), loud: kit.LettersOf(look.Label, true),
		kept: map[printKey]*print{},
	}
}

// of gives a face set for a width.
func (p *prints) of(f face, width float32) *print {
	key := printKey{f, width}
	if made, ok := p.kept[key]; ok {
		return made
	}
	if len(p.kept) >= mostPrints {
		clear(p.kept)
	}
	made := p.print(f, width)
	p.kept[key] = made
	return made
}

func (p *prints) print(f face, width float32) *print {
	out := &print{width: width}
	left, right := p.textLeft(), width-rowSide
	y := p.look.Scaled(titleTop)
	for _, words := range p.title.Lines(f.headline, max(right-left, 1), 2) {
		out.headline = append(out.headline, put(p.title, words, left, y))
		y += p.title.Line()
	}
	y = p.look.Scaled(rowTop) + 2*p.title.Line()
	p.due(out, f, right, y)
	if out.due.words != "" {
		right = out.due.at.X - look.S2
		if f.clock {
			right = out.clock.X - look.S2
		}
	}
	if width < p.look.Scaled(narrow) {
		f.length, f.letters = "", ""
	}
	out.meta = put(p.small, p.meta(f, right-left), left, y)
	p.foot(out, f, p.look.Scaled(rowHeight-rowTop)-p.small.Line())
	return out
}

// textLeft is where the words beside the photo begin.
func (p *prints) textLeft() float32 { return rowSide + p.look.Scaled(thumbWidth) + thumbGap }

// due stands at the right; it is never shortened.
func (p *prints) due(out *print, f face, right, y float32) {
	if f.due == "" {
		return
	}
	letters := p.small
	if f.late {
		letters = p.loud
	}
	x := right - letters.Width(f.due)
	out.due = put(letters, f.due, x, y)
	out.clock = fyne.NewPos(x-look.S1-signSide, y+(p.small.Line()-signSide)/2)
}

// meta is city, day and length, as much of it as there is room for: the unit
// goes first, then the length, and the city ends in an ellipsis last.
func (p *prints) meta(f face, room float32) string {
	length := f.letters
	if f.due != "" {
		length = f.length
	}
	for _, words := range []string{joined(f.place, f.day, length), joined(f.place, f.day, f.length), joined(f.place, f.day)} {
		if p.small.Width(words) <= room {
			return words
		}
	}
	rest := ""
	if f.day != "" {
		rest = " · " + f.day
	}
	return p.small.Lines(f.place, max(room-p.small.Width(rest), 1), 1)[0] + rest
}

func joined(parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " · ")
}

// foot is the last line: state and what follows it.
func (p *prints) foot(out *print, f face, y float32) {
	middle := func(side float32) float32 { return y + (p.small.Line()-side)/2 }
	x := float32(rowSide)
	if f.state != "" {
		out.mark = fyne.NewPos(x, middle(markSide))
		out.state = put(p.small, f.state, x+markSide+signGap, y)
		x = out.state.at.X + out.state.size.Width
	}
	if f.tail == "" {
		return
	}
	if f.state != "" {
		out.dot = put(p.small, "·", x+look.S2, y)
		x = out.dot.at.X + out.dot.size.Width + look.S2
	}
	if f.sign != "" {
		x -= look.S2 - signGap // a sign has air of its own
		out.sign = fyne.NewPos(x, middle(signSide))
		x += signSide + signGap
	}
	out.tail = put(p.small, p.small.Lines(f.tail, max(out.width-rowSide-x, 1), 1)[0], x, y)
}

func put(l kit.Letters, words string, x, y float32) set {
	at, size := l.Place(words, fyne.NewPos(x, y))
	return set{words, at, size}
}
