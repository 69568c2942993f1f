package merge

import (
	"errors"
	"fmt"
)

var (
	// ErrUnanswered: a card has no answer yet.
	ErrUnanswered = errors.New("a card is not answered")
	// ErrNoSuchCard: a choice about a card that these versions do not give.
	ErrNoSuchCard = errors.New("no such card")
	// ErrNotTyped: words were typed where one of the versions has to be taken.
	ErrNotTyped = errors.New("this cannot be typed")
	// ErrNoBase: there is no common version to go back to for this card.
	ErrNoBase = errors.New("no common version")
	// ErrNoSuchAnswer: an answer that is none of the four.
	ErrNoSuchAnswer = errors.New("no such answer")
)

// Code names a refusal; with "merge." before it, it is the id of its sentence.
type Code string

// Why answers do not settle a merge.
const (
	// Unanswered: a card has no answer yet.
	Unanswered Code = "unanswered"
	// NoSuchCard: the versions changed since the question was put.
	NoSuchCard Code = "no-such-card"
	// NotTyped: one of the versions has to be taken.
	NotTyped Code = "not-typed"
	// NoBase: there is no common version to go back to.
	NoBase Code = "no-base"
	// NoSuchAnswer: an answer that is none of the four.
	NoSuchAnswer Code = "no-such-answer"
)

// Refusal says why answers do not settle a merge, and which card it is about. It
// is the sentinel of its code for errors.Is.
type Refusal struct {
	Code Code
	Card string
	// Open is how many cards have no answer.
	Open int
}

// Error is for logs; users read the sentence of Refusal.
func (r *Refusal) Error() string {
	return fmt.Sprintf("merge: card %s: %v", r.Card, r.Unwrap())
}

// Unwrap gives the sentinel.
func (r *Refusal) Unwrap() error {
	switch r.Code {
	case Unanswered:
		return ErrUnanswered
	case NoSuchCard:
		return ErrNoSuchCard
	case NotTyped:
		return ErrNotTyped
	case NoBase:
		return ErrNoBase
	}
	return ErrNoSuchAnswer
}

// Refusal gives the id of the sentence a user reads and what it needs.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "merge." + string(r.Code), map[string]any{"N": r.Open}
}
