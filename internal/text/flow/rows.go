package flow

import (
	"dateline/internal/text"
)

// seat is where a block stands in its row.
type seat uint8

// Every block has a row of its own, but for photos that stand in pairs.
const (
	alone seat = iota
	left
	right
)

// photosFrom counts the photos that follow each other from block i on.
func photosFrom(d text.Document, i int) int {
	n := 0
	for i+n < d.Len() && d.Block(i+n).Kind == text.Photo {
		n++
	}
	return n
}

// sit gives the blocks from from to behind their seats: photos that follow each
// other stand in pairs, the first of an odd number alone. A run of photos that
// reaches over either end is seated whole. Whose seat is another one now has
// another box, and is forgotten. It gives the blocks that were looked at.
func (f *Flow) sit(from, behind int) (first, end int) {
	for from > 0 && f.doc.Block(from-1).Kind == text.Photo {
		from--
	}
	behind += photosFrom(f.doc, behind)
	for i := from; i < behind; {
		n := photosFrom(f.doc, i)
		for k := range max(n, 1) {
			f.seated(i+k, f.seatIn(k, n))
		}
		i += max(n, 1)
	}
	return from, behind
}

// seatIn is the seat of photo k of n.
func (f *Flow) seatIn(k, n int) seat {
	switch {
	case f.column == 0 || n < 2 || n%2 == 1 && k == 0:
		return alone
	case (k-n%2)%2 == 0:
		return left
	}
	return right
}

func (f *Flow) seated(i int, s seat) {
	if f.seats[i] != s {
		f.seats[i], f.laid[i] = s, nil
	}
}

// reseat seats anew where an edit in place made a photo of text, or text of a
// photo.
func (f *Flow) reseat(earlier text.Document, at, n int) {
	for i := at; i < at+n; i++ {
		if (earlier.Block(i).Kind == text.Photo) != (f.doc.Block(i).Kind == text.Photo) {
			for k, end := f.sit(at, at+n); k < end; k++ {
				f.sum(k)
			}
			return
		}
	}
}

// Row is the first and the last block of the row that block i stands in: one block,
// or two photos that stand beside each other.
func (f *Flow) Row(i int) (first, last int) {
	switch f.seats[i] {
	case left:
		return i, i + 1
	case right:
		return i - 1, i
	}
	return i, i
}

// across is the block nearest to an x in the row that block i stands in.
func (f *Flow) across(i int, x float32) int {
	first, last := f.Row(i)
	if x < f.width/2 {
		return first
	}
	return last
}

// box is the box of block i; its sides are taken from the width of the flow, the
// column of a photo in a pair included.
func (f *Flow) box(i int) Box {
	b := f.doc.Block(i)
	if f.seats[i] == alone {
		return f.look.Box(b, f.width)
	}
	box := f.look.Box(b, f.column)
	if f.seats[i] == left {
		box.Right += f.width - f.column
	} else {
		box.Left += f.width - f.column
	}
	return box
}

// sum enters how high the row of block i is: as its higher block. The last block
// of a row has all of the height, the one before it none, so that both begin at
// the same y.
func (f *Flow) sum(i int) {
	first, last := f.Row(i)
	if first == last {
		f.heights.set(i, f.own(i))
		return
	}
	f.heights.set(last, max(f.own(first), f.own(last)))
	f.heights.set(first, 0)
}

// own is how high a block is by itself, or may be.
func (f *Flow) own(i int) float32 {
	if f.laid[i] != nil {
		return f.laid[i].Height
	}
	return f.guess(i)
}
