package export_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/export"
	"dateline/internal/outlet"
	"dateline/internal/revision"
)

const (
	pagePath    = "data/html/index.html"
	articlePath = "data/article.json"
	recordPath  = "data/revision.json"
	leadPath    = "data/html/img/tramvai-vernulsia-na-prospekt-1-16x9-320.jpg"
)

// TestWhatIsWrongIsSaidWhere damages a package in one way after another, as
// accident or as somebody who makes the lists right again.
func TestWhatIsWrongIsSaidWhere(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "package")
	write(t, sign(t, tram(t), zarya(t)), whole)
	good := files(t, whole)
	replace := func(file, old, now string) func(map[string]string) {
		return func(f map[string]string) {
			if !strings.Contains(f[file], old) {
				t.Errorf("%s does not hold %q: this damages nothing", file, old)
			}
			f[file] = strings.Replace(f[file], old, now, 1)
		}
	}
	for _, c := range []struct {
		name   string
		mend   bool // the lists are made right again
		damage func(map[string]string)
		want   export.Code
		file   string
	}{
		{"a photo is gone", false, func(f map[string]string) { delete(f, leadPath) }, export.FileMissing, leadPath},
		{"a photo has another byte", false, func(f map[string]string) { f[leadPath] = f[leadPath][:900] + "x" + f[leadPath][901:] }, export.FileChanged, leadPath},
		{"a file nobody listed", false, func(f map[string]string) { f["data/html/img/x-1-free-10.jpg"] = "x" }, export.FileExtra, "data/html/img/x-1-free-10.jpg"},
		{"a file that does not belong", true, func(f map[string]string) { f["data/notes.txt"] = "x" }, export.FileExtra, "data/notes.txt"},
		{"a tag file nobody listed", false, func(f map[string]string) { f["readme.txt"] = "x" }, export.FileExtra, "readme.txt"},
		{"another version of BagIt", false, replace("bagit.txt", "1.0", "0.9"), export.ListMalformed, "bagit.txt"},
		{"a list with nonsense", false, func(f map[string]string) { f["manifest-sha256.txt"] = "nonsense\n" }, export.ListMalformed, "manifest-sha256.txt"},
		{"no list", false, func(f map[string]string) { delete(f, "manifest-sha256.txt") }, export.FileMissing, "manifest-sha256.txt"},
		{"a wrong sum", false, replace("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1"), export.ListMalformed, "bag-info.txt"},
		{"no article", true, func(f map[string]string) { delete(f, articlePath) }, export.FileMissing, articlePath},
		{"an article with another word", true, replace(articlePath, "Три года спустя", "Два года спустя"), export.ContentDiffers, articlePath},
		{"an article with a field of its own", true, replace(articlePath, `"headline"`, `"note": "x", "headline"`), export.ArticleMalformed, articlePath},
		{"an article with spaces", true, replace(articlePath, `"headline"`, ` "headline"`), export.ArticleMalformed, articlePath},
		{"an article of the future", true, replace(articlePath, "dateline/article/1", "dateline/article/9"), export.ArticleMalformed, articlePath},
		{"a record cut off", true, func(f map[string]string) { f[recordPath] = f[recordPath][:100] }, export.RecordMalformed, recordPath},
		{"a signature with another digit", true, func(f map[string]string) {
			at := strings.Index(f[recordPath], `"signature": "`) + 14
			f[recordPath] = f[recordPath][:at] + swapped(f[recordPath][at]) + f[recordPath][at+1:]
		}, export.SignatureWrong, recordPath},
		{"a revision with another time", true, replace(recordPath, "2024-05-07T05", "2024-05-07T06"), export.SignatureWrong, recordPath},
		{"a card with another name", true, replace(recordPath, "Анна Лунь", "Инна Лунь"), export.SignatureWrong, recordPath},
		{"an approval nobody gave", true, replace(recordPath, `"review": "none"`, `"review": "approved"`), export.ReviewWrong, recordPath},
		{"another identifier", true, replace(recordPath, "urn:newsml:zarya", "urn:newsml:other"), export.PageDiffers, pagePath},
		{"another headline on the page", true, replace(pagePath, "<h1>Трамвай", "<h1>Троллейбус"), export.PageDiffers, pagePath},
		{"a sentence less on the page", true, replace(pagePath, "<li>красный</li>", "<li>синий</li>"), export.PageDiffers, pagePath},
		{"another credit on the page", true, func(f map[string]string) { f[pagePath] = strings.ReplaceAll(f[pagePath], "Осипов", "Носов") }, export.PageDiffers, pagePath},
		{"another data headline", true, replace(pagePath, `"headline":"Трамвай`, `"headline":"Троллейбус`), export.PageDiffers, pagePath},
		{"a script", true, replace(pagePath, "</main>", "<script>alert(1)</script></main>"), export.PageActive, pagePath},
		{"a handler", true, replace(pagePath, "<main>", `<main onclick="x()">`), export.PageActive, pagePath},
		{"a style from elsewhere", true, replace(pagePath, "</head>", `<link rel="stylesheet" href="https://x.example/x.css"></head>`), export.PageActive, pagePath},
		{"a picture in the style", true, replace(pagePath, "<style>", "<style>body{background:url(https://x.example/x.png)}"), export.PageActive, pagePath},
		{"a frame", true, replace(pagePath, "</main>", `<iframe src="https://x.example"></iframe></main>`), export.PageActive, pagePath},
		{"a link that runs", true, replace(pagePath, "https://zarya.example/video", "javascript:alert(1)"), export.PageActive, pagePath},
		{"a page that moves on", true, replace(pagePath, "</head>", `<meta http-equiv="refresh" content="0;url=https://x.example"></head>`), export.PageActive, pagePath},
		{"a picture from elsewhere", true, replace(pagePath, `<img src="img/`, `<img src="https://x.example/img/`), export.PageImage, pagePath},
		{"a picture without alt", true, replace(pagePath, `alt="Красный вагон"`, ""), export.PageImage, pagePath},
		{"a photo with another credit", true, func(f map[string]string) {
			f[leadPath] = strings.Replace(f[leadPath], "Осипов", "Овчинин"[:12], 1)
		}, export.PhotoWrong, leadPath},
		{"a photo that ends early", true, func(f map[string]string) { f[leadPath] = f[leadPath][:len(f[leadPath])*2/3] }, export.PhotoWrong, "data/html/img"},
		{"a photo in the wrong size", true, func(f map[string]string) {
			f[strings.Replace(leadPath, "320", "300", 1)] = f[leadPath]
		}, export.PhotoWrong, strings.Replace(leadPath, "320", "300", 1)},
		{"a photo of no photo", true, func(f map[string]string) { f[strings.Replace(leadPath, "-1-", "-3-", 1)] = f[leadPath] }, export.PhotoStray, strings.Replace(leadPath, "-1-", "-3-", 1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := map[string]string{}
			for name, data := range good {
				f[name] = data
			}
			c.damage(f)
			dir := t.TempDir()
			for name, data := range f {
				path := filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if c.mend {
				for _, name := range []string{"manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt", "bagit.txt"} {
					if err := os.Remove(filepath.Join(dir, name)); err != nil {
						t.Fatal(err)
					}
				}
				if err := export.WriteBag(dir, sign(t, tram(t), zarya(t))); err != nil {
					t.Fatal(err)
				}
			}
			r, err := export.Verify(context.Background(), dir, &darkroom{})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range r.Problems {
				if p.Code == c.want && p.File == c.file {
					return
				}
			}
			t.Errorf("want %s of %s, said was:\n%s", c.want, c.file, r)
		})
	}
}

