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
	// ReasonMissing: who returns, kills or lifts says why.
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
	// NoSuchVersion: the story has no version like this, or its text is not on this laptop.
	NoSuchVersion Code = "no-such-version"
	// AmbiguousVersion: several versions begin with these letters.
	AmbiguousVersion Code = "ambiguous-version"
	// NotPublished: a correction line says what was wrong in what readers have seen.
	NotPublished Code = "not-published"
	// CorrectionMissing: a correction says what was wrong.
	CorrectionMissing Code = "correction-missing"
	// NoSuchStep: the newsroom's rules have no such step.
	NoSuchStep Code = "no-such-step"
	// NoSuchSuggestion: nobody suggests this, or it was recalled.
	NoSuchSuggestion Code = "no-such-suggestion"
	// NotYourSuggestion: only who suggested changes or recalls it.
	NotYourSuggestion Code = "not-your-suggestion"
	// NoSuchChange: the suggestion has no open change of this name.
	NoSuchChange Code = "no-such-change"
	// NothingOpen: everything in the suggestion was answered or is in the text.
	NothingOpen Code = "nothing-open"
	// NothingToMerge: the story has one version that no other was made from.
	NothingToMerge Code = "nothing-to-merge"
	// MergeOutdated: the story changed since the question was put.
	MergeOutdated Code = "merge-outdated"
	// TooManyWords: the newsroom's dictionary is full.
	TooManyWords Code = "too-many-words"
)

// What cannot be done with people and what they hand over.
const (
	// NotACard: the file is no card, or its signature does not fit.
	NotACard Code = "not-a-card"
	// ForkedCard: there are two cards of one person, Value, with one number: one of
	// them may be somebody else's.
	ForkedCard Code = "forked-card"
	// OlderCard: a newer card of the person is accepted.
	OlderCard Code = "older-card"
	// TooManyEnds: N versions of Story would stand side by side.
	TooManyEnds Code = "too-many-ends"
	// OtherCard: since somebody looked at the card of Value another one came.
	OtherCard Code = "other-card"
	// OwnCard: the card is of who works here and was made on another laptop.
	OwnCard Code = "own-card"
	// LaptopTaken: a laptop on the card of Field is on that of Value already.
	LaptopTaken Code = "laptop-taken"
	// IsAColleague: the card is that of an accepted colleague, not of a second laptop.
	IsAColleague Code = "is-a-colleague"
	// HasSpoken: this laptop has stated things that colleagues have answered.
	HasSpoken Code = "has-spoken"
	// RevokedLaptop: what comes is signed by a laptop that was revoked.
	RevokedLaptop Code = "revoked-laptop"
	// NoSuchPerson: nobody is known by this name or number.
	NoSuchPerson Code = "no-such-person"
	// AmbiguousPerson: several people are meant.
	AmbiguousPerson Code = "ambiguous-person"
	// Yourself: who works here cannot be forgotten.
	Yourself Code = "yourself"
	// NotChief: a chief editor does that.
	NotChief Code = "not-chief"
	// NoSuchLaptop: no card has a laptop that begins with these letters.
	NoSuchLaptop Code = "no-such-laptop"
	// AmbiguousLaptop: several laptops begin with these letters.
	AmbiguousLaptop Code = "ambiguous-laptop"
	// ThisLaptop: a laptop cannot revoke itself.
	ThisLaptop Code = "this-laptop"
	// BadPolicy: a policy cannot hold Value.
	BadPolicy Code = "bad-policy"
	// NothingToHandOff: no story was named.
	NothingToHandOff Code = "nothing-to-hand-off"
	// OneLock: a file is for people or for a passphrase.
	OneLock Code = "one-lock"
	// CannotEncrypt: the card of Value says nothing of how to encrypt to them.
	CannotEncrypt Code = "cannot-encrypt"
	// CannotWrite: a file could not be written.
	CannotWrite Code = "cannot-write"
	// BrokenChain: what a hand-off says of a story does not hang together.
	BrokenChain Code = "broken-chain"
	// BadStory: a hand-off holds a story that no Dateline would keep.
	BadStory Code = "bad-story"
	// QuarantineFull: there is no room for a file from somebody unknown.
	QuarantineFull Code = "quarantine-full"
	// NoSuchQuarantined: no file of this name waits.
	NoSuchQuarantined Code = "no-such-quarantined"
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
