// Package find finds and replaces words in everything that was written in one
// story: the text, headline and deck, what is said about the photos, and the
// fields of the panel.
//
// A [Finder] is made of a [Query] once and reads any number of stories; a [Hit]
// says where the words stand, and replacing hits is one [story.Edit], so that
// one undo takes all of it back. The invariant: a hit is never empty, begins
// and ends between two letters as a reader counts them, and hits of one place
// never overlap.
//
// # Where is looked
//
// In reading order: headline, deck, the lead photo, the text block by block –
// behind a quote whose words it is, at a photo what is said about it –, photos
// that stand nowhere, and then correction, web description, editor's note,
// source and internal note. Of a photo: caption, agency, photographer, alt text
// and rights notice. What was chosen and not written is left alone – the
// working name, city, rubric, tags, bylines, related items, addresses –, and so
// are notes: they are what somebody said.
//
// # What is the same
//
// NBSP, the thin and the narrow space and a soft break are found by a plain
// space; a soft hyphen hides no word. Е and ё may count as one letter, capital
// and small ones do unless the query says otherwise.
//
// # Regular expressions
//
// They are those of package regexp and read one block or field at a time, so ^
// and $ are its ends. \w and \W know the letters of every language; \b does not,
// and is refused: [Query.Word] is there for it. What the paragraph above says
// holds for them too, inside of square brackets as well: [а-е] has ё, [^е] has
// not. A space that is named – \x{a0} – is that space alone, and so is a soft
// hyphen. What matches no letter is no hit.
package find

import (
	"context"

	"dateline/internal/story"
	"dateline/internal/text"
)

// Finder is a query that is ready to read. It is safe for concurrent use.
type Finder struct {
	query Query
	match *matcher
}

// Find gives the hits of a story in reading order. With a selection of more
// than a caret only the text in it is read: no field, no caption, no name under
// a quote. An error is that of the context, or a selection that is no place of
// the text.
func (f *Finder) Find(ctx context.Context, s story.Story, in text.Selection) ([]Hit, error) {
	if !in.IsCaret() {
		return f.within(ctx, s, in)
	}
	var hits []Hit
	for p := range places(s) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found, err := f.match.all(ctx, p.text, 0, len(p.text))
		if err != nil {
			return nil, err
		}
		for _, m := range found {
			hits = append(hits, Hit{Place: p.Place, From: m.from, To: m.to, Text: p.text[m.from:m.to], rank: p.rank, groups: m.groups})
		}
	}
	return hits, nil
}

// within finds what lies whole in a selection of the text.
func (f *Finder) within(ctx context.Context, s story.Story, in text.Selection) ([]Hit, error) {
	first, last, err := in.Range(s.Body)
	if err != nil {
		return nil, err
	}
	var hits []Hit
	i, j := s.Body.Index(first.Block), s.Body.Index(last.Block)
	for k := i; k <= j; k++ {
		b := s.Body.Block(k)
		from, to := 0, len(b.Text)
		if k == i {
			from = first.Offset
		}
		if k == j {
			to = last.Offset
		}
		found, err := f.match.all(ctx, b.Text, from, to)
		if err != nil {
			return nil, err
		}
		for _, m := range found {
			hits = append(hits, Hit{Place: Place{Block: b.ID}, From: m.from, To: m.to, Text: b.Text[m.from:m.to], rank: k + 1, groups: m.groups})
		}
	}
	return hits, nil
}
