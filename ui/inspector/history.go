package inspector

import (
	"slices"
	"strings"
	"time"

	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// history is the tab of what happened to the story, newest first.
type history struct {
	i      *Inspector
	column *kit.Stack
	drawn  []desk.Entry
	sized  []desk.Version
	began  bool
}

func newHistory(i *Inspector) *history { return &history{i: i, column: kit.Column(0)} }

func (h *history) object() kit.Flowing { return h.column }

// update draws the entries anew when there are others.
func (h *history) update(story.Story) {
	if h.began && same(h.drawn, h.i.entries) && same(h.sized, h.i.versions) {
		return
	}
	h.began, h.drawn, h.sized = true, h.i.entries, h.i.versions
	if len(h.drawn) == 0 {
		h.column.Set(kit.Inset(look.S6, look.S4, look.S4, look.S4, h.i.k.Empty("history", h.i.say("inspector.history.empty"), h.i.say("inspector.history.empty.text"), nil)))
		return
	}
	var rows []fyne.CanvasObject
	day := newsdate.Of(h.i.d.Now())
	for _, e := range h.drawn {
		if on := newsdate.Of(e.Time.In(h.i.d.Now().Location())); on != day {
			day = on
			heading := h.i.k.Text(shortDay(on, h.i.d.Now().Year(), h.i.d.Say.Language()), look.Label, look.Ink2)
			rows = append(rows, kit.Inset(look.S3, look.S4, look.S1, look.S4, heading), kit.Line())
		}
		rows = append(rows, h.row(e), kit.Line())
	}
	h.column.Set(rows...)
	h.i.relay()
}

// row is one entry: mark, time, what happened, how much changed, and who did it.
// Where there is something to do with its version, the row can be pressed.
func (h *history) row(e desk.Entry) fyne.CanvasObject {
	k := h.i.k
	v, known := h.version(e)
	icon, token := stateMark(e.What)
	sign := kit.Inset(4, look.S2, 4, 0, k.Icon(icon, 12, token))
	at := kit.Fixed(look.Now().Scaled(46), 0, k.Text(e.Time.In(h.i.d.Now().Location()).Format("15:04"), look.Interface, look.Ink2).Lines(1))
	words := []fyne.CanvasObject{k.Text(h.i.d.Say.Say("inspector.history."+e.What, map[string]any{"Version": e.Version}), look.Interface, look.Ink)}
	if e.Note != "" {
		words = append(words, k.Text(e.Note, look.Small, look.Ink2))
	}
	if known && v.Name != "" && e.What != string(revision.Named) {
		words = append(words, k.Text("«"+v.Name+"»", look.Small, look.Ink))
	}
	if size := h.size(v); known && size != "" && revision.Kind(e.What) != revision.Named {
		words = append(words, k.Text(size, look.Label, look.Ink2))
	}
	words = append(words, k.Text(h.person(e), look.Label, look.Ink3))
	line := kit.Border(nil, nil, kit.Column(0, kit.Row(0, sign, at)), nil, kit.Column(2, words...))
	row := kit.Inset(look.S3, look.S4, look.S3, look.S4, line)
	if !known || h.i.d.VersionMenu == nil {
		return row
	}
	var press *kit.Pressable
	menu := func() {
		under := fyne.CurrentApp().Driver().AbsolutePositionForObject(press)
		k.PopMenu(h.i.d.VersionMenu(v), under.AddXY(look.S4, press.Size().Height))
	}
	press = k.Pressable(row, menu).Radius(0).Tip(h.i.d.Say.Say("inspector.history.press", map[string]any{"Version": v.Number}), "")
	press.OnSecondary = func(at fyne.Position) { k.PopMenu(h.i.d.VersionMenu(v), at) }
	return press
}

// version is the one that an entry is about.
func (h *history) version(e desk.Entry) (desk.Version, bool) {
	at := slices.IndexFunc(h.sized, func(v desk.Version) bool { return v.Revision == e.Revision })
	if at < 0 {
		return desk.Version{}, false
	}
	return h.sized[at], true
}

// size is how much of the text a version changed.
func (h *history) size(v desk.Version) string {
	said := []string{h.i.d.Say.Say("inspector.history.size", map[string]any{"N": v.Letters})}
	if len(v.Parents) > 0 && v.Added+v.Removed > 0 {
		said = append(said, "+"+numberText(v.Added)+" \u2212"+numberText(v.Removed))
	}
	if v.Photos > 0 {
		said = append(said, h.i.d.Say.Say("inspector.history.photos", map[string]any{"N": v.Photos}))
	}
	return strings.Join(said, " · ")
}

func (h *history) person(e desk.Entry) string {
	switch {
	case !e.Accepted && e.Person != "": // on a laptop that no longer speaks for them
		return h.i.d.Say.Say("inspector.history.unverified", map[string]any{"Person": e.Person})
	case !e.Accepted && e.What != "version":
		return h.i.say("inspector.history.stranger.verdict")
	case !e.Accepted:
		return h.i.say("inspector.history.stranger")
	case e.Person == "":
		return h.i.say("inspector.history.nameless")
	}
	return e.Person
}

// historyLines is what is shown of a history: newest first, and a version that
// was made only to be handed in or judged is told by what was said of it.
func historyLines(entries []desk.Entry) []desk.Entry {
	var out []desk.Entry
	for n, e := range entries {
		if e.What == "version" && n+1 < len(entries) {
			if next := entries[n+1]; next.What != "version" && next.Version == e.Version && next.Time.Sub(e.Time) < time.Minute {
				continue
			}
		}
		out = append(out, e)
	}
	slices.Reverse(out)
	return out
}

// stateMark is the sign of the state that an entry led to.
func stateMark(what string) (look.Icon, look.Token) {
	switch revision.Kind(what) {
	case revision.Filed:
		return look.StateMark(string(revision.StateInReview))
	case revision.Withdrawn, revision.Lifted:
		return "undo", look.Ink2
	case revision.Flagged, revision.Unflagged:
		return "shield", look.Amber
	case revision.Named:
		return "tag", look.Ink2
	}
	return look.StateMark(what) // the other verdicts have the names of their states
}
