package archive

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

const (
	cacheName = "cache"
	// unfinished begins the names of files that are being written.
	unfinished = "new-"
)

// Cache keeps what can be made again, in a folder beside the archive that
// anybody may delete. Its files go through the same seam as every value – one
// that is not what was written is as good as missing – and have names that say
// nothing. It is safe for concurrent use.
type Cache struct {
	name string
	dir  string
	most int64

	mu sync.Mutex
	// held is how many bytes lie in the folder; negative before the first look.
	held int64
}

// Cache gives the cache of this name. With more than most bytes in it, the
// oldest files go.
func (a *Archive) Cache(name string, most int64) *Cache {
	return &Cache{name: name, dir: filepath.Join(a.dir, cacheName, name), most: most, held: -1}
}

func (c *Cache) path(key string) string {
	sum := sha256.Sum256([]byte("dateline/cache/1\x00" + c.name + "\x00" + key))
	return filepath.Join(c.dir, hex.EncodeToString(sum[:]))
}

// Get gives what was kept under a key. What is damaged is not there.
func (c *Cache) Get(key string) ([]byte, bool) {
	sealed, err := os.ReadFile(c.path(key))
	if err != nil {
		return nil, false
	}
	v, err := open([]byte(c.name), []byte(key), sealed)
	return v, err == nil
}

// Put keeps a value, whole or not at all. It is not synced: a power cut may
// take it, and then it is made again.
func (c *Cache) Put(key string, value []byte) error {
	path, sealed := c.path(key), seal([]byte(c.name), []byte(key), value)
	if err := c.write(path, sealed); err != nil {
		return refuse(path, err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.held >= 0 {
		c.held += int64(len(sealed))
	}
	if c.held >= 0 && c.held <= c.most {
		return nil
	}
	return refuse(c.dir, c.tidy())
}

func (c *Cache) write(path string, data []byte) error {
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(c.dir, unfinished+"*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	if err := errors.Join(err, tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

// tidy counts the folder and, when it holds too much, removes the oldest files
// until a tenth is free, so that not every Put has to.
func (c *Cache) tidy() error {
	files, held, err := c.files()
	if err != nil {
		return err
	}
	room := held
	if held > c.most {
		room = c.most - c.most/10
	}
	for _, f := range files {
		if held <= room {
			break
		}
		if err := os.Remove(filepath.Join(c.dir, f.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		held -= f.Size()
	}
	c.held = held
	return nil
}

// files are those of the cache, the oldest first, and their bytes together.
// What another run left unfinished is the oldest of all.
func (c *Cache) files() ([]fs.FileInfo, int64, error) {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return nil, 0, fmt.Errorf("list cache: %w", err)
	}
	var files []fs.FileInfo
	held := int64(0)
	for _, e := range entries {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // removed in the meantime
		}
		if err != nil {
			return nil, 0, err
		}
		files = append(files, info)
		held += info.Size()
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int {
		return cmp.Or(a.ModTime().Compare(b.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	return files, held, nil
}
