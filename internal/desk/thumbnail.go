package desk

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"

	"dateline/internal/picture"
	"dateline/internal/revision"
	"dateline/internal/story"
)

const (
	// mostLook is the longest side of a picture for the screen.
	mostLook = 4096
	// lookQuality is that of pictures for the screen.
	lookQuality = 88
)

// proofs are the widths in which an original is kept for the screen: what is
// shown is cut from the smallest that has the pixels, so that an original is
// decoded once and not for every size and crop.
func proofs() []int { return []int{512, 2048} }

// Thumbnail gives a rectangle of an original – the zero Rect is all of it – as
// a picture of exactly width by height pixels; what does not fit that shape is
// cut off at both sides. Originals are decoded in the child process, once; a
// picture that cannot be is refused. It may be called from any goroutine.
func (p *Photos) Thumbnail(ctx context.Context, original string, crop story.Rect, width, height int) (*image.RGBA, error) {
	return p.Shown(ctx, story.PhotoUse{Original: original}, crop, width, height)
}

// Shown is Thumbnail of a photo as its story uses it: mirrored and turned, and
// without a rectangle around its focal point. The rectangle is that of the
// picture before it is turned.
func (p *Photos) Shown(ctx context.Context, use story.PhotoUse, crop story.Rect, width, height int) (*image.RGBA, error) {
	if err := lookSize(width, height); err != nil {
		return nil, err
	}
	h, err := revision.ParseHash(use.Original)
	if err != nil {
		return nil, fmt.Errorf("desk: photo %s: %w", use.ID, err)
	}
	to := image.Pt(width, height)
	if use.Rotation%180 != 0 {
		to = image.Pt(height, width)
	}
	path := p.arc.PhotoPath(h)
	var region image.Rectangle
	for _, wide := range proofs() {
		at, err := p.proof(ctx, h, path, wide)
		if err != nil {
			return nil, err
		}
		if region, err = cover(at.shows, crop, use.Focus, to); err != nil {
			return nil, &picture.Refusal{Code: picture.EmptyCrop, Path: path, Width: at.shows.X, Height: at.shows.Y, Err: err}
		}
		if at.sharp(region, to) {
			return at.cut(region, use.Flip, use.Rotation, width, height)
		}
	}
	// So small a part of so large a picture that only the original has the pixels.
	key := fmt.Sprintf("%s/%v/%d", h, region, to.X)
	at, err := p.looks.once(ctx, key, key, func() (map[string]proof, error) {
		made, err := p.renderProofs(ctx, path, region, []int{to.X})
		return map[string]proof{key: last(made)}, err
	})
	if err != nil {
		return nil, err
	}
	return at.cut(image.Rectangle{Max: at.shows}, use.Flip, use.Rotation, width, height)
}

// Look is Thumbnail of a file that was not taken yet. Nothing of it is kept:
// what somebody only looks at leaves no trace in the newsroom.
func (p *Photos) Look(ctx context.Context, path string, width, height int) (*image.RGBA, error) {
	if err := lookSize(width, height); err != nil {
		return nil, err
	}
	info, err := picture.Inspect(path)
	if err != nil {
		return nil, err
	}
	region, err := cover(image.Pt(info.UprightWidth, info.UprightHeight), story.Rect{}, story.Focus{}, image.Pt(width, height))
	if err != nil {
		return nil, err
	}
	made, err := p.renderProofs(ctx, path, region, []int{width})
	if err != nil {
		return nil, err
	}
	at := last(made)
	return at.cut(image.Rectangle{Max: at.shows}, false, 0, width, height)
}

func lookSize(width, height int) error {
	if width < 1 || height < 1 || width > mostLook || height > mostLook {
		return fmt.Errorf("desk: a picture of %d×%d pixels for the screen", width, height)
	}
	return nil
}

// proof gives an original in one of the widths of proofs.
func (p *Photos) proof(ctx context.Context, h revision.Hash, path string, wide int) (proof, error) {
	key := func(wide int) string { return fmt.Sprintf("%s/%d", h, wide) }
	return p.looks.once(ctx, h.String(), key(wide), func() (map[string]proof, error) {
		// A missing original is said as such: its path says nothing to anybody.
		f, err := p.arc.OpenPhoto(h)
		if err != nil {
			return nil, err
		}
		f.Close()
		info, err := picture.Inspect(path)
		if err != nil {
			return nil, err
		}
		whole := image.Rect(0, 0, info.UprightWidth, info.UprightHeight)
		made, err := p.renderProofs(ctx, path, whole, proofs())
		out := map[string]proof{}
		for i, wide := range proofs() {
			if err == nil {
				out[key(wide)] = made[i]
			}
		}
		return out, err
	})
}

// renderProofs makes renditions of a part of a picture in the child process:
// one of each width, or as wide as the part where that is less.
func (p *Photos) renderProofs(ctx context.Context, path string, region image.Rectangle, widths []int) ([]proof, error) {
	select {
	case p.looks.lanes <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-p.looks.lanes }()
	dir, err := os.MkdirTemp("", "dateline-look-*")
	if err != nil {
		return nil, fmt.Errorf("desk: look at %s: %w", path, err)
	}
	defer os.RemoveAll(dir)
	job := picture.Job{
		Source: path, Dir: dir, Name: "look", Quality: lookQuality,
		Crop: picture.Rect{X: region.Min.X, Y: region.Min.Y, W: region.Dx(), H: region.Dy()},
	}
	for _, wide := range widths {
		job.Widths = append(job.Widths, min(wide, region.Dx()))
	}
	made, err := p.renderer.Render(ctx, job)
	if err != nil {
		return nil, err
	}
	var out []proof
	for _, wide := range job.Widths {
		for _, r := range made.Renditions {
			if r.Width != wide {
				continue
			}
			data, err := os.ReadFile(filepath.Join(dir, r.Name))
			if err != nil {
				return nil, fmt.Errorf("desk: look at %s: %w", path, err)
			}
			out = append(out, proof{region.Size(), image.Pt(r.Width, r.Height), data})
		}
	}
	if len(out) != len(widths) {
		return nil, &picture.Refusal{Code: picture.Failed, Path: path, Err: errors.New("not all sizes were made")}
	}
	return out, nil
}
