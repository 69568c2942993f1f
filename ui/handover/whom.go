package handover

import (
	"dateline/internal/desk"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// draw shows both halves anew.
func (w *writing) draw() {
	if w.card == nil {
		return
	}
	w.drawWhom()
	w.drawWhat()
}

// drawWhom shows who the file is for, or that it is being written.
func (w *writing) drawWhom() {
	s := w.s
	rows := []fyne.CanvasObject{s.heading(s.say("handover.whom"))}
	if w.lock == "" {
		w.whom.Set(append(rows, w.k.Text(s.say("handover.looking"), look.Small, look.Ink3))...)
		w.left.Refresh()
		return
	}
	var options []kit.Option
	for _, l := range locks() {
		options = append(options, kit.Option{Value: string(l), Label: s.say("handover.lock." + string(l))})
	}
	choice := w.k.Segmented(options, string(w.lock), func(v string) {
		w.lock = lock(v)
		w.below()
		w.reckon()
		w.drawWhat()
	})
	if w.work != nil {
		choice.Disable(s.say("handover.why.writing"))
	}
	w.whom.Set(append(rows, choice, kit.Column(look.S3))...)
	w.below()
}

// below fills what stands below the choice, which keeps the keyboard.
func (w *writing) below() {
	s := w.s
	rows := []fyne.CanvasObject{s.note(s.say("handover.lock." + string(w.lock) + ".text"))}
	switch w.lock {
	case toPeople:
		rows = append(rows, w.list()...)
	case toWord:
		rows = append(rows, w.pass.content)
	case toAll:
		rows = append(rows, w.k.Banner(kit.Warn, s.say("handover.open.title"), s.say("handover.open.text")))
	}
	all := w.whom.Objects()
	all[len(all)-1].(*kit.Stack).Set(rows...)
	w.whom.Refresh()
	w.left.Refresh()
}

// list are the people who can be chosen.
func (w *writing) list() []fyne.CanvasObject {
	s := w.s
	if len(w.people) == 0 {
		accept := w.k.Button(kit.Secondary, s.say("handover.card.accept"), func() {
			s.d.ChooseCard(func(path string) {
				if path != "" {
					s.AcceptCard(path, w.meet)
				}
			})
		}).Small().WithIcon("user")
		return []fyne.CanvasObject{w.k.Banner(kit.Info, s.say("handover.nobody"), s.say("handover.nobody.text"), accept)}
	}
	var rows []fyne.CanvasObject
	for _, p := range w.people {
		rows = append(rows, w.person(p))
	}
	return rows
}

// person is one who can be chosen.
func (w *writing) person(p desk.Person) fyne.CanvasObject {
	s := w.s
	box := w.k.Check(s.name(p), w.chosen[p.ID], func(on bool) {
		w.chosen[p.ID] = on
		w.reckon()
		w.drawWhat()
	})
	if w.work != nil {
		box.Disable(s.say("handover.why.writing"))
	}
	said := []fyne.CanvasObject{box, kit.Inset(0, 0, 0, boxIndent, s.note(joined(" · ", s.role(p.Role), s.laptops(p))))}
	if !p.CanRead() {
		said = append(said, kit.Inset(0, 0, 0, boxIndent, w.k.Mark("warns", look.Amber, s.say("handover.no-key"), look.Small)))
	}
	return kit.Inset(look.S1, 0, look.S1, 0, kit.Column(0, said...))
}

// boxIndent is where the word behind a box begins.
const boxIndent = 23
