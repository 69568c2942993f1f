package handover

import (
	"strings"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

const receivedWidth = 720

// received is the dialog that tells what came, story by story.
type received struct {
	s     *Screen
	k     *kit.Kit
	card  *kit.Dialog
	after func()
	// first is the way on from the first story: what one opened the file for.
	first *kit.Button
}

// showReceived tells what came in one or more files; after is called when the
// dialog has gone.
func (s *Screen) showReceived(all []desk.Received, after func()) {
	r := &received{s: s, k: s.k, after: after}
	shut := r.k.Button(kit.Secondary, s.say("kit.close"), func() { r.card.Close() })
	var rows []fyne.CanvasObject
	stories := 0
	for _, got := range all {
		rows = append(rows, r.file(got)...)
		stories += len(got.Stories)
	}
	first := r.first
	if first == nil {
		first = shut
	}
	r.card = r.k.Dialog(kit.DialogOptions{
		Title: s.say("handover.received.title"), Subtitle: s.count("handover.stories", stories),
		Width:   s.d.Look.Scaled(receivedWidth),
		Body:    kit.Inset(look.S4, 20, look.S5, 20, kit.Column(look.S3, rows...)),
		Buttons: []*kit.Button{shut}, First: first, Closed: after,
	})
	r.card.Show()
}

// showWaited tells what waited for somebody who has been accepted now; files that
// ask for their passphrase are read after it. after may be nil.
func (s *Screen) showWaited(all []desk.Received, passphrase string, after func()) {
	var told []desk.Received
	for _, got := range all {
		if code := words.Refused(got.Err); code == needsPassphrase || code == wrongPassphrase {
			s.waiting = append(s.waiting, waiting{got.Path, passphrase})
			continue
		}
		told = append(told, got)
	}
	then := func() {
		if after != nil {
			after()
		}
		s.nextFile()
	}
	if len(told) == 0 {
		then()
		return
	}
	s.showReceived(told, then)
}

// file tells what one file brought.
func (r *received) file(got desk.Received) []fyne.CanvasObject {
	s := r.s
	if got.Err != nil {
		return []fyne.CanvasObject{r.k.Banner(kit.Bad, s.say("handover.unread"), joined(" ", s.d.Say.Sentence(got.Err), s.say("handover.unread.waits")))}
	}
	args := map[string]any{"Name": s.name(got.From), "When": s.when(got.At), "Role": strings.ToLower(s.role(got.From.Role))}
	rows := []fyne.CanvasObject{r.k.Banner(kit.Good, s.tell("handover.from", args), joined(" ", s.tell("handover.from.text", args), s.sealed(got)))}
	for _, p := range got.Forked {
		rows = append(rows, r.k.Banner(kit.Bad, s.tell("handover.forked.other", map[string]any{"Name": s.name(p)}), s.say("handover.forked.other.text")))
	}
	for _, st := range got.Stories {
		rows = append(rows, r.story(st))
	}
	if got.PhotosMissing > 0 {
		rows = append(rows, r.k.Banner(kit.Warn, s.count("handover.missing", got.PhotosMissing), s.say("handover.missing.text")))
	}
	if len(got.Strangers) > 0 {
		rows = append(rows, r.strangers(got.Strangers))
	}
	return rows
}

// sealed says whether others could have read it on its way.
func (s *Screen) sealed(got desk.Received) string {
	if got.Encrypted {
		return s.say("handover.sealed")
	}
	return s.say("handover.unsealed")
}

// outcome is how one relation is shown.
type outcome struct {
	icon  look.Icon
	token look.Token
}

func outcomeOf(r revision.Relation) outcome {
	switch r {
	case revision.New:
		return outcome{"plus", look.Accent}
	case revision.Updated:
		return outcome{"pass", look.Green}
	case revision.BothChanged:
		return outcome{"warns", look.Amber}
	}
	return outcome{"check", look.Ink2}
}

// story tells of one story, with what to do next.
func (r *received) story(st desk.ReceivedStory) fyne.CanvasObject {
	s := r.s
	o := outcomeOf(st.Relation)
	became := s.say("handover.outcome." + string(st.Relation))
	if n := s.versions[st.ID]; n > 0 && st.Relation == revision.Updated {
		became = s.tell("handover.outcome.updated.to", map[string]any{"Version": n})
	}
	icon, token := look.StateMark(string(st.State))
	came := joined(" · ", s.some("handover.verdicts", st.Verdicts), s.some("handover.notes", st.Remarks))
	if came == "" {
		came = s.say("handover.nothing-said")
	}
	if st.Unverified {
		came = joined(" · ", s.say("handover.story.unverified"), came)
	}
	said := kit.Column(
		look.S1, r.k.Text(s.headline(st.Headline), look.ListHeadline, look.Ink).Lines(2),
		r.k.Mark(o.icon, o.token, became, look.Interface),
		kit.Flow(look.S3, look.S1, r.k.Mark(icon, token, s.say("state.title."+string(st.State)), look.Small), r.k.Text(came, look.Small, look.Ink2).Lines(1)),
	)
	line := kit.Row(look.S4, kit.Grow(said), r.steps(st))
	return kit.Box(look.Paper, look.Line, look.R2, kit.Inset(look.S3, look.S4, look.S3, look.S4, line))
}

// steps are the ways on from one story.
func (r *received) steps(st desk.ReceivedStory) fyne.CanvasObject {
	s := r.s
	step := func(id string, do func()) *kit.Button {
		return r.k.Button(kit.Secondary, s.say(id), func() {
			r.card.Close()
			do()
		}).Small()
	}
	steps := []*kit.Button{step("handover.step.open", func() { s.d.Open(st.ID) })}
	switch st.Relation {
	case revision.Updated:
		steps = append([]*kit.Button{step("handover.step.changes", func() { s.d.Changes(st.ID) })}, steps...)
	case revision.BothChanged:
		steps = append([]*kit.Button{step("handover.step.merge", func() { s.d.Merge(st.ID) })}, steps...)
	}
	if r.first == nil {
		r.first = steps[0]
	}
	row := make([]fyne.CanvasObject, len(steps))
	for i, b := range steps {
		row[i] = b
	}
	return kit.Row(look.S2, row...)
}

// strangers are those whose signatures came along and whom nobody here accepted.
func (r *received) strangers(people []desk.Person) fyne.CanvasObject {
	s := r.s
	rows := []fyne.CanvasObject{r.k.Banner(kit.Warn, s.say("handover.strangers"), s.say("handover.strangers.text"))}
	for _, p := range people {
		see := r.k.Button(kit.Secondary, s.say("handover.look"), func() { s.ShowPerson(p, nil) }).Small()
		rows = append(rows, kit.Row(look.S3, s.unverified(p), kit.Spacer(), see))
	}
	return kit.Column(look.S2, rows...)
}

// unverified names somebody whom this newsroom has not accepted.
func (s *Screen) unverified(p desk.Person) fyne.CanvasObject {
	return kit.Row(
		look.S2, s.k.Icon("user", 18, look.Ink2), s.k.Text(joined(", ", s.name(p), strings.ToLower(s.role(p.Role))), look.Interface, look.Ink).Lines(1),
		s.k.Mark("warns", look.Amber, s.say("handover.unverified"), look.Small),
	)
}
