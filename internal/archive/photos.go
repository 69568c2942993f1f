package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
)

// BlobName is the file name of an original in photos/: it tells neither what
// is in the file nor, without the hash, which file it is. It can be keyed
// later without moving anything else.
func BlobName(h [32]byte) string {
	sum := sha256.Sum256(append([]byte("dateline/blob/1\x00"), h[:]...))
	return hex.EncodeToString(sum[:])
}

// PhotoPath is where the original with this hash lies, whether it is there or not.
func (a *Archive) PhotoPath(h [32]byte) string { return photoPath(a.dir, h) }

func photoPath(dir string, h [32]byte) string {
	name := BlobName(h)
	return filepath.Join(dir, photosName, name[:2], name)
}

// PutPhoto keeps an original and gives its SHA-256. It returns after the file
// and its name are durable; the same original twice is kept once.
func (a *Archive) PutPhoto(ctx context.Context, from io.Reader) ([32]byte, error) {
	h, err := putPhoto(ctx, a.dir, from)
	return h, refuse(filepath.Join(a.dir, photosName), err)
}

func putPhoto(ctx context.Context, dir string, from io.Reader) ([32]byte, error) {
	top := filepath.Join(dir, photosName)
	if err := os.MkdirAll(top, 0o700); err != nil {
		return [32]byte{}, err
	}
	tmp, err := os.CreateTemp(top, "new-*")
	if err != nil {
		return [32]byte{}, err
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(tmp, sum), contextReader{ctx, from}); err != nil {
		return [32]byte{}, err
	}
	h := [32]byte(sum.Sum(nil))
	path := photoPath(dir, h)
	if verifyPhoto(path, h) == nil {
		return h, nil
	}
	if err := errors.Join(tmp.Sync(), tmp.Close()); err != nil {
		return [32]byte{}, err
	}
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return [32]byte{}, err
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return [32]byte{}, err
	}
	return h, errors.Join(syncDir(folder), syncDir(top))
}

// contextReader ends a copy when its context ends.
type contextReader struct {
	ctx  context.Context
	from io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.from.Read(p)
}

// OpenPhoto gives an original to read. A reader that reaches the end of a file
// that is not the one that was kept gets Damaged instead of io.EOF.
func (a *Archive) OpenPhoto(h [32]byte) (io.ReadCloser, error) {
	path := a.PhotoPath(h)
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, &Refusal{NotFound, path, err}
	}
	if err != nil {
		return nil, refuse(path, err)
	}
	return &checked{f, path, h, sha256.New()}, nil
}

// VerifyPhoto reads an original whole and says whether it is the one that was kept.
func (a *Archive) VerifyPhoto(h [32]byte) error { return verifyPhoto(a.PhotoPath(h), h) }

func verifyPhoto(path string, h [32]byte) error {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return &Refusal{NotFound, path, err}
	}
	if err != nil {
		return refuse(path, err)
	}
	c := &checked{f, path, h, sha256.New()}
	defer c.Close()
	_, err = io.Copy(io.Discard, c)
	return err
}

// checked compares the hash at the end of the file.
type checked struct {
	f    *os.File
	path string
	want [32]byte
	sum  hash.Hash
}

func (c *checked) Read(p []byte) (int, error) {
	n, err := c.f.Read(p)
	c.sum.Write(p[:n])
	if errors.Is(err, io.EOF) && [32]byte(c.sum.Sum(nil)) != c.want {
		return n, &Refusal{Damaged, c.path, errors.New("another file than was kept")}
	}
	return n, err
}

func (c *checked) Close() error { return c.f.Close() }

// DeviceKey gives the bytes of device.key, made once by make. The file is
// readable by its owner alone; one that others can read is refused with
// KeyReadable, because a key that was seen signs for nobody.
func (a *Archive) DeviceKey(make func() ([]byte, error)) ([]byte, error) {
	path := filepath.Join(a.dir, keyName)
	data, err := readKey(path)
	if !errors.Is(err, os.ErrNotExist) {
		return data, err
	}
	if data, err = make(); err != nil {
		return nil, fmt.Errorf("archive: make device key: %w", err)
	}
	tmp, err := os.CreateTemp(a.dir, keyName+".new-*") // made with mode 0600
	if err != nil {
		return nil, refuse(path, err)
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	if err := errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return nil, refuse(path, err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return nil, refuse(path, err)
	}
	return data, refuse(path, syncDir(a.dir))
}

func readKey(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if readableByOthers(info) {
		return nil, &Refusal{Code: KeyReadable, Path: path}
	}
	data, err := os.ReadFile(path)
	return data, refuse(path, err)
}
