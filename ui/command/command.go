// Package command is everything a user can do, in one list: menus, toolbar,
// palette and the shortcut sheet are drawn from it and cannot disagree.
//
// The invariant: two commands never share an id or a shortcut, a command that
// cannot run now says why, and nothing runs while a dialog is open.
package command

import (
	"errors"
	"fmt"
)

// ID names a command for ever: "story.new". "command.<id>" is the id of its
// title in words.
type ID string

// Reason is the id of a sentence that says why a command cannot run now; empty
// means that it can.
type Reason string

// Command is one thing a user can do.
type Command struct {
	ID ID
	// Menu it stands in, "story"; empty is the palette alone.
	Menu string
	// Group parts a menu by lines: commands of one number stand together.
	Group int
	// Shortcut may be zero.
	Shortcut Shortcut
	// Why says why the command cannot run now; nil is always able to.
	Why func() Reason
	// Run does it. It is called on the thread of the window.
	Run func()
}

// Title is the id of the words for the command.
func (c Command) Title() string { return "command." + string(c.ID) }

var (
	// ErrTwice: another command has this id or this shortcut.
	ErrTwice = errors.New("command is there twice")
	// ErrUnknown: no command has this id.
	ErrUnknown = errors.New("no such command")
	// ErrNotNow: the command cannot run now; [Refused] holds the reason.
	ErrNotNow = errors.New("command cannot run now")
)

// Refused is the error of a command that cannot run now.
type Refused struct {
	ID     ID
	Reason Reason
}

// Error is for logs; a user reads the sentence of Refusal.
func (r *Refused) Error() string { return fmt.Sprintf("command %s: %s", r.ID, r.Reason) }

// Is makes every Refused an ErrNotNow.
func (r *Refused) Is(target error) bool { return target == ErrNotNow }

// Refusal gives the id of the sentence a user reads.
func (r *Refused) Refusal() (string, map[string]any) { return string(r.Reason), map[string]any{} }

// Registry holds the commands in the order in which they were added. It is for
// one goroutine, the window's.
type Registry struct {
	all  []Command
	byID map[ID]int
	// modal says that a dialog is open: then nothing runs.
	modal func() bool
}

// DialogOpen is the reason while a dialog is open.
const DialogOpen Reason = "command.dialog-open"

// New makes an empty registry; modal says whether a dialog is open.
func New(modal func() bool) *Registry {
	return &Registry{byID: map[ID]int{}, modal: modal}
}

// Add adds a command. One without Run, with the id or the shortcut of another,
// or with a shortcut that does not reach us on every keyboard is refused: such
// a program must not start.
func (r *Registry) Add(c Command) error {
	if _, ok := r.byID[c.ID]; ok || c.ID == "" {
		return fmt.Errorf("%w: %q", ErrTwice, c.ID)
	}
	if c.Run == nil {
		return fmt.Errorf("command %q does nothing", c.ID)
	}
	if !c.Shortcut.IsZero() {
		if err := c.Shortcut.Check(); err != nil {
			return fmt.Errorf("command %q: %w", c.ID, err)
		}
		if other, ok := r.At(c.Shortcut); ok {
			return fmt.Errorf("%w: %v for %q and %q", ErrTwice, c.Shortcut, other.ID, c.ID)
		}
	}
	r.byID[c.ID] = len(r.all)
	r.all = append(r.all, c)
	return nil
}

// All gives the commands in their order.
func (r *Registry) All() []Command { return append([]Command(nil), r.all...) }

// Get gives a command by its id.
func (r *Registry) Get(id ID) (Command, bool) {
	i, ok := r.byID[id]
	if !ok {
		return Command{}, false
	}
	return r.all[i], true
}

// At gives the command with a shortcut.
func (r *Registry) At(s Shortcut) (Command, bool) {
	for _, c := range r.all {
		if !s.IsZero() && c.Shortcut == s {
			return c, true
		}
	}
	return Command{}, false
}

// Why says why a command cannot run now; empty when it can.
func (r *Registry) Why(id ID) Reason {
	c, ok := r.Get(id)
	switch {
	case ok && r.modal != nil && r.modal():
		return DialogOpen
	case ok && c.Why != nil:
		return c.Why()
	}
	return ""
}

// Do runs a command, or says with a [*Refused] why not. What cannot run is
// asked for anew at every call: menus and buttons may be a moment behind.
func (r *Registry) Do(id ID) error {
	c, ok := r.Get(id)
	if !ok {
		return fmt.Errorf("%w: %q", ErrUnknown, id)
	}
	if why := r.Why(id); why != "" {
		return &Refused{id, why}
	}
	c.Run()
	return nil
}

// Press runs the command of a shortcut; false when there is none.
func (r *Registry) Press(s Shortcut) (bool, error) {
	c, ok := r.At(s)
	if !ok {
		return false, nil
	}
	return true, r.Do(c.ID)
}
