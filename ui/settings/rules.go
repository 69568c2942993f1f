package settings

import (
	"context"
	"slices"
	"strconv"

	"dateline/internal/revision"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// legal is the step of stories that are flagged for it; mostEyes is how many
// approvals can be asked for here.
const (
	legal    = "legal"
	mostEyes = 3
)

// drawRules says what a story needs before it may leave. A chief editor can
// change it; who is alone has nothing to ask for.
func (p *staff) drawRules() []fyne.CanvasObject {
	s := p.s
	chief := p.me.Role == revision.Chief
	if p.alone() && !chief {
		return nil
	}
	rows := []fyne.CanvasObject{p.k.Text(s.say("settings.rules"), look.PanelTitle, look.Ink)}
	if p.alone() {
		rows = append(rows, s.note("rules.alone"))
	}
	if !chief {
		return append(rows, p.k.Text(p.means(), look.Interface, look.Ink), s.note("rules.chief"))
	}
	var counts []kit.Option
	for n := 1; n <= max(mostEyes, p.eyes()); n++ {
		counts = append(counts, kit.Option{Value: strconv.Itoa(n), Label: strconv.Itoa(n)})
	}
	eyes := p.k.Segmented(counts, strconv.Itoa(p.eyes()), func(v string) {
		if n, err := strconv.Atoi(v); err == nil {
			p.rule(func(r *revision.Policy) { editorStep(r).Count = n })
		}
	})
	own := p.k.Check(s.say("settings.rules.own"), p.policy.OwnWork, func(on bool) { p.rule(func(r *revision.Policy) { r.OwnWork = on }) })
	law := p.k.Check(s.say("settings.rules.legal"), p.hasLegal(), func(on bool) { p.rule(func(r *revision.Policy) { setLegal(r, on) }) })
	return append(rows, p.k.Field(s.say("settings.rules.eyes"), "", eyes), own, law, p.k.Text(p.means(), look.Small, look.Ink2))
}

// means is the policy in words.
func (p *staff) means() string {
	s := p.s
	out := s.d.Say.Say("settings.rules.means", map[string]any{"N": p.eyes()})
	if p.policy.OwnWork {
		out += " " + s.say("settings.rules.means.own")
	} else {
		out += " " + s.say("settings.rules.means.others")
	}
	if p.hasLegal() {
		out += " " + s.say("settings.rules.means.legal")
	}
	return out
}

func (p *staff) eyes() int {
	for _, step := range p.policy.Steps {
		if step.Name == "" {
			return step.Count
		}
	}
	return 1
}

func (p *staff) hasLegal() bool {
	return slices.ContainsFunc(p.policy.Steps, func(s revision.Step) bool { return s.Name == legal })
}

// rule changes the policy and has it signed; what it is not asked about stays.
func (p *staff) rule(change func(*revision.Policy)) {
	next := p.policy
	next.Steps = slices.Clone(next.Steps)
	change(&next)
	p.policy = next // the next change builds on this one
	p.change(func() error { return p.s.d.Staff.SetPolicy(context.Background(), next) })
}

// editorStep is the step without a name, which every policy has.
func editorStep(r *revision.Policy) *revision.Step {
	for i := range r.Steps {
		if r.Steps[i].Name == "" {
			return &r.Steps[i]
		}
	}
	r.Steps = append(r.Steps, revision.Step{Count: 1})
	return &r.Steps[len(r.Steps)-1]
}

// setLegal asks for a chief editor on flagged stories, or no longer.
func setLegal(r *revision.Policy, on bool) {
	r.Steps = slices.DeleteFunc(r.Steps, func(s revision.Step) bool { return s.Name == legal })
	if on {
		r.Steps = append(r.Steps, revision.Step{Name: legal, Roles: []revision.Role{revision.Chief}, Count: 1, Flagged: true})
	}
}
