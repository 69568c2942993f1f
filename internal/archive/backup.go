package archive

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"
)

const (
	// markerName tells a backup from a newsroom: only what carries it is written over.
	markerName = "dateline-backup.txt"
	marker     = "dateline/backup/1\n"
	// keptCopies is how many copies rotate in the newsroom's own folder.
	keptCopies = 3
)

// Checker reads a data folder or a file whole and says what is wrong with it:
// [Check], in a child process where the file is not trusted.
type Checker func(ctx context.Context, path string) (Report, error)

// Backup copies the archive and gives the path of the copy. With a folder the
// copy is whole – originals too, those only that are not there yet – and
// stands alone; without one it is a dated copy of dateline.db in the
// newsroom's own folder, beside the originals it names, and the oldest of more
// than three goes. Every copy is read back and proved before it counts. The
// device's key is in no copy. A damaged original does not keep the others from
// being copied; it is the error at the end.
func (a *Archive) Backup(ctx context.Context, to string, now time.Time) (string, error) {
	if to == "" {
		return a.rotate(ctx, now)
	}
	to, err := filepath.Abs(to)
	if err != nil {
		return "", fmt.Errorf("archive: %s: %w", to, err)
	}
	if within(to, a.dir) || within(a.dir, to) {
		return "", &Refusal{Code: BackupInside, Path: to}
	}
	if err := a.claim(to); err != nil {
		return "", err
	}
	damaged := a.copyPhotos(ctx, to)
	if damaged != nil && !Is(damaged, Damaged) {
		return "", damaged
	}
	if err := a.copyFile(ctx, filepath.Join(to, fileName)); err != nil {
		return "", err
	}
	return to, damaged
}

// claim makes the folder of a backup, or finds that it is one.
func (a *Archive) claim(to string) error {
	if err := os.MkdirAll(to, 0o700); err != nil {
		return refuse(to, err)
	}
	path := filepath.Join(to, markerName)
	if data, err := os.ReadFile(path); err == nil && string(data) == marker {
		return nil
	}
	entries, err := os.ReadDir(to)
	if err != nil {
		return refuse(to, err)
	}
	if len(entries) > 0 {
		return &Refusal{Code: NotEmpty, Path: to}
	}
	return refuse(to, os.WriteFile(path, []byte(marker), 0o600))
}

// within says whether a path lies in a folder or is it.
func within(path, folder string) bool {
	rel, err := filepath.Rel(resolved(folder), resolved(path))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// resolved follows links as far as the path exists.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if parent := filepath.Dir(path); parent != path {
		return filepath.Join(resolved(parent), filepath.Base(path))
	}
	return path
}

func (a *Archive) rotate(ctx context.Context, now time.Time) (string, error) {
	dir := filepath.Join(a.dir, backupName)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", refuse(dir, err)
	}
	path := filepath.Join(dir, "dateline-"+now.UTC().Format(stamp)+".db")
	if err := a.copyFile(ctx, path); err != nil {
		return "", err
	}
	copies, err := filepath.Glob(filepath.Join(dir, "dateline-*.db"))
	if err != nil {
		return "", fmt.Errorf("archive: %s: %w", dir, err)
	}
	slices.Sort(copies)
	for _, old := range copies[:max(0, len(copies)-keptCopies)] {
		if err := os.Remove(old); err != nil {
			return "", refuse(old, err)
		}
	}
	return path, nil
}

// copyFile writes the archive as it stands at one moment to a file that gets
// its name only when every value in it has been read back.
func (a *Archive) copyFile(ctx context.Context, path string) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-*")
	if err != nil {
		return refuse(path, err)
	}
	defer os.Remove(tmp.Name())
	err = a.View(func(tx *Tx) error {
		_, err := tx.tx.WriteTo(contextWriter{ctx, tmp})
		return err
	})
	if err := errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return refuse(path, err)
	}
	if _, err := proved(ctx, tmp.Name()); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return refuse(path, err)
	}
	return refuse(path, syncDir(filepath.Dir(path)))
}

type contextWriter struct {
	ctx context.Context
	to  io.Writer
}

func (c contextWriter) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.to.Write(p)
}

// proved reads every value of a file that we wrote ourselves a moment ago.
func proved(ctx context.Context, path string) (Report, error) {
	var r Report
	if err := whole(path); err != nil {
		return r, refuse(path, err)
	}
	return r, readOnly(path, func(tx *bolt.Tx) error {
		if err := checkValues(ctx, &Tx{tx: tx, path: path}, &r); err != nil {
			return err
		}
		if !r.OK() {
			return &Refusal{BackupDamaged, path, errors.New(strings.Join(r.Problems, "; "))}
		}
		return nil
	})
}

// copyPhotos copies the originals that the folder does not have yet, and looks
// at every one, so that damage is known while there may still be a good copy.
func (a *Archive) copyPhotos(ctx context.Context, to string) error {
	var damaged error
	err := eachPhoto(ctx, filepath.Join(a.dir, photosName), func(path string) error {
		err := copyPhoto(ctx, path, to)
		if Is(err, Damaged) {
			damaged = cmp.Or(damaged, err)
			return nil
		}
		return err
	})
	return cmp.Or(refuse(to, err), damaged)
}

// copyPhoto copies one original where it is not yet; a file whose bytes do not
// give its name is Damaged.
func copyPhoto(ctx context.Context, path, to string) error {
	name := filepath.Base(path)
	if h, err := hashFile(path); err != nil {
		return refuse(path, err)
	} else if BlobName(h) != name {
		return &Refusal{Damaged, path, errors.New("another file than was kept")}
	}
	if h, err := hashFile(filepath.Join(to, photosName, name[:2], name)); err == nil && BlobName(h) == name {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return refuse(path, err)
	}
	defer f.Close()
	_, err = putPhoto(ctx, to, f)
	return refuse(to, err)
}

// eachPhoto goes over the originals in a folder; a folder that is missing has none.
func eachPhoto(ctx context.Context, dir string, do func(path string) error) error {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || len(d.Name()) != 64 {
			return err
		}
		return cmp.Or(ctx.Err(), do(path))
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
