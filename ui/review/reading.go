package review

import (
	"strconv"

	"dateline/internal/comparison"
	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"
	"dateline/ui/webpage"

	"fyne.io/fyne/v2"
)

// measure is the width of the text, as on the sheet it was written on.
const measure = 552

// reading is the middle: how the text is shown, and the text.
type reading struct {
	s       *Screen
	content *kit.Stack
	choice  *kit.Segmented
	legend  fyne.CanvasObject
	tools   *kit.Stack
	warning *kit.Stack
	propose *kit.Switch

	page   *editor.Page
	head   *kit.Stack
	margin *margin
	sheet  *sheetOf
	body   *kit.Stack
	photos map[story.PhotoID]*figure
	// site is the page as readers will see it, around its place; nil until it was
	// looked at.
	site   *webpage.Page
	around *fyne.Container
	// seat lets one picture be made at a time.
	seat chan struct{}
	// wide is how wide the middle is.
	wide float32
}

func newReading(s *Screen) *reading {
	k := s.k
	r := &reading{s: s, seat: make(chan struct{}, 1), photos: map[story.PhotoID]*figure{}, warning: kit.Column(0), body: kit.Column(0), head: kit.Column(0)}
	r.choice = k.Segmented([]kit.Option{
		{Value: string(Differences), Label: s.say("review.view.differences")},
		{Value: string(Plain), Label: s.say("review.view.plain")},
		{Value: string(Page), Label: s.say("review.view.page")},
	}, string(s.state.View), r.look).Small()
	r.legend = kit.Row(
		look.S2, newLegend(fresh(s.say("review.legend.inserted"))), newLegend(gone(s.say("review.legend.deleted"))),
		kit.Row(2, k.Icon("moved", 16, look.Violet).On(look.Paper), k.Text(s.say("review.legend.moved"), look.Small, look.Violet).Lines(1)),
	)
	r.propose = k.Switch(false, func(on bool) {
		if on {
			s.beginProposal(desk.Proposal{})
		} else {
			s.endProposal()
		}
	}).Tip(s.say("review.suggest.tip"), "")
	r.tools = kit.Row(look.S3)
	r.content = kit.Column(0)
	return r
}

// newLegend is one word of the legend, as the text shows it.
func newLegend(r run) fyne.CanvasObject {
	l := kit.LettersOf(look.Small, false)
	return kit.Fixed(l.Width(r.Text)+2, l.Line(), kit.NewProse(look.Small, r))
}

// look shows the text in another way.
func (r *reading) look(v string) {
	r.s.state.View = View(v)
	r.s.changes.forget()
	r.s.frame.width = -1 // the legend is for differences alone
	r.update()
}

// bars lines up the row over the text for a width.
func (r *reading) bars(width float32, folded []fyne.CanvasObject) {
	s, k := r.s, r.s.k
	parts := append([]fyne.CanvasObject{}, folded...)
	parts = append(parts, r.choice, kit.Spacer())
	propose := kit.Row(look.S2, k.Icon("edit", 16, look.Ink2).On(look.Paper), k.Text(s.say("review.suggest"), look.Small, look.Ink).Lines(1), r.propose)
	if s.state.View == Differences && width >= s.d.Look.Scaled(760) {
		parts = append(parts, r.legend, kit.Fixed(1, 20, kit.VLine()))
	}
	r.tools.Set(append(parts, propose)...)
}

// narrowed hears how wide the middle is: notes stand beside the text where there
// is room, and are numbers where there is not.
func (r *reading) narrowed(width float32) {
	r.wide = width
	if r.margin != nil {
		r.margin.setNumbers(r.cramped())
	}
	if r.page != nil && r.sheet != nil {
		r.head.Set(r.heading()...)
		r.page.Relayout()
	}
}

func (r *reading) cramped() bool { return r.wide > 0 && r.wide < r.s.d.Look.Scaled(marginRoom) }

