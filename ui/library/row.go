package library

import (
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// row is one story in the list. It draws its words as raw lines of text where
// its print says; a row that is used again for another story measures nothing.
type row struct {
	widget.BaseWidget
	s        *list
	face     face
	print    *print
	selected bool
	thumb    thumbKey // what the picture shows or waits for

	bar, rule         *canvas.Rectangle
	picture           *kit.Picture
	headline          [2]*canvas.Text
	meta, due         *canvas.Text
	loud              *canvas.Text // a deadline that is near
	state, dot, tail  *canvas.Text
	clock, mark, sign *kit.Icon
	objects           []fyne.CanvasObject
}

func newRow(s *list) *row {
	l, k, p := s.l.d.Look, s.l.d.Kit, s.prints
	r := &row{
		s: s, bar: canvas.NewRectangle(l.Colour(look.Accent)), rule: canvas.NewRectangle(l.Colour(look.Line)),
		picture: k.Picture(thumbWidth, thumbHeight, look.R0), headline: [2]*canvas.Text{p.title.Raw(look.Ink), p.title.Raw(look.Ink)},
		meta: p.small.Raw(look.Ink2), due: p.small.Raw(look.Ink2), loud: p.loud.Raw(look.Red),
		state: p.small.Raw(look.Ink2), dot: p.small.Raw(look.Ink3), tail: p.small.Raw(look.Ink2),
		clock: k.Icon("clock", signSide, look.Ink2), mark: k.Icon("state-draft", markSide, look.Ink3), sign: k.Icon("warns", signSide, look.Amber),
	}
	r.objects = []fyne.CanvasObject{
		r.bar, r.rule, r.picture, r.headline[0], r.headline[1], r.meta, r.clock, r.due, r.loud, r.mark, r.state, r.dot, r.sign, r.tail,
	}
	r.ExtendBaseWidget(r)
	return r
}

// fill shows a story.
func (r *row) fill(f face, photo *story.PhotoUse, selected bool) {
	r.s.l.thumbs.show(r, photo)
	if r.print != nil && r.face == f && r.selected == selected {
		return
	}
	r.face, r.selected = f, selected
	show(r.bar, selected)
	r.draw()
}

// draw sets the row for the width it has.
func (r *row) draw() {
	size := r.Size()
	if size.Width <= 0 || r.face.headline == "" {
		return
	}
	p, f := r.s.prints.of(r.face, size.Width), r.face
	r.print = p
	ink := look.Ink
	if f.untitled {
		ink = look.Ink3
	}
	for i, t := range r.headline {
		if i < len(p.headline) {
			r.write(t, p.headline[i], ink)
		} else {
			t.Hide()
		}
	}
	r.write(r.meta, p.meta, look.Ink2)
	quiet, loud := p.due, set{}
	if f.late {
		quiet, loud = loud, quiet
	}
	r.write(r.due, quiet, f.dueToken)
	r.write(r.loud, loud, f.dueToken)
	r.write(r.state, p.state, f.token)
	r.write(r.dot, p.dot, look.Ink3)
	r.write(r.tail, p.tail, f.tailToken)
	r.stamp(r.clock, f.clock, "clock", f.dueToken, p.clock)
	r.stamp(r.mark, f.state != "", f.mark, f.token, p.mark)
	r.stamp(r.sign, f.sign != "", f.sign, f.tailToken, p.sign)
}

// write puts a line of text where it was set.
func (r *row) write(t *canvas.Text, s set, ink look.Token) {
	show(t, s.words != "")
	if s.words == "" {
		return
	}
	t.Move(s.at)
	t.Resize(s.size)
	if colour := r.s.l.d.Look.Colour(ink); t.Text != s.words || t.Color != colour {
		t.Text, t.Color = s.words, colour
		t.Refresh()
	}
}

// stamp puts an icon; filled marks show the ground of the row.
func (r *row) stamp(i *kit.Icon, on bool, icon look.Icon, ink look.Token, at fyne.Position) {
	show(i, on)
	if !on {
		return
	}
	ground := look.Panel
	if r.selected {
		ground = look.AccentSoft
	}
	i.On(ground)
	i.Set(icon, ink)
	i.Move(at)
	i.Resize(i.MinSize())
}

// CreateRenderer is the toolkit's.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ r *row }

func (v *rowRenderer) Destroy() {}

func (v *rowRenderer) Objects() []fyne.CanvasObject { return v.r.objects }

func (v *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(200, v.r.s.height) }

func (v *rowRenderer) Layout(size fyne.Size) {
	r, l := v.r, v.r.s.l.d.Look
	r.bar.Resize(fyne.NewSize(3, size.Height-1))
	r.rule.Move(fyne.NewPos(0, size.Height-1))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	r.picture.Move(fyne.NewPos(rowSide, l.Scaled(rowTop)))
	r.picture.Resize(fyne.NewSize(l.Scaled(thumbWidth), l.Scaled(thumbHeight)))
	r.draw()
}

func (v *rowRenderer) Refresh() {
	v.r.draw()
	canvas.Refresh(v.r)
}
