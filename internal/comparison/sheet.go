package comparison

import (
	"slices"
	"strings"

	"dateline/internal/text"
)

// Sheet puts the words of both versions into one text. Where gone and new words
// would touch, one space of its own – part of no span – parts them. A block that
// is gone stands behind the one it followed; its photo, if it shows one that is
// gone too, is behind the photos of the newer version. A block that has text in
// one version only stands there twice, the older under an ID of its own.
func (c Comparison) Sheet() Sheet {
	s := &sheeting{Comparison: c, at: map[place]int{}, words: map[text.BlockID][]int{}, marks: map[text.BlockID][]int{}}
	for i, ch := range c.Changes {
		switch ch.Kind {
		case Words:
			s.words[ch.Block] = append(s.words[ch.Block], i)
		case Marks:
			s.marks[ch.Block] = append(s.marks[ch.Block], i)
		default:
			s.at[place{ch.Kind, ch.Block}] = i
		}
	}
	for _, at := range c.standing() {
		switch {
		case at.gone:
			s.gone(c.Before.Body.Block(at.index), s.at[place{kind: BlockRemoved, block: c.Before.Body.Block(at.index).ID}])
		default:
			s.block(c.After.Body.Block(at.index))
		}
	}
	headline, deck := align(c.Before.Headline, c.After.Headline).pieces(), align(c.Before.Deck, c.After.Deck).pieces()
	made := Sheet{Story: c.After.Public(), Spans: s.spans, Headline: headline, Deck: deck}
	made.Story.Headline, made.Story.Deck = joined(headline), joined(deck)
	made.Story.Body, _ = text.NewDocument(s.blocks...) // each was tried on its own
	made.Story.Photos = slices.Clone(c.After.Photos)
	for _, p := range c.Before.Photos {
		if _, kept := c.After.Photo(p.ID); !kept {
			p.Lead = false
			made.Story.Photos = append(made.Story.Photos, p)
		}
	}
	return made
}

// place is what a change of a whole block is found by.
type place struct {
	kind  Kind
	block text.BlockID
}

// sheeting is a sheet that is being made.
type sheeting struct {
	Comparison
	// at, words and marks are the changes of blocks, of their words and of how
	// they are set.
	at           map[place]int
	words, marks map[text.BlockID][]int
	blocks       []text.Block
	spans        []Span
}

func (s *sheeting) span(id text.BlockID, from, to int, layer Layer, change int) {
	s.spans = append(s.spans, Span{text.Pos{Block: id, Offset: from}, text.Pos{Block: id, Offset: to}, layer, change})
}

// gone puts a block there that only the older version has.
func (s *sheeting) gone(b text.Block, change int) {
	s.span(b.ID, 0, len(b.Text), Deleted, change)
	s.blocks = append(s.blocks, b)
}

func (s *sheeting) block(b text.Block) {
	i := s.Before.Body.Index(b.ID)
	if i < 0 {
		s.span(b.ID, 0, len(b.Text), Inserted, s.at[place{kind: BlockAdded, block: b.ID}])
		s.blocks = append(s.blocks, b)
		return
	}
	a := s.Before.Body.Block(i)
	m := merged{block: b}
	shape, reshaped := s.at[place{kind: Shape, block: b.ID}]
	switch {
	case remade(a, b):
		a.ID = s.fresh(b.ID)
		s.gone(a, shape)
		m.span(0, len(b.Text), Inserted, shape)
		reshaped = false
	case a.Text != b.Text || !slices.Equal(a.Marks, b.Marks):
		m = s.merge(a, b)
	}
	moved, isMoved := s.at[place{kind: BlockMoved, block: b.ID}]
	if isMoved {
		s.span(b.ID, 0, len(m.block.Text), Moved, moved)
	}
	if reshaped {
		s.span(b.ID, 0, len(m.block.Text), Reset, shape)
	}
	for _, kind := range []Kind{Attribution, Address} {
		if change, ok := s.at[place{kind: kind, block: b.ID}]; ok {
			s.span(b.ID, 0, len(m.block.Text), Reset, change)
		}
	}
	s.spans = append(s.spans, m.spans...)
	s.blocks = append(s.blocks, m.block)
}

