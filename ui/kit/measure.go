package kit

import (
	"math"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// face is how letters are set: what a word's width depends on.
type face struct {
	size   float32
	source fyne.Resource
}

func faceOf(t look.Type, bold, italic bool) face {
	return face{t.Size, look.Face(t.Family, bold, italic)}
}

// width of a text in one line.
func (f face) width(text string) float32 {
	if text == "" {
		return 0
	}
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, f.size, fyne.TextStyle{}, f.source)
	return size.Width
}

// height of the toolkit's own line, about 1.29 of the size.
func (f face) height() float32 {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize("Ёp", f.size, fyne.TextStyle{}, f.source)
	return size.Height
}

// line is one line of raw text, as the controls draw their words.
func (f face) line(text string, t look.Token) *canvas.Text {
	return &canvas.Text{Text: text, TextSize: f.size, FontSource: f.source, Color: look.Now().Colour(t)}
}

// putText sets a raw line at x into a line height that begins at y.
func putText(t *canvas.Text, x, y, lineHeight float32) {
	t.Resize(t.MinSize())
	t.Move(fyne.NewPos(whole(x), textAt(t, y, lineHeight)))
}

// textAt is where a raw line begins in a line height that begins at y: its
// baseline stands where a browser would put it, on a whole unit. The toolkit
// draws the baseline at the next whole unit below the one it measures.
func textAt(t *canvas.Text, y, lineHeight float32) float32 {
	size, base := fyne.CurrentApp().Driver().RenderedTextSize(t.Text, t.TextSize, t.TextStyle, t.FontSource)
	above, below := whole(base), whole(size.Height-base)
	down := float32(math.Floor(float64(y + (lineHeight-above-below)/2)))
	return down + above - float32(math.Ceil(float64(base)))
}

// whole rounds to whole units.
func whole(v float32) float32 { return float32(math.Round(float64(v))) }
