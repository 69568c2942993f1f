package desk

import (
	"fmt"

	"dateline/internal/story"
)

// Code names a refusal; with "desk." before it, it is the id of its sentence.
type Code string

// What an editor or a journalist asked for that the desk does not do.
const (
	// NoSuchStory: no story has this ID or begins with it.
	NoSuchStory Code = "no-such-story"
	// AmbiguousStory: several stories begin with these letters.
	AmbiguousStory Code = "ambiguous-story"
	// NoSuchPhoto: the story has no photo with this ID.
	NoSuchPhoto Code = "no-such-photo"
	// UnknownField: a story has no such field; Value lists those it has.
	UnknownField Code = "unknown-field"
	// BadValue: the field cannot hold this value.
	BadValue Code = "bad-value"
	// AmbiguousCity: several cities have this name; Value lists them.
	AmbiguousCity Code = "ambiguous-city"
	// UnknownState: no state has this name.
	UnknownState Code = "unknown-state"
	// UnknownSort: lists are not sorted by that.
	UnknownSort Code = "unknown-sort"
	// CannotRead: a file to import could not be opened.
	CannotRead Code = "cannot-read"
	// UnknownFormat: a file to import is of a kind that is not read.
	UnknownFormat Code = "unknown-format"
	// NotEmpty: the sample newsroom goes into an empty newsroom only.
	NotEmpty Code = "not-empty"
	// Blocked: findings forbid the export.
	Blocked Code = "blocked"
	// NotVerified: the package that was just built did not pass its own proof.
	NotVerified Code = "not-verified"
	// OneZip: several stories do not fit into one zip file; a folder is needed.
	OneZip Code = "one-zip"
	// BadDeviceKey: the file device.key does not hold a key.
	BadDeviceKey Code = "bad-device-key"
	// NobodyHere: the archive does not know who works on this laptop.
	NobodyHere Code = "nobody-here"
	// ReasonMissing: a return says why.
	ReasonMissing Code = "reason-missing"
	// RelatedToItself: a story is not related to itself.
	RelatedToItself Code = "related-to-itself"
	// AlreadyOpen: the story is open for writing already.
	AlreadyOpen Code = "already-open"
	// UnknownQueue: no queue has this name.
	UnknownQueue Code = "unknown-queue"
	// UnknownTemplate: no template has this name.
	UnknownTemplate Code = "unknown-template"
	// ReservedField: a photo asks for work that this version does not do.
	ReservedField Code = "reserved-field"
	// NotAWord: what is to be added to the dictionary is not one word of letters.
	NotAWord Code = "not-a-word"
	// TooManyWords: the newsroom's dictionary is full.
	TooManyWords Code = "too-many-words"
)

// Refusal says why the desk did not do a thing; nothing was changed.
type Refusal struct {
	Code  Code
	Story story.ID
	Field string
	Value string
	N     int
	Err   error
}

// Error is for logs; users read the sentence of Refusal.
func (r *Refusal) Error() string {
	s := fmt.Sprintf("desk: %s", r.Code)
	for _, part := range []string{string(r.Story), r.Field, r.Value} {
		if part != "" {
			s += " " + part
		}
	}
	if r.Err != nil {
		s += ": " + r.Err.Error()
	}
	return s
}

// Unwrap gives the cause, if there is one.
func (r *Refusal) Unwrap() error { return r.Err }

// Refusal gives the id of the sentence a user reads and what it needs.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "desk." + string(r.Code), map[string]any{"Story": string(r.Story), "Field": r.Field, "Value": r.Value, "N": r.N}
}

// Note is something the desk did or noticed that is not an error: words.Say
// has the sentence.
type Note struct {
	ID   string
	Args map[string]any
}
