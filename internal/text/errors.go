package text

import "errors"

var (
	// ErrDuplicateID: two blocks of one document have the same ID.
	ErrDuplicateID = errors.New("duplicate block id")
	// ErrInvalidBlock: an ID, a kind, a depth or a mark that no document can hold.
	ErrInvalidBlock = errors.New("invalid block")
)
