package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestAFieldShowsWhatDoesNotFit(t *testing.T) {
	s := newStage(t, nil)
	e := s.k.Entry(EntryOptions{})
	s.win.SetContent(Column(0, Row(0, Fixed(120, 0, e), Spacer())))
	s.c.Focus(e)
	test.Type(e, strings.Repeat("длинный запрос ", 4))
	right := e.drawn.window.caret.Position().X
	if width := e.drawn.window.Size().Width; right > width || right < width/2 {
		t.Errorf("the caret stands at %v of %v", right, width)
	}
	s.key(fyne.KeyHome)
	if left := e.drawn.window.caret.Position().X; left > 20 {
		t.Errorf("at the start the caret stands at %v", left)
	}
}

func TestAClickPlacesTheCaret(t *testing.T) {
	s := newStage(t, nil)
	for name, o := range map[string]EntryOptions{"plain": {Text: "Барнаул"}, "with an icon": {Text: "Барнаул", Icon: "search"}} {
		t.Run(name, func(t *testing.T) {
			e := s.k.Entry(o)
			s.win.SetContent(Column(0, e))
			text := e.drawn.window.Position().X + textLeft
			_, y := s.middle(e)
			for column, part := range map[int]string{0: "", 3: "Бар", 7: "Барнаул"} {
				width := fyne.MeasureText(part, 14, fyne.TextStyle{}).Width
				s.click(text+width, y)
				if e.CursorColumn != column {
					t.Errorf("a click behind %q put the caret to %d", part, e.CursorColumn)
				}
			}
		})
	}
}

func TestALockedFieldCanBeReadAndCopied(t *testing.T) {
	s := newStage(t, nil)
	e := s.k.Entry(EntryOptions{Text: "ИА Атмосфера"})
	f := s.k.Field("Подпись", "", e)
	s.win.SetContent(Over(Column(0, f), s.k.Layer()))
	f.Lock("Одобрено: правка снимет одобрение")
	s.c.Focus(e)
	e.TypedRune('х')
	s.key(fyne.KeyBackspace)
	clip := s.k.Clipboard()
	clip.SetContent("чужое")
	for _, sh := range []fyne.Shortcut{&fyne.ShortcutSelectAll{}, &fyne.ShortcutPaste{Clipboard: clip}, &fyne.ShortcutCut{Clipboard: clip}, &fyne.ShortcutCopy{Clipboard: clip}} {
		e.TypedShortcut(sh)
	}
	if e.Text() != "ИА Атмосфера" || clip.Content() != "ИА Атмосфера" {
		t.Errorf("text %q, copied %q", e.Text(), clip.Content())
	}
	if got := says(f); !strings.Contains(got, "Одобрено: правка снимет одобрение") {
		t.Errorf("the field says %q", got)
	}
	f.Lock("")
	if e.TypedRune('х'); e.Text() == "ИА Атмосфера" {
		t.Error("it stays closed")
	}
}

func TestAFieldSaysTheMostUrgentThing(t *testing.T) {
	k := sheet(t)
	e := k.Entry(EntryOptions{Text: "31 июня"})
	f := k.Field("Дата", "", e)
	low := HeightFor(f, 200)
	for _, step := range []struct {
		do   func()
		want string
		bad  bool
	}{
		{func() { f.SetHint("Например, 15 июня") }, "Например, 15 июня", false},
		{func() { f.Lock("Одобрено") }, "Одобрено", false},
		{func() { f.SetError("В июне 30 дней") }, "В июне 30 дней", true},
		{func() { f.SetError("") }, "Одобрено", false},
		{func() { f.Lock("") }, "Например, 15 июня", false},
		{func() { f.SetHint("") }, "", false},
	} {
		step.do()
		if got := f.said.Content(); got != step.want || e.bad != step.bad {
			t.Errorf("it says %q, red %v; want %q", got, e.bad, step.want)
		}
		if high := HeightFor(f, 200) > low; high != (step.want != "") {
			t.Errorf("with %q it is %v high", step.want, HeightFor(f, 200))
		}
	}
	f.SetRight("87 из 160")
	if got := says(f); !strings.Contains(got, "87 из 160") {
		t.Errorf("the field says %q", got)
	}
}

func TestAFieldHasAMenuInTheLanguageOfTheWindow(t *testing.T) {
	s := newStage(t, nil)
	e := s.k.Entry(EntryOptions{Text: "Барнаул", Hint: "Слова и фильтры"})
	s.win.SetContent(Over(Column(0, e), s.k.Layer()))
	e.MouseIn(nil)
	s.pass(tipWait)
	if got := says(s.k.Layer()); got != "Слова и фильтры\n" {
		t.Errorf("it says %q", got)
	}
	closed := func() (ids []string) {
		for _, item := range e.menu() {
			if item.Why != "" {
				ids = append(ids, item.Title+": "+item.Why)
			}
		}
		return ids
	}
	if got, want := closed(), []string{"kit.cut: kit.nothing-selected", "kit.copy: kit.nothing-selected"}; !slices.Equal(got, want) {
		t.Errorf("closed: %q, want %q", got, want)
	}
	x, y := s.middle(e)
	s.down(x, y, desktop.MouseButtonSecondary)
	s.up(x, y, desktop.MouseButtonSecondary)
	s.key(fyne.KeyEnd, fyne.KeyReturn)
	if got := e.SelectedText(); got != "Барнаул" {
		t.Errorf("the last item selected %q", got)
	}
	if got := closed(); len(got) > 0 {
		t.Errorf("closed: %q", got)
	}
	e.Lock("Одобрено")
	if got := closed(); len(got) != 4 {
		t.Errorf("of a locked field %q are closed", got)
	}
}

func TestLongTextHasAScrollBar(t *testing.T) {
	s := newStage(t, nil)
	e := s.k.Entry(EntryOptions{Lines: 3, Text: strings.Repeat("Перезвонить Фомину: район?\n", 20)})
	s.win.SetContent(Column(0, e))
	s.c.Focus(e)
	if !e.drawn.bar.Visible() {
		t.Fatal("nothing shows that there is more")
	}
	e.drawn.bar.move(60)
	if got := e.drawn.window.scroll.Content.Position().Y; got != -60 {
		t.Errorf("the text lies at %v", got)
	}
	submitted := ""
	e.o.OnSubmit = func(text string) { submitted = text }
	s.key(fyne.KeyReturn)
	if submitted != "" {
		t.Error("Enter submits where it should break the line")
	}
	s.ctrl(fyne.KeyReturn)
	if submitted != e.Text() {
		t.Error("Ctrl+Enter does not submit")
	}
}
