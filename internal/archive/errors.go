package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
)

// Code names a refusal; with "archive." before it, it is the id of its sentence.
type Code string

// What can be wrong with an archive.
const (
	// Locked: another program has the archive open.
	Locked Code = "locked"
	// Damaged: a value, a page or an original is not what was written.
	Damaged Code = "damaged"
	// Newer: written by a newer Dateline.
	Newer Code = "newer"
	// DiskFull: there is no room for what was to be written; the old state holds.
	DiskFull Code = "disk-full"
	// NotWritable: the folder does not let us write.
	NotWritable Code = "not-writable"
	// NotAFolder: a file lies where the data folder should be.
	NotAFolder Code = "not-a-folder"
	// NotFound: no value or original of this name.
	NotFound Code = "not-found"
	// NotABackup: the folder holds no backup of ours.
	NotABackup Code = "not-a-backup"
	// BackupDamaged: the backup does not prove itself.
	BackupDamaged Code = "backup-damaged"
	// NotEmpty: the target of a backup or a restore holds a newsroom.
	NotEmpty Code = "not-empty"
	// BackupInside: the target of a backup lies in the newsroom's own folder.
	BackupInside Code = "backup-inside"
	// KeyReadable: device.key can be read by others.
	KeyReadable Code = "key-readable"
)

// Refusal says what is wrong with an archive, and where.
type Refusal struct {
	Code Code
	// Path of the file or folder it is about.
	Path string
	Err  error
}

// Error is for logs; users read the sentence of Refusal.
func (r *Refusal) Error() string {
	if r.Err != nil {
		return fmt.Sprintf("archive: %s: %s: %v", r.Path, r.Code, r.Err)
	}
	return fmt.Sprintf("archive: %s: %s", r.Path, r.Code)
}

// Unwrap gives the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// Refusal gives the id of the sentence a user reads and what it needs.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "archive." + string(r.Code), map[string]any{"Path": r.Path}
}

// Is reports whether err is a refusal with this code.
func Is(err error, code Code) bool {
	var r *Refusal
	return errors.As(err, &r) && r.Code == code
}

// refuse turns what the system said into the refusal it means; nil stays nil
// and a refusal stays what it is.
func refuse(path string, err error) error {
	var already *Refusal
	switch {
	case err == nil:
		return nil
	case errors.As(err, &already):
		return err
	case isFull(err):
		return &Refusal{DiskFull, path, err}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return &Refusal{NotWritable, path, err}
	case errors.Is(err, syscall.ENOTDIR):
		return &Refusal{NotAFolder, path, err}
	}
	return fmt.Errorf("archive: %s: %w", path, err)
}

// isFull says whether the system had no room. bbolt v1.5.0 prints the system's
// error into its own when it grows the file (db.go, "file resize error"), so
// the words are looked at as well.
func isFull(err error) bool {
	for _, full := range fullErrors() {
		if errors.Is(err, full) || strings.HasSuffix(err.Error(), ": "+full.Error()) {
			return true
		}
	}
	return false
}
