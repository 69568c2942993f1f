package kit

import (
	"testing"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// block is an object of a fixed size.
func block(w, h float32) fyne.CanvasObject { return Fixed(w, h, Over()) }

func TestHowLargeADialogIs(t *testing.T) {
	window, small := fyne.NewSize(1440, 900), fyne.NewSize(1024, 640)
	for name, c := range map[string]struct {
		window fyne.Size
		o      DialogOptions
		want   fyne.Size
	}{
		"as it would like to be":               {window, DialogOptions{Width: 1120, Height: 720, Body: block(0, 0)}, fyne.NewSize(1120, 720)},
		"never larger than the window less 64": {small, DialogOptions{Width: 1120, Height: 720, Body: block(0, 0)}, fyne.NewSize(960, 576)},
		"as high as its body":                  {window, DialogOptions{Body: block(0, 100)}, fyne.NewSize(480, 1+64+100+64+1)},
		"no higher than there is room":         {small, DialogOptions{Body: block(0, 2000)}, fyne.NewSize(480, 576)},
		"without a header":                     {window, DialogOptions{Bare: true, Body: block(0, 100)}, fyne.NewSize(480, 1+100+64+1)},
		"without a body":                       {window, DialogOptions{Width: 300}, fyne.NewSize(300, 1+64+64+1)},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, nil)
			s.win.Resize(c.window)
			c.o.Title, c.o.Buttons = "Выпуск материала", []*Button{s.k.Button(Primary, "Закрыть", nil)}
			d := s.k.Dialog(c.o)
			d.Show()
			if got := d.card.Size(); got != c.want {
				t.Errorf("%v, want %v", got, c.want)
			}
			left := c.window.Subtract(d.card.Size())
			want := fyne.NewPos(left.Width/2, left.Height/2)
			if c.o.Bare {
				want.Y = 96 // over the middle
			}
			if p := d.card.Position(); p != want {
				t.Errorf("it stands at %v in %v", p, c.window)
			}
		})
	}
}

func TestADialogFollowsTheWindow(t *testing.T) {
	s := newStage(t, nil)
	d := s.k.Dialog(DialogOptions{Title: "Выпуск", Width: 1120, Height: 720})
	d.Show()
	s.win.Resize(fyne.NewSize(1440, 900))
	if got := d.card.Size(); got != fyne.NewSize(1120, 720) {
		t.Errorf("after the window grew it is %v", got)
	}
	s.win.Resize(fyne.NewSize(700, 500))
	if got := d.card.Size(); got != fyne.NewSize(636, 436) || d.over.ground.Size() != fyne.NewSize(700, 500) {
		t.Errorf("after the window shrank it is %v on a ground of %v", got, d.over.ground.Size())
	}
}

func TestABodyThatIsTooHighScrolls(t *testing.T) {
	s := newStage(t, nil)
	e := s.k.Entry(EntryOptions{})
	d := s.k.Dialog(DialogOptions{Title: "Настройки", Body: Column(0, block(0, 3000), e)})
	d.Show()
	if e.Position().Y != 3000 || d.card.Size().Height != 636 {
		t.Errorf("the field stands at %v in a dialog of %v", e.Position(), d.card.Size())
	}
}

// TestTabStaysInADialog walks round it: body, buttons, what stands at the left of
// the footer, the cross; and never the text below.
func TestTabStaysInADialog(t *testing.T) {
	s := newStage(t, nil)
	k := s.k
	e := k.Entry(EntryOptions{})
	no, yes := k.Button(Secondary, "Закрыть", nil), k.Button(Primary, "Собрать", nil)
	link := k.Button(Link, "Изменить", nil)
	k.Dialog(DialogOptions{Title: "Выпуск", Body: e, FooterLeft: link, Buttons: []*Button{no, yes}}).Show()
	for i, want := range []fyne.Focusable{e, no, yes, link, nil, e} {
		got := s.c.Focused()
		if want == nil {
			want = got // the cross, which the dialog keeps to itself
			if b, ok := got.(*Button); !ok || b.Label() != "kit.close" {
				t.Errorf("stop %d is %T, want the cross", i, got)
			}
		}
		if got != want {
			t.Errorf("stop %d is %T, want %T", i, got, want)
		}
		s.c.FocusNext()
	}
}

