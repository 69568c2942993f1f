package inspector

import (
	"image"
	"strconv"
	"strings"

	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// card is one photo: its picture, where it stands, what it says, and – unfolded –
// the fields of what it says.
type card struct {
	p      *photos
	id     story.PhotoID
	use    story.PhotoUse
	words  string
	number int
	where  standing

	picture          *kit.Picture
	numberText, note *kit.Text
	press, more      *kit.Pressable
	line, below      *kit.Stack
	fields           *photoFields
	object           fyne.CanvasObject
	// pictured is the crop that was asked for last, cancel takes the question back.
	pictured string
	cancel   func()
}

func newCard(p *photos, use story.PhotoUse) *card {
	i, k := p.i, p.i.k
	c := &card{
		p: p, id: use.ID, picture: k.Picture(0, 0, look.R0), below: kit.Column(look.S1),
		numberText: k.Text("", look.Label, look.Ink).Bold(true).Lines(1), note: k.Text("", look.Label, look.Ink2).Lines(1),
	}
	a, b := 16, 9
	if f, ok := frameOf(i.ratio(), story.PhotoUse{Width: 1, Height: 1}); ok {
		a, b = f.a, f.b
	}
	c.press = k.Pressable(newShaped(c.picture, a, b), c.toggle).Radius(look.R0).Tip(i.say("inspector.photo.fields"), "")
	c.press.OnSecondary = c.menuAt
	crop := i.sign("crop", 16, look.Ink2, i.say("inspector.photo.crop"), "", func() { i.Crop(c.id) })
	c.more = i.sign("more", 16, look.Ink2, i.say("inspector.photo.more"), "", c.menu)
	g := p.order.grip(func() { p.current = c.id })
	c.line = kit.Row(2, c.numberText, kit.Fixed(6, 0, kit.Column(0)), kit.Grow(c.note), crop, c.more, g)
	content := kit.Inset(look.S3, look.S4, look.S3, look.S4, kit.Column(0, c.press, kit.Inset(2, 0, 0, 0, c.line), c.below))
	c.object = kit.Column(0, content, kit.Line())
	g.row = c.object
	return c
}

// update shows the photo as it is in a story.
func (c *card) update(s story.Story, use story.PhotoUse, number int, where standing) {
	words, open := s.Words.Credit, c.p.i.state.Open[c.id]
	if c.number == number && c.where == where && c.words == words && equal(c.use, use) && open == (c.fields != nil) {
		return
	}
	c.use, c.words, c.number, c.where = use, words, number, where
	c.numberText.Set(strconv.Itoa(number))
	c.note.Set(c.p.i.say(map[standing]string{onTop: "inspector.photo.lead", inBody: "inspector.photo.in-text", nowhere: "inspector.photo.not-shown"}[where]))
	c.line.Refresh()
	c.load()
	if !open {
		c.fields = nil
		c.below.Set(c.summary()...)
	} else {
		if c.fields == nil {
			c.fields = newPhotoFields(c)
			c.below.Set(c.fields.object)
		}
		c.fields.update(s)
	}
}

// equal compares what a card shows.
func equal(a, b story.PhotoUse) bool {
	return a.Original == b.Original && a.Caption == b.Caption && a.Alt == b.Alt && a.Credit == b.Credit && a.Rights == b.Rights &&
		a.Focus == b.Focus && same(a.Crops, b.Crops) && a.Rotation == b.Rotation
}

// summary is what a folded card says: caption and credit, or what is missing.
func (c *card) summary() []fyne.CanvasObject {
	i, k := c.p.i, c.p.i.k
	var out []fyne.CanvasObject
	if c.use.IsOpen() {
		out = append(out, wrong(k, i.say("inspector.photo.no-picture")))
	}
	if c.use.Caption != "" {
		out = append(out, k.Text(c.use.Caption, look.Small, look.Ink))
	} else {
		out = append(out, wrong(k, i.say("inspector.photo.no-caption")))
	}
	if credit := c.credit(); credit != "" {
		out = append(out, k.Text(credit, look.Label, look.Ink3))
	} else {
		out = append(out, wrong(k, i.say("inspector.photo.no-credit")))
	}
	press := k.Pressable(kit.Column(2, out...), c.toggle).Radius(look.R1).Tip(i.say("inspector.photo.fields"), "")
	press.OnSecondary = c.menuAt
	return []fyne.CanvasObject{press}
}

// credit is the finished line by the story's pattern; "" when nobody is named.
func (c *card) credit() string {
	if strings.TrimSpace(c.use.Credit.Agency+c.use.Credit.Photographer) == "" {
		return ""
	}
	return c.use.Credit.Line(c.words)
}

// toggle unfolds the fields, or folds them.
func (c *card) toggle() {
	c.p.i.Settle()
	c.open(!c.p.i.state.Open[c.id])
	if c.fields != nil {
		c.p.i.reach(c.fields.caption.line)
	}
}

func (c *card) open(on bool) {
	c.p.current = c.id
	if c.p.i.state.Open[c.id] != on {
		c.p.i.state.Open[c.id] = on
		c.update(c.p.i.d.Sheet.Story(), c.use, c.number, c.where)
		c.p.i.relay()
	}
}

// load asks for the picture in the lead's shape, if it is another than the one
// that is shown.
func (c *card) load() {
	i := c.p.i
	crop := shown(c.use, i.ratio())
	key := c.use.Original + strconv.Itoa(crop.X) + " " + strconv.Itoa(crop.Y) + " " + strconv.Itoa(crop.W) + " " + strconv.Itoa(crop.H)
	if key == c.pictured {
		return
	}
	c.pictured = key
	if c.cancel != nil {
		c.cancel()
	}
	if c.use.IsOpen() {
		c.picture.SetImage(nil)
		return
	}
	height := thumbWidth * 9 / 16
	if f, ok := frameOf(i.ratio(), story.PhotoUse{Width: 1, Height: 1}); ok {
		height = thumbWidth * f.b / f.a
	}
	c.cancel = i.thumbnail(c.use, crop, thumbWidth, height, func(img *image.RGBA) { c.picture.SetImage(img) })
}

// menu hangs below its button.
func (c *card) menu() {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.more)
	c.menuAt(at.AddXY(0, c.more.Size().Height))
}

