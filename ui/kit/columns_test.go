package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// newsroom are the panels of the main window: queues, list, sheet, inspector.
func newsroom() []ColumnSpec {
	return []ColumnSpec{
		{Object: block(0, 0), Width: 192, Min: 192, Max: 192},
		{Object: block(0, 0), Width: 328, Min: 240, Max: 480},
		{Object: block(0, 0), Min: 560, Grow: true},
		{Object: block(0, 0), Width: 264, Min: 240, Max: 420},
	}
}

type resize struct {
	i     int
	width float32
}

func panels(t *testing.T, width float32) (s *stage, c *Columns, told *[]resize) {
	t.Helper()
	told = new([]resize)
	s = newStage(t, func(k *Kit) fyne.CanvasObject {
		c = k.Columns(newsroom(), func(i int, w float32) { *told = append(*told, resize{i, w}) })
		return c
	})
	s.win.Resize(fyne.NewSize(width, 700))
	return s, c, told
}

func widths(c *Columns) []float32 {
	var out []float32
	for _, s := range c.specs {
		w := s.Object.Size().Width
		if !s.Object.Visible() {
			w = 0
		}
		out = append(out, w)
	}
	return out
}

func TestPanelsShareTheWindow(t *testing.T) {
	for name, c := range map[string]struct {
		window float32
		hidden []int
		want   []float32
	}{
		"a wide window":              {1440, nil, []float32{192, 328, 653, 264}},
		"the last gives way first":   {1340, nil, []float32{192, 328, 560, 257}},
		"as small as they may be":    {1235, nil, []float32{192, 240, 560, 240}},
		"smaller than they may be":   {1100, nil, []float32{192, 240, 425, 240}},
		"without the inspector":      {1440, []int{3}, []float32{192, 328, 918, 0}},
		"the text alone":             {1440, []int{0, 1, 3}, []float32{0, 0, 1440, 0}},
		"without the text":           {1440, []int{2}, []float32{192, 328, 0, 918}},
		"nothing at all":             {1440, []int{0, 1, 2, 3}, []float32{0, 0, 0, 0}},
		"less than the lines":        {2, nil, []float32{192, 240, 0, 0}},
		"the inspector, a wide list": {1440, []int{0}, []float32{0, 328, 846, 264}},
	} {
		t.Run(name, func(t *testing.T) {
			_, cols, _ := panels(t, c.window)
			for _, i := range c.hidden {
				cols.SetHidden(i, true)
			}
			if got := widths(cols); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestDrawingALine(t *testing.T) {
	for name, c := range map[string]struct {
		grip int
		by   float32
		want resize
	}{
		"the list wider":                 {1, 50, resize{1, 378}},
		"the list as wide as it may be":  {1, 300, resize{1, 421}}, // 480, but the text keeps its 560
		"the list as narrow as it may":   {1, -300, resize{1, 240}},
		"the inspector wider, leftwards": {2, -60, resize{3, 324}},
		"the inspector narrower":         {2, 60, resize{3, 240}},
	} {
		t.Run(name, func(t *testing.T) {
			_, cols, told := panels(t, 1440)
			g := cols.grips[c.grip]
			for range 10 {
				g.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: c.by / 10}})
			}
			if len(*told) > 0 {
				t.Error("told before the line was let go")
			}
			g.DragEnd()
			if len(*told) != 1 || (*told)[0] != c.want || cols.Width(c.want.i) != c.want.width {
				t.Errorf("told %v, is %v; want %v", *told, cols.Width(c.want.i), c.want)
			}
			g.DoubleTapped(&fyne.PointEvent{})
			if first := newsroom()[c.want.i].Width; cols.Width(c.want.i) != first || (*told)[1] != (resize{c.want.i, first}) {
				t.Errorf("after a double click it is %v, told %v; want %v", cols.Width(c.want.i), *told, first)
			}
		})
	}
}

func TestALineComesBackUnderThePointer(t *testing.T) {
	_, cols, _ := panels(t, 1440)
	g := cols.grips[1]
	for _, by := range []float32{-300, 250} {
		g.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: by}})
	}
	if got := cols.Width(1); got != 328-50 {
		t.Errorf("drawn 50 to the left in the end, the list is %v", got)
	}
}

func TestAPanelOfOneWidthHasNoGrip(t *testing.T) {
	_, cols, _ := panels(t, 1440)
	if cols.grips[0].Visible() || !cols.lines[0].Visible() || !cols.grips[1].Visible() {
		t.Error("want a line without a grip after the queues, and a grip after the list")
	}
	cols.SetHidden(0, true)
	if !cols.grips[0].Visible() || cols.grips[0].column != 1 {
		t.Errorf("with the queues folded the first grip changes panel %d", cols.grips[0].column)
	}
	if cols.lines[2].Visible() {
		t.Error("three panels have three lines between them")
	}
}

// The queues are folded and unfolded as the window becomes narrow and wide.
func TestAPanelOfOneWidthIsGivenAnother(t *testing.T) {
	_, c, told := panels(t, 1440)
	for _, width := range []float32{56, 192} {
		c.SetWidth(0, width)
		if got := widths(c)[0]; got != width {
			t.Errorf("the panel was given %v and has %v", width, got)
		}
		if !c.specs[0].fixed() {
			t.Error("its line can be drawn now")
		}
	}
	if len(*told) > 0 {
		t.Errorf("it was told of %v", *told)
	}
}

func TestEveryLineFollowsThePointer(t *testing.T) {
	var c *Columns
	newStage(t, func(k *Kit) fyne.CanvasObject {
		c = k.Columns([]ColumnSpec{
			{Object: block(0, 0), Width: 100},
			{Object: block(0, 0), Width: 100},
			{Object: block(0, 0), Grow: true},
			{Object: block(0, 0), Width: 100},
			{Object: block(0, 0), Width: 100},
		}, nil)
		return c
	})
	for i, g := range c.grips {
		before := c.lines[i].Position().X
		g.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 20}})
		g.DragEnd()
		if after := c.lines[i].Position().X; after != before+20 {
			t.Errorf("line %d went from %v to %v, the pointer 20 to the right", i, before, after)
		}
	}
}

func TestAFoldedPanelComesBackAsItWas(t *testing.T) {
	_, cols, told := panels(t, 1440)
	cols.SetWidth(1, 400)
	cols.SetHidden(1, true)
	if !cols.Hidden(1) || cols.Width(1) != 400 {
		t.Error("a folded panel forgets its width")
	}
	cols.SetHidden(1, false)
	if got := widths(cols); got[1] != 400 || len(*told) > 0 {
		t.Errorf("it came back %v, told %v", got, *told)
	}
	cols.SetWidth(1, 1000)
	if cols.Width(1) != 480 || cols.Width(2) != cols.specs[2].Object.Size().Width {
		t.Errorf("list %v, text %v", cols.Width(1), cols.Width(2))
	}
}

func TestDrawingALineLeavesTheKeyboardInTheText(t *testing.T) {
	s, cols, _ := panels(t, 1440)
	x, y := s.middle(cols.grips[1])
	for _, do := range []func(float32, float32, desktop.MouseButton, ...fyne.KeyModifier){s.down, s.up} {
		do(x, y, desktop.MouseButtonPrimary)
		s.pass(0)
		if s.c.Focused() != fyne.Focusable(s.text) {
			t.Fatalf("%T has the keyboard", s.c.Focused())
		}
	}
	if got := cols.grips[1].Cursor(); got != desktop.HResizeCursor {
		t.Errorf("the pointer over a line is %v", got)
	}
}
