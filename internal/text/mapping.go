package text

// Map says where the places of a document are after a change. The zero Map
// moves nothing; maps that follow each other are joined by append.
type Map []move

type moveKind uint8

const (
	mapSplice moveKind = iota
	mapRemove
	mapSplit
	mapJoin
)

// move is what one step does to places.
type move struct {
	kind     moveKind
	block    BlockID
	from, to int
	size     int
	other    BlockID
	prev     Pos
	next     Pos
}

// Side says to which side a place leans when text is put in where it is, or
// when what it stood in is deleted.
type Side int

// The sides: a place that leans Before stays before new text.
const (
	Before Side = -1
	After  Side = 1
)

// Pos gives the place after the change. A place in a document that has lost
// all its blocks is the zero Pos.
func (m Map) Pos(p Pos, side Side) Pos {
	for _, step := range m {
		if step.block == p.Block {
			p = step.pos(p, side)
		}
	}
	return p
}

// Moves says whether places of a block may be elsewhere after the change.
func (m Map) Moves(id BlockID) bool {
	for _, step := range m {
		if step.block == id {
			return true
		}
	}
	return false
}

func (s move) pos(p Pos, side Side) Pos {
	switch s.kind {
	case mapSplice:
		return Pos{p.Block, s.offset(p.Offset, side)}
	case mapRemove:
		if s.prev.Block == "" || side == After && s.next.Block != "" {
			return s.next
		}
		return s.prev
	case mapSplit:
		if p.Offset > s.from || p.Offset == s.from && side == After {
			return Pos{s.other, p.Offset - s.from}
		}
	case mapJoin:
		return Pos{s.other, p.Offset + s.from}
	}
	return p
}

// offset: a place at an edge of what is replaced stays at that edge; one
// inside it goes to the side it leans to.
func (s move) offset(at int, side Side) int {
	switch {
	case at < s.from:
		return at
	case at > s.to:
		return at + s.size - (s.to - s.from)
	case s.from != s.to && at == s.from:
		side = Before
	case s.from != s.to && at == s.to:
		side = After
	}
	if side == Before {
		return s.from
	}
	return s.from + s.size
}

// Selection gives the selection after the change. A caret goes behind new text;
// the two ends of a selection stay on what they enclose.
func (m Map) Selection(s Selection, after Document) Selection {
	if s.IsCaret() {
		return Caret(m.Pos(s.Head, After))
	}
	from, to := m.Pos(s.Anchor, After), m.Pos(s.Head, Before)
	if a, b, err := (Selection{from, to}).Range(after); err == nil && a == to && b == from && a != b {
		// It was made backwards, or nothing of it is left: lean the other way.
		from, to = m.Pos(s.Anchor, Before), m.Pos(s.Head, After)
	}
	return Selection{from, to}
}

// Annotation is something that hangs on a stretch of text without being part
// of it: a note, a search hit, a misspelling.
type Annotation struct {
	ID   string `json:"id"`
	From Pos    `json:"from"`
	To   Pos    `json:"to"`
}

// Annotations carries annotations over the change. Text put in at the edge of
// one does not become part of it; one whose text was deleted stays as a place
// without length, so that a note is never lost with what it was about.
func (m Map) Annotations(list []Annotation, after Document) []Annotation {
	out := make([]Annotation, len(list))
	for i, a := range list {
		from, to := m.Pos(a.From, After), m.Pos(a.To, Before)
		if a.From == a.To {
			from, to = m.Pos(a.From, Before), m.Pos(a.To, Before)
		}
		if turned(from, to, after) {
			from = to
		}
		out[i] = Annotation{a.ID, from, to}
	}
	return out
}

// turned says that a stretch ends before it begins. Within a block that is seen
// without looking for it.
func turned(from, to Pos, d Document) bool {
	if from.Block == to.Block {
		return from.Offset > to.Offset
	}
	first, _, err := Selection{from, to}.Range(d)
	return err == nil && first != from
}
