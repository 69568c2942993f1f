package kit

import (
	"testing"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// pushed is a stage with one button and how often it ran.
func pushed(t *testing.T, change func(b *Button)) (*stage, *Button, *int) {
	t.Helper()
	ran, b := new(int), (*Button)(nil)
	s := newStage(t, func(k *Kit) fyne.CanvasObject {
		b = k.Button(Primary, "Одобрить", func() { *ran++ })
		if change != nil {
			change(b)
		}
		return Column(0, Grow(Over()), Row(0, b, Spacer()))
	})
	return s, b, ran
}

func TestAButtonIsPressed(t *testing.T) {
	for name, press := range map[string]func(s *stage, b *Button){
		"by a click":         func(s *stage, b *Button) { s.click(s.middle(b)) },
		"by Enter":           func(s *stage, b *Button) { s.c.Focus(b); s.key(fyne.KeyReturn) },
		"by the other Enter": func(s *stage, b *Button) { s.c.Focus(b); s.key(fyne.KeyEnter) },
		"by Space":           func(s *stage, b *Button) { s.c.Focus(b); s.key(fyne.KeySpace) },
	} {
		t.Run(name, func(t *testing.T) {
			s, b, ran := pushed(t, nil)
			press(s, b)
			if *ran != 1 {
				t.Errorf("it ran %d times", *ran)
			}
			if s.c.Focused() != fyne.Focusable(b) {
				t.Errorf("%T has the keyboard afterwards", s.c.Focused())
			}
			if len(s.keys.keys) > 0 {
				t.Errorf("the window heard %v too", s.keys.keys)
			}
		})
	}
}

func TestAClosedButtonSaysWhyAndDoesNotRun(t *testing.T) {
	const why = "Материал написали вы"
	for name, press := range map[string]func(s *stage, b *Button){
		"by a click":             func(s *stage, b *Button) { s.click(s.middle(b)) },
		"by Enter":               func(s *stage, b *Button) { s.c.Focus(b); s.k.untip(b); s.key(fyne.KeyReturn) },
		"when the pointer rests": func(s *stage, b *Button) { s.point(s.middle(b)) },
		"when Tab leads there":   func(s *stage, b *Button) { s.c.Focus(b) },
	} {
		t.Run(name, func(t *testing.T) {
			s, b, ran := pushed(t, func(b *Button) { b.Tip("Одобрить версию 3", "Ctrl+E").Disable(why) })
			press(s, b)
			s.pass(tipWait)
			if got := says(s.k.Layer()); got != why+"\n" {
				t.Errorf("it says %q", got)
			}
			if *ran != 0 || b.Why() != why {
				t.Errorf("it ran %d times, why: %q", *ran, b.Why())
			}
			b.Enable()
			if b.Press(); *ran != 1 {
				t.Error("it does not run when it is open again")
			}
		})
	}
}

func TestAClosedButtonLosesItsFillAndGetsALock(t *testing.T) {
	_, b, _ := pushed(t, nil)
	open := b.MinSize().Width
	b.Disable("Материал написали вы")
	if b.plate.inner.Visible() || !b.image.Visible() || b.leading() != "lock" {
		t.Errorf("fill %v, icon %q", b.plate.inner.Visible(), b.leading())
	}
	if b.MinSize().Width <= open {
		t.Error("there is no room for the lock")
	}
}

func TestAToolLeavesTheKeyboardWithTheText(t *testing.T) {
	var tool *Button
	ran := 0
	s := newStage(t, func(k *Kit) fyne.CanvasObject {
		tool = k.Tool("bold", "Жирный", "Ctrl+B", nil)
		return Column(0, Grow(Over()), Row(0, tool, Spacer()))
	})
	tool.run = func() {
		ran++
		if s.c.Focused() != fyne.Focusable(s.text) {
			t.Errorf("%T has the keyboard when the tool works", s.c.Focused())
		}
	}
	s.click(s.middle(tool))
	if ran != 1 {
		t.Errorf("it ran %d times", ran)
	}
	if tool.Label() != "Жирный" {
		t.Errorf("it is called %q", tool.Label())
	}
	if tool.SetOn(true); !tool.On() || tool.colours().fill != look.AccentSoft {
		t.Error("one does not see that it is in effect")
	}
}

func TestSizesOfButtons(t *testing.T) {
	k := sheet(t)
	for name, c := range map[string]struct {
		b    *Button
		want float32
	}{
		"usual": {k.Button(Secondary, "Закрыть", nil), 32}, "small": {k.Button(Secondary, "Закрыть", nil).Small(), 28},
		"large": {k.Button(Secondary, "Закрыть", nil).Large(), 40}, "link": {k.Button(Link, "Закрыть", nil), 20},
	} {
		if got := c.b.MinSize(); got.Height != c.want || got.Width < c.b.text.MinSize().Width {
			t.Errorf("%s: %v", name, got)
		}
	}
	if got := k.Tool("bold", "Жирный", "", nil).MinSize(); got != fyne.NewSquareSize(32) {
		t.Errorf("tool: %v", got)
	}
	short, long := k.Button(Secondary, "Да", nil), k.Button(Secondary, "Да", nil)
	long.SetLabel("Вернуть с причинами…")
	if long.MinSize().Width <= short.MinSize().Width {
		t.Error("a button does not grow with its word")
	}
}

// TestSizesFollowTheTextSize: at 150 % controls are half as high again.
func TestSizesFollowTheTextSize(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{Look: look.Look{Percent: 150}})
	k := New(Options{})
	options := []Option{{"a", "Список"}}
	for name, o := range map[string]fyne.CanvasObject{
		"button": k.Button(Primary, "Одобрить", nil), "entry": k.Entry(EntryOptions{}), "select": k.Select(options, "a", nil), "segmented": k.Segmented(options, "a", nil),
	} {
		if got := o.MinSize().Height; got != 48 {
			t.Errorf("%s is %v high", name, got)
		}
	}
	if got := k.Chip("Барнаул", nil).MinSize().Height; got != 36 {
		t.Errorf("a chip is %v high", got)
	}
}

