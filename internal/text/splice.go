package text

import (
	"fmt"
	"slices"

	"golang.org/x/text/unicode/norm"
)

// Splice puts text in the place of the bytes From to To of one block: typing,
// deleting and replacing. The new text has the marks it brings, and no others.
type Splice struct {
	Block BlockID `json:"block"`
	From  int     `json:"from"`
	To    int     `json:"to"`
	Text  string  `json:"text"`
	// Marks of the new text, counted from its first byte.
	Marks []Mark `json:"marks,omitempty"`
}

func (s Splice) name() string { return "splice" }

// Apply replaces the text. Only the neighbourhood of the change is read.
func (s Splice) Apply(d Document) (Document, error) {
	i := d.Index(s.Block)
	if i < 0 {
		return d, fmt.Errorf("%w: %q", ErrNoBlock, s.Block)
	}
	b := *d.blocks[i]
	if !b.Kind.HasText() {
		return d, fmt.Errorf("%w: text in a %s", ErrInvalidBlock, b.Kind)
	}
	if s.From > s.To || !isBoundary(b.Text, s.From) || !isBoundary(b.Text, s.To) {
		return d, fmt.Errorf("%w: bytes %d–%d of %d", ErrNoPlace, s.From, s.To, len(b.Text))
	}
	if Clean(s.Text) != s.Text {
		return d, ErrNotNormal
	}
	text := b.Text[:s.From] + s.Text + b.Text[s.To:]
	if !joined(text, s.From) || !joined(text, s.From+len(s.Text)) {
		return d, ErrNotNormal
	}
	brought, err := normalMarks(s.Text, s.Marks)
	if err != nil {
		return d, err
	}
	for _, m := range brought {
		if !isBoundary(text, s.From+m.From) || !isBoundary(text, s.From+m.To) {
			return d, fmt.Errorf("%w: mark %s", ErrNotNormal, m.Kind)
		}
	}
	b.Text = text
	b.Marks = mergeMarks(slices.Concat(
		cutMarks(d.blocks[i].Marks, 0, s.From, 0),
		shiftMarks(brought, s.From),
		cutMarks(d.blocks[i].Marks, s.To, len(d.blocks[i].Text), s.From+len(s.Text)),
	))
	return d.with(i, b), nil
}

// joined says whether nothing grows together across pos: a grapheme begins
// there, and the text around it is NFC.
func joined(text string, pos int) bool {
	if !isBoundary(text, pos) {
		return false
	}
	from := pos
	for from > 0 {
		from = PrevGrapheme(text, from)
		if norm.NFC.PropertiesString(text[from:]).BoundaryBefore() {
			break
		}
	}
	to := pos
	for to < len(text) {
		to = NextGrapheme(text, to)
		if to == len(text) || norm.NFC.PropertiesString(text[to:]).BoundaryBefore() {
			break
		}
	}
	return norm.NFC.IsNormalString(text[from:to])
}

// Invert gives back the text that was there, with its marks.
func (s Splice) Invert(before Document) (Step, error) {
	i := before.Index(s.Block)
	if i < 0 || s.From < 0 || s.From > s.To || s.To > len(before.blocks[i].Text) {
		return nil, fmt.Errorf("%w: bytes %d–%d of block %q", ErrNoPlace, s.From, s.To, s.Block)
	}
	b := before.blocks[i]
	return Splice{s.Block, s.From, s.From + len(s.Text), b.Text[s.From:s.To], cutMarks(b.Marks, s.From, s.To, 0)}, nil
}

// Map moves what stands behind the change.
func (s Splice) Map(Document) Map {
	return Map{{kind: mapSplice, block: s.Block, from: s.From, to: s.To, size: len(s.Text)}}
}

// then is s followed by next as one splice: typing on, or deleting on in
// either direction.
func (s Splice) then(next Splice) (Splice, bool) {
	if s.Block != next.Block {
		return Splice{}, false
	}
	end := s.From + len(s.Text)
	switch {
	case next.From == end && next.To == end && next.Text != "":
		// Typing on.
		s.Marks = mergeMarks(slices.Concat(s.Marks, shiftMarks(next.Marks, len(s.Text))))
		s.Text += next.Text
		return s, true
	case s.Text == "" && next.Text == "" && next.To == s.From:
		return Splice{s.Block, next.From, s.To, "", nil}, true // Backspace again
	case s.Text == "" && next.Text == "" && next.From == s.From:
		return Splice{s.Block, s.From, s.To + next.To - next.From, "", nil}, true // Delete again
	}
	return Splice{}, false
}

// cutMarks are the parts of marks between from and to, moved so that from is at.
func cutMarks(marks []Mark, from, to, at int) []Mark {
	var out []Mark
	for _, m := range marks {
		m.From, m.To = max(m.From, from), min(m.To, to)
		if m.From < m.To {
			m.From, m.To = m.From-from+at, m.To-from+at
			out = append(out, m)
		}
	}
	return mergeMarks(out) // clipping may change their order
}

func shiftMarks(marks []Mark, by int) []Mark {
	out := slices.Clone(marks)
	for i := range out {
		out[i].From += by
		out[i].To += by
	}
	return out
}
