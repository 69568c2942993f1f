package editor

import (
	"strings"
	"testing"

	"dateline/internal/text"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// inks are the words that are painted in a colour.
func (s *sheet) inks(token look.Token) string {
	v := &s.editor().v
	var out []string
	for _, t := range v.texts.all[:v.texts.n] {
		if t.Color == look.Colour(token, false) {
			out = append(out, strings.Trim(t.Text, " "))
		}
	}
	return strings.Join(out, " ")
}

func TestWordsOfAnotherVersionHaveTheirColour(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый снег лёг на город и растаял."}, text.Block{Text: "Второй снег остался."})
	e := s.editor()
	plain := s.seen()
	e.SetMarks(Deleted, []Mark{s.mark(0, "лёг")})
	e.SetMarks(Inserted, []Mark{s.mark(0, "на город")})
	e.SetMarks(Suggested, []Mark{s.mark(1, "Второй")})
	for token, want := range map[look.Token]string{look.Red: "лёг", look.Green: "на город", look.Violet: "Второй"} {
		if got := s.inks(token); got != want {
			t.Errorf("in colour %d: %q, want %q", token, got, want)
		}
	}
	if got := strings.Join(strings.Fields(s.seen()), ""); got != strings.Join(strings.Fields(plain), "") {
		t.Errorf("the letters are others:\n%s\n%s", got, plain)
	}
	e.SetMarks(Deleted, nil)
	e.SetMarks(Inserted, nil)
	if s.inks(look.Red)+s.inks(look.Green) != "" || s.seen() != plain {
		t.Error("colours stay when the marks are gone")
	}
}

// TestUnderlinesEndWithTheirWords, and not with the space at which a line broke.
func TestUnderlinesEndWithTheirWords(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("длинное слово ", 20))
	s := opened(t, text.Block{Text: long})
	e := s.editor()
	e.SetMarks(Inserted, []Mark{{ID: "a", From: text.Pos{Block: "b0"}, To: text.Pos{Block: "b0", Offset: len(long)}}})
	lines := e.flow.Block(0).Lines
	if n := e.v.strokes.n; n != len(lines) || n < 3 {
		t.Fatalf("%d underlines for %d lines", n, len(lines))
	}
	for i, stroke := range e.v.strokes.all[:e.v.strokes.n] {
		words := strings.TrimRight(long[lines[i].From:lines[i].To], " ")
		if want := e.set.Width(words, text.Paragraph, 0); stroke.Size().Width > want+0.5 {
			t.Errorf("line %d: %v wide, its words are %v", i, stroke.Size().Width, want)
		}
	}
}

func TestABlockHasWordsInItsMargin(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый абзац."}, text.Block{Text: "Второй абзац."}, text.Block{Text: "Третий абзац."})
	e := s.editor()
	before, _ := e.TopOf("b2")
	e.SetMargins(map[text.BlockID]Margin{"b1": {Token: look.Violet, Icon: "moved", Words: "Абзац 2 перемещён сюда"}})
	after, _ := e.TopOf("b2")
	if want := before + e.marginAbove("b1"); after != want || e.marginAbove("b1") <= 0 {
		t.Errorf("the block below is at %v, was at %v", after, before)
	}
	if got := s.inks(look.Violet); got != "Абзац 2 перемещён сюда" {
		t.Errorf("the margin says %q", got)
	}
	bar := s.bar()
	if bar == nil || bar.Position().X >= 0 || bar.Size().Height < 40 {
		t.Errorf("the bar: %+v", bar)
	}
	// A bar alone takes no room, and everything goes with its margin.
	e.SetMargins(map[text.BlockID]Margin{"b0": {Token: look.Violet}})
	if top, _ := e.TopOf("b2"); top != before || s.bar() == nil {
		t.Errorf("a bar alone: %v, was %v", top, before)
	}
	e.SetMargins(nil)
	if top, _ := e.TopOf("b2"); top != before || s.bar() != nil {
		t.Error("the margin stays")
	}
}

// bar is the bar in the margin.
func (s *sheet) bar() *canvas.Rectangle {
	v := &s.editor().v
	for _, r := range v.grounds.all[:v.grounds.n] {
		if r.FillColor == look.Colour(look.Violet, false) && r.Size().Width == marginBar {
			return r
		}
	}
	return nil
}

// pile stands beside a text and follows it.
type pile struct {
	*canvas.Rectangle
	width, height float32
	followed      int
}

func (p *pile) Width() float32              { return p.width }
func (p *pile) Follow(_, _ float32) float32 { p.followed++; return p.height }

func TestWhatStandsBesideTheTextScrollsWithIt(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый абзац."}, text.Block{Text: "Второй абзац."})
	alone := s.page.Text().Position().X
	p := &pile{Rectangle: &canvas.Rectangle{}, width: 240, height: 2000}
	s.page.SetBeside(p)
	e := s.editor()
	right := e.Position().X + e.Size().Width
	if p.Position().X != right+besideGap || p.Position().Y != e.Position().Y || e.Position().X >= alone {
		t.Fatalf("at %v, the text at %v", p.Position(), e.Position())
	}
	s.page.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -100}})
	if s.page.Offset() == 0 || p.Position().Y != e.Position().Y || p.followed < 2 {
		t.Errorf("scrolled by %v: at %v, the text at %v", s.page.Offset(), p.Position().Y, e.Position().Y)
	}
	s.page.SetOffset(1 << 20)
	if bottom := p.Position().Y + p.height; bottom > s.page.Size().Height {
		t.Errorf("its end is at %v of %v: nobody can read it", bottom, s.page.Size().Height)
	}
	s.page.SetBeside(nil)
	if e.Position().X != alone {
		t.Errorf("the text stays at %v", e.Position().X)
	}
	if top, bottom, ok := e.RowOf(text.Pos{Block: "b1", Offset: 4}); !ok || bottom <= top || top <= 0 {
		t.Errorf("the row of the second paragraph: %v, %v, %v", top, bottom, ok)
	}
	if _, _, ok := e.RowOf(text.Pos{Block: "none"}); ok {
		t.Error("a place that is none has a row")
	}
}
