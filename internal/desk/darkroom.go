package desk

import (
	"context"
	"fmt"
	"os"

	"dateline/internal/archive"
	"dateline/internal/export"
	"dateline/internal/picture"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// prover looks at finished renditions for package export.
type prover struct{ renderer *picture.Renderer }

// darkroom makes renditions of the archive's originals for package export.
type darkroom struct {
	prover
	arc *archive.Archive
}

// Render makes the renditions of one frame. The original is read whole first:
// one that is no longer what was kept is refused and not rendered.
func (d darkroom) Render(ctx context.Context, o export.PhotoOrder) ([]export.Rendition, error) {
	if u := o.Use; u.Straighten != 0 || u.Adjust != (story.Adjustments{}) || len(u.Redactions) > 0 {
		return nil, &Refusal{Code: ReservedField, Field: string(u.ID)}
	}
	h, err := revision.ParseHash(o.Use.Original)
	if err != nil {
		return nil, fmt.Errorf("desk: photo %s: %w", o.Use.ID, err)
	}
	if err := d.arc.VerifyPhoto(h); err != nil {
		return nil, err
	}
	made, err := d.renderer.Render(ctx, picture.Job{
		Source: d.arc.PhotoPath(h), Crop: picture.Rect(o.Rect), Flip: o.Use.Flip, Rotation: o.Use.Rotation,
		Widths: o.Widths, Dir: o.Dir, Name: o.Name, Embed: embed(o.Inside),
	})
	if err != nil {
		return nil, err
	}
	var out []export.Rendition
	for _, r := range made.Renditions {
		out = append(out, export.Rendition{Name: r.Name, Width: r.Width, Height: r.Height})
	}
	return out, nil
}

// Inspect reads a rendition back and compares what it says of itself.
func (p prover) Inspect(path string, want export.Inside) (width, height int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	w, err := picture.ReadBack(f, path)
	if err != nil {
		return 0, 0, err
	}
	if expected := embed(want).Tidied(); w.Embed != expected {
		return 0, 0, fmt.Errorf("it says %+v of itself, not %+v", w.Embed, expected)
	}
	return w.Width, w.Height, nil
}

// Decodes decodes pictures in the child process.
func (p prover) Decodes(ctx context.Context, paths ...string) error {
	return p.renderer.Decodes(ctx, paths...)
}

func embed(i export.Inside) picture.Embed {
	return picture.Embed{
		Description: i.Description, Creator: i.Creator, Credit: i.Credit, Rights: i.Rights, Headline: i.Headline,
		Date: i.Date, City: i.City, Alt: i.Alt, SourceType: i.SourceType,
	}
}

// Verify proves a package, whoever made it.
func Verify(ctx context.Context, renderer *picture.Renderer, path string) (export.Report, error) {
	return export.Verify(ctx, path, prover{renderer})
}
