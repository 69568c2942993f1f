package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func toastsOf(s *stage) string { return strings.ReplaceAll(says(s.k.Layer()), "\nkit.close\n", "; ") }

func TestToastsComeAndGo(t *testing.T) {
	s := newStage(t, nil)
	s.k.Toast(Good, "Принято 3 материала", "", nil)
	s.k.Toast(Bad, "Файл оборван", "", nil)
	if got := toastsOf(s); got != "Принято 3 материала; Файл оборван; " {
		t.Fatalf("shown: %q", got)
	}
	s.pass(toastStay - 1)
	if toastsOf(s) == "" {
		t.Error("they went too early")
	}
	s.pass(toastStay)
	if got := toastsOf(s); got != "" {
		t.Errorf("after their time %q stays", got)
	}
}

func TestAToastWaitsUnderADialog(t *testing.T) {
	s := newStage(t, nil)
	s.k.Toast(Warn, "Обмен отложен", "", nil)
	s.k.Ask("Убрать?", "", "Убрать", true, func(bool) {})
	s.pass(toastStay)
	if toastsOf(s) == "" {
		t.Error("it went unread")
	}
	s.key(fyne.KeyEscape)
	s.pass(toastStay)
	if toastsOf(s) != "" {
		t.Error("it stays after the dialog")
	}
}

func TestThreeToastsAtMost(t *testing.T) {
	s := newStage(t, nil)
	for _, text := range []string{"первый", "второй", "третий", "четвёртый"} {
		s.k.Toast(Info, text, "", nil)
	}
	if got := toastsOf(s); got != "второй; третий; четвёртый; " {
		t.Errorf("shown: %q", got)
	}
	if len(s.waits) != 3 {
		t.Errorf("%d clocks run for three toasts", len(s.waits))
	}
}

func TestToastsStandOverTheStatusRowInTheMiddle(t *testing.T) {
	s := newStage(t, nil)
	s.k.Toast(Good, "Принято", "Показать", func() {})
	s.k.Toast(Good, strings.Repeat("Очень длинное объяснение. ", 20), "", nil)
	check := func(window fyne.Size) {
		t.Helper()
		floor := window.Height - 28 - 16
		for i := len(s.k.layers.toasts.shown) - 1; i >= 0; i-- {
			card := s.k.layers.toasts.shown[i].card
			p, size := card.Position(), card.Size()
			if p.Y+size.Height > floor {
				t.Errorf("in %v toast %d ends at %v, want above %v", window, i, p.Y+size.Height, floor)
			}
			if off := p.X + size.Width/2 - window.Width/2; off < -1 || off > 1 || p.X < 0 {
				t.Errorf("in %v toast %d stands at %v, %v wide", window, i, p.X, size.Width)
			}
			floor = p.Y
		}
	}
	check(fyne.NewSize(1000, 700))
	s.win.Resize(fyne.NewSize(400, 500))
	check(fyne.NewSize(400, 500))
}

func TestAToastGoesWhenItsActionIsDone(t *testing.T) {
	var b *Button
	s := newStage(t, func(k *Kit) fyne.CanvasObject {
		b = k.Button(Secondary, "Проверить", nil)
		return Column(0, b)
	})
	s.c.Focus(b)
	undone := 0
	s.k.Toast(Info, "Материал убран", "Вернуть", func() { undone++ })
	s.click(s.middle(buttonCalled(s.k.Layer(), "Вернуть")))
	if undone != 1 || toastsOf(s) != "" || len(s.waits) > 0 {
		t.Errorf("done %d times, shown %q, %d clocks", undone, toastsOf(s), len(s.waits))
	}
	if s.c.Focused() != fyne.Focusable(b) {
		t.Errorf("%T has the keyboard, want the button it was on", s.c.Focused())
	}
	s.k.Toast(Info, "Материал убран", "", nil)
	s.click(s.middle(buttonCalled(s.k.Layer(), "kit.close")))
	if toastsOf(s) != "" {
		t.Error("the cross does not close it")
	}
}

func TestAToastThatGoesGivesTheKeyboardBack(t *testing.T) {
	s := newStage(t, nil)
	s.k.Toast(Info, "Материал убран", "Вернуть", nil)
	s.c.FocusNext()
	s.c.FocusNext()
	if s.c.Focused() == fyne.Focusable(s.text) {
		t.Fatal("Tab does not reach the toast")
	}
	s.pass(toastStay)
	if s.c.Focused() != fyne.Focusable(s.text) {
		t.Errorf("%T has the keyboard, want the text", s.c.Focused())
	}
}
