package command

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Shortcut is a key with its modifiers. Ctrl is Command on a Mac.
type Shortcut struct {
	Ctrl, Shift bool
	// Key is a capital letter A to Z, a digit, F1 to F12, Enter, Space, Delete,
	// Backspace, Home, End, PgUp, PgDn, Left, Right, Up, Down, = or -.
	Key string
}

// ErrUnreachable: some keyboard layout or another program keeps these keys from us.
var ErrUnreachable = errors.New("shortcut does not reach the program on every keyboard")

// keys besides letters, digits and F-keys.
func keys() []string {
	return []string{"Enter", "Space", "Delete", "Backspace", "Home", "End", "PgUp", "PgDn", "Left", "Right", "Up", "Down", "=", "-"}
}

// IsZero says that there is no shortcut.
func (s Shortcut) IsZero() bool { return s == Shortcut{} }

// String is how the contract writes it: "Ctrl+Shift+Enter".
func (s Shortcut) String() string {
	var parts []string
	if s.Ctrl {
		parts = append(parts, "Ctrl")
	}
	if s.Shift {
		parts = append(parts, "Shift")
	}
	return strings.Join(append(parts, s.Key), "+")
}

// Parse reads what String writes.
func Parse(written string) (Shortcut, error) {
	var s Shortcut
	rest := written
	for {
		before, after, ok := strings.Cut(rest, "+")
		if !ok || after == "" {
			break
		}
		switch {
		case before == "Ctrl" && !s.Ctrl && !s.Shift:
			s.Ctrl = true
		case before == "Shift" && !s.Shift:
			s.Shift = true
		default:
			return Shortcut{}, fmt.Errorf("%w: %q", ErrUnreachable, written)
		}
		rest = after
	}
	s.Key = rest
	return s, s.Check()
}

// Check says whether the keys reach the program whatever the layout is. On a
// Russian one the toolkit maps letters and digits back to their keys, but no
// punctuation except = and -, and nothing with Alt (Fyne 2.8.1, window_desktop.go).
func (s Shortcut) Check() error {
	function := functionKey(s.Key)
	known := function || slices.Contains(keys(), s.Key) || len(s.Key) == 1 && (s.Key[0] >= 'A' && s.Key[0] <= 'Z' || s.Key[0] >= '0' && s.Key[0] <= '9')
	switch {
	case !known:
		return fmt.Errorf("%w: %q", ErrUnreachable, s)
	case !s.Ctrl && !function:
		return fmt.Errorf("%w: %q would be typed as text", ErrUnreachable, s)
	}
	return nil
}

func functionKey(key string) bool {
	rest, ok := strings.CutPrefix(key, "F")
	if !ok || rest == "" || len(rest) > 2 || rest[0] == '0' {
		return false
	}
	n := 0
	for _, r := range rest {
		if r < '0' || r > '9' {
			return false
		}
		n = 10*n + int(r-'0')
	}
	return n >= 1 && n <= 12
}