// update shows the text that was read.
func (r *reading) update() {
	s := r.s
	if !s.read.done || s.proposal != nil {
		return
	}
	place := r.place()
	s.state.Place = place
	r.dropPage()
	if s.state.View == Page {
		r.alarm()
		s.frame.relay()
		return
	}
	r.sheet = s.layOut()
	r.head.Set(r.heading()...)
	r.margin = newMargin(s, r)
	r.margin.numbers = r.cramped()
	r.page = editor.NewPage(r.head, editor.Options{
		Kit: s.k, Look: s.d.Look, Now: s.d.Now, Figure: r.figure,
		Edit:     func(text.Transaction) (text.Document, error) { return r.sheet.body, errReadOnly },
		NewBlock: s.d.Sheet.NewBlock, Changed: r.followed, Menu: s.menu, Clip: s.d.Clip,
	}, r.sheet.body, measure)
	r.page.Text().Lock(s.say("review.locked"))
	for l := editor.Inserted; l <= editor.Suggested; l++ {
		r.page.Text().SetMarks(l, r.sheet.marks[l])
	}
	r.page.Text().SetMargins(r.sheet.margins)
	r.page.SetBeside(r.margin)
	r.renote()
	r.page.Return(place)
	r.alarm()
	if c, ok := s.changes.chosen(); ok {
		r.strengthen(c.Key)
	}
	s.frame.relay()
}

// alarm puts a red line over the text while the signatures do not hold.
func (r *reading) alarm() {
	s := r.s
	var over []fyne.CanvasObject
	if s.broken() {
		over = append(over, kit.Inset(look.S2, look.S4, 0, look.S4, s.k.Banner(kit.Bad, s.say("review.chain.alarm"), s.count("review.chain.faults", len(s.read.chain.Faults)))))
	}
	if read := s.toRead(); read != "" {
		over = append(over, kit.Inset(look.S2, look.S4, 0, look.S4, s.k.ResultLine(kit.Warn, read, nil)))
	}
	r.warning.Set(over...)
	var page fyne.CanvasObject = kit.Over()
	switch {
	case r.page != nil:
		page = r.page
	case s.read.done && s.state.View == Page && s.proposal == nil:
		page = r.sitePage()
	}
	if s.proposal != nil {
		page = s.proposal.page
	}
	bar := kit.Column(0, kit.Fixed(0, s.d.Look.Scaled(headHeight), kit.Inset(0, look.S4, 0, look.S5, r.tools)), kit.Line(), r.warning)
	r.content.Set(kit.Grow(kit.Border(bar, nil, nil, nil, page)))
}

// heading is what stands above the text: headline, deck and the line of the
// dateline, with their words that came and went.
func (r *reading) heading() []fyne.CanvasObject {
	s := r.s
	role := look.Headline
	if s.frame != nil && s.frame.narrow() {
		role = look.HeadlineNarrow
	}
	after := s.read.comparison.After
	headline, deck := runsOf(s.read.sheet.Headline, look.Ink), runsOf(s.read.sheet.Deck, look.Ink2)
	if s.state.View != Differences {
		headline, deck = []run{said(after.Headline, look.Ink)}, []run{said(after.Deck, look.Ink2)}
	}
	for i := range headline {
		headline[i].Bold = true
	}
	out := []fyne.CanvasObject{kit.NewProse(role, headline...)}
	if len(deck) > 0 && joinedRuns(deck) != "" {
		out = append(out, kit.Inset(look.S2, 0, 0, 0, kit.NewProse(look.Deck, deck...)))
	}
	line := kit.Row(look.S3, kit.Grow(kit.NewProse(look.Interface, r.dateline()...)), kit.Fixed(lengthWidth(r.length()), 0, kit.NewProse(look.Interface, r.length()...)))
	return append(out, kit.Inset(look.S3, 0, 0, 0, kit.Column(0, kit.Line(), kit.Inset(6, 0, 6, 0, line), kit.Line())))
}

func lengthWidth(runs []run) float32 {
	l := kit.LettersOf(look.Interface, false)
	var w float32
	for _, r := range runs {
		w += l.Width(r.Text)
	}
	return w + 2
}

func joinedRuns(runs []run) string {
	out := ""
	for _, r := range runs {
		out += r.Text
	}
	return out
}

