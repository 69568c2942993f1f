// Package flow is the geometry of a text: where its lines break, how high its
// blocks are, where the caret stands, and what is under a point. It knows no
// toolkit: how wide a word is, it asks.
//
// The invariant: what is painted, where the caret is drawn and what a click
// finds follow from the same measured chunks; and an edit costs the blocks it
// changed, however long the document is. Blocks that nobody has looked at have
// an estimated height until they come near the screen.
//
// Photos that follow each other are a gallery: they stand in pairs beside each
// other where there is room, an odd one before the others and alone. The photos
// of a pair are a row, of one top and one height; every other block is a row by
// itself.
package flow

import (
	"dateline/internal/text"
)

// Style is how a stretch is set, as a set of marks.
type Style uint8

// The marks of a stretch.
const (
	Bold Style = 1 << iota
	Italic
	Strike
	Sup
	Sub
	Link
)

// Look says how things look: sizes in units of the toolkit. It answers the
// same to the same question until a new Flow is made.
type Look interface {
	// Width of a text painted in one piece.
	Width(s string, kind text.Kind, style Style) float32
	// Box around a block of this kind and depth that has a width: that of the
	// flow, or of a column for a photo that stands beside another.
	Box(b text.Block, width float32) Box
	// Column is how wide each of two photos is that stand beside each other in a
	// flow of a width, at most half of it: the gap between them is what is left. 0
	// where there is no room, and they stand one below the other.
	Column(width float32) float32
}

// Box is the shape of a block.
type Box struct {
	// Left and Right are taken from the width; in a flow, from the width of the flow.
	Left, Right float32
	// Above and Below are empty space.
	Above, Below float32
	// Line is the height of a line; whole device pixels, or selections show seams.
	Line float32
	// Solid is the height of a block without lines, a photo or a divider; 0 for text.
	Solid float32
}

// Rect is a rectangle in the flow: y from the top of the first block.
type Rect struct{ X, Y, W, H float32 }

// Chunk is a stretch of one style on one line, painted in one piece. It is at
// most MaxChunk letters long where there is a space to cut at, so that a letter
// typed repaints little.
type Chunk struct {
	// From and To are bytes of the block's text.
	From, To int
	// X is where its pen starts, from the left of the flow; W its width.
	X, W  float32
	Style Style
}

// MaxChunk is the longest chunk in letters, a word longer than that excepted.
const MaxChunk = 24

// Line is one line of a block.
type Line struct {
	// From and To are bytes of the block's text; To is behind the spaces that
	// hang over the edge.
	From, To int
	// Y is the line's top, from the top of its block.
	Y      float32
	Chunks []Chunk
}

// Laid is a block that was broken into lines. A solid block has none.
type Laid struct {
	Box   Box
	Lines []Line
	// Height of the block alone: the row of two photos is as high as the higher.
	Height float32
}

// Flow lays one document out. It is for one goroutine.
type Flow struct {
	look    Look
	width   float32
	doc     text.Document
	laid    []*Laid // nil where a height is estimated
	seats   []seat
	heights heights
	// column is how wide a photo in a pair is; 0 when none stand in pairs.
	column float32
	// letter is the average width of a letter, for estimates.
	letter float32
}

// New makes the flow of a document in a width.
func New(look Look, width float32, d text.Document) *Flow {
	const sample = "обычный текст новости, typical words"
	f := &Flow{look: look, width: max(width, 1), doc: d, laid: make([]*Laid, d.Len()), seats: make([]seat, d.Len())}
	f.column = max(min(look.Column(f.width), f.width/2), 0)
	f.letter = max(look.Width(sample, text.Paragraph, 0)/float32(len([]rune(sample))), 0.1)
	f.sit(0, d.Len())
	f.estimate()
	return f
}

func (f *Flow) estimate() {
	all := make([]float32, f.doc.Len())
	for i := range all {
		all[i] = f.own(i)
		if f.seats[i] == right {
			all[i-1], all[i] = 0, max(all[i-1], all[i])
		}
	}
	f.heights = newHeights(all)
}

