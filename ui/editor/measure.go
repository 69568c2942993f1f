package editor

import (
	"math"

	"dateline/internal/text"
	"dateline/internal/text/flow"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// most is how many widths are remembered before all are forgotten: a long
// day's vocabulary, not a leak.
const most = 50_000

// glyphs are the letters of one size and style, and the widths of what was
// asked about them.
type glyphs struct {
	size     float32
	style    fyne.TextStyle
	face     fyne.Resource
	colour   look.Token
	baseline float32
	height   float32
	// rise moves superscript up and subscript down.
	rise   float32
	space  float32
	widths map[string]float32
}

// width of a text painted in one piece, by the toolkit that will paint it:
// adding up advances is wrong by up to 37 units a line.
func (g *glyphs) width(s string) float32 {
	if w, ok := g.widths[s]; ok {
		return w
	}
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, g.size, g.style, g.face)
	if len(g.widths) >= most {
		clear(g.widths)
	}
	g.widths[s] = size.Width
	return size.Width
}

// lead is how much the space that is painted before a text takes there.
func (g *glyphs) lead(s string) float32 { return g.width(" "+s) - g.width(s) }

// inField is where letters stand in a line of a field: where fields of kit have
// theirs, which may be the next one. The toolkit draws a baseline on the next
// whole unit below the one it measures.
func (g *glyphs) inField(line float32) float32 {
	above, below := math.Round(float64(g.baseline)), math.Round(float64(g.height-g.baseline))
	drawn := math.Floor((float64(line)-above-below)/2) + above
	return float32(drawn-math.Ceil(float64(g.baseline))) + g.baseline
}

// styleOfKind is a kind of block and a style in it: what has one set of glyphs.
type styleOfKind struct {
	kind  text.Kind
	style flow.Style
}

// glyphsOf gives the glyphs of a style in a kind of block.
func (s *setting) glyphsOf(kind text.Kind, style flow.Style) *glyphs {
	k := styleOfKind{kind, style}
	if s.last != nil && s.lastOf == k {
		return s.last
	}
	if g, ok := s.glyphs[k]; ok {
		s.last, s.lastOf = g, k
		return g
	}
	t, colour := s.typeOf(kind)
	g := &glyphs{size: t.Size, colour: colour, widths: map[string]float32{}}
	bold, italic := t.Bold || style&flow.Bold != 0, style&flow.Italic != 0
	if style&(flow.Sup|flow.Sub) != 0 {
		g.size *= 0.66
		g.rise = -t.Size * 0.33
		if style&flow.Sub != 0 {
			g.rise = t.Size * 0.12
		}
	}
	if style&flow.Link != 0 {
		g.colour = look.Accent
	}
	// With a font of our own the style changes no face, but an italic gets the
	// room at its right that its overhang needs.
	g.style = fyne.TextStyle{Bold: bold, Italic: italic}
	g.face = look.Face(t.Family, bold, italic)
	var size fyne.Size
	size, g.baseline = fyne.CurrentApp().Driver().RenderedTextSize(" ", g.size, g.style, g.face)
	g.space, g.height = size.Width, size.Height
	s.glyphs[k] = g
	return g
}
