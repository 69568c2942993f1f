package export

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dateline/internal/revision"
	"dateline/internal/story"
)

// Write makes the package of a story at target: a zip when target ends in
// .zip, else a folder. It gets its name only after it has been read back and
// proved; then it takes the place of an older package of the same story, and
// of nothing else. Whatever goes wrong, what was there before is still there,
// and nothing half made is left. The report is that of the proof.
func Write(ctx context.Context, p Package, photos Photos, target string, progress Progress) (Report, error) {
	target, err := filepath.Abs(target)
	if err != nil {
		return Report{}, fmt.Errorf("export: %s: %w", target, err)
	}
	if p.Story, err = canonical(p.Story); err != nil {
		return Report{}, err
	}
	if err := replaceable(target, p.Story.ID); err != nil {
		return Report{}, err
	}
	parent := filepath.Dir(target)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return Report{}, writing(parent, err)
	}
	tmp, err := os.MkdirTemp(parent, ".dateline-*")
	if err != nil {
		return Report{}, writing(parent, err)
	}
	defer os.RemoveAll(tmp)
	bag := filepath.Join(tmp, "bag")
	if err := build(ctx, p, photos, bag, progress); err != nil {
		return Report{}, writing(parent, err)
	}
	report, err := verifyFolder(ctx, bag, photos)
	if err != nil || !report.OK() {
		return report, err
	}
	if strings.HasSuffix(strings.ToLower(target), ".zip") {
		err = placeZip(ctx, p, bag, tmp, target)
	} else {
		err = placeFolder(p, bag, tmp, target)
	}
	return report, writing(parent, err)
}

// canonical is the story as its content says it: two laptops with the same
// content write the same bytes, and no internal field is even at hand.
func canonical(s story.Story) (story.Story, error) {
	data, err := revision.EncodeContent(s)
	if err != nil {
		return story.Story{}, fmt.Errorf("export: story %s: %w", s.ID, err)
	}
	out, err := revision.DecodeContent(data)
	out.ID = s.ID
	return out, err
}

// replaceable: a free name, an empty folder, or a package of the same story.
func replaceable(target string, id story.ID) error {
	info, err := os.Lstat(target)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return writing(target, err)
	}
	if info.IsDir() {
		if entries, err := os.ReadDir(target); err == nil && len(entries) == 0 {
			return nil
		}
	}
	if whose, err := storyOf(target, info.IsDir()); err != nil || whose != id {
		return &Refusal{TargetExists, target, err}
	}
	return nil
}

// build writes all files of the package into a new folder.
func build(ctx context.Context, p Package, photos Photos, dir string, progress Progress) error {
	images := filepath.Join(dir, filepath.FromSlash(imageFolder))
	if err := os.MkdirAll(images, 0o777); err != nil {
		return err
	}
	var all []shown
	for i, use := range p.Story.Photos {
		if progress != nil {
			progress(i, len(p.Story.Photos))
		}
		if use.IsOpen() {
			return fmt.Errorf("export: photo %s of story %s is an open slot", use.ID, p.Story.ID)
		}
		x := shown{use: use}
		for _, f := range frames(use, p.Outlet, use.Lead) {
			files, err := photos.Render(ctx, PhotoOrder{
				Use: use, Rect: f.rect, Widths: f.widths, Dir: images, Name: base(p.Story, i+1, f.ratio), Inside: inside(p.Story, use),
			})
			if err != nil {
				return err
			}
			if len(files) == 0 {
				return fmt.Errorf("export: photo %s of story %s has no rendition", use.ID, p.Story.ID)
			}
			x.frames = append(x.frames, shownFrame{f.ratio, files})
		}
		all = append(all, x)
	}
	if progress != nil {
		progress(len(all), len(all))
	}
	html, err := makePage(p, all)
	if err != nil {
		return err
	}
	article, err := encodeArticle(p.Story)
	if err != nil {
		return err
	}
	rec, err := encodeJSON(recordOf(p))
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{pageName: html, articleName: article, recordName: rec} {
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(name)), data); err != nil {
			return err
		}
	}
	return writeBag(dir, p)
}

// placeZip packs the proved folder and compares the zip with it before it gets
// its name.
func placeZip(ctx context.Context, p Package, bag, tmp, target string) error {
	packed := filepath.Join(tmp, "package.zip")
	f, err := os.OpenFile(packed, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	err = writeZip(ctx, f, bag, p.Revision.Time)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if same, err := sameZip(ctx, packed, bag, p.Revision.Time); err != nil || !same {
		return fmt.Errorf("export: the zip was not written as it should be: %w", errors.Join(err, &Refusal{CannotWrite, target, nil}))
	}
	if err := replaceable(target, p.Story.ID); err != nil {
		return err
	}
	if info, err := os.Lstat(target); err == nil && info.IsDir() {
		return placeFolderOver(packed, tmp, target)
	}
	return os.Rename(packed, target)
}

func placeFolder(p Package, bag, tmp, target string) error {
	if err := replaceable(target, p.Story.ID); err != nil {
		return err
	}
	return placeFolderOver(bag, tmp, target)
}

// placeFolderOver moves what is at target aside, the new thing in, and the old
// one away; when the second step fails the old one goes back.
func placeFolderOver(made, tmp, target string) error {
	aside := filepath.Join(tmp, "old")
	err := os.Rename(target, aside)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	had := err == nil
	if err := os.Rename(made, target); err != nil {
		if had {
			err = errors.Join(err, os.Rename(aside, target))
		}
		return err
	}
	return nil
}
