package archive_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dateline/internal/archive"
)

// cached are the files of a cache, and their bytes together.
func cached(t *testing.T, dir string) (paths []string, held int64) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(dir, "cache"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		paths, held = append(paths, path), held+info.Size()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths, held
}

func TestACacheGivesBackWhatWasKeptOrNothing(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, archive.Options{})
	c := a.Cache("thumbs", 1<<20)
	if _, ok := c.Get("мост"); ok {
		t.Error("something was there before")
	}
	if err := c.Put("мост", []byte("вагон")); err != nil {
		t.Fatal(err)
	}
	if err := c.Put("мост", []byte("трамвай")); err != nil {
		t.Fatal(err)
	}
	if v, ok := c.Get("мост"); !ok || string(v) != "трамвай" {
		t.Errorf("%q, %v", v, ok)
	}
	if _, ok := a.Cache("others", 1<<20).Get("мост"); ok {
		t.Error("another cache has it too")
	}
	paths, _ := cached(t, dir)
	if len(paths) != 1 {
		t.Fatalf("files %v", paths)
	}
	for i := range 40 { // a bit anywhere
		data, err := os.ReadFile(paths[0])
		if err != nil {
			t.Fatal(err)
		}
		spoilt := bytes.Clone(data)
		spoilt[i] ^= 1
		if err := os.WriteFile(paths[0], spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
		if v, ok := c.Get("мост"); ok {
			t.Errorf("byte %d spoilt, and it gives %q", i, v)
		}
		if err := os.WriteFile(paths[0], data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename(paths[0], filepath.Join(filepath.Dir(paths[0]), "other")); err != nil {
		t.Fatal(err)
	}
	if _, ok := c.Get("мост"); ok {
		t.Error("it is found under another name")
	}
}

func TestAFullCacheForgetsTheOldest(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, archive.Options{})
	c := a.Cache("thumbs", 10_000)
	value := make([]byte, 900)
	begin := time.Date(2024, 5, 7, 0, 0, 0, 0, time.UTC)
	for i := range 40 {
		if err := c.Put(fmt.Sprint(i), value); err != nil {
			t.Fatal(err)
		}
		// The clock of a file system may stand still between two files.
		paths, held := cached(t, dir)
		if held > 10_000 {
			t.Fatalf("%d bytes after %d files", held, i+1)
		}
		for _, path := range paths {
			if info, err := os.Stat(path); err == nil && info.ModTime().Year() > 2024 {
				if err := os.Chtimes(path, time.Time{}, begin.Add(time.Duration(i)*time.Minute)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for i := range 40 {
		if _, ok := c.Get(fmt.Sprint(i)); ok != (i >= 31) && (i < 29 || i >= 33) {
			t.Errorf("file %d is there: %v", i, ok)
		}
	}
	// Another run counts what it finds.
	if err := a.Cache("thumbs", 2000).Put("40", value); err != nil {
		t.Fatal(err)
	}
	if paths, held := cached(t, dir); held > 2000 || len(paths) != 1 {
		t.Errorf("%d bytes in %d files", held, len(paths))
	}
	if _, ok := c.Get("40"); !ok {
		t.Error("the newest is gone")
	}
}
