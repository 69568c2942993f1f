package text

import (
	"encoding/json"
	"fmt"
)

// Step is the smallest change of a document. Steps are values; each kind is a
// struct of this package.
type Step interface {
	// Apply gives the changed document. A step that does not fit – no such
	// block, an offset inside a grapheme, a result that would not be NFC – is an
	// error, and nothing is changed.
	Apply(Document) (Document, error)
	// Invert gives the step that undoes this one; before is the document it is
	// applied to.
	Invert(before Document) (Step, error)
	// Map says where places of before are afterwards.
	Map(before Document) Map

	name() string
}

// tagged is a step as JSON: its kind beside its fields.
type tagged struct {
	Step string          `json:"step"`
	With json.RawMessage `json:"with"`
}

func encodeStep(s Step) (tagged, error) {
	with, err := json.Marshal(s)
	return tagged{s.name(), with}, err
}

func decodeStep(t tagged) (Step, error) {
	into := map[string]func() (Step, error){
		"splice": stepOf[Splice](t.With),
		"marks":  stepOf[SetMarks](t.With),
		"shape":  stepOf[SetShape](t.With),
		"insert": stepOf[Insert](t.With),
		"remove": stepOf[Remove](t.With),
		"move":   stepOf[Move](t.With),
		"split":  stepOf[Split](t.With),
		"join":   stepOf[Join](t.With),
	}[t.Step]
	if into == nil {
		return nil, fmt.Errorf("%w: %q", ErrUnknownStep, t.Step)
	}
	return into()
}

func stepOf[S Step](data []byte) func() (Step, error) {
	return func() (Step, error) {
		var s S
		if err := json.Unmarshal(data, &s); err != nil {
			return nil, fmt.Errorf("read step %s: %w", s.name(), err)
		}
		return s, nil
	}
}

// Transaction is one thing a person did: steps that follow each other, with
// what was selected before and after. The zero Transaction does nothing.
type Transaction struct {
	Steps  []Step
	Before Selection
	After  Selection

	// made is what a command found the steps to make of the document it was asked
	// about, so that applying them to that one is not done twice.
	made made
}

// made is a document before and after.
type made struct{ from, to Document }

// Bare is the transaction without the documents it was made for: what is kept
// for an undo keeps no versions of the text alive.
func (t Transaction) Bare() Transaction {
	t.made = made{}
	return t
}

// Empty says that the text is not changed; the selection may be.
func (t Transaction) Empty() bool { return len(t.Steps) == 0 }

// Apply applies all steps or none.
func (t Transaction) Apply(d Document) (Document, error) {
	if len(t.Steps) > 0 && t.made.from.is(d) {
		return t.made.to, nil
	}
	for i, s := range t.Steps {
		next, err := s.Apply(d)
		if err != nil {
			return d, fmt.Errorf("step %d (%s): %w", i, s.name(), err)
		}
		d = next
	}
	return d, nil
}

// Invert gives the transaction that undoes this one.
func (t Transaction) Invert(before Document) (Transaction, error) {
	inverse := Transaction{Steps: make([]Step, len(t.Steps)), Before: t.After, After: t.Before}
	for i, s := range t.Steps {
		back, err := s.Invert(before)
		if err != nil {
			return Transaction{}, fmt.Errorf("invert step %d (%s): %w", i, s.name(), err)
		}
		inverse.Steps[len(t.Steps)-1-i] = back
		if i == len(t.Steps)-1 {
			break
		}
		if before, err = s.Apply(before); err != nil {
			return Transaction{}, fmt.Errorf("invert step %d (%s): %w", i, s.name(), err)
		}
	}
	return inverse, nil
}

// Map says where places of before are after the transaction, which must fit before.
func (t Transaction) Map(before Document) Map {
	var m Map
	for i, s := range t.Steps {
		m = append(m, s.Map(before)...)
		if i == len(t.Steps)-1 {
			break
		}
		next, err := s.Apply(before)
		if err != nil {
			break
		}
		before = next
	}
	return m
}

// Merge makes one transaction of two that follow each other, when both only
// type or only delete at one place: so a word is one thing to undo, and little
// to keep. ok is false when they are better kept apart.
func (t Transaction) Merge(next Transaction) (merged Transaction, ok bool) {
	if len(t.Steps) != 1 || len(next.Steps) != 1 || t.After != next.Before {
		return Transaction{}, false
	}
	a, ok1 := t.Steps[0].(Splice)
	b, ok2 := next.Steps[0].(Splice)
	if !ok1 || !ok2 {
		return Transaction{}, false
	}
	s, ok := a.then(b)
	return Transaction{Steps: []Step{s}, Before: t.Before, After: next.After}, ok
}

type transactionJSON struct {
	Steps  []tagged  `json:"steps"`
	Before Selection `json:"before"`
	After  Selection `json:"after"`
}

// MarshalJSON writes the steps with their kinds.
func (t Transaction) MarshalJSON() ([]byte, error) {
	out := transactionJSON{Steps: []tagged{}, Before: t.Before, After: t.After}
	for _, s := range t.Steps {
		e, err := encodeStep(s)
		if err != nil {
			return nil, fmt.Errorf("write step %s: %w", s.name(), err)
		}
		out.Steps = append(out.Steps, e)
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (t *Transaction) UnmarshalJSON(data []byte) error {
	var in transactionJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return fmt.Errorf("read transaction: %w", err)
	}
	made := Transaction{Before: in.Before, After: in.After}
	for _, e := range in.Steps {
		s, err := decodeStep(e)
		if err != nil {
			return err
		}
		made.Steps = append(made.Steps, s)
	}
	*t = made
	return nil
}
