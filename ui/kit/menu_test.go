package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// storyMenu is a menu with all that there can be, and what was done in it.
func storyMenu(done *[]string) []MenuItem {
	run := func(name string) func() { return func() { *done = append(*done, name) } }
	return []MenuItem{
		{Title: "Новый", Run: run("Новый")},
		{Title: "По шаблону", Items: []MenuItem{
			{Title: "Заметка", Run: run("Заметка")},
			{Title: "Новость", Run: run("Новость")},
		}},
		{Separator: true},
		{Title: "Одобрить", Why: "Материал написали вы", Run: run("Одобрить")},
		{Title: "печать", Shortcut: "Ctrl+P", Run: run("печать")},
	}
}

// lit is the way to the item that Enter would choose: "По шаблону/Новость".
func lit(m *openMenu) string {
	var path []string
	for _, l := range m.levels[:m.at+1] {
		if l.rows.lit >= 0 {
			path = append(path, l.rows.items[l.rows.lit].Title)
		}
	}
	return strings.Join(path, "/")
}

func popped(s *stage, items []MenuItem, at fyne.Position) *openMenu {
	m := s.k.newOpenMenu()
	m.start(items, at, fyne.Size{})
	s.k.lay(m.over, nil)
	return m
}

func TestAMenuByKeys(t *testing.T) {
	const up, down, left, right = fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight
	for name, c := range map[string]struct {
		keys   []fyne.KeyName
		letter string
		lit    string
		done   string
		open   bool
	}{
		"nothing at first":            {open: true},
		"down":                        {keys: []fyne.KeyName{down}, lit: "Новый", open: true},
		"up from nothing is the last": {keys: []fyne.KeyName{up}, lit: "печать", open: true},
		"over the line":               {keys: []fyne.KeyName{down, down, down}, lit: "Одобрить", open: true},
		"round the end":               {keys: []fyne.KeyName{up, down}, lit: "Новый", open: true},
		"end":                         {keys: []fyne.KeyName{fyne.KeyEnd}, lit: "печать", open: true},
		"home":                        {keys: []fyne.KeyName{up, fyne.KeyHome}, lit: "Новый", open: true},
		"Enter":                       {keys: []fyne.KeyName{down, fyne.KeyReturn}, done: "Новый"},
		"Enter of the number pad":     {keys: []fyne.KeyName{down, fyne.KeyEnter}, done: "Новый"},
		"Enter on nothing":            {keys: []fyne.KeyName{fyne.KeyReturn}, open: true},
		"Enter on what is closed":     {keys: []fyne.KeyName{down, down, down, fyne.KeyReturn}, lit: "Одобрить", open: true},
		"into a submenu":              {keys: []fyne.KeyName{down, down, right}, lit: "По шаблону/Заметка", open: true},
		"into a submenu by Enter":     {keys: []fyne.KeyName{down, down, fyne.KeyReturn, down}, lit: "По шаблону/Новость", open: true},
		"out of a submenu":            {keys: []fyne.KeyName{down, down, right, left}, lit: "По шаблону", open: true},
		"out of a submenu by Esc":     {keys: []fyne.KeyName{down, down, right, fyne.KeyEscape}, lit: "По шаблону", open: true},
		"Enter in a submenu":          {keys: []fyne.KeyName{down, down, right, down, fyne.KeyReturn}, done: "Новость"},
		"right without a submenu":     {keys: []fyne.KeyName{down, right}, lit: "Новый", open: true},
		"Esc":                         {keys: []fyne.KeyName{down, fyne.KeyEscape}},
		"F10":                         {keys: []fyne.KeyName{fyne.KeyF10}},
		"a letter":                    {letter: "п", lit: "По шаблону", open: true},
		"a letter again":              {letter: "пП", lit: "печать", open: true},
		"a letter round the end":      {letter: "ппп", lit: "По шаблону", open: true},
		"a letter of none":            {letter: "щ", open: true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, nil)
			var done []string
			m := popped(s, storyMenu(&done), fyne.NewPos(100, 100))
			s.key(c.keys...)
			for _, r := range c.letter {
				s.c.Focused().TypedRune(r)
			}
			if s.k.Modal() != c.open || strings.Join(done, " ") != c.done {
				t.Fatalf("open %v, did %q; want %v, %q", s.k.Modal(), done, c.open, c.done)
			}
			if c.open && lit(m) != c.lit {
				t.Errorf("%q is lit, want %q", lit(m), c.lit)
			}
			if len(s.keys.keys) > 0 {
				t.Errorf("%v went on to the window", s.keys.keys)
			}
		})
	}
}

