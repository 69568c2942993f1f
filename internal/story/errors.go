package story

import "errors"

var (
	// ErrInvalid: a story that no newsroom can keep.
	ErrInvalid = errors.New("invalid story")
	// ErrNoSuchPhoto: the story has no photo with this ID.
	ErrNoSuchPhoto = errors.New("no such photo")
	// ErrNoSuchNote: the story has no note with this ID.
	ErrNoSuchNote = errors.New("no such note")
	// ErrPhotoInText: a photo block still shows the photo.
	ErrPhotoInText = errors.New("the text shows this photo")
	// ErrOutOfRange: a place in a list that the list does not have.
	ErrOutOfRange = errors.New("no such place in the list")
	// ErrUnknownEdit: a field or a kind of edit that this version does not know.
	ErrUnknownEdit = errors.New("unknown edit")
)
