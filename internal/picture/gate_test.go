package picture

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheGate(t *testing.T) {
	photo := jpegOf(t, landscape(64, 48))
	big := append([]byte(nil), photo...)
	at := bytes.Index(big, []byte{0xff, mSOF0})
	copy(big[at+5:], []byte{0xff, 0xdc, 0xff, 0xdc}) // 65500 × 65500
	for name, c := range map[string]struct {
		file string
		data []byte
		want Code
	}{
		"text named .jpg":                  {"text.jpg", []byte("Это не фотография, а записка."), NotAPicture},
		"nothing at all":                   {"empty.jpg", nil, NotAPicture},
		"a PNG of 50,000 by 50,000":        {"huge.png", pngHeader(50_000, 50_000, 16, 6), TooManyPixels},
		"a PNG of 400 megapixels, one bit": {"bits.png", pngHeader(20_000, 20_000, 1, 0), TooManyPixels},
		"a PNG whose pixels take 640 MB":   {"deep.png", pngHeader(10_000, 8_000, 16, 6), TooManyPixels},
		"a JPEG of 65,500 by 65,500":       {"huge.jpg", big, TooManyPixels},
		"two hundred scans in kilobytes":   {"scans.jpg", scanBomb(200), TooManyScans},
		"forty scans of 64 megapixels":     {"scans.jpg", scanBomb(40), TooManyScans},
		"a photo cut in the middle":        {"cut.jpg", photo[:len(photo)/2], Truncated},
		"a photo cut in its header":        {"cut.jpg", photo[:30], Truncated},
		"a PNG cut in its header":          {"cut.png", pngHeader(4, 4, 8, 2)[:20], Truncated},
		"a PNG of no depth":                {"odd.png", pngHeader(4, 4, 8, 1), Damaged},
		"a PNG of no width":                {"odd.png", pngHeader(0, 4, 8, 2), Damaged},
		"two pictures in one":              {"two.jpg", append(append([]byte{}, photo[:len(photo)-2]...), photo...), Damaged},
		"a GIF":                            {"a.jpg", []byte("GIF89a........................"), UnsupportedFormat},
		"a TIFF":                           {"a.jpg", []byte("II*\x00........................"), UnsupportedFormat},
		"a WebP":                           {"a.jpg", []byte("RIFF\x00\x00\x00\x00WEBPVP8 ............"), UnsupportedFormat},
		"a HEIC":                           {"a.jpg", []byte("\x00\x00\x00\x18ftypheic................"), UnsupportedFormat},
		"an AVIF":                          {"a.jpg", []byte("\x00\x00\x00\x18ftypavif................"), UnsupportedFormat},
	} {
		t.Run(name, func(t *testing.T) {
			path := file(t, c.file, c.data)
			_, err := Probe(path)
			_, err2 := Inspect(path)
			_, err3 := renderer(t).Render(context.Background(), Job{Source: path, Dir: t.TempDir(), Name: "x", Widths: []int{10}})
			for _, err := range []error{err, err2, err3} {
				if !Is(err, c.want) {
					t.Errorf("%v, want %s", err, c.want)
				}
			}
		})
	}
}

func TestFilesThatAreNone(t *testing.T) {
	if _, err := Probe(filepath.Join(t.TempDir(), "gone.jpg")); !Is(err, CannotRead) {
		t.Error(err)
	}
	if _, err := Probe(t.TempDir()); !Is(err, CannotRead) {
		t.Error(err)
	}
	huge := file(t, "huge.jpg", nil)
	if err := os.Truncate(huge, MaxFile+1); err != nil {
		t.Skip("this disk has no sparse files:", err)
	}
	if _, err := Probe(huge); !Is(err, FileTooLarge) {
		t.Error(err)
	}
}

