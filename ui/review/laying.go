package review

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/comparison"
	"dateline/internal/desk"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/look"
)

// sheetOf is the text that the middle shows, with everything that hangs on it.
type sheetOf struct {
	body    text.Document
	marks   map[editor.Layer][]editor.Mark
	margins map[text.BlockID]editor.Margin
	// places are where each change begins in the text, by its index.
	places map[int]text.Pos
	// offered are where the changes of suggestions begin.
	offered map[offer]text.Pos
	// after is the newer version: what notes and suggestions are about.
	after story.Story
	spans []comparison.Span
}

// offer names one change of a suggestion.
type offer struct {
	thread string
	change int
}

// plain is the newer version alone.
func plainSheet(after story.Story) *sheetOf {
	return &sheetOf{
		body: after.Body, after: after, marks: map[editor.Layer][]editor.Mark{}, margins: map[text.BlockID]editor.Margin{},
		places: map[int]text.Pos{}, offered: map[offer]text.Pos{},
	}
}

// layOut puts a comparison and what is suggested into one text.
func (s *Screen) layOut() *sheetOf {
	out := plainSheet(s.read.comparison.After)
	if s.state.View == Differences {
		out.body, out.spans = s.read.sheet.Story.Body, s.read.sheet.Spans
		s.mark(out)
	} else {
		for i, c := range s.read.comparison.Changes {
			if c.Block != "" && out.body.Index(c.Block) >= 0 {
				out.places[i] = text.Pos{Block: c.Block, Offset: c.At}
			}
		}
	}
	for _, g := range s.read.suggestions {
		out.suggest(g)
	}
	return out
}

// mark makes marks of the spans, and margins of moved blocks.
func (s *Screen) mark(out *sheetOf) {
	layers := map[comparison.Layer]editor.Layer{comparison.Inserted: editor.Inserted, comparison.Deleted: editor.Deleted}
	for _, span := range out.spans {
		if at, ok := out.places[span.Change]; !ok || span.From.Block == at.Block && span.From.Offset < at.Offset {
			out.places[span.Change] = span.From
		}
		c := s.read.comparison.Changes[span.Change]
		if l, ok := layers[span.Layer]; ok {
			from, to := out.bare(span.From, span.To)
			out.marks[l] = append(out.marks[l], editor.Mark{ID: c.Key, From: from, To: to})
			if span.From == span.To { // a block without text
				out.margins[span.From.Block] = s.wholeMargin(span.Layer)
			}
			continue
		}
		if span.Layer == comparison.Moved {
			out.margins[span.From.Block] = editor.Margin{Token: look.Violet, Icon: "moved", Words: s.movedHere(c)}
		} else if _, has := out.margins[span.From.Block]; !has {
			out.margins[span.From.Block] = editor.Margin{Token: look.Amber, Icon: "edit", Words: s.resetHere(c)}
		}
	}
}

// bare is a stretch without the spaces at its ends.
func (o *sheetOf) bare(from, to text.Pos) (text.Pos, text.Pos) {
	i := o.body.Index(from.Block)
	if i < 0 || from.Block != to.Block {
		return from, to
	}
	words := o.body.Block(i).Text[from.Offset:to.Offset]
	if strings.Trim(words, " ") == "" {
		return from, to
	}
	from.Offset += len(words) - len(strings.TrimLeft(words, " "))
	to.Offset -= len(words) - len(strings.TrimRight(words, " "))
	return from, to
}

// wholeMargin is that of a block without text which came or went.
func (s *Screen) wholeMargin(l comparison.Layer) editor.Margin {
	if l == comparison.Deleted {
		return editor.Margin{Token: look.Red, Words: s.say("review.here.gone")}
	}
	return editor.Margin{Token: look.Green, Words: s.say("review.here.new")}
}

// place is where something of the newer version stands in what is shown: leaning
// After it is behind words that are not of that version, as the beginning of a
// stretch is, leaning Before it is before them, as its end.
func (o *sheetOf) place(p text.Pos, side text.Side) (text.Pos, bool) {
	i, j := o.after.Body.Index(p.Block), o.body.Index(p.Block)
	if i < 0 || j < 0 {
		return text.Pos{}, false
	}
	b, shown := o.after.Body.Block(i), o.body.Block(j)
	if p.Offset < 0 || p.Offset > len(b.Text) {
		return text.Pos{}, false
	}
	if b.Text == shown.Text {
		return p, true
	}
	return text.Pos{Block: p.Block, Offset: o.walk(shown, b.Text, p.Offset, side)}, true
}

