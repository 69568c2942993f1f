package text

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

// clusters are what people type, and what breaks editors: letters that grow
// together, joined emoji, halves of flags, spaces that are none.
var clusters = []string{
	"а", "й", "Ё", "x", "é", "x\u0301", "\u0301", "\u0306", "и", "👩‍👩‍👧", "👩", "\u200d", "🇷🇺", "🇷", " ", "\u00a0", "—", "\u2028", "क", "्", "ष", "\u00ad", "各",
}

// hand is a random person at the keyboard: the same source of numbers makes
// the same document and the same commands, for rapid and for the fuzzer.
type hand struct {
	pick func(n int) int // 0 ≤ result < n
	ids  func() BlockID
}

func (h hand) text(most int) string {
	s := ""
	for range h.pick(most + 1) {
		s += clusters[h.pick(len(clusters))]
	}
	return Clean(s)
}

func (h hand) document() Document {
	kinds := []Kind{Paragraph, Paragraph, Heading2, Quote, Bullet, Number, Photo, Divider, Embed, FactBox}
	var blocks []Block
	for range h.pick(5) + 1 {
		b := Block{ID: h.ids(), Kind: kinds[h.pick(len(kinds))]}
		switch {
		case b.Kind == Photo:
			b.Photo = "p1"
		case b.Kind == Embed:
			b.URL = "https://example.com/"
		case b.Kind.IsList():
			b.Depth = h.pick(MaxDepth + 1)
		case b.Kind == Quote && h.pick(2) == 0:
			b.Attribution = "Вера Лунина"
		}
		if b.Kind.HasText() {
			b.Text = h.text(12)
		}
		blocks = append(blocks, b)
	}
	d, err := NewDocument(blocks...)
	if err != nil {
		panic(err)
	}
	for range h.pick(4) {
		if tr, err := h.marking(d, h.selection(d)); err == nil {
			d, _ = tr.Apply(d)
		}
	}
	return d
}

func (h hand) place(d Document) Pos {
	b := d.blocks[h.pick(d.Len())]
	at := PrevBoundary(b.Text, h.pick(len(b.Text)+1))
	return Pos{b.ID, at}
}

func (h hand) selection(d Document) Selection {
	if h.pick(2) == 0 {
		return Caret(h.place(d))
	}
	return Selection{h.place(d), h.place(d)}
}

func (h hand) marking(d Document, s Selection) (Transaction, error) {
	if k := h.pick(len(markOrder) + 2); k < len(markOrder)-1 {
		return ToggleMark(d, s, markOrder[k])
	} else if k == len(markOrder) {
		return SetLink(d, s, "")
	}
	return SetLink(d, s, []string{"https://example.com/", "story:abc"}[h.pick(2)])
}

func (h hand) command(d Document, s Selection) (Transaction, error) {
	switch h.pick(22) {
	case 0, 1, 2:
		return Type(d, s, h.text(3))
	case 3:
		return TypeMarked(d, s, h.text(2), []MarkKind{Bold})
	case 4:
		return Break(d, s, h.ids())
	case 5:
		return DeleteBackward(d, s, Unit(h.pick(2)))
	case 6:
		return DeleteForward(d, s, Unit(h.pick(2)))
	case 7:
		return Delete(d, s)
	case 8, 9:
		return h.marking(d, s)
	case 10:
		return SetKind(d, s, []Kind{Paragraph, Heading2, Heading3, Quote, Bullet, Number, FactBox}[h.pick(7)])
	case 11:
		return Indent(d, s)
	case 12:
		return Outdent(d, s)
	case 13:
		var blocks []Block
		for _, b := range h.document().All() {
			blocks = append(blocks, b)
		}
		return Paste(d, s, blocks, h.ids)
	case 14:
		after := BlockID("")
		if h.pick(3) > 0 {
			after = d.blocks[h.pick(d.Len())].ID
		}
		return MoveBlock(d, s, d.blocks[h.pick(d.Len())].ID, after)
	}
	switch h.pick(8) {
	case 0:
		return MoveUp(d, s)
	case 1:
		return MoveDown(d, s)
	case 2:
		return MoveTo(d, s, d.blocks[h.pick(d.Len())].ID)
	case 3:
		return Duplicate(d, s, h.ids)
	case 4:
		return RemoveBlocks(d, s)
	case 5:
		return AddAbove(d, s, h.ids())
	case 6:
		return AddBelow(d, s, h.ids())
	}
	return Place(d, s, Block{ID: h.ids(), Kind: Photo, Photo: "p2"})
}