// fresh is an ID that no block of either version has.
func (s *sheeting) fresh(id text.BlockID) text.BlockID {
	made := "was" + id
	for s.Before.Body.Index(made) >= 0 || s.After.Body.Index(made) >= 0 {
		made += "x"
	}
	return made[:min(len(made), 64)]
}

// merged is a block with the words of both versions.
type merged struct {
	block text.Block
	words strings.Builder
	marks []text.Mark
	spans []Span
}

func (m *merged) span(from, to int, layer Layer, change int) {
	m.spans = append(m.spans, Span{text.Pos{Block: m.block.ID, Offset: from}, text.Pos{Block: m.block.ID, Offset: to}, layer, change})
}

// put adds a stretch of a block's text with its marks and says where it begins.
func (m *merged) put(b text.Block, from, to int) int {
	at := m.words.Len()
	m.words.WriteString(b.Text[from:to])
	m.marks = append(m.marks, cut(b.Marks, from, to, at)...)
	return at
}

func (s *sheeting) merge(a, b text.Block) merged {
	m := merged{block: b}
	end := 0 // of the newer text
	for _, change := range s.words[b.ID] {
		ch := s.Changes[change]
		h := hunk{ch.From, ch.To, ch.At, ch.Until}
		s.kept(&m, b, end, h.at)
		if h.from < h.to {
			at := m.put(a, h.from, h.to)
			m.span(at, m.words.Len(), Deleted, change)
		}
		if h.from < h.to && h.at < h.until && !parted(a.Text[h.from:h.to], b.Text[h.at:h.until]) {
			m.words.WriteByte(' ')
		}
		if h.at < h.until {
			at := m.put(b, h.at, h.until)
			m.span(at, m.words.Len(), Inserted, change)
		}
		end = h.until
	}
	s.kept(&m, b, end, len(b.Text))
	m.block.Text, m.block.Marks = m.words.String(), m.marks
	if !sound(m) {
		return s.apart(a, b)
	}
	return m
}

// kept adds words that stayed, and says where they are set otherwise.
func (s *sheeting) kept(m *merged, b text.Block, from, to int) {
	at := m.put(b, from, to)
	for _, i := range s.marks[b.ID] {
		if ch := s.Changes[i]; ch.At >= from && ch.Until <= to {
			m.span(ch.At-from+at, ch.Until-from+at, Reset, i)
		}
	}
}

// parted says that a space stands between two texts already.
func parted(a, b string) bool {
	return strings.HasSuffix(a, " ") || strings.HasPrefix(b, " ")
}

// sound says whether a block can stand in a document as it was put together, with
// its spans: letters may grow together where texts meet that never met before.
func sound(m merged) bool {
	d, err := text.NewDocument(m.block)
	if err != nil || d.Block(0).Text != m.block.Text {
		return false
	}
	for _, sp := range m.spans {
		if !(text.Selection{Anchor: sp.From, Head: sp.To}).Valid(d) {
			return false
		}
	}
	return true
}

// apart is a block with the older text whole before the newer, on lines of their
// own. Its changes cannot be told apart; the first stands for all.
func (s *sheeting) apart(a, b text.Block) merged {
	m := merged{block: b}
	change := slices.IndexFunc(s.Changes, func(ch Change) bool { return ch.Block == b.ID && (ch.Kind == Words || ch.Kind == Marks) })
	m.put(a, 0, len(a.Text))
	m.span(0, len(a.Text), Deleted, change)
	m.words.WriteRune(text.SoftBreak)
	at := m.put(b, 0, len(b.Text))
	m.span(at, m.words.Len(), Inserted, change)
	m.block.Text, m.block.Marks = m.words.String(), m.marks
	return m
}

// joined are pieces as one text, gone words parted from new ones.
func joined(list []Piece) string {
	var b strings.Builder
	for i, p := range list {
		if p.Op == New && i > 0 && list[i-1].Op == Gone && !parted(list[i-1].Text, p.Text) {
			b.WriteByte(' ')
		}
		b.WriteString(p.Text)
	}
	return b.String()
}