func swapped(b byte) string {
	if b == '0' {
		return "1"
	}
	return "0"
}

// TestEveryByteOfAZipCounts flips bytes of a whole zip, one at a time: there is
// none whose change is not noticed.
func TestEveryByteOfAZipCounts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "package.zip")
	write(t, sign(t, short(t), outlet.Default()), path)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	bent := filepath.Join(t.TempDir(), "bent.zip")
	step := max(1, len(data)/700)
	for at := 0; at < len(data); at += step {
		b := bytes.Clone(data)
		b[at] ^= 0x10
		if err := os.WriteFile(bent, b, 0o666); err != nil {
			t.Fatal(err)
		}
		if r, err := export.Verify(context.Background(), bent, &darkroom{}); err == nil && r.OK() {
			t.Errorf("byte %d of %d was changed and nobody noticed", at, len(data))
		}
	}
	for name, b := range map[string][]byte{
		"something behind": append(bytes.Clone(data), "behind"...),
		"something before": append([]byte("before"), data...),
		"cut":              data[:len(data)-10],
	} {
		if err := os.WriteFile(bent, b, 0o666); err != nil {
			t.Fatal(err)
		}
		if r, err := export.Verify(context.Background(), bent, &darkroom{}); err == nil && r.OK() {
			t.Errorf("%s the zip, and nobody noticed", name)
		}
	}
}

