package review

import (
	"dateline/ui/kit"
	"dateline/ui/look"
	"dateline/ui/webpage"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Widths of the page as readers will see it, at 100 % text size.
const (
	phoneWidth   = 360
	desktopWidth = 760
)

// sitePage is the newer version as readers will see it.
func (r *reading) sitePage() fyne.CanvasObject {
	s := r.s
	if r.site == nil {
		room := &centred{}
		r.site = webpage.New(webpage.Deps{
			Kit: s.k, Say: s.d.Say, Look: s.d.Look, Profile: s.d.Profile, Picture: s.d.Picture, Run: s.errands.run, Error: s.d.Error,
			Desktop: s.state.Desktop,
			Switched: func(desktop bool) {
				s.state.Desktop = desktop
				room.width = r.siteWidth()
				r.around.Refresh()
			},
		})
		room.width = r.siteWidth()
		r.around = container.New(room, kit.Inset(look.S4, look.S4, look.S4, look.S4, r.site.Object()))
	}
	r.site.Show(s.read.comparison.After)
	return r.around
}

func (r *reading) siteWidth() float32 {
	if r.s.state.Desktop {
		return r.s.d.Look.Scaled(desktopWidth)
	}
	return r.s.d.Look.Scaled(phoneWidth)
}

// centred gives one object all of the height and at most a width.
type centred struct{ width float32 }

// MinSize asks for little: what it holds scrolls.
func (c *centred) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 100) }

// Layout places it in the middle.
func (c *centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(c.width, size.Width)
	for _, o := range objects {
		o.Move(fyne.NewPos(float32(int((size.Width-width)/2)), 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}
