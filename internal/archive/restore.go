package archive

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Restore makes a newsroom of a backup: a folder that Backup wrote, or one
// dated copy. Nothing is written before the whole backup has proved itself,
// and the folder it goes into must not hold a story. The device's key there
// stays; without one the next Open makes a new key.
func Restore(ctx context.Context, from, into string, check Checker) error {
	file, photos := parts(from)
	if _, err := os.Stat(file); err != nil {
		return &Refusal{NotABackup, from, err}
	}
	if photos == "" {
		photos = besideCopy(file)
	}
	into, err := filepath.Abs(into)
	if err != nil {
		return refuse(into, err)
	}
	if err := provedBackup(ctx, from, check); err != nil {
		return err
	}
	if err := vacant(into); err != nil {
		return err
	}
	return place(ctx, file, photos, into)
}

// besideCopy is where the originals of a dated copy lie: in the newsroom whose
// folder backups/ it is in.
func besideCopy(file string) string {
	if dir := filepath.Dir(file); filepath.Base(dir) == backupName {
		return filepath.Join(filepath.Dir(dir), photosName)
	}
	return filepath.Join(filepath.Dir(file), photosName)
}

func provedBackup(ctx context.Context, from string, check Checker) error {
	r, err := check(ctx, from)
	switch {
	case Is(err, Locked), ctx.Err() != nil:
		return cmp.Or(ctx.Err(), err)
	case err != nil:
		return &Refusal{BackupDamaged, from, err}
	case !r.OK():
		return &Refusal{BackupDamaged, from, errors.New(strings.Join(r.Problems, "; "))}
	}
	return nil
}

// vacant refuses a folder that holds a story.
func vacant(into string) error {
	if _, err := os.Stat(filepath.Join(into, fileName)); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	a, err := Open(into, Options{})
	if err != nil {
		return err
	}
	empty := true
	err = a.View(func(tx *Tx) error {
		for range tx.Drafts() {
			empty = false
			break
		}
		return nil
	})
	if err := errors.Join(err, a.Close()); err != nil {
		return err
	}
	if !empty {
		return &Refusal{Code: NotEmpty, Path: into}
	}
	return nil
}

// place copies originals first and the file that names them last.
func place(ctx context.Context, file, photos, into string) error {
	if err := os.MkdirAll(into, 0o700); err != nil {
		return refuse(into, err)
	}
	err := eachPhoto(ctx, photos, func(path string) error { return copyPhoto(ctx, path, into) })
	if err != nil {
		return refuse(into, err)
	}
	tmp, err := os.CreateTemp(into, fileName+".new-*")
	if err != nil {
		return refuse(into, err)
	}
	defer os.Remove(tmp.Name())
	f, err := os.Open(file)
	if err != nil {
		return refuse(file, errors.Join(err, tmp.Close()))
	}
	_, err = io.Copy(tmp, contextReader{ctx, f})
	if err := errors.Join(err, f.Close(), tmp.Sync(), tmp.Close()); err != nil {
		return refuse(into, err)
	}
	if _, err := proved(ctx, tmp.Name()); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), filepath.Join(into, fileName)); err != nil {
		return refuse(into, err)
	}
	return refuse(into, syncDir(into))
}
