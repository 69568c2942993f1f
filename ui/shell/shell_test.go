package shell

import (
	"testing"
	"time"

	"dateline/internal/words"
	"dateline/ui/command"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func speaking(t *testing.T, lang string) *Shell {
	t.Helper()
	w, err := words.In(lang)
	if err != nil {
		t.Fatal(err)
	}
	s := &Shell{words: w, o: Options{Now: func() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }}}
	s.profile.Zone = "Asia/Barnaul"
	if err := s.register(); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestEveryCommandIsNamed in both languages, stands in a menu that exists, and
// its keys come back from the toolkit as they were sent.
func TestEveryCommandIsNamed(t *testing.T) {
	for _, lang := range words.Languages() {
		s := speaking(t, lang)
		menus := map[string]bool{"": true}
		for _, m := range menuNames() {
			menus[m] = true
			if !s.words.Has("menu." + m) {
				t.Errorf("%s: menu %s has no name", lang, m)
			}
		}
		titles := map[string]command.ID{}
		for _, c := range s.commands.All() {
			title := s.say(c.Title())
			if !s.words.Has(c.Title()) || !menus[c.Menu] {
				t.Errorf("%s: command %s is called %q and stands in menu %q", lang, c.ID, title, c.Menu)
			}
			if other, twice := titles[title]; twice {
				t.Errorf("%s: %s and %s are both called %q", lang, other, c.ID, title)
			}
			titles[title] = c.ID
			if c.Shortcut.Ctrl {
				if back, ok := shortcutOf(toolkitShortcut(c.Shortcut)); !ok || back != c.Shortcut {
					t.Errorf("%s comes back as %s", c.Shortcut, back)
				}
			}
		}
	}
}

// TestWithoutAStoryCommandsSayWhy, in words, and do not run.
func TestWithoutAStoryCommandsSayWhy(t *testing.T) {
	s := speaking(t, "ru")
	closed := 0
	for _, c := range s.commands.All() {
		if c.Why == nil {
			continue
		}
		reason := c.Why()
		if reason == "" { // it can run, and says why only while a review is open
			continue
		}
		if reason != noStory || !s.words.Has(string(reason)) {
			t.Errorf("%s: %q", c.ID, reason)
		}
		closed++
	}
	if closed < 30 {
		t.Errorf("only %d commands ask for a story", closed)
	}
}

func TestToolkitShortcuts(t *testing.T) {
	ctrl, shift := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	for want, sc := range map[string]fyne.Shortcut{
		"Ctrl+Z":           &fyne.ShortcutUndo{},
		"Ctrl+C":           &fyne.ShortcutCopy{},
		"Ctrl+Shift+Enter": &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: ctrl | shift},
		"Ctrl+PgDn":        &desktop.CustomShortcut{KeyName: fyne.KeyPageDown, Modifier: ctrl},
		"Ctrl+=":           &desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: ctrl},
	} {
		if got, ok := shortcutOf(sc); !ok || got.String() != want {
			t.Errorf("%v is read as %q, want %q", sc, got, want)
		}
	}
	if got, ok := shortcutOf(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierAlt}); ok {
		t.Errorf("Alt+K is read as %q: on a Russian layout it would not arrive", got)
	}
}

func TestAddressesAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{
		"zarya.example/novost":      "https://zarya.example/novost",
		" https://zarya.example ":   "https://zarya.example",
		"http://zarya.example/a?b":  "http://zarya.example/a?b",
		"red@zarya.example":         "mailto:red@zarya.example",
		"mailto:red@zarya.example":  "mailto:red@zarya.example",
		"маяк":                      "",
		"javascript:alert(1)":       "",
		"file:///etc/passwd":        "",
		"https://u:p@zarya.example": "",
		"":                          "",
		"две части.рф":              "",
	} {
		if got, ok := address(typed); got != want || ok != (want != "") {
			t.Errorf("address(%q) = %q, %v; want %q", typed, got, ok, want)
		}
	}
}

func TestNumbersAndDeadlinesInWords(t *testing.T) {
	ru, en := speaking(t, "ru"), speaking(t, "en")
	if got := grouped(1234567, "ru"); got != "1\u00a0234\u00a0567" {
		t.Errorf("grouped: %q", got)
	}
	if got := grouped(987, "en") + " " + grouped(1786, "en"); got != "987 1,786" {
		t.Errorf("grouped: %q", got)
	}
	now := ru.now()
	for _, c := range []struct {
		s    *Shell
		left time.Duration
		want string
		late bool
	}{
		{ru, 115 * time.Minute, "Срок 17:55, осталось 1 ч 55 мин", false},
		{ru, 40 * time.Minute, "Срок 16:40, осталось 40 мин", true},
		{ru, -time.Minute, "Срок 15:59 прошёл", true},
		{en, 115 * time.Minute, "Deadline 17:55, 1 h 55 min left", false},
		{en, 30 * time.Hour, "Deadline 25 Nov, 22:00", false},
	} {
		if got, late := c.s.deadlineWords(now.Add(c.left)); got != c.want || late != c.late {
			t.Errorf("%v left: %q, late %v; want %q, %v", c.left, got, late, c.want, c.late)
		}
	}
}

func TestAPhotoIsToldByItsName(t *testing.T) {
	for name, want := range map[string]bool{"a.JPG": true, "b.webp": true, "page.txt": false, "jpg": false} {
		if isPhoto(name) != want {
			t.Errorf("isPhoto(%q) is not %v", name, want)
		}
	}
}

func TestTheTextSizeIsOneOfThoseOffered(t *testing.T) {
	for written, want := range map[string]int{"": 100, "115": 115, "117": 100, "huge": 100, "150": 150} {
		if got := percent(written); got != want {
			t.Errorf("percent(%q) = %d, want %d", written, got, want)
		}
	}
}

// TestPanelsGiveWayBeforeTheText: queues first, then the panel at the right.
func TestPanelsGiveWayBeforeTheText(t *testing.T) {
	for width, want := range map[float32][2]bool{1440: {false, false}, 1400: {true, false}, 1280: {true, false}, 1200: {true, true}, 1024: {true, true}} {
		s := speaking(t, "ru")
		s.panels = defaultPanels()
		f := &frame{s: s, size: fyne.NewSize(width, 800)}
		if got := [2]bool{f.queuesFolded(), f.isNarrow()}; got != want {
			t.Errorf("at %v the queues fold: %v, the panel: %v", width, got[0], got[1])
		}
	}
}
