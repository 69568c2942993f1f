package kit

import (
	"testing"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// tipped is a stage with a button in its lower right corner.
func tipped(t *testing.T) (*stage, *Button) {
	t.Helper()
	var b *Button
	s := newStage(t, func(k *Kit) fyne.CanvasObject {
		b = k.Button(Primary, "На проверку", nil)
		return Column(0, Grow(Over()), Row(0, Spacer(), b))
	})
	s.win.Resize(fyne.NewSize(1000, 700))
	return s, b
}

func TestATipComesWhenThePointerHasRested(t *testing.T) {
	s, b := tipped(t)
	s.k.tip(b, "Отправить редактору", "Ctrl+Shift+Enter")
	s.pass(tipWait - 1)
	if got := says(s.k.Layer()); got != "" {
		t.Fatalf("%q came at once", got)
	}
	s.pass(tipWait)
	if got := says(s.k.Layer()); got != "Отправить редактору\nCtrl+Shift+Enter\n" {
		t.Fatalf("the tip says %q", got)
	}
	card := s.k.layers.tip.card
	p, size := card.Position(), card.Size()
	_, middle := s.middle(b)
	if p.X+size.Width > 1000 || p.Y < middle && p.Y+size.Height > middle {
		t.Errorf("the tip lies at %v, %v large, over a button at %v", p, size, middle)
	}
	s.k.untip(s.text)
	if says(s.k.Layer()) == "" {
		t.Error("it went because of another control")
	}
	s.k.untip(b)
	if says(s.k.Layer()) != "" {
		t.Error("it stays when the pointer has gone")
	}
}

func TestATipGoesWithTheReasonThatItGave(t *testing.T) {
	s, b := tipped(t)
	b.Disable("Проверки ещё идут")
	s.k.Focus(b)
	s.pass(tipWait)
	if got := says(s.k.Layer()); got != "Проверки ещё идут\n" {
		t.Fatalf("the tip says %q", got)
	}
	b.Disable("Выпуск закрыт")
	s.pass(tipWait)
	if got := says(s.k.Layer()); got != "Выпуск закрыт\n" {
		t.Errorf("after another reason the tip says %q", got)
	}
	b.Enable()
	if got := says(s.k.Layer()); got != "" {
		t.Errorf("a button that can be pressed says %q", got)
	}
}

func TestATipThatIsNoLongerWantedDoesNotCome(t *testing.T) {
	for name, instead := range map[string]func(s *stage, b *Button){
		"the pointer has gone":   func(s *stage, b *Button) { s.k.untip(b) },
		"a menu has opened":      func(s *stage, _ *Button) { s.k.PopMenu([]MenuItem{{Title: "Снять"}}, fyne.Position{}) },
		"the control has hidden": func(_ *stage, b *Button) { b.Hide() },
		"another has its turn":   func(s *stage, _ *Button) { s.k.tip(s.text, "", "") },
	} {
		t.Run(name, func(t *testing.T) {
			s, b := tipped(t)
			s.k.tip(b, "Отправить редактору", "")
			instead(s, b)
			s.pass(tipWait)
			if got := says(s.k.Layer()); got != "" {
				t.Errorf("%q came", got)
			}
		})
	}
}

func TestATipInADialogLiesOverTheDialog(t *testing.T) {
	s := newStage(t, nil)
	b := s.k.Button(Primary, "Собрать", nil)
	b.Disable("Фото 3: нет автора")
	d := s.k.Dialog(DialogOptions{Title: "Выпуск", Buttons: []*Button{b}})
	d.Show()
	s.k.tip(b, b.Why(), "")
	s.pass(tipWait)
	if says(s.k.Layer()) != "" || says(d.over.floor) != "Фото 3: нет автора\n" {
		t.Errorf("below %q, over the dialog %q", says(s.k.Layer()), says(d.over.floor))
	}
	d.Close()
	if len(d.over.floor.Objects) > 0 {
		t.Error("the tip stays in the dialog that has gone")
	}
}

func TestALongTipWraps(t *testing.T) {
	s, b := tipped(t)
	s.k.tip(b, "Подписать может любой редактор, кроме того, кто написал или правил этот материал.", "Ctrl+Shift+Enter")
	s.pass(tipWait)
	card := s.k.layers.tip.card
	if line := look.Now().Type(look.Small).Line; card.Size().Width > tipWidth || card.Size().Height < 2*line {
		t.Errorf("the tip is %v", card.Size())
	}
}
