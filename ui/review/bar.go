package review

import (
	"context"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/command"
	"dateline/ui/kit"
	"dateline/ui/look"
	"dateline/ui/verdict"

	"fyne.io/fyne/v2"
)

// bar says in one sentence where the story stands and what is new for the person,
// and holds the verdicts.
type bar struct {
	s       *Screen
	content *kit.Stack
}

const (
	barHeight = 64
	// leastWords is the room that the sentence keeps beside the buttons; with less
	// they stand below it.
	leastWords = 360
)

func newBar(s *Screen) *bar {
	b := &bar{s: s, content: kit.Column(0)}
	b.content.Set(kit.Fixed(0, s.d.Look.Scaled(barHeight), kit.Over()), kit.Line())
	return b
}

// update shows the standing that was read.
func (b *bar) update() {
	s, st := b.s, b.s.read.standing
	icon, token := look.StateMark(string(st.State))
	ground := verdict.Ground(st.State)
	words := kit.Column(2, kit.NewProse(look.Interface, b.sentence(st)...), s.k.Text(b.detail(st), look.Small, look.Ink2))
	said := kit.Row(look.S3, s.k.Icon(icon, 20, token).On(ground), kit.Grow(words))
	row := kit.Aside(look.S4, s.d.Look.Scaled(leastWords), said, kit.Row(look.S3, b.buttons(st)...))
	b.content.Set(kit.Box(ground, look.None, 0, kit.Inset(12, look.S4, 12, look.S4, row)), kit.Line())
	s.frame.relay()
}

// sentence is where the story stands, its first part bold, and how many changes
// there are since the version that the person read.
func (b *bar) sentence(st desk.Standing) []run {
	s := b.s
	stands, _ := s.speaker().Sentence(st)
	head, rest, ok := strings.Cut(stands, ". ")
	if ok {
		head, rest = head+". ", rest+" "
	} else {
		head += " "
	}
	runs := []run{bold(head, look.Ink)}
	if rest != "" {
		runs = append(runs, said(rest, look.Ink))
	}
	return append(runs, said(b.news(), look.Ink))
}

// news says what is new since the person read the story last.
func (b *bar) news() string {
	s := b.s
	n := len(s.read.comparison.Changes)
	newest := s.isNewest(s.read.to)
	from, _ := s.version(s.read.from)
	to, _ := s.version(s.read.to)
	args := map[string]any{"Version": from.Number, "To": to.Number, "N": n, "Number": s.number(n)}
	switch {
	case s.stale:
		return s.say("review.bar.stale")
	case s.read.alone:
		return b.byItself(newest, to.Number)
	case !newest && s.read.loose:
		return s.tell("review.bar.read-and", args)
	case !newest && n == 0:
		return s.tell("review.bar.same", args)
	case !newest:
		return s.tell("review.bar.between", args)
	case n == 0 && b.settled():
		return ""
	case s.read.loose && n == 0:
		return s.say("review.bar.nothing-since")
	case s.read.loose:
		return s.count("review.bar.since-read", n)
	case n == 0 && s.read.from == s.read.seen:
		return s.tell("review.bar.nothing", args)
	case n == 0:
		return s.tell("review.bar.nothing-after", args)
	case s.read.from == s.read.seen:
		return s.tell("review.bar.since-yours", args)
	}
	return s.tell("review.bar.since", args)
}

// byItself says why nothing is compared.
func (b *bar) byItself(newest bool, number int) string {
	s := b.s
	st := s.read.standing
	switch {
	case !newest:
		return s.tell("review.bar.alone", map[string]any{"Version": number})
	case !st.Read && !st.Wrote:
		return s.say("review.bar.first")
	case s.read.seen == s.read.to && !s.read.to.IsZero() && !b.settled():
		return s.tell("review.bar.nothing", map[string]any{"Version": number})
	}
	return ""
}

// settled says that the sentence of the state itself tells that nothing changed.
func (b *bar) settled() bool {
	st := b.s.read.standing
	return st.State == revision.StateApproved && st.Verdict != nil
}

// detail is as far as this laptop knows, with the deadline and what was said.
func (b *bar) detail(st desk.Standing) string {
	s := b.s
	now := s.d.Now()
	var parts []string
	if st.Unverified {
		parts = append(parts, s.say("review.bar.unverified"))
	}
	parts = append(parts, s.tell("review.bar.known", map[string]any{"Time": s.read.at.In(now.Location()).Format("15:04")}))
	if at := s.d.Sheet.Story().Deadline; !at.IsZero() {
		parts = append(parts, s.tell("review.bar.deadline", map[string]any{"Time": s.moment(at)}))
	}
	parts = append(parts, b.missing(st)...)
	if _, note := s.speaker().Sentence(st); note != "" {
		parts = append(parts, note)
	}
	return strings.Join(parts, " · ")
}

