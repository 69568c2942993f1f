package shell

import (
	"fmt"
	"strings"
	"time"

	"dateline/internal/rules"
	"dateline/ui/inspector"
	"dateline/ui/kit"
	"dateline/ui/look"
	"dateline/ui/storyview"

	"fyne.io/fyne/v2"
)

// status is the row at the foot of the window: how long the story is, what is
// wrong with it, how much time is left. Each part can be pressed.
type status struct {
	s       *Shell
	row     *kit.Stack
	content fyne.CanvasObject

	work     string
	counts   storyview.Counts
	selected storyview.Counts
	findings []rules.Finding
	known    bool
}

const statusHeight = 28

func newStatus(s *Shell) *status {
	st := &status{s: s, row: kit.Row(16)}
	st.content = kit.Column(0, kit.Line(), kit.Fixed(0, s.look.Scaled(statusHeight)-1, kit.Inset(0, 16, 0, 16, st.row)))
	st.show()
	return st
}

func (st *status) count(c storyview.Counts) {
	st.counts, st.known = c, true
	st.show()
}

// selects says how long what is selected is; the zero Counts go back to the story.
func (st *status) selects(c storyview.Counts) {
	st.selected = c
	st.show()
}

func (st *status) found(f []rules.Finding) {
	st.findings = f
	st.show()
}

// working says what takes a moment; "" is nothing.
func (st *status) working(what string) {
	st.work = what
	st.show()
}

// show draws the row anew: it changes with a pause in typing, not with a key.
func (st *status) show() {
	s, k := st.s, st.s.kit
	var parts []fyne.CanvasObject
	add := func(run func(), token look.Token, icon look.Icon, words string) {
		line := []fyne.CanvasObject{}
		if icon != "" {
			line = append(line, k.Icon(icon, 14, token))
		}
		line = append(line, k.Text(words, look.Label, token).Lines(1))
		parts = append(parts, k.Pressable(kit.Inset(2, 4, 2, 4, kit.Row(4, line...)), run))
	}
	if s.sheet != nil && st.known {
		add(func() { s.showTab(inspector.Details) }, look.Ink2, "", st.length())
		blocks, warns := tally(st.findings)
		checks := func() { s.showTab(inspector.Checks) }
		if blocks > 0 {
			add(checks, look.Red, "blocks", s.sayN("shell.blocks", blocks))
		} else {
			add(checks, look.Green, "pass", s.say("shell.nothing-blocks"))
		}
		if warns > 0 {
			add(checks, look.Amber, "warns", s.sayN("shell.warns", warns))
		}
		if at := s.sheet.Story().Deadline; !at.IsZero() {
			words, late := s.deadlineWords(at)
			token := look.Ink2
			if late {
				token = look.Red
			}
			add(func() { s.showTab(inspector.Details) }, token, "clock", words)
		}
	}
	if st.work != "" {
		parts = append(parts, k.Text(st.work+"…", look.Label, look.Ink2).Lines(1))
	}
	parts = append(parts, kit.Spacer())
	words := k.Text(s.say("shell.commands"), look.Label, look.Ink2).Lines(1)
	keys := k.Text("Ctrl+K", look.Label, look.Ink3).Lines(1)
	parts = append(parts, k.Pressable(kit.Inset(2, 4, 2, 4, kit.Row(6, words, keys)), func() { s.Run("help.palette") }))
	st.row.Set(parts...)
}

// length is that of what is selected, else of the story.
func (st *status) length() string {
	if st.selected == (storyview.Counts{}) {
		return st.s.lengthWords(st.counts)
	}
	return st.s.words.Say("shell.selected", map[string]any{"Length": st.s.lengthWords(st.selected)})
}

func tally(found []rules.Finding) (blocks, warns int) {
	for _, f := range found {
		switch f.Level {
		case rules.Blocks:
			blocks++
		case rules.Warns:
			warns++
		}
	}
	return blocks, warns
}

// lengthWords: "1 786 знаков · 237 слов · 1 мин чтения".
func (s *Shell) lengthWords(c storyview.Counts) string {
	part := func(id string, n int) string {
		return s.words.Say(id, map[string]any{"N": n, "Number": grouped(n, s.words.Language())})
	}
	return strings.Join([]string{part("shell.letters", c.Letters), part("shell.words", c.Words), part("shell.minutes", c.Minutes)}, " · ")
}

// grouped writes a number in groups of three: a no-break space in Russian, a
// comma in English.
func grouped(n int, lang string) string {
	s := fmt.Sprint(n)
	by := "\u00a0"
	if lang == "en" {
		by = ","
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + by + s[i:]
	}
	return s
}

// deadlineWords say when the deadline is and how much is left; late in the last hour.
func (s *Shell) deadlineWords(at time.Time) (words string, late bool) {
	left := at.Sub(s.now())
	args := map[string]any{"Time": at.In(s.zone()).Format("15:04")}
	if left <= 0 {
		return s.words.Say("shell.deadline.over", args), true
	}
	if left > 24*time.Hour {
		args["Time"] = at.In(s.zone()).Format(s.say("library.moment"))
		return s.words.Say("shell.deadline.later", args), false
	}
	args["Left"] = s.words.Say("shell.minutes-left", map[string]any{"Minutes": int(left.Minutes()) % 60})
	if h := int(left.Hours()); h > 0 {
		args["Left"] = s.words.Say("shell.hours-left", map[string]any{"Hours": h, "Minutes": int(left.Minutes()) % 60})
	}
	return s.words.Say("shell.deadline", args), left <= time.Hour
}

// zone is the clock of the open story.
func (s *Shell) zone() *time.Location {
	if s.sheet != nil {
		if name := s.sheet.Story().Dateline.Place.Zone; name != "" {
			return zoneOf(name)
		}
	}
	return s.wall()
}

// wall is the clock on the newsroom's wall: times of a list keep it, whichever
// story is open.
func (s *Shell) wall() *time.Location { return zoneOf(s.profile.Zone) }

func zoneOf(name string) *time.Location {
	if zone, err := time.LoadLocation(name); err == nil && name != "" {
		return zone
	}
	return time.Local
}
