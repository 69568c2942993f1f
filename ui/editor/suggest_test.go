package editor

import (
	"slices"
	"strings"
	"testing"

	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

// byline is a field for who signs a story, above another field.
type byline struct {
	*sheet
	line, next *Line
	changes    []string
	done       []string
	picked     []string
	focus      []bool
}

// names are those that the newsroom knows.
var names = []string{"Анна Беккер", "Антон Гусев", "Егор Поломошнов"}

func newByline(t *testing.T, change ...func(*LineOptions)) *byline {
	t.Helper()
	b := &byline{sheet: opened(t)}
	o := LineOptions{
		Boxed:  true,
		Change: func(v string) { b.changes = append(b.changes, v) }, Done: func(v string) { b.done = append(b.done, v) },
		Focused: func(on bool) { b.focus = append(b.focus, on) },
		Suggest: func(typed string) (out []kit.Suggestion) {
			for _, n := range names {
				if typed != "" && strings.HasPrefix(n, typed) {
					out = append(out, kit.Suggestion{Label: n})
				}
			}
			return out
		},
	}
	for _, c := range change {
		c(&o)
	}
	k := b.editor().o.Kit
	b.line, b.next = NewLine(k, o), NewLine(k, LineOptions{})
	b.window.SetContent(kit.Column(8, b.line, b.next))
	b.window.Canvas().Focus(b.line)
	return b
}

// types sends letters to what has the keyboard.
func (b *byline) types(letters string) {
	for _, r := range letters {
		b.window.Canvas().Focused().TypedRune(r)
	}
}

func (b *byline) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (b *byline) listed() bool { return b.line.list.Open() }

func TestANameIsCompletedWhileItIsTyped(t *testing.T) {
	const down, up, enter, esc = fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEscape
	for name, c := range map[string]struct {
		first bool
		typed string
		keys  []fyne.KeyName
		text  string
		done  []string
		open  bool
		left  bool
	}{
		"the list comes with the letters":            {typed: "Ан", text: "Ан", open: true},
		"nobody is called so":                        {typed: "Анж", text: "Анж"},
		"Enter means what is typed":                  {typed: "Ан", keys: []fyne.KeyName{enter}, text: "Ан", done: []string{"Ан"}},
		"or the first, where that is meant":          {first: true, typed: "Ан", keys: []fyne.KeyName{enter}, text: "Анна Беккер"},
		"down and Enter take the first":              {typed: "Ан", keys: []fyne.KeyName{down, enter}, text: "Анна Беккер"},
		"up and Enter take the last":                 {typed: "Ан", keys: []fyne.KeyName{up, enter}, text: "Антон Гусев"},
		"one goes on writing behind what was chosen": {typed: "Ан", keys: []fyne.KeyName{down, enter, fyne.KeyBackspace}, text: "Анна Бекке", open: true},
		"Backspace goes on in the field":             {typed: "Анна", keys: []fyne.KeyName{fyne.KeyBackspace, fyne.KeyBackspace}, text: "Ан", open: true},
		"the caret moves under the open list":        {typed: "Ан", keys: []fyne.KeyName{fyne.KeyLeft, fyne.KeyDelete}, text: "А", open: true},
		"Esc leaves what was typed":                  {typed: "Ан", keys: []fyne.KeyName{esc}, text: "Ан"},
		"down lists it again":                        {typed: "Ан", keys: []fyne.KeyName{esc, down}, text: "Ан", open: true},
		"Tab leaves what was typed and goes on":      {typed: "Ан", keys: []fyne.KeyName{fyne.KeyTab}, text: "Ан", done: []string{"Ан"}, left: true},
	} {
		t.Run(name, func(t *testing.T) {
			b := newByline(t, func(o *LineOptions) { o.PickFirst = c.first })
			b.types(c.typed)
			b.press(c.keys...)
			if b.line.Text() != c.text || b.listed() != c.open || b.editor().o.Kit.Modal() != c.open {
				t.Errorf("the field reads %q, the list is open: %v; want %q, %v", b.line.Text(), b.listed(), c.text, c.open)
			}
			if !slices.Equal(b.done, c.done) {
				t.Errorf("entered were %q, want %q", b.done, c.done)
			}
			if want := map[bool][]bool{false: {true}, true: {true, false}}[c.left]; !slices.Equal(b.focus, want) {
				t.Errorf("the field heard of the keyboard: %v, want %v", b.focus, want)
			}
			if b.next.Focused() != c.left {
				t.Errorf("the next field has the keyboard: %v", b.next.Focused())
			}
			if got := b.changes[len(b.changes)-1]; got != c.text {
				t.Errorf("the story was told %q, the field reads %q", got, c.text)
			}
		})
	}
}

// TestANameThatIsChosenIsOneChange: the story hears of it as of letters, once.
func TestANameThatIsChosenIsOneChange(t *testing.T) {
	b := newByline(t)
	b.types("Ан")
	b.press(fyne.KeyDown, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"А", "Ан", "Анна Беккер"}, b.changes); diff != "" {
		t.Error(diff)
	}
	if got := b.line.Selection(); !got.IsCaret() || got.Head.Offset != len("Анна Беккер") {
		t.Errorf("the caret is at %v", got)
	}
}

