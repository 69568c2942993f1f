package archive

import (
	"bytes"
	"fmt"
	"iter"
)

// get reads one value through the seam.
func (t *Tx) get(bucket, key []byte) ([]byte, bool, error) {
	b := t.tx.Bucket(bucket)
	if b == nil {
		return nil, false, &Refusal{Damaged, t.path, fmt.Errorf("no bucket %s", bucket)}
	}
	sealed := b.Get(key)
	if sealed == nil {
		return nil, false, nil
	}
	v, err := open(bucket, key, sealed)
	if err != nil {
		return nil, false, &Refusal{Damaged, t.path, err}
	}
	return v, true, nil
}

// put writes one value through the seam.
func (t *Tx) put(bucket, key, value []byte) error {
	b := t.tx.Bucket(bucket)
	if b == nil {
		return &Refusal{Damaged, t.path, fmt.Errorf("no bucket %s", bucket)}
	}
	return b.Put(key, seal(bucket, key, value))
}

// found is one value of a walk, or why it could not be read.
type found struct {
	value []byte
	err   error
}

// under walks the values whose keys begin with prefix, in the order of keys.
func (t *Tx) under(bucket, prefix []byte) iter.Seq2[[]byte, found] {
	return func(yield func([]byte, found) bool) {
		b := t.tx.Bucket(bucket)
		if b == nil {
			yield(nil, found{err: &Refusal{Damaged, t.path, fmt.Errorf("no bucket %s", bucket)}})
			return
		}
		c := b.Cursor()
		for k, sealed := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, sealed = c.Next() {
			v, err := open(bucket, k, sealed)
			if err != nil {
				err = &Refusal{Damaged, t.path, err}
			}
			if !yield(k, found{v, err}) {
				return
			}
		}
	}
}

// drop forgets one value; what is not there is forgotten already.
func (t *Tx) drop(bucket, key []byte) error {
	b := t.tx.Bucket(bucket)
	if b == nil {
		return &Refusal{Damaged, t.path, fmt.Errorf("no bucket %s", bucket)}
	}
	return b.Delete(key)
}