func TestARowIsAButton(t *testing.T) {
	var p *Pressable
	ran, second := 0, fyne.Position{}
	s := newStage(t, func(k *Kit) fyne.CanvasObject {
		p = k.Pressable(Fixed(200, 32, k.Text("Все в работе", look.Interface, look.Ink)), func() { ran++ })
		p.OnSecondary = func(at fyne.Position) { second = at }
		p.OnKey = func(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyDown }
		return Column(0, p, Grow(Over()))
	})
	s.click(s.middle(p))
	s.key(fyne.KeySpace, fyne.KeyReturn, fyne.KeyDown)
	if ran != 3 || len(s.keys.keys) != 0 {
		t.Errorf("it ran %d times, the window heard %v", ran, s.keys.keys)
	}
	x, y := s.middle(p)
	s.down(x, y, desktop.MouseButtonSecondary)
	s.up(x, y, desktop.MouseButtonSecondary)
	if second != fyne.NewPos(x, y) {
		t.Errorf("the menu is wanted at %v", second)
	}
	if p.Disable("Нет прав"); ran == 3 {
		p.Press()
	}
	if ran != 3 {
		t.Error("a closed row ran")
	}
	grounds := []any{p.ground.FillColor}
	p.Disable("")
	p.MouseIn(&desktop.MouseEvent{})
	grounds = append(grounds, p.ground.FillColor)
	p.Selected(true)
	grounds = append(grounds, p.ground.FillColor)
	if want := []look.Token{look.None, look.Hover, look.AccentSoft}; grounds[0] == grounds[1] || grounds[2] != any(look.Now().Colour(want[2])) || grounds[1] != any(look.Now().Colour(want[1])) {
		t.Errorf("grounds %v", grounds)
	}
}

// TestAPointerOverARowDoesNotDrawItsPhotosAnew: they would go to the display
// again with every move.
func TestAPointerOverARowDoesNotDrawItsPhotosAnew(t *testing.T) {
	k := sheet(t)
	p := k.Pressable(k.Picture(64, 56, look.R0), nil)
	d := test.WidgetRenderer(p).(*drawing)
	for _, o := range d.fresh {
		if _, ok := o.(*canvas.Rectangle); !ok {
			t.Errorf("%T is drawn anew", o)
		}
	}
	if len(d.fresh) == 0 {
		t.Error("everything is drawn anew")
	}
}
