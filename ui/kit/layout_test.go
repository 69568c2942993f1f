package kit

import (
	"slices"
	"testing"
	"weak"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// fluid is an object of which a width of w needs area/w of height: like a text.
type fluid struct {
	fyne.CanvasObject
	area float32
}

func newFluid(area float32) *fluid { return &fluid{block(10, 10), area} }

func (f *fluid) HeightFor(width float32) float32 { return f.area / width }

// frameOf is where an object lies: x, y, width, height.
func frameOf(o fyne.CanvasObject) [4]float32 {
	return [4]float32{o.Position().X, o.Position().Y, o.Size().Width, o.Size().Height}
}

func TestLayoutsPlaceTheirObjects(t *testing.T) {
	type frame = [4]float32
	a, b, c := block(40, 10), block(60, 20), block(50, 30)
	hidden := block(99, 99)
	hidden.Hide()
	wet := newFluid(2000)
	for name, l := range map[string]struct {
		layout fyne.CanvasObject
		size   fyne.Size
		least  fyne.Size
		want   []frame // of a, b, c, wet
	}{
		"a column is as wide as it is told": {
			Column(8, a, hidden, b, c), fyne.NewSize(100, 76), fyne.NewSize(60, 76),
			[]frame{{0, 0, 100, 10}, {0, 18, 100, 20}, {0, 46, 100, 30}},
		},
		"a column knows what wraps": {
			Column(8, a, wet), fyne.NewSize(100, 200), fyne.NewSize(40, 38),
			[]frame{{0, 0, 100, 10}, {}, {}, {0, 18, 100, 20}},
		},
		"what grows takes the height that is left": {
			Column(0, a, Grow(b), c), fyne.NewSize(100, 100), fyne.NewSize(60, 60),
			[]frame{{0, 0, 100, 10}, {0, 0, 100, 60}, {0, 70, 100, 30}},
		},
		"a row stands in the middle": {
			Row(8, a, hidden, b, c), fyne.NewSize(300, 40), fyne.NewSize(166, 30),
			[]frame{{0, 15, 40, 10}, {48, 10, 60, 20}, {116, 5, 50, 30}},
		},
		"beside words while they have room": {
			Aside(8, 100, b, a), fyne.NewSize(200, 20), fyne.NewSize(60, 20),
			[]frame{{160, 5, 40, 10}, {0, 0, 152, 20}},
		},
		"below words that would be squeezed": {
			Aside(8, 100, b, a), fyne.NewSize(100, 38), fyne.NewSize(60, 38),
			[]frame{{60, 28, 40, 10}, {0, 0, 100, 20}},
		},
		"a spacer sends the rest to the end": {
			Row(0, a, Spacer(), b), fyne.NewSize(300, 20), fyne.NewSize(100, 20),
			[]frame{{0, 5, 40, 10}, {240, 0, 60, 20}},
		},
		"what grows in a row knows its height": {
			Row(0, a, Grow(wet)), fyne.NewSize(140, 20), fyne.NewSize(50, 20),
			[]frame{{0, 5, 40, 10}, {}, {}, {0, 0, 100, 20}},
		},
		"chips go on in the next line": {
			Flow(8, 4, a, b, c), fyne.NewSize(110, 60), fyne.NewSize(60, 54),
			[]frame{{0, 5, 40, 10}, {48, 0, 60, 20}, {0, 24, 50, 30}},
		},
		"a chip wider than the line is as wide as the line": {
			Flow(8, 4, a, b), fyne.NewSize(50, 60), fyne.NewSize(60, 34),
			[]frame{{0, 0, 40, 10}, {0, 14, 50, 20}},
		},
		"columns of a grid are equal": {
			Grid(2, 10, 4, a, b, c, wet), fyne.NewSize(210, 54), fyne.NewSize(130, 54),
			[]frame{{0, 0, 100, 20}, {110, 0, 100, 20}, {0, 24, 100, 30}, {110, 24, 100, 30}},
		},
		"an inset leaves room": {
			Inset(1, 2, 3, 4, wet), fyne.NewSize(106, 24), fyne.NewSize(16, 24),
			[]frame{{}, {}, {}, {4, 1, 100, 20}},
		},
		"a fixed size is the size": {
			Fixed(70, 0, a), fyne.NewSize(70, 10), fyne.NewSize(70, 10),
			[]frame{{0, 0, 70, 10}},
		},
		"edges are as thick as they need": {
			Border(a, b, c, nil, wet), fyne.NewSize(150, 100), fyne.NewSize(60, 60),
			[]frame{{0, 0, 150, 10}, {0, 80, 150, 20}, {0, 10, 50, 70}, {50, 10, 100, 70}},
		},
		"a box is no larger than what is in it": {
			Box(look.Paper, look.Line, look.R1, wet), fyne.NewSize(100, 20), fyne.NewSize(10, 20),
			[]frame{{}, {}, {}, {0, 0, 100, 20}},
		},
		"a line is one unit": {
			Column(4, a, Line(), b), fyne.NewSize(100, 39), fyne.NewSize(60, 39),
			[]frame{{0, 0, 100, 10}, {0, 19, 100, 20}},
		},
		"a line in a row is as high as the row": {
			Row(4, a, VLine(), b), fyne.NewSize(109, 20), fyne.NewSize(109, 20),
			[]frame{{0, 5, 40, 10}, {49, 0, 60, 20}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			test.NewTempApp(t)
			l.layout.Resize(l.size)
			if got := l.layout.MinSize(); got != l.least {
				t.Errorf("needs %v, want %v", got, l.least)
			}
			for i, want := range l.want {
				if o := []fyne.CanvasObject{a, b, c, wet}[i]; want != (frame{}) && frameOf(o) != want {
					t.Errorf("object %d lies at %v, want %v", i, frameOf(o), want)
				}
			}
		})
	}
}

func TestHeightFollowsFromWidthThroughAllLayers(t *testing.T) {
	test.NewTempApp(t)
	wet := newFluid(12000)
	deep := Inset(1, 10, 1, 10, Column(2, block(5, 10), Grid(2, 0, 0, Box(look.Paper, look.None, 0, wet), block(5, 5)), Row(0, Grow(Over()))))
	for width, want := range map[float32]float32{220: 1 + 10 + 2 + 120 + 2 + 0 + 1, 420: 1 + 10 + 2 + 60 + 2 + 0 + 1} {
		if got := HeightFor(deep, width); got != want {
			t.Errorf("at %v it needs %v, want %v", width, got, want)
		}
	}
	if got := HeightFor(block(7, 9), 100); got != 9 {
		t.Errorf("a block of 9 needs %v", got)
	}
}

func TestAStackCanGetOtherObjects(t *testing.T) {
	test.NewTempApp(t)
	s := Column(0, block(1, 10))
	s.Set(block(1, 20), nil, block(1, 5))
	if got := s.MinSize().Height; got != 25 || len(s.Objects()) != 2 {
		t.Errorf("%v high with %d objects", got, len(s.Objects()))
	}
	s.Set()
	if got := s.MinSize(); got != (fyne.Size{}) {
		t.Errorf("an empty stack needs %v", got)
	}
}

// long is a page that is higher than its window, with a control at each end.
func long(t *testing.T) (s *stage, v *VScroll, first, last *Button) {
	t.Helper()
	s = newStage(t, func(k *Kit) fyne.CanvasObject {
		first, last = k.Button(Secondary, "первая", nil), k.Button(Secondary, "последняя", nil)
		v = k.VScroll(Column(0, first, newFluid(1000*2000), last))
		return v
	})
	return s, v, first, last
}

func TestAPageScrollsAndKnowsItsEnds(t *testing.T) {
	s, v, _, _ := long(t)
	view := v.Size().Height
	all := v.content.Size().Height
	if all != 2000+64 || view >= all {
		t.Fatalf("%v of %v are seen", view, all)
	}
	for _, c := range []struct {
		name string
		do   func()
		want float32
	}{
		{"the wheel", func() { v.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -30)}) }, 30},
		{"beyond the top", func() { v.SetOffset(-5) }, 0},
		{"beyond the end", func() { v.SetOffset(9999) }, all - view},
		{"a click above the handle", func() { s.click(995, 1); v.SetOffset(v.Offset()) }, all - 2*view},
		{"a drag of the handle", func() { v.SetOffset(0); v.bar.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, 9999)}) }, all - view},
	} {
		if c.do(); v.Offset() != c.want || v.content.Position().Y != -c.want {
			t.Errorf("%s: scrolled by %v, the page lies at %v, want %v", c.name, v.Offset(), v.content.Position().Y, c.want)
		}
	}
	s.win.Resize(fyne.NewSize(1000, 5000))
	if v.Offset() != 0 || v.bar.Visible() {
		t.Errorf("all is seen, but it is scrolled by %v, bar %v", v.Offset(), v.bar.Visible())
	}
}

