package export_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"dateline/internal/export"
	"dateline/internal/outlet"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// golden compares with a file that was looked at.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "texts", name+".golden")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs:\n%s", name, diff)
	}
}

// out is the tram story with the address of the story it points to.
func out(t testing.TB) export.Package {
	p := sign(t, tram(t), zarya(t))
	p.Addresses = map[story.ID]string{"s2": "https://zarya.example/rails"}
	return p
}

func TestTextsBesideAPackage(t *testing.T) {
	for name, p := range map[string]export.Package{"every-block": out(t), "nothing-but-text": sign(t, short(t), outlet.Default())} {
		t.Run(name, func(t *testing.T) {
			golden(t, name+".txt", export.PlainText(p))
			golden(t, name+".html", export.BodyHTML(p))
			post, cut := export.Post(p, "https://zarya.example/tram", true)
			golden(t, name+".post", post)
			if cut {
				t.Error("a short story was cut")
			}
		})
	}
}

// speech is a story of so many equal sentences in paragraphs of ten.
func speech(t testing.TB, sentences int) story.Story {
	t.Helper()
	s := tram(t)
	var blocks []text.Block
	for i := 0; i < sentences; i += 10 {
		said := strings.Repeat("Трамвай № 7 пришёл в депо, и г. Седых, водитель, открыл двери. ", min(10, sentences-i))
		blocks = append(blocks, text.Block{ID: text.BlockID("b" + string(rune('a'+i/10))), Kind: text.Paragraph, Text: strings.TrimSpace(said)})
	}
	var err error
	if s.Body, err = text.NewDocument(blocks...); err != nil {
		t.Fatal(err)
	}
	return s
}

// length is what Telegram counts.
func length(s string) int { return len(utf16.Encode([]rune(s))) }

func TestALongStoryIsCutAtASentenceAndKeepsCreditAndLink(t *testing.T) {
	p := sign(t, speech(t, 200), zarya(t))
	for _, c := range []struct {
		name       string
		photo      bool
		most, used int
	}{{"with a photo", true, 1024, 940}, {"without a photo", false, 4096, 4010}} {
		t.Run(c.name, func(t *testing.T) {
			post, cut := export.Post(p, "https://zarya.example/tram", c.photo)
			if n := length(post); !cut || n > c.most || n < c.used {
				t.Errorf("cut %v, %d units of %d", cut, n, c.most)
			}
			if !strings.HasPrefix(post, "Трамвай вернулся на проспект\n\nТрамвай № 7") || !strings.HasSuffix(post, "\nhttps://zarya.example/tram") {
				t.Error(post)
			}
			if strings.Contains(post, "Фото: ИА \"Заря\" / Пётр Осипов\nhttps") != c.photo {
				t.Errorf("the credit belongs to the photo: %s", post)
			}
			if !strings.Contains(post, "открыл двери. …\n") {
				t.Errorf("it does not end with a sentence: %s", post)
			}
		})
	}
}

func TestASentenceWithoutAnEndIsCutAtAWord(t *testing.T) {
	s := speech(t, 1)
	long := strings.TrimSpace(strings.Repeat("без остановки, ", 400))
	var err error
	if s.Body, err = text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph, Text: long}); err != nil {
		t.Fatal(err)
	}
	post, cut := export.Post(sign(t, s, zarya(t)), "", true)
	if !cut || !strings.Contains(post, "остановки…\n\nФото:") && !strings.Contains(post, "без…\n\nФото:") {
		t.Error(post)
	}
}

func TestAnAddressThatIsNoneStaysOut(t *testing.T) {
	post, _ := export.Post(out(t), "javascript:alert(1)", false)
	if strings.Contains(post, "javascript") {
		t.Error(post)
	}
}

// anyText is what people and machines put into fields.
func anyText() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.String(), rapid.StringN(0, 600, -1), rapid.SampledFrom([]string{
			"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "&lt;b&gt;", "</p></figure><iframe src=//x>", "👩‍👩‍👧‍👦", "Слово. Ещё слово! ", strings.Repeat("длинно", 300),
			"javascript:alert(1)", "\u202e", "[a](javascript:b)", "г. Барнаул, ", " ", "…",
		}))
	return rapid.Map(rapid.SliceOfN(piece, 0, 4), func(s []string) string { return text.Clean(strings.Join(s, "")) })
}

