package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestKeysWalkAndSelect(t *testing.T) {
	const shift = fyne.KeyModifierShift
	for name, c := range map[string]struct {
		mods   fyne.KeyModifier
		keys   []fyne.KeyName
		want   []int
		offset float32
	}{
		"down":                       {0, []fyne.KeyName{fyne.KeyDown}, []int{6}, 0},
		"up":                         {0, []fyne.KeyName{fyne.KeyUp}, []int{4}, 0},
		"home":                       {0, []fyne.KeyName{fyne.KeyHome}, []int{0}, 0},
		"up at the first row":        {0, []fyne.KeyName{fyne.KeyHome, fyne.KeyUp}, []int{0}, 0},
		"end":                        {0, []fyne.KeyName{fyne.KeyEnd}, []int{99}, 3600},
		"down at the last row":       {0, []fyne.KeyName{fyne.KeyEnd, fyne.KeyDown}, []int{99}, 3600},
		"page down":                  {0, []fyne.KeyName{fyne.KeyPageDown}, []int{14}, 200},
		"page up":                    {0, []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageUp}, []int{5}, 200},
		"Shift and down":             {shift, []fyne.KeyName{fyne.KeyDown, fyne.KeyDown}, []int{5, 6, 7}, 0},
		"Shift and down and back up": {shift, []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyUp}, []int{4, 5}, 0},
		"Shift and page down":        {shift, []fyne.KeyName{fyne.KeyPageDown}, upTo(5, 14), 200},
		"Shift and home":             {shift, []fyne.KeyName{fyne.KeyHome}, upTo(0, 5), 0},
	} {
		t.Run(name, func(t *testing.T) {
			b := newShelf(t, nil)
			b.list.SetLen(100)
			b.list.SetSelected(5)
			b.c.Focus(b.list)
			b.mods = c.mods
			b.key(c.keys...)
			if got := b.list.Selected(); !slices.Equal(got, c.want) || b.list.Offset() != c.offset {
				t.Errorf("selected %v at %v, want %v at %v", got, b.list.Offset(), c.want, c.offset)
			}
			if last := b.chosen[len(b.chosen)-1]; !slices.Equal(last, c.want) {
				t.Errorf("Select was told %v, want %v", last, c.want)
			}
			if len(b.opened) > 0 {
				t.Errorf("walking opened %v", b.opened)
			}
		})
	}
}

func TestCtrlWalksAndSelectsApart(t *testing.T) {
	b := newShelf(t, nil)
	b.list.SetLen(100)
	b.list.SetSelected(5)
	b.c.Focus(b.list)
	b.ctrl(fyne.KeyDown)
	b.ctrl(fyne.KeyDown)
	if b.list.Focused() != 7 || len(b.chosen) > 0 {
		t.Errorf("Ctrl+Down walked to %d and selected %v", b.list.Focused(), b.chosen)
	}
	b.ctrl(fyne.KeySpace)
	b.ctrl(fyne.KeyUp)
	if want := []int{5, 7}; !slices.Equal(b.list.Selected(), want) || b.list.Focused() != 6 {
		t.Errorf("selected %v on %d, want %v on 6", b.list.Selected(), b.list.Focused(), want)
	}
	b.list.TypedShortcut(&fyne.ShortcutSelectAll{})
	if n := len(b.list.Selected()); n != 100 {
		t.Errorf("Ctrl+A selected %d", n)
	}
	b.ctrl(fyne.KeyL)
	if len(b.keys.shortcuts) != 1 {
		t.Error("Ctrl+L did not reach the window")
	}
}

