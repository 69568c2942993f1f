package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
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
)

// Limits of what is unpacked. They are far above any package of ours.
const (
	maxFiles     = 2000
	maxTextBytes = 64 << 20
	maxFileBytes = 256 << 20
	maxBytes     = 2 << 30
)

// writeZip writes the files of a folder in the order of their names, all with
// one time: nothing in it depends on when or where it is made. Photos are
// stored, since JPEG does not get smaller.
func writeZip(ctx context.Context, w io.Writer, dir string, at time.Time) error {
	names, err := filesOf(dir)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, name := range names {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at.UTC()}
		if strings.HasSuffix(name, ".jpg") {
			h.Method = zip.Store
		}
		h.SetMode(0o644)
		to, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if err := copyInto(ctx, to, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return z.Close()
}

func copyInto(ctx context.Context, to io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(to, contextReader{ctx, f})
	return err
}

// Unpack unpacks a zip into an empty folder, within the limits of a package. It
// proves nothing: that is for Verify.
func Unpack(ctx context.Context, path, dir string) error { return unzip(ctx, path, dir) }

// unzip unpacks a zip into an empty folder. Names that could lead out of it,
// two files under one name, and sizes that no package has are refused before
// anything is written; the sizes are counted again while unpacking, since a
// zip may lie about them.
func unzip(ctx context.Context, path, dir string) error {
	z, err := zip.OpenReader(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
			return &Refusal{CannotRead, path, err}
		}
		return &Refusal{NotAPackage, path, err}
	}
	defer z.Close()
	if err := harmless(z.File); err != nil {
		return &Refusal{UnsafeZip, path, err}
	}
	left := int64(maxBytes)
	for _, f := range z.File {
		to := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return writing(dir, err)
		}
		r, err := f.Open()
		if err != nil {
			return &Refusal{NotAPackage, path, err}
		}
		limited := &counted{r: r, left: min(left, limitOf(f.Name))}
		err = errors.Join(writeFrom(ctx, to, limited), r.Close())
		left -= limited.n
		switch {
		case limited.over:
			return &Refusal{UnsafeZip, path, fmt.Errorf("%s is too large", f.Name)}
		case ctx.Err() != nil:
			return ctx.Err()
		case limited.err != nil:
			return &Refusal{NotAPackage, path, fmt.Errorf("%s: %w", f.Name, limited.err)}
		case err != nil:
			return writing(dir, err)
		}
	}
	return nil
}

func limitOf(name string) int64 {
	if strings.HasSuffix(name, ".jpg") {
		return maxFileBytes
	}
	return maxTextBytes
}

func harmless(files []*zip.File) error {
	if len(files) > maxFiles {
		return fmt.Errorf("%d files", len(files))
	}
	var names []string
	var total uint64
	for _, f := range files {
		if !fs.ValidPath(f.Name) || strings.ContainsAny(f.Name, "\\:\x00") || f.Mode()&fs.ModeType != 0 || len(f.Name) > 400 {
			return fmt.Errorf("name %.100q", f.Name)
		}
		names = append(names, strings.ToLower(f.Name))
		if total += f.UncompressedSize64; f.UncompressedSize64 > maxFileBytes || total > maxBytes {
			return fmt.Errorf("%s and those before it have %d bytes", f.Name, total)
		}
	}
	slices.Sort(names)
	for i := 1; i < len(names); i++ {
		if names[i] == names[i-1] || strings.HasPrefix(names[i], names[i-1]+"/") {
			return fmt.Errorf("%q twice", names[i])
		}
	}
	return nil
}

// counted reads at most left bytes and remembers why it stopped.
type counted struct {
	r       io.Reader
	n, left int64
	over    bool
	err     error
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if c.n > c.left {
		c.over = true
		return 0, errors.New("too large")
	}
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}

// sameZip writes the zip again from its files and compares every byte with the
// one that is there: between the files and behind them nothing can hide.
func sameZip(ctx context.Context, path, dir string, at time.Time) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	c := &comparer{with: f}
	if err := writeZip(ctx, c, dir, at); err != nil && !c.differs {
		return false, err
	}
	rest, _ := f.Read(make([]byte, 1))
	return !c.differs && rest == 0, nil
}

// comparer compares what is written to it with what a reader gives.
type comparer struct {
	with    io.Reader
	differs bool
}

func (c *comparer) Write(p []byte) (int, error) {
	other := make([]byte, len(p))
	if _, err := io.ReadFull(c.with, other); err != nil || !bytes.Equal(p, other) {
		c.differs = true
		return 0, errors.New("differs")
	}
	return len(p), nil
}
