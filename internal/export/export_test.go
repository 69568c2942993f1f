package export_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/export"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestPages compares whole pages with those that were looked at in a browser.
func TestPages(t *testing.T) {
	published := sign(t, tram(t), zarya(t))
	published.Addresses = map[story.ID]string{"s2": "https://zarya.example/rails"}
	published.Statements = []revision.SignedStatement{device(t, 1).State(revision.Statement{
		Story: "s1", Revision: published.Revision.ID(), Content: published.Revision.Content, Kind: revision.Published, Person: "anna", Lamport: 2, Time: noon,
		URL: "https://zarya.example/tram", At: noon, Profile: "web",
	})}
	for name, p := range map[string]export.Package{
		"every-block":      published,
		"not-out-yet":      sign(t, tram(t), zarya(t)),
		"nothing-but-text": sign(t, short(t), outlet.Default()),
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "package")
			write(t, p, dir)
			got := files(t, dir)
			for _, file := range []string{"data/html/index.html", "data/article.json", "data/revision.json", "bag-info.txt"} {
				golden := filepath.Join("testdata", name, filepath.Base(file)+".golden")
				if *update {
					if err := os.MkdirAll(filepath.Dir(golden), 0o777); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(golden, []byte(got[file]), 0o666); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got[file]); diff != "" {
					t.Errorf("%s differs:\n%s", file, diff)
				}
			}
		})
	}
}

func TestWhatIsInAPackage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "package")
	write(t, sign(t, tram(t), zarya(t)), dir)
	var names []string
	for name, data := range files(t, dir) {
		names = append(names, name)
		for _, secret := range append(secrets(), "assignee", "planned_length", `"note": "п`, `"notes"`, `"remarks"`) {
			if strings.Contains(data, secret) {
				t.Errorf("%s holds %q, which is internal", name, secret)
			}
		}
	}
	want := []string{
		"bag-info.txt", "bagit.txt", "data/article.json", "data/html/img/tramvai-vernulsia-na-prospekt-1-16x9-160.jpg",
		"data/html/img/tramvai-vernulsia-na-prospekt-1-16x9-320.jpg", "data/html/img/tramvai-vernulsia-na-prospekt-1-1x1-360.jpg",
		"data/html/img/tramvai-vernulsia-na-prospekt-1-4x3-480.jpg", "data/html/img/tramvai-vernulsia-na-prospekt-2-free-160.jpg",
		"data/html/img/tramvai-vernulsia-na-prospekt-2-free-320.jpg", "data/html/index.html", "data/revision.json", "manifest-sha256.txt", "tagmanifest-sha256.txt",
	}
	if diff := cmp.Diff(want, sorted(names)); diff != "" {
		t.Error(diff)
	}
}

// TestTheSameRevisionGivesTheSameBytes, wherever and whenever.
func TestTheSameRevisionGivesTheSameBytes(t *testing.T) {
	one, two := filepath.Join(t.TempDir(), "a.zip"), filepath.Join(t.TempDir(), "deep", "er", "b.zip")
	t.Setenv("TZ", "Asia/Barnaul")
	write(t, sign(t, tram(t), zarya(t)), one)
	t.Setenv("TZ", "America/Lima")
	t.Setenv("LANG", "en_US.UTF-8")
	s := tram(t)
	s.Note, s.Assignee = "", ""
	s.Photos[0].Crops = []story.Crop{}
	write(t, sign(t, s, zarya(t)), two)
	a, err := os.ReadFile(one)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(two)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("two exports of one revision differ")
	}
}

func TestAZipAndAFolderHoldTheSame(t *testing.T) {
	p := sign(t, tram(t), zarya(t))
	dir, packed := filepath.Join(t.TempDir(), "package"), filepath.Join(t.TempDir(), "package.zip")
	write(t, p, dir)
	write(t, p, packed)
	z, err := zip.OpenReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	want := files(t, dir)
	for _, f := range z.File {
		data, err := fs.ReadFile(z, f.Name)
		if err != nil || string(data) != want[f.Name] || !f.Modified.Equal(noon) {
			t.Errorf("%s of %v differs (%v)", f.Name, f.Modified, err)
		}
		delete(want, f.Name)
	}
	if len(want) > 0 {
		t.Errorf("not in the zip: %v", want)
	}
	for _, path := range []string{dir, packed} {
		r, err := export.Verify(context.Background(), path, &darkroom{})
		if err != nil || !r.OK() || r.Story != "s1" || len(r.Signers) != 1 || r.Signers[0].Name != "Анна Лунь" || r.Review != export.ReviewNone {
			t.Errorf("%s: %+v, %v", path, r, err)
		}
	}
}

func TestWhatMayBeReplaced(t *testing.T) {
	ctx := context.Background()
	mine, other := sign(t, tram(t), zarya(t)), sign(t, short(t), outlet.Default())
	for _, ending := range []string{"", ".zip"} {
		t.Run("as"+ending, func(t *testing.T) {
			dir := t.TempDir()
			target := filepath.Join(dir, "package"+ending)
			write(t, mine, target)
			write(t, mine, target)
			if _, err := export.Write(ctx, other, &darkroom{}, target, nil); !export.Is(err, export.TargetExists) {
				t.Errorf("a package of another story was replaced: %v", err)
			}
			r, err := export.Verify(ctx, target, &darkroom{})
			if err != nil || !r.OK() || r.Story != "s1" {
				t.Errorf("what was there before: %+v, %v", r, err)
			}
			alien := filepath.Join(dir, "alien"+ending)
			if err := os.WriteFile(alien, []byte("a diary"), 0o666); err != nil {
				t.Fatal(err)
			}
			if _, err := export.Write(ctx, mine, &darkroom{}, alien, nil); !export.Is(err, export.TargetExists) {
				t.Errorf("a file of somebody's was replaced: %v", err)
			}
			nothingLeft(t, dir, "package"+ending, "alien"+ending)
		})
	}
	t.Run("a folder with something of the user's in it", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "package")
		write(t, mine, dir)
		if err := os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := export.Write(ctx, mine, &darkroom{}, dir, nil); !export.Is(err, export.TargetExists) {
			t.Errorf("the user's file was thrown away: %v", err)
		}
	})
	t.Run("an empty folder", func(t *testing.T) { write(t, mine, t.TempDir()) })
}

