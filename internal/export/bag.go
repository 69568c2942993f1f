package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// The files of a package.
const (
	bagitName   = "bagit.txt"
	infoName    = "bag-info.txt"
	listName    = "manifest-sha256.txt"
	tagListName = "tagmanifest-sha256.txt"
	pageName    = "data/html/index.html"
	imageFolder = "data/html/img"
	articleName = "data/article.json"
	recordName  = "data/revision.json"
)

// declaration is bagit.txt to the byte (RFC 8493, 2.1.1).
const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// imageName is the form of every picture: SLUG-N-RATIO-WIDTH.jpg.
var imageName = regexp.MustCompile(`^data/html/img/([0-9a-z-]{1,80})-([1-9][0-9]{0,3})-(free|[1-9][0-9]?x[1-9][0-9]?)-([1-9][0-9]{0,4})\.jpg$`)

// belongs says whether a package of ours has a file of this name.
func belongs(name string) bool {
	switch name {
	case bagitName, infoName, listName, tagListName, pageName, articleName, recordName:
		return true
	}
	return imageName.MatchString(name)
}

// writeBag adds the lists to the payload in a folder.
func writeBag(dir string, p Package) error {
	payload, size, err := hashAll(dir, func(name string) bool { return strings.HasPrefix(name, "data/") })
	if err != nil {
		return err
	}
	tags := map[string]string{
		bagitName: declaration,
		infoName:  info(p, size, len(payload)),
		listName:  lines(payload),
	}
	sums := map[string]string{}
	for name, content := range tags {
		if err := writeFile(filepath.Join(dir, name), []byte(content)); err != nil {
			return err
		}
		sum := sha256.Sum256([]byte(content))
		sums[name] = hex.EncodeToString(sum[:])
	}
	return writeFile(filepath.Join(dir, tagListName), []byte(lines(sums)))
}

func info(p Package, size int64, files int) string {
	var b strings.Builder
	field := func(name, v string) {
		if v = oneLine(v); v != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, v)
		}
	}
	field("Source-Organization", p.Outlet.Name)
	field("External-Identifier", p.URN())
	field("External-Description", p.Story.Headline)
	field("Bagging-Date", p.Revision.Time.UTC().Format("2006-01-02"))
	field("Bag-Software-Agent", "Dateline")
	field("Payload-Oxum", fmt.Sprintf("%d.%d", size, files))
	return b.String()
}

// lines are the lines of a list, sorted by name.
func lines(sums map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&b, "%s  %s\n", sums[name], name)
	}
	return b.String()
}

// parseLines reads a list; a line that lines would not write is an error.
func parseLines(data []byte) (map[string]string, error) {
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if raw, err := hex.DecodeString(sum); !ok || err != nil || len(raw) != sha256.Size || name == "" || out[name] != "" {
			return nil, fmt.Errorf("line %.100q", line)
		}
		out[name] = sum
	}
	if lines(out) != string(data) {
		return nil, errors.New("not sorted, or not ended")
	}
	return out, nil
}

// filesOf lists the files below a folder by their names in the package, sorted.
// Anything that is neither file nor folder is an error: a link leads elsewhere.
func filesOf(dir string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		if !d.Type().IsRegular() {
			return fmt.Errorf("%s is not a file", name)
		}
		if out = append(out, name); len(out) > maxFiles {
			return fmt.Errorf("more than %d files", maxFiles)
		}
		return nil
	})
	slices.Sort(out)
	return out, err
}

// hashAll hashes the files that are wanted and adds up their sizes.
func hashAll(dir string, wanted func(name string) bool) (map[string]string, int64, error) {
	names, err := filesOf(dir)
	if err != nil {
		return nil, 0, err
	}
	sums, total := map[string]string{}, int64(0)
	for _, name := range names {
		if !wanted(name) {
			continue
		}
		sum, size, err := hashFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return nil, 0, err
		}
		sums[name] = sum
		total += size
	}
	return sums, total, nil
}

func hashFile(path string) (string, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, f)
	return hex.EncodeToString(sum.Sum(nil)), n, err
}

// writeFile writes a file and waits until it is on the disk.
func writeFile(path string, data []byte) error {
	return writeFrom(context.Background(), path, bytes.NewReader(data))
}

func writeFrom(ctx context.Context, path string, from io.Reader) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, contextReader{ctx, from})
	return errors.Join(err, f.Sync(), f.Close())
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
