package editor

import (
	"math"

	"dateline/internal/text"
	"dateline/internal/text/flow"
	"dateline/ui/look"
)

// setting says how blocks are set: sizes, space, colours. It answers package
// flow. What it says follows from the look, the scale of the window and, for
// blocks without text, from what they show.
type setting struct {
	look  look.Look
	scale float32
	// line is how a one-block editor is set; nil is the sheet.
	line *lineType
	// solid is the height of a block without text in a width.
	solid func(b text.Block, width float32) float32
	// above is the room that words in the margin of a block take; nil is none.
	above  func(text.BlockID) float32
	glyphs map[styleOfKind]*glyphs
	// last is what was asked for last: a paragraph asks a thousand times for one.
	last   *glyphs
	lastOf styleOfKind
}

// lineType is the one way in which a one-block editor is set.
type lineType struct {
	role  look.Role
	token look.Token
	// boxed leaves room for the edge of a field.
	boxed bool
}

// Measures of a field, in units: the room beside its words, and how high it is
// with one line of them, however they are set.
const (
	boxX      = 9
	boxHeight = 32
)

func newSetting(l look.Look, scale float32) *setting {
	return &setting{look: l, scale: max(scale, 0.1), glyphs: map[styleOfKind]*glyphs{}}
}

// The measures of blocks, in units at 100 %.
const (
	paragraphGap = 14
	listIndent   = 26
	quoteIndent  = 20
	boxPadding   = 16
	dividerSpace = 28
	embedLine    = 20
	// Two photos stand beside each other, with a gap, in a text of this width.
	pairGap   = 8
	pairWidth = 360
	// noFigure is the height of a photo that nobody shows.
	noFigure = 120
)

// typeOf is how the text of a kind of block is set.
func (s *setting) typeOf(kind text.Kind) (look.Type, look.Token) {
	if s.line != nil {
		return s.look.Type(s.line.role), s.line.token
	}
	switch kind {
	case text.Heading2:
		return s.look.Type(look.Heading2), look.Ink
	case text.Heading3:
		return s.look.Type(look.Heading3), look.Ink
	case text.FactBox:
		t := s.look.Type(look.Body)
		t.Family = look.Sans
		return t, look.Ink
	case text.Embed:
		return s.look.Type(look.PanelTitle), look.Ink
	}
	return s.look.Type(look.Body), look.Ink
}

// Width of a text painted in one piece.
func (s *setting) Width(t string, kind text.Kind, style flow.Style) float32 {
	if t == "" {
		return 0
	}
	return s.glyphsOf(kind, style).width(t)
}

// Column is how wide a photo beside another is, in whole device pixels: between
// two pixels a picture is blurred. In a narrow text captions would be a word a
// line.
func (s *setting) Column(width float32) float32 {
	if s.line != nil || width < s.units(pairWidth) {
		return 0
	}
	return float32(math.Floor(float64((width-s.units(pairGap))/2*s.scale)+0.01)) / s.scale
}

// Box around a block that has a width.
func (s *setting) Box(b text.Block, width float32) flow.Box {
	t, _ := s.typeOf(b.Kind)
	box := flow.Box{Line: s.whole(t.Line)}
	if s.line != nil {
		if s.line.boxed {
			room := max(s.units(boxHeight)-box.Line, 0)
			box.Left, box.Right, box.Above = s.units(boxX), s.units(boxX), s.whole(room/2)
			box.Below = room - box.Above
		}
		return box
	}
	box.Below = s.units(paragraphGap)
	switch b.Kind {
	case text.Heading2, text.Heading3:
		box.Above, box.Below = s.units(8), s.units(6)
	case text.Quote:
		box.Left = s.units(quoteIndent)
		if b.Attribution != "" {
			box.Below += s.whole(s.look.Type(look.Caption).Line)
		}
	case text.Bullet, text.Number:
		box.Left = s.units(listIndent * float32(b.Depth+1))
		box.Below = s.units(6)
	case text.FactBox:
		box.Left, box.Right, box.Above, box.Below = s.units(boxPadding), s.units(boxPadding), s.units(boxPadding), s.units(boxPadding+paragraphGap)
	case text.Embed:
		box.Left, box.Right, box.Above, box.Below = s.units(boxPadding), s.units(boxPadding), s.units(12), s.units(12+embedLine+paragraphGap)
	case text.Divider:
		box = flow.Box{Solid: s.units(dividerSpace), Below: s.units(paragraphGap)}
	case text.Photo:
		height := float32(noFigure)
		if s.solid != nil {
			height = s.solid(b, width)
		}
		box = flow.Box{Solid: max(s.whole(height), 1), Below: s.units(paragraphGap)}
	}
	if s.above != nil {
		box.Above += s.above(b.ID)
	}
	return box
}

// units scales a measure with the text size, to whole device pixels.
func (s *setting) units(v float32) float32 { return s.whole(s.look.Scaled(v)) }

// whole is the next height that is a whole number of device pixels: with any
// other, selections of neighbouring lines would show a seam.
func (s *setting) whole(v float32) float32 {
	return float32(math.Ceil(float64(v*s.scale)-0.01)) / s.scale
}
