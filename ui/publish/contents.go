package publish

import (
	"strings"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// drawReady says that the story may leave, and what will leave of it.
func (g *gate) drawReady() {
	s := g.s
	content := []fyne.CanvasObject{g.mayLeave()}
	if g.notice != nil {
		content = append([]fyne.CanvasObject{g.notice}, content...)
	}
	switch {
	case g.broken != nil:
		again := g.k.Button(kit.Secondary, s.say("publish.again"), g.inquire).Small()
		content = []fyne.CanvasObject{g.k.Banner(kit.Bad, s.say("publish.broken"), s.d.Say.Sentence(g.broken), again)}
	case g.rehearsal == nil:
		g.rehearsed = g.k.Progress(nil)
		g.rehearsed.Set(s.say("publish.looking.start"), 0, 0, "")
		content = append(content, kit.Column(look.S3, g.heading(s.say("publish.inside")), g.rehearsed))
	default:
		content = append(content, g.inside(g.rehearsal))
	}
	content = append(content, kit.Column(look.S1, g.heading(s.say("publish.never")), g.k.Text(s.say("publish.never.what"), look.Small, look.Ink2)))
	if g.all {
		for _, f := range g.warnings() {
			content = append(content, kit.Line(), g.finding(f))
		}
	}
	g.set(g.warned(), content...)
}

// mayLeave is the sentence who agreed to what, or what lets it leave.
func (g *gate) mayLeave() fyne.CanvasObject {
	s := g.s
	if passing := rules.Overridden(g.facts.findings); s.reason != "" && len(passing) > 0 {
		var whys []string
		for _, f := range passing {
			whys = append(whys, s.d.Say.Say(f.Why()))
		}
		withdraw := g.k.Button(kit.Link, s.say("publish.override.withdraw"), func() {
			s.reason = ""
			g.inquire()
			g.k.Focus(g.leave)
		}).Small()
		args := map[string]any{"Findings": strings.Join(whys, " "), "Reason": s.reason}
		return g.k.Banner(kit.Warn, s.say("publish.ready.override"), s.tell("publish.ready.override.text", args), withdraw)
	}
	return g.k.Banner(kit.Good, s.say("publish.ready"), g.agreed())
}

// agreed says who approved which version, and that nothing changed since.
func (g *gate) agreed() string {
	s, st := g.s, g.facts.standing
	switch v := st.Verdict; {
	case v != nil && v.What == string(revision.Approved) && (st.State == revision.StateApproved || st.State == revision.StateEmbargoed):
		return s.tell("publish.ready.approved", map[string]any{"Name": s.name(v.Person), "Version": v.Version, "When": s.when(v.Time)})
	case v != nil && v.What == string(revision.Published) && st.State == revision.StatePublished:
		return s.tell("publish.ready.out", map[string]any{"When": s.when(v.Time)})
	case st.State == revision.StateCorrecting:
		return s.say("publish.ready.correcting")
	}
	return s.say("publish.ready.alone")
}

// heading is the heading of a part of the truth.
func (g *gate) heading(title string) fyne.CanvasObject {
	return g.k.Text(title, look.Interface, look.Ink).Bold(true).Lines(1)
}

// part is one line of what is in a package: a file, or several of one kind.
type part struct {
	icon       look.Icon
	name, what string
	bytes      int64
	files      int
}

// inside lists what is in a package.
func (g *gate) inside(r *desk.Rehearsal) fyne.CanvasObject {
	s := g.s
	right := g.k.Text(s.files(len(r.Files), r.Bytes), look.Small, look.Ink2).Lines(1)
	rows := []fyne.CanvasObject{kit.Row(look.S3, g.heading(s.say("publish.inside")), kit.Spacer(), right)}
	for _, p := range s.parts(r.Files, len(g.facts.story.Photos)) {
		line := []fyne.CanvasObject{g.k.Icon(p.icon, 18, look.Ink2), g.k.Text(p.name, look.Interface, look.Ink).Lines(1)}
		if p.name == pageName {
			line = append(line, g.k.Button(kit.Link, s.say("publish.look"), func() { g.look(r) }).Small(), kit.Spacer())
		} else {
			line = append(line, kit.Grow(g.k.Text(p.what, look.Small, look.Ink2).Lines(1)))
		}
		line = append(line, g.k.Text(s.size(p.bytes), look.Small, look.Ink2).Lines(1))
		rows = append(rows, kit.Inset(9, 0, 9, 0, kit.Row(look.S3, line...)), kit.Line())
	}
	return kit.Column(0, rows...)
}

// pageName is the file that a browser opens.
const pageName = "index.html"

// parts sums the files up by what they are for, the page first.
func (s *Screen) parts(files []desk.File, photos int) []part {
	page := part{icon: "file", name: pageName}
	pictures := part{icon: "photo", name: "img/"}
	article := part{icon: "file", name: "article.json", what: s.say("publish.part.article")}
	signed := part{icon: "shield", name: "revision.json", what: s.say("publish.part.record")}
	sums := part{icon: "shield", name: "manifest-sha256.txt", what: s.say("publish.part.sums")}
	for _, f := range files {
		to := &sums
		switch {
		case strings.HasSuffix(f.Name, "/"+pageName):
			to = &page
		case strings.HasSuffix(f.Name, ".jpg"):
			to = &pictures
		case strings.HasSuffix(f.Name, "/article.json"):
			to = &article
		case strings.HasSuffix(f.Name, "/revision.json"):
			to = &signed
		}
		to.bytes += f.Bytes
		to.files++
	}
	pictures.what = joined(", ", s.tell("publish.part.photos", map[string]any{"N": photos}), s.tell("publish.part.jpegs", map[string]any{"N": pictures.files}))
	var out []part
	for _, p := range []part{page, pictures, article, signed, sums} {
		if p.files > 0 {
			out = append(out, p)
		}
	}
	return out
}

// look opens the page of the rehearsal. It stays until the screen is closed: a
// browser reads pictures when they come into view.
func (g *gate) look(r *desk.Rehearsal) {
	g.opened = true
	if err := g.s.d.OpenPath(r.Page); err != nil {
		g.s.d.Error(err)
	}
}

// warned is the line of the warnings, or of what has passed when there are none.
func (g *gate) warned() fyne.CanvasObject {
	s := g.s
	all := g.warnings()
	switch {
	case len(all) == 0:
		return g.passed()
	case len(all) == 1 && !g.all:
		f := all[0]
		why := g.k.Text(s.tell("publish.warning", map[string]any{"Why": within(s.d.Say.Say(f.Why()))}), look.Small, look.Ink)
		there := g.k.Button(kit.Link, s.say("publish.go"), func() { g.goTo(f.Place) }).Small()
		return kit.Row(look.S2, g.k.Icon("warns", 18, look.Amber), why, there, kit.Spacer())
	}
	label := "publish.warnings.show"
	if g.all {
		label = "publish.warnings.hide"
	}
	toggle := g.k.Button(kit.Link, s.say(label), func() {
		g.all = !g.all
		g.draw()
		g.k.Focus(g.leave)
	}).Small()
	return kit.Row(look.S2, g.k.Icon("warns", 18, look.Amber), g.k.Text(s.tell("publish.warnings", map[string]any{"N": len(all)}), look.Small, look.Ink).Lines(1), toggle, kit.Spacer())
}
