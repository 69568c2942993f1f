package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/internal/revision"
	"dateline/internal/story"
)

// Report is what the proof of a package found.
type Report struct {
	// Story the package is of, and its headline; empty when that cannot be told.
	Story    story.ID
	Headline string
	Files    int
	Bytes    int64
	// Review as the package says.
	Review string
	// Signers are the cards in the package: whether they are who they say is told
	// by their safety numbers, not by the package.
	Signers []revision.Card
	// Problems in the order of the files; none means proved.
	Problems []Problem

	at time.Time // of the revision
}

// OK says that everything holds.
func (r Report) OK() bool { return len(r.Problems) == 0 }

// maxProblems is enough to see what happened to a package.
const maxProblems = 50

func (r *Report) say(code Code, file, format string, args ...any) {
	if len(r.Problems) < maxProblems {
		r.Problems = append(r.Problems, Problem{code, file, fmt.Sprintf(format, args...)})
	}
}

// Verify proves a package, folder or zip, whoever made it. The error says that
// it could not be read as one at all; everything else is in the report.
func Verify(ctx context.Context, path string, prover Prover) (Report, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Report{}, &Refusal{CannotRead, path, err}
	}
	if info.IsDir() {
		if _, err := os.Stat(filepath.Join(path, bagitName)); err != nil {
			return Report{}, &Refusal{NotAPackage, path, err}
		}
		return verifyFolder(ctx, path, prover)
	}
	tmp, err := os.MkdirTemp("", "dateline-verify-*")
	if err != nil {
		return Report{}, writing(os.TempDir(), err)
	}
	defer os.RemoveAll(tmp)
	if err := unzip(ctx, path, tmp); err != nil {
		return Report{}, err
	}
	if _, err := os.Stat(filepath.Join(tmp, bagitName)); err != nil {
		return Report{}, &Refusal{NotAPackage, path, err}
	}
	r, err := verifyFolder(ctx, tmp, prover)
	if err != nil {
		return r, err
	}
	same, err := sameZip(ctx, path, tmp, r.at)
	if err != nil {
		return r, err
	}
	if !same {
		r.say(ZipDiffers, "", "packed again it has other bytes")
	}
	return r, nil
}

func verifyFolder(ctx context.Context, dir string, prover Prover) (Report, error) {
	r := &Report{Problems: []Problem{}}
	names, err := filesOf(dir)
	if err != nil {
		r.say(FileExtra, "", "%v", err)
		return *r, nil
	}
	if err := verifyBag(ctx, dir, names, r); err != nil {
		return *r, err
	}
	s, ok := readArticle(dir, r)
	rec, ok2 := readRecord(dir, r)
	if !ok || !ok2 {
		return *r, nil
	}
	rec.verify(s, r.say)
	r.Review, r.at = rec.Review, rec.Revision.Time
	for _, c := range rec.Cards {
		r.Signers = append(r.Signers, c.Card)
	}
	if err := verifyPhotos(ctx, dir, names, s, prover, r); err != nil {
		return *r, err
	}
	verifyPage(dir, names, s, rec, r)
	return *r, nil
}

// verifyBag proves the lists in both directions (RFC 8493, 3).
func verifyBag(ctx context.Context, dir string, names []string, r *Report) error {
	if data, err := readSmall(dir, bagitName); err != nil || string(data) != declaration {
		r.say(ListMalformed, bagitName, "%.80q (%v)", data, err)
	}
	listed := map[string]string{}
	for _, name := range []string{listName, tagListName} {
		data, err := readSmall(dir, name)
		if err != nil {
			r.say(FileMissing, name, "%v", err)
			continue
		}
		sums, err := parseLines(data)
		if err != nil {
			r.say(ListMalformed, name, "%v", err)
			continue
		}
		for file, sum := range sums {
			if strings.HasPrefix(file, "data/") != (name == listName) {
				r.say(ListMalformed, name, "lists %s", file)
				continue
			}
			listed[file] = sum
		}
	}
	var payload int64
	files := 0
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		sum, size, err := hashFile(filepath.Join(dir, filepath.FromSlash(name)))
		r.Files++
		r.Bytes += size
		if strings.HasPrefix(name, "data/") {
			files++
			payload += size
		}
		want, ok := listed[name]
		delete(listed, name)
		switch {
		case err != nil:
			r.say(FileMissing, name, "%v", err)
		case !belongs(name), !ok && name != tagListName:
			r.say(FileExtra, name, "no list names it")
		case ok && sum != want:
			r.say(FileChanged, name, "%s, listed as %s", sum, want)
		}
	}
	for name := range listed {
		r.say(FileMissing, name, "listed")
	}
	oxum := fmt.Sprintf("\nPayload-Oxum: %d.%d\n", payload, files)
	if data, err := readSmall(dir, infoName); err != nil || !strings.HasSuffix("\n"+string(data), oxum) {
		r.say(ListMalformed, infoName, "Payload-Oxum is not %d.%d (%v)", payload, files, err)
	}
	return nil
}

