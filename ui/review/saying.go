package review

import (
	"strconv"
	"strings"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/text"
	"dateline/ui/verdict"
)

func (s *Screen) speaker() verdict.Speaker { return verdict.Speaker{Say: s.d.Say, Now: s.d.Now} }

// number is one with its thousands parted as the language does.
func (s *Screen) number(n int) string {
	digits, sign := strconv.Itoa(n), ""
	if n < 0 {
		digits, sign = digits[1:], "\u2212"
	}
	gap := "\u00a0"
	if s.d.Say.Language() == "en" {
		gap = ","
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + gap + digits[i:]
	}
	return sign + digits
}

// moment is a time of today, or the day with it.
func (s *Screen) moment(t time.Time) string {
	now := s.d.Now()
	t = t.In(now.Location())
	at := t.Format("15:04")
	if newsdate.Of(t) == newsdate.Of(now) {
		return at
	}
	return newsdate.Format(newsdate.Of(t), s.d.Say.Language(), newsdate.DayMonth) + ", " + at
}

// day is that of a time, as a heading.
func (s *Screen) day(t time.Time) string {
	return newsdate.Format(newsdate.Of(t.In(s.d.Now().Location())), s.d.Say.Language(), newsdate.DayMonth)
}

// person is a name, or that there is none.
func (s *Screen) person(name string, accepted bool) string {
	switch {
	case !accepted && name != "": // on a laptop that no longer speaks for them
		return s.tell("review.unverified", map[string]any{"Person": name})
	case !accepted:
		return s.say("review.stranger")
	case name == "":
		return s.say("review.nameless")
	}
	return name
}

// printed is what was written in several lines.
func printed(words string) string { return strings.ReplaceAll(words, string(text.SoftBreak), "\n") }

// joined joins what is there.
func joined(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
