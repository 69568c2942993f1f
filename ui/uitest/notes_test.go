package uitest_test

import (
	"strings"
	"testing"

	"dateline/internal/story"
	"dateline/ui/uitest"
)

// TestANoteOutlivesItsWords: a note is written on a word, the paragraph with the
// word is deleted, and comes back.
func TestANoteOutlivesItsWords(t *testing.T) {
	n := uitest.Open(t, uitest.Options{})
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Маяк на молу")
	n.Presses("Ctrl+Shift+M")
	n.Says("Выделите слова в тексте или поставьте курсор в слово.") // the headline is no text
	n.Presses("Enter", "Enter")
	n.Types("Порт открыли.")
	n.Presses("Enter")
	n.Types("Новый маяк светит.")
	n.Presses("Enter")
	n.Types("Мол достроят.")
	n.Presses("Up", "Home", "Ctrl+Right", "Right", "Right")
	n.Presses("Ctrl+Shift+M")
	n.Says("Что сказать об этих словах?")
	n.Presses("Esc") // the caret is where it was, and no word is selected
	if sel := n.Shell.Place().Selection; !sel.IsCaret() || len(n.Story().Notes) != 0 {
		t.Fatalf("selected is %+v", sel)
	}
	n.Presses("Ctrl+Shift+M")
	n.Types("Какой он высоты?")
	n.Presses("Enter")
	n.Says("Какой он высоты?")

	on := func() string {
		s := n.Story()
		if len(s.Notes) != 1 {
			t.Fatalf("%d notes", len(s.Notes))
		}
		return story.Quoted(s.Body, s.Notes[0].Selection())
	}
	if note := n.Story().Notes[0]; on() != "маяк" || note.About != "маяк" || note.Remarks[0].Name != "Анна Беккер" || note.Remarks[0].Text != "Какой он высоты?" {
		t.Fatalf("on %q: %+v", on(), note)
	}
	n.Types(" (первый)") // the keyboard is back in the text, behind the word
	if last := n.Story().Body.Block(1).Text; last != "Новый маяк (первый) светит." || on() != "маяк" {
		t.Fatalf("%q, on %q", last, on())
	}
	before := n.Story().Body
	n.Presses("Home", "Shift+End", "Backspace", "Backspace")
	if s := n.Story(); s.Body.Len() != 2 || on() != "" || s.Notes[0].About != "маяк" {
		t.Fatalf("%d paragraphs, on %q", s.Body.Len(), on())
	}
	n.Says("Этих слов в тексте больше нет.")
	n.Says("Какой он высоты?")
	for n.Story().Body.Len() != before.Len() || n.Story().Body.Block(1).Text != before.Block(1).Text {
		n.Presses("Ctrl+Z")
	}
	if on() != "маяк" || n.Sees("Этих слов в тексте больше нет.") {
		t.Errorf("after undo it hangs on %q", on())
	}

	// The card shows its words, the language changes under it, and it is resolved.
	n.Presses("Ctrl+Home")
	n.Chooses("Какой он высоты?")
	if sel := n.Shell.Place().Selection; story.Quoted(n.Story().Body, sel) != "маяк" {
		t.Errorf("selected is %q", story.Quoted(n.Story().Body, sel))
	}
	n.Does("view.checks")
	n.Says("1 нерешённая заметка")
	n.Does("view.notes")
	n.Does("view.language")
	n.Says("Resolve")
	n.Clicks("Resolve")
	n.Says("Resolved 1")
	if !n.Story().Notes[0].Resolved {
		t.Error("it is not resolved")
	}
	n.Saved()
}

// TestANoteThatIsBeingWrittenIsNotLost when the window closes.
func TestANoteThatIsBeingWrittenIsNotLost(t *testing.T) {
	dir := t.TempDir()
	w, err := uitest.Start(uitest.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	n := uitest.At(t, w, dir)
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Маяк")
	n.Presses("Enter", "Enter")
	n.Types("Новый маяк светит.")
	n.Presses("Shift+Home", "Ctrl+Shift+M")
	n.Types("Какой он высоты?")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	n = uitest.Open(t, uitest.Options{Dir: dir})
	n.Wait("the story", n.Shell.HasStory)
	if notes := n.Story().Notes; len(notes) != 1 || notes[0].About != "Новый маяк светит." || notes[0].Remarks[0].Text != "Какой он высоты?" {
		t.Errorf("%+v", notes)
	}
	n.Does("view.notes")
	n.Says("Какой он высоты?")
}

// TestTheSheetDrawsNotesWhereTheyHang: whatever is typed, the marks of the text
// are where the story has its notes.
func TestTheSheetDrawsNotesWhereTheyHang(t *testing.T) {
	n := uitest.Open(t, uitest.Options{})
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Маяк")
	n.Presses("Enter", "Enter")
	n.Types("Новый маяк светит. Мол достроят.")
	n.Presses("Home", "Ctrl+Right", "Ctrl+Shift+M")
	n.Types("Какой?")
	n.Presses("Enter")
	n.Presses("End", "Ctrl+Left", "Ctrl+Shift+M")
	n.Types("Когда?")
	n.Presses("Enter")
	for _, step := range []string{
		"Home", "а", "Enter", "б", "Ctrl+Right", "Backspace", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Backspace", "Ctrl+Home", "Shift+End", "Delete", "Ctrl+Z",
		"Ctrl+A", "Backspace", "в", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z",
	} {
		if len([]rune(step)) == 1 {
			n.Types(step)
		} else {
			n.Presses(step)
		}
		var hang []string
		for _, note := range n.Story().NotesInOrder() {
			hang = append(hang, story.Quoted(n.Story().Body, note.Selection())+"@"+string(note.From.Block))
		}
		drawn := strings.ReplaceAll(strings.Join(n.Noted(), ", "), "*", "")
		if drawn != strings.Join(hang, ", ") {
			t.Fatalf("after %s the sheet draws %q, the notes hang on %q", step, drawn, hang)
		}
	}
}

// TestTheCaretChoosesTheCard of the note in which it stands, while the notes are
// open; a resolved note is not drawn.
func TestTheCaretChoosesTheCard(t *testing.T) {
	n := uitest.Open(t, uitest.Options{})
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Маяк")
	n.Presses("Enter", "Enter")
	n.Types("Новый маяк светит")
	for _, said := range []string{"Как?", "Какой?"} {
		n.Presses("Ctrl+Shift+M")
		n.Types(said)
		n.Presses("Enter", "Home")
	}
	drawn := func() string {
		var out []string
		for _, words := range n.Noted() {
			words, _, _ = strings.Cut(words, "@")
			out = append(out, words)
		}
		return strings.Join(out, " ")
	}
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"at the first word", func() {}, "Новый* светит"},
		{"between them", func() { n.Presses("Ctrl+Right", "Right", "Right") }, "Новый светит"},
		{"at the last", func() { n.Presses("End") }, "Новый светит*"},
		{"in another tab", func() { n.Does("view.photos") }, "Новый светит"},
		{"back in the notes", func() { n.Does("view.notes") }, "Новый светит*"},
		{"with the panel folded", func() { n.Does("view.inspector") }, "Новый светит"},
		{"unfolded", func() { n.Does("view.inspector") }, "Новый светит*"},
		{"in English", func() { n.Does("view.language") }, "Новый светит*"},
		{"when the first is resolved", func() { n.Clicks("Resolve") }, "светит*"},
	} {
		step.do()
		n.Rest()
		if got := drawn(); got != step.want {
			t.Errorf("%s the sheet draws %q, want %q", step.name, got, step.want)
		}
	}
}
