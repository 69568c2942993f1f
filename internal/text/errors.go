package text

import "errors"

var (
	// ErrDuplicateID: two blocks of one document have the same ID.
	ErrDuplicateID = errors.New("duplicate block id")
	// ErrInvalidBlock: an ID, a kind, a depth or a mark that no document can hold.
	ErrInvalidBlock = errors.New("invalid block")
	// ErrNoBlock: the document has no block with this ID.
	ErrNoBlock = errors.New("no such block")
	// ErrNoPlace: an offset outside the text or inside a grapheme.
	ErrNoPlace = errors.New("no such place")
	// ErrNotNormal: the text that would come about is not NFC, or letters
	// would grow together across the edge of the change.
	ErrNotNormal = errors.New("text would not be normal")
	// ErrUnknownStep: JSON of a step that this version does not know.
	ErrUnknownStep = errors.New("unknown step")
	// ErrNothingToDo: the command does not apply where the caret is.
	ErrNothingToDo = errors.New("nothing to do")
)
