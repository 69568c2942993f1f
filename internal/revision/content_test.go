package revision_test

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// public is what must survive: everything but the ID and the internal fields.
func public(s story.Story) story.Story {
	s = s.Public()
	s.ID = ""
	return s
}

func sameStory(a, b story.Story) string {
	return cmp.Diff(a, b, cmp.Comparer(func(x, y text.Document) bool {
		jx, _ := x.MarshalJSON()
		jy, _ := y.MarshalJSON()
		return string(jx) == string(jy)
	}))
}

func TestContentComesBackWhole(t *testing.T) {
	s := tells(t)
	data, err := revision.EncodeContent(s)
	if err != nil {
		t.Fatal(err)
	}
	back, err := revision.DecodeContent(data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := sameStory(public(s), back); diff != "" {
		t.Errorf("came back otherwise:\n%s", diff)
	}
}

func TestAnyContentComesBackWhole(t *testing.T) {
	words := rapid.SampledFrom([]string{"", "мост", "café", "«да»", "a\u2028b", "0", "👩‍👩‍👧"})
	rapid.Check(t, func(t *rapid.T) {
		var s story.Story
		s.Language, s.Headline, s.Deck = "en", words.Draw(t, "headline"), words.Draw(t, "deck")
		s.Bylines = rapid.SliceOfN(words, 1, 3).Draw(t, "bylines")
		s.Urgency = rapid.IntRange(0, 5).Draw(t, "urgency")
		s.Embargo = time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "embargo"), 0).UTC()
		var blocks []text.Block
		for i := range rapid.IntRange(1, 4).Draw(t, "blocks") {
			blocks = append(blocks, text.Block{ID: text.BlockID(string(rune('a' + i))), Kind: text.Paragraph, Text: words.Draw(t, "text")})
		}
		s.Body, _ = text.NewDocument(blocks...)
		for range rapid.IntRange(1, 3).Draw(t, "photos") {
			s.Photos = append(s.Photos, story.PhotoUse{Caption: words.Draw(t, "caption"), Lead: rapid.Bool().Draw(t, "lead"), Focus: story.Focus{X: rapid.Int().Draw(t, "x")}})
		}
		data, err := revision.EncodeContent(s)
		if err != nil {
			t.Fatal(err)
		}
		back, err := revision.DecodeContent(data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := sameStory(s, back); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestOneContentHasOneEncoding: whichever bit is turned, the bytes are refused
// or are another content.
func TestOneContentHasOneEncoding(t *testing.T) {
	data, err := revision.EncodeContent(tells(t))
	if err != nil {
		t.Fatal(err)
	}
	want := revision.HashOfContent(data)
	for i := range data {
		for bit := range 8 {
			bent := append([]byte{}, data...)
			bent[i] ^= 1 << bit
			s, err := revision.DecodeContent(bent)
			if err != nil {
				continue
			}
			if h, err := revision.ContentHash(s); err != nil || h == want {
				t.Fatalf("byte %d bit %d: read as the same content (%v)", i, bit, err)
			}
		}
	}
	for _, cut := range []int{0, 1, len(data) / 2, len(data) - 1} {
		if _, err := revision.DecodeContent(data[:cut]); err == nil {
			t.Errorf("%d bytes of %d were read", cut, len(data))
		}
	}
	if _, err := revision.DecodeContent(append(data, 0)); err == nil {
		t.Error("a byte too many was read")
	}
}

// row of the field table: | `Type.Field` | form | yes |
var row = regexp.MustCompile("(?m)^\\| `([A-Za-z]+\\.[A-Za-z]+)` \\|[^|]*\\| (yes|no)\\b")

func fieldTable(t *testing.T) map[string]bool {
	t.Helper()
	page, err := os.ReadFile("../../docs/formats/revision.md")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]bool{}
	for _, m := range row.FindAllStringSubmatch(string(page), -1) {
		table[m[1]] = m[2] == "yes"
	}
	return table
}

// TestEveryFieldIsInTheTable: a new field of a story must be written down
// before it can be forgotten.
func TestEveryFieldIsInTheTable(t *testing.T) {
	table := fieldTable(t)
	for _, v := range []any{
		story.Story{},
		story.Dateline{},
		story.Place{},
		newsdate.Date{},
		story.PhotoUse{},
		story.Credit{},
		story.Rights{},
		story.Crop{},
		story.Rect{},
		story.Focus{},
		story.Adjustments{},
		story.Redaction{},
		story.Related{},
		story.Note{},
		story.Remark{},
		text.Pos{},
		text.Block{},
		text.Mark{},
		outlet.Words{},
	} {
		typ := reflect.TypeOf(v)
		for i := range typ.NumField() {
			name := typ.Name() + "." + typ.Field(i).Name
			if _, ok := table[name]; !ok {
				t.Errorf("%s is not in docs/formats/revision.md", name)
			}
			delete(table, name)
		}
	}
	for name := range table {
		t.Errorf("the table has %s, which no story has", name)
	}
}

// TestTheTableTellsTheTruth changes every field, one at a time.
func TestTheTableTellsTheTruth(t *testing.T) {
	table, seen := fieldTable(t), map[string]bool{}
	base, err := revision.ContentHash(tells(t))
	if err != nil {
		t.Fatal(err)
	}
	check := func(path string, changed story.Story) {
		t.Helper()
		seen[path] = true
		h, err := revision.ContentHash(changed)
		if err != nil {
			t.Errorf("%s: %v", path, err)
		} else if (h != base) != table[path] {
			t.Errorf("changing %s changes the hash: %v; the table says %v", path, h != base, table[path])
		}
	}
	var walk func(v reflect.Value, path string, whole *story.Story)
	walk = func(v reflect.Value, path string, whole *story.Story) {
		switch {
		case v.Type() == reflect.TypeFor[text.Document]():
			return // below
		case v.Type() == reflect.TypeFor[time.Time]():
			old := v.Interface().(time.Time)
			v.Set(reflect.ValueOf(old.Add(time.Hour)))
			check(path, *whole)
			v.Set(reflect.ValueOf(old))
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name, whole)
			}
		case v.Kind() == reflect.Slice:
			if v.Len() == 0 {
				t.Fatalf("%s is empty in the story of the test", path)
			}
			walk(v.Index(0), path, whole)
		case v.Kind() == reflect.String:
			old := v.String()
			v.SetString(old + "x")
			check(path, *whole)
			v.SetString(old)
		case v.Kind() == reflect.Int:
			old := v.Int()
			v.SetInt(old + 1)
			check(path, *whole)
			v.SetInt(old)
		case v.Kind() == reflect.Bool:
			v.SetBool(!v.Bool())
			check(path, *whole)
			v.SetBool(!v.Bool())
		default:
			t.Fatalf("%s: do not know how to change a %s", path, v.Kind())
		}
	}
	s := tells(t)
	walk(reflect.ValueOf(&s).Elem(), "Story", &s)
	blocks := map[string]func(b []text.Block){
		"Block.ID":          func(b []text.Block) { b[0].ID = "bx" },
		"Block.Kind":        func(b []text.Block) { b[0].Kind = text.Heading2 },
		"Block.Depth":       func(b []text.Block) { b[1].Depth = 2 },
		"Block.Text":        func(b []text.Block) { b[0].Text += "!" },
		"Block.Marks":       func(b []text.Block) { b[0].Marks = nil },
		"Block.Attribution": func(b []text.Block) { b[2].Attribution = "кондуктор" },
		"Block.Photo":       func(b []text.Block) { b[3].Photo = "p2" },
		"Block.URL":         func(b []text.Block) { b[4].URL += "x" },
		"Mark.Kind":         func(b []text.Block) { b[0].Marks = []text.Mark{{Kind: text.Bold, From: 0, To: 14}} },
		"Mark.From": func(b []text.Block) {
			b[0].Marks = []text.Mark{{Kind: text.Link, From: 2, To: 14, Href: "https://zarya.example/"}}
		},
		"Mark.To": func(b []text.Block) {
			b[0].Marks = []text.Mark{{Kind: text.Link, From: 0, To: 12, Href: "https://zarya.example/"}}
		},
		"Mark.Href": func(b []text.Block) {
			b[0].Marks = []text.Mark{{Kind: text.Link, From: 0, To: 14, Href: "https://zarya.example/x"}}
		},
	}
	for path, change := range blocks {
		s := tells(t)
		var list []text.Block
		for _, b := range s.Body.All() {
			list = append(list, b)
		}
		change(list)
		if s.Body, err = text.NewDocument(list...); err != nil {
			t.Fatal(err)
		}
		check(path, s)
	}
	for name := range table {
		// A field that is made of others is changed through them.
		if !seen[name] && !strings.Contains(" Story.Dateline Story.Body Story.Photos Story.Related Story.Words Dateline.Place Dateline.Date "+
			"PhotoUse.Credit PhotoUse.Rights PhotoUse.Crops PhotoUse.Focus PhotoUse.Adjust PhotoUse.Redactions Crop.Rect Redaction.Rect "+
			"Rights.ValidUntil PhotoUse.Taken Story.Notes Note.From Note.To Note.Remarks ", " "+name+" ") {
			t.Errorf("%s was not changed by this test", name)
		}
	}
}

func FuzzContent(f *testing.F) {
	data, err := revision.EncodeContent(tells(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	empty, err := revision.EncodeContent(story.Story{})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(empty)
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := revision.DecodeContent(data)
		if err != nil {
			return
		}
		again, err := revision.EncodeContent(s)
		if err != nil || string(again) != string(data) {
			t.Errorf("accepted, but written otherwise (%v)", err)
		}
	})
}
