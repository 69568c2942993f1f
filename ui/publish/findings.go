package publish

import (
	"strings"

	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// drawBlocked shows what forbids the package, and the way out of each.
func (g *gate) drawBlocked() {
	s := g.s
	if g.broken != nil {
		again := g.k.Button(kit.Secondary, s.say("publish.again"), g.inquire).Small()
		g.set(nil, g.k.Banner(kit.Bad, s.say("publish.unknown"), s.d.Say.Sentence(g.broken), again))
		return
	}
	stop := rules.Blocked(g.facts.findings, g.s.reason)
	n := len(stop)
	var rows []fyne.CanvasObject
	if why := g.facts.standing.PublishWhy; why != nil {
		n++
		rows = append(rows, g.standing(why), kit.Line())
	}
	for _, f := range stop {
		rows = append(rows, g.finding(f), kit.Line())
	}
	for _, f := range g.warnings() {
		rows = append(rows, g.finding(f), kit.Line())
	}
	way := "publish.blocked.mend"
	switch {
	case g.excusable():
		way = "publish.blocked.excuse"
	case len(stop) == 0:
		way = "publish.blocked.review"
	}
	g.set(g.passed(), g.k.Banner(kit.Bad, s.tell("publish.blocked", map[string]any{"N": n}), s.say(way)), kit.Column(look.S3, rows...))
}

// warnings are the findings that forbid nothing.
func (g *gate) warnings() []rules.Finding {
	var out []rules.Finding
	for _, f := range g.facts.findings {
		if f.Level == rules.Warns {
			out = append(out, f)
		}
	}
	return out
}

// finding is one finding: its place, the reason, the fix where there is only one,
// and the way there.
func (g *gate) finding(f rules.Finding) fyne.CanvasObject {
	s := g.s
	icon, token := look.Icon("warns"), look.Amber
	if f.Level == rules.Blocks {
		icon, token = "blocks", look.Red
	}
	var buttons []fyne.CanvasObject
	if s.d.Fix != nil {
		if label, mend := s.d.Fix(f); mend != nil {
			buttons = append(buttons, g.k.Button(kit.Secondary, label, func() {
				mend()
				g.inquire()
				g.k.Focus(g.leave)
			}).Small())
		}
	}
	buttons = append(buttons, g.k.Button(kit.Secondary, s.say("publish.go"), func() { g.goTo(f.Place) }).Small())
	return g.row(icon, token, s.d.Say.Say(f.Why()), s.d.Say.Say(f.Fix()), buttons...)
}

// goTo leaves the dialog for the place of a finding.
func (g *gate) goTo(p rules.Place) {
	g.card.Close()
	g.s.d.GoTo(p)
}

// row is a mark, a sentence, what follows from it, and what can be done.
func (g *gate) row(icon look.Icon, token look.Token, title, text string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	said := []fyne.CanvasObject{g.k.Text(strings.TrimSuffix(title, "."), look.Interface, look.Ink).Bold(true)}
	if text != "" {
		said = append(said, g.k.Text(text, look.Small, look.Ink2))
	}
	sign := kit.Column(0, kit.Inset(1, look.S3, 0, 0, g.k.Icon(icon, 18, token)))
	ways := kit.Column(0, kit.Inset(0, 0, 0, look.S4, kit.Row(look.S2, buttons...)))
	return kit.Border(nil, nil, sign, ways, kit.Column(2, said...))
}

// standing is what the review says against it.
func (g *gate) standing(why error) fyne.CanvasObject {
	s := g.s
	st := g.facts.standing
	if v := st.Verdict; st.State == revision.StateChangedAfter && v != nil && v.What == string(revision.Approved) {
		args := map[string]any{"Name": s.name(v.Person), "Version": v.Version, "When": s.when(v.Time)}
		return g.row("blocks", look.Red, s.say("publish.changed"), s.tell("publish.changed.text", args))
	}
	title := s.say("publish.not-yet")
	if known := "publish.not-yet." + words.Refused(why); s.d.Say.Has(known) {
		title = s.say(known)
	}
	return g.row("blocks", look.Red, title, s.d.Say.Sentence(why))
}

// name of who said something, as far as it is known.
func (s *Screen) name(person string) string {
	if person == "" {
		return s.say("publish.nameless")
	}
	return person
}

// passed is how many rules found nothing.
func (g *gate) passed() fyne.CanvasObject {
	id := "publish.passed"
	if len(g.facts.findings) > 0 {
		id = "publish.passed.more"
	}
	return g.k.Mark("pass", look.Green, g.s.tell(id, map[string]any{"N": rules.Passed(g.facts.findings)}), look.Small)
}
