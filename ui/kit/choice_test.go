package kit

import (
	"fmt"
	"slices"
	"testing"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// versions is a stage with a Select of three versions and what was chosen.
func versions(t *testing.T) (*stage, *Select, *[]string) {
	t.Helper()
	var sel *Select
	chosen := new([]string)
	s := newStage(t, func(k *Kit) fyne.CanvasObject {
		sel = k.Select([]Option{{"1", "Версия 1"}, {"2", "Версия 2"}, {"3", "Начало"}}, "1", func(v string) { *chosen = append(*chosen, v) })
		return Column(0, sel, Grow(Over()))
	})
	return s, sel, chosen
}

func TestASelectByKeys(t *testing.T) {
	const down, up, enter = fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn
	for name, c := range map[string]struct {
		keys   []fyne.KeyName
		chosen []string
		open   bool
	}{
		"Space opens":                        {[]fyne.KeyName{fyne.KeySpace}, nil, true},
		"Enter opens":                        {[]fyne.KeyName{enter}, nil, true},
		"the chosen one is under the cursor": {[]fyne.KeyName{enter, enter}, nil, false},
		"down and Enter":                     {[]fyne.KeyName{down, down, enter}, []string{"2"}, false},
		"down and Space":                     {[]fyne.KeyName{down, down, fyne.KeySpace}, []string{"2"}, false},
		"up goes round":                      {[]fyne.KeyName{down, up, enter}, []string{"3"}, false},
		"Esc chooses nothing":                {[]fyne.KeyName{down, down, fyne.KeyEscape}, nil, false},
		"Tab chooses nothing":                {[]fyne.KeyName{down, down, fyne.KeyTab}, nil, false},
		"and again":                          {[]fyne.KeyName{down, down, enter, down, down, enter}, []string{"2", "3"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s, sel, chosen := versions(t)
			s.c.Focus(sel)
			s.key(c.keys...)
			if !slices.Equal(*chosen, c.chosen) || s.k.Modal() != c.open {
				t.Errorf("chose %q, open %v; want %q, %v", *chosen, s.k.Modal(), c.chosen, c.open)
			}
			if !c.open && s.c.Focused() != fyne.Focusable(sel) {
				t.Errorf("%T has the keyboard afterwards", s.c.Focused())
			}
		})
	}
}

func TestASelectByPointerAndLetters(t *testing.T) {
	s, sel, chosen := versions(t)
	s.click(s.middle(sel))
	x, y := s.middle(sel)
	// The rows hang 4 below the field and begin 5 further down.
	s.click(x, y+16+4+5+28+14)
	if want := []string{"2"}; !slices.Equal(*chosen, want) || sel.Value() != "2" {
		t.Errorf("chose %q, want %q", *chosen, want)
	}
	sel.TypedRune('н')
	if sel.Value() != "3" {
		t.Errorf("a letter chose %q", sel.Value())
	}
	sel.Open()
	s.c.Focused().TypedRune('В')
	s.key(fyne.KeyReturn)
	if sel.Value() != "1" {
		t.Errorf("a letter in the list chose %q", sel.Value())
	}
	before := len(*chosen)
	sel.SetValue("3")
	if len(*chosen) != before || sel.Value() != "3" {
		t.Error("SetValue is taken for a person's choice")
	}
}

func TestAClosedSelectDoesNotOpen(t *testing.T) {
	s, sel, _ := versions(t)
	sel.Lock("Материал одобрен")
	s.click(s.middle(sel))
	sel.TypedRune('н')
	s.pass(tipWait)
	if s.k.Modal() || sel.Value() != "1" || says(s.k.Layer()) != "Материал одобрен\n" {
		t.Errorf("open %v, value %q, it says %q", s.k.Modal(), sel.Value(), says(s.k.Layer()))
	}
}

// TestAnOpenListIsNotInTheWayOfAShortcut: the window refuses many of them while
// something lies over it.
func TestAnOpenListIsNotInTheWayOfAShortcut(t *testing.T) {
	s, sel, _ := versions(t)
	for _, press := range []func(){func() { s.ctrl(fyne.KeyK) }, func() { s.key(fyne.KeyF1) }} {
		sel.Open()
		press()
		if s.k.Modal() {
			t.Error("the list stays")
		}
	}
	if len(s.keys.shortcuts) != 1 || len(s.keys.keys) != 1 {
		t.Errorf("the window heard %v and %v", s.keys.shortcuts, s.keys.keys)
	}
}

func TestSegmentsByKeysAndPointer(t *testing.T) {
	var seg *Segmented
	var chosen []string
	s := newStage(t, func(k *Kit) fyne.CanvasObject {
		seg = k.Segmented([]Option{{"diff", "Различия"}, {"clean", "Чистый текст"}, {"site", "Как на сайте"}}, "diff", func(v string) { chosen = append(chosen, v) })
		return Column(0, Row(0, seg, Spacer()), Grow(Over()))
	})
	s.c.Focus(seg)
	s.key(fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	_, y := s.middle(seg)
	s.click(seg.edges()[0]-2, y)
	s.click(seg.edges()[0]+2, y)
	if want := []string{"clean", "site", "diff", "clean"}; !slices.Equal(chosen, want) {
		t.Errorf("chose %q, want %q", chosen, want)
	}
	seg.Disable("Нет двух версий")
	s.key(fyne.KeyRight)
	if seg.Value() != "clean" {
		t.Error("a closed choice was changed")
	}
	seg.Disable("")
	seg.WithIcons("checks", "file", "desktop")
	s.point(seg.edges()[0]+5, y)
	s.pass(tipWait)
	if got := says(s.k.Layer()); got != "Чистый текст\n" {
		t.Errorf("the icon says %q", got)
	}
}

func TestTicksSwitchesAndChips(t *testing.T) {
	var check *Check
	var sw *Switch
	var chip *Chip
	var heard []any
	s := newStage(t, func(k *Kit) fyne.CanvasObject {
		check = k.Check("Отмечено", false, func(on bool) { heard = append(heard, on) })
		sw = k.Switch(true, func(on bool) { heard = append(heard, on) })
		chip = k.Chip("Барнаул", func() { heard = append(heard, "removed") }).Press(func() { heard = append(heard, "pressed") })
		return Column(0, Row(8, check, sw, chip, Spacer()), Grow(Over()))
	})
	for _, step := range []struct {
		name string
		do   func()
		want any
	}{
		{"a click ticks", func() { s.click(s.middle(check)) }, true},
		{"Space takes the tick away", func() { s.key(fyne.KeySpace) }, false},
		{"a click switches", func() { s.click(s.middle(sw)) }, false},
		{"Enter switches", func() { s.key(fyne.KeyReturn) }, true},
		{"a chip is pressed", func() { s.click(s.middle(chip)) }, "pressed"},
		{"its cross removes it", func() { x, y := s.middle(chip); s.click(x+chip.Size().Width/2-12, y) }, "removed"},
		{"Enter presses it", func() { s.key(fyne.KeyReturn) }, "pressed"},
		{"Delete removes it", func() { s.key(fyne.KeyDelete) }, "removed"},
	} {
		heard = nil
		if step.do(); !slices.Equal(heard, []any{step.want}) {
			t.Errorf("%s: %v, want %v", step.name, heard, step.want)
		}
	}
	heard = nil
	check.Disable("Нельзя")
	sw.Disable("Нельзя")
	s.click(s.middle(check))
	s.click(s.middle(sw))
	check.SetOn(true)
	sw.SetOn(false)
	if len(heard) > 0 || !check.On() || sw.On() {
		t.Errorf("heard %v, tick %v, switch %v", heard, check.On(), sw.On())
	}
	if got := chip.MinSize().Height; got != 24 {
		t.Errorf("a chip is %v high", got)
	}
	if got := sw.MinSize(); got != fyne.NewSize(32, 18) {
		t.Errorf("a switch is %v", got)
	}
	sw.MouseIn(&desktop.MouseEvent{})
	if tick := look.Now().Colour(look.None); check.plate.inner.FillColor == tick && check.plate.inner.Visible() {
		t.Error("a closed box has a fill")
	}
}

func TestALongListShowsTheRowUnderTheCursor(t *testing.T) {
	s := newStage(t, nil)
	var hours []Option
	for i := range 30 {
		hours = append(hours, Option{fmt.Sprint(i), fmt.Sprintf("%02d часов", i)})
	}
	sel := s.k.Select(hours, "25", nil)
	s.win.SetContent(Column(0, sel))
	s.c.Focus(sel)
	sel.Open()
	list := s.c.Focused().(*choices)
	for _, step := range []struct {
		name string
		do   func()
		row  int
	}{
		{"when it opens", func() {}, 25},
		{"at the end", func() { s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) }, 29},
		{"round the end", func() { s.key(fyne.KeyDown) }, 0},
		{"by a digit", func() { list.TypedRune('2') }, 20},
	} {
		step.do()
		top := list.Position().Y + look.S1 + float32(step.row)*28
		if list.at != step.row || top < 0 || top+28 > 10*28+8 {
			t.Errorf("%s: row %d lies at %v", step.name, list.at, top)
		}
	}
}
