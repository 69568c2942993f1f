package filedialog

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"
)

// item is one row of a folder.
type item struct {
	name   string
	path   string
	folder bool
	size   int64
	time   time.Time
}

// order is how the rows of a folder stand.
type order string

const (
	byTime order = "time" // the newest first: what was just photographed
	byName order = "name"
)

// readFolder gives what can be chosen in a folder, in no order: no hidden files
// and nothing that is neither a file nor a folder. What vanishes meanwhile is
// left out.
func readFolder(dir string) ([]item, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var items []item
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path := filepath.Join(dir, e.Name())
		info, err := os.Stat(path) // what a link leads to
		if err != nil {
			continue
		}
		if !info.IsDir() && !info.Mode().IsRegular() {
			continue
		}
		items = append(items, item{e.Name(), path, info.IsDir(), info.Size(), info.ModTime()})
	}
	return items, nil
}

// arrange gives the rows to show: folders, and files with one of the endings –
// no endings is all – whose name has the searched words in it.
func arrange(items []item, endings []string, searched string, o order) []item {
	words := strings.Fields(strings.ToLower(searched))
	var shown []item
	for _, i := range items {
		name := strings.ToLower(i.name)
		if (i.folder || hasEnding(name, endings)) && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) }) {
			shown = append(shown, i)
		}
	}
	slices.SortFunc(shown, func(a, b item) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		if o == byTime && !a.folder {
			if c := b.time.Compare(a.time); c != 0 {
				return c
			}
		}
		return compareNames(a.name, b.name)
	})
	return shown
}

func hasEnding(name string, endings []string) bool {
	name = strings.ToLower(name)
	return len(endings) == 0 || slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(name, e) })
}

// compareNames puts names as people count: DSC_9 before DSC_10.
func compareNames(a, b string) int {
	x, y := []rune(strings.ToLower(a)), []rune(strings.ToLower(b))
	for len(x) > 0 && len(y) > 0 {
		n, m := digits(x), digits(y)
		if n > 0 && m > 0 {
			l, r := strings.TrimLeft(string(x[:n]), "0"), strings.TrimLeft(string(y[:m]), "0")
			if c := cmp.Or(cmp.Compare(len(l), len(r)), cmp.Compare(l, r)); c != 0 {
				return c
			}
			x, y = x[n:], y[m:]
			continue
		}
		if c := cmp.Compare(x[0], y[0]); c != 0 {
			return c
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

func digits(s []rune) int {
	for i, r := range s {
		if !unicode.IsDigit(r) {
			return i
		}
	}
	return len(s)
}

// parentOf is the folder that a path lies in.
func parentOf(path string) string { return filepath.Dir(path) }

// nearest is the folder itself, or the first above it that is there.
func nearest(dir string) string {
	for {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return dir
		}
		dir = up
	}
}

// whyUnread is the id of the sentence for a folder that cannot be read.
func whyUnread(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "filedialog.error.permission"
	case errors.Is(err, fs.ErrNotExist):
		return "filedialog.error.missing"
	}
	return "filedialog.error.unreadable"
}
