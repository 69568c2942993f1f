package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// Schema is the version of the layout; an archive with a greater one is refused.
const Schema = 2

// patience is how long Open waits for another program when nobody says otherwise:
// long enough for one that is just closing, short enough to be no hang.
const patience = 300 * time.Millisecond

const (
	fileName   = "dateline.db"
	keyName    = "device.key"
	photosName = "photos"
	backupName = "backups"
)

// Committer makes one change durable. It returns only after the change is on
// the disk; an error means that nothing of it is.
type Committer interface {
	Commit(change func(*bolt.Tx) error) error
}

// Options of Open; the zero Options are for a program that works alone.
type Options struct {
	// Wait for another program to let go of the archive.
	Wait time.Duration
	// MaxSize of dateline.db in bytes; 0 is no limit.
	MaxSize int
	// Committer wraps the one that writes, to slow it down or let it fail.
	Committer func(Committer) Committer
	// Changed, if not nil, is told what a change is about to make different,
	// before it is durable and by the goroutine that makes it.
	Changed func(Change)
}

// Archive is one open data folder. It is safe for concurrent use.
type Archive struct {
	dir     string
	db      *bolt.DB
	commit  Committer
	changed func(Change)
	// ahead is the Autosave whose texts readers see before they are durable.
	ahead atomic.Pointer[Autosave]
}

// Open opens the data folder, and makes it when it is missing. It refuses with
// Locked, Damaged, Newer, NotWritable, NotAFolder or DiskFull.
func Open(dir string, o Options) (*Archive, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("archive: %s: %w", dir, err)
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, &Refusal{Code: NotAFolder, Path: dir}
	}
	path := filepath.Join(dir, fileName)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		if err := create(dir); err != nil {
			return nil, refuse(dir, err)
		}
	}
	if err := whole(path); err != nil {
		return nil, refuse(path, err)
	}
	a := &Archive{dir: dir, changed: o.Changed}
	err = guard(path, func() error {
		a.db, err = bolt.Open(path, 0o600, settings(o))
		return err
	})
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, &Refusal{Locked, path, err}
	}
	if err != nil {
		return nil, damage(path, err)
	}
	a.commit = boltCommitter{a.db}
	if o.Committer != nil {
		a.commit = o.Committer(a.commit)
	}
	if err := a.checkSchema(); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

func settings(o Options) *bolt.Options {
	wait := o.Wait
	if wait <= 0 {
		wait = patience
	}
	return &bolt.Options{Timeout: wait, FreelistType: bolt.FreelistMapType, MaxSize: o.MaxSize}
}

// Close lets go of the archive. A second Close does nothing.
func (a *Archive) Close() error {
	return guard(a.path(), func() error { return a.db.Close() })
}

// Dir is the data folder.
func (a *Archive) Dir() string { return a.dir }

func (a *Archive) path() string { return filepath.Join(a.dir, fileName) }

// View reads in one consistent moment. Drafts that Autosave holds and has not
// saved yet are seen as if they were saved. Keep it short: a long one keeps old
// pages from being used again.
func (a *Archive) View(read func(*Tx) error) error {
	// Asked before the moment of reading: what is saved in between is newer then,
	// and nothing falls into the gap.
	ahead := a.ahead.Load().drafts()
	return guard(a.path(), func() error {
		return a.db.View(func(tx *bolt.Tx) error { return read(&Tx{tx: tx, path: a.path(), ahead: ahead}) })
	})
}

// Update changes all or nothing, and returns after the change is durable. It
// sees the drafts of Autosave as View does.
func (a *Archive) Update(ctx context.Context, change func(*Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return guard(a.path(), func() error {
		return a.commit.Commit(func(tx *bolt.Tx) error {
			t := &Tx{tx: tx, path: a.path(), ahead: a.ahead.Load().drafts(), change: &Change{Tx: tx.ID()}}
			if err := change(t); err != nil {
				return err
			}
			if a.changed != nil && !t.change.empty() {
				a.changed(*t.change)
			}
			return nil
		})
	})
}

type boltCommitter struct{ db *bolt.DB }

func (c boltCommitter) Commit(change func(*bolt.Tx) error) error { return c.db.Update(change) }

// guard keeps a damaged file from ending the program: a fault in the mapped
// file becomes a panic, and a panic the refusal Damaged.
func guard(path string, do func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = &Refusal{Damaged, path, fmt.Errorf("%v", p)}
		}
	}()
	err = do()
	if errors.Is(err, berrors.ErrMaxSizeReached) {
		return &Refusal{DiskFull, path, err}
	}
	return refuseKnown(path, err)
}

// refuseKnown gives system errors their refusal and leaves all others, which
// are the caller's own, as they are.
func refuseKnown(path string, err error) error {
	if err != nil && isFull(err) {
		return refuse(path, err)
	}
	return err
}

// damage is for errors of opening: what the system forbids is said as such,
// everything else means that the file is not what we wrote.
func damage(path string, err error) error {
	if r := refuse(path, err); r != err && errors.As(r, new(*Refusal)) {
		return r
	}
	return &Refusal{Damaged, path, err}
}

// create makes the file under another name, complete and durable, and only
// then gives it its own: a power cut leaves no half archive (bbolt README,
// "Caveats"). A second program that does the same at once loses politely.
func create(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, fileName+".new-*")
	if err != nil {
		return err
	}
	name := tmp.Name()
	defer os.Remove(name)
	if err := tmp.Close(); err != nil {
		return err
	}
	db, err := bolt.Open(name, 0o600, settings(Options{}))
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, b := range buckets(Schema) {
			if _, err := tx.CreateBucketIfNotExists(b); err != nil {
				return err
			}
		}
		return (&Tx{tx: tx, path: name}).put(bucketMeta, []byte("schema"), []byte(strconv.Itoa(Schema)))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	if err := os.Link(name, filepath.Join(dir, fileName)); err != nil {
		if errors.Is(err, os.ErrExist) {
			return nil
		}
		// A disk without hard links: the name was free a moment ago.
		if err := os.Rename(name, filepath.Join(dir, fileName)); err != nil {
			return err
		}
	}
	return syncDir(dir)
}

// checkSchema refuses an archive of a newer program and gives an older one the
// buckets that it lacks. That only adds: nothing that is there is touched.
func (a *Archive) checkSchema() error {
	var schema int
	err := a.View(func(tx *Tx) (err error) {
		schema, err = tx.schema()
		return err
	})
	if err != nil || schema == Schema {
		return err
	}
	if schema > Schema {
		return &Refusal{Newer, a.path(), fmt.Errorf("schema %d, known %d", schema, Schema)}
	}
	return guard(a.path(), func() error {
		return a.commit.Commit(func(tx *bolt.Tx) error {
			for _, b := range buckets(Schema) {
				if _, err := tx.CreateBucketIfNotExists(b); err != nil {
					return err
				}
			}
			return (&Tx{tx: tx, path: a.path()}).put(bucketMeta, []byte("schema"), []byte(strconv.Itoa(Schema)))
		})
	})
}

// schema is the version of the layout of the archive that is read.
func (t *Tx) schema() (int, error) {
	v, ok, err := t.get(bucketMeta, []byte("schema"))
	if err != nil {
		return 0, err
	}
	schema, err := strconv.Atoi(string(v))
	if !ok || err != nil {
		return 0, &Refusal{Damaged, t.path, errors.New("no schema version")}
	}
	return schema, nil
}
