package editor

import (
	"testing"
	"time"

	"dateline/internal/text"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

const shift = fyne.KeyModifierShift

func (s *sheet) shortcut(key fyne.KeyName, m fyne.KeyModifier) {
	s.editor().TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl | m})
}

func (s *sheet) wants(t *testing.T, want string) {
	t.Helper()
	if diff := cmp.Diff(want, s.written()); diff != "" {
		t.Errorf("the text differs (-want +got):\n%s", diff)
	}
}

func TestAJournalistWrites(t *testing.T) {
	s := opened(t, text.Block{})
	s.typed("В Алтайском крае создано более 2,3 тысяч госпабликов.")
	s.key(fyne.KeyReturn)
	s.typed("Об этом сообщил Центр управления регионом")
	s.wants(t, "В Алтайском крае создано более 2,3 тысяч госпабликов.\nОб этом сообщил Центр управления регионом")
	s.key(fyne.KeyReturn)
	s.typed("— ")
	for range 3 {
		s.key(fyne.KeyBackspace)
	}
	s.typed(".")
	s.wants(t, "В Алтайском крае создано более 2,3 тысяч госпабликов.\nОб этом сообщил Центр управления регионом.")
}

func TestLettersThatAreTypedInPartsBecomeOne(t *testing.T) {
	s := opened(t, text.Block{})
	s.typed("Росси\u0438\u0306ский\u0007\ufffd")
	s.wants(t, "Российский")
}

func TestBlocksChangeTheirKind(t *testing.T) {
	s := opened(t, text.Block{Text: "Барнаул"}, text.Block{Text: "Бийск"})
	e := s.editor()
	e.SelectAll()
	e.SetKind(text.Bullet)
	s.wants(t, "bullet: Барнаул\nbullet: Бийск")
	e.Select(text.Caret(text.Pos{Block: "b1", Offset: 10}))
	s.key(fyne.KeyReturn)
	s.wants(t, "bullet: Барнаул\nbullet: Бийск\nbullet: ")
	s.key(fyne.KeyReturn) // in an empty item Enter leaves the list
	s.typed("Дальше")
	s.wants(t, "bullet: Барнаул\nbullet: Бийск\nДальше")
	e.SetKind(text.Heading2)
	s.wants(t, "bullet: Барнаул\nbullet: Бийск\nheading2: Дальше")
	e.SetKind(text.Heading2)
	s.wants(t, "bullet: Барнаул\nbullet: Бийск\nДальше")
	e.Insert(text.Block{Kind: text.Divider})
	s.wants(t, "bullet: Барнаул\nbullet: Бийск\nДальше\ndivider: \n")
}

func TestWhatIsSelectedIsSetBold(t *testing.T) {
	s := opened(t, text.Block{Text: "создано более 2,3 тысяч"})
	e := s.editor()
	s.key(fyne.KeyEnd)
	s.shortcut(fyne.KeyLeft, shift)
	e.ToggleMark(text.Bold)
	if got := s.story.Body.Block(0).Marks; len(got) != 1 || s.story.Body.Block(0).Text[got[0].From:got[0].To] != "тысяч" || !e.HasMark(text.Bold) {
		t.Errorf("bold is %v", got)
	}
	s.key(fyne.KeyRight)
	e.ToggleMark(text.Bold) // what is typed next is not
	s.typed(" страниц")
	if got := s.story.Body.Block(0).Marks; len(got) != 1 || got[0].To != len("создано более 2,3 тысяч") {
		t.Errorf("behind it bold is %v", got)
	}
}

func TestWordsAreCopiedRichInsideAndPlainOutside(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый снег", Marks: []text.Mark{{Kind: text.Bold, From: 0, To: 12}}}, text.Block{Kind: text.Quote, Text: "Лёг"}, text.Block{Text: ""})
	e := s.editor()
	e.Select(text.Selection{Anchor: text.Pos{Block: "b0"}, Head: text.Pos{Block: "b1", Offset: 6}})
	e.TypedShortcut(&fyne.ShortcutCopy{})
	if s.clipboard != "Первый снег\nЛёг" {
		t.Errorf("outside it is %q", s.clipboard)
	}
	e.Select(text.Caret(text.Pos{Block: "b2"}))
	e.TypedShortcut(&fyne.ShortcutPaste{})
	s.wants(t, "Первый снег\nquote: Лёг\nПервый снег\nquote: Лёг")
	if len(s.story.Body.Block(2).Marks) != 1 {
		t.Error("inside the copy is plain")
	}
	s.clipboard = "Из браузера\r\n\r\nвторая строка"
	e.TypedShortcut(&fyne.ShortcutPaste{})
	s.wants(t, "Первый снег\nquote: Лёг\nПервый снег\nquote: ЛёгИз браузера\nвторая строка")
	e.SelectAll()
	e.TypedShortcut(&fyne.ShortcutCut{})
	s.wants(t, "")
	s.shortcut(fyne.KeyZ, 0)
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if s.story.Body.Len() != 5 {
		t.Errorf("undo gave %q", s.written())
	}
}

