// Package webpage is the page of a story as readers will see it, on a phone or on
// a desktop: what is let out, and what is reviewed, is looked at in it.
//
// The invariant: it has the order, the cuts of the photos and the words of the
// page that is made for the site, and nothing that stays in the newsroom.
package webpage

import (
	"context"
	"image"
	"slices"
	"strings"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Deps is what the page needs of the screen it is on.
type Deps struct {
	Kit     *kit.Kit
	Say     *words.Speaker
	Look    look.Look
	Profile outlet.Profile
	// Picture is a cut of a photo, w by h pixels.
	Picture func(ctx context.Context, use story.PhotoUse, crop story.Rect, w, h int) (*image.RGBA, error)
	// Run does something away from the window; what it gives is called on the
	// window's thread, unless it was cancelled by then.
	Run func(do func(context.Context) func()) (cancel func())
	// Desktop is how it is shown first, Switched hears how it is shown now; nil is
	// nobody.
	Desktop  bool
	Switched func(desktop bool)
	Error    func(error)
}

// Page is the page of one story after the other, in the order of the site and with
// its cuts of the photos. It is for the window's thread.
type Page struct {
	d       Deps
	desktop bool

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

// New makes an empty page; Show shows a story on it.
func New(d Deps) *Page {
	p := &Page{d: d, desktop: d.Desktop, sheet: kit.Column(0), seat: make(chan struct{}, 1)}
	if p.d.Switched == nil {
		p.d.Switched = func(bool) {}
	}
	value := phone
	if p.desktop {
		value = desktop
	}
	say := func(id string) string { return d.Say.Say(id, nil) }
	choice := d.Kit.Segmented([]kit.Option{
		{Value: phone, Label: say("publish.preview.phone")}, {Value: desktop, Label: say("publish.preview.desktop")},
	}, value, p.choose).WithIcons("phone", "desktop").Small()
	heading := d.Kit.Text(say("publish.preview"), look.Interface, look.Ink).Bold(true).Lines(1)
	p.scroll = d.Kit.VScroll(kit.Inset(look.S3, look.S4, look.S5, look.S4, p.sheet))
	card := kit.Box(look.Paper, look.Line, look.R1, kit.Inset(1, 1, 1, 1, p.scroll))
	p.whole = kit.Border(kit.Inset(0, 0, look.S3, 0, kit.Row(look.S2, kit.Grow(heading), choice)), nil, nil, nil, card)
	return p
}

// Object is what a screen shows.
func (p *Page) Object() fyne.CanvasObject { return p.whole }

// Desktop says that the page is shown as on a desktop.
func (p *Page) Desktop() bool { return p.desktop }

func (p *Page) choose(value string) {
	p.desktop = value == desktop
	p.d.Switched(p.desktop)
	p.Show(p.shown)
	p.scroll.SetOffset(0)
}

// Show draws the page of a story. Pictures of the page before are no longer made.
func (p *Page) Show(st story.Story) {
	p.Drop()
	p.shown = st
	parts := append(p.masthead(), p.head()...)
	parts = append(parts, p.text()...)
	p.sheet.Set(append(parts, p.foot()...)...)
	p.scroll.Refresh()
}

// Drop lets go of the pictures that are on their way: nobody looks at the page now.
func (p *Page) Drop() {
	for _, x := range p.shots {
		x.drop()
	}
	p.shots = nil
}

// words are a part of the page; "" is nothing.
func (p *Page) words(s string, r look.Role, t look.Token) *kit.Text {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return p.d.Kit.Text(strings.ReplaceAll(s, string(text.SoftBreak), "\n"), r, t)
}

// under puts a part below others; nil stays nothing.
func under(gap float32, x *kit.Text) fyne.CanvasObject {
	if x == nil {
		return nil
	}
	return kit.Inset(gap, 0, 0, 0, x)
}

// rule is a line in the ink of the page.
func (p *Page) rule(thick float32) fyne.CanvasObject {
	return kit.Fixed(0, thick, kit.Over(canvas.NewRectangle(p.d.Look.Colour(look.Ink))))
}

// masthead is the header of the site.
func (p *Page) masthead() []fyne.CanvasObject {
	o := p.d.Profile
	name := p.words(o.Name, look.ListHeadline, look.Ink)
	here := p.words(joined(" ", o.City, o.HeaderNote), look.Label, look.Ink2)
	var sections fyne.CanvasObject
	if p.desktop {
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
func (p *Page) head() []fyne.CanvasObject {
	s := p.shown
	headline, deck := look.Heading2, look.Snippet
	if p.desktop {
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
		said := p.d.Kit.Text(s.Words.Correction+": "+s.Correction, look.Label, look.Ink)
		out = append(out, kit.Inset(look.S2, 0, 0, 0, kit.Box(look.AmberSoft, look.None, 0, kit.Inset(6, look.S2, 6, look.S2, said))))
	}
	return out
}

// foot is what stands below the text: source, related items, archive.
func (p *Page) foot() []fyne.CanvasObject {
	s := p.shown
	var out []fyne.CanvasObject
	if s.Source != "" {
		out = append(out, under(look.S3, p.words(s.Words.Source+": "+s.Source, look.Label, look.Ink2)))
	}
	var own, partners []fyne.CanvasObject
	for _, r := range s.Related {
		item := kit.Inset(look.S1, 0, 0, 0, p.d.Kit.Text(r.Title, look.Small, look.Ink))
		if r.Partner {
			partners = append(partners, item, kit.Inset(look.S1, 0, 0, 0, kit.Line()))
		} else {
			own = append(own, item, kit.Inset(look.S1, 0, 0, 0, kit.Line()))
		}
	}
	list := func(title string, items []fyne.CanvasObject) {
		if len(items) > 0 {
			heading := p.d.Kit.Text(title, look.Small, look.Ink).Bold(true)
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

// joined joins what is there.
func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}
