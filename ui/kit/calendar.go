package kit

import (
	"strconv"
	"time"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Day is a day of a calendar; the zero Day is none.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

func (d Day) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC) }

func dayOf(t time.Time) Day { return Day{t.Year(), t.Month(), t.Day()} }

// plus is the day so many days on.
func (d Day) plus(days int) Day { return dayOf(d.time().AddDate(0, 0, days)) }

// monthOn is the same day so many months on, or the last one when that month is
// shorter.
func (d Day) monthOn(months int) Day {
	first := time.Date(d.Year, d.Month+time.Month(months), 1, 12, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Day{first.Year(), first.Month(), min(d.Day, last)}
}

// firstShown is the Monday that begins the page of a day's month.
func (d Day) firstShown() Day {
	first := Day{d.Year, d.Month, 1}
	return first.plus(-(int(first.time().Weekday()) + 6) % 7)
}

// Calendar shows a month in which a day is chosen. Arrows move by days and weeks,
// PgUp and PgDn by months, Enter chooses.
type Calendar struct {
	control
	selected, today, at Day
	months, weekdays    []string
	pick                func(Day)
	marks               func(Day) []DayMark
	under               int // the day under the pointer, -1 for none

	title               *canvas.Text
	previous, next      *canvas.Image
	head                []*canvas.Text
	days                []*canvas.Text
	chosen, lit, cursor *canvas.Rectangle
	drawing             *drawing
	objects             []fyne.CanvasObject // without the signs
	signs               []*canvas.Image     // of which so many are used
	used                int
}

// DayMark is a small sign under a day of a Calendar.
type DayMark struct {
	Icon  look.Icon
	Token look.Token
}

var _ focusable = (*Calendar)(nil)

// Calendar makes one that shows the month of selected, or of today when none is
// selected. The names of months and weekdays come from the caller, the week
// begins with Monday.
func (k *Kit) Calendar(selected, today Day, months, weekdays []string, pick func(Day)) *Calendar {
	c := &Calendar{selected: selected, today: today, at: selected, months: months, weekdays: weekdays, pick: pick, under: -1}
	if selected == (Day{}) {
		c.at = today
	}
	c.own(k, c)
	return c
}

// Select chooses a day and shows its month, without calling pick.
func (c *Calendar) Select(d Day) { c.selected, c.at = d, d; c.Refresh() }

// Shown is the first day of the month that is shown.
func (c *Calendar) Shown() Day { return Day{c.at.Year, c.at.Month, 1} }

// SetMarks puts small signs under days; f is asked for every day that is shown.
func (c *Calendar) SetMarks(f func(Day) []DayMark) { c.marks = f; c.Refresh() }

func (c *Calendar) move(to Day) { c.at = to; c.Refresh() }

func (c *Calendar) choose(d Day) {
	c.selected, c.at = d, d
	c.Refresh()
	if c.pick != nil {
		c.pick(d)
	}
}

// TypedKey moves and chooses.
func (c *Calendar) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		c.move(c.at.plus(-1))
	case fyne.KeyRight:
		c.move(c.at.plus(1))
	case fyne.KeyUp:
		c.move(c.at.plus(-7))
	case fyne.KeyDown:
		c.move(c.at.plus(7))
	case fyne.KeyPageUp:
		c.move(c.at.monthOn(-1))
	case fyne.KeyPageDown:
		c.move(c.at.monthOn(1))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.choose(c.at)
	default:
		c.k.Keys.TypedKey(e)
	}
}

// Tapped chooses a day, or turns the page.
func (c *Calendar) Tapped(e *fyne.PointEvent) {
	c.take()
	size := c.Size()
	switch {
	case e.Position.Y < calendarHead && e.Position.X > size.Width-28:
		c.move(c.at.monthOn(1))
	case e.Position.Y < calendarHead && e.Position.X > size.Width-56:
		c.move(c.at.monthOn(-1))
	default:
		if i := c.dayAt(e.Position); i >= 0 {
			c.choose(c.at.firstShown().plus(i))
		}
	}
}

// MouseMoved lights the day under the pointer.
func (c *Calendar) MouseMoved(e *desktop.MouseEvent) {
	if i := c.dayAt(e.Position); i != c.under {
		c.under = i
		c.Refresh()
	}
}

// MouseOut takes the light away.
func (c *Calendar) MouseOut() { c.under = -1; c.control.MouseOut() }

// Measures of a calendar.
const (
	calendarHead = 36
	calendarWeek = 28
	calendarCell = 36
)

func (c *Calendar) rowHeight() float32 {
	if c.marks != nil {
		return 42
	}
	return 34
}

// cellAt is where a day of the page stands.
func (c *Calendar) cellAt(i int) (fyne.Position, fyne.Size) {
	w := c.Size().Width / 7
	x := whole(float32(i%7) * w)
	y := calendarHead + calendarWeek + float32(i/7)*c.rowHeight()
	return fyne.NewPos(x, y), fyne.NewSize(whole(float32(i%7+1)*w)-x, c.rowHeight())
}

func (c *Calendar) dayAt(p fyne.Position) int {
	y := p.Y - calendarHead - calendarWeek
	if y < 0 || c.Size().Width == 0 {
		return -1
	}
	i := int(y/c.rowHeight())*7 + min(int(p.X*7/c.Size().Width), 6)
	if i < 0 || i >= calendarDays {
		return -1
	}
	return i
}

const calendarDays = 42

func (c *Calendar) monthName() string {
	name := strconv.Itoa(int(c.at.Month))
	if i := int(c.at.Month) - 1; i < len(c.months) {
		name = c.months[i]
	}
	return name + " " + strconv.Itoa(c.at.Year)
}