// dateline is city, date and byline; what is another since is marked.
func (r *reading) dateline() []run {
	var out []run
	add := func(was, is string) {
		if was == "" && is == "" {
			return
		}
		if len(out) > 0 {
			out = append(out, said(" · ", look.Ink2))
		}
		switch {
		case was == is || r.s.state.View != Differences:
			if is == "" {
				out = out[:max(len(out)-1, 0)]
				return
			}
			out = append(out, said(is, look.Ink2))
		default:
			if was != "" {
				out = append(out, gone(was))
			}
			if was != "" && is != "" {
				out = append(out, said(" ", look.Ink2))
			}
			if is != "" {
				out = append(out, fresh(is))
			}
		}
	}
	a, b := r.s.read.comparison.Before, r.s.read.comparison.After
	if a.ID == "" { // there was no version before
		a = b
	}
	add(a.Dateline.Place.Name, b.Dateline.Place.Name)
	add(r.date(a), r.date(b))
	add(joined(", ", a.Bylines...), joined(", ", b.Bylines...))
	return out
}

func (r *reading) date(st story.Story) string {
	if st.Dateline.Date.IsZero() {
		return ""
	}
	if st.Language == "ru" {
		return newsdate.Format(st.Dateline.Date, "ru", newsdate.DayMonth) + " " + strconv.Itoa(st.Dateline.Date.Year)
	}
	return newsdate.Format(st.Dateline.Date, st.Language, newsdate.Text)
}

// length is how long the text is, and how much longer than the one before.
func (r *reading) length() []run {
	s := r.s
	now, was := letters(s.read.comparison.After), letters(s.read.comparison.Before)
	out := []run{said(s.count("review.letters", now), look.Ink2)}
	switch by := now - was; {
	case by > 0:
		out = append(out, said(", ", look.Ink2), said("+"+s.number(by), look.Green))
	case by < 0:
		out = append(out, said(", ", look.Ink2), said(s.number(by), look.Red))
	}
	return out
}

// letters is the length of a text as newsrooms count it: with spaces.
func letters(st story.Story) int {
	n := 0
	for _, b := range st.Body.All() {
		n += text.GraphemeCount(b.Text)
	}
	return n
}

// renote hangs the notes on what is shown.
func (r *reading) renote() {
	if r.page == nil || r.s.proposal != nil {
		return
	}
	notes := r.sheet.notes(r.s.d.Sheet.Story())
	marks := make([]editor.Mark, len(notes))
	for i, n := range notes {
		marks[i] = editor.Mark{ID: string(n.ID), From: n.from, To: n.to, Strong: string(n.ID) == r.margin.chosen}
	}
	r.page.Text().SetMarks(editor.Notes, marks)
	r.margin.fill(notes)
}

// followed: the caret is somewhere else; the note it stands in is the chosen one.
func (r *reading) followed() {
	if r.page == nil || r.margin == nil {
		return
	}
	if m, ok := r.page.Text().MarkAt(editor.Notes, r.page.Text().Selection().Head); ok && r.margin.chosen != m.ID {
		r.margin.choose(m.ID)
	}
}

// strengthen frames the words of the change that was gone to.
func (r *reading) strengthen(key string) {
	if r.page == nil {
		return
	}
	for _, l := range []editor.Layer{editor.Inserted, editor.Deleted} {
		list := r.sheet.marks[l]
		for i := range list {
			list[i].Strong = list[i].ID == key
		}
		r.page.Text().SetMarks(l, list)
	}
}

// goTo brings a change into view.
func (r *reading) goTo(i int, c comparison.Change) {
	if p := r.s.proposal; p != nil && c.Block != "" {
		p.page.RevealBlock(c.Block)
	}
	if r.page == nil {
		return
	}
	r.strengthen(c.Key)
	switch p, ok := r.sheet.places[i]; {
	case ok:
		r.page.ShowPlace(text.Caret(p))
	case c.Photo != "":
		for _, b := range r.sheet.body.All() {
			if b.Photo == string(c.Photo) {
				r.page.RevealBlock(b.ID)
				return
			}
		}
		r.page.SetOffset(0)
	case c.Field != "":
		r.page.SetOffset(0)
	}
}

func (r *reading) place() editor.Place {
	if r.page == nil {
		return r.s.state.Place
	}
	return r.page.Place()
}

func (r *reading) focus() {
	switch {
	case r.s.proposal != nil:
		r.s.proposal.focus()
	case r.page != nil:
		r.page.Text().Focus()
	}
}

func (r *reading) dropPage() {
	for _, f := range r.photos {
		f.drop()
	}
	r.photos = map[story.PhotoID]*figure{}
	if r.site != nil {
		r.site.Drop()
	}
	if r.page != nil {
		r.page.Text().Close()
		r.page = nil
	}
}

func (r *reading) close() { r.dropPage() }
