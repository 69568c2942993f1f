package look

import "math"

// Family is one of the two voices: what readers will read, and what the
// program says.
type Family int

// The families.
const (
	Sans Family = iota
	Serif
)

// Role says what a text is for.
type Role int

// The roles of text.
const (
	Masthead Role = iota
	Headline
	HeadlineNarrow
	HeadlineFocus
	PageTitle
	Heading2
	Heading3
	Deck
	Body
	BodyFocus
	ResultHeadline
	ListHeadline
	Snippet
	DialogTitle
	PanelTitle
	Interface
	Small
	Caption
	Label
)

// Roles lists all of them.
func Roles() []Role {
	out := make([]Role, Label+1)
	for i := range out {
		out[i] = Role(i)
	}
	return out
}

// Type is how a text is set: sizes in the toolkit's units.
type Type struct {
	Family Family
	// Size of the letters, and the height of a line in whole units.
	Size, Line float32
	Bold       bool
}

func typeScale() [Label + 1]Type {
	return [...]Type{
		Masthead:       {Serif, 56, 60, true},
		Headline:       {Serif, 34, 40, true},
		HeadlineNarrow: {Serif, 30, 36, true},
		HeadlineFocus:  {Serif, 38, 46, true},
		PageTitle:      {Serif, 24, 32, true},
		Heading2:       {Serif, 22, 28, true},
		Heading3:       {Serif, 18, 28, true},
		Deck:           {Serif, 20, 28, false},
		Body:           {Serif, 18, 28, false},
		BodyFocus:      {Serif, 20, 32, false},
		ResultHeadline: {Serif, 17, 24, true},
		ListHeadline:   {Serif, 15, 20, true},
		Snippet:        {Serif, 15, 22, false},
		DialogTitle:    {Sans, 20, 28, true},
		PanelTitle:     {Sans, 16, 24, true},
		Interface:      {Sans, 14, 20, false},
		Small:          {Sans, 13, 18, false},
		Caption:        {Sans, 14, 20, false},
		Label:          {Sans, 12, 16, false},
	}
}

// TypeOf is the type of a role at a text size in percent, 90 to 150 as Settings
// offers it; what is outside is brought to the nearest. Lines stay whole units,
// so that selections of neighbouring lines show no seam.
func TypeOf(r Role, percent int) Type {
	t := typeScale()[r]
	by := float32(min(max(percent, 90), 150)) / 100
	// Whole sizes: with a fraction the toolkit measures as if for the next whole one.
	t.Size = float32(math.Round(float64(t.Size * by)))
	t.Line = float32(math.Round(float64(t.Line * by)))
	return t
}

// Space is the rhythm of the screens: 8, with half-steps inside controls.
const (
	S1 = 4  // label to field, mark to word
	S2 = 8  // between controls in a row
	S3 = 12 // list row padding, between groups in a row
	S4 = 16 // panel and card padding
	S5 = 24 // side padding of editor and pages
	S6 = 32 // between sections of a form
	S8 = 64 // first-run page margin
)

// Corners.
const (
	R0 = 2 // photos
	R1 = 4 // fields, notes, boxes
	R2 = 6 // buttons, rows, banners, popups
	R3 = 8 // dialogs, big cards
)