func TestWhatIsMoreThanAWordIsPicked(t *testing.T) {
	var b *byline
	b = newByline(t, func(o *LineOptions) {
		o.Pick = func(s kit.Suggestion) { b.picked = append(b.picked, s.Label+" in "+b.line.Text()) }
	})
	b.types("Е")
	b.press(fyne.KeyDown, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"Егор Поломошнов in Егор Поломошнов"}, b.picked); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Е"}, b.changes); diff != "" {
		t.Error(diff)
	}
}

func TestTheCaretStaysWhileNamesAreListed(t *testing.T) {
	b := newByline(t)
	b.types("Ан")
	was := b.line.v.caret.Position()
	if b.types("т"); b.line.v.caret.Hidden || b.line.v.caret.Position().X <= was.X || !b.listed() {
		t.Errorf("hidden %v, from %v to %v", b.line.v.caret.Hidden, was, b.line.v.caret.Position())
	}
	test.TapCanvas(b.window.Canvas(), fyne.NewPos(900, 600))
	if b.listed() || b.line.Text() != "Ант" {
		t.Errorf("after a click elsewhere the list is open: %v, the field reads %q", b.listed(), b.line.Text())
	}
}

// TestNobodyIsAskedForAFieldWithoutTheKeyboard: a change that comes from
// elsewhere lists nothing, and takes away what was listed.
func TestNobodyIsAskedForAFieldWithoutTheKeyboard(t *testing.T) {
	b := newByline(t)
	b.types("Ан")
	if b.line.SetText("Е"); b.listed() {
		t.Error("after an undo the old names are listed")
	}
	b.window.Canvas().Focus(b.next)
	b.line.SetText("Ан")
	b.line.TypedRune('т') // late: another field has the keyboard
	if b.listed() {
		t.Error("names are listed under a field without the keyboard")
	}
}

// TestACommandWantsNoListOverIt: keys and shortcuts that the field has no use
// for close the list and reach the window; undo is the field's.
func TestACommandWantsNoListOverIt(t *testing.T) {
	undone := 0
	b := newByline(t, func(o *LineOptions) { o.Undo = func() { undone++ } })
	b.types("Ан")
	b.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	if undone != 1 {
		t.Errorf("Ctrl+Z went %d times to the story", undone)
	}
	b.press(fyne.KeyF1)
	if b.listed() {
		t.Error("F1 leaves the list open")
	}
	b.types("т")
	b.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl})
	if b.listed() {
		t.Error("Ctrl+K leaves the list open")
	}
	if diff := cmp.Diff([]string{"F1", "CustomDesktop:Control+K"}, b.passed); diff != "" {
		t.Error(diff)
	}
}

// TestTheListHangsUnderAFieldThatGrew and not over its last line.
func TestTheListHangsUnderAFieldThatGrew(t *testing.T) {
	long := strings.Repeat("ИА «Атмосфера», ", 20)
	b := newByline(t, func(o *LineOptions) {
		o.Suggest = func(typed string) []kit.Suggestion {
			return []kit.Suggestion{{Label: "Егор", Text: typed + "Егор"}}
		}
	})
	one := b.line.Size().Height
	b.types("И")
	b.clipboard = long
	b.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{})
	if b.line.Size().Height <= one || !b.listed() {
		t.Fatalf("the field is %v high, was %v; listed %v", b.line.Size().Height, one, b.listed())
	}
	driver := fyne.CurrentApp().Driver()
	under := driver.AbsolutePositionForObject(b.line).Y + b.line.Size().Height
	list := b.window.Canvas().Focused().(fyne.CanvasObject)
	if got := driver.AbsolutePositionForObject(list).Y; got < under {
		t.Errorf("the list begins at %v, the field ends at %v", got, under)
	}
}

// TestAFieldIsAFieldOfTheKit to the eye: as high, however its words are set, and
// its letters stand on the same line.
func TestAFieldIsAFieldOfTheKit(t *testing.T) {
	k := opened(t).editor().o.Kit
	entry := k.Entry(kit.EntryOptions{})
	for _, role := range []look.Role{look.Interface, look.Small} {
		if got := NewLine(k, LineOptions{Boxed: true, Role: role}).HeightFor(200); got != entry.MinSize().Height {
			t.Errorf("role %v: %v high, an entry is %v", role, got, entry.MinSize().Height)
		}
	}
	line := NewLine(k, LineOptions{Boxed: true, Text: "Ёж"})
	line.Resize(fyne.NewSize(200, line.HeightFor(200)))
	letters := kit.LettersOf(look.Interface, false)
	want, _ := letters.Place("Ёж", fyne.NewPos(boxX, (boxHeight-letters.Line())/2))
	if got := line.v.texts.all[0].Position(); got.Y != want.Y {
		t.Errorf("the letters are at %v, those of the kit at %v", got.Y, want.Y)
	}
}
