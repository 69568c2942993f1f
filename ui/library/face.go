package library

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/ui/look"
)

// face is what a row says of a story, in words, before any of it is measured.
type face struct {
	headline   string
	untitled   bool
	place, day string
	// length alone, and with its unit.
	length, letters string
	// due is a deadline, with a clock, or the end of an embargo.
	due      string
	dueToken look.Token
	clock    bool
	late     bool
	state    string
	mark     look.Icon
	token    look.Token
	// tail is what blocks the story, or who writes it; without sign it is that.
	tail      string
	sign      look.Icon
	tailToken look.Token
}

// soon is how long before a deadline it is loud.
const soon = time.Hour

func (l *Library) faceOf(r *desk.Row) face {
	f := face{headline: r.Headline, place: r.Place, state: l.stateWord(r.State)}
	f.mark, f.token = look.StateMark(string(r.State))
	if f.headline == "" {
		f.headline, f.untitled = l.say("library.untitled"), true
	}
	if r.Damaged != nil {
		f.headline, f.state = l.say("library.damaged"), ""
	}
	lang := l.d.Say.Language()
	f.day = day(r.Date, l.d.Now().In(l.d.Zone()).Year(), lang)
	if r.Length > 0 {
		f.length = grouped(r.Length, lang)
		f.letters = l.d.Say.Say("library.letters", map[string]any{"Number": f.length})
	}
	l.due(&f, r)
	l.tail(&f, r)
	return f
}

// settled stories are out, or put aside: nothing presses and nothing blocks.
func settled(s revision.State) bool {
	switch s {
	case revision.StatePublished, revision.StateCorrecting, revision.StateSpiked, revision.StateKilled:
		return true
	}
	return false
}

// written stories are on somebody's desk: they may still grow.
func written(s revision.State) bool {
	switch s {
	case revision.StateDraft, revision.StateReturned, revision.StateChangedAfter, revision.StateBothChanged:
		return true
	}
	return false
}

// due tells the end of an embargo that is waited for, else the deadline.
func (l *Library) due(f *face, r *desk.Row) {
	now := l.d.Now()
	switch {
	case settled(r.State):
	case r.Embargo.After(now) && (r.State == revision.StateEmbargoed || r.Deadline.IsZero()):
		f.due, f.dueToken = l.moment(r.Embargo), look.Violet
	case !r.Deadline.IsZero():
		f.due, f.dueToken, f.clock = l.moment(r.Deadline), look.Ink2, true
		if r.Deadline.Sub(now) <= soon {
			f.dueToken, f.late = look.Red, true
		}
	}
}

// moment is a time of today, or a day with a time.
func (l *Library) moment(t time.Time) string {
	t, now := t.In(l.d.Zone()), l.d.Now().In(l.d.Zone())
	if newsdate.Of(t) == newsdate.Of(now) {
		return t.Format("15:04")
	}
	return t.Format(l.say("library.moment"))
}

// tail tells what blocks the story; when nothing does and it is being written,
// what should be looked at; else who writes it.
func (l *Library) tail(f *face, r *desk.Row) {
	switch {
	case r.Damaged != nil:
		f.sign, f.tail, f.tailToken = "blocks", l.d.Say.Sentence(r.Damaged), look.Red
	case r.Blocker != nil && !settled(r.State):
		f.sign, f.tail, f.tailToken = "blocks", remark(l.d.Say.Say(r.Blocker.Why())), look.Red
	case written(r.State) && r.Planned > 0 && r.Length > r.Planned:
		over := grouped(r.Length-r.Planned, l.d.Say.Language())
		f.sign, f.tail, f.tailToken = "warns", l.d.Say.Say("library.over-plan", map[string]any{"Over": over}), look.Amber
	case written(r.State) && r.Warnings > 0:
		f.sign, f.tail, f.tailToken = "warns", l.d.Say.Say("library.warnings", map[string]any{"N": r.Warnings}), look.Amber
	default:
		f.tail, f.tailToken = r.Author, look.Ink2
	}
}

// remark is a sentence without its capital and its full stop.
func remark(s string) string {
	s = strings.TrimSuffix(s, ".")
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:n]) + s[n:]
}

// day is a date as rows tell it: without the year where it is this one.
func day(d newsdate.Date, year int, lang string) string {
	if d.IsZero() {
		return ""
	}
	text := fmt.Sprintf("%d %s", d.Day, d.Month)
	if lang == "ru" {
		text = newsdate.Format(d, lang, newsdate.DayMonth)
	}
	if d.Year != year {
		text += " " + strconv.Itoa(d.Year)
	}
	return text
}

// grouped is a number with its digits in threes.
func grouped(n int, lang string) string {
	s, by := strconv.Itoa(n), "\u00a0"
	if lang == "en" {
		by = ","
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + by + s[i:]
	}
	return s
}
