package review

import (
	"slices"
	"strings"

	"dateline/internal/comparison"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// run is a stretch of words set in one way. Its zero tokens are ink without a
// ground.
type run struct {
	text   string
	ink    look.Token
	ground look.Token
	bold   bool
	under  bool
	strike bool
}

func said(s string, ink look.Token) run { return run{text: s, ink: ink, ground: look.None} }

func bold(s string, ink look.Token) run { return run{text: s, ink: ink, ground: look.None, bold: true} }

func gone(s string) run {
	return run{text: s, ink: look.Red, ground: look.RedSoft, strike: true}
}

func fresh(s string) run {
	return run{text: s, ink: look.Green, ground: look.GreenSoft, under: true}
}

// runsOf are the pieces of a change. A space parts what is gone from what came in
// its place.
func runsOf(pieces []comparison.Piece, ink look.Token) []run {
	var out []run
	for _, p := range pieces {
		switch p.Op {
		case comparison.Gone:
			out = bare(out, gone(p.Text), ink)
		case comparison.New:
			if n := len(out); n > 0 && out[n-1].strike {
				out = append(out, said(" ", ink))
			}
			out = bare(out, fresh(p.Text), ink)
		default:
			out = append(out, said(p.Text, ink))
		}
	}
	return out
}

// bare adds a run with the spaces at its ends outside its ground: nobody put them
// there on purpose.
func bare(out []run, r run, ink look.Token) []run {
	words := strings.Trim(r.text, " ")
	if words == "" {
		return append(out, r)
	}
	at := strings.Index(r.text, words)
	before, behind := r.text[:at], r.text[at+len(words):]
	if before != "" {
		out = append(out, said(before, ink))
	}
	r.text = words
	out = append(out, r)
	if behind != "" {
		out = append(out, said(behind, ink))
	}
	return out
}

// brief leaves one word of those that stayed on either side: a row is for finding
// the place, the text beside it for reading.
func brief(c comparison.Change) comparison.Change {
	pieces := slices.Clone(c.Pieces)
	n := len(pieces)
	if n == 0 || c.Kind != comparison.Words && c.Kind != comparison.Field && c.Kind != comparison.PhotoField {
		return c
	}
	if p := &pieces[0]; p.Op == comparison.Kept {
		bare := strings.TrimRight(p.Text, " ")
		p.Text = p.Text[strings.LastIndex(bare, " ")+1:]
	}
	if p := &pieces[n-1]; p.Op == comparison.Kept {
		lead := len(p.Text) - len(strings.TrimLeft(p.Text, " "))
		if end := strings.Index(p.Text[lead:], " "); end >= 0 {
			p.Text = p.Text[:lead+end]
		}
	}
	c.Pieces = pieces
	return c
}

// prose is words of several colours that wrap as one text.
type prose struct {
	widget.BaseWidget
	role look.Role
	runs []run
	most int
	// What was worked out for width.
	width float32
	laid  [][]segment
}

// segment is a stretch of a run on one line.
type segment struct {
	run  int
	text string
	x, w float32
}

var _ kit.Flowing = (*prose)(nil)

func newProse(role look.Role, runs ...run) *prose {
	p := &prose{role: role, runs: runs, width: -1}
	p.ExtendBaseWidget(p)
	return p
}

// lines lets it have at most so many lines; 0 is as many as it needs.
func (p *prose) lines(n int) *prose { p.most, p.width = n, -1; return p }

func (p *prose) letters(r run) kit.Letters { return kit.LettersOf(p.role, r.bold) }

// content is the words, without their colours.
func (p *prose) content() string {
	var b strings.Builder
	for _, r := range p.runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// HeightFor is the height of the lines at a width.
func (p *prose) HeightFor(width float32) float32 {
	return float32(len(p.at(width))) * kit.LettersOf(p.role, false).Line()
}

// at breaks the words into lines.
func (p *prose) at(width float32) [][]segment {
	if width == p.width {
		return p.laid
	}
	p.width, p.laid = width, [][]segment{nil}
	var x float32
	for i, r := range p.runs {
		l := p.letters(r)
		for _, word := range strings.SplitAfter(r.text, " ") {
			for word != "" {
				bare := strings.TrimRight(word, " ")
				if x > 0 && x+l.Width(bare) > width {
					p.laid, x = append(p.laid, nil), 0
				}
				piece := word
				if x == 0 && l.Width(bare) > width { // wider than a line
					piece = fitting(l, word, width)
				}
				p.put(i, piece, x, l)
				x += l.Width(piece)
				word = word[len(piece):]
			}
		}
	}
	if p.most > 0 && len(p.laid) > p.most {
		p.laid = p.laid[:p.most]
		if last := p.laid[p.most-1]; len(last) > 0 {
			s := &last[len(last)-1]
			s.text = strings.TrimRight(s.text, " ") + "…"
			s.w = p.letters(p.runs[s.run]).Width(s.text)
		}
	}
	return p.laid
}

// put adds a word to the last line: to the segment before it when that is of the
// same run.
func (p *prose) put(i int, word string, x float32, l kit.Letters) {
	line := &p.laid[len(p.laid)-1]
	if n := len(*line); n > 0 && (*line)[n-1].run == i {
		s := &(*line)[n-1]
		s.text += word
		s.w = l.Width(s.text)
		return
	}
	*line = append(*line, segment{i, word, x, l.Width(word)})
}

// fitting is as much of a word as fits into a width, one letter at least.
func fitting(l kit.Letters, word string, width float32) string {
	end := 0
	for i := range word {
		if i > 0 && l.Width(word[:i]) > width {
			break
		}
		end = i
	}
	if end == 0 {
		return word
	}
	return word[:end]
}

// CreateRenderer is the toolkit's.
func (p *prose) CreateRenderer() fyne.WidgetRenderer { return &proseView{p: p} }

type proseView struct {
	p       *prose
	objects []fyne.CanvasObject
}

func (v *proseView) MinSize() fyne.Size {
	width := v.p.Size().Width
	if width <= 0 {
		width = 200
	}
	return fyne.NewSize(40, v.p.HeightFor(width))
}

func (v *proseView) Refresh()                     { v.Layout(v.p.Size()) }
func (v *proseView) Objects() []fyne.CanvasObject { return v.objects }
func (v *proseView) Destroy()                     {}

func (v *proseView) Layout(size fyne.Size) {
	var grounds, texts, strokes []fyne.CanvasObject
	colour := look.Now().Colour
	rect := func(x, y, w, h float32, t look.Token) fyne.CanvasObject {
		r := canvas.NewRectangle(colour(t))
		r.Move(fyne.NewPos(x, y))
		r.Resize(fyne.NewSize(w, h))
		return r
	}
	t := look.Now().Type(v.p.role)
	inset := float32(int(t.Line * 0.06))
	for i, line := range v.p.at(size.Width) {
		y := float32(i) * t.Line
		for j, s := range line {
			r := v.p.runs[s.run]
			shown := s.text
			if j == len(line)-1 {
				shown = strings.TrimRight(shown, " ")
			}
			l := v.p.letters(r)
			w := l.Width(shown)
			if r.ground != look.None && shown != "" {
				grounds = append(grounds, rect(s.x-1, y+inset, w+2, t.Line-2*inset, r.ground))
			}
			words := l.Raw(r.ink)
			words.Text = shown
			at, area := l.Place(shown, fyne.NewPos(s.x, y))
			words.Move(at)
			words.Resize(area)
			texts = append(texts, words)
			base := y + (t.Line-t.Size*1.294)/2 + t.Size*1.04
			if r.under {
				strokes = append(strokes, rect(s.x, float32(int(base+2.5)), w, underline(t.Size), r.ink))
			}
			if r.strike {
				strokes = append(strokes, rect(s.x, float32(int(base-t.Size*0.3+0.5)), w, 1, r.ink))
			}
		}
	}
	v.objects = append(append(grounds, texts...), strokes...)
}

// underline is how thick the line under new words is: small words have a thin one.
func underline(size float32) float32 {
	if size < 16 {
		return 1
	}
	return 2
}
