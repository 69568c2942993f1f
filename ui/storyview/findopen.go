package storyview

import (
	"strings"

	"dateline/internal/find"
	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// mostWords is how long a selection may be to be what is looked for, in bytes: a
// name or a phrase, no paragraph.
const mostWords = 120

// Find opens the bar in which words are looked for – with what is selected, when
// that is short –, replacing with other words in the same bar.
func (v *View) Find(replacing bool) { v.find.open(replacing) }

// Finding says whether the bar is open.
func (v *View) Finding() bool { return v.find.state.Open }

// CloseFind closes the bar and says whether it was open. The caret is on the hit
// that was gone to.
func (v *View) CloseFind() bool {
	open := v.find.state.Open
	v.find.close()
	return open
}

// NextHit goes to the next hit (1) or the one before (-1). With the bar closed it
// opens again with what was looked for last.
func (v *View) NextHit(by int) {
	b := v.find
	if !b.state.Open {
		if b.state.Query.Text == "" {
			b.open(false)
			return
		}
		b.show(b.state.Replacing)
		b.search(func() int { return -1 })
	}
	b.whenFound(func() { b.step(by) })
}

func (b *findBar) open(replacing bool) {
	was := b.state.Open
	words := b.wordsSelected()
	if words != "" {
		b.state.Query.Text = words
	}
	switch {
	case !was:
		b.show(replacing)
	case replacing && !b.state.Replacing, words != "":
		b.begin()
		b.state.Replacing = b.state.Replacing || replacing
		b.build()
		b.v.heighten()
	case b.v.focus != "find":
		b.begin()
	}
	if replacing && b.state.Query.Text != "" && (was || words != "") {
		b.with.Focus()
	} else {
		b.v.d.Kit.Focus(b.words)
		b.words.SelectAll()
	}
	b.search(b.fromOrigin)
}

// show opens the bar where the caret is.
func (b *findBar) show(replacing bool) {
	b.begin()
	b.state.Open, b.state.Replacing, b.limits = true, replacing, nil
	b.build()
	b.v.tools.follow()
	b.v.heighten()
}

// begin makes where the caret is the place where the search begins.
func (b *findBar) begin() {
	sel := b.v.page.Text().Selection()
	doc := b.v.page.Text().Document()
	b.origin = sel.Head
	if from, to, err := sel.Range(doc); err == nil {
		b.origin = from
		b.selected = spansOf(doc, from, to)
	}
	if b.v.focus == "headline" || b.v.focus == "deck" {
		b.origin = text.Pos{} // before all text
	}
}

// wordsSelected is what is selected where the person writes, when it is short and
// on one line.
func (b *findBar) wordsSelected() string {
	e := b.v.page.Text()
	switch b.v.focus {
	case "headline":
		e = &b.v.head.headline.Editor
	case "deck":
		e = &b.v.head.deck.Editor
	case "find":
		return ""
	}
	s := e.Selection()
	if s.IsCaret() || s.Anchor.Block != s.Head.Block || s == b.left && b.state.Open {
		return ""
	}
	words := text.PlainText(e.Document(), s)
	if len(words) > mostWords || strings.Contains(words, "\n") || strings.TrimSpace(words) == "" || b.state.Query.Regex {
		return ""
	}
	// A space that is kept together is looked for as any other.
	return strings.ReplaceAll(words, "\u00a0", " ")
}

// close closes the bar; the keyboard goes to the hit that was gone to.
func (b *findBar) close() {
	if !b.state.Open {
		return
	}
	var at *find.Hit
	if b.at >= 0 && b.at < len(b.hits) {
		at = &b.hits[b.at]
	}
	b.stop()
	b.hits, b.finder, b.at = nil, nil, -1
	b.state.Open = false
	b.mark()
	if b.with != nil {
		b.with.Close()
	}
	b.said.Set()
	b.content.Set()
	b.v.tools.follow()
	b.v.heighten()
	if at != nil {
		if s, ok := at.Selection(); ok && b.v.page.Text().Selection() == b.left {
			b.v.page.Text().Select(s)
		}
		if l := b.v.lineOf(at.Place); l != nil {
			l.Select(lineSelection(l, *at))
			l.Focus()
			return
		}
	}
	b.v.page.Text().Focus()
}

// lineSelection is a hit in a field of the sheet as a selection there.
func lineSelection(l *editor.Line, h find.Hit) text.Selection {
	id := l.Document().Block(0).ID
	return text.Selection{Anchor: text.Pos{Block: id, Offset: h.From}, Head: text.Pos{Block: id, Offset: h.To}}
}

// spansOf is a stretch of the text that is carried along with its edits.
func spansOf(d text.Document, from, to text.Pos) text.Spans {
	if from == to {
		return nil
	}
	return text.SpansOf(d, []text.Annotation{{ID: "in", From: from, To: to}})
}

// selection is what the tool limits the search to: what the person selected in
// the text since a hit was gone to, or had selected before.
func (b *findBar) selection() text.Spans {
	e := b.v.page.Text()
	if s := e.Selection(); !s.IsCaret() && s != b.left {
		if from, to, err := s.Range(e.Document()); err == nil {
			return spansOf(e.Document(), from, to)
		}
	}
	return b.selected
}

// rangeOf is a stretch that was carried along, as a selection of the text now;
// false when nothing is left of it.
func rangeOf(d text.Document, in text.Spans) (text.Selection, bool) {
	var s text.Selection
	found := false
	for _, b := range d.All() {
		for _, span := range in[b.ID] {
			if !found {
				s.Anchor, found = text.Pos{Block: b.ID, Offset: span.From}, true
			}
			s.Head = text.Pos{Block: b.ID, Offset: span.To}
		}
	}
	return s, found && !s.IsCaret()
}

// Alone is the sheet without anything around it but the bar in which words are
// looked for: the text alone.
func (v *View) Alone() fyne.CanvasObject {
	v.alone = kit.Border(kit.Box(look.Paper, look.None, 0, v.find.content), nil, nil, nil, v.page)
	return v.alone
}
