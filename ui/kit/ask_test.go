package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestAQuestionIsAnsweredOnce(t *testing.T) {
	for name, c := range map[string]struct {
		danger bool
		keys   []fyne.KeyName
		want   bool
	}{
		"Enter says yes":               {false, []fyne.KeyName{fyne.KeyReturn}, true},
		"Esc says no":                  {false, []fyne.KeyName{fyne.KeyEscape}, false},
		"Enter says no to what harms":  {true, []fyne.KeyName{fyne.KeyReturn}, false},
		"Space says it too":            {false, []fyne.KeyName{fyne.KeySpace}, true},
		"a second Enter finds nothing": {false, []fyne.KeyName{fyne.KeyReturn, fyne.KeyReturn}, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, nil)
			var answers []bool
			s.k.Ask("Убрать материал?", "Его можно вернуть.", "Убрать", c.danger, func(yes bool) {
				if s.k.Modal() {
					t.Error("the question is still open")
				}
				answers = append(answers, yes)
			})
			s.key(c.keys...)
			if len(answers) != 1 || answers[0] != c.want {
				t.Errorf("answered %v, want %v once", answers, c.want)
			}
		})
	}
}

func TestAReasonIsAskedForInWords(t *testing.T) {
	s := newStage(t, nil)
	var said []string
	ask := func(required bool) *Button {
		s.k.AskText("Вернуть", "Автор увидит эти слова.", "Что исправить", "Вернуть", required, func(text string) { said = append(said, text) })
		for _, o := range s.k.layers.top().parts {
			if b := buttonCalled(o, "Вернуть"); b != nil {
				return b
			}
		}
		t.Fatal("no button")
		return nil
	}
	yes := ask(true)
	e, ok := s.c.Focused().(*Entry)
	if !ok {
		t.Fatalf("%T has the keyboard, want the field", s.c.Focused())
	}
	if yes.Why() == "" {
		t.Error("one can return without a reason")
	}
	test.Type(e, " \n ")
	s.ctrl(fyne.KeyReturn)
	if yes.Why() == "" || len(said) > 0 {
		t.Error("one can return with blanks for a reason")
	}
	test.Type(e, "нет второго источника ")
	if yes.Why() != "" {
		t.Errorf("closed with a reason written: %q", yes.Why())
	}
	s.ctrl(fyne.KeyReturn)
	if len(said) != 1 || said[0] != "нет второго источника" || s.k.Modal() {
		t.Fatalf("said %q, open: %v", said, s.k.Modal())
	}
	ask(true)
	test.Type(s.c.Focused(), "передумал")
	s.key(fyne.KeyEscape)
	if len(said) != 1 {
		t.Error("Esc answered")
	}
	if yes := ask(false); yes.Why() != "" {
		t.Error("words that are not required are")
	}
	s.ctrl(fyne.KeyReturn)
	if len(said) != 2 || said[1] != "" {
		t.Errorf("said %q, want an empty answer last", said)
	}
}

// buttonCalled finds a button by its label.
func buttonCalled(o fyne.CanvasObject, label string) *Button {
	if b, ok := o.(*Button); ok && b.Label() == label {
		return b
	}
	for _, child := range children(o) {
		if b := buttonCalled(child, label); b != nil {
			return b
		}
	}
	return nil
}