func (c *card) menuAt(at fyne.Position) {
	c.p.current = c.id
	c.p.i.k.PopMenu(c.items(), at)
}

// items of the menu; what cannot be done says why.
func (c *card) items() []kit.MenuItem {
	i := c.p.i
	last := len(i.d.Sheet.Story().Photos)
	why := func(no bool, id string) string {
		if no {
			return i.say(id)
		}
		return ""
	}
	return []kit.MenuItem{
		{Title: i.say("inspector.photo.fields"), Icon: "edit", Run: c.toggle},
		{Title: i.say("inspector.photo.crop"), Icon: "crop", Run: func() { i.Crop(c.id) }, Why: why(c.use.IsOpen(), "inspector.photo.no-picture")},
		{Title: i.say("inspector.photo.make-lead"), Icon: "star", Why: why(c.where == onTop, "inspector.photo.is-lead"), Run: func() { i.do(story.SetLead{ID: c.id}) }},
		{Separator: true},
		{Title: i.say("inspector.up"), Shortcut: "Ctrl+Shift+Up", Why: why(c.number == 1, "inspector.is-first"), Run: func() { c.p.step(-1) }},
		{Title: i.say("inspector.down"), Shortcut: "Ctrl+Shift+Down", Why: why(c.number == last, "inspector.is-last"), Run: func() { c.p.step(1) }},
		{Separator: true},
		{Title: i.say("inspector.photo.remove"), Icon: "trash", Run: c.remove},
	}
}

// remove takes the photo out of the list and out of the text, and says how it
// comes back.
func (c *card) remove() {
	i := c.p.i
	e, err := story.WithoutPhoto(i.d.Sheet.Story(), c.id)
	if err != nil {
		i.d.Error(err)
		return
	}
	i.gone(e, i.d.Say.Say("inspector.photo.removed", map[string]any{"Number": c.number}))
}