// missing says what an approval of the story still lacks.
func (b *bar) missing(st desk.Standing) []string {
	if !b.approves(st) {
		return nil
	}
	var out []string
	for _, n := range st.Missing {
		switch {
		case len(n.Blocked) > 0:
			out = append(out, b.s.say("review.missing.returned"))
		case n.Step != "":
			out = append(out, b.s.tell("review.missing.step", map[string]any{"Step": b.s.field("step", n.Step)}))
		case n.More > 1: // of one it is what the button is for
			out = append(out, b.s.count("review.missing", n.More))
		}
	}
	return out
}

// buttons are the verdicts from light to heavy; the approval stands at the end,
// closed with its reason when it would not count.
func (b *bar) buttons(st desk.Standing) []fyne.CanvasObject {
	s := b.s
	if s.stale {
		return []fyne.CanvasObject{s.k.Button(kit.Primary, s.say("review.show-new"), s.renew).WithIcon("eye")}
	}
	var out []fyne.CanvasObject
	for _, o := range verdict.Offers(st) {
		if o.ID == "review.approve" || o.ID == "review.file" && b.approves(st) {
			continue
		}
		if c, ok := s.d.Commands.Get(o.ID); ok {
			button := s.k.Button(o.Style, s.tell(c.Title()+".button", map[string]any{"Version": st.Version}), func() { b.give(o.ID) }).WithIcon(o.Icon)
			out = append(out, b.guarded(button.Tip(s.say(c.Title()), "")))
		}
	}
	if c, ok := s.d.Commands.Get("review.merge"); ok && st.Heads > 1 {
		out = append(out, s.k.Button(kit.Primary, s.say(c.Title()+".short"), func() { b.give(c.ID) }).Tip(s.say(c.Title()), ""))
	}
	if st.State == revision.StatePublished || st.State == revision.StateCorrecting {
		if _, ok := s.d.Commands.Get("review.kill"); ok {
			kill := s.k.Button(kit.Danger, s.say("review.kill"), func() { b.give("review.kill") }).WithIcon("close")
			b.close(kill, st.Why[revision.Killed])
			out = append(out, b.guarded(kill))
		}
	}
	if b.approves(st) {
		out = append(out, b.approval(st))
	}
	return out
}

// approves says whether an approval is what the story waits for.
func (b *bar) approves(st desk.Standing) bool {
	switch st.State {
	case revision.StateInReview, revision.StateChangedAfter, revision.StateReturned, revision.StateBothChanged:
		return true
	}
	return st.Why[revision.Approved] == nil && st.Why != nil
}

// approval is the button that signs. It names the version, for the approval binds
// to it.
func (b *bar) approval(st desk.Standing) fyne.CanvasObject {
	s := b.s
	number := st.Version
	if st.Changed {
		number++ // the text as it stands becomes a version when it is signed
	}
	id := "review.approve-version"
	if st.State == revision.StateChangedAfter {
		id = "review.approve-again"
	}
	style := kit.Primary
	if s.proposal != nil || st.Heads > 1 {
		style = kit.Secondary
	}
	button := s.k.Button(style, s.tell(id, map[string]any{"Version": number}), b.approve).WithIcon("check")
	b.close(button, st.Why[revision.Approved])
	if !s.isNewest(s.read.to) {
		button.Disable(s.say("review.not-newest"))
	}
	return b.guarded(button)
}

// close closes a button for the reason that the desk gives.
func (b *bar) close(button *kit.Button, why error) {
	if why != nil {
		button.Disable(b.s.d.Say.Sentence(why))
	}
}

// guarded closes a verdict while the signatures of the story do not hold, and
// while the person writes a suggestion.
func (b *bar) guarded(button *kit.Button) fyne.CanvasObject {
	switch {
	case b.s.broken():
		button.Disable(b.s.say("review.chain.closed"))
	case b.s.proposal != nil:
		button.Disable(b.s.say("review.suggest.closed"))
	}
	return button
}

// give runs the command of a verdict, which asks in a line what will be signed.
func (b *bar) give(id command.ID) { b.s.unlessNew(func() { b.s.d.Run(id) }) }

func (b *bar) approve() { b.give("review.approve") }

// unlessNew does something if the story is still the one on the screen: somebody
// else's version may have come in since.
func (s *Screen) unlessNew(do func()) {
	id, last := s.id(), len(s.read.versions)
	var was revision.Hash
	if last > 0 {
		was = s.read.versions[last-1].Revision
	}
	s.errands.run(func(ctx context.Context) func() {
		versions, err := s.d.Newsroom.Versions(ctx, id)
		return func() {
			switch {
			case err != nil:
				s.d.Error(err)
			case len(versions) != last || last > 0 && versions[last-1].Revision != was || s.stale:
				s.stale = true
				s.bar.update()
			default:
				do()
			}
		}
	})
}

// Inquire reads anew where the story stands: a verdict was given.
func (s *Screen) Inquire() { s.load() }
