package newsdate

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDatesAsPeopleWriteThem(t *testing.T) {
	want := Date{2023, time.June, 15}
	for _, s := range []string{
		"15 июня, 2023", "15 июня 2023", "15 июня 2023 г.", "15 июня 2023\u00a0г.", "15 июня 2023 года", "15 июн. 2023",
		"четверг, 15 июня 2023", "Чт, 15 июня, 2023", "15.06.2023", "15.6.23", "15/06/2023", "2023-06-15", "2023-06-15T10:20:00+07:00",
		"June 15, 2023", "15 June 2023", "Jun. 15, 2023", "Thursday, June 15, 2023", "June 15th, 2023",
		"  • 15 июня, 2023", "15 июня, 2023, 10:20", "15 июня 2023 в 10:20", "June 15, 2023 at 10:20 a.m.", "15.06.2023 | 10:20 МСК",
		"15\u00a0июня\u00a02023", "— 15 ИЮНЯ 2023 —",
	} {
		if got, err := Parse(s); err != nil || got != want {
			t.Errorf("%q: %v, %v", s, got, err)
		}
	}
}

func TestWhatIsNoDate(t *testing.T) {
	for _, s := range []string{
		"", "июнь", "15 июня", "31 июня 2023", "29.02.2023", "00.01.2023", "15.13.2023", "2023-6-15", "1234567", "15 июнь ноль",
		"в 2023 году", "15 июня 20231", "вчера", "№ 15.06.2023-А",
	} {
		if got, err := Parse(s); !errors.Is(err, ErrNotADate) {
			t.Errorf("%q: %v, %v", s, got, err)
		}
	}
	if got, err := Parse("29.02.2024"); err != nil || got.Day != 29 {
		t.Errorf("a leap day: %v, %v", got, err)
	}
}

func TestDatesNearToday(t *testing.T) {
	today := Date{2026, time.January, 1}
	for s, want := range map[string]Date{
		"сегодня": today, "Вчера": {2025, 12, 31}, "позавчера": {2025, 12, 30}, "завтра": {2026, 1, 2},
		"today": today, "yesterday": {2025, 12, 31}, "Tomorrow": {2026, 1, 2},
		"15 июня": {2026, 6, 15}, "June 15": {2026, 6, 15}, "15.06.1999": {1999, 6, 15},
	} {
		if got, err := ParseAt(s, today); err != nil || got != want {
			t.Errorf("%q: %v, %v", s, got, err)
		}
	}
	if got, err := ParseAt("31 июня", today); err == nil {
		t.Errorf("the 31st of June is %v", got)
	}
}

func TestADateInALine(t *testing.T) {
	for line, want := range map[string]string{
		"ИА Заря • 15 июня, 2023":         "ИА Заря •",
		"15 июня, 2023 10:20 ИА Заря":     "ИА Заря",
		"By Ruth Ansell, June 15, 2023":   "By Ruth Ansell,",
		"Опубликовано: 15.06.2023, 10:20": "Опубликовано:",
	} {
		d, rest, ok := Find(line)
		if !ok || d != (Date{2023, 6, 15}) || rest != want {
			t.Errorf("%q: %v, %q, %v", line, d, rest, ok)
		}
	}
}

func TestFormats(t *testing.T) {
	d := Date{2023, time.June, 15}
	for _, c := range []struct {
		lang  string
		style Style
		want  string
	}{
		{"ru", Site, "15 июня, 2023"},
		{"ru", Text, "15 июня 2023 года"},
		{"ru", Official, "15 июня 2023\u00a0г."},
		{"ru", Short, "15.06.2023"},
		{"ru", DayMonth, "15 июня"},
		{"en", Site, "June 15, 2023"},
		{"en", Text, "June 15, 2023"},
		{"en", Official, "June 15, 2023"},
		{"en", Short, "15 Jun 2023"},
		{"en", DayMonth, "June 15"},
	} {
		if got := Format(d, c.lang, c.style); got != c.want {
			t.Errorf("%s %d: %q, want %q", c.lang, c.style, got, c.want)
		}
		if got := Format(Date{}, c.lang, c.style); got != "" {
			t.Errorf("no date is %q", got)
		}
	}
}

func TestDatelines(t *testing.T) {
	for _, c := range []struct {
		city, lang string
		d          Date
		want       string
	}{
		{"Барнаул", "ru", Date{2023, 6, 15}, "БАРНАУЛ, 15 июня —"},
		{"Barnaul", "en", Date{2023, 6, 15}, "BARNAUL, June 15 —"},
		{"Barnaul", "en", Date{2023, 9, 5}, "BARNAUL, Sept. 5 —"},
		{"Barnaul", "en", Date{2023, 12, 5}, "BARNAUL, Dec. 5 —"},
		{"", "ru", Date{2023, 6, 15}, "15 июня —"},
		{"Бийск", "ru", Date{}, "БИЙСК —"},
		{"", "ru", Date{}, ""},
	} {
		if got := Line(c.city, c.d, c.lang); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func days() *rapid.Generator[Date] {
	return rapid.Custom(func(t *rapid.T) Date {
		return Of(time.Date(1970, 1, 1+rapid.IntRange(0, 36000).Draw(t, "day"), 0, 0, 0, 0, time.UTC))
	})
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := days().Draw(t, "date")
		for _, lang := range []string{"ru", "en"} {
			for _, style := range []Style{Site, Text, Official, Short} {
				if got, err := Parse(Format(d, lang, style)); err != nil || got != d {
					t.Fatalf("%q: %v, %v", Format(d, lang, style), got, err)
				}
			}
		}
		if got, err := ParseAt(Format(d, "ru", DayMonth), d); err != nil || got != d {
			t.Fatalf("%v: %v, %v", d, got, err)
		}
		data, err := json.Marshal(d)
		var back Date
		if err2 := json.Unmarshal(data, &back); err != nil || err2 != nil || back != d {
			t.Fatalf("%s: %v, %v, %v", data, back, err, err2)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"15 июня, 2023", "June 15, 2023", "2023-06-15", "15.06.23 10:20", "99.99.9999", "\xff 1 мая 2020"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			return
		}
		if again, err := Parse(d.String()); err != nil || again != d || !d.Valid() || d.IsZero() {
			t.Errorf("%q is %v, which is %v (%v)", s, d, again, err)
		}
	})
}
