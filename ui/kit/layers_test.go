package kit

import (
	"slices"
	"testing"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TestTheTextHasTheKeyboardAgainWhenALayerHasGone: the toolkit keeps the focus of
// the content while overlays are open, so the text does not even notice.
func TestTheTextHasTheKeyboardAgainWhenALayerHasGone(t *testing.T) {
	items := []MenuItem{{Title: "Копировать"}}
	for name, layer := range map[string]struct {
		open  func(s *stage, bar *MenuBar)
		close func(s *stage)
	}{
		"a menu, by Esc": {
			func(s *stage, _ *MenuBar) { s.k.PopMenu(items, fyne.NewPos(300, 300)) },
			func(s *stage) { s.key(fyne.KeyEscape) },
		},
		"a menu, by a click elsewhere": {
			func(s *stage, _ *MenuBar) { s.k.PopMenu(items, fyne.NewPos(300, 300)) },
			func(s *stage) { s.click(50, 250) },
		},
		"a menu, by a click on its item": {
			func(s *stage, _ *MenuBar) { s.k.PopMenu(items, fyne.NewPos(300, 300)) },
			func(s *stage) { s.click(320, 318) },
		},
		"a menu, by Enter": {
			func(s *stage, _ *MenuBar) { s.k.PopMenu(items, fyne.NewPos(300, 300)) },
			func(s *stage) { s.key(fyne.KeyDown, fyne.KeyReturn) },
		},
		"a menu of the bar that was clicked": {
			func(s *stage, _ *MenuBar) { s.click(30, 10) },
			func(s *stage) { s.key(fyne.KeyF10) },
		},
		"a menu of the bar that was clicked twice": {
			func(s *stage, _ *MenuBar) { s.click(30, 10) },
			func(s *stage) { s.click(30, 10) },
		},
		"a menu of the bar that was opened with a key": {
			func(_ *stage, bar *MenuBar) { bar.Open(0) },
			func(s *stage) { s.key(fyne.KeyEscape) },
		},
		"a popup": {
			func(s *stage, bar *MenuBar) { s.k.PopUnder(bar, s.k.Button(Primary, "Сегодня", nil), nil) },
			func(s *stage) { s.key(fyne.KeyEscape) },
		},
		"a dialog, by Esc": {
			func(s *stage, _ *MenuBar) { s.k.Ask("Убрать?", "", "Убрать", true, func(bool) {}) },
			func(s *stage) { s.key(fyne.KeyEscape) },
		},
		"a dialog, by a click on its button": {
			func(s *stage, _ *MenuBar) { s.k.Ask("Убрать?", "", "Убрать", true, func(bool) {}) },
			func(s *stage) { s.click(s.middle(s.c.Focused().(fyne.CanvasObject))) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			var bar *MenuBar
			s := newStage(t, func(k *Kit) fyne.CanvasObject {
				bar = k.MenuBar([]Menu{{Title: "Материал", Items: func() []MenuItem { return items }}})
				return Border(bar, nil, nil, nil, Over())
			})
			layer.open(s, bar)
			if !s.k.Modal() || s.c.Focused() == nil || s.c.Focused() == fyne.Focusable(s.text) {
				t.Fatalf("nothing opened: %T has the keyboard", s.c.Focused())
			}
			layer.close(s)
			if s.k.Modal() {
				t.Fatal("it is still open")
			}
			if s.c.Focused() != fyne.Focusable(s.text) || s.text.lost > 0 {
				t.Errorf("%T has the keyboard, the text lost it %d times", s.c.Focused(), s.text.lost)
			}
		})
	}
}

func TestAltOpensNoMenu(t *testing.T) {
	var bar *MenuBar
	newStage(t, func(k *Kit) fyne.CanvasObject {
		bar = k.MenuBar([]Menu{{Title: "Файл", Items: func() []MenuItem { return nil }}})
		return bar
	})
	if _, ok := any(bar).(fyne.Focusable); ok {
		t.Error("the menu bar can take the keyboard")
	}
	if _, ok := any(bar).(desktop.Keyable); ok {
		t.Error("the menu bar hears of modifier keys")
	}
}

// TestEscAlwaysClosesADialog: also from a field, and after a click on what is no
// control.
func TestEscAlwaysClosesADialog(t *testing.T) {
	for name, before := range map[string]func(s *stage, d *Dialog, e *Entry){
		"from the start":            func(*stage, *Dialog, *Entry) {},
		"from a field":              func(s *stage, _ *Dialog, e *Entry) { s.c.Focus(e) },
		"after a click on the text": func(s *stage, d *Dialog, _ *Entry) { p := d.card.Position(); s.click(p.X+30, p.Y+100) },
		"after a click outside":     func(s *stage, _ *Dialog, _ *Entry) { s.click(5, 5) },
		"when nobody has the focus": func(s *stage, _ *Dialog, _ *Entry) { s.c.Unfocus() },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, nil)
			e := s.k.Entry(EntryOptions{})
			closed := 0
			d := s.k.Dialog(DialogOptions{Title: "Срок", Body: Column(8, s.k.Text("До какого часа", look.Interface, look.Ink), e), Closed: func() { closed++ }})
			d.Show()
			before(s, d, e)
			if closed > 0 {
				t.Fatal("the dialog has gone before Esc")
			}
			s.key(fyne.KeyEscape)
			if closed != 1 || s.k.Modal() {
				t.Errorf("Closed was told %d times, open: %v", closed, s.k.Modal())
			}
			d.Close()
			if closed != 1 {
				t.Error("Closed was told of a dialog that had gone")
			}
			if s.c.OnTypedKey() != nil {
				t.Error("the dialog keeps the hook of the canvas")
			}
		})
	}
}

