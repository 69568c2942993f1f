package text

import (
	"slices"
	"strings"
)

// A command turns what a hand did into a Transaction: from the document, what
// is selected, and what was typed or chosen. It changes nothing; one that does
// not apply returns ErrNothingToDo.

// edit collects the steps of a command, each made for the document that those
// before it leave.
type edit struct {
	from, doc Document
	steps     []Step
	err       error
}

func (e *edit) do(s Step) {
	if e.err != nil {
		return
	}
	next, err := s.Apply(e.doc)
	if err != nil {
		e.err = err
		return
	}
	e.took(s, next)
}

// took remembers a step that was applied.
func (e *edit) took(s Step, next Document) {
	if len(e.steps) == 0 {
		e.from = e.doc
	}
	e.doc, e.steps = next, append(e.steps, s)
}

func (e *edit) done(before, after Selection) (Transaction, error) {
	if e.err != nil {
		return Transaction{}, e.err
	}
	after.Anchor, after.Head = e.stand(after.Anchor), e.stand(after.Head)
	return Transaction{e.steps, before, after, made{e.from, e.doc}}, nil
}

// stand moves a place that got inside a grapheme – two blocks met and their
// letters grew together – to where that begins.
func (e *edit) stand(p Pos) Pos {
	if i := e.doc.Index(p.Block); i >= 0 {
		text := e.doc.blocks[i].Text
		p.Offset = PrevBoundary(text, min(p.Offset, len(text)))
	}
	return p
}

func (e *edit) block(id BlockID) *Block { return e.doc.blocks[e.doc.Index(id)] }

// replace puts text in the place of a range of one block and gives the place
// behind it. Where letters grow together with their neighbours – a combining
// mark behind a letter, one half of a flag beside another – the range is
// widened until they do not.
func (e *edit) replace(id BlockID, from, to int, text string, marks []Mark) Pos {
	if e.err != nil {
		return Pos{id, from}
	}
	b := e.block(id)
	if text != b.Text[from:to] {
		// Nearly always nothing grows together, and the splice finds that out itself.
		s := Splice{id, from, to, text, mergeMarks(marks)}
		if next, err := s.Apply(e.doc); err == nil {
			e.took(s, next)
			return Pos{id, snap(e.block(id).Text, from+len(text))}
		}
	}
	for lo, hi := from, to; ; {
		raw := b.Text[lo:from] + text + b.Text[to:hi]
		rawMarks := slices.Concat(cutMarks(b.Marks, lo, from, 0), shiftMarks(marks, from-lo), cutMarks(b.Marks, to, hi, from-lo+len(text)))
		put, putMarks := raw, rawMarks
		if lo != from || hi != to {
			put, putMarks = renormal(raw, rawMarks)
		}
		whole := b.Text[:lo] + put + b.Text[hi:]
		if lo == 0 && hi == len(b.Text) || joined(whole, lo) && joined(whole, lo+len(put)) {
			caret := snap(whole, lo+len(Clean(raw[:from-lo+len(text)])))
			if put != b.Text[lo:hi] || !slices.Equal(putMarks, cutMarks(b.Marks, lo, hi, 0)) {
				e.do(Splice{id, lo, hi, put, mergeMarks(putMarks)})
			}
			return Pos{id, caret}
		}
		lo, hi = PrevGrapheme(b.Text, lo), NextGrapheme(b.Text, hi)
	}
}

// renormal cleans a text that was put together of parts, and snaps its marks
// outwards to the graphemes that came about.
func renormal(raw string, marks []Mark) (string, []Mark) {
	text := Clean(raw)
	var out []Mark
	end := 0
	for _, m := range mergeMarks(marks) {
		m.From = PrevBoundary(text, min(len(Clean(raw[:m.From])), len(text)))
		m.To = snap(text, min(len(Clean(raw[:m.To])), len(text)))
		if m.Kind == Link {
			m.From = max(m.From, end)
			end = max(end, m.To)
		}
		if m.From < m.To {
			out = append(out, m)
		}
	}
	return text, mergeMarks(out)
}

// clear deletes what is between two places and gives the place that is left. A
// block without text at an end of it is deleted whole.
func (e *edit) clear(from, to Pos) Pos {
	if e.err != nil || from == to {
		return from
	}
	i, j := e.doc.Index(from.Block), e.doc.Index(to.Block)
	if i == j {
		return e.replace(from.Block, from.Offset, to.Offset, "", nil)
	}
	first, last := e.doc.blocks[i], e.doc.blocks[j]
	if !first.Kind.HasText() {
		// The caret needs a place to stand on: the picture becomes a paragraph.
		e.do(SetShape{first.ID, Shape{Kind: Paragraph}})
	}
	count := j - i - 1
	if !last.Kind.HasText() {
		count++
	}
	if count > 0 {
		e.do(Remove{e.doc.blocks[i+1].ID, count})
	}
	at := e.replace(first.ID, from.Offset, len(first.Text), "", nil)
	if last.Kind.HasText() {
		e.replace(last.ID, 0, to.Offset, "", nil)
		e.join(first.ID, last.ID)
	}
	return at
}

// join puts the text of one block behind another's.
func (e *edit) join(id, next BlockID) {
	if e.err != nil {
		return
	}
	head, tail := e.block(id), e.block(next)
	if joined(head.Text+tail.Text, len(head.Text)) {
		e.do(Join{id, next})
		return
	}
	e.replace(id, len(head.Text), len(head.Text), tail.Text, tail.Marks)
	e.do(Remove{next, 1})
}

// begin checks the selection and deletes what it holds.
func begin(d Document, s Selection) (*edit, Pos, error) {
	from, to, err := s.Range(d)
	if err != nil {
		return nil, Pos{}, err
	}
	e := &edit{doc: d}
	return e, e.clear(from, to), e.err
}

// PlainText is what the selection holds as text: blocks parted by line feeds,
// soft breaks as line feeds.
func PlainText(d Document, s Selection) string {
	var lines []string
	for _, b := range Cut(d, s) {
		if b.Kind.HasText() {
			lines = append(lines, strings.ReplaceAll(b.Text, string(SoftBreak), "\n"))
		}
	}
	return strings.Join(lines, "\n")
}

// Cut is what the selection holds, as blocks with the IDs they have here: what
// the clipboard takes.
func Cut(d Document, s Selection) []Block {
	from, to, err := s.Range(d)
	if err != nil {
		return nil
	}
	i, j := d.Index(from.Block), d.Index(to.Block)
	out := make([]Block, 0, j-i+1)
	for k := i; k <= j; k++ {
		b := *d.blocks[k]
		lo, hi := 0, len(b.Text)
		if k == i {
			lo = from.Offset
		}
		if k == j {
			hi = to.Offset
		}
		b.Text, b.Marks = b.Text[lo:hi], cutMarks(b.Marks, lo, hi, 0)
		out = append(out, b)
	}
	return out
}
