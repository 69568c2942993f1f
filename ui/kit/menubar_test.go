package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// barred is a stage with a bar of three menus; asked counts how often the items
// of each were asked for.
func barred(t *testing.T) (s *stage, bar *MenuBar, asked *[3]int) {
	t.Helper()
	asked = new([3]int)
	s = newStage(t, func(k *Kit) fyne.CanvasObject {
		var menus []Menu
		for i, title := range []string{"Материал", "Правка", "Вид"} {
			menus = append(menus, Menu{title, func() []MenuItem {
				asked[i]++
				return []MenuItem{{Title: title + " 1"}, {Title: title + " 2", Items: []MenuItem{{Title: "глубже"}}}}
			}})
		}
		bar = k.MenuBar(menus)
		return Border(bar, nil, nil, nil, Over())
	})
	return s, bar, asked
}

func titleX(b *MenuBar, i int) float32 {
	x, w := b.span(i)
	return x + w/2
}

func TestTheMenuBarByKeys(t *testing.T) {
	s, bar, asked := barred(t)
	bar.Open(0)
	if lit(bar.open) != "Материал 1" {
		t.Errorf("%q is lit at first", lit(bar.open))
	}
	for _, step := range []struct {
		key fyne.KeyName
		lit string
	}{
		{fyne.KeyRight, "Правка 1"},
		{fyne.KeyDown, "Правка 2"},
		{fyne.KeyRight, "Правка 2/глубже"},
		{fyne.KeyRight, "Вид 1"},
		{fyne.KeyRight, "Материал 1"},
		{fyne.KeyLeft, "Вид 1"},
		{fyne.KeyEnd, "Вид 2"},
		{fyne.KeyRight, "Вид 2/глубже"},
		{fyne.KeyLeft, "Вид 2"},
		{fyne.KeyLeft, "Правка 1"},
	} {
		s.key(step.key)
		if got := lit(bar.open); got != step.lit {
			t.Fatalf("after %s %q is lit, want %q", step.key, got, step.lit)
		}
	}
	if n := len(s.c.Overlays().List()); n != 1 {
		t.Errorf("%d overlays for one open menu", n)
	}
	s.key(fyne.KeyEscape)
	if bar.opened >= 0 || s.k.Modal() {
		t.Error("Esc did not close the bar")
	}
	if *asked != [3]int{2, 2, 2} {
		t.Errorf("items were asked for %v times: each time the menu opens", *asked)
	}
}

func TestTheMenuBarByMouse(t *testing.T) {
	s, bar, _ := barred(t)
	s.point(titleX(bar, 1), 10)
	if bar.lit != 1 || s.k.Modal() {
		t.Fatalf("the pointer lit %d and opened %v", bar.lit, s.k.Modal())
	}
	s.down(titleX(bar, 1), 10, desktop.MouseButtonPrimary)
	if bar.opened != 1 {
		t.Fatal("a menu opens on the press")
	}
	s.up(titleX(bar, 1), 10, desktop.MouseButtonPrimary)
	s.point(titleX(bar, 2), 10)
	if bar.opened != 2 || lit(bar.open) != "" {
		t.Errorf("passing the next title opened %d with %q lit", bar.opened, lit(bar.open))
	}
	p := bar.open.levels[0].card.Position()
	if x, _ := bar.span(2); p != fyne.NewPos(x, 32) {
		t.Errorf("the menu hangs at %v, want under its title at %v", p, x)
	}
	s.key(fyne.KeyDown)
	s.point(titleX(bar, 2)+2, 10)
	if lit(bar.open) != "Вид 1" {
		t.Errorf("moving on the same title lit %q", lit(bar.open))
	}
	s.point(titleX(bar, 2), 300)
	if bar.opened != 2 {
		t.Error("leaving the titles closed the menu")
	}
	s.click(500, 400)
	if bar.opened >= 0 || s.k.Modal() {
		t.Error("a click elsewhere did not close the menu")
	}
}

func TestTheMenuBarStaysShutUnderADialog(t *testing.T) {
	s, bar, _ := barred(t)
	s.k.Ask("Убрать?", "", "Убрать", true, func(bool) {})
	bar.Open(0)
	bar.Open(7)
	if bar.opened >= 0 || len(s.c.Overlays().List()) != 1 {
		t.Error("a menu opened over a question")
	}
}