// readSmall reads a text file of the package; one that is too large is an error.
func readSmall(dir, name string) ([]byte, error) {
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxTextBytes+1))
	if err == nil && len(data) > maxTextBytes {
		err = errors.New("too large")
	}
	return data, err
}

func readArticle(dir string, r *Report) (story.Story, bool) {
	data, err := readSmall(dir, articleName)
	if err != nil {
		r.say(FileMissing, articleName, "%v", err)
		return story.Story{}, false
	}
	s, err := decodeArticle(data)
	if err != nil {
		r.say(ArticleMalformed, articleName, "%v", err)
		return story.Story{}, false
	}
	r.Story, r.Headline = s.ID, s.Headline
	return s, true
}

func readRecord(dir string, r *Report) (record, bool) {
	data, err := readSmall(dir, recordName)
	if err != nil {
		r.say(FileMissing, recordName, "%v", err)
		return record{}, false
	}
	rec, err := decodeRecord(data)
	if err != nil {
		r.say(RecordMalformed, recordName, "%v", err)
		return record{}, false
	}
	return rec, true
}

// verifyPhotos looks at every picture: it is of a photo of the article, has the
// width its name says, says inside what the article says, and decodes.
func verifyPhotos(ctx context.Context, dir string, names []string, s story.Story, prover Prover, r *Report) error {
	found := map[int]bool{}
	var paths []string
	for _, name := range names {
		m := imageName.FindStringSubmatch(name)
		if m == nil {
			continue
		}
		n, _ := strconv.Atoi(m[2])
		if n > len(s.Photos) || m[1] != slugOf(s) {
			r.say(PhotoStray, name, "no photo %d of %s", n, slugOf(s))
			continue
		}
		use := s.Photos[n-1]
		found[n] = true
		path := filepath.Join(dir, filepath.FromSlash(name))
		w, h, err := prover.Inspect(path, inside(s, use))
		switch {
		case err != nil:
			r.say(PhotoWrong, name, "%v", err)
			continue
		case strconv.Itoa(w) != m[4] || !fits(use, strings.ReplaceAll(m[3], "x", ":"), w, h):
			r.say(PhotoWrong, name, "it is %d×%d", w, h)
		}
		paths = append(paths, path)
	}
	for i, use := range s.Photos {
		if !found[i+1] {
			r.say(PhotoMissing, imageFolder, "photo %d (%s)", i+1, use.ID)
		}
	}
	if len(paths) == 0 {
		return nil
	}
	if err := prover.Decodes(ctx, paths...); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.say(PhotoWrong, imageFolder, "%v", err)
	}
	return nil
}

// fits says whether a rendition has the shape of its frame, to the two pixels that
// rounding may take, and is not wider than the photo.
func fits(p story.PhotoUse, ratio string, w, h int) bool {
	a, b, ok := parts(ratio)
	if rect, byHand := cropOf(p, ratio); byHand || ratio == free {
		if a, b, ok = rect.W, rect.H, true; !byHand {
			a, b = p.Width, p.Height
		}
		if p.Rotation%180 != 0 {
			a, b = b, a
		}
	}
	full, _ := turned(p)
	if !ok || a <= 0 || b <= 0 || w > full {
		return false
	}
	off := w*b - h*a
	return off <= 2*max(a, b) && -off <= 2*max(a, b)
}

// storyOf says whose package a path is, without proving it.
func storyOf(path string, folder bool) (story.ID, error) {
	dir := path
	if !folder {
		tmp, err := os.MkdirTemp("", "dateline-look-*")
		if err != nil {
			return "", err
		}
		defer os.RemoveAll(tmp)
		if err := unzip(context.Background(), path, tmp); err != nil {
			return "", err
		}
		dir = tmp
	}
	names, err := filesOf(dir)
	if err != nil {
		return "", err
	}
	if i := slices.IndexFunc(names, func(n string) bool { return !belongs(n) }); i >= 0 {
		return "", fmt.Errorf("%s is no file of a package", names[i])
	}
	var r Report
	s, ok := readArticle(dir, &r)
	if !ok {
		return "", r.Problems[0]
	}
	return s.ID, nil
}
