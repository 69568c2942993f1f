package kit

import (
	"testing"
	"time"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestACalendarByKeys(t *testing.T) {
	const left, right, up, down, before, after = fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown
	for name, c := range map[string]struct {
		from Day
		keys []fyne.KeyName
		want Day
	}{
		"the next day":                   {Day{2023, time.June, 15}, []fyne.KeyName{right}, Day{2023, time.June, 16}},
		"the day before":                 {Day{2023, time.June, 15}, []fyne.KeyName{left}, Day{2023, time.June, 14}},
		"a week on":                      {Day{2023, time.June, 15}, []fyne.KeyName{down}, Day{2023, time.June, 22}},
		"a week back into another month": {Day{2023, time.June, 5}, []fyne.KeyName{up}, Day{2023, time.May, 29}},
		"over the year":                  {Day{2023, time.December, 31}, []fyne.KeyName{right}, Day{2024, time.January, 1}},
		"the next month":                 {Day{2023, time.June, 15}, []fyne.KeyName{after}, Day{2023, time.July, 15}},
		"a shorter month":                {Day{2023, time.May, 31}, []fyne.KeyName{after}, Day{2023, time.June, 30}},
		"February":                       {Day{2023, time.March, 31}, []fyne.KeyName{before}, Day{2023, time.February, 28}},
		"February of a leap year":        {Day{2024, time.January, 31}, []fyne.KeyName{after}, Day{2024, time.February, 29}},
		"no leap day in 2100":            {Day{2100, time.February, 28}, []fyne.KeyName{right}, Day{2100, time.March, 1}},
		"a month of last year":           {Day{2024, time.January, 15}, []fyne.KeyName{before}, Day{2023, time.December, 15}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, nil)
			var picked []Day
			cal := june(s.k, func(d Day) { picked = append(picked, d) })
			cal.Select(c.from)
			s.win.SetContent(Column(0, cal))
			s.c.Focus(cal)
			s.key(c.keys...)
			if len(picked) > 0 {
				t.Errorf("chose %v on the way", picked)
			}
			s.key(fyne.KeyReturn)
			if len(picked) != 1 || picked[0] != c.want {
				t.Errorf("chose %v, want %v", picked, c.want)
			}
			if cal.Shown() != (Day{c.want.Year, c.want.Month, 1}) {
				t.Errorf("shows %v", cal.Shown())
			}
		})
	}
}

// TestWeeksBeginOnMonday: for every month of thirty years the page begins with the
// Monday before its first day, or with that day.
func TestWeeksBeginOnMonday(t *testing.T) {
	for month := range 12 * 30 {
		d := Day{2000, time.January, 1}.monthOn(month)
		first := d.firstShown()
		if first.time().Weekday() != time.Monday {
			t.Fatalf("the page of %v begins on a %v", d, first.time().Weekday())
		}
		if days := d.time().Sub(first.time()).Hours() / 24; days < 0 || days > 6 {
			t.Fatalf("the page of %v begins %v days before", d, days)
		}
	}
}

func TestACalendarByPointer(t *testing.T) {
	s := newStage(t, nil)
	var picked []Day
	cal := june(s.k, func(d Day) { picked = append(picked, d) })
	s.win.SetContent(Column(0, Row(0, Fixed(7*calendarCell, 0, cal), Spacer())))
	at := func(i int) (x, y float32) {
		p, size := cal.cellAt(i)
		return p.X + size.Width/2, p.Y + size.Height/2
	}
	s.click(at(0))
	if want := (Day{2023, time.May, 29}); len(picked) != 1 || picked[0] != want {
		t.Fatalf("the first cell is %v, want %v", picked, want)
	}
	cal.Select(Day{2023, time.June, 15})
	s.click(7*calendarCell-14, 18)
	if cal.Shown() != (Day{2023, time.July, 1}) || len(picked) != 1 {
		t.Errorf("the arrow shows %v, chose %v", cal.Shown(), picked)
	}
	s.click(7*calendarCell-42, 18)
	s.click(7*calendarCell-42, 18)
	if cal.Shown() != (Day{2023, time.May, 1}) {
		t.Errorf("the other arrow shows %v", cal.Shown())
	}
	cal.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(10, 5)}})
	if cal.under != -1 {
		t.Errorf("day %d is lit by a pointer on the title", cal.under)
	}
}

func TestACalendarWithoutADayShowsToday(t *testing.T) {
	k := sheet(t)
	cal := k.Calendar(Day{}, Day{2023, time.June, 12}, nil, nil, nil)
	cal.Resize(cal.MinSize())
	if cal.Shown() != (Day{2023, time.June, 1}) || cal.chosen.Visible() {
		t.Errorf("shows %v, something is chosen: %v", cal.Shown(), cal.chosen.Visible())
	}
}

func TestSignsStandUnderTheirDays(t *testing.T) {
	k := sheet(t)
	cal := june(k, nil)
	cal.SetMarks(func(d Day) []DayMark {
		if d != (Day{2023, time.June, 9}) {
			return nil
		}
		mark := DayMark{"state-published", look.Accent}
		return []DayMark{mark, mark, mark, mark}
	})
	cal.Resize(cal.MinSize())
	at, size := cal.cellAt(11)
	if cal.used != 3 {
		t.Fatalf("%d signs, want three at most", cal.used)
	}
	for _, sign := range cal.signs[:3] {
		if p := sign.Position(); p.X < at.X || p.X+8 > at.X+size.Width || p.Y < at.Y+20 || p.Y+8 > at.Y+size.Height {
			t.Errorf("a sign lies at %v, its day at %v", p, at)
		}
	}
	if cal.Select(Day{2023, time.July, 1}); cal.used != 0 {
		t.Errorf("%d signs in July", cal.used)
	}
}