func TestADialogTakesWhatIsOverItAlong(t *testing.T) {
	s := newStage(t, nil)
	var gone []string
	note := func(name string) func() { return func() { gone = append(gone, name) } }
	lower := s.k.Dialog(DialogOptions{Title: "Нижнее", Closed: note("lower")})
	lower.Show()
	upper := s.k.Dialog(DialogOptions{Title: "Верхнее", Closed: note("upper")})
	upper.Show()
	s.k.PopUnder(s.text, Over(), note("popup"))
	lower.Close()
	if want := []string{"popup", "upper", "lower"}; !slices.Equal(gone, want) {
		t.Errorf("gone in the order %v, want %v", gone, want)
	}
	if s.k.Modal() {
		t.Error("something is still open")
	}
}

func TestADialogMayOpenTheNextOneWhenItGoes(t *testing.T) {
	s := newStage(t, nil)
	asked := ""
	s.k.Ask("Первый?", "", "Да", false, func(yes bool) {
		s.k.Ask("Второй?", "", "Да", false, func(bool) { asked += "2" })
		asked += "1"
	})
	s.key(fyne.KeyReturn)
	if !s.k.Modal() {
		t.Fatal("the second question is not there")
	}
	s.key(fyne.KeyReturn)
	if asked != "12" || s.k.Modal() {
		t.Errorf("asked %q, open: %v", asked, s.k.Modal())
	}
}

// TestKeysNobodyInALayerUsesReachTheWindow: an F-key in a field of a dialog is the
// window's business, which says that a dialog is open.
func TestKeysNobodyInALayerUsesReachTheWindow(t *testing.T) {
	s := newStage(t, nil)
	e := s.k.Entry(EntryOptions{})
	d := s.k.Dialog(DialogOptions{Title: "Поиск", Body: e, First: e})
	d.Show()
	s.key(fyne.KeyF5)
	s.ctrl(fyne.KeyL)
	d.over.take()
	s.key(fyne.KeyF6)
	if want := []fyne.KeyName{fyne.KeyF5, fyne.KeyF6}; !slices.Equal(s.keys.keys, want) {
		t.Errorf("keys %v, want %v", s.keys.keys, want)
	}
	if len(s.keys.shortcuts) != 1 {
		t.Errorf("shortcuts %v, want one", s.keys.shortcuts)
	}
	d.Close()
	s.k.Keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.keys.keys[len(s.keys.keys)-1] != fyne.KeyEscape {
		t.Error("without a layer the window does not hear Esc")
	}
}

func TestWithoutAWindowNothingOpens(t *testing.T) {
	k := New(Options{})
	k.PopMenu([]MenuItem{{Title: "Копировать"}}, fyne.Position{})
	k.PopUnder(k.Text("", look.Small, look.Ink), k.Text("", look.Small, look.Ink), nil)()
	d := k.Dialog(DialogOptions{Title: "Срок"})
	d.Show()
	d.Close()
	if k.Modal() || len(k.layers.open) > 0 {
		t.Error("something is open")
	}
}
