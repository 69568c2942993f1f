package wire

import "fmt"

// Code names a refusal; with "wire." before it, it is the id of its sentence.
type Code string

// Why a file is not read.
const (
	// TooLarge: more than MaxBytes.
	TooLarge Code = "too-large"
	// NotText: the bytes are no text.
	NotText Code = "not-text"
	// Empty: there is no letter in it.
	Empty Code = "empty"
	// TooTangled: elements within elements within elements, or more of them than
	// any page for people has.
	TooTangled Code = "too-tangled"
)

// Refusal says which file is not read and why.
type Refusal struct {
	Code Code
	Name string
}

// Error is for logs; users read the sentence of Refusal.
func (r *Refusal) Error() string { return fmt.Sprintf("wire: %s: %s", r.Name, r.Code) }

// Refusal gives the id of the sentence a user reads and what it needs.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "wire." + string(r.Code), map[string]any{"File": r.Name}
}
