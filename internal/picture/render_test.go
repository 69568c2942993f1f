package picture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/newsdate"

	"github.com/disintegration/imaging"
	"github.com/google/go-cmp/cmp"
)

func rendered(t testing.TB, j Job) (Result, []*image.RGBA) {
	t.Helper()
	if j.Dir == "" {
		j.Dir = t.TempDir()
	}
	if j.Name == "" {
		j.Name = "photo"
	}
	result, err := renderer(t).Render(context.Background(), j)
	if err != nil {
		t.Fatal(err)
	}
	var imgs []*image.RGBA
	for _, r := range result.Renditions {
		f, err := os.Open(filepath.Join(j.Dir, r.Name))
		if err != nil {
			t.Fatal(err)
		}
		img, err := jpeg.Decode(f)
		f.Close()
		if err != nil || img.Bounds().Size() != image.Pt(r.Width, r.Height) {
			t.Fatalf("%+v is %v, %v", r, img.Bounds(), err)
		}
		imgs = append(imgs, rgba(img))
	}
	return result, imgs
}

func rgba(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.Set(x, y, img.At(img.Bounds().Min.X+x, img.Bounds().Min.Y+y))
		}
	}
	return out
}

// psnr compares two pictures in decibels.
func psnr(a, b image.Image) float64 {
	sum, n := 0.0, 0.0
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			p := color.NRGBAModel.Convert(a.At(a.Bounds().Min.X+x, a.Bounds().Min.Y+y)).(color.NRGBA)
			q := color.NRGBAModel.Convert(b.At(b.Bounds().Min.X+x, b.Bounds().Min.Y+y)).(color.NRGBA)
			for _, d := range []float64{float64(p.R) - float64(q.R), float64(p.G) - float64(q.G), float64(p.B) - float64(q.B)} {
				sum += d * d
				n++
			}
		}
	}
	return 10 * math.Log10(255*255*n/sum)
}

func TestWidths(t *testing.T) {
	path := file(t, "photo.jpg", jpegOf(t, landscape(1500, 1000)))
	for _, c := range []struct {
		name   string
		job    Job
		widths []int
	}{
		{"all that fit, widest first", Job{Widths: []int{320, 1920, 960, 320, 1280}}, []int{1280, 960, 320}},
		{"none fits", Job{Widths: []int{1920}}, []int{1500}},
		{"exactly its own", Job{Widths: []int{1500}}, []int{1500}},
		{"of a crop", Job{Widths: []int{960, 640}, Crop: Rect{100, 100, 700, 500}}, []int{640}},
		{"turned on its side", Job{Widths: []int{1280, 960}, Rotation: 90}, []int{960}},
		{"one pixel", Job{Widths: []int{640}, Crop: Rect{7, 7, 1, 1}}, []int{1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.job.Source = path
			result, imgs := rendered(t, c.job)
			var widths []int
			for i, r := range result.Renditions {
				widths = append(widths, r.Width)
				if want := fmt.Sprintf("photo-%d.jpg", r.Width); r.Name != want || r.Bytes == 0 || len(r.SHA256) != 64 {
					t.Errorf("%+v", r)
				}
				_ = imgs[i]
			}
			if !slices.Equal(widths, c.widths) {
				t.Errorf("%v, want %v", widths, c.widths)
			}
		})
	}
}

func TestACropOutside(t *testing.T) {
	path := file(t, "photo.jpg", jpegOf(t, landscape(100, 80)))
	for _, r := range []Rect{{50, 0, 51, 10}, {-1, 0, 10, 10}, {0, 0, 0, 10}, {0, 80, 1, 1}} {
		_, err := renderer(t).Render(context.Background(), Job{Source: path, Crop: r, Dir: t.TempDir(), Name: "x", Widths: []int{10}})
		if !Is(err, EmptyCrop) {
			t.Errorf("%v: %v", r, err)
		}
	}
}