func TestWhoHasTheKeyboardInADialog(t *testing.T) {
	for name, c := range map[string]func(k *Kit) (DialogOptions, fyne.Focusable){
		"the one that is named": func(k *Kit) (DialogOptions, fyne.Focusable) {
			first, second := k.Entry(EntryOptions{}), k.Entry(EntryOptions{})
			return DialogOptions{Body: Column(0, first, second), First: second}, second
		},
		"the first of the body": func(k *Kit) (DialogOptions, fyne.Focusable) {
			first := k.Entry(EntryOptions{})
			return DialogOptions{Body: Column(0, first, k.Entry(EntryOptions{}))}, first
		},
		"the first button": func(k *Kit) (DialogOptions, fyne.Focusable) {
			b := k.Button(Secondary, "Закрыть", nil)
			return DialogOptions{FooterLeft: k.Button(Link, "Изменить", nil), Buttons: []*Button{b, k.Button(Primary, "Да", nil)}}, b
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, nil)
			o, want := c(s.k)
			s.k.Dialog(o).Show()
			if got := s.c.Focused(); got != want {
				t.Errorf("%T has it, want %T", got, want)
			}
		})
	}
}

// TestAControlIsFoundInWhatWasNeverDrawn: screens wrap stacks in types of their
// own, and the toolkit looks for a control only in what it has drawn once.
func TestAControlIsFoundInWhatWasNeverDrawn(t *testing.T) {
	s := newStage(t, nil)
	first, second := s.k.Entry(EntryOptions{}), s.k.Entry(EntryOptions{})
	page := struct{ *Stack }{Column(0, second)}
	s.k.Dialog(DialogOptions{Title: "Адрес", Body: Column(0, first, page), First: second}).Show()
	if got := s.c.Focused(); got != fyne.Focusable(second) {
		t.Errorf("%T has the keyboard, want the second field", got)
	}
}

func TestEnterAndCtrlEnterSubmit(t *testing.T) {
	s := newStage(t, nil)
	submitted := 0
	e := s.k.Entry(EntryOptions{Lines: 3})
	d := s.k.Dialog(DialogOptions{Title: "Причина", Body: e, Submit: func() { submitted++ }})
	d.Show()
	s.key(fyne.KeyReturn)
	if submitted != 0 || e.Text() != "\n" {
		t.Errorf("Enter in a field of lines submitted %d times and wrote %q", submitted, e.Text())
	}
	p := d.card.Position()
	s.click(p.X+30, p.Y+20) // on the title, which is no control
	s.key(fyne.KeyReturn, fyne.KeyEnter)
	s.ctrl(fyne.KeyReturn)
	if submitted != 3 {
		t.Errorf("submitted %d times, want 3", submitted)
	}
	plain := s.k.Dialog(DialogOptions{Title: "Сведения"})
	plain.Show()
	plain.over.take()
	s.key(fyne.KeyReturn)
	s.ctrl(fyne.KeyReturn)
	if len(s.keys.keys) != 1 || len(s.keys.shortcuts) != 1 {
		t.Error("what a dialog cannot submit it keeps to itself")
	}
}

func TestButtonsOfADialogCanChange(t *testing.T) {
	s := newStage(t, nil)
	d := s.k.Dialog(DialogOptions{Title: "Выпуск", Subtitle: "Барнаул, 15 июня", Body: s.k.Text("Собирается", look.Interface, look.Ink)})
	d.Show()
	before := d.card.Size().Height
	d.SetButtons(s.k.Button(Primary, "Открыть страницу", nil))
	if got := d.card.Size().Height; got != before+64 {
		t.Errorf("with a footer it is %v high, before %v", got, before)
	}
	if want := "Собирается\nОткрыть страницу\nВыпуск\nБарнаул, 15 июня\nkit.close\n"; says(d.card) != want {
		t.Errorf("it says %q", says(d.card))
	}
}
