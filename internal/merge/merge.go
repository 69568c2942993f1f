// Package merge makes one story of two that two people made from the same
// version, and asks where it cannot know.
//
// The invariant: no word is lost without a question. Every word of either side
// is in the result, or on a card that a person answers, or was taken out on
// purpose by one side where the other had left it alone. The same three versions
// give the same result on every laptop.
package merge

import (
	"dateline/internal/story"
	"dateline/internal/text"
)

// Kind says what a card asks about.
type Kind string

// The kinds of cards.
const (
	// Words of one block that both changed in the same place.
	Words Kind = "words"
	// Shape: both gave a block another kind or depth.
	Shape Kind = "shape"
	// Removed: one side took a block out that the other changed. Until it is
	// answered the story keeps the changed block.
	Removed Kind = "removed"
	// Order: both moved blocks so that there are two orders.
	Order Kind = "order"
	// Field of the story: both gave it another value. With a Block it is that
	// block's attribution or address.
	Field Kind = "field"
	// PhotoField: the same for a photo; PhotoRemoved: taken out here, changed there,
	// and kept until it is answered.
	PhotoField   Kind = "photo-field"
	PhotoRemoved Kind = "photo-removed"
)

// Answer is what a person says to a card.
type Answer string

// The answers.
const (
	Ours   Answer = "ours"
	Theirs Answer = "theirs"
	Base   Answer = "base"
	// Typed takes the text that the person wrote; only where Card.Text says so.
	// Line feeds in the words of a block make several blocks of it.
	Typed Answer = "typed"
)

// Version is what one side has of what a card asks about, and what its answer
// puts there: where words clash it has that side's, and in the rest of the block
// or text what either side changed alone.
type Version struct {
	// Gone: this side does not have it any more.
	Gone bool
	// Text is the value in words: a block's text, a field's value.
	Text string
	// Blocks is the block or blocks that it stands for, with their marks.
	Blocks []text.Block
}

// Card is one question.
type Card struct {
	// ID names it; the same three versions give the same IDs.
	ID   string
	Kind Kind
	// Block, Field and Photo say where; as in package comparison. Fields are named
	// as in "datelinectl set"; "lead" is which photo stands above the text, "related"
	// the order of the related items, "words.credit" and others the outlet's words, and
	// of a photo "picture" is the file with all that was set on it, a ratio its crop.
	Block text.BlockID
	Field string
	Photo story.PhotoID
	// Number of the block in the result, from 1; 0 where it is not about a block.
	Number             int
	Base, Ours, Theirs Version
	// Text says that the answer may be typed.
	Text bool
}

// Read is a place that both changed and that was put together without a
// question: somebody should read it.
type Read struct {
	Block  text.BlockID
	Number int
	Field  string
	Photo  story.PhotoID
	// Result is the text as it is now.
	Result string
}

// Choice is the answer to one card.
type Choice struct {
	Card   string
	Answer Answer
	// Text for Typed.
	Text string
}

// Merged is what was made of two versions.
type Merged struct {
	// Story holds everything that is settled; at every card it holds our side, and
	// what only one side took out. It is valid as it is.
	Story story.Story
	// Cards to be answered, in the order of the story.
	Cards []Card
	// Reads are the places that should be read.
	Reads []Read

	base, ours, theirs story.Story
	first              bool
}