// Every orientation of a camera, with and without a crop, gives the picture
// upright.
func TestOrientations(t *testing.T) {
	for _, size := range []image.Point{{640, 480}, {480, 640}} {
		upright := landscape(size.X, size.Y)
		for n := 1; n <= 8; n++ {
			// Store the upright picture the way a camera held so would have.
			var stored *image.NRGBA
			switch n {
			case 1:
				stored = upright
			case 2:
				stored = imaging.FlipH(upright)
			case 3:
				stored = imaging.Rotate180(upright)
			case 4:
				stored = imaging.FlipV(upright)
			case 5:
				stored = imaging.Transpose(upright)
			case 6:
				stored = imaging.Rotate90(upright)
			case 7:
				stored = imaging.Transverse(upright)
			case 8:
				stored = imaging.Rotate270(upright)
			}
			path := file(t, "photo.jpg", with(jpegOf(t, stored), exifOrientation(uint16(n))))
			info, err := Inspect(path)
			if err != nil || info.Orientation != n || info.UprightWidth != size.X || info.UprightHeight != size.Y {
				t.Errorf("orientation %d: %+v, %v", n, info, err)
			}
			for _, crop := range []image.Rectangle{upright.Rect, image.Rect(100, 60, 300, 210)} {
				r := Rect{crop.Min.X, crop.Min.Y, crop.Dx(), crop.Dy()}
				_, imgs := rendered(t, Job{Source: path, Crop: r, Widths: []int{200}})
				want := imaging.Resize(upright.SubImage(crop), 200, 0, imaging.Lanczos)
				if db := psnr(want, imgs[0]); db < 25 || imgs[0].Rect.Size() != want.Rect.Size() {
					t.Errorf("orientation %d, crop %v: %.1f dB, %v", n, crop, db, imgs[0].Rect)
				}
			}
		}
	}
}

func TestFlipAndRotation(t *testing.T) {
	upright := landscape(400, 300)
	path := file(t, "photo.jpg", jpegOf(t, upright))
	for _, c := range []struct {
		flip bool
		deg  int
		want *image.NRGBA
	}{
		{true, 0, imaging.FlipH(upright)},
		{false, 90, imaging.Rotate270(upright)},
		{false, 180, imaging.Rotate180(upright)},
		{true, 270, imaging.Rotate90(imaging.FlipH(upright))},
	} {
		_, imgs := rendered(t, Job{Source: path, Flip: c.flip, Rotation: c.deg, Widths: []int{1000}})
		if imgs[0].Rect != c.want.Rect {
			t.Fatalf("%v %d: %v", c.flip, c.deg, imgs[0].Rect)
		}
		if db := psnr(c.want, imgs[0]); db < 30 {
			t.Errorf("%v %d: %.1f dB", c.flip, c.deg, db)
		}
	}
}

// The quick way is as good as the straight one: at least 38 dB against a
// Lanczos reduction of the original from 640 pixels up, 37.5 below.
func TestTheCascadeIsAsGood(t *testing.T) {
	if raced {
		t.Skip("twelve megapixels by the race detector take a minute and prove the same")
	}
	for _, ratio := range []image.YCbCrSubsampleRatio{image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio444} {
		original := landscape(4001, 2999)
		source := jpegOf(t, original)
		path := file(t, "photo.jpg", source)
		decoded, err := jpeg.Decode(bytes.NewReader(source))
		if err != nil {
			t.Fatal(err)
		}
		if ratio == image.YCbCrSubsampleRatio444 {
			path = file(t, "photo.png", pngOf(t, decoded))
		}
		result, imgs := rendered(t, Job{Source: path, Widths: []int{1920, 1280, 960, 640, 320}, Quality: 100})
		for i, r := range result.Renditions {
			straight := imaging.Resize(decoded, r.Width, r.Height, imaging.Lanczos)
			least := 38.0
			if r.Width < 640 {
				least = 37.5
			}
			db := psnr(straight, imgs[i])
			t.Logf("%v, %d px: %.1f dB", ratio, r.Width, db)
			if db < least {
				t.Errorf("%v, %d px: %.1f dB, at least %.1f", ratio, r.Width, db, least)
			}
		}
	}
}