// walk goes over the text as it is shown beside the newer one: words that are gone
// or only suggested are passed over, and so is a space that parts words of two
// versions.
func (o *sheetOf) walk(shown text.Block, after string, offset int, side text.Side) int {
	var foreign []editor.Mark
	for _, l := range []editor.Layer{editor.Deleted, editor.Suggested} {
		for _, m := range o.marks[l] {
			if m.From.Block == shown.ID {
				foreign = append(foreign, m)
			}
		}
	}
	i, j := 0, 0
	for i < len(shown.Text) && (j < offset || side == text.After && j < len(after)) {
		if at := slices.IndexFunc(foreign, func(m editor.Mark) bool { return m.From.Offset <= i && i < m.To.Offset }); at >= 0 {
			i = foreign[at].To.Offset
			continue
		}
		if shown.Text[i] == after[j] {
			if j == offset {
				break
			}
			j++
		}
		i++
	}
	return i
}

// back is the place of the newer version at which a place of what is shown stands:
// the nearest before it, where its words are not in the newer version.
func (o *sheetOf) back(p text.Pos) (text.Pos, bool) {
	i := o.after.Body.Index(p.Block)
	if i < 0 || o.body.Index(p.Block) < 0 {
		return text.Pos{}, false
	}
	words := o.after.Body.Block(i).Text
	low, high := 0, len(words)
	for low < high {
		mid := (low + high + 1) / 2
		if at, ok := o.place(text.Pos{Block: p.Block, Offset: mid}, text.Before); ok && at.Offset <= p.Offset {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return text.Pos{Block: p.Block, Offset: text.PrevBoundary(words, low)}, true
}

// insertion is words that a suggestion puts into a block.
type insertion struct {
	at    int
	words string
	mark  editor.Mark
}

// suggest puts what is suggested and not answered into the text, where the text is
// still the one it was made for.
func (o *sheetOf) suggest(g desk.Suggestion) {
	byBlock := map[text.BlockID][]insertion{}
	for _, n := range g.Open {
		c := g.Comparison.Changes[n]
		i, j := g.Comparison.Before.Body.Index(c.Block), o.after.Body.Index(c.Block)
		if c.Block == "" || i < 0 || j < 0 {
			continue
		}
		was, is := g.Comparison.Before.Body.Block(i).Text, o.after.Body.Block(j).Text
		from, ok := o.place(text.Pos{Block: c.Block, Offset: min(c.From, len(is))}, text.After)
		if !ok {
			continue
		}
		o.offered[offer{g.Thread, n}] = from
		if c.Kind != comparison.Words || was != is {
			continue
		}
		to, _ := o.place(text.Pos{Block: c.Block, Offset: c.To}, text.Before)
		id := g.Thread + "/" + c.Key
		if c.From < c.To {
			o.marks[editor.Unwanted] = append(o.marks[editor.Unwanted], editor.Mark{ID: id, From: from, To: to})
		}
		if k := g.Comparison.After.Body.Index(c.Block); k >= 0 && c.At < c.Until {
			words := g.Comparison.After.Body.Block(k).Text[c.At:c.Until]
			byBlock[c.Block] = append(byBlock[c.Block], insertion{to.Offset, words, editor.Mark{ID: id}})
		}
	}
	for id, list := range byBlock {
		slices.SortFunc(list, func(a, b insertion) int { return cmp.Compare(b.at, a.at) })
		for _, in := range list {
			o.insert(id, in)
		}
	}
}

// insert puts words into a block and moves what hangs behind them.
func (o *sheetOf) insert(id text.BlockID, in insertion) {
	step := text.Splice{Block: id, From: in.at, To: in.at, Text: in.words}
	next, err := step.Apply(o.body)
	if err != nil { // letters would grow together: the card says it all
		return
	}
	o.body = next
	shift := func(p text.Pos, before bool) text.Pos {
		if p.Block == id && (p.Offset > in.at || p.Offset == in.at && !before) {
			p.Offset += len(in.words)
		}
		return p
	}
	for _, list := range o.marks {
		for i := range list {
			list[i].From, list[i].To = shift(list[i].From, false), shift(list[i].To, true)
		}
	}
	for k, p := range o.places {
		o.places[k] = shift(p, true)
	}
	for k, p := range o.offered {
		o.offered[k] = shift(p, true)
	}
	in.mark.From, in.mark.To = text.Pos{Block: id, Offset: in.at}, text.Pos{Block: id, Offset: in.at + len(in.words)}
	o.marks[editor.Suggested] = append(o.marks[editor.Suggested], in.mark)
}

// hungNote is a note with its place in what is shown.
type hungNote struct {
	story.Note
	from, to text.Pos
}

// notes are the open ones of the story, hung on what is shown. Those of another
// version than the newest are hung by what their blocks have in common.
func (o *sheetOf) notes(now story.Story) []hungNote {
	var out []hungNote
	for _, n := range now.Notes {
		if n.Resolved || len(n.Remarks) == 0 {
			continue
		}
		n = n.Rehung(now.Body, o.after.Body)
		from, ok := o.place(n.From, text.After)
		if !ok {
			from, _ = o.body.Start()
			out = append(out, hungNote{n, from, from})
			continue
		}
		to, ok := o.place(n.To, text.Before)
		if !ok || n.From == n.To {
			to = from
		}
		out = append(out, hungNote{n, from, to})
	}
	return out
}
