package find

import (
	"errors"
	"fmt"
)

var (
	// ErrChanged: a hit is not where it was found; the story was edited since.
	ErrChanged = errors.New("the text changed since it was searched")
	// ErrNothing: a query without words, or nothing to replace.
	ErrNothing = errors.New("nothing to find")
)

// Code names what is wrong with a pattern; with "find." before it, it is the id
// of its sentence.
type Code string

// What can be wrong with a pattern, and with what it is replaced by.
const (
	// Bracket: a [ that is not closed.
	Bracket Code = "bracket"
	// Paren: a ( without ), or the other way round.
	Paren Code = "paren"
	// Range: a range that runs backwards, or a class there is not.
	Range Code = "range"
	// Repeat: nothing stands before * + ? or {}, or it is repeated too often.
	Repeat Code = "repeat"
	// Escape: a backslash before a letter that means nothing.
	Escape Code = "escape"
	// Group: (? with something that means nothing here, such as a look ahead.
	Group Code = "group"
	// Boundary: \b and \B, which know Latin letters only.
	Boundary Code = "boundary"
	// Large: the pattern would be too large.
	Large Code = "large"
	// NoGroup: the replacement names a group that the pattern does not have.
	NoGroup Code = "no-group"
)

// Refusal says what is wrong with a pattern and where.
type Refusal struct {
	Code Code
	// Part is the piece of the pattern that is wrong, At the letter it begins
	// with, counted from 1.
	Part string
	At   int
}

// Error is for logs; users read the sentence of Refusal.
func (r *Refusal) Error() string {
	return fmt.Sprintf("find: %s at letter %d: %q", r.Code, r.At, r.Part)
}

// Refusal gives the id of the sentence a user reads and what it needs.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "find." + string(r.Code), map[string]any{"Part": r.Part, "At": r.At}
}
