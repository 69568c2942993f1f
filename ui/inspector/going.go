package inspector

import (
	"dateline/internal/rules"
	"dateline/internal/story"

	"fyne.io/fyne/v2"
)

// FocusField gives the keyboard to the place where a finding is mended – or to
// any field of the story by its name – and says whether that is here: headline
// and text are the sheet's.
func (i *Inspector) FocusField(p rules.Place) bool {
	switch p.Field {
	case "headline", "deck", "body":
		return false
	case "related":
		i.Show(Related)
		i.reach(i.panes[Related].(*related).add.search)
		return true
	case "notes":
		i.Show(Notes)
		i.panes[Notes].(*notes).beside(0)
		return true
	case "photos", "caption", "credit", "agency", "photographer", "alt", "notice":
		i.Show(Photos)
		i.panes[Photos].(*photos).focus(p)
		return true
	}
	was := i.tab
	i.Show(Details)
	d := i.panes[Details].(*details)
	o, ok := d.at[p.Field]
	if !ok || p.Field == string(story.Correction) && !d.correction.Visible() {
		i.Show(was)
		return false
	}
	i.reach(o)
	return true
}

// control is what can have the keyboard.
type control interface {
	fyne.CanvasObject
	fyne.Focusable
}

// reach gives the keyboard to a control of the open tab and shows it.
func (i *Inspector) reach(o control) {
	i.relay()
	i.scrolls[i.tab].Reveal(o)
	i.k.Focus(o)
}

// focus goes to one of the words of a photo, to the photo itself, or, where none
// is meant, to the way to add one.
func (p *photos) focus(place rules.Place) {
	c := p.cards[place.Photo]
	switch {
	case c == nil && len(p.cards) == 0:
		p.i.reach(p.first)
		return
	case c == nil:
		p.i.reach(p.more)
		return
	case place.Field == "photos":
		p.current = c.id
		p.i.reach(c.press)
		return
	}
	c.open(true)
	line := c.fields.caption.line
	switch {
	case place.Field == "alt":
		line = c.fields.alt.line
	case place.Field == "notice":
		line = c.fields.rights.line
	case place.Field == "agency":
		line = c.fields.agency.line
	case place.Field == "photographer":
		line = c.fields.photographer.line
	case place.Field == "credit" && c.use.Credit.Agency == "":
		line = c.fields.agency.line
	case place.Field == "credit":
		line = c.fields.photographer.line
	}
	p.i.reach(line)
}

// Move moves the photo or the related item that was touched last by some places,
// and says whether there was one: Ctrl+Shift+Up and Down.
func (i *Inspector) Move(by int) bool {
	switch p := i.panes[i.tab].(type) {
	case *photos:
		return p.step(by)
	case *related:
		return p.step(by)
	}
	return false
}

// Act does the main thing of the open tab, Ctrl+Enter, and says whether there
// was one: it puts what was found in the archive into the related list.
func (i *Inspector) Act() bool {
	r, ok := i.panes[i.tab].(*related)
	return ok && r.add.act()
}

// relay lays the open tab out anew: something in it became higher or lower. The
// toolkit would notice with the next picture; whoever shows a place cannot wait.
func (i *Inspector) relay() {
	if root := i.roots[i.tab]; root != nil {
		root.Refresh()
		i.scrolls[i.tab].Refresh()
	}
}
