package comparison

import (
	"errors"
	"fmt"

	"dateline/internal/story"
	"dateline/internal/text"
)

// ErrChanged: what a change is about was changed in the meantime, so that it
// cannot be taken as it was meant. The error is a Refusal.
var ErrChanged = errors.New("changed in the meantime")

// ErrNoChange: the comparison has no change with this number.
var ErrNoChange = errors.New("no such change")

// Code names why a change cannot be taken; with "comparison." before it, it is
// the id of its sentence.
type Code string

// Why a change cannot be taken.
const (
	// WordsChanged: the words were changed in the meantime.
	WordsChanged Code = "words-changed"
	// BlockChanged: the block it is about was changed in the meantime.
	BlockChanged Code = "block-changed"
	// BlockMissing: the block it is about is not there any more.
	BlockMissing Code = "block-missing"
	// FieldChanged: the field has another value by now.
	FieldChanged Code = "field-changed"
	// PhotoChanged: the photo was changed in the meantime.
	PhotoChanged Code = "photo-changed"
	// PhotoMissing: the photo is not in the story any more.
	PhotoMissing Code = "photo-missing"
)

// Refusal says why a change cannot be taken. It wraps ErrChanged.
type Refusal struct {
	Code  Code
	Block text.BlockID
	Field string
	Photo story.PhotoID
	// Number of the block, as in its Change.
	Number int
	// Text is what was meant: the words, the value of a field, what a photo is called.
	Text string
}

// Error is for logs; users read the sentence of Refusal.
func (r *Refusal) Error() string {
	return fmt.Sprintf("take change: %s: block %q, field %q, photo %q: %v", r.Code, r.Block, r.Field, r.Photo, ErrChanged)
}

// Unwrap gives ErrChanged.
func (r *Refusal) Unwrap() error { return ErrChanged }

// Refusal gives the id of the sentence a user reads and what it needs.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "comparison." + string(r.Code), map[string]any{"Text": shortened(r.Text), "Number": r.Number}
}

// shortened keeps a sentence one sentence, however long the words were.
func shortened(s string) string {
	const most = 60
	n := 0
	for i := range s {
		if n == most {
			return s[:text.PrevBoundary(s, i)] + "…"
		}
		n++
	}
	return s
}
