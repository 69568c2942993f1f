package desk

import (
	"strings"
	"time"

	"dateline/internal/newsdate"
)

// moment reads a point in time as people type it: ISO 8601 with a zone, or
// without one in the local time of the city; a day alone is its first minute.
func moment(s string, zone *time.Location) (time.Time, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02 15:04Z07:00", "2006-01-02 15:04 Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC().Truncate(time.Second), true
		}
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "02.01.2006 15:04", time.DateOnly} {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t.UTC(), true
		}
	}
	if d, err := newsdate.Parse(s); err == nil && !strings.Contains(s, ":") {
		return d.In(zone).UTC(), true
	}
	return time.Time{}, false
}
