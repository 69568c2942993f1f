// Package look is how Dateline looks: colours, type and measures, each number
// once. Screens take theirs from here and have none of their own.
//
// The invariant: text on the ground it is meant for has a contrast of 4.5 and
// the edge of a control one of 3 (WCAG 2.2, 1.4.3 and 1.4.11), light and dark;
// a test computes it from these values.
package look

import "image/color"

// Token names a colour by what it is for.
type Token int

// None is no colour at all: no ground, no edge.
const None Token = -1

// The colours: warm paper, one ink-blue accent, and colours that mean something
// and never stand alone – a mark and a word go with them.
const (
	// Chrome: what stands around the work: menu row, queues, rail, status row.
	Chrome Token = iota
	// Panel: story list, inspector, dialogs, cards.
	Panel
	// Paper: the sheet that is written on.
	Paper
	// Field: inside of fields and secondary buttons.
	Field
	// Desk: ground under a photo, without a tint.
	Desk
	// Line: separators; never text.
	Line
	// FieldLine: edge of a field, a box, a secondary button.
	FieldLine
	// Ink: text, headlines.
	Ink
	// Ink2: secondary text, icons, captions.
	Ink2
	// Ink3: hints, counters, times, placeholders.
	Ink3
	// Accent: what was chosen, or what comes next.
	Accent
	// AccentHover: the primary button under the pointer.
	AccentHover
	// OnAccent: text on the accent.
	OnAccent
	// AccentSoft: selected row, selected tab.
	AccentSoft
	// Selection: selected text.
	Selection
	// Red: blocks, killed, deleted, not saved.
	Red
	// RedSoft: ground of deleted words and blocking banners.
	RedSoft
	// Amber: warns, in review, changed after approval.
	Amber
	// AmberSoft: ground of the review bar and of internal notes.
	AmberSoft
	// Green: passed, approved, saved, inserted.
	Green
	// GreenSoft: ground of inserted words and of success.
	GreenSoft
	// Violet: embargo, moved blocks, suggestions.
	Violet
	// VioletSoft: ground of suggestions and embargo.
	VioletSoft
	// Plum: returned.
	Plum
	// PlumSoft: ground of returned.
	PlumSoft
	// Note: noted text and search hits.
	Note
	// Hover: what is under the pointer; neutral chips.
	Hover
	// OnPhoto: handles and frames on a photo.
	OnPhoto
)

// Tokens lists all of them.
func Tokens() []Token {
	out := make([]Token, OnPhoto+1)
	for i := range out {
		out[i] = Token(i)
	}
	return out
}

// pair is a colour in the light and in the dark look.
type pair struct{ light, dark color.NRGBA }

func palette() [OnPhoto + 1]pair {
	return [...]pair{
		Chrome:      {opaque(0xf1, 0xf0, 0xec), opaque(0x19, 0x1a, 0x1c)},
		Panel:       {opaque(0xf8, 0xf7, 0xf4), opaque(0x1e, 0x1f, 0x22)},
		Paper:       {opaque(0xff, 0xff, 0xff), opaque(0x24, 0x26, 0x29)},
		Field:       {opaque(0xff, 0xff, 0xff), opaque(0x2a, 0x2c, 0x30)},
		Desk:        {opaque(0xe1, 0xe1, 0xe1), opaque(0x13, 0x13, 0x13)},
		Line:        {opaque(0xdc, 0xd9, 0xd1), opaque(0x36, 0x38, 0x3c)},
		FieldLine:   {opaque(0x8a, 0x86, 0x7d), opaque(0x7e, 0x81, 0x88)},
		Ink:         {opaque(0x1c, 0x1b, 0x19), opaque(0xec, 0xe9, 0xe2)},
		Ink2:        {opaque(0x55, 0x52, 0x4b), opaque(0xbd, 0xb9, 0xb0)},
		Ink3:        {opaque(0x69, 0x66, 0x5e), opaque(0xa2, 0x9e, 0x95)},
		Accent:      {opaque(0x1d, 0x4e, 0x79), opaque(0x8f, 0xbb, 0xe6)},
		AccentHover: {opaque(0x16, 0x3e, 0x61), opaque(0xab, 0xcd, 0xee)},
		OnAccent:    {opaque(0xff, 0xff, 0xff), opaque(0x10, 0x20, 0x2e)},
		AccentSoft:  {opaque(0xe1, 0xea, 0xf2), opaque(0x28, 0x39, 0x4a)},
		Selection:   {opaque(0xc9, 0xdd, 0xee), opaque(0x2f, 0x4d, 0x6a)},
		Red:         {opaque(0xa8, 0x23, 0x1c), opaque(0xff, 0x9a, 0x8e)},
		RedSoft:     {opaque(0xfb, 0xe8, 0xe5), opaque(0x40, 0x23, 0x1f)},
		Amber:       {opaque(0x80, 0x53, 0x00), opaque(0xe8, 0xb7, 0x5c)},
		AmberSoft:   {opaque(0xfb, 0xf0, 0xd9), opaque(0x39, 0x2d, 0x15)},
		Green:       {opaque(0x25, 0x63, 0x39), opaque(0x8c, 0xcb, 0x9b)},
		GreenSoft:   {opaque(0xe3, 0xf0, 0xe6), opaque(0x1e, 0x35, 0x26)},
		Violet:      {opaque(0x5a, 0x44, 0x9e), opaque(0xbf, 0xb0, 0xf2)},
		VioletSoft:  {opaque(0xec, 0xe8, 0xf6), opaque(0x30, 0x2a, 0x46)},
		Plum:        {opaque(0x8a, 0x35, 0x67), opaque(0xeb, 0xa5, 0xcb)},
		PlumSoft:    {opaque(0xf6, 0xe7, 0xf0), opaque(0x3d, 0x26, 0x35)},
		Note:        {opaque(0xff, 0xf0, 0xbf), opaque(0x4a, 0x3f, 0x17)},
		Hover:       {opaque(0xe9, 0xe7, 0xe1), opaque(0x2b, 0x2d, 0x31)},
		OnPhoto:     {opaque(0xff, 0xff, 0xff), opaque(0xff, 0xff, 0xff)},
	}
}

func opaque(r, g, b uint8) color.NRGBA { return color.NRGBA{r, g, b, 0xff} }

// Colour is a token's colour in the light or the dark look; None is transparent.
func Colour(t Token, dark bool) color.NRGBA {
	if t == None {
		return color.NRGBA{}
	}
	p := palette()[t]
	if dark {
		return p.dark
	}
	return p.light
}

// Scrim lies over the window behind a dialog.
func Scrim(dark bool) color.NRGBA {
	if dark {
		return color.NRGBA{0, 0, 0, 148}
	}
	return color.NRGBA{28, 27, 25, 107}
}

// Shadow is that of dialogs and popups.
func Shadow(dark bool) color.NRGBA {
	if dark {
		return color.NRGBA{0, 0, 0, 110}
	}
	return color.NRGBA{0, 0, 0, 46}
}
