package revision

import (
	"errors"
	"fmt"
)

var (
	// ErrMalformed: bytes that nothing of ours was ever written as.
	ErrMalformed = errors.New("malformed")
	// ErrTooLarge: more than one thing may hold.
	ErrTooLarge = errors.New("too large")
	// ErrVersion: written by a newer Dateline, or by nobody.
	ErrVersion = errors.New("unknown version")
	// ErrSignature: the signature does not fit the bytes or the key.
	ErrSignature = errors.New("signature does not fit")
	// ErrForked: two different cards of one person claim the same serial. One of
	// them was made by somebody else, or on a copy of the laptop's key.
	ErrForked = errors.New("forked identity")
	// ErrOtherPerson: the card is not of the person it was compared with.
	ErrOtherPerson = errors.New("card of another person")
)

// Code names a refusal; with "revision." before it, it is the id of its sentence.
type Code string

// Why a verb is not possible in the state a story is in.
const (
	// NotFiled: nobody asked for this verdict yet.
	NotFiled Code = "not-filed"
	// AlreadyFiled: the story is in review as it stands.
	AlreadyFiled Code = "already-filed"
	// AlreadyApproved: this content is approved.
	AlreadyApproved Code = "already-approved"
	// OwnStory: who wrote it cannot be the only one who approves it.
	OwnStory Code = "own-story"
	// NotEntitled: the person's role does not give this verdict.
	NotEntitled Code = "not-entitled"
	// NotApproved: approval is asked for and is missing for this content.
	NotApproved Code = "not-approved"
	// IsKilled: a killed story stays killed.
	IsKilled Code = "is-killed"
	// IsSpiked: the story was spiked; unspike it first.
	IsSpiked Code = "is-spiked"
	// IsHeld: the story is on hold; lift that first.
	IsHeld Code = "is-held"
	// IsOut: the story was published; it can be corrected or killed, not this.
	IsOut Code = "is-out"
	// NotSpiked: there is nothing to unspike.
	NotSpiked Code = "not-spiked"
	// NotHeld: there is no hold to lift.
	NotHeld Code = "not-held"
	// NotOut: only what was published is killed.
	NotOut Code = "not-out"
	// Embargoed: the embargo has not passed.
	Embargoed Code = "is-embargoed"
	// NotChief: this is the chief editor's to say.
	NotChief Code = "not-chief"
	// NotYourStep: what is missing is the verdict of another role.
	NotYourStep Code = "not-your-step"
	// AlreadySaid: the person approved this content, other people are missing.
	AlreadySaid Code = "already-said"
	// ReturnStands: somebody returned the story and has not taken that back.
	ReturnStands Code = "return-stands"
	// ApprovalsMissing: some of the approvals are there, not all.
	ApprovalsMissing Code = "approvals-missing"
	// NothingToWithdraw: the person has no verdict or filing to take back.
	NothingToWithdraw Code = "nothing-to-withdraw"
	// NotReturned: nobody else's return stands, so there is none to lift.
	NotReturned Code = "not-returned"
	// NoFlaggedStep: the policy has no step for flagged stories.
	NoFlaggedStep Code = "no-flagged-step"
	// AlreadyFlagged: the story is flagged for every step there is.
	AlreadyFlagged Code = "already-flagged"
	// NotFlagged: there is no flag to take off.
	NotFlagged Code = "not-flagged"
)

// Refusal says why a statement may not be made about a story in this state.
type Refusal struct {
	Code  Code
	Kind  Kind
	State State
}

// Error is for logs; users read the sentence of Refusal.
func (r *Refusal) Error() string {
	return fmt.Sprintf("revision: %s in state %s: %s", r.Kind, r.State, r.Code)
}

// Refusal gives the id of the sentence a user reads and what it needs.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "revision." + string(r.Code), map[string]any{"State": string(r.State)}
}