func TestClicksSelectAndOpen(t *testing.T) {
	b := newShelf(t, nil)
	b.list.SetLen(100)
	ctrl, shift := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	row := func(i int) (x, y float32) { return 100, float32(i)*40 + 20 }
	for _, step := range []struct {
		name   string
		do     func()
		chosen []int
		opened int
	}{
		{"a click opens", func() { x, y := row(2); b.click(x, y) }, []int{2}, 1},
		{"Ctrl adds and opens nothing", func() { x, y := row(4); b.click(x, y, ctrl) }, []int{2, 4}, 1},
		{"Shift reaches", func() { x, y := row(6); b.click(x, y, shift) }, []int{4, 5, 6}, 1},
		{"the other button keeps what it hits", func() {
			x, y := row(5)
			b.down(x, y, desktop.MouseButtonSecondary)
			b.up(x, y, desktop.MouseButtonSecondary)
		}, []int{4, 5, 6}, 1},
		{"and selects another alone", func() {
			x, y := row(1)
			b.down(x, y, desktop.MouseButtonSecondary)
			b.up(x, y, desktop.MouseButtonSecondary)
		}, []int{1}, 1},
		{"let go over another row", func() {
			x, y := row(3)
			b.down(x, y, desktop.MouseButtonPrimary)
			_, y = row(8)
			b.up(x, y, desktop.MouseButtonPrimary)
		}, []int{3}, 1},
		{"a click again", func() { x, y := row(0); b.click(x, y) }, []int{0}, 2},
	} {
		step.do()
		if got := b.list.Selected(); !slices.Equal(got, step.chosen) || len(b.opened) != step.opened {
			t.Errorf("%s: selected %v, opened %v", step.name, got, b.opened)
		}
		if b.c.Focused() != fyne.Focusable(b.list) {
			t.Fatalf("%s: %T has the keyboard", step.name, b.c.Focused())
		}
	}
	if want := []string{"5 {100 220}", "1 {100 60}"}; !slices.Equal(b.menu, want) {
		t.Errorf("menus %v, want %v", b.menu, want)
	}
	b.list.SetLen(3)
	b.click(100, 300)
	if len(b.opened) != 2 {
		t.Error("a click below the last row opened something")
	}
}

func TestAListWithoutSelectHasOneSelectedRow(t *testing.T) {
	b := newShelf(t, func(o *ListOptions) { o.Select = nil })
	b.list.SetLen(100)
	b.click(100, 60)
	b.mods = fyne.KeyModifierShift
	b.key(fyne.KeyDown)
	b.list.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := b.list.Selected(); !slices.Equal(got, []int{2}) {
		t.Errorf("selected %v, want 2 alone", got)
	}
	b.click(100, 180, fyne.KeyModifierShift)
	if !slices.Equal(b.opened, []int{1, 4}) {
		t.Errorf("opened %v, want 1 and 4", b.opened)
	}
}

func TestKeysOpenAndAskForTheMenu(t *testing.T) {
	b := newShelf(t, nil)
	b.list.SetLen(100)
	b.list.SetSelected(20)
	b.list.Reveal(20)
	b.c.Focus(b.list)
	b.key(fyne.KeyReturn, fyne.KeyEnter, desktop.KeyMenu)
	b.mods = fyne.KeyModifierShift
	b.key(fyne.KeyF10)
	b.mods = 0
	if !slices.Equal(b.opened, []int{20, 20}) {
		t.Errorf("opened %v", b.opened)
	}
	if want := "20 {12 396}"; len(b.menu) != 2 || b.menu[0] != want || b.menu[1] != want {
		t.Errorf("menus %v, want two at the foot of the last row in view, %s", b.menu, want)
	}
	b.key(fyne.KeyF10, fyne.KeyDelete, fyne.KeyEscape)
	if want := []fyne.KeyName{fyne.KeyF10, fyne.KeyDelete, fyne.KeyEscape}; !slices.Equal(b.keyed, want) {
		t.Errorf("Key saw %v, want %v", b.keyed, want)
	}
	if want := []fyne.KeyName{fyne.KeyF10, fyne.KeyEscape}; !slices.Equal(b.keys.keys, want) {
		t.Errorf("the window heard %v, want %v", b.keys.keys, want)
	}
}

func TestAnEmptyListBearsEveryKey(t *testing.T) {
	b := newShelf(t, nil)
	b.c.Focus(b.list)
	b.key(fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyReturn, desktop.KeyMenu)
	b.list.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.ctrl(fyne.KeySpace)
	b.click(100, 100)
	b.list.Reveal(3)
	if len(b.opened)+len(b.menu)+len(b.chosen) > 0 || b.list.Focused() != -1 {
		t.Error("something happened in a list of none")
	}
	if !b.list.ring[0].Visible() || b.list.ring[0].Size().Width != b.list.Size().Width {
		t.Error("a list of none draws no ring")
	}
}

func TestAListMayOpenOnTheSecondClick(t *testing.T) {
	b := newShelf(t, func(o *ListOptions) { o.Twice = true })
	b.list.SetLen(100)
	b.click(100, 60)
	if len(b.opened) > 0 || !slices.Equal(b.list.Selected(), []int{1}) {
		t.Errorf("the first click opened %v and selected %v", b.opened, b.list.Selected())
	}
	b.click(100, 60)
	b.click(100, 100)
	if !slices.Equal(b.opened, []int{1}) {
		t.Errorf("opened %v, want the row that was clicked twice", b.opened)
	}
	b.click(100, 140, fyne.KeyModifierShift)
	b.click(100, 140)
	if !slices.Equal(b.opened, []int{1}) {
		t.Errorf("opened %v: one of several selected rows is chosen first", b.opened)
	}
}
