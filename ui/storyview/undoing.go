package storyview

import (
	"reflect"
	"slices"

	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
)

// Undo takes the last change of the story back, wherever it was made, and shows
// where that was.
func (v *View) Undo() { v.step(v.d.Sheet.Undo) }

// Redo makes it again.
func (v *View) Redo() { v.step(v.d.Sheet.Redo) }

func (v *View) step(back func() (text.Selection, bool)) {
	before := v.d.Sheet.Story()
	sel, ok := back()
	if !ok {
		return
	}
	after := v.d.Sheet.Story()
	place := differing(before, after)
	switch {
	case place.Field == "body":
		v.showText(before, after, sel)
	case !v.showPlace(before, place):
		v.d.Elsewhere(place)
	}
}

// showText selects what was changed in the text, or shows the block where
// something came or went.
func (v *View) showText(before, after story.Story, sel text.Selection) {
	if sel.Valid(after.Body) {
		v.page.ShowPlace(sel)
	} else if at, _, _ := after.Body.Changed(before.Body); after.Body.Len() > 0 {
		v.page.RevealBlock(after.Body.Block(min(at, after.Body.Len()-1)).ID)
	}
	v.give(v.page.Text())
}

// give gives the keyboard to a field; who searches goes on searching.
func (v *View) give(to interface{ Focus() }) {
	if v.focus != "find" {
		to.Focus()
	}
}

// showPlace shows a field or a photo of the sheet, a field with the keyboard;
// false when it is not on the sheet.
func (v *View) showPlace(before story.Story, p rules.Place) bool {
	switch p.Field {
	case "headline":
		v.give(v.head.headline)
		v.page.Reveal(v.head.headline)
	case "deck":
		v.give(v.head.deck)
		v.page.Reveal(v.head.deck)
	case "caption", "credit", "photos":
		return v.showPhoto(before, p)
	default:
		return false
	}
	return true
}

func (v *View) showPhoto(before story.Story, p rules.Place) bool {
	for _, b := range v.page.Text().Document().All() {
		if b.Kind == text.Photo && b.Photo == string(p.Photo) {
			v.page.RevealBlock(b.ID) // its figure is made when it comes near the screen
		}
	}
	f := v.figureOf(p.Photo)
	switch lead, ok := before.Lead(); {
	case f == nil && ok && lead.ID == p.Photo:
		v.page.Reveal(v.head.lead)
	case f == nil:
		return false
	case p.Field == "caption":
		v.give(f.caption)
		v.page.Reveal(f.caption)
	default:
		v.page.Reveal(f)
	}
	return true
}

// differing is the place of what differs between two versions of a story: the text
// first, then what else is on the sheet, then what is in the panel alone.
func differing(before, after story.Story) rules.Place {
	if _, was, now := after.Body.Changed(before.Body); was != 0 || now != 0 {
		return rules.Place{Field: "body"}
	}
	if before.Headline != after.Headline || before.Deck != after.Deck {
		if before.Headline != after.Headline {
			return rules.Place{Field: "headline"}
		}
		return rules.Place{Field: "deck"}
	}
	if p, is := changedPhoto(before, after); is {
		return p
	}
	for _, f := range []struct {
		name string
		same bool
	}{
		{"city", before.Dateline.Place == after.Dateline.Place},
		{"date", before.Dateline.Date == after.Dateline.Date},
		{"byline", slices.Equal(before.Bylines, after.Bylines)},
		{"tags", slices.Equal(before.Tags, after.Tags)},
		{"rubric", before.Rubric == after.Rubric},
		{"related", slices.Equal(before.Related, after.Related)},
		{"urgency", before.Urgency == after.Urgency},
		{"embargo", before.Embargo.Equal(after.Embargo)},
		{"source", before.Source == after.Source},
		{"description", before.WebDescription == after.WebDescription},
		{"ednote", before.EdNote == after.EdNote},
		{"correction", before.Correction == after.Correction},
		{"notes", reflect.DeepEqual(before.Notes, after.Notes)},
		{"note", before.Note == after.Note},
		{"assignee", before.Assignee == after.Assignee},
		{"deadline", before.Deadline.Equal(after.Deadline)},
		{"length", before.PlannedLength == after.PlannedLength},
		{"language", before.Language == after.Language},
		{"slug", before.Slug == after.Slug},
	} {
		if !f.same {
			return rules.Place{Field: f.name}
		}
	}
	return rules.Place{}
}

// changedPhoto is the first photo that differs, and what of it.
func changedPhoto(before, after story.Story) (rules.Place, bool) {
	for i := range max(len(before.Photos), len(after.Photos)) {
		switch {
		case i >= len(after.Photos):
			return rules.Place{Field: "photos", Photo: before.Photos[i].ID}, true
		case i >= len(before.Photos) || before.Photos[i].ID != after.Photos[i].ID:
			p := after.Photos[i].ID
			if len(after.Photos) < len(before.Photos) {
				p = before.Photos[i].ID
			}
			return rules.Place{Field: "photos", Photo: p}, true
		}
		a, b := before.Photos[i], after.Photos[i]
		p := rules.Place{Photo: a.ID}
		switch {
		case a.Caption != b.Caption:
			p.Field = "caption"
		case a.Alt != b.Alt:
			p.Field = "alt"
		case a.Credit != b.Credit:
			p.Field = "credit"
		case !reflect.DeepEqual(a, b):
			p.Field = "photos"
		default:
			continue
		}
		return p, true
	}
	return rules.Place{}, false
}