func TestEverySubsampling(t *testing.T) {
	for _, ratio := range []image.YCbCrSubsampleRatio{
		image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420,
		image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410,
	} {
		for _, size := range []image.Point{{64, 48}, {63, 47}, {5, 3}, {1, 1}, {2, 9}} {
			img := image.NewYCbCr(image.Rect(0, 0, size.X, size.Y), ratio)
			for i := range img.Y {
				img.Y[i] = 180
			}
			for i := range img.Cb {
				img.Cb[i], img.Cr[i] = 90, 140
			}
			half := halve(img).(*image.YCbCr)
			if _, err := trusted(half); err != nil {
				t.Fatalf("%v %v: %v", ratio, size, err)
			}
			for _, v := range half.Y {
				if v != 180 {
					t.Fatalf("%v %v: brightness %d", ratio, size, v)
				}
			}
			for i := range half.Cb {
				if half.Cb[i] != 90 || half.Cr[i] != 140 {
					t.Fatalf("%v %v: colour %d %d", ratio, size, half.Cb[i], half.Cr[i])
				}
			}
			halve(img.SubImage(image.Rect(size.X/2, size.Y/2, size.X, size.Y)))
		}
	}
}

// invented is a credit with letters that IIM counts in two bytes each.
var invented = Embed{
	Description: "Маяк на старом молу <снова> светит & «ведёт» корабли", Creator: "Мария-Екатерина Константинопольская-Задунайская",
	Credit: "ИА «Заря»", Rights: "© ИА «Заря»", Headline: "Маяк", Date: newsdate.Date{Year: 2026, Month: 3, Day: 1},
	City: "Туапсе", Alt: "Башня маяка ночью", SourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	path := file(t, "photo.jpg", jpegOf(t, landscape(300, 200)))
	dir := t.TempDir()
	for _, e := range []Embed{invented, {}, {Description: strings.Repeat("&Щ", 20_000), Alt: strings.Repeat("<", 9000), Credit: strings.Repeat("\"", 9000)}} {
		result, _ := rendered(t, Job{Source: path, Widths: []int{200}, Dir: dir, Embed: e})
		f, err := os.Open(filepath.Join(dir, result.Renditions[0].Name))
		if err != nil {
			t.Fatal(err)
		}
		w, err := ReadBack(f, f.Name())
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(e.Tidied(), w.Embed); diff != "" || w.Width != 200 {
			t.Errorf("-want +got:\n%s", diff)
		}
		info, err := Inspect(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		if len(info.Private) != 0 || info.Meta.StaleXMP || info.Meta.Credit != e.Tidied().Credit {
			t.Errorf("%+v", info)
		}
	}
}

func TestWhatIsNoRendition(t *testing.T) {
	dir := t.TempDir()
	result, _ := rendered(t, Job{Source: file(t, "photo.jpg", jpegOf(t, landscape(90, 60))), Widths: []int{90}, Dir: dir, Embed: invented})
	good, err := os.ReadFile(filepath.Join(dir, result.Renditions[0].Name))
	if err != nil {
		t.Fatal(err)
	}
	gps := append([]byte(xmpHeader), `<x xmlns:rdf="`+nsRDF+`" xmlns:exif="`+nsEXIF+`"><rdf:Description exif:GPSLatitude="53,20N"/></x>`...)
	for name, data := range map[string][]byte{
		"EXIF":                   with(good, exifOrientation(1)),
		"a second packet":        with(good, segmentOf(mAPP1, append([]byte(xmpHeader), "<x/>"...))),
		"a position in XMP":      with(jpegOf(t, landscape(9, 9)), segmentOf(mAPP1, gps)),
		"a comment":              with(good, segmentOf(mCOM, []byte("hello"))),
		"a Photoshop thumbnail":  with(good, segmentOf(mAPP13, []byte(iimHeader+"8BIM\x04\x0c\x00\x00\x00\x00\x00\x02ab"))),
		"something behind":       append(append([]byte{}, good...), "secret"...),
		"no credit at all":       jpegOf(t, landscape(9, 9)),
		"cut":                    good[:len(good)-40],
		"a PNG under a new name": pngOf(t, landscape(9, 9)),
	} {
		if _, err := ReadBack(bytes.NewReader(data), "photo.jpg"); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := ReadBack(bytes.NewReader(good), "photo.jpg"); err != nil {
		t.Error(err)
	}
}

// Nothing private of an original is in its rendition, in no byte.
func TestNothingPrivateLeaves(t *testing.T) {
	for _, name := range []string{"DSCN0010.jpg", "withIptcExifGps.jpg", "withXmp.jpg", "withIptcPhotoshop6.jpg", "sunrise.jpg", "sunrise.png", "windowsXpFields.jpg"} {
		dir := t.TempDir()
		path := filepath.Join("testdata", "samples", name)
		result, _ := rendered(t, Job{Source: path, Widths: []int{320}, Dir: dir, Embed: invented})
		data, err := os.ReadFile(filepath.Join(dir, result.Renditions[0].Name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ReadBack(bytes.NewReader(data), name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		info, err := Inspect(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"GPS", "Exif\x00\x00", "8BIM\x04\x0c", "MPF\x00", "Nikon", "NIKON", "COOLPIX", "xmpMM"} {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s: the rendition holds %q", name, secret)
			}
		}
		for _, p := range info.Private {
			if slices.Contains([]string{"gps", "serial", "owner", "software"}, p.What) && len(p.Value) > 5 && bytes.Contains(data, []byte(p.Value)) {
				t.Errorf("%s: the rendition holds %s %q", name, p.What, p.Value)
			}
		}
		if bytes.Count(data, []byte{0xff, mSOI, 0xff}) != 1 {
			t.Errorf("%s: a second picture is inside", name)
		}
	}
}

// A wide-gamut photo keeps its colours: its profile goes along; sRGB's does not.
func TestColourProfiles(t *testing.T) {
	dir := t.TempDir()
	_, _ = rendered(t, Job{Source: "testdata/samples/pizza-rgb8-displayp3.jpg", Widths: []int{100}, Dir: dir, Name: "p3"})
	data, err := os.ReadFile(filepath.Join(dir, "p3-100.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte(iccHeader)) || !bytes.Contains(data, []byte("acsp")) {
		t.Error("the profile of Display P3 is lost")
	}
	for name, icc := range map[string][]byte{"too short": []byte("acsp"), "another size": make([]byte, 200), "none": nil} {
		if validProfile(icc) {
			t.Errorf("a profile that is %s was accepted", name)
		}
	}
	_, imgs := rendered(t, Job{Source: "testdata/samples/cmyk.jpg", Widths: []int{100}})
	if imgs[0].Rect.Dx() != 100 {
		t.Error(imgs[0].Rect)
	}
}

func TestTheSameTwice(t *testing.T) {
	path := file(t, "photo.jpg", jpegOf(t, landscape(1400, 900)))
	a, _ := rendered(t, Job{Source: path, Widths: []int{640, 320}, Embed: invented})
	b, _ := rendered(t, Job{Source: path, Widths: []int{320, 640}, Embed: invented})
	if diff := cmp.Diff(a.Renditions, b.Renditions); diff != "" {
		t.Error(diff)
	}
}

func TestTransparencyIsPutOnWhite(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 20, 20))
	img.SetNRGBA(5, 5, color.NRGBA{255, 0, 0, 10})
	_, imgs := rendered(t, Job{Source: file(t, "logo.png", pngOf(t, img)), Widths: []int{20}})
	if c := imgs[0].RGBAAt(15, 15); c.R < 250 || c.G < 250 || c.B < 250 {
		t.Errorf("%v", c)
	}
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	path := file(t, "photo.jpg", jpegOf(t, landscape(90, 60)))
	_, err := renderer(t).Render(context.Background(), Job{Source: path, Dir: filepath.Join(t.TempDir(), "no"), Name: "x", Widths: []int{10}})
	if !Is(err, CannotWrite) {
		t.Error(err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := t.TempDir()
	_, err := renderer(t).Render(ctx, Job{Source: file(t, "photo.jpg", jpegOf(t, landscape(90, 60))), Dir: dir, Name: "x", Widths: []int{10}})
	if left, _ := os.ReadDir(dir); !errors.Is(err, context.Canceled) || len(left) != 0 {
		t.Errorf("%v, %d files left", err, len(left))
	}
}

func TestDecodes(t *testing.T) {
	good := file(t, "good.jpg", jpegOf(t, landscape(90, 60)))
	if err := renderer(t).Decodes(context.Background(), good, "testdata/samples/sunrise.png"); err != nil {
		t.Error(err)
	}
	data := pngOf(t, landscape(90, 60))
	cut := file(t, "cut.png", data[:len(data)/2])
	if err := renderer(t).Decodes(context.Background(), good, cut); !Is(err, Truncated) {
		t.Error(err)
	}
}