func TestUndoGoesBackWordByWord(t *testing.T) {
	s := opened(t, text.Block{})
	s.typed("снег лёг")
	e := s.editor()
	for _, want := range []string{"снег ", ""} {
		e.TypedShortcut(&fyne.ShortcutUndo{})
		s.wants(t, want)
	}
	s.shortcut(fyne.KeyZ, shift)
	e.TypedShortcut(&fyne.ShortcutRedo{})
	s.wants(t, "снег лёг")
}

func TestTheCaretMoves(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый снег лёг"}, text.Block{Text: "на город"})
	e := s.editor()
	at := func() text.Pos { return e.Selection().Head }
	for i, step := range []struct {
		do   func()
		want text.Pos
	}{
		{func() { s.key(fyne.KeyRight) }, text.Pos{Block: "b0", Offset: 2}},
		{func() { s.shortcut(fyne.KeyRight, 0) }, text.Pos{Block: "b0", Offset: 12}},
		{func() { s.key(fyne.KeyEnd) }, text.Pos{Block: "b0", Offset: 28}},
		{func() { s.key(fyne.KeyRight) }, text.Pos{Block: "b1", Offset: 0}},
		{func() { s.key(fyne.KeyUp) }, text.Pos{Block: "b0", Offset: 0}},
		{func() { s.shortcut(fyne.KeyEnd, 0) }, text.Pos{Block: "b1", Offset: 15}},
		{func() { s.key(fyne.KeyHome) }, text.Pos{Block: "b1", Offset: 0}},
		{func() { s.key(fyne.KeyLeft) }, text.Pos{Block: "b0", Offset: 28}},
		{func() { s.shortcut(fyne.KeyUp, 0) }, text.Pos{Block: "b0", Offset: 0}},
		{func() { s.shortcut(fyne.KeyDown, 0) }, text.Pos{Block: "b1", Offset: 0}},
	} {
		step.do()
		if at() != step.want {
			t.Errorf("step %d: the caret is at %v, want %v", i, at(), step.want)
		}
	}
	s.key(fyne.KeyUp, shift)
	if sel := e.Selection(); sel.Anchor != (text.Pos{Block: "b1"}) || sel.Head.Block != "b0" {
		t.Errorf("Shift+Up selects %v", sel)
	}
}

// point is where a place of the text is, in the editor.
func (s *sheet) point(t *testing.T, p text.Pos) fyne.Position {
	t.Helper()
	e := s.editor()
	caret := e.caret()
	caret.Pos, caret.AtEnd = p, false
	r, ok := e.flow.Where(caret)
	if !ok {
		t.Fatalf("no place %v", p)
	}
	return fyne.NewPos(r.X, r.Y+r.H/2)
}

func (s *sheet) click(at fyne.Position, m fyne.KeyModifier) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: m}
	ev.Position = at
	s.editor().MouseDown(ev)
	s.editor().MouseUp(ev)
}

func TestTheMouseSelects(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый снег лёг"}, text.Block{Text: "на город"})
	e := s.editor()
	selected := func() string { return text.PlainText(e.Document(), e.Selection()) }
	in := s.point(t, text.Pos{Block: "b0", Offset: 17})
	s.click(in, 0)
	if e.Selection().Head != (text.Pos{Block: "b0", Offset: 17}) {
		t.Errorf("a click puts the caret at %v", e.Selection().Head)
	}
	s.click(in, 0)
	if selected() != "снег" {
		t.Errorf("a double click selects %q", selected())
	}
	s.click(in, 0)
	if selected() != "Первый снег лёг" {
		t.Errorf("a triple click selects %q", selected())
	}
	s.now = s.now.Add(time.Second)
	s.click(s.point(t, text.Pos{Block: "b0", Offset: 13}), 0)
	s.now = s.now.Add(time.Second)
	s.click(s.point(t, text.Pos{Block: "b1", Offset: 5}), shift)
	if selected() != "снег лёг\nна " {
		t.Errorf("a click with Shift selects %q", selected())
	}
	s.now = s.now.Add(time.Second)
	from, to := s.point(t, text.Pos{Block: "b0", Offset: 0}), s.point(t, text.Pos{Block: "b1", Offset: 5})
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = from
	e.MouseDown(ev)
	drag := &fyne.DragEvent{}
	drag.Position = to
	e.Dragged(drag)
	// The button goes up outside: the toolkit takes the keyboard away first.
	s.window.Canvas().Unfocus()
	e.DragEnd()
	if !e.Focused() {
		t.Error("what was selected by dragging has lost the keyboard")
	}
	if selected() != "Первый снег лёг\nна " {
		t.Errorf("dragging selects %q", selected())
	}
}

// TestKeysThatTheTextHasNoUseForAreCommands: F-keys, Esc and unknown shortcuts
// reach the list of commands.
func TestKeysThatTheTextHasNoUseForAreCommands(t *testing.T) {
	s := opened(t, text.Block{Text: "снег"})
	s.key(fyne.KeyF1)
	s.key(fyne.KeyEscape)
	s.shortcut(fyne.KeyK, 0)
	if diff := cmp.Diff([]string{"F1", "Escape", "CustomDesktop:Control+K"}, s.passed); diff != "" {
		t.Error(diff)
	}
	s.wants(t, "снег")
}

