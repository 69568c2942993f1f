package picture

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestMain is the child as well: the test binary starts itself to render.
func TestMain(m *testing.M) {
	if os.Getenv("DATELINE_PICTURE_CHILD") != "" {
		os.Exit(Serve(context.Background(), os.Stdin, os.Stdout))
	}
	os.Exit(m.Run())
}

func renderer(t testing.TB) *Renderer {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &Renderer{Program: program, Env: []string{"DATELINE_PICTURE_CHILD=1"}}
}

// landscape is a picture with a different colour in every corner and texture
// between them, so that every wrong turn, crop or blur shows.
func landscape(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	noise := rand.New(rand.NewPCG(1, 2))
	for y := range h {
		for x := range w {
			fx, fy := float64(x)/float64(w), float64(y)/float64(h)
			wave := 24 * math.Sin(40*fx+25*fy*fy)
			n := float64(noise.IntN(9)) - 4
			clamp := func(v float64) uint8 { return uint8(min(max(v+wave+n, 0), 255)) }
			img.SetNRGBA(x, y, color.NRGBA{clamp(40 + 180*fx), clamp(40 + 180*fy), clamp(200 - 160*fx*fy), 255})
		}
	}
	return img
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 92}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// with puts segments behind the start of a JPEG.
func with(data []byte, segments ...[]byte) []byte {
	return slices.Concat(data[:2], slices.Concat(segments...), data[2:])
}

func segmentOf(marker byte, data []byte) []byte {
	var b bytes.Buffer
	putSegment(&b, marker, data)
	return b.Bytes()
}

// exifOrientation is the smallest EXIF block that says how a picture stands.
func exifOrientation(n uint16) []byte {
	b := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	b = binary.BigEndian.AppendUint16(b, n)
	return segmentOf(mAPP1, append(b, 0, 0, 0, 0, 0, 0))
}

func chunk(kind string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// pngHeader is a PNG of a size with nothing in it.
func pngHeader(w, h uint32, depth, colour byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	head = append(head, depth, colour, 0, 0, 0)
	return slices.Concat([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", head), chunk("IDAT", nil), chunk("IEND", nil))
}

func zeros(n int) []byte {
	var b bytes.Buffer
	z, _ := zlib.NewWriterLevel(&b, 9)
	_, _ = z.Write(make([]byte, n))
	_ = z.Close()
	return b.Bytes()
}

// scanBomb is a small progressive JPEG of 64 megapixels with many scans, each
// of which only says that there is nothing: seconds of work, kilobytes of file.
func scanBomb(scans int) []byte {
	b := []byte{0xff, mSOI}
	b = append(b, segmentOf(mDQT, append([]byte{0}, bytes.Repeat([]byte{1}, 64)...))...)
	b = append(b, segmentOf(mSOF2, []byte{8, 8000 >> 8, 8000 & 255, 8000 >> 8, 8000 & 255, 1, 1, 0x11, 0})...)
	for range scans {
		b = append(b, segmentOf(mSOS, []byte{1, 1, 0, 1, 63, 0})...)
		b = append(b, 0x11, 0x22)
	}
	return append(b, 0xff, mEOI)
}

func file(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
