package welcome

import (
	"strings"

	"dateline/internal/newsdate"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// page is the front page at the left: city, date and byline are those of the
// fields.
type page struct {
	w              *Welcome
	city, date     *kit.Text
	text, byline   *kit.Text
	top, foot      fyne.CanvasObject
	photo, caption fyne.CanvasObject
	sheet          *fyne.Container
	content        fyne.CanvasObject
}

// Measures of the page, in units.
const (
	pageTop     = 72
	pageMargin  = look.S8
	pageTight   = look.S6
	pageFoot    = 40
	photoHeight = 200
	photoLeast  = 120
)

func newPage(w *Welcome) *page {
	k := w.k
	p := &page{
		w:      w,
		city:   k.Text("", look.Small, look.Ink2).Lines(1),
		date:   k.Text("", look.Small, look.Ink2).Lines(1),
		text:   k.Text("", look.Body, look.Ink),
		byline: k.Text("", look.Body, look.Ink2).Italic(true).Lines(2),
	}
	masthead := k.Text("Dateline", look.Masthead, look.Ink).Lines(1)
	p.top = kit.Column(
		0, masthead, kit.Inset(12, 0, 8, 0, rule(3)), kit.Row(look.S2, kit.Grow(p.city), p.date), kit.Inset(8, 0, 28, 0, rule(1)),
		k.Text(w.say("welcome.page.headline"), look.HeadlineNarrow, look.Ink), kit.Inset(look.S3, 0, 20, 0, p.text), p.byline,
	)
	picture := k.Picture(0, 0, look.R0)
	p.photo = picture
	dense := float32(1)
	if c := k.Canvas(); c != nil {
		dense = c.Scale()
	}
	w.d.Photo(int(dense*(pageWidth-2*pageMargin)), int(dense*photoHeight), picture.SetImage)
	p.caption = k.Text(w.say("welcome.page.caption"), look.Small, look.Ink2)
	p.foot = kit.Column(look.S3, kit.Line(), k.Text(w.say("welcome.page.note"), look.Small, look.Ink2))
	p.sheet = container.New(sheet{p}, p.top, p.photo, p.caption, p.foot)
	p.content = kit.Box(look.Paper, look.None, 0, p.sheet)
	return p
}

// rule is a line of the masthead.
func rule(height float32) fyne.CanvasObject {
	return kit.Fixed(0, height, kit.Box(look.Ink, look.None, 0, kit.Over()))
}

// show sets the page from the answers.
func (p *page) show(s Answers) {
	lang := p.w.d.Say.Language()
	today := newsdate.Of(p.w.d.Now())
	city := strings.TrimSpace(s.City)
	p.city.Set(city)
	p.date.Set(newsdate.Format(today, lang, newsdate.Site))
	p.text.Set(newsdate.Line(city, today, lang) + " " + p.w.say("welcome.page.text"))
	var by []string
	for _, part := range []string{s.Name, s.Outlet} {
		if part = strings.TrimSpace(part); part != "" {
			by = append(by, part)
		}
	}
	p.byline.Set(strings.Join(by, ", "))
	p.top.Refresh()
	p.sheet.Refresh() // a text that grew by a line moves what is below
}

// sheet sets the page: the photo takes what is left under the text, or is left
// out where that is too little, and then the note, too.
type sheet struct{ p *page }

func (s sheet) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	margin, top := float32(pageMargin), float32(pageTop)
	if size.Width < 480 {
		margin = pageTight
	}
	if size.Height < s.p.w.d.Look.Scaled(low) {
		top = pageTight
	}
	width := max(size.Width-2*margin, 0)
	put := func(o fyne.CanvasObject, y, height float32) float32 {
		o.Move(fyne.NewPos(margin, y))
		o.Resize(fyne.NewSize(width, height))
		return y + height
	}
	p := s.p
	y := put(p.top, top, kit.HeightFor(p.top, width)) + look.S5
	foot, caption := kit.HeightFor(p.foot, width), kit.HeightFor(p.caption, width)
	bottom := size.Height - min(pageFoot, top)
	show(p.foot, y <= bottom-foot)
	if y <= bottom-foot {
		bottom -= foot
		put(p.foot, bottom, foot)
		bottom -= look.S5
	}
	photo := min(s.p.w.d.Look.Scaled(photoHeight), bottom-y-look.S2-caption)
	show(p.photo, photo >= photoLeast)
	show(p.caption, photo >= photoLeast)
	if photo >= photoLeast {
		y = put(p.photo, y, photo) + look.S2
		put(p.caption, y, caption)
	}
}

func (sheet) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
