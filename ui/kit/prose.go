package kit

import (
	"strings"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Run is a stretch of words set in one way. Its zero tokens are ink without a
// ground.
type Run struct {
	// Text may hold line feeds: each ends a line.
	Text string
	Ink  look.Token
	// Ground under the words; look.None is none.
	Ground              look.Token
	Bold, Under, Strike bool
}

// Prose is words of several colours that wrap as one text.
type Prose struct {
	widget.BaseWidget
	role look.Role
	runs []Run
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

var _ Flowing = (*Prose)(nil)

// NewProse makes words of a role; each run has its own colours.
func NewProse(role look.Role, runs ...Run) *Prose {
	p := &Prose{role: role, runs: runs, width: -1}
	p.ExtendBaseWidget(p)
	return p
}

// Lines lets it have at most n lines; 0 is as many as it needs.
func (p *Prose) Lines(n int) *Prose { p.most, p.width = n, -1; return p }

func (p *Prose) letters(r Run) Letters { return LettersOf(p.role, r.Bold) }

// Content is the words, without their colours.
func (p *Prose) Content() string {
	var b strings.Builder
	for _, r := range p.runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// HeightFor is the height of the lines at a width.
func (p *Prose) HeightFor(width float32) float32 {
	return float32(len(p.at(width))) * LettersOf(p.role, false).Line()
}

// at breaks the words into lines.
func (p *Prose) at(width float32) [][]segment {
	if width == p.width {
		return p.laid
	}
	p.width, p.laid = width, [][]segment{nil}
	var x float32
	for i, r := range p.runs {
		l := p.letters(r)
		for n, line := range strings.Split(r.Text, "\n") {
			if n > 0 {
				p.laid, x = append(p.laid, nil), 0
			}
			for _, word := range strings.SplitAfter(line, " ") {
				for word != "" {
					bare := strings.TrimRight(word, " ")
					wide := l.Width(bare)
					if x > 0 && x+wide+p.tail(i, line, word) > width {
						p.laid, x = append(p.laid, nil), 0
					}
					piece := word
					if x == 0 && wide > width { // wider than a line
						piece = fitting(l, word, width)
					}
					p.put(i, piece, x, l)
					x += l.Width(piece)
					word = word[len(piece):]
				}
			}
		}
	}
	p.cut()
	return p.laid
}

// tail is how wide the rest of a word is that the next run goes on with: the comma
// behind a marked word stays with it.
func (p *Prose) tail(i int, line, word string) float32 {
	if i+1 >= len(p.runs) || strings.HasSuffix(word, " ") || !strings.HasSuffix(p.runs[i].Text, word) || !strings.HasSuffix(line, word) {
		return 0
	}
	next := p.runs[i+1]
	end := strings.IndexAny(next.Text, " \n")
	if end < 0 {
		end = len(next.Text)
	}
	return p.letters(next).Width(next.Text[:end])
}

// cut leaves as many lines as there may be.
func (p *Prose) cut() {
	if p.most == 0 || len(p.laid) <= p.most {
		return
	}
	p.laid = p.laid[:p.most]
	if last := p.laid[p.most-1]; len(last) > 0 {
		s := &last[len(last)-1]
		s.text = strings.TrimRight(s.text, " ") + "…"
		s.w = p.letters(p.runs[s.run]).Width(s.text)
	}
}

// put adds a word to the last line: to the segment before it when that is of the
// same run.
func (p *Prose) put(i int, word string, x float32, l Letters) {
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
func fitting(l Letters, word string, width float32) string {
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
func (p *Prose) CreateRenderer() fyne.WidgetRenderer { return &ProseView{p: p} }

type ProseView struct {
	p       *Prose
	objects []fyne.CanvasObject
}

func (v *ProseView) MinSize() fyne.Size {
	width := v.p.Size().Width
	if width <= 0 {
		width = 200
	}
	return fyne.NewSize(40, v.p.HeightFor(width))
}

func (v *ProseView) Refresh()                     { v.Layout(v.p.Size()) }
func (v *ProseView) Objects() []fyne.CanvasObject { return v.objects }
func (v *ProseView) Destroy()                     {}

func (v *ProseView) Layout(size fyne.Size) {
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
			if r.Ground != look.None && shown != "" {
				grounds = append(grounds, rect(s.x-1, y+inset, w+2, t.Line-2*inset, r.Ground))
			}
			words := l.Raw(r.Ink)
			words.Text = shown
			at, area := l.Place(shown, fyne.NewPos(s.x, y))
			words.Move(at)
			words.Resize(area)
			texts = append(texts, words)
			base := y + (t.Line-t.Size*1.294)/2 + t.Size*1.04
			if r.Under {
				strokes = append(strokes, rect(s.x, float32(int(base+2.5)), w, underline(t.Size), r.Ink))
			}
			if r.Strike {
				strokes = append(strokes, rect(s.x, float32(int(base-t.Size*0.3+0.5)), w, 1, r.Ink))
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
