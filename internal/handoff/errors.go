package handoff

import (
	"errors"
	"fmt"
	"io"
)

// Code names a refusal; with "handoff." before it, it is the id of its sentence.
type Code string

// Why a file was not opened or not read.
const (
	// NotAHandOff: it is something else.
	NotAHandOff Code = "not-a-hand-off"
	// NotForYou: encrypted to keys that this laptop does not hold.
	NotForYou Code = "not-for-you"
	// NeedsPassphrase: encrypted to a passphrase, and none was given.
	NeedsPassphrase Code = "needs-passphrase"
	// WrongPassphrase: encrypted to another passphrase.
	WrongPassphrase Code = "wrong-passphrase"
	// Damaged: the bytes are not those that were written.
	Damaged Code = "damaged"
	// Truncated: the end of the file is missing.
	Truncated Code = "truncated"
	// TooLarge: more than one file may hold.
	TooLarge Code = "too-large"
	// Newer: written by a newer Dateline.
	Newer Code = "newer"
	// Forged: a signature does not fit what it stands under.
	Forged Code = "forged"
	// Incomplete: signed and whole, but what is in it does not belong together.
	Incomplete Code = "incomplete"
)

// Why a file was not written.
const (
	// CannotHandOff: what was to be handed off does not belong together, or is
	// signed by somebody who is not its sender.
	CannotHandOff Code = "cannot-hand-off"
	// CannotEncrypt: nothing can be encrypted to one of the keys.
	CannotEncrypt Code = "cannot-encrypt"
	// OriginalDamaged: a photo is not the one that its name says.
	OriginalDamaged Code = "original-damaged"
)

// Refusal says why a hand-off file was not read or not written.
type Refusal struct {
	Code Code
	// Path of the file; this package reads bytes and leaves it to [At].
	Path string
	// Err is the cause, for logs.
	Err error
}

// Error is for logs; users read the sentence of Refusal.
func (r *Refusal) Error() string {
	s := "handoff: "
	if r.Path != "" {
		s += r.Path + ": "
	}
	s += string(r.Code)
	if r.Err != nil {
		s += ": " + r.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// Refusal gives the id of the sentence a user reads and what it needs.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "handoff." + string(r.Code), map[string]any{"Path": r.Path}
}

// Is reports whether err is a refusal with this code.
func Is(err error, code Code) bool {
	var r *Refusal
	return errors.As(err, &r) && r.Code == code
}

// At says in a refusal of this package which file it is about; any other error
// comes back as it is.
func At(path string, err error) error {
	var r *Refusal
	if !errors.As(err, &r) || r.Path != "" {
		return err
	}
	return &Refusal{r.Code, path, r.Err}
}

func refuse(code Code, format string, args ...any) error {
	return &Refusal{Code: code, Err: fmt.Errorf(format, args...)}
}

// diskError is an error of what the file lies on: it says nothing about the file.
type diskError struct{ err error }

func (d *diskError) Error() string { return d.err.Error() }
func (d *diskError) Unwrap() error { return d.err }

// disk tells errors of the disk from those of the bytes on it.
type disk struct{ r io.ReaderAt }

func (d disk) ReadAt(p []byte, off int64) (int, error) {
	n, err := d.r.ReadAt(p, off)
	if err != nil && err != io.EOF {
		err = &diskError{err}
	}
	return n, err
}

// reading turns what went wrong with reading into the refusal it means.
func reading(what string, err error) error {
	var (
		onDisk  *diskError
		already *Refusal
	)
	switch {
	case err == nil, errors.As(err, &already):
		return err
	case errors.As(err, &onDisk):
		return fmt.Errorf("handoff: read %s: %w", what, err)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return refuse(Truncated, "%s: %w", what, err)
	}
	return refuse(Damaged, "%s: %w", what, err)
}