func TestAClosedItemSaysWhyBesideTheMenu(t *testing.T) {
	s := newStage(t, nil)
	m := popped(s, storyMenu(new([]string)), fyne.NewPos(100, 100))
	s.key(fyne.KeyUp, fyne.KeyUp)
	floor := m.over.floor
	if got := says(floor); got != "Материал написали вы\n" {
		t.Fatalf("the menu says %q", got)
	}
	tip, card := floor.Objects[0], m.levels[0].card
	if tip.Position().X < card.Position().X+card.Size().Width {
		t.Error("the reason covers the menu")
	}
	s.key(fyne.KeyDown)
	if len(floor.Objects) > 0 {
		t.Error("the reason stays after the item was left")
	}
	s.key(fyne.KeyUp)
	s.click(card.Position().X+20, tip.Position().Y+5)
	if !s.k.Modal() {
		t.Error("a click on a closed item closed the menu")
	}
}

func TestSubmenusFollowThePointer(t *testing.T) {
	s := newStage(t, nil)
	m := popped(s, storyMenu(new([]string)), fyne.NewPos(100, 100))
	row := func(level, i int) (x, y float32) {
		p, size := m.levels[level].rowAt(i)
		return p.X + 20, p.Y + size.Height/2
	}
	s.point(row(0, 1))
	if len(m.levels) != 1 || lit(m) != "По шаблону" {
		t.Fatalf("%d levels, %q lit", len(m.levels), lit(m))
	}
	s.pass(menuWait)
	if len(m.levels) != 2 {
		t.Fatal("the submenu did not come")
	}
	s.point(row(0, 3)) // crossing another item on the way into the submenu
	s.point(row(1, 1))
	s.pass(menuWait)
	if len(m.levels) != 2 || lit(m) != "По шаблону/Новость" {
		t.Errorf("%d levels, %q lit", len(m.levels), lit(m))
	}
	open := m.levels[1]
	s.point(row(0, 1))
	s.pass(menuWait)
	if len(m.levels) != 2 || m.levels[1] != open {
		t.Error("back on its item the submenu was opened anew")
	}
	s.point(row(0, 4))
	s.pass(menuWait)
	if len(m.levels) != 1 || lit(m) != "печать" {
		t.Errorf("%d levels, %q lit; want the submenu gone", len(m.levels), lit(m))
	}
}

func TestAKeyEndsTheWaitForASubmenu(t *testing.T) {
	s := newStage(t, nil)
	m := popped(s, storyMenu(new([]string)), fyne.NewPos(100, 100))
	p, _ := m.levels[0].rowAt(1)
	s.point(p.X+20, p.Y+10)
	s.key(fyne.KeyUp)
	s.pass(menuWait)
	if len(m.levels) != 1 || lit(m) != "Новый" {
		t.Errorf("%d levels, %q lit; want the item the keys went to", len(m.levels), lit(m))
	}
}

func TestAClickInASubmenuDoes(t *testing.T) {
	s := newStage(t, nil)
	var done []string
	m := popped(s, storyMenu(&done), fyne.NewPos(100, 100))
	p, _ := m.levels[0].rowAt(1)
	s.click(p.X+20, p.Y+10)
	if len(m.levels) != 2 {
		t.Fatal("a click does not open a submenu")
	}
	p, _ = m.levels[1].rowAt(0)
	s.click(p.X+20, p.Y+10)
	if len(done) != 1 || done[0] != "Заметка" || s.k.Modal() {
		t.Errorf("did %q, open: %v", done, s.k.Modal())
	}
}

