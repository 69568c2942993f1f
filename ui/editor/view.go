package editor

import (
	"dateline/internal/text"
	"dateline/internal/text/flow"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// view draws what can be seen of an editor. Its objects are kept and set anew:
// an object that a key does not change is not touched.
type view struct {
	e *Editor
	// The layers, from the ground up.
	grounds  pool[canvas.Rectangle]
	selected pool[canvas.Rectangle]
	texts    pool[canvas.Text]
	strokes  pool[canvas.Rectangle]
	waves    waves
	figures  map[text.BlockID]*figure
	shown    []kit.Flowing
	signs    pool[canvas.Image]
	hint     *canvas.Text
	caret    *canvas.Rectangle
	// pulse is what is refreshed: it is always there, and refreshing it frees no
	// picture, as refreshing the whole widget would.
	pulse   *canvas.Rectangle
	objects []fyne.CanvasObject
	// touched counts the texts that the last sync set.
	touched int
}

// figure is what a block without text shows.
type figure struct {
	kit.Flowing
	block text.Block
}

// pool is a row of objects of which the first n are in use.
type pool[T any] struct {
	all []*T
	n   int
}

// next gives the next object, made when there is none left.
func (p *pool[T]) next(make func() *T) *T {
	if p.n == len(p.all) {
		p.all = append(p.all, make())
	}
	p.n++
	return p.all[p.n-1]
}

func (v *view) init(e *Editor) {
	v.e = e
	v.figures = map[text.BlockID]*figure{}
	v.caret = canvas.NewRectangle(e.o.Look.Colour(look.Accent))
	v.caret.Hidden = true
	v.pulse = &canvas.Rectangle{}
}

// MinSize is constant in what it costs: the height is a sum that is kept.
func (v *view) MinSize() fyne.Size {
	if v.e.flow == nil {
		return fyne.NewSize(1, 1)
	}
	return fyne.NewSize(1, v.e.flow.Height())
}

// Layout does nothing: what is drawn is placed by sync.
func (v *view) Layout(fyne.Size) {}

// Refresh draws all again: the toolkit asks for it when the theme changed.
func (v *view) Refresh() {
	v.e.sync()
	v.e.refresh(v.pulse)
}

// Objects are what is drawn, from the ground up.
func (v *view) Objects() []fyne.CanvasObject { return v.objects }

// Destroy stops the caret.
func (v *view) Destroy() { v.e.blink.stop() }

// sync makes the objects say what the document, the selection and the viewport
// say. It asks for no paint; that is done once by who changed something.
func (e *Editor) sync() {
	if e.flow == nil {
		return
	}
	v := &e.v
	v.grounds.n, v.selected.n, v.texts.n, v.strokes.n, v.signs.n, v.touched = 0, 0, 0, 0, 0, 0
	v.shown = v.shown[:0]
	v.waves.begin()
	if e.set.line != nil && e.set.line.boxed {
		v.edge()
	}
	first, behind := e.flow.Visible(e.top, e.bottom)
	for i := first; i < behind; i++ {
		v.block(i)
	}
	if !e.sel.IsCaret() || e.solidAt(e.sel.Head) {
		for _, r := range e.flow.Selected(e.sel, e.top, e.bottom) {
			v.mark(r)
		}
	}
	v.placeHint()
	v.placeCaret()
	v.gather()
}

// settle gives the widget the height that the text turned out to have, and says
// whether it is another one.
func (e *Editor) settle() bool {
	if e.flow == nil || e.flow.Height() == e.Size().Height {
		return false
	}
	e.BaseWidget.Resize(fyne.NewSize(e.Size().Width, e.flow.Height()))
	return true
}

// gather lines the objects up, from the ground up.
func (v *view) gather() {
	v.objects = append(v.objects[:0], v.pulse)
	for _, r := range v.grounds.all[:v.grounds.n] {
		v.objects = append(v.objects, r)
	}
	for _, r := range v.selected.all[:v.selected.n] {
		v.objects = append(v.objects, r)
	}
	if v.hint != nil && !v.hint.Hidden {
		v.objects = append(v.objects, v.hint)
	}
	for _, t := range v.texts.all[:v.texts.n] {
		v.objects = append(v.objects, t)
	}
	for _, r := range v.strokes.all[:v.strokes.n] {
		v.objects = append(v.objects, r)
	}
	for _, x := range v.signs.all[:v.signs.n] {
		v.objects = append(v.objects, x)
	}
	for _, w := range v.waves.shown {
		v.objects = append(v.objects, w)
	}
	for _, f := range v.shown {
		v.objects = append(v.objects, f)
	}
	v.objects = append(v.objects, v.caret)
}

func (v *view) block(i int) {
	e := v.e
	b, l, top := e.doc.Block(i), e.flow.Block(i), e.flow.Top(i)
	if len(l.Lines) == 0 {
		v.solid(b, l, top)
		return
	}
	if e.set.line == nil {
		v.furniture(i, b, l, top)
	}
	v.margin(b, l, top)
	v.marked(i, b, l)
	tints := v.e.marks.tints(b)
	for _, line := range l.Lines {
		y := top + line.Y
		if y+l.Box.Line < e.top || y > e.bottom {
			continue
		}
		for _, c := range line.Chunks {
			v.chunk(b, l, c, y, tints)
		}
	}
}

// chunk paints a stretch of one style. It is painted with a space on both
// sides and moved left by the first: a texture ends where the letters' advance
// ends, and an italic f would lose its hook.
func (v *view) chunk(b text.Block, l *flow.Laid, c flow.Chunk, y float32, tints []tint) {
	s := printed(b.Text[c.From:c.To])
	if s == "" {
		return
	}
	g := v.e.set.glyphsOf(b.Kind, c.Style)
	base := v.e.set.baseline(b.Kind, l.Box.Line) + g.rise
	colour := v.e.o.Look.Colour(g.colour)
	if len(tints) == 0 {
		v.text(" "+s+" ", g, c.X-g.lead(s), y+base-g.baseline)
	} else {
		v.parts(s, g, c, y+base-g.baseline, tints)
	}
	if c.Style&flow.Link != 0 {
		v.stroke(flow.Rect{X: c.X, Y: y + base + 2, W: c.W, H: 1}, colour)
	}
	if c.Style&flow.Strike != 0 {
		v.stroke(flow.Rect{X: c.X, Y: y + base - g.size*0.3, W: c.W, H: 1}, colour)
	}
}

// parts paints a stretch in the colours of the marks on it.
func (v *view) parts(s string, g *glyphs, c flow.Chunk, y float32, tints []tint) {
	at := 0
	for _, part := range cut(tints, c.From, c.From+len(s)) {
		words, token, x := s[at:part.to-c.From], g.colour, c.X
		if part.on {
			token = part.token
		}
		if at > 0 {
			x += g.width(s[:at])
		}
		v.tinted(" "+words+" ", g, v.e.o.Look.Colour(token), x-g.lead(words), y)
		at = part.to - c.From
	}
}

// baseline is where the letters of a kind stand in its line.
func (s *setting) baseline(kind text.Kind, line float32) float32 {
	g := s.glyphsOf(kind, 0)
	if s.line != nil && s.line.boxed {
		return g.inField(line)
	}
	t, _ := s.typeOf(kind)
	// PT Sans and PT Serif share their proportions: 1.29 of the size is a line.
	return float32(int((line-t.Size*1.294)/2 + g.baseline + 0.5))
}

// text sets the next text object where it differs.
func (v *view) text(s string, g *glyphs, x, y float32) {
	v.tinted(s, g, v.e.o.Look.Colour(g.colour), x, y)
}

// tinted is text in another colour than its letters have.
func (v *view) tinted(s string, g *glyphs, colour rgba, x, y float32) {
	t := v.texts.next(func() *canvas.Text { return &canvas.Text{} })
	if t.Text != s || t.TextSize != g.size || t.FontSource != g.face || t.Color != colour {
		t.Text, t.TextSize, t.TextStyle, t.FontSource, t.Color = s, g.size, g.style, g.face, colour
		v.touched++
	}
	if at := fyne.NewPos(x, y); t.Position() != at {
		t.Move(at)
	}
}

func (v *view) stroke(r flow.Rect, colour rgba) {
	put(v.strokes.next(newRectangle), r, colour, 0)
}

// edge draws the field a line is written in: the ring of who has the keyboard,
// red where something is wrong. It is a rectangle on a larger one, as fields of
// kit have it: a stroke would lie on both sides of the border.
func (v *view) edge() {
	e := v.e
	fill, edge, width := look.Field, look.FieldLine, float32(1)
	switch {
	case e.bad:
		edge, width = look.Red, 2
	case e.focused:
		edge, width = look.Accent, 2
	case e.readOnly:
		fill, edge = look.Panel, look.Line
	}
	w, h := e.Size().Width, e.flow.Height()
	put(v.grounds.next(newRectangle), flow.Rect{W: w, H: h}, e.o.Look.Colour(edge), look.R1)
	put(v.grounds.next(newRectangle), flow.Rect{X: width, Y: width, W: w - 2*width, H: h - 2*width}, e.o.Look.Colour(fill), look.R1-width)
}

func newRectangle() *canvas.Rectangle { return &canvas.Rectangle{} }

// mark draws a selected line.
func (v *view) mark(r flow.Rect) {
	colour := look.Selection
	if !v.e.focused {
		colour = look.Hover
	}
	put(v.selected.next(newRectangle), r, v.e.o.Look.Colour(colour), 0)
}

// solid places what a block without text shows.
func (v *view) solid(b text.Block, l *flow.Laid, top float32) {
	e := v.e
	if b.Kind == text.Divider {
		middle := top + l.Box.Above + l.Box.Solid/2
		put(v.grounds.next(newRectangle), flow.Rect{X: 0, Y: middle, W: e.flow.Width(), H: 1}, e.o.Look.Colour(look.FieldLine), 0)
		return
	}
	f := e.figure(b)
	if f == nil {
		return
	}
	f.Resize(fyne.NewSize(e.flow.Width()-l.Box.Left-l.Box.Right, l.Box.Solid))
	f.Move(fyne.NewPos(l.Box.Left, top+l.Box.Above))
	v.shown = append(v.shown, f.Flowing)
}

// figure gives what a block shows; made once, and anew when the block changed.
func (e *Editor) figure(b text.Block) *figure {
	if f, ok := e.v.figures[b.ID]; ok && f.block.Photo == b.Photo {
		return f
	}
	if e.o.Figure == nil {
		return nil
	}
	made := e.o.Figure(b)
	if made == nil {
		return nil
	}
	f := &figure{Flowing: made, block: b}
	e.v.figures[b.ID] = f
	return f
}

// figureHeight is how high what a block shows is in a width.
// forget lets go of what blocks showed that are gone: one that comes back shows
// what the story says then.
func (v *view) forget() {
	for id := range v.figures {
		if v.e.doc.Index(id) < 0 {
			delete(v.figures, id)
		}
	}
}

func (e *Editor) figureHeight(b text.Block, width float32) float32 {
	f := e.figure(b)
	if f == nil {
		return noFigure
	}
	return f.HeightFor(width)
}

func (e *Editor) solidAt(p text.Pos) bool {
	i := e.doc.Index(p.Block)
	return i >= 0 && !e.doc.Block(i).Kind.HasText()
}

// printed is a stretch without the soft break at its end, which would paint a box.
func printed(s string) string {
	const soft = string(text.SoftBreak)
	if n := len(s) - len(soft); n >= 0 && s[n:] == soft {
		return s[:n]
	}
	return s
}
