package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// Report is what a full check found. Nothing wrong: Problems is empty.
type Report struct {
	Values int `json:"values"`
	Photos int `json:"photos"`
	// Problems in English, for a log or a person who helps.
	Problems []string `json:"problems"`
}

// OK says that everything is as it was written.
func (r Report) OK() bool { return len(r.Problems) == 0 }

// maxProblems is enough to see what happened to a file.
const maxProblems = 100

func (r *Report) problem(format string, args ...any) {
	if len(r.Problems) < maxProblems {
		r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
	}
}

// Check reads every page, every value and every original of a data folder, or
// every page and value of one file. On a damaged file bbolt may end the
// process, so a program runs Check in a child of its own and takes the child's
// death for an answer.
func Check(ctx context.Context, path string) (Report, error) {
	var r Report
	file, photos := parts(path)
	if err := checkFile(ctx, file, &r); err != nil {
		return r, err
	}
	if photos == "" {
		return r, nil
	}
	err := checkPhotos(ctx, photos, &r)
	return r, err
}

// parts gives the file of an archive and the folder of its originals; a path
// that is no folder is a file alone.
func parts(path string) (file, photos string) {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return path, ""
	}
	return filepath.Join(path, fileName), filepath.Join(path, photosName)
}

func checkFile(ctx context.Context, path string, r *Report) error {
	if err := whole(path); err != nil {
		return refuse(path, err)
	}
	return readOnly(path, func(tx *bolt.Tx) error {
		for err := range tx.Check() {
			r.problem("pages: %v", err)
		}
		return checkValues(ctx, &Tx{tx: tx, path: path}, r)
	})
}

// readOnly opens a file beside the program that may have it, and reads it.
func readOnly(path string, read func(*bolt.Tx) error) error {
	var db *bolt.DB
	err := guard(path, func() (err error) {
		db, err = bolt.Open(path, 0o600, &bolt.Options{Timeout: patience, ReadOnly: true})
		return err
	})
	if errors.Is(err, berrors.ErrTimeout) {
		return &Refusal{Locked, path, err}
	}
	if err != nil {
		return damage(path, err)
	}
	defer db.Close()
	return guard(path, func() error { return db.View(read) })
}

func checkValues(ctx context.Context, t *Tx, r *Report) error {
	// Pages that point in a circle would be walked for ever: a file cannot hold
	// more values than this.
	most := int(t.tx.Size() / 33)
	schema, err := t.schema()
	if err != nil {
		return err
	}
	for _, b := range buckets(schema) {
		for _, v := range t.under(b, nil) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if r.Values++; v.err != nil {
				r.problem("values: %v", v.err)
			}
			if r.Values > most {
				return &Refusal{Damaged, t.path, errors.New("pages point in a circle")}
			}
		}
	}
	for id := range t.Drafts() {
		d, err := t.Draft(id)
		var s Summary
		if ok, err2 := t.json(bucketSummary, []byte(id), &s); err != nil || err2 != nil || !ok || s.ID != d.Story.ID || !s.Touched.Equal(d.Touched) {
			r.problem("story %s and its summary differ (%v, %v)", id, err, err2)
		}
	}
	return nil
}

// checkPhotos knows an original only by its name, which hides its hash; so it
// hashes every file and asks whether that gives the name.
func checkPhotos(ctx context.Context, dir string, r *Report) error {
	return refuse(dir, eachPhoto(ctx, dir, func(path string) error {
		r.Photos++
		h, err := hashFile(path)
		if err != nil {
			r.problem("photo %s: %v", filepath.Base(path), err)
		} else if BlobName(h) != filepath.Base(path) {
			r.problem("photo %s holds another file (%s)", filepath.Base(path), hex.EncodeToString(h[:4]))
		}
		return nil
	}))
}

func hashFile(path string) ([32]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return [32]byte{}, err
	}
	defer f.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return [32]byte(sum.Sum(nil)), err
}
