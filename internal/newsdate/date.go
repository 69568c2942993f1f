// Package newsdate is the date of a story as a newsroom writes it: a day
// without a clock, in the words of Russian or English.
//
// The invariant: a [Date] that is not zero is a day that exists, and what
// [Date.String] writes is what [Parse] reads.
package newsdate

import (
	"errors"
	"fmt"
	"time"
)

// ErrNotADate: the text names no day that exists.
var ErrNotADate = errors.New("not a date")

// Date is one day of the Gregorian calendar, in no zone. The zero Date means
// "no date".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Of is the day that t shows in its own location.
func Of(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero says that there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// In is the first moment of the day in the zone.
func (d Date) In(zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
}

// String writes ISO 8601, "2023-06-15"; "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes what String writes.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads ISO 8601 or nothing.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("%w: %q", ErrNotADate, text)
	}
	*d = Of(t)
	return nil
}

// Valid says whether the date is a day of the calendar in the years 1 to 9999,
// or no date.
func (d Date) Valid() bool {
	return d.IsZero() || d.Year >= 1 && d.Year <= 9999 && Of(time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)) == d
}