// cell is one grapheme that keeps its identity through edits.
type cell struct {
	tag  int
	text string
}

// naive is the slow, plain model of a document that Map is compared with.
type naive struct {
	order []BlockID
	cells map[BlockID][]cell
	next  *int
}

func naiveOf(d Document) naive {
	n := naive{cells: map[BlockID][]cell{}, next: new(int)}
	for _, b := range d.All() {
		n.order = append(n.order, b.ID)
		n.cells[b.ID] = n.fresh(b.Text)
	}
	return n
}

func (n naive) fresh(s string) []cell {
	var out []cell
	for s != "" {
		k := NextGrapheme(s, 0)
		*n.next++
		out = append(out, cell{*n.next, s[:k]})
		s = s[k:]
	}
	return out
}

// cut parts cells at a byte offset.
func cut(cells []cell, at int) (before, after []cell) {
	for i, c := range cells {
		if at == 0 {
			return cells[:i:i], cells[i:]
		}
		at -= len(c.text)
	}
	return cells[:len(cells):len(cells)], nil
}

func (n *naive) apply(s Step) {
	switch s := s.(type) {
	case Splice:
		head, rest := cut(n.cells[s.Block], s.From)
		_, tail := cut(rest, s.To-s.From)
		n.cells[s.Block] = append(append(head, n.fresh(s.Text)...), tail...)
	case Remove:
		for i, id := range n.order {
			if id == s.First && s.Count > 0 {
				for _, gone := range n.order[i : i+s.Count] {
					delete(n.cells, gone)
				}
				n.order = append(append([]BlockID{}, n.order[:i]...), n.order[i+s.Count:]...)
				break
			}
		}
	case Insert:
		for _, b := range s.Blocks {
			n.cells[b.ID] = n.fresh(b.Text)
		}
		at := 0
		for i, id := range n.order {
			if id == s.After {
				at = i + 1
			}
		}
		var ids []BlockID
		for _, b := range s.Blocks {
			ids = append(ids, b.ID)
		}
		n.order = append(append(append([]BlockID{}, n.order[:at]...), ids...), n.order[at:]...)
	case Split:
		n.cells[s.Block], n.cells[s.New] = cut(n.cells[s.Block], s.At)
		n.apply(Insert{After: s.Block})
		for i, id := range n.order {
			if id == s.Block {
				n.order = append(append(append([]BlockID{}, n.order[:i+1]...), s.New), n.order[i+1:]...)
				break
			}
		}
	case Join:
		n.cells[s.Block] = append(append([]cell{}, n.cells[s.Block]...), n.cells[s.Next]...)
		n.apply(Remove{s.Next, 1})
	}
}

// places gives where each cell begins and ends.
func (n naive) places() map[int][2]Pos {
	out := map[int][2]Pos{}
	for id, cells := range n.cells {
		at := 0
		for _, c := range cells {
			out[c.tag] = [2]Pos{{id, at}, {id, at + len(c.text)}}
			at += len(c.text)
		}
	}
	return out
}

// mapsLikeTheNaiveModel: every grapheme that survives is where the map says,
// from either side, and no place is mapped to where there is none.
func mapsLikeTheNaiveModel(t judge, d Document, tr Transaction, after Document) {
	t.Helper()
	model := naiveOf(d)
	before := model.places()
	for _, s := range tr.Steps {
		model.apply(s)
	}
	now, m := model.places(), tr.Map(d)
	for tag, was := range before {
		if is, alive := now[tag]; alive {
			if got := m.Pos(was[0], After); got != is[0] {
				t.Fatalf("a letter began at %v, begins at %v; the map says %v\n%#v", was[0], is[0], got, tr.Steps)
			}
			if got := m.Pos(was[1], Before); got != is[1] {
				t.Fatalf("a letter ended at %v, ends at %v; the map says %v\n%#v", was[1], is[1], got, tr.Steps)
			}
		}
		for _, p := range was {
			for _, side := range []Side{Before, After} {
				if got := m.Pos(p, side); after.Len() > 0 {
					if _, err := after.at(got); err != nil {
						t.Fatalf("%v is mapped to %v: %v", p, got, err)
					}
				}
			}
		}
	}
}

