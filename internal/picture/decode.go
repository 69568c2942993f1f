package picture

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
)

// decode gives the pixels of a picture that passed the gate, as one of the
// kinds that resampling can be trusted with: YCbCr or Gray with complete
// planes, or opaque NRGBA.
func decode(r io.Reader, h Header) (image.Image, error) {
	var img image.Image
	var err error
	switch h.Format {
	case "jpeg":
		img, err = jpeg.Decode(r)
	case "png":
		img, err = png.Decode(r)
	default:
		return nil, fmt.Errorf("format %q", h.Format)
	}
	if err != nil {
		return nil, err
	}
	if size := img.Bounds().Size(); size.X != h.Width || size.Y != h.Height {
		return nil, fmt.Errorf("%d×%d pixels where %d×%d were promised", size.X, size.Y, h.Width, h.Height)
	}
	return trusted(img)
}

var errPlanes = errors.New("planes too short")

func trusted(img image.Image) (image.Image, error) {
	switch img := img.(type) {
	case *image.YCbCr:
		b := img.Rect
		if b.Min != (image.Point{}) || len(img.Y) < img.YStride*(b.Dy()-1)+b.Dx() {
			return nil, errPlanes
		}
		last := img.COffset(b.Max.X-1, b.Max.Y-1)
		if last >= len(img.Cb) || last >= len(img.Cr) {
			return nil, errPlanes
		}
		return img, nil
	case *image.Gray:
		if b := img.Rect; b.Min != (image.Point{}) || len(img.Pix) < img.Stride*(b.Dy()-1)+b.Dx() {
			return nil, errPlanes
		}
		return img, nil
	case *image.Paletted:
		return fromPalette(img)
	}
	return flat(img), nil
}

// fromPalette looks colours up itself: an index without a colour is an error
// here and the end of the process elsewhere (CVE-2023-36308).
func fromPalette(img *image.Paletted) (image.Image, error) {
	var table [256][3]uint8
	for i, c := range img.Palette {
		n := color.NRGBAModel.Convert(c).(color.NRGBA)
		over := func(v uint8) uint8 { return uint8((int(v)*int(n.A) + 255*(255-int(n.A)) + 127) / 255) }
		table[i] = [3]uint8{over(n.R), over(n.G), over(n.B)}
	}
	out := image.NewNRGBA(img.Rect)
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride : y*img.Stride+img.Rect.Dx()]
		to := out.Pix[y*out.Stride:]
		for x, index := range row {
			if int(index) >= len(img.Palette) {
				return nil, fmt.Errorf("colour %d of %d", index, len(img.Palette))
			}
			c := table[index]
			to[4*x], to[4*x+1], to[4*x+2], to[4*x+3] = c[0], c[1], c[2], 255
		}
	}
	return out, nil
}

// flat puts any picture on white paper.
func flat(img image.Image) *image.NRGBA {
	b := img.Bounds()
	paper := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(paper, paper.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(paper, paper.Rect, img, b.Min, draw.Over)
	// Opaque, the two kinds are the same bytes.
	return &image.NRGBA{Pix: paper.Pix, Stride: paper.Stride, Rect: paper.Rect}
}
