package kit

import (
	"strings"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// askWidth is the width of a question at 100 % text size.
const askWidth = 440

// Ask asks one question that is answered with a button. Esc is a no. Where the
// yes does harm the keyboard is on the no. answer is called once, when the
// question has gone.
func (k *Kit) Ask(title, text, yes string, danger bool, answer func(yes bool)) {
	said := false
	var d *Dialog
	style := Primary
	if danger {
		style = Danger
	}
	no := k.Button(Secondary, k.Say("kit.cancel", nil), func() { d.Close() })
	agree := k.Button(style, yes, func() { said = true; d.Close() })
	first, submit := agree, agree.Press
	if danger {
		first, submit = no, nil
	}
	d = k.Dialog(DialogOptions{
		Title: title, Body: asked(k.Text(text, look.Interface, look.Ink)), Width: look.Now().Scaled(askWidth),
		Buttons: []*Button{no, agree}, First: first, Submit: submit,
		Closed: func() { answer(said) },
	})
	d.Show()
}

// AskText asks for a few words, a reason for example. While they are required
// and missing, the yes is closed and says so. answer is called when the question
// has gone, with the words; not when the person did not want to after all.
func (k *Kit) AskText(title, text, label, yes string, required bool, answer func(text string)) {
	var d *Dialog
	said, written := false, ""
	agree := k.Button(Primary, yes, func() { said = true; d.Close() })
	check := func(s string) {
		if written = strings.TrimSpace(s); required && written == "" {
			agree.Disable(k.Say("kit.ask.empty", map[string]any{"Field": label}))
		} else {
			agree.Enable()
		}
	}
	check("")
	entry := k.Entry(EntryOptions{Lines: 4, OnChange: check, OnSubmit: func(string) { agree.Press() }})
	no := k.Button(Secondary, k.Say("kit.cancel", nil), func() { d.Close() })
	parts := []fyne.CanvasObject{k.Field(label, "", entry)}
	if text != "" {
		parts = append([]fyne.CanvasObject{k.Text(text, look.Interface, look.Ink)}, parts...)
	}
	d = k.Dialog(DialogOptions{
		Title: title, Body: asked(parts...), Width: look.Now().Scaled(askWidth), Buttons: []*Button{no, agree}, First: entry, Submit: agree.Press,
		Closed: func() {
			if said {
				answer(written)
			}
		},
	})
	d.Show()
}

// asked is the body of a question.
func asked(parts ...fyne.CanvasObject) fyne.CanvasObject {
	return Inset(look.S4, dialogSide, look.S5, dialogSide, Column(look.S4, parts...))
}
