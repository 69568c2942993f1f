package archive

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// stamp is how a copy says in its name when it was made, in UTC.
const stamp = "20060102-150405"

// Copy is one dated copy of dateline.db in the newsroom's own folder.
type Copy struct {
	Path  string
	Time  time.Time
	Bytes int64
}

// Copies gives the copies of dateline.db in the newsroom's own folder, the
// newest first. A file that is not named like one is none.
func (a *Archive) Copies() ([]Copy, error) {
	dir := filepath.Join(a.dir, backupName)
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, refuse(dir, err)
	}
	var out []Copy
	for _, e := range entries {
		made, err := time.Parse("dateline-"+stamp+".db", e.Name())
		if err != nil {
			continue
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // a newer one has just taken its place
		}
		if err != nil {
			return nil, refuse(dir, err)
		}
		out = append(out, Copy{filepath.Join(dir, e.Name()), made, info.Size()})
	}
	slices.SortFunc(out, func(a, b Copy) int { return b.Time.Compare(a.Time) })
	return out, nil
}
