package picture

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"
)

// Code names a refusal; with "picture." before it, it is the id of its sentence.
type Code string

// Why a picture is refused.
const (
	// CannotRead: the file cannot be opened or read.
	CannotRead Code = "cannot-read"
	// NotAPicture: by its content the file is no picture.
	NotAPicture Code = "not-a-picture"
	// UnsupportedFormat: a picture of a format that is not opened; Format says which.
	UnsupportedFormat Code = "unsupported-format"
	// FileTooLarge: more than MaxFile bytes.
	FileTooLarge Code = "file-too-large"
	// TooManyPixels: a side, the area or the memory is over the limit.
	TooManyPixels Code = "too-many-pixels"
	// TooManyScans: a progressive JPEG made to keep the reader busy.
	TooManyScans Code = "too-many-scans"
	// Truncated: the end of the file is missing.
	Truncated Code = "truncated"
	// Damaged: the file is not what its format says.
	Damaged Code = "damaged"
	// Failed: the child process that opened it died or ran out of memory or time.
	Failed Code = "failed"
	// CannotWrite: the folder for the renditions cannot be written to.
	CannotWrite Code = "cannot-write"
	// DiskFull: there is no room for the renditions.
	DiskFull Code = "disk-full"
	// EmptyCrop: the crop lies outside the picture.
	EmptyCrop Code = "empty-crop"
)

// Refusal says which file is refused and why.
type Refusal struct {
	Code Code
	Path string
	// Format, Width, Height and N (scans, megabytes) as the code needs them.
	Format        string
	Width, Height int
	N             int
	Err           error
}

// Error is for logs; users read the sentence of Refusal.
func (r *Refusal) Error() string {
	s := fmt.Sprintf("picture: %s: %s", filepath.Base(r.Path), r.Code)
	if r.Err != nil {
		s += ": " + r.Err.Error()
	}
	return s
}

// Unwrap gives the cause, if there is one.
func (r *Refusal) Unwrap() error { return r.Err }

// Refusal gives the id of the sentence a user reads and what it needs.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "picture." + string(r.Code), map[string]any{
		"File": filepath.Base(r.Path), "Path": r.Path, "Format": r.Format, "Width": r.Width, "Height": r.Height, "N": r.N,
	}
}

// Is reports whether err is a refusal with this code.
func Is(err error, code Code) bool {
	var r *Refusal
	return errors.As(err, &r) && r.Code == code
}

// writing turns an error of writing into its refusal.
func writing(path string, err error) error {
	var already *Refusal
	switch {
	case err == nil:
		return nil
	case errors.As(err, &already):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return &Refusal{Code: DiskFull, Path: path, Err: err}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist):
		return &Refusal{Code: CannotWrite, Path: path, Err: err}
	}
	return fmt.Errorf("picture: write %s: %w", path, err)
}
