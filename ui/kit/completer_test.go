package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// cities is a stage with a field for a city.
type cities struct {
	*stage
	field     *Completer
	picked    []string
	submitted []string
	focus     []bool
}

func newCities(t *testing.T, free bool) *cities {
	t.Helper()
	c := &cities{}
	c.stage = newStage(t, func(k *Kit) fyne.CanvasObject {
		o := EntryOptions{OnFocus: func(on bool) { c.focus = append(c.focus, on) }}
		if free {
			o.OnSubmit = func(s string) { c.submitted = append(c.submitted, s) }
		}
		known := []Suggestion{{Value: 1, Label: "Барнаул", Detail: "Алтайский край"}, {Value: 2, Label: "Барабинск", Detail: "Новосибирская область"}, {Value: 3, Label: "Бийск", Detail: "Алтайский край"}, {Value: 4, Label: "Рубцовск", Detail: "Алтайский край"}}
		c.field = k.Completer(o, func(typed string) []Suggestion {
			var fit []Suggestion
			for _, s := range known {
				if typed != "" && strings.HasPrefix(s.Label, typed) {
					fit = append(fit, s)
				}
			}
			return fit
		}, func(s Suggestion) { c.picked = append(c.picked, s.Label) })
		return Column(0, c.field, Grow(Over()))
	})
	c.c.Focus(c.field)
	return c
}

// types sends letters to what has the keyboard.
func (c *cities) types(words string) {
	for _, r := range words {
		c.c.Focused().TypedRune(r)
	}
}

func TestACompleterByKeys(t *testing.T) {
	const down, up, enter, esc = fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEscape
	for name, c := range map[string]struct {
		free      bool
		typed     string
		keys      []fyne.KeyName
		text      string
		picked    []string
		submitted []string
		open      bool
		left      bool
	}{
		"the list comes while one types":         {typed: "Ба", text: "Ба", open: true},
		"nothing fits, no list":                  {typed: "Ж", text: "Ж"},
		"the list goes when nothing fits":        {typed: "Баж", text: "Баж"},
		"Enter takes the first":                  {typed: "Ба", keys: []fyne.KeyName{enter}, text: "Барнаул", picked: []string{"Барнаул"}},
		"down takes the next":                    {typed: "Ба", keys: []fyne.KeyName{down, enter}, text: "Барабинск", picked: []string{"Барабинск"}},
		"up goes round":                          {typed: "Б", keys: []fyne.KeyName{up, enter}, text: "Бийск", picked: []string{"Бийск"}},
		"Backspace edits while the list is open": {typed: "Руб", keys: []fyne.KeyName{fyne.KeyBackspace}, text: "Ру", open: true},
		"Esc leaves what was typed":              {typed: "Ба", keys: []fyne.KeyName{esc}, text: "Ба"},
		"Tab leaves what was typed and goes on":  {typed: "Ба", keys: []fyne.KeyName{fyne.KeyTab}, text: "Ба", left: true},
		"down opens it again":                    {typed: "Ба", keys: []fyne.KeyName{esc, down}, text: "Ба", open: true},
		"free text is submitted as typed":        {free: true, typed: "Ба", keys: []fyne.KeyName{enter}, text: "Ба", submitted: []string{"Ба"}},
		"of free text down takes the first":      {free: true, typed: "Ба", keys: []fyne.KeyName{down, enter}, text: "Барнаул", picked: []string{"Барнаул"}},
		"of free text up takes the last":         {free: true, typed: "Ба", keys: []fyne.KeyName{up, enter}, text: "Барабинск", picked: []string{"Барабинск"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newCities(t, c.free)
			s.types(c.typed)
			s.key(c.keys...)
			if s.field.Text() != c.text || s.k.Modal() != c.open {
				t.Errorf("text %q, open %v; want %q, %v", s.field.Text(), s.k.Modal(), c.text, c.open)
			}
			if !slices.Equal(s.picked, c.picked) || !slices.Equal(s.submitted, c.submitted) {
				t.Errorf("picked %q, submitted %q", s.picked, s.submitted)
			}
			if want := map[bool][]bool{false: {true}, true: {true, false}}[c.left]; !slices.Equal(s.focus, want) {
				t.Errorf("the field heard of the focus: %v, want %v", s.focus, want)
			}
		})
	}
}

func TestTheCaretStaysWhileTheListIsOpen(t *testing.T) {
	s := newCities(t, false)
	s.types("Ба")
	if !s.field.drawn.window.caret.Visible() {
		t.Error("the caret has gone")
	}
	if s.key(fyne.KeyEscape); s.c.Focused() != fyne.Focusable(s.field) {
		t.Errorf("%T has the keyboard", s.c.Focused())
	}
	s.c.Unfocus()
	if s.field.drawn.window.caret.Visible() || !slices.Equal(s.focus, []bool{true, false}) {
		t.Errorf("the caret stays; focus %v", s.focus)
	}
}

func TestAShortcutClosesTheListFirst(t *testing.T) {
	s := newCities(t, false)
	s.types("Ба")
	s.ctrl(fyne.KeyK)
	if s.k.Modal() || len(s.keys.shortcuts) != 1 {
		t.Errorf("open %v, the window heard %v", s.k.Modal(), s.keys.shortcuts)
	}
	s.types("р")
	s.key(fyne.KeyF1)
	if s.k.Modal() || len(s.keys.keys) != 1 || s.field.Text() != "Бар" {
		t.Errorf("open %v, the window heard %v, text %q", s.k.Modal(), s.keys.keys, s.field.Text())
	}
}

func TestASuggestionByPointer(t *testing.T) {
	s := newCities(t, false)
	s.types("Б")
	x, y := s.middle(s.field)
	s.click(x, y+16+4+5+2*28+14)
	if s.field.Text() != "Бийск" || s.k.Modal() {
		t.Errorf("%q, open %v", s.field.Text(), s.k.Modal())
	}
}

// TestACapitalLetterLeavesNoShiftBehind: the list comes while Shift is held, and
// has the keyboard when it is let go.
func TestACapitalLetterLeavesNoShiftBehind(t *testing.T) {
	s := newCities(t, false)
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	s.c.Focused().(desktop.Keyable).KeyDown(shift)
	s.types("Ба")
	s.c.Focused().(desktop.Keyable).KeyUp(shift)
	s.key(fyne.KeyLeft)
	if got := s.field.SelectedText(); got != "" {
		t.Errorf("an arrow selected %q", got)
	}
}

func TestTheListFollowsThePointer(t *testing.T) {
	s := newCities(t, false)
	s.types("Б")
	x, y := s.middle(s.field)
	s.point(x, y+16+4+5+28+14)
	if s.field.list.list.at != 1 {
		t.Errorf("row %d is lit", s.field.list.list.at)
	}
	s.key(fyne.KeyReturn)
	if s.field.Text() != "Барабинск" {
		t.Errorf("Enter took %q", s.field.Text())
	}
}