func TestALockedTextIsReadAndNotWritten(t *testing.T) {
	s := opened(t, text.Block{Text: "снег"})
	s.editor().Lock("одобрено")
	s.typed("ы")
	s.key(fyne.KeyDelete)
	s.key(fyne.KeyEnd, shift)
	s.editor().TypedShortcut(&fyne.ShortcutCut{})
	s.wants(t, "снег")
	s.editor().TypedShortcut(&fyne.ShortcutCopy{})
	if s.clipboard != "снег" {
		t.Errorf("the clipboard has %q", s.clipboard)
	}
}

func TestTheCaretBlinksAndRests(t *testing.T) {
	s := opened(t, text.Block{Text: "снег"})
	caret := s.editor().v.caret
	turns := 0
	for len(s.later) > 0 && turns < 100 {
		next := s.later[len(s.later)-1]
		s.later = nil
		was := caret.Hidden
		next()
		if was == caret.Hidden {
			break
		}
		turns++
	}
	if caret.Hidden || turns < 10 || turns > 30 {
		t.Errorf("after %d turns the caret is hidden: %v", turns, caret.Hidden)
	}
	s.window.Canvas().Unfocus()
	if !caret.Hidden {
		t.Error("without the keyboard the caret is still there")
	}
}

func TestTheViewFollowsTheCaret(t *testing.T) {
	s := opened(t, russianNews(200)...)
	s.shortcut(fyne.KeyEnd, 0)
	s.typed("Конец")
	if got := s.seen(); len(got) < 9 || got[len(got)-len("Конец"):] != "Конец" {
		t.Errorf("the end is not to be seen: …%q", got[max(0, len(got)-60):])
	}
	s.shortcut(fyne.KeyHome, 0)
	s.typed("Начало")
	if s.page.Offset() > pageTop+pageGap || s.seen()[:len("Начало")] != "Начало" {
		t.Errorf("offset %v, seen %q", s.page.Offset(), s.seen()[:40])
	}
	if n := len(s.editor().v.texts.all); n > 600 {
		t.Errorf("%d text objects for one window", n)
	}
}

// TestTheViewShowsWhatAFreshOneShows after edits here and there.
func TestTheViewShowsWhatAFreshOneShows(t *testing.T) {
	s := opened(t, russianNews(60)...)
	e := s.editor()
	for i := range 40 {
		b := s.story.Body.Block((i * 37) % s.story.Body.Len())
		e.Select(text.Caret(text.Pos{Block: b.ID, Offset: text.PrevBoundary(b.Text, len(b.Text)*(i%5)/5)}))
		switch i % 4 {
		case 0:
			s.typed("новое слово ")
		case 1:
			s.key(fyne.KeyReturn)
		case 2:
			s.shortcut(fyne.KeyDelete, 0)
		default:
			s.key(fyne.KeyBackspace)
		}
		fresh := New(e.o, s.story.Body)
		fresh.HeightFor(552)
		// Heights above the window are estimates until somebody looks.
		e.flow.Visible(0, 1e7)
		fresh.flow.Visible(0, 1e7)
		e.sync()
		fresh.SetViewport(e.top, e.bottom)
		a, b2 := painted(e), painted(fresh)
		if diff := cmp.Diff(b2, a); diff != "" {
			t.Fatalf("edit %d (-fresh +shown):\n%s", i, diff)
		}
	}
}

type paintedText struct {
	S    string
	X, Y float32
}

func painted(e *Editor) []paintedText {
	var out []paintedText
	for _, o := range e.v.texts.all[:e.v.texts.n] {
		out = append(out, paintedText{o.Text, o.Position().X, o.Position().Y})
	}
	return out
}

func TestAFieldIsOneBlock(t *testing.T) {
	s := opened(t, text.Block{})
	var changes, done []string
	left := 0
	l := NewLine(s.editor().o.Kit, LineOptions{
		Text: "Снег", Change: func(v string) { changes = append(changes, v) }, Done: func(v string) { done = append(done, v) }, Leave: func(dir int) { left += dir },
	})
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(300, 100))
	w.Canvas().Focus(l)
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	l.TypedRune('!')
	s.clipboard = "раз\nдва"
	l.TypedShortcut(&fyne.ShortcutPaste{})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if diff := cmp.Diff([]string{"Снег!", "Снег!раз два"}, changes); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Снег!раз два"}, done); diff != "" {
		t.Error(diff)
	}
	if left != 1 {
		t.Errorf("Enter left the field %d times", left)
	}
	l.SetText("Снег раз два")
	if got := l.Selection().Head.Offset; got != len("Снег ") || l.Text() != "Снег раз два" {
		t.Errorf("after an undo the caret is at %d of %q", got, l.Text())
	}
	one := l.HeightFor(300)
	if l.SetText("Очень длинная подпись, которая не помещается в одну строку поля шириной в триста единиц"); l.HeightFor(300) <= one {
		t.Error("a long text does not make the field grow")
	}
}
