package handover

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// say is a sentence without arguments.
func (s *Screen) say(id string) string { return s.d.Say.Say(id, nil) }

// tell is a sentence with arguments.
func (s *Screen) tell(id string, args map[string]any) string { return s.d.Say.Say(id, args) }

// count is a sentence about a number.
func (s *Screen) count(id string, n int) string { return s.tell(id, map[string]any{"N": n}) }

// some is count, or nothing for none.
func (s *Screen) some(id string, n int) string {
	if n == 0 {
		return ""
	}
	return s.count(id, n)
}

// joined joins what is there.
func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}

// name of a person, or that there is none.
func (s *Screen) name(p desk.Person) string {
	if p.Name == "" {
		return s.say("handover.nameless")
	}
	return p.Name
}

// names of people, with commas.
func (s *Screen) names(people []desk.Person) string {
	out := make([]string, len(people))
	for i, p := range people {
		out[i] = s.name(p)
	}
	return strings.Join(out, ", ")
}

func (s *Screen) role(r revision.Role) string {
	if r == "" {
		return ""
	}
	return s.say("welcome.role." + string(r))
}

// laptops is on how many laptops a person signs.
func (s *Screen) laptops(p desk.Person) string { return s.count("handover.laptops", len(p.Devices)) }

// size is a number of bytes as people say it: "38 КБ", "1,2 МБ".
func (s *Screen) size(bytes int64) string {
	const kilo = 1024
	if bytes < 1000*kilo {
		return s.tell("publish.size.kb", map[string]any{"Size": fmt.Sprint(max((bytes+kilo/2)/kilo, 1))})
	}
	out := fmt.Sprintf("%.1f", float64(bytes)/kilo/kilo)
	if s.d.Say.Language() == "ru" {
		out = strings.Replace(out, ".", ",", 1)
	}
	return s.tell("publish.size.mb", map[string]any{"Size": out})
}

// when is a moment by this laptop's clock: "сегодня в 12:31".
func (s *Screen) when(at time.Time) string {
	now := s.d.Now()
	at = at.In(now.Location())
	day, today, lang := newsdate.Of(at), newsdate.Of(now), s.d.Say.Language()
	args := map[string]any{"Time": at.Format("15:04"), "Day": ""}
	switch {
	case day == today:
		return s.tell("publish.when.today", args)
	case day == newsdate.Of(now.AddDate(0, 0, -1)):
		return s.tell("publish.when.yesterday", args)
	case day.Year == today.Year:
		args["Day"] = newsdate.Format(day, lang, newsdate.DayMonth)
	case lang == "ru":
		args["Day"] = fmt.Sprintf("%s %d", newsdate.Format(day, lang, newsdate.DayMonth), day.Year)
	default:
		args["Day"] = newsdate.Format(day, lang, newsdate.Text)
	}
	return s.tell("publish.when.day", args)
}

// steps of a path that are shown; what stands before them is an ellipsis.
const steps = 3

// place is a folder as people say it: from the person's own folder on, and only
// the end of a long way.
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

// heading is the heading of a part.
func (s *Screen) heading(words string) fyne.CanvasObject {
	return s.k.Text(words, look.Interface, look.Ink).Bold(true)
}

// note is a small line that explains.
func (s *Screen) note(words string) fyne.CanvasObject { return s.k.Text(words, look.Small, look.Ink2) }

// number is a safety number as it is read aloud, with what to do with it.
func (s *Screen) number(of desk.Person) fyne.CanvasObject {
	return kit.Column(look.S2, s.heading(s.say("handover.number")), s.k.Groups(of.SafetyNumber), s.note(s.say("handover.number.how")))
}
