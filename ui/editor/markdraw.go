package editor

import (
	"image"
	"math"
	"strings"

	"dateline/internal/text"
	"dateline/internal/text/flow"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// tick is how wide a mark without length is drawn.
const tick = 3

// marked draws what hangs on one block: grounds under its words, waves beneath
// them. Only lines that are seen are looked at.
func (v *view) marked(i int, b text.Block, l *flow.Laid) {
	for layer := range layers {
		for _, s := range v.e.marks.spans[layer][b.ID] {
			s.To = min(s.To, len(b.Text))
			s.From = min(s.From, s.To)
			strong := v.e.marks.strong[layer][s.ID]
			if s.From == s.To {
				v.place(layer, i, s, l, strong)
				continue
			}
			for _, r := range v.rows(layer, i, b, l, s) {
				if r.Y+r.H >= v.e.top && r.Y <= v.e.bottom {
					v.stretch(layer, b.Kind, r, strong)
				}
			}
		}
	}
}

// rows are the lines of a mark. Words in the colour of a layer are underlined to
// their end and not over the space at which a line was broken.
func (v *view) rows(layer Layer, i int, b text.Block, l *flow.Laid, s text.Span) []flow.Rect {
	if _, _, ok := layer.tint(); !ok {
		return v.e.flow.Stretch(i, s.From, s.To)
	}
	var out []flow.Rect
	for _, line := range l.Lines {
		from, to := max(line.From, s.From), min(line.To, s.To)
		if from >= to {
			continue
		}
		if bare := len(strings.TrimRight(b.Text[:to], " ")); bare > from {
			to = bare
		}
		out = append(out, v.e.flow.Stretch(i, from, to)...)
	}
	return out
}

// stretch draws one line of a mark.
func (v *view) stretch(layer Layer, kind text.Kind, r flow.Rect, strong bool) {
	e := v.e
	colour := e.o.Look.Colour
	base := r.Y + e.set.baseline(kind, r.H)
	inset := e.set.whole(r.H * 0.06)
	ground := flow.Rect{X: r.X - 1, Y: r.Y + inset, W: r.W + 2, H: r.H - 2*inset}
	under := flow.Rect{X: r.X, Y: base + 3, W: r.W, H: 2}
	if ink, soft, ok := layer.tint(); ok {
		if strong {
			v.ground(flow.Rect{X: ground.X, Y: ground.Y - 1, W: ground.W, H: ground.H + 2}, colour(ink))
			ground.X, ground.W = ground.X+1, ground.W-2
		}
		v.ground(ground, colour(soft))
		if layer == Deleted || layer == Unwanted {
			t, _ := e.set.typeOf(kind)
			under = flow.Rect{X: r.X, Y: base - t.Size*0.3, W: r.W, H: e.set.whole(1.5)}
		}
		v.stroke(under, colour(ink))
		return
	}
	switch layer {
	case Notes:
		v.ground(ground, colour(look.Note))
		if strong {
			v.ground(flow.Rect{X: ground.X, Y: ground.Y + ground.H - 2, W: ground.W, H: 2}, colour(look.Amber))
		}
	case Hits:
		if strong {
			v.ground(flow.Rect{X: ground.X - 1, Y: ground.Y - 1, W: ground.W + 2, H: ground.H + 2}, colour(look.Ink))
		}
		v.ground(ground, colour(look.Note))
	case Spelling:
		v.wave(flow.Rect{X: r.X, Y: base + 2, W: r.W, H: waveHeight}, look.Red)
	case Typography:
		v.wave(flow.Rect{X: r.X, Y: base + 2, W: r.W, H: waveHeight}, look.Amber)
	}
}

// place draws a mark whose text is gone.
func (v *view) place(layer Layer, i int, s text.Span, l *flow.Laid, strong bool) {
	if len(l.Lines) == 0 {
		return
	}
	id := v.e.doc.Block(i).ID
	r, ok := v.e.flow.Where(flow.Caret{Pos: text.Pos{Block: id, Offset: s.From}})
	if !ok || r.Y+r.H < v.e.top || r.Y > v.e.bottom {
		return
	}
	token := look.Amber
	if ink, _, ok := layer.tint(); ok {
		token = ink
	}
	height := r.H / 3
	if strong {
		height = r.H
	}
	v.ground(flow.Rect{X: r.X - 1, Y: r.Y + r.H - height, W: tick, H: height}, v.e.o.Look.Colour(token))
}

func (v *view) ground(r flow.Rect, colour rgba) {
	put(v.grounds.next(newRectangle), r, colour, 0)
}

// A wave under a word: design/TOKENS.md gives line 1.2, period 6.
const (
	waveHeight = 4
	waveLine   = 1.2
	wavePeriod = 6
)

// waves are the pictures of waves by how many pixels they are wide. A picture is
// made once and only moved after that, so that it stays on the graphics card.
type waves struct {
	idle, used map[waveKind][]*canvas.Image
	shown      []*canvas.Image
}

// waveKind is what makes two waves look the same.
type waveKind struct {
	width, height int
	colour        rgba
}

// mostWaves is how many pictures that nobody shows are kept.
const mostWaves = 256

// begin gives all waves back before the next ones are asked for.
func (w *waves) begin() {
	if w.idle == nil {
		w.idle, w.used = map[waveKind][]*canvas.Image{}, map[waveKind][]*canvas.Image{}
	}
	if len(w.shown) == 0 && len(w.idle) == 0 {
		return
	}
	kept := 0
	for k, list := range w.idle {
		if kept += len(list); kept > mostWaves {
			delete(w.idle, k)
		}
	}
	for k, list := range w.used {
		w.idle[k] = append(w.idle[k], list...)
		delete(w.used, k)
	}
	w.shown = w.shown[:0]
}

func (v *view) wave(r flow.Rect, token look.Token) {
	scale := float64(v.e.set.scale)
	k := waveKind{max(int(math.Round(float64(r.W)*scale)), 1), int(math.Round(float64(r.H) * scale)), v.e.o.Look.Colour(token)}
	w := &v.waves
	var img *canvas.Image
	if list := w.idle[k]; len(list) > 0 {
		img, w.idle[k] = list[len(list)-1], list[:len(list)-1]
	} else {
		img = canvas.NewImageFromImage(drawnWave(k, scale))
		img.ScaleMode = canvas.ImageScalePixels
		img.Resize(fyne.NewSize(float32(float64(k.width)/scale), float32(float64(k.height)/scale)))
	}
	w.used[k] = append(w.used[k], img)
	// A picture between two pixels is blurred.
	at := fyne.NewPos(float32(math.Round(float64(r.X)*scale)/scale), float32(math.Round(float64(r.Y)*scale)/scale))
	if img.Position() != at {
		img.Move(at)
	}
	w.shown = append(w.shown, img)
}

// drawnWave paints a sine with soft edges: how much of a pixel the line covers
// is how far the pixel is from it.
func drawnWave(k waveKind, scale float64) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, k.width, k.height))
	half := waveLine * scale / 2
	middle, rise := float64(k.height)/2, float64(k.height)/2-half
	turn := 2 * math.Pi / (wavePeriod * scale)
	for x := range k.width {
		at := (float64(x) + 0.5) * turn
		y := middle - rise*math.Sin(at)
		// The line is as thick across a slope as along a crest.
		thick := half * math.Hypot(1, rise*turn*math.Cos(at))
		for py := range k.height {
			cover := min(max(thick+0.5-math.Abs(float64(py)+0.5-y), 0), 1)
			if cover == 0 {
				continue
			}
			i := out.PixOffset(x, py)
			out.Pix[i] = uint8(float64(k.colour.R)*cover + 0.5)
			out.Pix[i+1] = uint8(float64(k.colour.G)*cover + 0.5)
			out.Pix[i+2] = uint8(float64(k.colour.B)*cover + 0.5)
			out.Pix[i+3] = uint8(255*cover + 0.5)
		}
	}
	return out
}