func nothingLeft(t *testing.T, dir string, allowed ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if diff := cmp.Diff(sorted(allowed), sorted(names)); diff != "" {
		t.Errorf("left behind:\n%s", diff)
	}
}

// liar renders pictures that do not say what they should.
type liar struct{ darkroom }

func (l *liar) Render(ctx context.Context, o export.PhotoOrder) ([]export.Rendition, error) {
	o.Inside.Credit = "somebody else"
	return l.darkroom.Render(ctx, o)
}

// broken fails in the middle.
type broken struct {
	darkroom
	err error
}

func (b *broken) Render(ctx context.Context, o export.PhotoOrder) ([]export.Rendition, error) {
	if b.rendered++; b.rendered > 2 {
		return nil, b.err
	}
	return b.darkroom.Render(ctx, o)
}

func TestNothingHalfMadeIsLeft(t *testing.T) {
	ctx := context.Background()
	p := sign(t, tram(t), zarya(t))
	dir := t.TempDir()
	target := filepath.Join(dir, "package.zip")
	write(t, p, target)
	before, err := os.ReadFile(target)
	if err != nil {
		t.Fatal(err)
	}
	fire := errors.New("the darkroom is on fire")
	if _, err := export.Write(ctx, p, &broken{err: fire}, target, nil); !errors.Is(err, fire) {
		t.Errorf("error %v", err)
	}
	r, err := export.Write(ctx, p, &liar{}, target, nil)
	if err != nil || r.OK() || r.Problems[0].Code != export.PhotoWrong {
		t.Errorf("pictures with another credit went out: %+v, %v", r, err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := export.Write(cancelled, p, &darkroom{}, target, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled export: %v", err)
	}
	after, err := os.ReadFile(target)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the package of before is gone (%v)", err)
	}
	nothingLeft(t, dir, "package.zip")
}

func TestWhereNothingCanBeWritten(t *testing.T) {
	p := sign(t, short(t), outlet.Default())
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{filepath.Join(file, "package.zip"), "/proc/dateline/package"} {
		if _, err := export.Write(context.Background(), p, &darkroom{}, target, nil); !export.Is(err, export.CannotWrite) {
			t.Errorf("%s: %v", target, err)
		}
	}
}

func TestUprightLeadsKeepTheirHeads(t *testing.T) {
	s := tram(t)
	s.Photos[0].Width, s.Photos[0].Height = 360, 480
	dir := filepath.Join(t.TempDir(), "package")
	write(t, sign(t, s, zarya(t)), dir)
	if _, ok := files(t, dir)["data/html/img/tramvai-vernulsia-na-prospekt-1-free-320.jpg"]; !ok {
		t.Error("an upright lead photo was cut by a machine")
	}
	s.Photos[0].Crops = []story.Crop{{Ratio: "16:9", Rect: story.Rect{X: 0, Y: 100, W: 320, H: 180}}}
	dir = filepath.Join(t.TempDir(), "package")
	write(t, sign(t, s, zarya(t)), dir)
	if _, ok := files(t, dir)["data/html/img/tramvai-vernulsia-na-prospekt-1-16x9-320.jpg"]; !ok {
		t.Error("the cut made by hand was not used")
	}
	s.Photos[0] = photo("p1", 1, true)
	s.Photos[0].Rotation = 90
	s.Photos[0].Focus = story.Focus{Set: true, X: 10, Y: 10}
	write(t, sign(t, s, zarya(t)), filepath.Join(t.TempDir(), "package"))
}

func sorted(names []string) []string {
	out := append([]string{}, names...)
	for i := range out {
		for j := i; j > 0 && out[j] < out[j-1]; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// TestWhatNobodyWroteIsNotPrinted: a template gives blocks, and some stay empty.
func TestWhatNobodyWroteIsNotPrinted(t *testing.T) {
	s := tram(t)
	var blocks []text.Block
	for _, b := range s.Body.All() {
		blocks = append(blocks, b)
	}
	for i, kind := range []text.Kind{text.Heading2, text.Heading3, text.Quote, text.Bullet, text.Number, text.FactBox, text.Paragraph} {
		blocks = append(blocks, text.Block{ID: text.BlockID(fmt.Sprintf("empty%d", i)), Kind: kind, Text: " "})
	}
	body, err := text.NewDocument(blocks...)
	if err != nil {
		t.Fatal(err)
	}
	with, without := filepath.Join(t.TempDir(), "with"), filepath.Join(t.TempDir(), "without")
	write(t, sign(t, s, zarya(t)), without)
	s.Body = body
	write(t, sign(t, s, zarya(t)), with)
	const page = "data/html/index.html"
	if files(t, with)[page] != files(t, without)[page] {
		t.Error("the page shows blocks that nobody wrote in")
	}
}
