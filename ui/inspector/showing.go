package inspector

import (
	"dateline/internal/rules"

	"fyne.io/fyne/v2"
)

// ShowField shows where something of the story stands, and leaves the keyboard
// where it is: an undo changed it. What was typed here and not entered yet stays
// so. A place that is not in the panel shows nothing.
func (i *Inspector) ShowField(p rules.Place) {
	tab := Details
	switch p.Field {
	case "headline", "deck", "body":
		return
	case "related":
		tab = Related
	case "photos", "caption", "credit", "alt":
		tab = Photos
	case "notes":
		tab = Notes
	case "note":
		if i.tab == Notes {
			tab = Notes
		}
	}
	if i.folded && i.d.Open != nil {
		i.d.Open()
	}
	if tab != i.tab {
		i.show(tab)
	}
	if o := i.standing(p); o != nil {
		i.relay()
		i.scrolls[i.tab].Reveal(o)
	}
}

// standing is what shows a field in the open tab; nil where nothing does.
func (i *Inspector) standing(p rules.Place) fyne.CanvasObject {
	switch pane := i.panes[i.tab].(type) {
	case *details:
		if o, ok := pane.at[p.Field]; ok {
			return o
		}
	case *photos:
		c := pane.cards[p.Photo]
		switch {
		case c == nil:
		case p.Field == "alt":
			c.open(true)
			return c.fields.alt.line
		default:
			return c.press
		}
	}
	return nil
}
