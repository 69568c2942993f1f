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

// focusMeasure is the width of the text alone: about 69 letters of Russian.
const focusMeasure = 620

// SetFocusMode sets the text wider and leaves everything else out.
func (v *View) SetFocusMode(on bool) {
	m := measure(v.d.Look)
	v.alone = nil // where it stands is another place now
	if on {
		m = v.d.Look.Scaled(focusMeasure)
	}
	v.page.SetMeasure(m)
}
