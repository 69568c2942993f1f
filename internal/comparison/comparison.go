// Package comparison says what is different between two versions of a story:
// the words inside a paragraph, paragraphs that came, went or moved, photos,
// related items, tags and every field that readers or the wire will see.
//
// The invariant: a comparison is complete. Taking every change of it makes the
// older version the newer one, and two versions without a change have one
// content hash.
package comparison

import (
	"dateline/internal/story"
	"dateline/internal/text"
)

// Kind says what sort of thing changed.
type Kind string

// The kinds, in the order in which changes of one place stand.
const (
	// Words of one block: a run of words taken out, put in, or both.
	Words Kind = "words"
	// Shape of a block: its kind or depth, or which photo it shows. What only its
	// kind has comes with it: an attribution, an address; and the text, where one
	// of the versions has none.
	Shape Kind = "shape"
	// Marks: how a stretch is set, or where it links to.
	Marks Kind = "marks"
	// BlockAdded, BlockRemoved, BlockMoved: a whole block. A block that moved and
	// was changed is both, BlockMoved and Words.
	BlockAdded   Kind = "block-added"
	BlockRemoved Kind = "block-removed"
	BlockMoved   Kind = "block-moved"
	// Attribution of a quote, address of an embed.
	Attribution Kind = "attribution"
	Address     Kind = "address"
	// Field: one field of the story as a whole; Change.Field names it.
	Field Kind = "field"
	// Photos of the story. PhotoField is one field of a photo, PhotoCrop a crop or
	// focal point, PhotoLook rotation, flip, adjustments and redactions.
	PhotoAdded   Kind = "photo-added"
	PhotoRemoved Kind = "photo-removed"
	PhotoMoved   Kind = "photo-moved"
	PhotoField   Kind = "photo-field"
	PhotoCrop    Kind = "photo-crop"
	PhotoLook    Kind = "photo-look"
	// Related items and tags, one by one.
	RelatedAdded   Kind = "related-added"
	RelatedRemoved Kind = "related-removed"
	RelatedMoved   Kind = "related-moved"
	TagAdded       Kind = "tag-added"
	TagRemoved     Kind = "tag-removed"
	TagsMoved      Kind = "tags-moved"
)

// Op says what became of a piece of text.
type Op int

// The ops.
const (
	Kept Op = iota
	Gone
	New
)

// Piece is a run of text with one fate.
type Piece struct {
	Op   Op
	Text string
}

// Change is one thing that is different. Which fields are set follows from its Kind.
type Change struct {
	// Key names the change: the same two contents always give the same keys, no
	// two changes of a comparison have the same one. Lower-case letters and digits.
	Key  string
	Kind Kind
	// Block is the block it is in: its ID is the same in both versions.
	Block text.BlockID
	// Number of the block among the blocks of the newer version, from 1; of one
	// that is gone, its number in the older. Photos, related items and tags are
	// numbered among their own. 0 of a field.
	Number int
	// Was is the number in the older version of what was moved.
	Was int
	// Field is a name of `datelinectl set`: headline, deck, byline, city, date …, or
	// words for the outlet's. Of a photo: picture, lead, caption, agency,
	// photographer, alt, rights, category, terms, until, taken, sourcetype; of its
	// look: rotation, flip, straighten, exposure, contrast, saturation, sharpen,
	// redactions; of a crop its ratio, focus, or order for that of the crops. Of a
	// related item where it leads to.
	Field string
	// Photo is the photo use that it is about.
	Photo story.PhotoID
	// Pieces are the words around and of the change, in reading order: at most
	// three kept words before and behind what is gone and new. Of a block that came
	// or went they are its text, of one that moved its first words. Of fields that
	// are not prose there are none.
	Pieces []Piece
	// Before and After are the whole values of a field, in words; of Shape and of
	// blocks that came or went the kind with depth, photo, attribution or address
	// behind it; of Marks the marks with their addresses; of photos, related items
	// and tags what they are called.
	Before, After string
	// From and To are the bytes of the words that are gone, in the block's text of
	// the older version; At where they would be or what is new begins in the
	// newer, Until its end. Of kinds Words and Marks, and of blocks that came or went.
	From, To, At, Until int
	// Crop before and after, in pixels of the original; of PhotoCrop.
	CropBefore, CropAfter story.Rect
	// Figures: a number, date or amount is different. Names: a name or an office is.
	// These are read first.
	Figures, Names bool
}

// Comparison is everything that is different between two versions.
type Comparison struct {
	Before, After story.Story
	// Changes in the order of the newer version: fields of the head, text, photos,
	// related, tags, other fields.
	Changes []Change
}

// Layer says how a span of a Sheet is to be drawn.
type Layer int

// The layers of a sheet.
const (
	Inserted Layer = iota
	Deleted
	Moved
	// Reset: words that stayed and are set otherwise, or a block of another shape.
	Reset
)

// Span is a stretch of a sheet that is not the same in both versions, or a whole
// block. Its ends are equal in a block without text: then it is the block.
type Span struct {
	From, To text.Pos
	Layer    Layer
	// Change is the index into Changes.
	Change int
}

// Sheet is one text with the words of both versions in it: what is gone stands
// before what came in its place. It is for reading only.
type Sheet struct {
	// Story holds the text of both, in Body, Headline, Deck; everything else is
	// that of the newer version. A block that is gone stands where it was.
	Story story.Story
	Spans []Span
	// Headline and Deck are the pieces of the two, in order.
	Headline, Deck []Piece
}