// Bombs in metadata neither fill the memory nor keep the picture from being read.
func TestBombsInMetadata(t *testing.T) {
	photo := jpegOf(t, landscape(64, 48))
	picture := pngOf(t, landscape(64, 48))
	behindHeader := func(chunks ...[]byte) []byte {
		return append(append(append([]byte{}, picture[:33]...), bytes.Join(chunks, nil)...), picture[33:]...)
	}
	deep := strings.Repeat("<a>", 20_000) + strings.Repeat("</a>", 20_000)
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>`
	// An EXIF value whose count times its size overflows 32 bits.
	overflow := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x82\x98\x00\x0c\x20\x00\x00\x01\x00\x00\x00\x08\x00\x00\x00\x00")
	for name, data := range map[string][]byte{
		"a text chunk of 200 MB": behindHeader(chunk("zTXt", append([]byte("Comment\x00\x00"), zeros(200<<20)...))),
		"a profile of 200 MB":    behindHeader(chunk("iCCP", append([]byte("p\x00\x00"), zeros(200<<20)...))),
		"20,000 nested elements": with(photo, segmentOf(mAPP1, append([]byte(xmpHeader), deep[:60_000]...))),
		"entities":               with(photo, segmentOf(mAPP1, append([]byte(xmpHeader), entities...))),
		"17 GB of EXIF":          with(photo, segmentOf(mAPP1, overflow)),
	} {
		t.Run(name, func(t *testing.T) {
			path := file(t, "bomb", data)
			info, err := Inspect(path)
			if err != nil || info.Width != 64 {
				t.Fatalf("%+v, %v", info.Header, err)
			}
			if _, err := renderer(t).Render(context.Background(), Job{Source: path, Dir: t.TempDir(), Name: "x", Widths: []int{32}}); err != nil {
				t.Error(err)
			}
		})
	}
}

// A palette index without a colour must not reach imaging, which would end the
// process (CVE-2023-36308).
func TestAColourThatThePaletteLacks(t *testing.T) {
	img := image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.White, color.Transparent})
	img.Pix[5] = 1
	if out, err := trusted(img); err != nil || out.(*image.NRGBA).NRGBAAt(1, 1) != (color.NRGBA{255, 255, 255, 255}) {
		t.Errorf("%v, %v", out, err)
	}
	img.Pix[5] = 7
	if _, err := trusted(img); err == nil {
		t.Error("index 7 of 2 colours was accepted")
	}
}

func TestPlanesThatAreTooShort(t *testing.T) {
	img := image.NewYCbCr(image.Rect(0, 0, 64, 64), image.YCbCrSubsampleRatio420)
	img.Cr = img.Cr[:10]
	if _, err := trusted(img); err == nil {
		t.Error("a colour plane of ten bytes was accepted")
	}
}

// A child that dies – here: of its memory limit – is a refusal, not the end.
func TestAChildThatDies(t *testing.T) {
	if raced || math.MaxInt == math.MaxInt32 {
		t.Skip("no memory limit in this build")
	}
	// 300 MB of pixels are asked for at the start of the scan.
	data := []byte{0xff, mSOI}
	data = append(data, segmentOf(mSOF0, []byte{8, 10_000 >> 8, 10_000 & 255, 10_000 >> 8, 10_000 & 255, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0})...)
	data = append(data, segmentOf(mSOS, []byte{3, 1, 0, 2, 0, 3, 0, 0, 63, 0})...)
	path := file(t, "a.jpg", append(data, 0xff, mEOI))
	r := renderer(t)
	h, err := Probe(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.ask(context.Background(), task{Job: &Job{Source: path, Expect: h, Dir: t.TempDir(), Name: "x", Widths: []int{1}}, Memory: 1 << 20}, path)
	if !Is(err, Failed) {
		t.Errorf("%v, want failed", err)
	}
	if _, err := r.Render(context.Background(), Job{Source: path, Dir: t.TempDir(), Name: "x"}); !Is(err, Damaged) {
		t.Errorf("with the memory it needs: %v, want damaged", err)
	}
	dead := &Renderer{Program: filepath.Join(t.TempDir(), "no-program")}
	if _, err := dead.Render(context.Background(), Job{Source: path, Dir: t.TempDir()}); !Is(err, Failed) {
		t.Errorf("%v, want failed", err)
	}
}