// anyStory has anything in every field that a text shows.
func anyStory(t *rapid.T) story.Story {
	draw := func(name string) string { return anyText().Draw(t, name) }
	var blocks []text.Block
	kinds := []text.Kind{text.Paragraph, text.Heading2, text.Heading3, text.Quote, text.Bullet, text.Number, text.FactBox, text.Embed, text.Photo, text.Divider}
	for i := range rapid.IntRange(0, 6).Draw(t, "blocks") {
		b := text.Block{ID: text.BlockID("b" + string(rune('a'+i))), Kind: rapid.SampledFrom(kinds).Draw(t, "kind")}
		switch {
		case b.Kind == text.Photo:
			b.Photo = "p2"
		case b.Kind.HasText():
			b.Text = draw("block")
		}
		switch b.Kind {
		case text.Quote:
			b.Attribution = draw("attribution")
		case text.Embed:
			b.URL = "https://zarya.example/" + rapid.StringMatching(`[a-z?&="<>]{0,20}`).Draw(t, "url")
		case text.Bullet, text.Number:
			b.Depth = rapid.IntRange(0, 2).Draw(t, "depth")
		}
		if len(b.Text) > 0 && rapid.Bool().Draw(t, "marked") {
			b.Marks = []text.Mark{{Kind: text.Bold, From: 0, To: len(b.Text)}}
		}
		blocks = append(blocks, b)
	}
	body, err := text.NewDocument(blocks...)
	if err != nil {
		t.Skip(err.Error())
	}
	use := func(id string, n byte, lead bool) story.PhotoUse {
		return story.PhotoUse{
			ID: story.PhotoID(id), Original: strings.Repeat(string('0'+rune(n)), 64), Width: 400, Height: 300, Lead: lead,
			Caption: draw("caption"), Alt: draw("alt"), Credit: story.Credit{Agency: draw("agency"), Photographer: draw("photographer")},
		}
	}
	var notes []story.Note
	if body.Len() > 0 {
		notes = whispered(body.Block(0).ID)
	}
	return story.Story{
		ID: "s1", Language: "ru", Headline: draw("headline"), Deck: draw("deck"), Bylines: []string{draw("byline")}, Body: body,
		Photos: []story.PhotoUse{use("p1", 1, true), use("p2", 2, false)}, Source: draw("source"), Correction: draw("correction"),
		Related: []story.Related{{Title: draw("related"), Partner: true}}, Words: outlet.Default().For("ru"), Note: "перезвонить источнику Иксу", Notes: notes,
	}
}

// secrets are what the stories of these tests hold of internal words.
func secrets() []string {
	return []string{"Иксу", "Тайный", "Игрека", "Нашептавший", "Подкоп", "n0te1d", "ch1ef"}
}

// tells names what of the secrets stands in bytes that leave.
func tells(out string) []string {
	return slices.DeleteFunc(secrets(), func(s string) bool { return !strings.Contains(out, s) })
}

func TestAPostIsNeverTooLong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		url := rapid.OneOf(rapid.Just(""), rapid.Map(rapid.IntRange(0, 1500), func(n int) string { return "https://z.example/" + strings.Repeat("x", n) })).Draw(t, "url")
		photo := rapid.Bool().Draw(t, "photo")
		most := 4096
		if photo {
			most = 1024
		}
		post, cut := export.Post(export.Package{Story: s}, url, photo)
		if last := s.Body.Len() - 1; !cut && last >= 0 && s.Body.Block(last).Kind == text.Paragraph && !strings.Contains(post, strings.ReplaceAll(strings.TrimSpace(s.Body.Block(last).Text), string(text.SoftBreak), "\n")) {
			t.Fatalf("it lost words without a word: %q", post)
		}
		if n := length(post); n > most {
			t.Fatalf("%d units, %d have room", n, most)
		}
		if !strings.Contains(post, url) && len(url) < 400 && length(s.Photos[0].Credit.Line(s.Words.Credit)) < 400 {
			t.Fatalf("the link is lost: %q", post)
		}
		if told := tells(post); len(told) > 0 {
			t.Fatalf("%q went out", told)
		}
	})
}

// TestNothingIsInjected: whatever stands in a story, a CMS gets text and the few
// elements that Dateline writes.
func TestNothingIsInjected(t *testing.T) {
	allowed := map[string][]string{
		"p": nil, "strong": nil, "em": nil, "s": nil, "sup": nil, "sub": nil, "br": nil, "hr": nil, "h2": nil, "h3": nil, "ul": nil, "ol": nil, "li": nil,
		"blockquote": nil, "footer": nil, "figure": nil, "figcaption": nil, "aside": {"class"}, "a": {"href"},
	}
	classes := []string{"fact", "fact-title", "embed"}
	allowed["p"] = []string{"class"}
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		page := export.BodyHTML(export.Package{Story: s})
		z := html.NewTokenizer(strings.NewReader(page))
		for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
			token := z.Token()
			switch kind {
			case html.CommentToken, html.DoctypeToken:
				t.Fatalf("%s in %s", token, page)
			case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
				attrs, ok := allowed[token.Data]
				if !ok {
					t.Fatalf("element %s in %s", token.Data, page)
				}
				for _, a := range token.Attr {
					if !slices.Contains(attrs, a.Key) || a.Key == "class" && !slices.Contains(classes, a.Val) || a.Key == "href" && !strings.HasPrefix(a.Val, "https://zarya.example/") {
						t.Fatalf("attribute %s=%q in %s", a.Key, a.Val, page)
					}
				}
			}
		}
		if told := tells(page + export.PlainText(export.Package{Story: s})); len(told) > 0 {
			t.Fatalf("%q went out", told)
		}
	})
}
