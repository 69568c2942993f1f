package publish

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/internal/newsdate"
	"dateline/internal/story"
)

// joined joins what is there.
func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}

// within is a sentence as it stands behind a colon: it begins with a small letter,
// unless its first word is written in capitals, and ends without a full stop.
func within(sentence string) string {
	first, n := utf8.DecodeRuneInString(sentence)
	if second, _ := utf8.DecodeRuneInString(sentence[n:]); n > 0 && !unicode.IsUpper(second) {
		sentence = string(unicode.ToLower(first)) + sentence[n:]
	}
	return strings.TrimSuffix(sentence, ".")
}

// dayOf is a day as the program says it, "15 июня 2023".
func (s *Screen) dayOf(d newsdate.Date) string {
	switch {
	case d.IsZero():
		return ""
	case s.d.Say.Language() == "ru":
		return fmt.Sprintf("%s %d", newsdate.Format(d, "ru", newsdate.DayMonth), d.Year)
	}
	return newsdate.Format(d, "en", newsdate.Text)
}

// when is a moment by this laptop's clock: "сегодня в 12:31".
func (s *Screen) when(at time.Time) string {
	now := s.d.Now()
	at = at.In(now.Location())
	day, today := newsdate.Of(at), newsdate.Of(now)
	args := map[string]any{"Time": at.Format("15:04"), "Day": ""}
	switch {
	case day == today:
		return s.tell("publish.when.today", args)
	case day == newsdate.Of(now.AddDate(0, 0, -1)):
		return s.tell("publish.when.yesterday", args)
	case day.Year == today.Year:
		args["Day"] = newsdate.Format(day, s.d.Say.Language(), newsdate.DayMonth)
	default:
		args["Day"] = s.dayOf(day)
	}
	return s.tell("publish.when.day", args)
}

// size is a number of bytes as people say it: "38 КБ", "1,2 МБ".
func (s *Screen) size(bytes int64) string {
	const kilo = 1024
	if bytes < 1000*kilo {
		return s.tell("publish.size.kb", map[string]any{"Size": fmt.Sprint(max((bytes+kilo/2)/kilo, 1))})
	}
	return s.tell("publish.size.mb", map[string]any{"Size": s.decimal(float64(bytes) / kilo / kilo)})
}

// decimal is a number with one place, with the comma of the language.
func (s *Screen) decimal(x float64) string {
	out := fmt.Sprintf("%.1f", x)
	if s.d.Say.Language() == "ru" {
		out = strings.Replace(out, ".", ",", 1)
	}
	return out
}

// files is how many files there are and how large they are together.
func (s *Screen) files(n int, bytes int64) string {
	return s.tell("publish.files", map[string]any{"N": n, "Size": s.size(bytes)})
}

// steps of a path that are shown; what stands before them is an ellipsis.
const steps = 3

// place is a folder as people say it: from the person's own folder on, "Документы
// / Выпуски", and only the end of a long way.
func (s *Screen) place(folder string) string {
	path, sep := folder, string(filepath.Separator)
	if s.d.Home != "" {
		if rest, err := filepath.Rel(s.d.Home, folder); err == nil && rest != ".." && !strings.HasPrefix(rest, ".."+sep) {
			path = rest
		}
	}
	parts := strings.Split(strings.Trim(filepath.ToSlash(path), "/"), "/")
	switch {
	case path == ".":
		return s.say("publish.home")
	case len(parts) > steps:
		return "… / " + strings.Join(parts[len(parts)-steps:], " / ")
	case filepath.IsAbs(path):
		return path
	}
	return strings.Join(parts, " / ")
}

// zone is the clock of the story: its city's, else the outlet's.
func (s *Screen) zone(st story.Story) *time.Location {
	if zone, err := time.LoadLocation(st.Dateline.Place.Zone); err == nil && st.Dateline.Place.Zone != "" {
		return zone
	}
	return s.d.Profile.Location()
}
