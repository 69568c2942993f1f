package text

// Span is a stretch of one block's text, bytes From to To, that something hangs
// on. One without length is a place: what it was about is gone.
type Span struct {
	ID       string
	From, To int
}

// Spans are the stretches of a document, block by block: what a view draws, and
// what an edit moves at the cost of the blocks it touches. Unlike everything
// else here they are one thing that is changed: they belong to who shows them.
type Spans map[BlockID][]Span

// SpansOf cuts annotations where blocks end. One that is no place of the
// document is left out; blocks without text have none.
func SpansOf(d Document, list []Annotation) Spans {
	out := Spans{}
	for _, a := range list {
		from, to, err := Selection{a.From, a.To}.Range(d)
		if err != nil {
			continue
		}
		if from == to {
			out[from.Block] = append(out[from.Block], Span{a.ID, from.Offset, from.Offset})
			continue
		}
		for b, span := range d.spans(from, to) {
			out[b.ID] = append(out[b.ID], Span{a.ID, span[0], span[1]})
		}
	}
	return out
}

// Wear says what becomes of a span whose own text is changed.
type Wear int

const (
	// Lasting spans stay whatever happens to their text, in the end as a place.
	Lasting Wear = iota
	// Inside: a change within its text ends a span: it is no longer what was found.
	Inside
	// Touched: a change at its edge ends a span too: a word that is written on.
	Touched
)

// ended says whether a change of the bytes from to to ends a span.
func (w Wear) ended(s Span, from, to int) bool {
	switch w {
	case Touched:
		return from <= s.To && to >= s.From
	case Inside:
		return from < s.To && to > s.From || from == to && from > s.From && from < s.To
	}
	return false
}

// Follow carries the spans over a change. What is typed at the edge of a span
// does not become part of it.
func (s Spans) Follow(m Map, w Wear) {
	if len(s) == 0 {
		return
	}
	for _, step := range m {
		list, ok := s[step.block]
		if !ok {
			continue
		}
		switch step.kind {
		case mapSplice:
			s.put(step.block, spliced(list, step, w))
		case mapRemove:
			delete(s, step.block)
		case mapSplit:
			s.split(list, step, w)
		case mapJoin:
			delete(s, step.block)
			for _, one := range list {
				one.From, one.To = one.From+step.from, one.To+step.from
				s[step.other] = append(s[step.other][:len(s[step.other]):len(s[step.other])], one)
			}
		}
	}
}

func (s Spans) put(id BlockID, list []Span) {
	if len(list) == 0 {
		delete(s, id)
		return
	}
	s[id] = list
}

func spliced(list []Span, step move, w Wear) []Span {
	out := make([]Span, 0, len(list))
	for _, one := range list {
		if w.ended(one, step.from, step.to) {
			continue
		}
		side := After
		if one.From == one.To {
			side = Before
		}
		one.From, one.To = step.offset(one.From, side), step.offset(one.To, Before)
		one.From = min(one.From, one.To)
		out = append(out, one)
	}
	return out
}

// split parts what hangs across the place where a block is split.
func (s Spans) split(list []Span, step move, w Wear) {
	var head, tail []Span
	for _, one := range list {
		switch {
		case one.To <= step.from:
			head = append(head, one)
		case one.From >= step.from:
			tail = append(tail, Span{one.ID, one.From - step.from, one.To - step.from})
		case w == Lasting:
			head = append(head, Span{one.ID, one.From, step.from})
			tail = append(tail, Span{one.ID, 0, one.To - step.from})
		}
	}
	s.put(step.block, head)
	s.put(step.other, append(s[step.other][:len(s[step.other]):len(s[step.other])], tail...))
}

// FollowTo carries the spans over to a later version of their document when how
// it was changed is not known, by what its blocks still have in common.
func (s Spans) FollowTo(before, after Document, w Wear) {
	if len(s) == 0 {
		return
	}
	at, was, now := after.Changed(before)
	later := make(map[BlockID]*Block, now)
	for _, b := range after.blocks[at : at+now] {
		later[b.ID] = b
	}
	for _, b := range before.blocks[at : at+was] {
		list, ok := s[b.ID]
		if !ok {
			continue
		}
		next := later[b.ID]
		switch {
		case next == nil:
			delete(s, b.ID)
		case next.Text != b.Text:
			s.put(b.ID, spliced(list, difference(b.ID, b.Text, next.Text), w))
		}
	}
}

// difference is the one splice that makes a text another, on grapheme boundaries.
func difference(id BlockID, was, now string) move {
	from, short := 0, min(len(was), len(now))
	for from < short && was[from] == now[from] {
		from++
	}
	from = min(PrevBoundary(was, from), PrevBoundary(now, from))
	same := 0
	for same < short-from && was[len(was)-1-same] == now[len(now)-1-same] {
		same++
	}
	for same > 0 && !(isBoundary(was, len(was)-same) && isBoundary(now, len(now)-same)) {
		same--
	}
	return move{kind: mapSplice, block: id, from: from, to: len(was) - same, size: len(now) - same - from}
}
