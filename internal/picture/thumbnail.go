package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"

	"github.com/disintegration/imaging"
)

// Thumbnail gives a rectangle of a rendition – the zero Rect is all of it –,
// mirrored, then turned, as a picture of exactly w by h pixels. It decodes in
// this process, so it is for files that the child has made and nobody else.
func Thumbnail(rendition []byte, r Rect, flip bool, rotation, w, h int) (*image.RGBA, error) {
	decoded, err := jpeg.Decode(bytes.NewReader(rendition))
	if err != nil {
		return nil, fmt.Errorf("picture: thumbnail: %w", err)
	}
	img, err := trusted(decoded)
	if err != nil {
		return nil, fmt.Errorf("picture: thumbnail: %w", err)
	}
	t := turn{1, flip, rotation}
	if img, err = crop(img, t, r); err != nil {
		return nil, fmt.Errorf("picture: thumbnail: %w", err)
	}
	to := t.size(image.Pt(w, h))
	for img.Bounds().Dx() >= 2*to.X && img.Bounds().Dy() >= 2*to.Y {
		img = halve(img)
	}
	out := t.apply(imaging.Resize(img, to.X, to.Y, imaging.Lanczos))
	// Opaque, the two kinds are the same bytes.
	return &image.RGBA{Pix: out.Pix, Stride: out.Stride, Rect: out.Rect}, nil
}
