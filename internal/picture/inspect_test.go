package picture

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// What the free samples say of themselves, as golden JSON.
func TestWhatPhotosSay(t *testing.T) {
	files, err := filepath.Glob("testdata/samples/*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, path := range files {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			info, err := Inspect(path)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			e := json.NewEncoder(&got)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(info); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", "golden", name+".json")
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="` + nsRDF + `">
<rdf:Description xmlns:dc="` + nsDC + `" xmlns:photoshop="` + nsPhotoshop + `" xmlns:e="` + nsExt + `" photoshop:City="Бийск">
<dc:description><rdf:Alt><rdf:li xml:lang="en">Snow</rdf:li><rdf:li xml:lang="x-default">Снег
лёг</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Вера</rdf:li><rdf:li>Павел</rdf:li></rdf:Seq></dc:creator>
<e:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource"><photoshop:City>Тайна</photoshop:City></rdf:li></rdf:Bag></e:LocationCreated>
</rdf:Description></rdf:RDF></x:xmpmeta>`

func TestXMP(t *testing.T) {
	x, err := parseXMP([]byte(packet), func(xml.Name) {})
	if err != nil {
		t.Fatal(err)
	}
	if got := x.first(nsDC, "description"); got != "Снег лёг" {
		t.Errorf("description %q", got)
	}
	if got := x.first(nsDC, "creator"); got != "Вера" {
		t.Errorf("creator %q", got)
	}
	if got := x[xml.Name{Space: nsPhotoshop, Local: "City"}]; len(got) != 1 || got[0] != "Бийск" {
		t.Errorf("city %q", got)
	}
}

// XMP before IIM before EXIF; but IIM first when only IIM was changed since.
func TestWhomToBelieve(t *testing.T) {
	c := func(stale bool) *collected {
		return &collected{
			xmp: xmp{{Space: nsDC, Local: "description"}: {"XMP"}}, iim: map[string]string{"Caption-Abstract": "IIM", "By-line": "IIM"},
			exif: map[string]string{"ImageDescription": "EXIF", "Artist": "EXIF", "Copyright": "EXIF", "DateTimeOriginal": "2023:06:15 10:20:00"}, stale: stale,
		}
	}
	if m := c(false).meta(); m.Caption != "XMP" || m.Creator != "IIM" || m.Copyright != "EXIF" || m.Taken.String() != "2023-06-15" {
		t.Errorf("%+v", m)
	}
	if m := c(true).meta(); m.Caption != "IIM" || !m.StaleXMP {
		t.Errorf("%+v", m)
	}
}

func TestStaleXMP(t *testing.T) {
	photo := jpegOf(t, landscape(8, 8))
	for _, stale := range []bool{false, true} {
		iim := Embed{Description: "IIM"}.iim()
		sum := digestOf(iim)
		if stale {
			sum = digestOf([]byte("what it was"))
		}
		var resources bytes.Buffer
		putResource(&resources, 0x0404, iim)
		putResource(&resources, 0x0425, sum)
		data := with(photo, segmentOf(mAPP1, append([]byte(xmpHeader), Embed{Description: "XMP"}.xmp()...)), segmentOf(mAPP13, append([]byte(iimHeader), resources.Bytes()...)))
		info, err := Inspect(file(t, "a.jpg", data))
		want := map[bool]string{false: "XMP", true: "IIM"}[stale]
		if err != nil || info.Meta.Caption != want || info.Meta.StaleXMP != stale {
			t.Errorf("stale %v: %+v, %v", stale, info.Meta, err)
		}
	}
}

func FuzzXMP(f *testing.F) {
	f.Add([]byte(packet))
	f.Add([]byte(`<!DOCTYPE x><x/>`))
	f.Add([]byte("<a><a><a>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		x, err := parseXMP(data, func(xml.Name) {})
		if err != nil {
			return
		}
		for name, values := range x {
			for _, v := range values {
				if tidy(v) != v || v == "" {
					t.Errorf("%v is %q", name, v)
				}
			}
		}
	})
}

func FuzzInspect(f *testing.F) {
	for _, name := range []string{"withXmp.jpg", "withIptcPhotoshop6.jpg"} {
		data, err := os.ReadFile(filepath.Join("testdata", "samples", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 6000)])
	}
	f.Add(scanBomb(3))
	f.Add(pngHeader(3, 3, 8, 2))
	path := filepath.Join(f.TempDir(), "photo")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		info, err := Inspect(path)
		if err == nil && (info.Width <= 0 || info.Height <= 0 || info.limits() != "") {
			t.Errorf("let in: %+v", info.Header)
		}
	})
}
