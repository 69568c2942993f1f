package editor

import (
	"slices"
	"strings"
	"testing"

	"dateline/internal/text"

	"fyne.io/fyne/v2"
)

// TestOnlyLongTextsAreAskedAbout: a paste of a few words costs nothing.
func TestOnlyLongTextsAreAskedAbout(t *testing.T) {
	for name, c := range map[string]struct {
		plain string
		asked bool
	}{
		"a word":            {"слово", false},
		"five lines":        {"а\nб\r\n\nв\n\n\nг\nд\n\n", false},
		"six lines":         {"а\nб\r\n\nв\n\n\nг\nд\nе", true},
		"a very long line":  {strings.Repeat("слово ", 40_000), true},
		"only empty lines":  {strings.Repeat("\n", 50), false},
		"a long paragraph":  {strings.Repeat("слово ", 4000), false},
		"six lines and end": {"а\nб\nв\nг\nд\nе\n", true},
	} {
		t.Run(name, func(t *testing.T) {
			s := opened(t, text.Block{Text: ""})
			asked := ""
			s.editor().o.PastePage = func(plain string) bool { asked = plain; return true }
			s.clipboard = c.plain
			s.editor().TypedShortcut(&fyne.ShortcutPaste{})
			if (asked != "") != c.asked || c.asked && s.story.Body.Block(0).Text != "" {
				t.Errorf("asked %v, want %v; the text is %q", asked != "", c.asked, s.story.Body.Block(0).Text)
			}
		})
	}
}

func TestWhatIsCopiedHereIsNotAskedAbout(t *testing.T) {
	s := opened(t, text.Block{Text: "а"}, text.Block{Text: "б"}, text.Block{Text: "в"}, text.Block{Text: "г"}, text.Block{Text: "д"}, text.Block{Text: "е"})
	e := s.editor()
	e.o.PastePage = func(string) bool { t.Error("asked about a page"); return true }
	e.o.PasteRich = func(string) bool { t.Error("asked for more than words"); return true }
	e.SelectAll()
	e.Copy()
	e.Paste()
	s.wants(t, "а\nб\nв\nг\nд\nе")
}

func TestRicherWordsComeFirst(t *testing.T) {
	s := opened(t, text.Block{Text: ""})
	var asked []string
	s.editor().o.PasteRich = func(plain string) bool { asked = append(asked, "rich "+plain); return plain == "жирно" }
	s.clipboard = "жирно"
	s.editor().Paste()
	s.wants(t, "")
	s.clipboard = "просто\u200b"
	s.editor().Paste()
	s.wants(t, "просто")
	s.editor().PastePlain()
	s.wants(t, "простопросто")
	s.editor().Lock("одобрено")
	s.editor().Paste()
	if want := []string{"rich жирно", "rich просто\u200b"}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
}
