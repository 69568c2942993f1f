package storyview

import (
	"strings"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// headlineMost is how long a headline may be before search engines cut it; the
// counter turns amber there. The rule with the same number is rules.HeadlineLong.
const headlineMost = 90

// head is what stands above the text: headline, deck, the line of city, date
// and byline, and the lead photo. All of it looks printed until it is used.
type head struct {
	v        *View
	headline *editor.Line
	deck     *editor.Line
	city     *kit.Text
	date     *kit.Text
	byline   *kit.Text
	counter  *kit.Text
	lead     *kit.Stack
	content  *kit.Stack
}

func newHead(v *View, s story.Story) *head {
	h := &head{v: v}
	role := look.Headline
	if v.d.Narrow {
		role = look.HeadlineNarrow
	}
	h.headline = v.line(editor.LineOptions{
		Text: s.Headline, Placeholder: v.say("storyview.headline.empty"), Role: role,
		Change: v.set(story.Headline), Done: h.name, Leave: h.step(-1), Focused: func(on bool) { v.focused("headline", on) },
	})
	h.deck = v.line(editor.LineOptions{
		Text: s.Deck, Placeholder: v.say("storyview.deck.empty"), Role: look.Deck, Token: look.Ink2,
		Change: v.set(story.Deck), Leave: h.step(0), Focused: func(on bool) { v.focused("deck", on) },
	})
	k := v.d.Kit
	h.counter = k.Text("", look.Label, look.Ink3).Lines(1).Align(fyne.TextAlignTrailing)
	h.lead = kit.Column(0)
	h.content = kit.Column(
		8, h.headline, h.deck,
		kit.Column(0, kit.Line(), h.meta(), kit.Line()),
		h.lead,
	)
	h.fill(s)
	h.showLead(s)
	return h
}

// line makes a field of the sheet: it has the story's history.
func (v *View) line(o editor.LineOptions) *editor.Line {
	o.Undo, o.Redo = v.Undo, v.Redo
	o.Correct = v.Corrected
	if v.d.LineMenu != nil {
		o.Menu = v.d.LineMenu
	}
	if o.Resized == nil {
		o.Resized = func() {
			if v.page != nil {
				v.page.Relayout()
			}
		}
	}
	return editor.NewLine(v.d.Kit, o)
}

// set makes typing into a field an edit of the story.
func (v *View) set(f story.TextField) func(string) {
	return func(s string) {
		if err := v.d.Sheet.Do(story.SetText{Field: f, Value: s}); err != nil {
			v.d.Error(err)
		}
	}
}

// name gives a story that has none its working name, once there is a headline to
// make it of.
func (h *head) name(headline string) {
	if slug := story.Slugify(headline); slug != "" && h.v.d.Sheet.Story().Slug == "" {
		h.v.set(story.Slug)(slug)
	}
}

// step goes from one field to the next and into the text, and back.
func (h *head) step(from int) func(dir int) {
	return func(dir int) {
		switch at := from + 1 + dir; {
		case at == 1:
			h.deck.Focus()
		case at >= 2:
			e := h.v.page.Text()
			if start, ok := e.Document().Start(); ok {
				e.Select(text.Caret(start))
			}
			e.Focus()
		default:
			h.headline.Focus()
		}
	}
}

// meta is the line of city, date and byline: three buttons that look printed.
func (h *head) meta() fyne.CanvasObject {
	k := h.v.d.Kit
	part := func(icon look.Icon, t **kit.Text, open func(fyne.CanvasObject)) fyne.CanvasObject {
		*t = k.Text("", look.Interface, look.Ink).Lines(1)
		var button *kit.Pressable
		button = k.Pressable(kit.Inset(6, 6, 6, 2, kit.Row(6, k.Icon(icon, 16, look.Ink2), *t, k.Icon("chevron-down", 14, look.Ink2))), func() { open(button) })
		return button
	}
	city := part("place", &h.city, h.v.d.City)
	date := part("calendar", &h.date, h.v.d.Date)
	byline := part("user", &h.byline, h.v.d.Byline)
	return kit.Row(8, city, date, byline, kit.Spacer(), kit.Fixed(72, 0, h.counter))
}

// fill writes the line of city, date and byline, and the counter.
func (h *head) fill(s story.Story) {
	or := func(value, id string) (string, look.Token) {
		if value == "" {
			return h.v.say(id), look.Ink3
		}
		return value, look.Ink
	}
	for _, part := range []struct {
		text      *kit.Text
		value, id string
	}{
		{h.city, s.Dateline.Place.Name, "storyview.city.empty"},
		{h.date, strings.ReplaceAll(newsdate.Format(s.Dateline.Date, h.v.d.Say.Language(), newsdate.Site), ",", comma(h.v.d.Say.Language())), "storyview.date.empty"},
		{h.byline, strings.Join(s.Bylines, ", "), "storyview.byline.empty"},
	} {
		value, token := or(part.value, part.id)
		part.text.Set(value)
		part.text.SetToken(token)
	}
	n := text.GraphemeCount(s.Headline)
	h.counter.Set(h.v.sayWith("storyview.headline.counter", map[string]any{"Now": n, "Most": headlineMost}))
	token := look.Ink3
	if n > headlineMost {
		token = look.Amber
	}
	h.counter.SetToken(token)
}

// comma: dates in fields are written without one in Russian, "15 июня 2023".
func comma(lang string) string {
	if lang == "ru" {
		return ""
	}
	return ","
}

// show takes over what changed.
func (h *head) show(before, after story.Story) {
	h.headline.SetText(after.Headline)
	h.deck.SetText(after.Deck)
	if before.Headline != after.Headline || before.Dateline != after.Dateline || strings.Join(before.Bylines, "\n") != strings.Join(after.Bylines, "\n") {
		h.fill(after)
		h.content.Refresh()
	}
}

func (h *head) close() {
	h.headline.Close()
	h.deck.Close()
}
