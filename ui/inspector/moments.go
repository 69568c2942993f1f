package inspector

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/story"
)

// dayText is a day as fields show it, "15 июня 2023"; newsdate reads it back.
func dayText(d newsdate.Date, lang string) string {
	switch {
	case d.IsZero():
		return ""
	case lang == "ru":
		return fmt.Sprintf("%s %04d", newsdate.Format(d, lang, newsdate.DayMonth), d.Year)
	}
	return newsdate.Format(d, lang, newsdate.Short) // a whole September does not fit
}

// shortDay is a day of this year without the year.
func shortDay(d newsdate.Date, year int, lang string) string {
	full := dayText(d, lang)
	if d.Year == year {
		return strings.TrimSuffix(full, fmt.Sprintf(" %04d", year))
	}
	return full
}

// momentText is a moment as fields show it, "16 июня, 09:00": without the year
// where it is this one. readMoment reads it back.
func momentText(t time.Time, zone *time.Location, now time.Time, lang string) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(zone)
	return shortDay(newsdate.Of(t), now.In(zone).Year(), lang) + t.Format(", 15:04")
}

// clock is a time of day at the end of what was typed.
var clock = regexp.MustCompile(`^(.*?)[\s,]*(?:\s(?:в|at)\s+)?(\d{1,2}):(\d{2})$`)

// readMoment reads a day with a time as people type it, in a zone: "16 июня,
// 09:00", "завтра 9:00", "18:00" for today. A day alone is its first minute.
func readMoment(typed string, zone *time.Location, now time.Time) (time.Time, bool) {
	today := newsdate.Of(now.In(zone))
	day, hour, minute := strings.TrimSpace(typed), 0, 0
	if parts := clock.FindStringSubmatch(day); parts != nil {
		day = strings.TrimSpace(parts[1])
		if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "%d %d", &hour, &minute); err != nil || hour > 23 || minute > 59 {
			return time.Time{}, false
		}
	}
	on := today
	if day != "" {
		var err error
		if on, err = newsdate.ParseAt(day, today); err != nil {
			return time.Time{}, false
		}
	} else if typed == "" {
		return time.Time{}, false
	}
	return time.Date(on.Year, on.Month, on.Day, hour, minute, 0, 0, zone).UTC(), true
}

// firstNumber is the day in what was typed as a date.
var firstNumber = regexp.MustCompile(`^(\D*)(\d{1,2})(\D.*)$`)

// tooLate says of a date that does not exist which month is too short for it,
// and how many days that month has: "31 июня" is one of June, which has 30.
func tooLate(typed string, today newsdate.Date) (month time.Month, days int, ok bool) {
	parts := firstNumber.FindStringSubmatch(strings.TrimSpace(typed))
	if parts == nil {
		return 0, 0, false
	}
	first, err := newsdate.ParseAt(parts[1]+"1"+parts[3], today)
	if err != nil {
		return 0, 0, false
	}
	days = time.Date(first.Year, first.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	var day int
	if _, err := fmt.Sscan(parts[2], &day); err != nil || day <= days {
		return 0, 0, false
	}
	return first.Month, days, true
}

// zoneOf is the clock a story is written by: its city's, else the outlet's.
func zoneOf(s story.Story, p outlet.Profile) *time.Location {
	for _, name := range []string{s.Dateline.Place.Zone, p.Zone} {
		if name == "" {
			continue
		}
		if zone, err := time.LoadLocation(name); err == nil {
			return zone
		}
	}
	return time.UTC
}

// zoneText is how far a clock is from UTC on a day, "UTC+7", "UTC−3:30".
func zoneText(at time.Time) string {
	_, seconds := at.Zone()
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	if minutes := seconds / 60 % 60; minutes != 0 {
		return fmt.Sprintf("UTC%s%d:%02d", sign, seconds/3600, minutes)
	}
	return fmt.Sprintf("UTC%s%d", sign, seconds/3600)
}