// guess is the height of a block by its bytes: Russian text in UTF-8 has about
// 1.85 bytes a letter, spaces and signs counted.
func (f *Flow) guess(i int) float32 {
	box := f.box(i)
	if box.Solid > 0 {
		return box.Above + box.Solid + box.Below
	}
	letters := float32(len(f.doc.Block(i).Text)) / 1.85
	lines := int(letters*f.letter/max(f.width-box.Left-box.Right, 1)) + 1
	return box.Above + float32(lines)*box.Line + box.Below
}

// Document is what is laid out.
func (f *Flow) Document() text.Document { return f.doc }

// Width is the width of the flow.
func (f *Flow) Width() float32 { return f.width }

// Height of the whole document, estimates included.
func (f *Flow) Height() float32 { return f.heights.total() }

// Show lays out a later version. Blocks that were changed in place are broken
// again if they were before; of blocks that came new two – what a split makes –
// and all others when somebody looks; so it is with photos whose gallery has
// another number now. It gives how many blocks were broken.
func (f *Flow) Show(d text.Document) int {
	at, was, now := d.Changed(f.doc)
	earlier := f.doc
	f.doc = d
	if was == now {
		f.reseat(earlier, at, now)
		broken := 0
		for i := at; i < at+now; i++ {
			if f.laid[i] != nil {
				f.laid[i] = f.rebroken(earlier.Block(i), f.laid[i], i)
				broken++
			}
			f.sum(i)
		}
		return broken
	}
	f.laid = spliced(f.laid, at, was, now)
	f.seats = spliced(f.seats, at, was, now)
	f.sit(at, at+now)
	for i := at; i < min(at+now, at+2); i++ {
		f.laid[i] = f.broken(i)
	}
	f.estimate()
	return min(now, 2)
}

// spliced puts now zero values in the place of was others, into a new slice.
func spliced[T any](all []T, at, was, now int) []T {
	out := make([]T, len(all)-was+now)
	copy(out, all[:at])
	copy(out[at+now:], all[at+was:])
	return out
}

// Block gives block i broken into lines, 0 ≤ i < Document().Len().
func (f *Flow) Block(i int) *Laid {
	if f.laid[i] == nil {
		f.lay(i)
	}
	return f.laid[i]
}

// lay lays the row of block i.
func (f *Flow) lay(i int) {
	first, last := f.Row(i)
	for k := first; k <= last; k++ {
		f.laid[k] = f.broken(k)
	}
	f.sum(i)
}

// Top is the y of the top of block i; of Len it is the height of all. The photos
// of a pair have the same.
func (f *Flow) Top(i int) float32 { return f.heights.before(i) }

// At is the index of the block at a height, of a pair the first; the first block
// above all, the last row below all, -1 when there is none.
func (f *Flow) At(y float32) int {
	if f.doc.Len() == 0 {
		return -1
	}
	first, _ := f.Row(f.heights.at(y))
	return first
}

// Visible gives the blocks between two heights, from first to behind last,
// broken into lines; a row is seen whole. Breaking corrects estimates, so what is visible is asked
// again until it holds.
func (f *Flow) Visible(from, to float32) (first, behind int) {
	if f.doc.Len() == 0 {
		return 0, 0
	}
	for {
		first = f.At(from)
		again := false
		y := f.Top(first)
		for behind = first; behind < f.doc.Len() && (y < to || behind == first || f.seats[behind] == right); behind++ {
			if f.laid[behind] == nil {
				f.lay(behind)
				again = true
			}
			y += f.heights.one[behind]
		}
		if !again || f.At(from) == first {
			return first, behind
		}
	}
}

// Again lays a block out anew, and what stands beside it: its Box has changed,
// though the block has not.
func (f *Flow) Again(id text.BlockID) {
	if i := f.doc.Index(id); i >= 0 {
		f.lay(i)
	}
}
