package editor

import (
	"fmt"
	"image/color"

	"dateline/internal/text"
	"dateline/internal/text/flow"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

type rgba = color.NRGBA

// furniture is what stands around the text of a block: the bar of a quote, the
// mark of a list item, the ground of a box, an address, whose words they are.
func (v *view) furniture(i int, b text.Block, l *flow.Laid, top float32) {
	e := v.e
	lines := float32(len(l.Lines)) * l.Box.Line
	switch b.Kind {
	case text.Quote:
		height := lines
		if b.Attribution != "" {
			t := e.o.Look.Type(look.Caption)
			v.small("— "+b.Attribution, look.Ink2, l.Box.Left, top+l.Box.Above+lines, t)
			height += e.set.whole(t.Line)
		}
		put(v.grounds.next(newRectangle), flow.Rect{X: 0, Y: top + l.Box.Above, W: 3, H: height}, e.o.Look.Colour(look.FieldLine), 0)
	case text.Bullet:
		t, _ := e.set.typeOf(b.Kind)
		size := e.set.whole(t.Size / 3.4)
		put(v.grounds.next(newRectangle), flow.Rect{
			X: l.Box.Left - e.set.units(16), Y: top + l.Box.Above + (l.Box.Line-size)/2 + 1, W: size, H: size,
		}, e.o.Look.Colour(look.Ink2), size/2)
	case text.Number:
		g := e.set.glyphsOf(b.Kind, 0)
		s := fmt.Sprintf("%d.", e.numberOf(i))
		v.text(s, g, l.Box.Left-e.set.units(8)-g.width(s), top+l.Box.Above+e.set.baseline(b.Kind, l.Box.Line)-g.baseline)
	case text.FactBox:
		put(v.grounds.next(newRectangle), flow.Rect{X: 0, Y: top, W: e.flow.Width(), H: lines + 2*e.set.units(boxPadding)}, e.o.Look.Colour(look.Chrome), look.R1)
	case text.Embed:
		height := lines + e.set.units(12)*2 + e.set.units(embedLine)
		put(v.grounds.next(newRectangle), flow.Rect{X: 0, Y: top, W: e.flow.Width(), H: height}, e.o.Look.Colour(look.Panel), look.R1)
		v.small(b.URL, look.Ink3, l.Box.Left, top+l.Box.Above+lines, e.o.Look.Type(look.Small))
	}
}

// numberOf counts the items of an ordered list up to this one, at its depth.
func (e *Editor) numberOf(i int) int {
	depth, n := e.doc.Block(i).Depth, 1
	for k := i - 1; k >= 0; k-- {
		b := e.doc.Block(k)
		if !b.Kind.IsList() || b.Depth < depth {
			break
		}
		if b.Depth == depth {
			if b.Kind != text.Number {
				break
			}
			n++
		}
	}
	return n
}

// small writes a line of the program's own voice.
func (v *view) small(s string, token look.Token, x, y float32, t look.Type) {
	face := look.Face(t.Family, t.Bold, false)
	size, base := fyne.CurrentApp().Driver().RenderedTextSize(s, t.Size, fyne.TextStyle{}, face)
	g := &glyphs{size: t.Size, face: face, colour: token, baseline: base}
	v.text(fit(s, v.e.flow.Width()-2*x, t), g, x, y+(t.Line-size.Height)/2)
}

// fit cuts a line that is too long, with an ellipsis.
func fit(s string, width float32, t look.Type) string {
	wide := func(s string) bool {
		size, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, t.Size, fyne.TextStyle{}, look.Face(t.Family, t.Bold, false))
		return size.Width > width
	}
	if !wide(s) {
		return s
	}
	letters := []rune(s)
	lo, hi := 0, len(letters)
	for lo < hi {
		if mid := (lo + hi + 1) / 2; wide(string(letters[:mid]) + "…") {
			hi = mid - 1
		} else {
			lo = mid
		}
	}
	return string(letters[:lo]) + "…"
}

// placeHint shows the grey words of an empty text.
func (v *view) placeHint() {
	e := v.e
	if e.o.Placeholder == "" {
		return
	}
	empty := e.doc.Len() == 1 && e.doc.Block(0).Text == "" && e.doc.Block(0).Kind.HasText()
	if v.hint == nil {
		v.hint = &canvas.Text{}
	}
	v.hint.Hidden = !empty
	if !empty {
		return
	}
	b := e.doc.Block(0)
	g, l := e.set.glyphsOf(b.Kind, 0), e.flow.Block(0)
	t, _ := e.set.typeOf(b.Kind)
	v.hint.Text, v.hint.TextSize, v.hint.FontSource, v.hint.TextStyle = fit(e.o.Placeholder, e.flow.Width()-l.Box.Left-l.Box.Right, t), g.size, g.face, g.style
	v.hint.Color = e.o.Look.Colour(look.Ink3)
	v.hint.Move(fyne.NewPos(l.Box.Left, l.Box.Above+e.set.baseline(b.Kind, l.Box.Line)-g.baseline))
}

// placeCaret puts the caret on whole device pixels.
func (v *view) placeCaret() {
	e := v.e
	if e.flow == nil {
		return
	}
	r, ok := e.flow.Where(flow.Caret{Pos: e.sel.Head, AtEnd: e.atEnd})
	v.caret.Hidden = !ok || !e.focused || !e.blink.on || e.solidAt(e.sel.Head) || !e.sel.IsCaret()
	if !ok || v.caret.Hidden {
		return
	}
	inset := e.set.whole(r.H * 0.08)
	at := fyne.NewPos(float32(int(r.X*e.set.scale+0.5))/e.set.scale-1/e.set.scale, r.Y+inset)
	if v.caret.Position() != at {
		v.caret.Move(at)
	}
	if size := fyne.NewSize(2, r.H-2*inset); v.caret.Size() != size {
		v.caret.Resize(size)
	}
}

// put places a rectangle where it differs.
func put(o *canvas.Rectangle, r flow.Rect, fill rgba, radius float32) {
	if o.FillColor != fill {
		o.FillColor = fill
	}
	o.CornerRadius = radius
	if at := fyne.NewPos(r.X, r.Y); o.Position() != at {
		o.Move(at)
	}
	if size := fyne.NewSize(r.W, r.H); o.Size() != size {
		o.Resize(size)
	}
}
