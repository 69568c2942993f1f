package desk

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/picture"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// quarters is a picture of four colours: red, green, and below them blue, white.
func quarters(t testing.TB, w, h int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := []color.RGBA{{220, 0, 0, 255}, {0, 200, 0, 255}, {0, 0, 220, 255}, {250, 250, 250, 255}}[x*2/w+2*(y*2/h)]
			img.SetRGBA(x, y, c)
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// looksAt says which of the four colours are in the corners and the middle of a picture.
func looksAt(img *image.RGBA) string {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := ""
	for _, p := range []image.Point{{2, 2}, {w - 3, 2}, {2, h - 3}, {w - 3, h - 3}} {
		c := img.RGBAAt(p.X, p.Y)
		switch {
		case c.R > 180 && c.G > 180:
			out += "w"
		case c.R > 150:
			out += "r"
		case c.G > 130:
			out += "g"
		case c.B > 150:
			out += "b"
		default:
			out += "?"
		}
	}
	return out
}

// lightTable is a newsroom that counts how often an original is decoded.
func lightTable(t *testing.T) (d *Desk, decoded func() int) {
	t.Helper()
	c := config(t.TempDir())
	log := filepath.Join(t.TempDir(), "children")
	c.Renderer.Env = append(c.Renderer.Env, "DATELINE_DESK_LOG="+log)
	return open(t, c), func() int {
		data, err := os.ReadFile(log)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		return len(data)
	}
}

// taken keeps an original without asking what it is.
func taken(t testing.TB, d *Desk, data []byte) string {
	t.Helper()
	h, err := d.room.arc.PutPhoto(context.Background(), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return revision.Hash(h).String()
}

func thumbnail(t testing.TB, d *Desk, use story.PhotoUse, crop story.Rect, w, h int) *image.RGBA {
	t.Helper()
	img, err := d.Photos.Shown(context.Background(), use, crop, w, h)
	if err != nil {
		t.Fatal(err)
	}
	if img.Rect != image.Rect(0, 0, w, h) {
		t.Errorf("%v, want %d×%d", img.Rect, w, h)
	}
	return img
}

func TestAThumbnailCoversItsPlace(t *testing.T) {
	d, decoded := lightTable(t)
	original := taken(t, d, quarters(t, 1600, 800))
	use := story.PhotoUse{Original: original}
	turned := func(rotation int, flip bool) story.PhotoUse {
		return story.PhotoUse{Original: original, Rotation: rotation, Flip: flip}
	}
	for name, c := range map[string]struct {
		use  story.PhotoUse
		crop story.Rect
		w, h int
		want string
	}{
		"as it is":             {use, story.Rect{}, 128, 64, "rgbw"},
		"a square of it":       {use, story.Rect{}, 56, 56, "rgbw"},
		"upright":              {use, story.Rect{}, 40, 200, "rgbw"},
		"its left half":        {use, story.Rect{X: 0, Y: 0, W: 800, H: 800}, 64, 64, "rrbb"},
		"its right half, wide": {use, story.Rect{X: 800, Y: 0, W: 800, H: 800}, 200, 60, "ggww"},
		"its corner":           {use, story.Rect{X: 1200, Y: 600, W: 400, H: 200}, 64, 56, "wwww"},
		"larger than it is":    {use, story.Rect{X: 0, Y: 0, W: 100, H: 100}, 300, 300, "rrrr"},
		"beyond its edge":      {use, story.Rect{X: 1500, Y: 0, W: 800, H: 100}, 60, 60, "gggg"},
		"mirrored":             {turned(0, true), story.Rect{}, 128, 64, "grwb"},
		"turned right":         {turned(90, false), story.Rect{}, 64, 128, "brwg"},
		"turned over":          {turned(180, false), story.Rect{}, 128, 64, "wbgr"},
		"mirrored and turned":  {turned(270, true), story.Rect{}, 64, 128, "rbgw"},
		"around its focus":     {story.PhotoUse{Original: original, Focus: story.Focus{Set: true, X: 1500, Y: 700}}, story.Rect{}, 100, 100, "ggww"},
	} {
		if got := looksAt(thumbnail(t, d, c.use, c.crop, c.w, c.h)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if n := decoded(); n != 1 {
		t.Errorf("the original was decoded %d times", n)
	}
}

func TestASmallPartOfALargePictureIsSharp(t *testing.T) {
	d, decoded := lightTable(t)
	use := story.PhotoUse{Original: taken(t, d, quarters(t, 6000, 400))}
	part := story.Rect{X: 2900, Y: 100, W: 200, H: 200}
	for range 2 {
		if got := looksAt(thumbnail(t, d, use, part, 200, 200)); got != "rgbw" {
			t.Errorf("the middle is %s", got)
		}
	}
	if n := decoded(); n != 2 {
		t.Errorf("the original was decoded %d times, want once for all sizes and once for this part", n)
	}
}

func TestThumbnailsAreMadeOnceForAll(t *testing.T) {
	d, decoded := lightTable(t)
	original := taken(t, d, quarters(t, 900, 600))
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			if _, err := d.Photos.Thumbnail(context.Background(), original, story.Rect{}, 60+i, 60); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := decoded(); n != 1 {
		t.Errorf("twelve who look at once decode it %d times", n)
	}
}

// TestTheCacheMayBeDeletedOrDamaged: it is made anew, and looks the same.
func TestTheCacheMayBeDeletedOrDamaged(t *testing.T) {
	d, decoded := lightTable(t)
	use := story.PhotoUse{Original: taken(t, d, quarters(t, 900, 600))}
	first := thumbnail(t, d, use, story.Rect{}, 120, 80)
	cache := filepath.Join(d.Dir(), "cache")
	each := func(do func(path string, data []byte) error) {
		t.Helper()
		n := 0
		err := filepath.WalkDir(cache, func(path string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			n++
			data, err := os.ReadFile(path)
			return errors.Join(err, do(path, data))
		})
		if err != nil || n == 0 {
			t.Fatalf("%d files in the cache, %v", n, err)
		}
	}
	for i, spoil := range []func(){
		func() {
			each(func(path string, data []byte) error {
				data[len(data)/2] ^= 1 // a decoder would not notice
				return os.WriteFile(path, data, 0o600)
			})
		},
		func() {
			each(func(path string, data []byte) error { return os.WriteFile(path, data[:len(data)/2], 0o600) })
		},
		func() { each(func(path string, _ []byte) error { return os.WriteFile(path, nil, 0o600) }) },
		func() {
			if err := os.RemoveAll(cache); err != nil {
				t.Fatal(err)
			}
		},
	} {
		spoil()
		if again := thumbnail(t, d, use, story.Rect{}, 120, 80); !bytes.Equal(again.Pix, first.Pix) || decoded() != i+2 {
			t.Errorf("spoilt for the %d. time: decoded %d times, the same: %v", i+1, decoded(), bytes.Equal(again.Pix, first.Pix))
		}
	}
	each(func(path string, data []byte) error {
		if name := filepath.Base(path); len(name) != 64 || bytes.Contains([]byte(name), []byte(use.Original[:8])) {
			t.Errorf("the name %s says which photo it is", name)
		}
		return nil
	})
}

func TestAHostilePictureIsRefusedInASentence(t *testing.T) {
	ctx := context.Background()
	d, _ := lightTable(t)
	good := quarters(t, 900, 600)
	// Cut in the middle and mended at the end: only a decoder sees what is missing.
	cut := append(append([]byte{}, good[:len(good)/2]...), 0xff, 0xd9)
	// A picture that says it is as large as a city.
	huge := bytes.Replace(good, []byte{0x02, 0x58, 0x03, 0x84}, []byte{0xff, 0xff, 0xff, 0xff}, 1)
	for name, data := range map[string][]byte{"cut": cut, "huge": huge, "no picture": []byte("MZ\x90"), "empty": {}} {
		path := filepath.Join(t.TempDir(), "x.jpg")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, kept := d.Photos.Thumbnail(ctx, taken(t, d, data), story.Rect{}, 64, 56)
		_, looked := d.Photos.Look(ctx, path, 64, 56)
		for _, err := range []error{kept, looked} {
			if !errors.As(err, new(*picture.Refusal)) || picture.Is(err, picture.Failed) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	h, err := revision.ParseHash(taken(t, d, good))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(d.room.arc.PhotoPath(h)); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Photos.Thumbnail(ctx, h.String(), story.Rect{}, 64, 56); !archive.Is(err, archive.NotFound) {
		t.Errorf("an original that is gone: %v", err)
	}
	use := story.PhotoUse{Original: taken(t, d, good)}
	if _, err := d.Photos.Shown(ctx, use, story.Rect{X: 900, Y: 600, W: 5, H: 5}, 64, 56); !picture.Is(err, picture.EmptyCrop) {
		t.Errorf("a part outside the picture: %v", err)
	}
	for _, size := range [][2]int{{0, 5}, {5, -1}, {100_000, 5}} {
		if _, err := d.Photos.Thumbnail(ctx, use.Original, story.Rect{}, size[0], size[1]); err == nil {
			t.Errorf("a picture of %v", size)
		}
	}
	if _, err := d.Photos.Thumbnail(ctx, "", story.Rect{}, 64, 56); err == nil {
		t.Error("a picture of an open slot")
	}
}

// TestWhoWaitsHearsOfAFailureToo: a refusal is one for all who wanted the picture.
func TestWhoWaitsHearsOfAFailureToo(t *testing.T) {
	d, _ := lightTable(t)
	good := quarters(t, 900, 600)
	original := taken(t, d, append(append([]byte{}, good[:len(good)/2]...), 0xff, 0xd9))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if img, err := d.Photos.Thumbnail(context.Background(), original, story.Rect{}, 64, 56); img != nil || !errors.As(err, new(*picture.Refusal)) {
				t.Errorf("%v, %v", img, err)
			}
		})
	}
	all.Wait()
}

func TestAFileIsLookedAtWithoutATrace(t *testing.T) {
	d, _ := lightTable(t)
	img, err := d.Photos.Look(context.Background(), photo(t, "lighthouse"), 200, 120)
	if err != nil || img.Rect != image.Rect(0, 0, 200, 120) {
		t.Fatalf("%v, %v", img.Rect, err)
	}
	for _, folder := range []string{"cache", "photos"} {
		if _, err := os.Stat(filepath.Join(d.Dir(), folder)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is there: %v", folder, err)
		}
	}
}

func TestWhoLooksAwayWaitsForNothing(t *testing.T) {
	d, decoded := lightTable(t)
	original := taken(t, d, quarters(t, 900, 600))
	for range lanes {
		d.room.looks.lanes <- struct{}{} // every lane is busy
	}
	ctx, cancel := context.WithCancel(context.Background())
	gone := make(chan error)
	go func() {
		_, err := d.Photos.Thumbnail(ctx, original, story.Rect{}, 64, 56)
		gone <- err
	}()
	waits := make(chan error)
	go func() {
		_, err := d.Photos.Thumbnail(context.Background(), original, story.Rect{}, 64, 56)
		waits <- err
	}()
	cancel()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Errorf("who looked away: %v", err)
	}
	for range lanes {
		<-d.room.looks.lanes
	}
	if err := <-waits; err != nil {
		t.Errorf("who waited on: %v", err)
	}
	if n := decoded(); n != 1 {
		t.Errorf("decoded %d times", n)
	}
}

func TestAFullDiskHidesNoPicture(t *testing.T) {
	d, _ := lightTable(t)
	original := taken(t, d, quarters(t, 900, 600))
	// A file lies where the folder of the cache should be.
	if err := os.WriteFile(filepath.Join(d.Dir(), "cache"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Photos.Thumbnail(context.Background(), original, story.Rect{}, 64, 56); err != nil {
		t.Error(err)
	}
}