func TestHostileZips(t *testing.T) {
	type entry struct {
		name string
		data string
		mode os.FileMode
	}
	many := make([]entry, 2500)
	for i := range many {
		many[i] = entry{name: fmt.Sprintf("data/%d", i)}
	}
	for name, c := range map[string]struct {
		entries []entry
		want    export.Code
	}{
		"out of the folder": {[]entry{{name: "../../etc/passwd", data: "x"}}, export.UnsafeZip},
		"from the root":     {[]entry{{name: "/etc/passwd", data: "x"}}, export.UnsafeZip},
		"backslashes":       {[]entry{{name: `data\..\..\x`, data: "x"}}, export.UnsafeZip},
		"a drive":           {[]entry{{name: "C:evil", data: "x"}}, export.UnsafeZip},
		"a link":            {[]entry{{name: "data/link", data: "/etc/passwd", mode: os.ModeSymlink | 0o777}}, export.UnsafeZip},
		"twice":             {[]entry{{name: "bagit.txt", data: "x"}, {name: "bagit.txt", data: "y"}}, export.UnsafeZip},
		"twice in capitals": {[]entry{{name: "bagit.txt", data: "x"}, {name: "BAGIT.TXT", data: "y"}}, export.UnsafeZip},
		"a file as folder":  {[]entry{{name: "data", data: "x"}, {name: "data/x", data: "y"}}, export.UnsafeZip},
		"a bomb":            {[]entry{{name: "data/article.json", data: strings.Repeat("\x00", 80<<20)}}, export.UnsafeZip},
		"too many files":    {many, export.UnsafeZip},
		"no bag":            {[]entry{{name: "hello.txt", data: "x"}}, export.NotAPackage},
		"nothing":           {nil, export.NotAPackage},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			for _, e := range c.entries {
				h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
				h.SetMode(0o644)
				if e.mode != 0 {
					h.SetMode(e.mode)
				}
				w, err := z.CreateHeader(h)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := io.WriteString(w, e.data); err != nil {
					t.Fatal(err)
				}
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "x.zip")
			if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
			_, err := export.Verify(context.Background(), path, &darkroom{})
			if !export.Is(err, c.want) {
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
	t.Run("no zip at all", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "x.zip")
		if err := os.WriteFile(path, []byte("PK no"), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := export.Verify(context.Background(), path, &darkroom{}); !export.Is(err, export.NotAPackage) {
			t.Errorf("error %v", err)
		}
		if _, err := export.Verify(context.Background(), path+"x", &darkroom{}); !export.Is(err, export.CannotRead) {
			t.Errorf("error %v", err)
		}
		if _, err := export.Verify(context.Background(), t.TempDir(), &darkroom{}); !export.Is(err, export.NotAPackage) {
			t.Errorf("error %v", err)
		}
	})
}

// TestAnApprovalTravels: approvals and cards in the package, and an approval of
// another text does not pass.
func TestAnApprovalTravels(t *testing.T) {
	p := sign(t, tram(t), zarya(t))
	editor := device(t, 2)
	approval := revision.Statement{Story: "s1", Revision: p.Revision.ID(), Content: p.Revision.Content, Kind: revision.Approved, Person: "irina", Lamport: 2, Time: noon}
	p.Statements = []revision.SignedStatement{editor.State(approval)}
	p.Cards = append(p.Cards, editor.Card(revision.Card{Person: "irina", Name: "Ирина Май", Role: revision.Editor, Serial: 1}))
	p.Review = export.ReviewApproved
	dir := filepath.Join(t.TempDir(), "package")
	write(t, p, dir)
	r, err := export.Verify(context.Background(), dir, &darkroom{})
	if err != nil || !r.OK() || r.Review != export.ReviewApproved || len(r.Signers) != 2 {
		t.Errorf("%+v, %v", r, err)
	}
	approval.Content = revision.HashOfContent([]byte("another text"))
	p.Statements = []revision.SignedStatement{editor.State(approval)}
	for name, c := range map[string]struct {
		p    export.Package
		want export.Code
	}{
		"of another text": {p, export.ContentDiffers},
		"by nobody known": {func() export.Package {
			q := sign(t, tram(t), zarya(t))
			q.Statements, q.Review = p.Statements, p.Review
			return q
		}(), export.SignerUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := export.Write(context.Background(), c.p, &darkroom{}, filepath.Join(t.TempDir(), "package"), nil)
			if err != nil || r.OK() || r.Problems[0].Code != c.want {
				t.Errorf("written all the same: %v, %v", r, err)
			}
		})
	}
}

func FuzzArticle(f *testing.F) {
	data, err := export.EncodeArticle(tram(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"format":"dateline/article/1","body":[{"id":"","kind":"x"}],"photos":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := export.DecodeArticle(data)
		if err != nil {
			return
		}
		again, err := export.EncodeArticle(s)
		if err != nil || !bytes.Equal(again, data) {
			t.Errorf("read, but written otherwise: %v", err)
		}
		if _, err := revision.ContentHash(s); err != nil {
			t.Errorf("an article that cannot be hashed: %v", err)
		}
	})
}
