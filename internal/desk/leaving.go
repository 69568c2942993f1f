package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/export"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"
)

// Rehearsal is a package as it would leave now, built and proved in a folder of
// its own. Nothing of it is in the archive, and Close takes it away again.
type Rehearsal struct {
	// Files of the package, in the order of their names.
	Files []File
	// Bytes of all of them together.
	Bytes int64
	// Page is the path of the page as it would be published.
	Page string

	dir string
}

// File is one file of a package: its name in it, and its size.
type File struct {
	Name  string
	Bytes int64
}

// Close takes the rehearsal away; nobody may look at its page any more.
func (r *Rehearsal) Close() error { return os.RemoveAll(r.dir) }

// Rehearse builds the package of a story as Export would, and proves it, without
// minting a version or logging a delivery. What forbids the export forbids the
// rehearsal as well. progress hears of the photos, and may be nil.
func (p *Publish) Rehearse(ctx context.Context, id, override string, progress func(done, all int)) (*Rehearsal, error) {
	pkg, err := p.asItStands(ctx, id, override)
	if err != nil {
		return nil, err
	}
	r := &Rehearsal{}
	if r.dir, err = os.MkdirTemp("", "dateline-rehearsal-*"); err != nil {
		return nil, &export.Refusal{Code: export.CannotWrite, Path: os.TempDir(), Err: err}
	}
	if err := p.rehearse(ctx, pkg, r, progress); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

func (p *Publish) rehearse(ctx context.Context, pkg export.Package, r *Rehearsal, progress export.Progress) error {
	target := filepath.Join(r.dir, pkg.Name())
	report, err := export.Write(ctx, pkg, darkroom{prover{p.renderer}, p.arc}, target, progress)
	if err != nil {
		return err
	}
	if !report.OK() {
		return unproved(pkg, report)
	}
	r.Page = export.PagePath(target)
	return filepath.WalkDir(target, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(target, path)
		r.Files = append(r.Files, File{filepath.ToSlash(name), info.Size()})
		r.Bytes += info.Size()
		return err
	})
}

// unproved says that a package did not pass its own proof.
func unproved(pkg export.Package, report export.Report) *Refusal {
	return &Refusal{Code: NotVerified, Story: pkg.Story.ID, Value: report.Problems[0].Error(), N: len(report.Problems)}
}

// Texts are a story for whoever takes no package.
type Texts struct {
	// Plain is the whole story as plain text, HTML the article for a CMS.
	Plain, HTML string
	// Post is the story for a messenger, as long as it allows: with the lead photo
	// as its caption, without one as a message. PostCut says that not all of the
	// story found room.
	Post    string
	PostCut bool
}

// anyReason stands for a reason that was given when the package was built.
const anyReason = "any"

// Texts gives a story as texts. They leave like a package: what the review or a
// rule without exception holds back is in no text either.
func (p *Publish) Texts(ctx context.Context, id string) (Texts, error) {
	pkg, err := p.asItStands(ctx, id, anyReason)
	if err != nil {
		return Texts{}, err
	}
	url := ""
	for _, s := range pkg.Statements {
		if s.Kind == revision.Published {
			url = s.URL
		}
	}
	t := Texts{Plain: export.PlainText(pkg), HTML: export.BodyHTML(pkg)}
	t.Post, t.PostCut = export.Post(pkg, url, true)
	return t, nil
}

// asItStands freezes a story as it was typed up to now, or says why it may not
// go. Its version is not minted: nothing is kept.
func (p *Publish) asItStands(ctx context.Context, id, override string) (export.Package, error) {
	profile, err := p.profile()
	if err != nil {
		return export.Package{}, err
	}
	if err := p.sheets.flush(ctx); err != nil {
		return export.Package{}, err
	}
	var pkg export.Package
	err = p.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		if stop := rules.Blocked(rules.Check(d.Story, profile), override); len(stop) > 0 {
			return blockedBy(d.Story, stop)
		}
		rec, err := p.recordOf(tx, d)
		if err != nil {
			return err
		}
		if err := mayLeave(rec.facts); err != nil {
			return err
		}
		head, ok := rec.head()
		if !ok {
			parents, err := rec.parents(tx)
			if err != nil {
				return err
			}
			if head, err = p.signed(&rec, parents); err != nil {
				return err
			}
		}
		pkg, err = p.freeze(tx, rec, head, profile)
		return err
	})
	return pkg, err
}

func blockedBy(s story.Story, stop []rules.Finding) *Refusal {
	return &Refusal{Code: Blocked, Story: s.ID, Value: s.Headline, N: len(stop)}
}

// steps count the photos of all packages of an order.
type steps struct {
	hear      func(done, all int)
	done, all int
}

func stepsOf(packages []export.Package, hear func(done, all int)) *steps {
	s := &steps{hear: hear}
	for _, pkg := range packages {
		s.all += len(pkg.Story.Photos)
	}
	return s
}

// next is the progress of the next package; nil when nobody listens.
func (s *steps) next(pkg export.Package) export.Progress {
	if s.hear == nil {
		return nil
	}
	before := s.done
	s.done += len(pkg.Story.Photos)
	return func(done, _ int) { s.hear(before+done, s.all) }
}

// fileSum is the SHA-256 of a package that is one file; "" for a folder.
func fileSum(path string) (string, error) {
	if !strings.HasSuffix(strings.ToLower(path), ".zip") {
		return "", nil
	}
	f, err := os.Open(path)
	if err != nil {
		return "", &export.Refusal{Code: export.CannotRead, Path: path, Err: err}
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", &export.Refusal{Code: export.CannotRead, Path: path, Err: err}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// UnpackPage gives the page of a finished package as a file that a browser can
// open: that of a folder where it lies, that of a zip in a folder for the time
// being. remove takes that folder away again.
func UnpackPage(ctx context.Context, path string) (page string, remove func(), err error) {
	dir, remove := path, func() {}
	if strings.HasSuffix(strings.ToLower(path), ".zip") {
		if dir, err = os.MkdirTemp("", "dateline-page-*"); err != nil {
			return "", nil, &export.Refusal{Code: export.CannotWrite, Path: os.TempDir(), Err: err}
		}
		remove = func() { _ = os.RemoveAll(dir) } // what stays lies among temporary files
		if err := export.Unpack(ctx, path, dir); err != nil {
			remove()
			return "", nil, err
		}
	}
	page = export.PagePath(dir)
	if _, err := os.Stat(page); err != nil {
		remove()
		return "", nil, &export.Refusal{Code: export.CannotRead, Path: path, Err: err}
	}
	return page, remove, nil
}