func TestTabLeadsToWhatIsSeen(t *testing.T) {
	s, v, first, last := long(t)
	beside := s.k.VScroll(newFluid(1000 * 2000))
	beside.Resize(fyne.NewSize(1000, 100))
	s.k.Focus(last)
	if end := v.content.Size().Height - v.Size().Height; v.Offset() != end {
		t.Errorf("the last control has the focus, scrolled by %v, want %v", v.Offset(), end)
	}
	s.k.Focus(first)
	if v.Offset() != 0 {
		t.Errorf("the first control has the focus, scrolled by %v", v.Offset())
	}
	if beside.Offset() != 0 {
		t.Error("a page moved that the control is not on")
	}
}

func TestPagesThatAreGoneAreForgotten(t *testing.T) {
	s, v, first, _ := long(t)
	s.k.scrolls = slices.Insert(s.k.scrolls, 0, weak.Pointer[VScroll]{})
	s.k.Reveal(first)
	if len(s.k.scrolls) != 1 || s.k.scrolls[0].Value() != v {
		t.Errorf("%d pages are remembered", len(s.k.scrolls))
	}
}

// TestNarrowColumnsStandBelowEachOther: three sides of a card in a small window.
func TestNarrowColumnsStandBelowEachOther(t *testing.T) {
	for width, want := range map[float32][2][4]float32{
		420: {{0, 0, 200, 10}, {220, 0, 200, 10}},
		419: {{0, 0, 419, 10}, {0, 30, 419, 10}},
	} {
		a, b := block(40, 10), block(60, 10)
		s := Abreast(200, 20, a, b)
		s.Resize(fyne.NewSize(width, s.HeightFor(width)))
		test.WidgetRenderer(s).Layout(s.Size())
		if got := [2][4]float32{frameOf(a), frameOf(b)}; got != want {
			t.Errorf("%v wide: %v, want %v", width, got, want)
		}
	}
}
