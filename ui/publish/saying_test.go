package publish

import (
	"path/filepath"
	"testing"
	"time"
)

func TestSizes(t *testing.T) {
	ru, en := enter(t, bridge(t)), enter(t, bridge(t), func(d *Deps) { d.Say = say(t, "en") })
	for bytes, want := range map[int64][2]string{
		0: {"1 КБ", "1 KB"}, 300: {"1 КБ", "1 KB"}, 38 << 10: {"38 КБ", "38 KB"}, 999 << 10: {"999 КБ", "999 KB"},
		1000 << 10: {"1,0 МБ", "1.0 MB"}, 1_360_000: {"1,3 МБ", "1.3 MB"}, 300 << 20: {"300,0 МБ", "300.0 MB"},
	} {
		if got := [2]string{plain(ru.size(bytes)), plain(en.size(bytes))}; got != want {
			t.Errorf("%d bytes are %q, want %q", bytes, got, want)
		}
	}
}

func TestMoments(t *testing.T) {
	ru, en := enter(t, bridge(t)), enter(t, bridge(t), func(d *Deps) { d.Say = say(t, "en") })
	for _, c := range []struct {
		back   time.Duration
		ru, en string
	}{
		{time.Minute, "сегодня в 12:33", "today at 12:33"},
		{13 * time.Hour, "вчера в 23:34", "yesterday at 23:34"},
		{20 * 24 * time.Hour, "26 мая в 12:34", "May 26 at 12:34"},
		{365 * 24 * time.Hour, "15 июня 2022 в 12:34", "June 15, 2022 at 12:34"},
	} {
		at := noon().Add(-c.back).UTC()
		if ru.when(at) != c.ru || en.when(at) != c.en {
			t.Errorf("%v ago is %q and %q, want %q and %q", c.back, ru.when(at), en.when(at), c.ru, c.en)
		}
	}
}

func TestFolders(t *testing.T) {
	home := filepath.Join(string(filepath.Separator), "home", "anna")
	r := enter(t, bridge(t), func(d *Deps) { d.Home = home })
	for folder, want := range map[string]string{
		home: "домашняя папка", filepath.Join(home, "Выпуски"): "Выпуски", filepath.Join(home, "Документы", "Выпуски"): "Документы / Выпуски",
		filepath.Join(home, "Документы", "Работа", "2023", "Июнь"): "… / Работа / 2023 / Июнь",
		filepath.Join(string(filepath.Separator), "media", "usb"):  filepath.Join(string(filepath.Separator), "media", "usb"),
		home + "-2": home + "-2",
	} {
		if got := r.place(folder); got != want {
			t.Errorf("%s is %q, want %q", folder, got, want)
		}
	}
}

func TestASentenceBehindAColon(t *testing.T) {
	for sentence, want := range map[string]string{
		"Нет ссылок на другие материалы.": "нет ссылок на другие материалы", "ИА без автора.": "ИА без автора", "«Х» — не имя.": "«Х» — не имя", "": "", "Я": "я",
	} {
		if got := within(sentence); got != want {
			t.Errorf("%q is %q, want %q", sentence, got, want)
		}
	}
}
