package inspector

import (
	"testing"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/story"
)

func barnaul(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Barnaul")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// noon is the clock of these tests: 15 Jun 2023, 12:05 in Barnaul.
func noon(t *testing.T) time.Time {
	t.Helper()
	return time.Date(2023, 6, 15, 12, 5, 0, 0, barnaul(t))
}

func TestAMomentIsReadAsPeopleTypeIt(t *testing.T) {
	at := func(y int, m time.Month, d, hour, minute int) time.Time {
		return time.Date(y, m, d, hour, minute, 0, 0, barnaul(t)).UTC()
	}
	for _, c := range []struct {
		typed string
		want  time.Time
	}{
		{"16 июня, 09:00", at(2023, 6, 16, 9, 0)},
		{"16 June, 09:00", at(2023, 6, 16, 9, 0)},
		{"16 июня в 9:00", at(2023, 6, 16, 9, 0)},
		{"завтра 9:30", at(2023, 6, 16, 9, 30)},
		{"18:00", at(2023, 6, 15, 18, 0)},
		{"1 января 2024, 00:00", at(2024, 1, 1, 0, 0)},
		{"15.06.23 7:05", at(2023, 6, 15, 7, 5)},
		{"2023-06-16", at(2023, 6, 16, 0, 0)},
	} {
		got, ok := readMoment(c.typed, barnaul(t), noon(t))
		if !ok || !got.Equal(c.want) {
			t.Errorf("%q is read as %v, want %v", c.typed, got, c.want)
		}
	}
	for _, typed := range []string{"", "скоро", "16 июня, 25:00", "31 июня, 09:00", "9:77"} {
		if got, ok := readMoment(typed, barnaul(t), noon(t)); ok {
			t.Errorf("%q is read as %v", typed, got)
		}
	}
}

// TestWhatAFieldShowsItReads: a moment goes into the field and out again.
func TestWhatAFieldShowsItReads(t *testing.T) {
	for _, lang := range []string{"ru", "en"} {
		for _, at := range []time.Time{
			time.Date(2023, 6, 16, 2, 0, 0, 0, time.UTC), time.Date(2024, 12, 31, 20, 15, 0, 0, time.UTC), time.Date(2023, 3, 1, 0, 0, 0, 0, time.UTC),
		} {
			shown := momentText(at, barnaul(t), noon(t), lang)
			if got, ok := readMoment(shown, barnaul(t), noon(t)); !ok || !got.Equal(at) {
				t.Errorf("%v is shown as %q and read as %v", at, shown, got)
			}
		}
		for month := range 12 {
			d := newsdate.Date{Year: 2023, Month: time.Month(month + 1), Day: 28}
			if got, err := newsdate.Parse(dayText(d, lang)); err != nil || got != d {
				t.Errorf("%v is shown as %q and read as %v", d, dayText(d, lang), got)
			}
		}
	}
	if got := momentText(time.Date(2023, 6, 16, 2, 0, 0, 0, time.UTC), barnaul(t), noon(t), "ru"); got != "16 июня, 09:00" {
		t.Errorf("a moment of this year is shown as %q", got)
	}
	if got := dayText(newsdate.Date{Year: 2023, Month: 6, Day: 15}, "en"); got != "15 Jun 2023" {
		t.Errorf("a day is shown as %q", got)
	}
}

func TestAMonthThatIsTooShort(t *testing.T) {
	today := newsdate.Date{Year: 2023, Month: 6, Day: 15}
	for _, c := range []struct {
		typed string
		month time.Month
		days  int
		short bool
	}{
		{"31 июня", 6, 30, true},
		{"30 февраля 2024", 2, 29, true},
		{"29.02.2023", 2, 28, true},
		{"30 июня", 0, 0, false},
		{"скоро", 0, 0, false},
		{"31 неизвестно", 0, 0, false},
	} {
		month, days, short := tooLate(c.typed, today)
		if month != c.month || days != c.days || short != c.short {
			t.Errorf("%q: %v with %d days, %v", c.typed, month, days, short)
		}
	}
}

func TestTheClockOfAStoryIsThatOfItsCity(t *testing.T) {
	home := outlet.Profile{Zone: "Asia/Barnaul"}
	s := story.Story{}
	if got := zoneOf(s, home).String(); got != "Asia/Barnaul" {
		t.Errorf("without a city: %s", got)
	}
	s.Dateline.Place.Zone = "Europe/Moscow"
	if got := zoneOf(s, home).String(); got != "Europe/Moscow" {
		t.Errorf("in Moscow: %s", got)
	}
	for zone, want := range map[string]string{"Asia/Barnaul": "UTC+7", "Asia/Kolkata": "UTC+5:30", "America/St_Johns": "UTC−2:30", "UTC": "UTC+0"} {
		l, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := zoneText(noon(t).In(l)); got != want {
			t.Errorf("%s is %s, want %s", zone, got, want)
		}
	}
}
