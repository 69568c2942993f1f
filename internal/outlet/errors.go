package outlet

import "fmt"

// Code names a refusal; with "outlet." before it, it is the id of its sentence.
type Code string

const (
	// UnknownKey: the profile has no such key; Value lists those it has.
	UnknownKey Code = "unknown-key"
	// BadValue: the key cannot hold this value.
	BadValue Code = "bad-value"
)

// Refusal says why a setting was not taken; the profile is as it was.
type Refusal struct {
	Code  Code
	Key   string
	Value string
}

// Error is for logs; users read the sentence of Refusal.
func (r *Refusal) Error() string {
	return fmt.Sprintf("outlet: %s: %s %q", r.Code, r.Key, r.Value)
}

// Refusal gives the id of the sentence a user reads and what it needs.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "outlet." + string(r.Code), map[string]any{"Key": r.Key, "Value": r.Value}
}
