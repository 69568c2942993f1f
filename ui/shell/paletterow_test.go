package shell

import "testing"

func TestWhatWasTypedStandsOut(t *testing.T) {
	for _, c := range []struct {
		title, typed string
		want         [3]string
	}{
		{"Отправить на проверку", "пров", [3]string{"Отправить на ", "пров", "ерку"}},
		{"Проверки", "пров", [3]string{"", "Пров", "ерки"}},
		{"Неприкосновенный кон", "кон", [3]string{"Неприкосновенный ", "кон", ""}},
		{"Выпустить", "пуст", [3]string{"Вы", "пуст", "ить"}},
		{"Настройки", "nast", [3]string{"Настройки"}},
		{"Настройки", "", [3]string{"Настройки"}},
	} {
		if got := matched(c.title, c.typed); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.typed, c.title, got, c.want)
		}
	}
}
