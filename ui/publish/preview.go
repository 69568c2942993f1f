package publish

import (
	"strings"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// preview is the page as readers will see it, in the order of the page and with
// its cuts of the photos: on a phone, or on a desktop.
type preview struct {
	s *Screen
	// changed is called when the person has switched between phone and desktop.
	changed func()

	whole  fyne.CanvasObject
	sheet  *kit.Stack
	scroll *kit.VScroll
	shown  story.Story
	shots  []*shot
	// seat lets one picture be made at a time: a photo report has dozens.
	seat chan struct{}
}

// The values of the switch.
const phone, desktop = "phone", "desktop"

func newPreview(s *Screen) *preview {
	p := &preview{s: s, changed: func() {}, sheet: kit.Column(0), seat: make(chan struct{}, 1)}
	value := phone
	if s.desktop {
		value = desktop
	}
	choice := s.k.Segmented([]kit.Option{
		{Value: phone, Label: s.say("publish.preview.phone")}, {Value: desktop, Label: s.say("publish.preview.desktop")},
	}, value, p.choose).WithIcons("phone", "desktop").Small()
	heading := s.k.Text(s.say("publish.preview"), look.Interface, look.Ink).Bold(true).Lines(1)
	p.scroll = s.k.VScroll(kit.Inset(look.S3, look.S4, look.S5, look.S4, p.sheet))
	card := kit.Box(look.Paper, look.Line, look.R1, kit.Inset(1, 1, 1, 1, p.scroll))
	p.whole = kit.Border(kit.Inset(0, 0, look.S3, 0, kit.Row(look.S2, kit.Grow(heading), choice)), nil, nil, nil, card)
	return p
}

func (p *preview) object() fyne.CanvasObject { return p.whole }

// wide says that the page is shown as on a desktop.
func (p *preview) wide() bool { return p.s.desktop }

func (p *preview) choose(value string) {
	p.s.desktop = value == desktop
	p.changed()
	p.show(p.shown)
	p.scroll.SetOffset(0)
}

// show draws the page of a story. Pictures of the page before are no longer made.
func (p *preview) show(st story.Story) {
	for _, x := range p.shots {
		x.drop()
	}
	p.shown, p.shots = st, nil
	parts := append(p.masthead(), p.head()...)
	parts = append(parts, p.text()...)
	p.sheet.Set(append(parts, p.foot()...)...)
	p.scroll.Refresh()
}

// words are a part of the page; "" is nothing.
func (p *preview) words(s string, r look.Role, t look.Token) *kit.Text {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return p.s.k.Text(strings.ReplaceAll(s, string(text.SoftBreak), "\n"), r, t)
}

// under puts a part below others; nil stays nothing.
func under(gap float32, x *kit.Text) fyne.CanvasObject {
	if x == nil {
		return nil
	}
	return kit.Inset(gap, 0, 0, 0, x)
}

// rule is a line in the ink of the page.
func (p *preview) rule(thick float32) fyne.CanvasObject {
	return kit.Fixed(0, thick, kit.Over(canvas.NewRectangle(p.s.d.Look.Colour(look.Ink))))
}

// masthead is the header of the site.
func (p *preview) masthead() []fyne.CanvasObject {
	o := p.s.d.Profile
	name := p.words(o.Name, look.ListHeadline, look.Ink)
	here := p.words(joined(" ", o.City, o.HeaderNote), look.Label, look.Ink2)
	var sections fyne.CanvasObject
	if p.wide() {
		sections = under(look.S1, p.words(strings.Join(o.Sections, "   "), look.Label, look.Ink2))
	}
	if name == nil && here == nil && sections == nil {
		return nil
	}
	row := []fyne.CanvasObject{kit.Spacer()}
	if name != nil {
		row = []fyne.CanvasObject{kit.Grow(name.Lines(1))}
	}
	if here != nil {
		row = append(row, here.Lines(1))
	}
	return []fyne.CanvasObject{kit.Row(look.S2, row...), sections, kit.Inset(look.S2, 0, look.S2, 0, p.rule(2))}
}

// head is what stands above the text.
func (p *preview) head() []fyne.CanvasObject {
	s := p.shown
	headline, deck := look.Heading2, look.Snippet
	if p.wide() {
		headline, deck = look.PageTitle, look.ResultHeadline
	}
	var out []fyne.CanvasObject
	add := func(gap float32, x *kit.Text) { out = append(out, under(gap, x)) }
	add(2, p.words(joined(" · ", s.Dateline.Place.Name, s.Rubric), look.Label, look.Ink2))
	add(look.S1, p.words(s.Headline, headline, look.Ink))
	if x := p.words(s.Deck, deck, look.Ink2); x != nil {
		add(look.S1, x.Bold(false))
	}
	if lead, ok := s.Lead(); ok {
		out = append(out, kit.Inset(look.S2, 0, 0, 0, p.figure(lead)))
	}
	date := ""
	if !s.Dateline.Date.IsZero() {
		date = newsdate.Format(s.Dateline.Date, s.Language, newsdate.Site)
	}
	add(look.S2, p.words(joined(" · ", strings.Join(s.Bylines, ", "), date), look.Label, look.Ink2))
	if s.Correction != "" {
		said := p.s.k.Text(s.Words.Correction+": "+s.Correction, look.Label, look.Ink)
		out = append(out, kit.Inset(look.S2, 0, 0, 0, kit.Box(look.AmberSoft, look.None, 0, kit.Inset(6, look.S2, 6, look.S2, said))))
	}
	return out
}

// foot is what stands below the text: source, related items, archive.
func (p *preview) foot() []fyne.CanvasObject {
	s := p.shown
	var out []fyne.CanvasObject
	if s.Source != "" {
		out = append(out, under(look.S3, p.words(s.Words.Source+": "+s.Source, look.Label, look.Ink2)))
	}
	var own, partners []fyne.CanvasObject
	for _, r := range s.Related {
		item := kit.Inset(look.S1, 0, 0, 0, p.s.k.Text(r.Title, look.Small, look.Ink))
		if r.Partner {
			partners = append(partners, item, kit.Inset(look.S1, 0, 0, 0, kit.Line()))
		} else {
			own = append(own, item, kit.Inset(look.S1, 0, 0, 0, kit.Line()))
		}
	}
	list := func(title string, items []fyne.CanvasObject) {
		if len(items) > 0 {
			heading := p.s.k.Text(title, look.Small, look.Ink).Bold(true)
			out = append(out, kit.Inset(look.S4, 0, look.S1, 0, heading), p.rule(1))
			out = append(out, items...)
		}
	}
	list(s.Words.Related, own)
	list(s.Words.Partners, partners)
	if x := p.words(s.Words.Archive, look.Small, look.Ink2); x != nil {
		out = append(out, under(look.S3, x.Bold(true)))
	}
	return out
}
