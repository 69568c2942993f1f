package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// TestAThumbnailIsExactlyAsLargeAsAsked, whatever part of whatever picture.
func TestAThumbnailIsExactlyAsLargeAsAsked(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 300, 200))
	for y := range 200 {
		for x := range 300 {
			img.SetRGBA(x, y, color.RGBA{uint8(200 * (x / 150)), 0, uint8(200 * (y / 100)), 255})
		}
	}
	var coded bytes.Buffer
	if err := jpeg.Encode(&coded, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	near := func(c color.RGBA, r, b int) bool {
		return max(r-int(c.R), int(c.R)-r) < 30 && max(b-int(c.B), int(c.B)-b) < 30 && c.A == 255
	}
	for _, c := range []struct {
		name     string
		rect     Rect
		flip     bool
		rotation int
		w, h     int
		r, b     int // of the upper left corner
	}{
		{"all of it", Rect{}, false, 0, 30, 20, 0, 0},
		{"a line of it", Rect{0, 150, 300, 1}, false, 0, 30, 1, 0, 200},
		{"a dot, larger", Rect{299, 0, 1, 1}, false, 0, 40, 50, 200, 0},
		{"mirrored", Rect{}, true, 0, 33, 21, 200, 0},
		{"turned right", Rect{}, false, 90, 20, 30, 0, 200},
		{"turned over", Rect{}, false, 180, 30, 20, 200, 200},
		{"turned left, of one part", Rect{0, 0, 150, 100}, false, 270, 7, 90, 0, 0},
	} {
		out, err := Thumbnail(coded.Bytes(), c.rect, c.flip, c.rotation, c.w, c.h)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if out.Rect != image.Rect(0, 0, c.w, c.h) || !near(out.RGBAAt(0, 0), c.r, c.b) {
			t.Errorf("%s: %v, %v in the corner", c.name, out.Rect, out.RGBAAt(0, 0))
		}
	}
	for name, data := range map[string][]byte{"nothing": nil, "half of it": coded.Bytes()[:coded.Len()/2]} {
		if _, err := Thumbnail(data, Rect{}, false, 0, 10, 10); err == nil {
			t.Errorf("a thumbnail of %s", name)
		}
	}
	if _, err := Thumbnail(coded.Bytes(), Rect{290, 0, 20, 10}, false, 0, 10, 10); err == nil {
		t.Error("a thumbnail of what lies outside")
	}
}
