package picture

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/disintegration/imaging"
)

// Rect is a rectangle in pixels of the upright picture.
type Rect struct {
	X int `json:"x"`
	Y int `json:"y"`
	W int `json:"w"`
	H int `json:"h"`
}

// Job says what renditions to make of one picture.
type Job struct {
	// Source is the path of the original.
	Source string `json:"source"`
	// Crop of the upright picture; the zero Rect is all of it.
	Crop Rect `json:"crop"`
	// Flip mirrors left to right, then Rotation turns by 0, 90, 180 or 270
	// degrees clockwise; both after cropping.
	Flip     bool `json:"flip"`
	Rotation int  `json:"rotation"`
	// Widths of the renditions. None is wider than the crop; if all are, there is
	// one rendition as wide as the crop.
	Widths []int `json:"widths"`
	// Quality of the JPEG, 1 to 100; 0 is 82.
	Quality int `json:"quality"`
	// Dir gets the files NAME-WIDTH.jpg. It exists.
	Dir  string `json:"dir"`
	Name string `json:"name"`
	// Embed is what the files say of the picture.
	Embed Embed `json:"embed"`
	// Expect is what the gate saw; another file under the same path is refused.
	Expect Header `json:"expect"`
}

// Rendition is one finished file.
type Rendition struct {
	Name   string `json:"name"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// DefaultQuality is that of renditions when nothing is said.
const DefaultQuality = 82

// render does a job in this process: it runs in the child.
func render(ctx context.Context, j Job) ([]Rendition, error) {
	f, size, err := open(j.Source)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c := &collected{}
	var profile profileParts
	h, _, err := gate(f, j.Source, size, func(kind string, data []byte) { c.segment(kind, data); profile.segment(kind, data) })
	if err != nil {
		return nil, err
	}
	if h != j.Expect {
		return nil, &Refusal{Code: Damaged, Path: j.Source, Err: fmt.Errorf("%+v where %+v was expected", h, j.Expect)}
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, &Refusal{Code: CannotRead, Path: j.Source, Err: err}
	}
	c.tags(f, h.Format)
	r, err := rewind(f)
	if err != nil {
		return nil, &Refusal{Code: CannotRead, Path: j.Source, Err: err}
	}
	img, err := decode(r, h)
	if err != nil {
		return nil, undecodable(j.Source, err)
	}
	t := turn{max(c.orientation, 1), j.Flip, j.Rotation}
	if img, err = crop(img, t, j.Crop); err != nil {
		return nil, &Refusal{Code: EmptyCrop, Path: j.Source, Width: h.Width, Height: h.Height, Err: err}
	}
	segments := append(j.Embed.segments(), profile.segments(img)...)
	return cascade(ctx, j, img, t, segments)
}

func undecodable(path string, err error) error {
	code := Damaged
	if isCut(err) {
		code = Truncated
	}
	return &Refusal{Code: code, Path: path, Err: err}
}

// cascade makes the renditions, each from the next wider one.
func cascade(ctx context.Context, j Job, img image.Image, t turn, segments []byte) ([]Rendition, error) {
	full := t.size(img.Bounds().Size())
	widths := fitting(j.Widths, full.X)
	for full.X >= 2*widths[0] && min(full.X, full.Y) > 1 {
		img = halve(img)
		full = t.size(img.Bounds().Size())
	}
	whole := t.size(img.Bounds().Size())
	aspect := float64(whole.Y) / float64(whole.X)
	var out []Rendition
	for _, w := range widths {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		to := t.size(image.Pt(w, max(1, int(float64(w)*aspect+0.5))))
		if size := img.Bounds().Size(); size != to || !isNRGBA(img) {
			img = imaging.Resize(img, to.X, to.Y, imaging.Lanczos)
		}
		done, err := write(j, t.apply(img.(*image.NRGBA)), segments)
		if err != nil {
			return out, err
		}
		out = append(out, done)
	}
	return out, nil
}

func isNRGBA(img image.Image) bool {
	_, ok := img.(*image.NRGBA)
	return ok
}

// fitting are the widths that a picture can be given, widest first, each once.
func fitting(widths []int, most int) []int {
	var out []int
	for _, w := range widths {
		if w >= 1 && w <= most {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	slices.Reverse(out)
	if out = slices.Compact(out); len(out) == 0 {
		return []int{most}
	}
	return out
}

// write encodes one rendition and puts it in place whole or not at all.
func write(j Job, img *image.NRGBA, segments []byte) (Rendition, error) {
	quality := j.Quality
	if quality == 0 {
		quality = DefaultQuality
	}
	var coded bytes.Buffer
	// Opaque NRGBA is RGBA, and that is what the encoder is fast with.
	view := &image.RGBA{Pix: img.Pix, Stride: img.Stride, Rect: img.Rect}
	if err := jpeg.Encode(&coded, view, &jpeg.Options{Quality: quality}); err != nil {
		return Rendition{}, fmt.Errorf("picture: encode: %w", err)
	}
	data := slices.Concat(coded.Bytes()[:2], segments, coded.Bytes()[2:])
	name := fmt.Sprintf("%s-%d.jpg", j.Name, img.Rect.Dx())
	path := filepath.Join(j.Dir, name)
	if err := writing(path, writeFile(path, data)); err != nil {
		return Rendition{}, err
	}
	sum := sha256.Sum256(data)
	return Rendition{name, img.Rect.Dx(), img.Rect.Dy(), len(data), hex.EncodeToString(sum[:])}, nil
}

func writeFile(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	if err2 := tmp.Close(); err == nil {
		err = err2
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), 0o644)
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
