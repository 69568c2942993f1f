package editor

import (
	"strings"
	"testing"

	"dateline/internal/text"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
)

func TestSignsAreTakenAtTheirWord(t *testing.T) {
	for _, c := range []struct{ typed, want, undone string }{
		{"## Мост", "heading2: Мост", "## "},
		{"* раз", "bullet: раз", "* "},
		{"это **важно** и", "это важно и", "это **важно**"},
	} {
		s := opened(t, text.Block{})
		s.editor().o.Language = func() string { return "ru" }
		s.typed(c.typed)
		if got := s.written(); got != c.want {
			t.Errorf("%q: %q", c.typed, got)
		}
		for range 20 {
			s.editor().o.Undo()
			if strings.Contains(s.written(), c.undone) && s.editor().Kind() == text.Paragraph {
				break
			}
		}
		if got := s.written(); got != c.undone {
			t.Errorf("%q undone: %q, want %q", c.typed, got, c.undone)
		}
	}
}

func TestWordsBehindBoldOnesAreNot(t *testing.T) {
	s := opened(t, text.Block{})
	s.typed("**важно** нет")
	b := s.story.Body.Block(0)
	if len(b.Marks) != 1 || b.Text[b.Marks[0].From:b.Marks[0].To] != "важно" {
		t.Errorf("%q %+v", b.Text, b.Marks)
	}
}

func TestBackspaceTakesASignBackFirst(t *testing.T) {
	s := opened(t, text.Block{})
	s.typed("> ")
	s.key(fyne.KeyBackspace)
	if got := s.written(); got != "> " {
		t.Errorf("after Backspace: %q", got)
	}
	s.key(fyne.KeyBackspace)
	if got := s.written(); got != ">" {
		t.Errorf("after another: %q", got)
	}
}

// TestAQuotationMarkIsSetByTheHouse, and one undo gives it back as it was typed.
func TestAQuotationMarkIsSetByTheHouse(t *testing.T) {
	s := opened(t, text.Block{})
	s.editor().o.Correct = func(before, after string, r rune) (int, string, bool) {
		return 1, "«", r == '"' && strings.HasSuffix(before, `"`)
	}
	s.typed(`Газета "Заря`)
	if got := s.written(); got != "Газета «Заря" {
		t.Fatalf("%q", got)
	}
	s.editor().o.Undo() // the word
	s.editor().o.Undo()
	if got := s.written(); got != `Газета "` {
		t.Errorf("undone: %q", got)
	}
	s.typed("З")
	if got := s.written(); got != `Газета "З` {
		t.Errorf("written on: %q", got)
	}
}

// TestWhatWasTakenBackStaysAsItWasTyped, also when the next sign would make the
// house set it again.
func TestWhatWasTakenBackStaysAsItWasTyped(t *testing.T) {
	s := opened(t, text.Block{})
	s.editor().o.Correct = func(before, after string, r rune) (int, string, bool) {
		return 3, "…", r == '.' && strings.HasSuffix(before, "...")
	}
	s.typed("Снег...")
	if got := s.written(); got != "Снег…" {
		t.Fatalf("%q", got)
	}
	s.editor().undo()
	s.typed(".")
	if got := s.written(); got != "Снег...." {
		t.Errorf("taken back and written on: %q", got)
	}
	s.typed(" лёг...")
	if got := s.written(); got != "Снег.... лёг…" {
		t.Errorf("further on the house sets it again: %q", got)
	}
}

// slashed is a sheet whose slash list has these entries.
func slashed(t *testing.T, picked func(e *Editor, s kit.Suggestion)) *sheet {
	s := opened(t, text.Block{Text: "Первый"}, text.Block{})
	e := s.editor()
	e.o.Slash = func(typed string) []kit.Suggestion {
		var out []kit.Suggestion
		for _, name := range []string{"Заголовок", "Цитата", "Линия"} {
			if strings.HasPrefix(strings.ToLower(name), strings.ToLower(typed)) {
				out = append(out, kit.Suggestion{Value: name, Label: name})
			}
		}
		return out
	}
	e.o.Picked = func(p kit.Suggestion) { picked(e, p) }
	e.Select(text.Caret(text.Pos{Block: "b1"}))
	return s
}

func TestTheSlashListsWhatCanBePut(t *testing.T) {
	s := slashed(t, func(e *Editor, p kit.Suggestion) {
		if p.Label == "Цитата" {
			e.SetKind(text.Quote)
		}
	})
	e := s.editor()
	s.typed("/")
	if e.slash.list == nil || !e.slash.list.Open() {
		t.Fatal("no list")
	}
	s.typed("ци")
	if got := s.written(); got != "Первый\n/ци" || !e.slash.list.Open() {
		t.Fatalf("%q", got)
	}
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := s.written(); got != "Первый\nquote: " || e.slash.list.Open() {
		t.Fatalf("chosen: %q", got)
	}
	s.typed("Слова")
	if got := s.written(); got != "Первый\nquote: Слова" {
		t.Errorf("written on: %q", got)
	}
	e.o.Undo()
	e.o.Undo()
	if got := s.written(); got != "Первый\n/ци" {
		t.Errorf("one undo takes the choice back: %q", got)
	}
}

func TestASlashAmongWordsIsASlash(t *testing.T) {
	s := slashed(t, func(*Editor, kit.Suggestion) {})
	e := s.editor()
	s.typed("и")
	s.typed("/или")
	if e.slash.list != nil && e.slash.list.Open() {
		t.Error("a list opened among words")
	}
	e.Select(text.Caret(text.Pos{Block: "b1"}))
	e.SelectAll()
	s.key(fyne.KeyBackspace)
	s.typed("/")
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.typed("ц")
	if e.slash.list.Open() {
		t.Error("the list came back after Esc")
	}
	if got := s.written(); got != "/ц" {
		t.Errorf("%q", got)
	}
}
