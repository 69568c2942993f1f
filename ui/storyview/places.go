package storyview

import (
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
)

// GoTo puts the caret where a finding is mended, if that is on the sheet.
func (v *View) GoTo(p rules.Place) bool {
	switch p.Field {
	case "headline":
		v.head.headline.Focus()
		v.page.SetOffset(0)
	case "body":
		if end, ok := v.page.Text().Document().End(); ok {
			v.page.Text().Select(text.Caret(end))
		}
		v.page.Text().Focus()
	case "caption":
		f := v.figureOf(p.Photo)
		if f == nil {
			return false
		}
		f.caption.Focus()
		v.page.Reveal(f)
	default:
		return false
	}
	return true
}

// figureOf is the photo on the sheet, laid out if it was out of view.
func (v *View) figureOf(id story.PhotoID) *figure {
	if v.lead != nil && v.lead.use.ID == id {
		return v.lead
	}
	return v.figures[id]
}

// Width is how wide the text is set.
type Width string

// The widths of the text, in letters of Russian: 58, 66 and 80.
const (
	Narrow Width = "narrow"
	Normal Width = "normal"
	Wide   Width = "wide"
)

// Widths are all of them, from narrow to wide.
func Widths() []Width { return []Width{Narrow, Normal, Wide} }

// letter is the width of an average letter of Russian news in the type of the
// text, spaces counted, in units at 100 %.
const letter = 9.06

// letters is how many of them a line holds. The text alone is set in 66 to 72,
// which reads best, unless a person wants it wide.
func letters(w Width, alone bool) float32 {
	switch {
	case w == Wide:
		return 80
	case alone && w == Narrow:
		return 66
	case alone:
		return 69
	case w == Narrow:
		return 58
	}
	return 66
}

// measure is how wide the column is now: an even number of units, so that two
// photos beside each other are whole.
func (v *View) measure() float32 {
	return float32(2 * int(v.d.Look.Scaled(letters(v.d.Width, v.focusing)*letter)/2+0.5))
}

// SetWidth sets the text in another width.
func (v *View) SetWidth(w Width) {
	v.d.Width = w
	v.page.SetMeasure(v.measure())
}

// SetFocusMode leaves everything but the text out, and sets it a little wider.
func (v *View) SetFocusMode(on bool) {
	v.focusing = on
	v.alone = nil // where it stands is another place now
	v.page.SetMeasure(v.measure())
}

// SetTypewriter keeps the line that is typed in at one height.
func (v *View) SetTypewriter(on bool) { v.page.SetTypewriter(on) }
