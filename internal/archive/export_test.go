package archive

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

// SetSchema makes an archive and gives it a schema version.
func SetSchema(t testing.TB, dir string, schema int) {
	t.Helper()
	a, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = a.Update(context.Background(), func(tx *Tx) error {
		return tx.put(bucketMeta, []byte("schema"), []byte(strconv.Itoa(schema)))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// NewAutosaveOf keeps drafts by a function of the test's.
func NewAutosaveOf(save func(context.Context, []Draft) error, now func() time.Time, notify func(Status)) *Autosave {
	return newAutosave(func(ctx context.Context, take func() []Draft) error { return save(ctx, take()) }, now, notify)
}

// Tamper changes the sealed bytes of one value behind the archive's back.
func Tamper(t testing.TB, dir, bucket, key string, change func([]byte)) {
	t.Helper()
	behind(t, dir, func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucket))
		v := bytes.Clone(b.Get([]byte(key)))
		change(v)
		return b.Put([]byte(key), v)
	})
}

// Swap exchanges the sealed bytes of two keys.
func Swap(t testing.TB, dir, bucket, one, other string) {
	t.Helper()
	behind(t, dir, func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucket))
		x, y := bytes.Clone(b.Get([]byte(one))), bytes.Clone(b.Get([]byte(other)))
		return errors.Join(b.Put([]byte(one), y), b.Put([]byte(other), x))
	})
}

func behind(t testing.TB, dir string, change func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(filepath.Join(dir, fileName), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(change), db.Close()); err != nil {
		t.Fatal(err)
	}
}