func TestAMenuIsGoneBeforeItDoes(t *testing.T) {
	s := newStage(t, nil)
	open := true
	popped(s, []MenuItem{{Title: "Снять", Run: func() { open = s.k.Modal() }}}, fyne.NewPos(10, 10))
	s.key(fyne.KeyDown, fyne.KeyReturn)
	if open {
		t.Error("a dialog opened from the menu would lie over it")
	}
}

func TestMenusStayInTheWindow(t *testing.T) {
	var many []MenuItem
	for i := range 60 {
		many = append(many, MenuItem{Title: fmt.Sprint("Снимок ", i)})
	}
	for name, c := range map[string]struct {
		items []MenuItem
		at    fyne.Position
	}{
		"a corner":           {storyMenu(new([]string)), fyne.NewPos(990, 690)},
		"more than it holds": {many, fyne.NewPos(300, 300)},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, nil)
			m := popped(s, c.items, c.at)
			s.key(fyne.KeyEnd)
			card := m.levels[0].card
			if p, size := card.Position(), card.Size(); p.X < 0 || p.Y < 0 || p.X+size.Width > 1000 || p.Y+size.Height > 700 {
				t.Errorf("the menu lies at %v, %v large", p, size)
			}
			rows := m.levels[0].rows
			if y, h := rows.span(rows.lit); y < 0 || y+h > rows.Size().Height {
				t.Errorf("the last item stands at %v of %v", y, rows.Size().Height)
			}
			s.key(fyne.KeyHome)
			if y, _ := rows.span(0); y != menuPad {
				t.Errorf("the first item stands at %v after Home", y)
			}
			rows.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 50}})
			if y, _ := rows.span(0); y != menuPad {
				t.Errorf("the wheel goes beyond the first item, to %v", y)
			}
		})
	}
}

func TestASubmenuWithoutRoomOpensAtTheLeft(t *testing.T) {
	s := newStage(t, nil)
	m := popped(s, storyMenu(new([]string)), fyne.NewPos(990, 100))
	s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	first, second := m.levels[0].card, m.levels[1].card
	if got, want := second.Position().X+second.Size().Width, first.Position().X; got != want {
		t.Errorf("the submenu ends at %v, the menu begins at %v", got, want)
	}
}

func TestWhereCardsHang(t *testing.T) {
	window := fyne.NewSize(1000, 700)
	for name, c := range map[string]struct {
		at      fyne.Position
		size    fyne.Size
		card    fyne.Size
		centred bool
		want    fyne.Position
	}{
		"under it":                   {fyne.NewPos(100, 100), fyne.NewSize(80, 32), fyne.NewSize(200, 300), false, fyne.NewPos(100, 136)},
		"centred":                    {fyne.NewPos(100, 100), fyne.NewSize(80, 32), fyne.NewSize(40, 20), true, fyne.NewPos(120, 136)},
		"under it where it fits":     {fyne.NewPos(100, 500), fyne.NewSize(80, 32), fyne.NewSize(200, 100), false, fyne.NewPos(100, 536)},
		"above, where more room is":  {fyne.NewPos(100, 600), fyne.NewSize(80, 32), fyne.NewSize(200, 300), false, fyne.NewPos(100, 296)},
		"where neither has room":     {fyne.NewPos(100, 300), fyne.NewSize(80, 32), fyne.NewSize(200, 600), false, fyne.NewPos(100, 100)},
		"at the right edge":          {fyne.NewPos(950, 100), fyne.NewSize(40, 32), fyne.NewSize(200, 300), false, fyne.NewPos(800, 136)},
		"at the left edge, centred":  {fyne.NewPos(0, 100), fyne.NewSize(40, 32), fyne.NewSize(200, 30), true, fyne.NewPos(0, 136)},
		"wider than the whole thing": {fyne.NewPos(50, 100), fyne.NewSize(40, 32), fyne.NewSize(1200, 30), false, fyne.NewPos(0, 136)},
	} {
		if got := hang(c.at, c.size, c.card, window, c.centred); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
