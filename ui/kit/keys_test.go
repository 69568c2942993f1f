package kit

import (
	"slices"
	"testing"
	"time"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// june is a calendar of June 2023, in which the 15th is chosen.
func june(k *Kit, pick func(Day)) *Calendar {
	months := []string{"Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"}
	week := []string{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"}
	return k.Calendar(Day{2023, time.June, 15}, Day{2023, time.June, 12}, months, week, pick)
}

// controls are all that can have the focus.
func controls(k *Kit) map[string]focusable {
	options := []Option{{"a", "Список"}, {"b", "Неделя"}}
	closed := k.Button(Primary, "Одобрить", nil)
	closed.Disable("Материал написали вы")
	locked := k.Entry(EntryOptions{Text: "ИА Атмосфера"})
	locked.Lock("Материал одобрен")
	return map[string]focusable{
		"button": k.Button(Primary, "Одобрить", nil), "closed button": closed, "tool": k.Tool("bold", "Жирный", "Ctrl+B", nil),
		"entry": k.Entry(EntryOptions{}), "entry of lines": k.Entry(EntryOptions{Lines: 3}), "locked entry": locked,
		"select": k.Select(options, "a", nil), "segmented": k.Segmented(options, "a", nil),
		"check": k.Check("Отмечено", false, nil), "switch": k.Switch(false, nil), "chip": k.Chip("Барнаул", nil),
		"completer": k.Completer(EntryOptions{}, func(string) []Suggestion { return nil }, nil),
		"calendar":  june(k, nil), "row": k.Pressable(k.Text("Все в работе", look.Interface, look.Ink), nil),
	}
}

// TestEveryKeyReachesSomebody: a control hands on what it has no use for, so that
// no shortcut dies in it.
func TestEveryKeyReachesSomebody(t *testing.T) {
	s := newStage(t, nil)
	for name, c := range controls(s.k) {
		t.Run(name, func(t *testing.T) {
			s.win.SetContent(Column(0, c))
			s.c.Focus(c)
			if s.c.Focused() != fyne.Focusable(c) {
				t.Fatal("it does not take the focus")
			}
			s.keys.keys, s.keys.shortcuts = nil, nil
			want := []fyne.KeyName{fyne.KeyF1, fyne.KeyF8, fyne.KeyEscape}
			s.key(want...)
			if !slices.Equal(s.keys.keys, want) {
				t.Errorf("the window heard %v", s.keys.keys)
			}
			s.ctrl(fyne.KeyK)
			s.ctrl(fyne.Key4)
			if len(s.keys.shortcuts) != 2 {
				t.Errorf("the window heard %v", s.keys.shortcuts)
			}
			if tab, ok := c.(fyne.Tabbable); ok && tab.AcceptsTab() {
				t.Error("Tab does not leave it")
			}
		})
	}
}

// TestLettersStayInTheField: the toolkit reports the key of a letter besides the
// letter, on a Russian layout as a key without a name.
func TestLettersStayInTheField(t *testing.T) {
	s := newStage(t, nil)
	options := []Option{{"a", "Список"}, {"b", "Неделя"}}
	closed := s.k.Select(options, "a", nil)
	open := s.k.Select(options, "a", nil)
	for name, c := range map[string]struct {
		at   focusable
		open func()
	}{
		"entry":            {s.k.Entry(EntryOptions{}), func() {}},
		"select":           {closed, func() {}},
		"list of a select": {open, open.Open},
	} {
		t.Run(name, func(t *testing.T) {
			s.win.SetContent(Column(0, c.at))
			s.c.Focus(c.at)
			c.open()
			modal := s.k.Modal()
			s.key("A", "7", ",", fyne.KeyUnknown, desktop.KeyShiftLeft, desktop.KeyControlRight)
			if len(s.keys.keys) > 0 || s.k.Modal() != modal {
				t.Errorf("the window heard %v, open %v, was %v", s.keys.keys, s.k.Modal(), modal)
			}
			s.key(fyne.KeyEscape)
		})
		s.keys.keys = nil
	}
}

func TestTheFocusIsAlwaysSeen(t *testing.T) {
	s := newStage(t, nil)
	for name, c := range controls(s.k) {
		t.Run(name, func(t *testing.T) {
			s.win.SetContent(Column(0, Inset(20, 20, 20, 20, c)))
			before := s.c.Capture()
			s.c.Focus(c)
			after := s.c.Capture()
			accent, ring := look.Now().Colour(look.Accent), 0
			for y := range after.Bounds().Dy() {
				for x := range after.Bounds().Dx() {
					r, g, b, _ := after.At(x, y).RGBA()
					if uint8(r>>8) == accent.R && uint8(g>>8) == accent.G && uint8(b>>8) == accent.B && after.At(x, y) != before.At(x, y) {
						ring++
					}
				}
			}
			if ring < 60 {
				t.Errorf("%d points of accent came with the focus", ring)
			}
			s.c.Unfocus()
		})
	}
}

func TestEntriesEditWithTheirOwnKeys(t *testing.T) {
	s := newStage(t, nil)
	var changed []string
	e := s.k.Entry(EntryOptions{Text: "Барнаул", OnChange: func(v string) { changed = append(changed, v) }})
	s.win.SetContent(Column(0, e))
	s.c.Focus(e)
	clip := s.k.Clipboard()
	do := func(sh fyne.Shortcut) func() { return func() { e.TypedShortcut(sh) } }
	word := fyne.KeyModifierShortcutDefault
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"select all and copy", func() { e.SelectAll(); do(&fyne.ShortcutCopy{Clipboard: clip})() }, "Барнаул"},
		{"typing replaces", func() { e.TypedRune('Я') }, "Я"},
		{"paste", do(&fyne.ShortcutPaste{Clipboard: clip}), "ЯБарнаул"},
		{"undo", do(&fyne.ShortcutUndo{}), "Я"},
		{"redo", do(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: word | fyne.KeyModifierShift}), "ЯБарнаул"},
		{"Ctrl+Backspace", do(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: word}), ""},
	} {
		if step.do(); e.Text() != step.want {
			t.Errorf("%s: %q, want %q", step.name, e.Text(), step.want)
		}
	}
	if len(s.keys.shortcuts) > 0 {
		t.Errorf("the window heard %v", s.keys.shortcuts)
	}
	if len(changed) == 0 || changed[len(changed)-1] != "" {
		t.Errorf("changes: %q", changed)
	}
}
