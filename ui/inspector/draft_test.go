package inspector

import (
	"strings"
	"testing"

	"dateline/ui/editor"

	"fyne.io/fyne/v2"
)

// shortcut presses Ctrl with a letter in what has the keyboard.
func (w *window) shortcut(s fyne.Shortcut) {
	w.t.Helper()
	w.canvas.Focused().(fyne.Shortcutable).TypedShortcut(s)
}

// bylineField is where it is written who signs the story.
func (w *window) bylineField() *entryField {
	w.t.Helper()
	for _, f := range w.details().fields {
		if f, ok := f.(*entryField); ok && f.kept == listText(w.sheet.story.Bylines) {
			return f
		}
	}
	w.t.Fatal("no field for the byline")
	return nil
}

// TestWhatIsNotEnteredYetIsUndoneByWords and what is entered, in the story.
func TestWhatIsNotEnteredYetIsUndoneByWords(t *testing.T) {
	w := open(t, gospabliki(t))
	by := w.bylineField()
	w.paint()
	w.canvas.Focus(by.entry)
	w.key(fyne.KeyEnd)
	w.type_(", Пётр Ильин")
	undo, redo := &fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}
	for _, step := range []struct {
		do   fyne.Shortcut
		want string
	}{
		{undo, "ИА Атмосфера, Пётр "},
		{undo, "ИА Атмосфера, "},
		{redo, "ИА Атмосфера, Пётр "},
		{redo, "ИА Атмосфера, Пётр Ильин"},
		{undo, "ИА Атмосфера, Пётр "},
		{undo, "ИА Атмосфера, "},
		{undo, "ИА Атмосфера"},
	} {
		if w.shortcut(step.do); by.entry.Text() != step.want {
			t.Errorf("%T gave %q, want %q", step.do, by.entry.Text(), step.want)
		}
	}
	w.type_("!")
	if w.shortcut(redo); by.entry.Text() != "ИА Атмосфера!" {
		t.Errorf("what was undone before comes back over new words: %q", by.entry.Text())
	}
	w.key(fyne.KeyReturn)
	if got := strings.Join(w.sheet.story.Bylines, "|"); got != "ИА Атмосфера!" {
		t.Fatalf("bylines %q", got)
	}
	if w.shortcut(undo); by.entry.Text() != "ИА Атмосфера" || w.sheet.story.Bylines[0] != "ИА Атмосфера" {
		t.Errorf("after an undo in the story the field reads %q", by.entry.Text())
	}
}

// TestANameOfAPhotoIsUndoneInTheStory: letter by letter it is there already.
func TestANameOfAPhotoIsUndoneInTheStory(t *testing.T) {
	w := photographed(t, gospabliki(t))
	c := w.card("p3")
	c.open(true)
	w.paint()
	w.canvas.Focus(c.fields.photographer.line)
	w.type_("Его")
	w.key(fyne.KeyDown, fyne.KeyReturn)
	if got := w.sheet.story.Photos[2].Credit.Photographer; got != "Егор Поломошнов" {
		t.Fatalf("the photographer is %q", got)
	}
	w.shortcut(&fyne.ShortcutUndo{})
	if got := w.sheet.story.Photos[2].Credit.Photographer; got != "" || c.fields.photographer.line.Text() != "" {
		t.Errorf("after an undo the photographer is %q, the field reads %q", got, c.fields.photographer.line.Text())
	}
}

func TestATagThatIsBeingTypedIsUndoneFirst(t *testing.T) {
	w := open(t, gospabliki(t))
	var tagged *tags
	for _, f := range w.details().fields {
		if f, ok := f.(*tags); ok {
			tagged = f
		}
	}
	tagged.plus.Press()
	w.type_("вода")
	w.key(fyne.KeyReturn)
	w.type_("снег")
	w.shortcut(&fyne.ShortcutUndo{})
	if got := tagged.adding.Text(); got != "" || len(w.sheet.story.Tags) != 4 {
		t.Errorf("the field reads %q, tags %q", got, w.sheet.story.Tags)
	}
	w.shortcut(&fyne.ShortcutUndo{})
	if got := len(w.sheet.story.Tags); got != 3 {
		t.Errorf("then the story has %d tags", got)
	}
	w.paint()
	if w.key(fyne.KeyEscape); w.canvas.Focused() != fyne.Focusable(tagged.plus) {
		t.Errorf("after Esc the keyboard is at %T", w.canvas.Focused())
	}
}

// TestWordsThatComeByAButtonAreADraftUntilThen: the title of a related item.
func TestWordsThatComeByAButtonAreADraftUntilThen(t *testing.T) {
	w := open(t, gospabliki(t))
	heard := ""
	line := w.unkept(editor.LineOptions{Change: func(typed string) { heard = typed }})
	for _, r := range "Новый мост" {
		line.TypedRune(r)
	}
	line.TypedShortcut(&fyne.ShortcutUndo{})
	if line.Text() != "Новый " || heard != "Новый " || w.sheet.edits != 0 {
		t.Errorf("the field reads %q, %q was heard, %d edits", line.Text(), heard, w.sheet.edits)
	}
}