// work lets a hand edit a document and checks everything after every command;
// at the end all is undone.
func work(t judge, h hand, commands int) {
	d := h.document()
	first := d
	valid(t, d)
	s, _ := d.Start()
	sel := Caret(s)
	var undo []Transaction
	note := []Annotation{{"n", h.place(d), h.place(d)}}
	for range commands {
		if h.pick(3) == 0 {
			sel = h.selection(d)
		}
		tr, err := h.command(d, sel)
		if err != nil {
			continue
		}
		after := proved(t, d, tr)
		mapsLikeTheNaiveModel(t, d, tr, after)
		back, err := tr.Invert(d)
		if err != nil {
			t.Fatal(err)
		}
		m := tr.Map(d)
		note = m.Annotations(note, after)
		if from := (Selection{note[0].From, note[0].To}); !from.Valid(after) {
			t.Fatalf("the note is nowhere: %+v", note[0])
		}
		undo = append(undo, back)
		d, sel = after, tr.After
	}
	for i := len(undo) - 1; i >= 0; i-- {
		var err error
		if d, err = undo[i].Apply(d); err != nil {
			t.Fatalf("undo %d: %v", i, err)
		}
	}
	same(t, d, first, "everything undone")
}

func TestRandomEditing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.IntRange(0, 1<<20)
		work(t, hand{func(n int) int { return numbers.Draw(t, "n") % n }, counter()}, 12)
	})
}

func FuzzEdits(f *testing.F) {
	f.Add([]byte("type, break, delete"))
	f.Add([]byte{1, 6, 4, 4, 4, 0, 0, 3, 9, 5, 5, 5, 7, 7, 1, 2, 3})
	f.Add([]byte{0, 0, 12, 10, 5, 9, 9, 9, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 8, 8, 8, 8, 8, 8, 8})
	f.Fuzz(func(t *testing.T, script []byte) {
		if len(script) > 2000 {
			return
		}
		at := 0
		pick := func(n int) int {
			if at >= len(script) {
				return 0
			}
			at++
			return int(script[at-1]) % n
		}
		work(t, hand{pick, counter()}, 1+len(script)/8)
	})
}

func TestCleanTwiceIsCleanOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s") + string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		if once := Clean(s); Clean(once) != once {
			t.Fatalf("%q: %q", once, Clean(once))
		}
	})
}

// The quick judge of boundaries agrees with reading the whole text.
func TestBoundariesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := ""
		for _, c := range rapid.SliceOfN(rapid.SampledFrom(clusters), 0, 30).Draw(t, "clusters") {
			s += c
		}
		s += rapid.StringN(0, 8, -1).Draw(t, "more")
		want := boundaries(s)
		for i := range want {
			if got := isBoundary(s, i); got != want[i] {
				t.Fatalf("%q at %d: %v, want %v", s, i, got, want[i])
			}
			prev := 0
			for j := range i {
				if want[j] {
					prev = j
				}
			}
			if got := PrevGrapheme(s, i); i > 0 && want[i] && got != prev {
				t.Fatalf("%q before %d: %d, want %d", s, i, got, prev)
			}
		}
	})
}

// TestCharactersAreCountedAsTheStandardCountsThem, whatever they are.
func TestCharactersAreCountedAsTheStandardCountsThem(t *testing.T) {
	piece := rapid.SampledFrom([]string{"снег", " ", "й", "е\u0301", "👩‍👩‍👧", "🇷🇺", "🇷", "\u00ad", "\r\n", "\u2028", "각", "e", "—", "\u200d", "न्", "“"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "text"), "")
		if got, want := GraphemeCount(s), uniseg.GraphemeClusterCount(s); got != want {
			t.Fatalf("%q has %d characters, counted %d", s, want, got)
		}
	})
}
