package review

import (
	"slices"
	"strings"
	"time"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// history is the panel at the left: what to compare, the thread of versions with
// what was said about them, and whether the signatures hold.
type history struct {
	s       *Screen
	content fyne.CanvasObject
	// inside and head are what is laid out again when words changed.
	inside   *kit.Stack
	head     *kit.Stack
	day      *kit.Text
	from, to *kit.Select
	hint     *kit.Text
	thread   *kit.Stack
	scroll   *kit.VScroll
	foot     *kit.Stack
	top      []fyne.CanvasObject
}

const (
	historyWidth = 264
	headHeight   = 40
	// together is how soon after a version something must be said about it to be
	// one entry with it.
	together = time.Minute
	// asItStands is the value of a select for a text that is no version, nothing
	// that for a version by itself.
	asItStands = "now"
	nothing    = "nothing"
)

func newHistory(s *Screen) *history {
	k := s.k
	h := &history{s: s, day: k.Text("", look.Small, look.Ink2), thread: kit.Column(0), foot: kit.Column(look.S1)}
	h.from = k.Select(nil, "", h.since)
	h.to = k.Select(nil, "", func(v string) { h.upTo(hashOf(v)) })
	h.hint = k.Text("", look.Label, look.Ink2)
	h.head = kit.Row(look.S2, kit.Grow(k.Text(s.say("review.history"), look.Interface, look.Ink).Bold(true).Lines(1)), h.day)
	head := kit.Fixed(0, s.d.Look.Scaled(headHeight), kit.Inset(0, look.S4, 0, look.S4, h.head))
	pair := kit.Border(nil, nil, nil, nil, kit.Row(look.S2, kit.Grow(h.from), k.Icon("chevron-right", 16, look.Ink3), kit.Grow(h.to)))
	choice := kit.Inset(10, look.S4, look.S3, look.S4, kit.Column(look.S1, k.Text(s.say("review.compare"), look.Label, look.Ink2), pair, h.hint))
	h.scroll = k.VScroll(kit.Inset(look.S2, 0, look.S4, 0, h.thread))
	foot := kit.Column(0, kit.Line(), kit.Inset(look.S3, look.S4, look.S3, look.S4, h.foot))
	h.inside = kit.Column(0)
	h.top = []fyne.CanvasObject{kit.Column(0, head, kit.Line(), choice, kit.Line()), foot}
	h.content = panel(h.inside)
	return h
}

// panel is the ground of what stands beside the text.
func panel(o fyne.CanvasObject) fyne.CanvasObject { return kit.Box(look.Panel, look.None, 0, o) }

func valueOf(h revision.Hash) string {
	if h.IsZero() {
		return asItStands
	}
	return h.String()
}

func hashOf(value string) revision.Hash {
	h, err := revision.ParseHash(value)
	if err != nil {
		return revision.Hash{}
	}
	return h
}

// update shows what was read.
func (h *history) update() {
	s := h.s
	var older, newer []kit.Option
	for _, v := range s.read.versions {
		o := kit.Option{Value: v.Revision.String(), Label: h.called(v)}
		older, newer = append(older, o), append(newer, o)
	}
	if s.read.standing.Changed || len(newer) == 0 {
		newer = append(newer, kit.Option{Value: asItStands, Label: s.say("review.now")})
	}
	slices.Reverse(older)
	slices.Reverse(newer)
	if s.read.loose {
		older = append(older, kit.Option{Value: asItStands, Label: s.say("review.read-last")})
	}
	older = append(older, kit.Option{Value: nothing, Label: s.say("review.nothing")})
	h.from.SetOptions(older)
	h.to.SetOptions(newer)
	h.from.SetValue(valueOf(s.read.from))
	if s.read.alone {
		h.from.SetValue(nothing)
	}
	h.to.SetValue(valueOf(s.read.to))
	h.hint.Set(h.hinted())
	if n := len(s.read.versions); n > 0 {
		h.day.Set(s.day(s.read.versions[n-1].Time))
	}
	h.thread.Set(h.entries()...)
	h.foot.Set(h.signatures()...)
	h.head.Refresh()
	h.inside.Set(kit.Grow(kit.Border(h.top[0], h.top[1], nil, nil, h.scroll)))
}

// called is the name of a version.
func (h *history) called(v desk.Version) string {
	if v.Name != "" {
		return v.Name
	}
	return h.s.tell("review.version", map[string]any{"Version": v.Number})
}

// hinted says which version the person read last.
func (h *history) hinted() string {
	s := h.s
	if v, ok := s.version(s.read.seen); ok {
		return s.tell("review.last-read", map[string]any{"Version": v.Number})
	}
	switch {
	case s.read.loose:
		return s.say("review.last-read.loose")
	case s.read.standing.Read, s.read.standing.Wrote:
		return ""
	}
	return s.say("review.never-read")
}

// entry is one knot of the thread: a version, or what was said about one.
type entry struct {
	version desk.Version
	said    *desk.Entry
	// first of its version: the size of the version stands here.
	first bool
}

// knots are the entries, newest first. A version that was made only to be handed
// in or judged is told by what was said of it.
func (h *history) knots() []entry {
	var out []entry
	for _, v := range h.s.read.versions {
		alone := true
		for i := range v.Said {
			e := &v.Said[i]
			if e.What == string(revision.Named) {
				continue
			}
			first := alone && e.Time.Sub(v.Time) < together
			if alone && !first {
				out = append(out, entry{v, nil, true})
			}
			out = append(out, entry{v, e, first})
			alone = false
		}
		if alone {
			out = append(out, entry{v, nil, true})
		}
	}
	slices.SortStableFunc(out, func(a, b entry) int { return a.time().Compare(b.time()) })
	slices.Reverse(out)
	return out
}

func (e entry) time() time.Time {
	if e.said != nil {
		return e.said.Time
	}
	return e.version.Time
}

func (h *history) entries() []fyne.CanvasObject {
	knots := h.knots()
	var out []fyne.CanvasObject
	chosen := false
	if h.s.read.standing.Changed {
		chosen = h.s.read.to.IsZero()
		out = append(out, h.now(chosen))
	}
	for i, e := range knots {
		here := !chosen && e.version.Revision == h.s.read.to
		chosen = chosen || here
		out = append(out, h.knot(e, here, i+1 < len(knots)))
	}
	return out
}

// now is the row of the text as it stands, while it is no version.
func (h *history) now(chosen bool) fyne.CanvasObject {
	s, k := h.s, h.s.k
	icon, token := look.StateMark(string(revision.StateChangedAfter))
	mark := k.Icon(icon, 12, token)
	if chosen {
		mark.On(look.AccentSoft)
	}
	line := canvas.NewRectangle(look.Now().Colour(look.Line))
	words := kit.Column(1,
		k.Text(s.say("review.now"), look.Interface, look.Ink).Bold(true).Lines(1),
		k.Text(s.tell("review.now.unsaved", map[string]any{"Version": s.read.standing.Version}), look.Small, look.Ink2))
	row := kit.Border(nil, nil, kit.Fixed(24, 0, newThread(mark, line)), nil, words)
	p := k.Pressable(kit.Inset(look.S2, look.S4, look.S2, look.S4, row), func() { h.upTo(revision.Hash{}) }).Radius(0).Tip(s.say("review.history.pick"), "")
	p.Selected(chosen)
	return p
}

// knot is a row of the thread: mark and line, what, when, who, and how much.
func (h *history) knot(e entry, chosen, more bool) fyne.CanvasObject {
	s, k := h.s, h.s.k
	what := "version"
	person, accepted := e.version.Person, e.version.Accepted
	if e.said != nil {
		what, person, accepted = e.said.What, e.said.Person, e.said.Accepted
	}
	icon, token := markOf(what)
	mark := k.Icon(icon, 12, token)
	if chosen {
		mark.On(look.AccentSoft)
	}
	line := canvas.NewRectangle(look.Now().Colour(look.Line))
	line.Hidden = !more
	sign := newThread(mark, line)
	title := kit.Row(look.S2, kit.Grow(k.Text(h.called(e.version), look.Interface, look.Ink).Bold(true).Lines(1)), k.Text(h.clock(e.time()), look.Label, look.Ink3).Lines(1))
	words := []fyne.CanvasObject{title, k.Text(s.tell("review.did."+what, map[string]any{"Person": s.person(person, accepted)}), look.Small, look.Ink2)}
	if e.said != nil && e.said.Note != "" {
		words = append(words, k.Text(s.tell("review.quoted", map[string]any{"Words": printed(e.said.Note)}), look.Label, look.Ink2).Lines(4))
	}
	if e.first {
		words = append(words, k.Text(h.size(e.version), look.Label, look.Ink3))
	}
	row := kit.Border(nil, nil, kit.Fixed(24, 0, sign), nil, kit.Column(1, words...))
	p := k.Pressable(kit.Inset(look.S2, look.S4, look.S2, look.S4, row), func() { h.pick(e.version) }).Radius(0).Tip(s.say("review.history.pick"), "")
	p.Selected(chosen)
	return p
}

// markOf is the sign of the state that an entry led to.
func markOf(what string) (look.Icon, look.Token) {
	switch revision.Kind(what) {
	case revision.Filed:
		return look.StateMark(string(revision.StateInReview))
	case revision.Unheld, revision.Unspiked, revision.Withdrawn, revision.Lifted:
		return "return", look.Ink2
	case revision.Flagged, revision.Unflagged:
		return "warns", look.Amber
	}
	return look.StateMark(what) // the other verdicts have the names of their states
}

// clock is the time, with the day when it is another one than that of the head.
func (h *history) clock(t time.Time) string {
	n := len(h.s.read.versions)
	at := t.In(h.s.d.Now().Location())
	if n > 0 && h.s.day(t) == h.s.day(h.s.read.versions[n-1].Time) {
		return at.Format("15:04")
	}
	return h.s.day(t) + ", " + at.Format("15:04")
}

// size is how large a version is, and what was done to the one before.
func (h *history) size(v desk.Version) string {
	s := h.s
	parts := []string{s.count("review.letters", v.Letters)}
	if len(v.Parents) > 0 {
		var by []string
		if v.Added > 0 {
			by = append(by, "+"+s.number(v.Added))
		}
		if v.Removed > 0 {
			by = append(by, s.number(-v.Removed))
		}
		if len(by) > 0 {
			parts[0] += ", " + strings.Join(by, " ")
		}
	}
	if v.Photos > 0 {
		parts = append(parts, s.count("review.photos", v.Photos))
	}
	return strings.Join(parts, " · ")
}

// since takes another older text, or none.
func (h *history) since(value string) {
	if s := h.s; value == nothing {
		s.alone(s.read.to)
	} else {
		s.choose(hashOf(value), s.read.to)
	}
}

// upTo takes another newer text; what it is compared with stays.
func (h *history) upTo(to revision.Hash) {
	if s := h.s; s.read.alone {
		s.alone(to)
	} else {
		s.choose(s.read.from, to)
	}
}

// pick compares a version with the older one on the screen where that is before
// it, else with the version it was made from. The first has none before it and is
// shown by itself.
func (h *history) pick(v desk.Version) {
	s := h.s
	from := s.read.from
	if i := slices.IndexFunc(s.read.versions, func(o desk.Version) bool { return o.Revision == v.Revision }); i >= 0 && !h.before(from, i) && !s.read.loose {
		if len(v.Parents) == 0 {
			s.alone(v.Revision)
			return
		}
		from = v.Parents[0]
	}
	s.choose(from, v.Revision)
}

func (h *history) before(rev revision.Hash, i int) bool {
	return slices.ContainsFunc(h.s.read.versions[:i], func(v desk.Version) bool { return v.Revision == rev })
}

// signatures says whether the chain holds.
func (h *history) signatures() []fyne.CanvasObject {
	s, k := h.s, h.s.k
	r := s.read.chain
	switch {
	case r == nil:
		return []fyne.CanvasObject{k.Text(s.say("review.chain.checking"), look.Label, look.Ink3)}
	case len(r.Faults) > 0:
		return []fyne.CanvasObject{
			k.Mark("blocks", look.Red, s.say("review.chain.broken"), look.Label),
			k.Text(s.count("review.chain.faults", len(r.Faults)), look.Label, look.Ink2),
		}
	}
	said := joined(" ",
		joined(", ", s.count("review.chain.records", r.Revisions+r.Statements), s.count("review.chain.people", r.People))+".",
		s.tell("review.chain.checked", map[string]any{"Time": s.read.at.In(s.d.Now().Location()).Format("15:04")}))
	return []fyne.CanvasObject{
		kit.Row(look.S2, k.Icon("shield", 16, look.Green), kit.Grow(k.Text(s.say("review.chain.holds"), look.Label, look.Green).Bold(true))),
		k.Text(said, look.Label, look.Ink2),
	}
}
