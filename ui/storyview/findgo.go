package storyview

import (
	"strconv"

	"dateline/internal/find"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// step goes to the next hit or the one before: counted from the one that was
// gone to, or from the caret, when the person put it somewhere else.
func (b *findBar) step(by int) {
	n := len(b.hits)
	if n == 0 {
		return
	}
	at := b.at + by
	e := b.v.page.Text()
	if s := e.Selection(); b.at < 0 || s != b.left {
		place := s.Head
		if from, to, err := s.Range(e.Document()); err == nil {
			if place = to; by < 0 {
				place = from
			}
		}
		if at = find.From(b.hits, e.Document(), place); by < 0 {
			at--
		}
	}
	b.goTo((at + n) % n)
}

// goTo goes to a hit wherever it is; where it is not on the sheet the panel shows
// its field, and the keyboard stays in the bar.
func (b *findBar) goTo(at int) {
	b.at = at
	b.mark()
	b.reveal(at)
	b.count()
	h := b.hits[at]
	b.say(look.Ink2, "", "")
	if field, ok := inPanel(h.Place); ok && b.v.lineOf(h.Place) == nil {
		b.say(look.Ink2, "info", b.v.sayWith("storyview.find.in-panel", map[string]any{"Field": b.v.say("storyview.find.field." + fieldName(h.Place))}))
		b.showField(field)
	}
}

// showField shows a field of the panel; who writes in the bar goes on there.
func (b *findBar) showField(p rules.Place) {
	var had fyne.Focusable
	if c := b.v.d.Kit.Canvas(); c != nil {
		had = c.Focused()
	}
	mine := b.v.focus == "find"
	b.v.d.Field(p)
	if mine {
		b.v.d.Kit.Focus(had)
	}
}

// reveal shows a hit that is on the sheet.
func (b *findBar) reveal(at int) {
	h, e := b.hits[at], b.v.page.Text()
	switch s, ok := h.Selection(); {
	case ok && e.Focused():
		e.Select(s)
	case ok: // its mark says which one is meant
		e.Select(text.Caret(s.Anchor))
	default:
		b.revealBeside(h.Place)
	}
	b.left = e.Selection()
}

// revealBeside shows a place of the sheet that is not the text.
func (b *findBar) revealBeside(p find.Place) {
	e := b.v.page.Text()
	switch {
	case p.Part == find.Attribution:
		if i := e.Document().Index(p.Block); i >= 0 {
			e.Select(text.Caret(text.Pos{Block: p.Block, Offset: len(e.Document().Block(i).Text)}))
		}
	case p.Part == find.Caption && p.Block != "":
		e.Select(text.Caret(text.Pos{Block: p.Block})) // lays the photo out
		if f := b.v.figures[p.Photo]; f != nil {
			b.v.page.Reveal(f.caption)
		}
	default:
		if l := b.v.lineOf(p); l != nil {
			b.v.page.Reveal(l)
		}
	}
}

// lineOf is the field of the sheet that a hit is in; nil for what is elsewhere.
func (v *View) lineOf(p find.Place) *editor.Line {
	switch {
	case p.Field == story.Headline:
		return v.head.headline
	case p.Field == story.Deck:
		return v.head.deck
	case p.Part == find.Caption:
		if f := v.figureOf(p.Photo); f != nil {
			return f.caption
		}
	}
	return nil
}

// inPanel says where in the panel a hit is; false for what is on the sheet.
func inPanel(p find.Place) (rules.Place, bool) {
	switch {
	case p.Photo != "" && p.Part != find.Caption:
		return rules.Place{Field: string(p.Part), Photo: p.Photo, Block: p.Block}, true
	case p.Photo != "" && p.Block == "":
		// Of a photo that stands nowhere.
		return rules.Place{Field: "caption", Photo: p.Photo}, true
	case p.Field == story.WebDescription:
		return rules.Place{Field: "description"}, true
	case p.Field != "" && p.Field != story.Headline && p.Field != story.Deck:
		return rules.Place{Field: string(p.Field)}, true
	}
	return rules.Place{}, false
}

func fieldName(p find.Place) string {
	if p.Part != "" {
		return string(p.Part)
	}
	return string(p.Field)
}

// mark draws the hits on the sheet.
func (b *findBar) mark() {
	in := map[*editor.Line][]editor.Mark{b.v.head.headline: nil, b.v.head.deck: nil}
	for _, f := range b.v.shownFigures() {
		in[f.caption] = nil
	}
	var body []editor.Mark
	for i, h := range b.hits {
		s, ok := h.Selection()
		if ok {
			body = append(body, editor.Mark{ID: strconv.Itoa(i), From: s.Anchor, To: s.Head, Strong: i == b.at})
			continue
		}
		if l := b.v.lineOf(h.Place); l != nil {
			s = lineSelection(l, h)
			in[l] = append(in[l], editor.Mark{ID: strconv.Itoa(i), From: s.Anchor, To: s.Head, Strong: i == b.at})
		}
	}
	b.v.page.Text().SetMarks(editor.Hits, body)
	for l, marks := range in {
		l.SetMarks(editor.Hits, marks)
	}
}

// markCaption draws the hits of a photo that came near the screen.
func (b *findBar) markCaption(f *figure) {
	var marks []editor.Mark
	for i, h := range b.hits {
		if h.Place.Photo == f.use.ID && h.Place.Part == find.Caption {
			s := lineSelection(f.caption, h)
			marks = append(marks, editor.Mark{ID: strconv.Itoa(i), From: s.Anchor, To: s.Head, Strong: i == b.at})
		}
	}
	f.caption.SetMarks(editor.Hits, marks)
}

// shownFigures are the photos that have been on the screen.
func (v *View) shownFigures() []*figure {
	var out []*figure
	if v.lead != nil {
		out = append(out, v.lead)
	}
	for _, f := range v.figures {
		out = append(out, f)
	}
	return out
}

// count says how many hits there are and which one is meant.
func (b *findBar) count() {
	if b.counter == nil {
		return
	}
	token, words := look.Ink2, ""
	switch {
	case b.state.Query.Text == "" || b.finder == nil:
	case len(b.hits) == 0 && b.done:
	case len(b.hits) == 0:
		token, words = look.Amber, b.v.say("storyview.find.none")
	case b.at < 0:
		words = b.v.sayWith("storyview.find.all", map[string]any{"All": len(b.hits)})
	default:
		words = b.v.sayWith("storyview.find.counter", map[string]any{"Now": b.at + 1, "All": len(b.hits)})
	}
	b.counter.SetToken(token)
	b.counter.Set(words)
	why := ""
	if len(b.hits) == 0 && b.fresh {
		why = b.v.say("storyview.find.none")
	}
	for _, s := range b.steps {
		s.Disable(why)
	}
}
