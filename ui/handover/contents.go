package handover

import (
	"maps"
	"slices"
	"strings"

	"dateline/internal/desk"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// drawWhat shows what goes, what of it is private, and who cannot read it.
func (w *writing) drawWhat() {
	if w.card == nil {
		return
	}
	s := w.s
	var rows []fyne.CanvasObject
	add := func(o fyne.CanvasObject) {
		if o != nil {
			rows = append(rows, o)
		}
	}
	add(w.notice)
	switch {
	case w.work != nil:
		w.work.bar = w.k.Progress(w.halt)
		w.progress()
		add(w.k.Banner(kit.Info, s.say("handover.writing.title"), s.say("handover.writing.text")))
		add(w.work.bar)
	case w.broken != nil:
		add(w.k.Banner(kit.Bad, s.say("handover.broken"), s.d.Say.Sentence(w.broken), w.k.Button(kit.Secondary, s.say("handover.again"), w.meet).Small()))
	case !w.planned:
		add(w.k.Text(s.say("handover.looking"), look.Small, look.Ink3))
	default:
		add(w.cannot())
		add(w.goes())
		add(w.photos())
	}
	w.what.Set(rows...)
	w.right.Refresh()
	w.drawFoot()
}

// drawFoot says how much it is, and whether it can be written.
func (w *writing) drawFoot() {
	s := w.s
	if why := w.whyNot(); why != "" {
		w.write.Disable(why)
	} else {
		w.write.Enable()
	}
	var size fyne.CanvasObject
	if w.planned {
		size = w.k.Text(s.tell("handover.size", map[string]any{"Size": s.size(w.plan.Bytes)}), look.Small, look.Ink2).Lines(1)
	}
	w.foot.Set(size)
	w.foot.Refresh()
}

// cannot says who of the chosen has no key on their card.
func (w *writing) cannot() fyne.CanvasObject {
	s := w.s
	if w.lock != toPeople || len(w.plan.CannotRead) == 0 {
		return nil
	}
	args := map[string]any{"N": len(w.plan.CannotRead), "Names": s.names(w.plan.CannotRead)}
	return w.k.Banner(kit.Warn, s.tell("handover.cannot", args), s.say("handover.cannot.text"))
}

// goes lists the stories with what goes along with each.
func (w *writing) goes() fyne.CanvasObject {
	s := w.s
	rows := []fyne.CanvasObject{s.heading(s.say("handover.goes"))}
	for i, p := range w.plan.Stories {
		if i > 0 {
			rows = append(rows, kit.Line())
		}
		rows = append(rows, kit.Inset(6, 0, 6, 0, kit.Column(
			2, w.k.Text(s.headline(p.Headline), look.ListHeadline, look.Ink).Lines(2), s.note(s.along(p)),
		)))
	}
	rows = append(rows, s.note(s.say("handover.goes.all")))
	return kit.Column(look.S1, rows...)
}

// headline of a story, or that it has none.
func (s *Screen) headline(h string) string {
	if h == "" {
		return s.say("handover.untitled")
	}
	return h
}

// along is what goes along with a story: "4 версии · 2 решения · 1 заметка", with
// the version that writing will make.
func (s *Screen) along(p desk.PlannedStory) string {
	versions := s.count("handover.versions", p.Versions)
	switch {
	case p.Unkept && p.Versions == 1:
		versions = s.say("handover.versions.first")
	case p.Unkept:
		versions = joined(", ", versions, s.say("handover.versions.unkept"))
	}
	return joined(" · ", versions, s.some("handover.verdicts", p.Verdicts), s.some("handover.notes", p.Notes), s.some("handover.photos", p.Photos))
}

// photos is whether the originals go along, and what they give away.
func (w *writing) photos() fyne.CanvasObject {
	s := w.s
	n := 0
	for _, p := range w.plan.Stories {
		n += p.Photos
	}
	if n == 0 {
		return nil
	}
	box := w.k.Check(s.count("handover.originals", n), w.originals, func(on bool) {
		w.originals = on
		w.reckon()
		w.drawWhat()
	})
	rows := []fyne.CanvasObject{s.heading(s.say("handover.photos.title")), box}
	switch {
	case !w.originals:
		rows = append(rows, kit.Inset(0, 0, 0, boxIndent, s.note(s.say("handover.originals.none"))))
	case len(w.plan.Private) == 0:
		rows = append(rows, kit.Inset(0, 0, 0, boxIndent, s.note(s.say("handover.private.none"))))
	default:
		rows = append(rows, w.private())
	}
	return kit.Column(look.S2, rows...)
}

// private says what of the photos a reader will never see goes along all the same.
func (w *writing) private() fyne.CanvasObject {
	s := w.s
	photos, kinds := map[string]bool{}, map[string]bool{}
	for _, p := range w.plan.Private {
		photo, what, _ := strings.Cut(p, ": ")
		photos[photo], kinds[what] = true, true
	}
	var found []string
	for _, what := range slices.Sorted(maps.Keys(kinds)) {
		if id := "handover.private.what." + what; s.d.Say.Has(id) {
			what = s.say(id)
		}
		found = append(found, what)
	}
	args := map[string]any{"N": len(photos), "What": strings.Join(found, ", ")}
	return w.k.Banner(kit.Warn, s.tell("handover.private", args), s.say("handover.private."+string(w.lock)))
}
