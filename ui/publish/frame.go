package publish

import (
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"
	"dateline/ui/webpage"

	"fyne.io/fyne/v2"
)

// Measures of the dialog.
const (
	wide, high = 1120, 720
	whereWidth = 208
	// pageWidth is that of the panel with the page; pageWide while it shows a
	// desktop, as far as the window has room.
	pageWidth, pageWide = 296, 480
	footHeight          = 64
	// truthLeast is what the page leaves of the middle, at 100 % text size.
	truthLeast = 340
	// In a dialog narrower than broad the buttons of a card stand below its words; in
	// one narrower than roomy the lesser buttons are icons. Both at 100 % text size.
	roomy, broad = 920, 1100
	// air is what the dialog leaves of the window.
	air = 64
)

// frame is the body of the dialog in all its states: where to, the truth, the
// page, and below them what can be done.
type frame struct {
	s       *Screen
	object  fyne.CanvasObject
	body    fyne.CanvasObject
	page    *kit.Stack
	panel   fyne.CanvasObject
	preview *webpage.Page
	// content scrolls, bottom stands below it; middle holds both.
	content, bottom *kit.Stack
	scroll          *kit.VScroll
	middle          fyne.CanvasObject
	foot            *kit.Stack
}

func newFrame(s *Screen) *frame {
	f := &frame{s: s, content: kit.Column(look.S4), bottom: kit.Column(0), page: kit.Column(0), foot: kit.Row(look.S3)}
	f.preview = webpage.New(webpage.Deps{
		Kit: s.k, Say: s.d.Say, Look: s.d.Look, Profile: s.d.Profile, Picture: s.d.Picture, Run: s.errands.run, Error: s.d.Error, Desktop: s.desktop,
		Switched: func(desktop bool) {
			s.desktop = desktop
			f.widen()
		},
	})
	f.panel = kit.Border(nil, nil, kit.VLine(), nil, kit.Box(look.Chrome, look.None, 0, kit.Inset(look.S4, look.S4, look.S4, look.S4, f.preview.Object())))
	f.scroll = s.k.VScroll(kit.Inset(20, look.S5, look.S4, look.S5, f.content))
	f.middle = kit.Border(nil, kit.Inset(look.S2, look.S5, look.S4, look.S5, f.bottom), nil, nil, f.scroll)
	f.body = kit.Border(nil, nil, f.where(), f.page, f.middle)
	foot := kit.Fixed(0, s.d.Look.Scaled(footHeight)-1, kit.Inset(0, 20, 0, 20, f.foot))
	f.object = kit.Border(nil, kit.Column(0, kit.Line(), foot), nil, nil, f.body)
	f.widen()
	return f
}

// where is the list of what a package can be made for.
func (f *frame) where() fyne.CanvasObject {
	k := f.s.k
	names := kit.Column(2,
		k.Text(f.s.say("publish.web"), look.Interface, look.Ink).Bold(true).Lines(1),
		k.Text(f.s.say("publish.web.what"), look.Label, look.Ink2).Lines(1))
	web := k.Pressable(kit.Inset(look.S2, look.S3, look.S2, look.S3, kit.Row(look.S3, k.Icon("globe", 18, look.Accent).On(look.AccentSoft), kit.Grow(names))), nil)
	web.Selected(true)
	column := kit.Column(look.S2, kit.Inset(0, 0, 0, look.S2, k.Text(f.s.say("publish.where"), look.Label, look.Ink2)), web)
	panel := kit.Box(look.Chrome, look.None, 0, kit.Inset(look.S3, look.S2, look.S3, look.S2, column))
	return kit.Fixed(whereWidth, 0, kit.Border(nil, nil, nil, kit.VLine(), panel))
}

// widen gives the page the width that its switch asks for.
func (f *frame) widen() {
	width := float32(pageWidth)
	if f.preview.Desktop() {
		width = max(min(pageWide, f.s.width()-whereWidth-f.s.d.Look.Scaled(truthLeast)), pageWidth)
	}
	f.page.Set(kit.Grow(kit.Fixed(float32(int(width)), 0, f.panel)))
	f.body.Refresh()
}

// set shows another truth.
func (f *frame) set(bottom fyne.CanvasObject, content ...fyne.CanvasObject) {
	f.content.Set(content...)
	f.bottom.Set(bottom)
	f.middle.Refresh()
	f.scroll.Refresh()
}

// width of the dialog in the window of now.
func (s *Screen) width() float32 {
	if c := s.k.Canvas(); c != nil {
		return max(min(wide, c.Size().Width-air), 0)
	}
	return wide
}

// subtitle says which story a dialog is about.
func (s *Screen) subtitle(st story.Story) string {
	return joined(" · ", st.Headline, joined(", ", st.Dateline.Place.Name, s.dayOf(st.Dateline.Date)))
}
