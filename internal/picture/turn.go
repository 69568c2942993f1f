package picture

import (
	"errors"
	"image"
	"io"
	"strings"

	"github.com/disintegration/imaging"
)

// turn is how a stored picture becomes the one that is shown: upright by its
// orientation (EXIF 3.0, tag 0x0112), then mirrored, then turned clockwise.
type turn struct {
	orientation int
	flip        bool
	rotation    int
}

func (t turn) swaps() bool { return (t.orientation >= 5) != (t.rotation == 90 || t.rotation == 270) }

// size gives a size as shown for one as stored, and the other way round.
func (t turn) size(p image.Point) image.Point {
	if t.swaps() {
		return image.Pt(p.Y, p.X)
	}
	return p
}

// apply turns the small picture, not the large one: that is a hundredth of the work.
func (t turn) apply(img *image.NRGBA) *image.NRGBA {
	switch t.orientation {
	case 2:
		img = imaging.FlipH(img)
	case 3:
		img = imaging.Rotate180(img)
	case 4:
		img = imaging.FlipV(img)
	case 5:
		img = imaging.Transpose(img)
	case 6:
		img = imaging.Rotate270(img) // imaging turns counter-clockwise
	case 7:
		img = imaging.Transverse(img)
	case 8:
		img = imaging.Rotate90(img)
	}
	if t.flip {
		img = imaging.FlipH(img)
	}
	switch t.rotation {
	case 90:
		img = imaging.Rotate270(img)
	case 180:
		img = imaging.Rotate180(img)
	case 270:
		img = imaging.Rotate90(img)
	}
	return img
}

var errOutside = errors.New("the crop lies outside the picture")

// crop cuts a rectangle of the upright picture out of the stored one, without copying.
func crop(img image.Image, t turn, r Rect) (image.Image, error) {
	if r == (Rect{}) {
		return img, nil
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	stored := stored(t.orientation, w, h, image.Rect(r.X, r.Y, r.X+r.W, r.Y+r.H))
	if r.W <= 0 || r.H <= 0 || !stored.In(img.Bounds()) {
		return nil, errOutside
	}
	switch img := img.(type) {
	case *image.YCbCr:
		return img.SubImage(stored), nil
	case *image.Gray:
		return img.SubImage(stored), nil
	case *image.NRGBA:
		return img.SubImage(stored), nil
	}
	return nil, errOutside
}

// stored gives where a rectangle of the upright picture lies in the stored one
// of w by h pixels.
func stored(orientation, w, h int, r image.Rectangle) image.Rectangle {
	a, b := r.Min, r.Max
	switch orientation {
	case 2:
		return image.Rect(w-b.X, a.Y, w-a.X, b.Y)
	case 3:
		return image.Rect(w-b.X, h-b.Y, w-a.X, h-a.Y)
	case 4:
		return image.Rect(a.X, h-b.Y, b.X, h-a.Y)
	case 5:
		return image.Rect(a.Y, a.X, b.Y, b.X)
	case 6:
		return image.Rect(a.Y, h-b.X, b.Y, h-a.X)
	case 7:
		return image.Rect(w-b.Y, h-b.X, w-a.Y, h-a.X)
	case 8:
		return image.Rect(w-b.Y, a.X, w-a.Y, b.X)
	}
	return r
}

// isCut says whether a decoder ran out of file.
func isCut(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || strings.Contains(err.Error(), "unexpected EOF") ||
		strings.Contains(err.Error(), "not enough pixel data")
}
