package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestALongWorkSaysHowFarItIs(t *testing.T) {
	stopped := 0
	s := newStage(t, nil)
	p := s.k.Progress(func() { stopped++ })
	s.win.SetContent(Column(0, p))
	for _, c := range []struct{ done, all, want int }{{0, 15, 0}, {9, 15, 60}, {15, 15, 100}, {16, 15, 100}, {3, 0, 0}} {
		p.Set("Собирается пакет: снимок 9 из 15", c.done, c.all, "осталось 2 с")
		if got := p.bar.done.Size().Width / p.bar.rail.Size().Width * 100; got < float32(c.want)-1 || got > float32(c.want)+1 {
			if c.want > 0 || p.bar.done.Visible() {
				t.Errorf("%d of %d: %.0f %%, want %d", c.done, c.all, got, c.want)
			}
		}
	}
	if got := says(p); got != "Собирается пакет: снимок 9 из 15\nосталось 2 с\nkit.stop\n" {
		t.Errorf("it says %q", got)
	}
	stop := p.Objects()[1].(*Button)
	if s.click(s.middle(stop)); stopped != 1 {
		t.Errorf("stopped %d times", stopped)
	}
	if without := s.k.Progress(nil); strings.Contains(says(without), "stop") {
		t.Error("what cannot be stopped has a button for it")
	}
}

func TestAResultStaysUntilItIsClosed(t *testing.T) {
	s := newStage(t, nil)
	closed, shown := 0, 0
	line := s.k.ResultLine(Bad, "Снимок 4 не открыт: файл оборван", func() { closed++ }, s.k.Button(Link, "Подробнее", func() { shown++ }))
	s.win.SetContent(Column(0, line))
	if got := says(line); got != "Снимок 4 не открыт: файл оборван\nПодробнее\nkit.close\n" {
		t.Errorf("it says %q", got)
	}
	s.click(s.middle(buttonCalled(line, "Подробнее")))
	s.click(s.middle(buttonCalled(line, "kit.close")))
	if shown != 1 || closed != 1 {
		t.Errorf("shown %d, closed %d times", shown, closed)
	}
	if got := line.MinSize().Height; got != 36 {
		t.Errorf("it is %v high", got)
	}
}

func TestABannerGrowsWithWhatItSays(t *testing.T) {
	s := newStage(t, nil)
	short := s.k.Banner(Warn, "Выпуск закрыт", "")
	long := s.k.Banner(Warn, "Выпуск закрыт", strings.Repeat("Исправьте или запишите причину. ", 20), s.k.Button(Secondary, "Перейти", nil))
	if a, b := HeightFor(short, 400), HeightFor(long, 400); a != 24+24 || b <= a+28+100 {
		t.Errorf("%v and %v high", a, b)
	}
	if a, b := HeightFor(long, 400), HeightFor(long, 800); b >= a {
		t.Errorf("twice as wide it is %v high, before %v", b, a)
	}
}

func TestAnEmptyQueueSaysWhatToDoNext(t *testing.T) {
	s := newStage(t, nil)
	opened := 0
	next := s.k.Button(Secondary, "Открыть файл передачи…", func() { opened++ })
	empty := s.k.Empty("inbox", "На проверке пусто", "Здесь появятся материалы, которые вам отправят.", next)
	s.win.SetContent(Column(0, empty))
	s.click(s.middle(next))
	if got := says(empty); opened != 1 || got != "На проверке пусто\nЗдесь появятся материалы, которые вам отправят.\nОткрыть файл передачи…\n" {
		t.Errorf("opened %d times, it says %q", opened, got)
	}
	if says(s.k.Empty("inbox", "Пусто", "", nil)) != "Пусто\n" {
		t.Error("what is left out is said")
	}
	if got := s.k.Avatar("АБ").MinSize(); got != fyne.NewSquareSize(32) {
		t.Errorf("an avatar is %v", got)
	}
}
