package kit

import (
	"math"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Text is words that wrap at the width they are given, with the line height of
// their role. It is Flowing and deaf to the pointer: what lies under it, a row
// or a button, gets the clicks.
type Text struct {
	widget.BaseWidget
	words        string
	role         look.Role
	token        look.Token
	most         int
	bold, italic bool
	align        fyne.TextAlign
	set          setting
	// What was worked out for width wrapped; wrapped < 0: nothing yet.
	wrapped float32
	lines   []string
	wide    float32 // in one line; < 0: not known yet
}

var _ Flowing = (*Text)(nil)

// Text makes words of a role in a colour.
func (k *Kit) Text(s string, r look.Role, t look.Token) *Text {
	x := &Text{words: s, role: r, token: t, bold: look.Now().Type(r).Bold}
	x.restyle()
	x.ExtendBaseWidget(x)
	return x
}

// restyle works out the face and forgets the lines.
func (x *Text) restyle() {
	t := look.Now().Type(x.role)
	x.set = setting{face: faceOf(t, x.bold, x.italic), line: t.Line}
	x.wrapped, x.wide = -1, -1
}

// changed shows anew what was made differently.
func (x *Text) changed() *Text {
	x.restyle()
	x.Refresh()
	return x
}

// Lines lets the text have at most n lines; what does not fit ends in an
// ellipsis. 0 is as many as it needs.
func (x *Text) Lines(n int) *Text { x.most = n; return x.changed() }

// Bold sets the text bold, or not, whatever its role is.
func (x *Text) Bold(on bool) *Text { x.bold = on; return x.changed() }

// Italic sets the text italic.
func (x *Text) Italic(on bool) *Text { x.italic = on; return x.changed() }

// Align places the lines within the width.
func (x *Text) Align(a fyne.TextAlign) *Text { x.align = a; return x.changed() }

// Set changes the words.
func (x *Text) Set(s string) {
	if s != x.words {
		x.words = s
		x.changed()
	}
}

// SetToken changes the colour.
func (x *Text) SetToken(t look.Token) {
	if t != x.token {
		x.token = t
		x.Refresh()
	}
}

// Content is the words, whole.
func (x *Text) Content() string { return x.words }

// Shortened says whether an ellipsis stands for some of the words now.
func (x *Text) Shortened() bool {
	whole := x.set.wrap(x.words, x.Size().Width, 0)
	return x.most > 0 && len(whole) > x.most
}

// HeightFor is the height of the lines at a width.
func (x *Text) HeightFor(width float32) float32 {
	return float32(len(x.at(width))) * x.set.line
}

// at gives the lines at a width and remembers them.
func (x *Text) at(width float32) []string {
	if width <= 0 { // nobody has given it a place yet
		width = x.natural()
	}
	if x.wrapped != width {
		x.wrapped, x.lines = width, x.set.wrap(x.words, width, x.most)
	}
	return x.lines
}

func (x *Text) natural() float32 {
	if x.wide < 0 {
		x.wide = float32(math.Ceil(float64(x.set.widest(x.words))))
	}
	return x.wide
}

// mayWrapAt is how narrow a text that wraps can be. One that may be shortened can
// be as narrow as nothing.
const mayWrapAt = 120

func (x *Text) least() float32 {
	if x.most > 0 {
		return 0
	}
	return min(x.natural(), mayWrapAt)
}

// CreateRenderer is the toolkit's.
func (x *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{x: x}
	r.Layout(x.Size())
	return r
}

type textRenderer struct {
	x       *Text
	drawn   []*canvas.Text
	objects []fyne.CanvasObject
}

func (r *textRenderer) Destroy() {}

func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize asks for the height that the present width needs.
func (r *textRenderer) MinSize() fyne.Size {
	width := r.x.Size().Width
	if width == 0 {
		width = r.x.natural()
	}
	return fyne.NewSize(r.x.least(), r.x.HeightFor(width))
}

func (r *textRenderer) Layout(size fyne.Size) {
	lines := r.x.at(size.Width)
	colour := look.Now().Colour(r.x.token)
	for len(r.drawn) < len(lines) {
		r.drawn = append(r.drawn, r.x.set.face.line("", r.x.token))
	}
	r.objects = r.objects[:0]
	for i, words := range lines {
		t := r.drawn[i]
		if t.Text != words || t.Color != colour || t.TextSize != r.x.set.face.size || t.FontSource != r.x.set.face.source {
			t.Text, t.Color, t.TextSize, t.FontSource = words, colour, r.x.set.face.size, r.x.set.face.source
			t.Refresh()
		}
		left := float32(0)
		switch r.x.align {
		case fyne.TextAlignCenter:
			left = (size.Width - t.MinSize().Width) / 2
		case fyne.TextAlignTrailing:
			left = size.Width - t.MinSize().Width
		}
		putText(t, left, float32(i)*r.x.set.line, r.x.set.line)
		r.objects = append(r.objects, t)
	}
}

func (r *textRenderer) Refresh() {
	r.Layout(r.x.Size())
	canvas.Refresh(r.x)
}
