package wire_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/text"
	"dateline/internal/wire"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

// savedPages are the pages of the corpus by name; one is kept in the encoding
// that it names itself.
func savedPages(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("testdata/html/*.txtar")
	if err != nil || len(names) < 12 {
		t.Fatalf("%d saved pages, want a dozen: %v", len(names), err)
	}
	out := map[string][]byte{}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		data := file(a, "page.html")
		if bytes.Contains(data, []byte("windows-1251")) {
			if data, err = charmap.Windows1251.NewEncoder().Bytes(data); err != nil {
				t.Fatal(err)
			}
		}
		out[strings.TrimSuffix(filepath.Base(name), ".txtar")] = data
	}
	return out
}

func file(a *txtar.Archive, name string) []byte {
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return a.Files[i].Data
}

// written is a page as the golden files hold it, with how its words are set.
func written(p wire.Page) string {
	plain := p
	plain.Blocks, plain.Notes = nil, nil
	var b strings.Builder
	b.WriteString(shown(plain))
	for _, s := range p.Photos {
		if s.Alt != "" {
			fmt.Fprintf(&b, "alt: %s\n", s.Alt)
		}
	}
	blocksShown(&b, p.Blocks)
	notesShown(&b, p.Notes)
	return b.String()
}

func blocksShown(b *strings.Builder, blocks []text.Block) {
	for _, k := range blocks {
		fmt.Fprintf(b, "%s%s: %s", strings.Repeat("  ", k.Depth), k.Kind, strings.ReplaceAll(k.Text, "\u2028", "⏎"))
		for _, m := range k.Marks {
			fmt.Fprintf(b, " {%s %q%s}", m.Kind, k.Text[m.From:m.To], strings.TrimRight(" "+m.Href, " "))
		}
		if k.Attribution+k.URL != "" {
			fmt.Fprintf(b, " [%s%s]", k.Attribution, k.URL)
		}
		b.WriteString("\n")
	}
}

func notesShown(b *strings.Builder, notes []wire.Note) {
	for _, n := range notes {
		fmt.Fprintf(b, "%s %d: %s\n", n.Kind, n.N, strings.ReplaceAll(n.Text, "\n", " ⏎ "))
	}
}

func TestPagesSavedFromABrowser(t *testing.T) {
	for name, data := range savedPages(t) {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata/html", name+".txtar")
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			p, err := wire.ReadHTML(data, options())
			if err != nil {
				t.Fatal(err)
			}
			var pasted strings.Builder
			blocks, notes, err := wire.Blocks(data, true, options())
			if err != nil {
				t.Fatal(err)
			}
			blocksShown(&pasted, blocks)
			notesShown(&pasted, notes)
			got := &txtar.Archive{Comment: a.Comment, Files: []txtar.File{
				{Name: "page.html", Data: file(a, "page.html")},
				{Name: "page.golden", Data: []byte(written(p))},
				{Name: "pasted.golden", Data: []byte(pasted.String())},
			}}
			if *update {
				if err := os.WriteFile(path, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(a)), string(txtar.Format(got))); diff != "" {
				t.Errorf("read otherwise:\n%s", diff)
			}
		})
	}
}

// TestWordsOfASavedPageAreInTheStoryOrNamed holds for everything a reader of the
// page sees.
func TestWordsOfASavedPageAreInTheStoryOrNamed(t *testing.T) {
	parts := []string{
		"<p>слово1 слово2</p>", "<h2>слово3</h2>", "<div class=share>слово4</div>", "<table><tr><td>слово5<td>слово6</table>", "<ul><li>слово7<li>слово8</ul>", "<form>слово9</form>",
		"<aside>слово10 слово11</aside>", "<blockquote>слово12<footer>слово13</footer></blockquote>", "<figure><img src=a.jpg><figcaption>слово14</figcaption></figure>", "<p>Источник: слово15</p>",
		"слово16", "<x-y>слово17</x-y>", "<div><div>слово18<p>слово19</div></div>", "<footer>слово20</footer>", "<p>слово21<br><br>слово22</p>", "<figure><iframe src=x></iframe><figcaption>слово23</figcaption></figure>",
		"<button>слово24</button>", "<p class=embed><a href=https://a.example/>слово25</a></p>", "<section class=related><h3>слово26</h3><ul><li>слово27</ul></section>", "<ol>слово28<li>слово29<ul><li>слово30</ul>слово31</ol>",
		"<p>1 мая 2024</p>", "<p class=byline>Анна Беккер</p>", "<p class=deck>слово32</p>", "<h1>слово33</h1>", "<div class=wp-caption><img src=b.jpg><p class=caption>слово34</p></div>", "<figure><blockquote>слово35</blockquote><figcaption>слово36</figcaption></figure>",
		"<table><tr><td><p>слово37</p></table>", "<a href='javascript:x'>слово38</a>", "<header>слово39</header>", "<figure><table><td>слово40<td>слово41</table></figure>", "<p>слово42 <img src=c.jpg alt=слово43> слово44</p>",
	}
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 1, 14).Draw(t, "parts"), "\n")
		in := rapid.SampledFrom([]string{"%s", "<article>%s</article>", "<h1>Заголовок1</h1><main>%s</main>", "<html><body><div>%s</div></body></html>"}).Draw(t, "in")
		page := strings.Replace(in, "%s", "<p>"+strings.Repeat("длинный ", 40)+"</p>"+body, 1)
		p, err := wire.ReadHTML([]byte(page), options())
		if err != nil {
			t.Fatal(err)
		}
		nothingMissing(t, body, shownJSON(p)+p.Date.String())
		blocks, notes, err := wire.Blocks([]byte(page), true, options())
		if err != nil {
			t.Fatal(err)
		}
		nothingMissing(t, body, shownJSON(wire.Page{Blocks: blocks, Notes: notes}))
	})
}

func nothingMissing(t failer, markup, kept string) {
	for word := range strings.FieldsFuncSeq(markup, func(r rune) bool { return !(r >= 'а' && r <= 'я' || r >= '0' && r <= '9') }) {
		if strings.HasPrefix(word, "слово") && !strings.Contains(kept+" ", word) {
			t.Errorf("%q of %q is nowhere in %.2000s", word, markup, kept)
		}
	}
}

func TestHostilePagesAreRefusedInAMoment(t *testing.T) {
	for name, page := range map[string]string{
		"100,000 boxes in each other": strings.Repeat("<div>", 100_000) + "word",
		"100,000 marks in each other": strings.Repeat("<b>", 100_000) + "word",
		"half a million elements":     strings.Repeat("<p>a", 500_000),
	} {
		t.Run(name, func(t *testing.T) {
			for _, err := range []error{second(wire.ReadHTML([]byte(page), options())), third(wire.Blocks([]byte(page), true, options()))} {
				var r *wire.Refusal
				if !errors.As(err, &r) || r.Code != wire.TooTangled {
					t.Errorf("error %v, want %s", err, wire.TooTangled)
				}
			}
		})
	}
}

func second[A any](_ A, err error) error { return err }

func third[A, B any](_ A, _ B, err error) error { return err }

func TestWhatIsNoPageIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		page string
		want wire.Code
	}{
		"nothing":      {"", wire.Empty},
		"code alone":   {"<html><script>var word</script><style>p{}</style></html>", wire.Empty},
		"a picture":    {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", wire.NotText},
		"a whole site": {strings.Repeat("a", wire.MaxBytes+1), wire.TooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			var r *wire.Refusal
			if _, err := wire.ReadHTML([]byte(c.page), options()); !errors.As(err, &r) || r.Code != c.want || r.Name != "page.txt" {
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
}

// TestALongPageEndsSomewhere: blocks behind the most that are read are counted.
func TestALongPageEndsSomewhere(t *testing.T) {
	p, err := wire.ReadHTML([]byte("<article><h1>Длинно</h1>"+strings.Repeat("<p>абзац", 12_000)+"</article>"), options())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(p.Notes, func(n wire.Note) bool { return n.Kind == wire.NoteMany })
	if len(p.Blocks) != 10_000 || i < 0 || p.Notes[i].N != 2000 {
		t.Errorf("%d blocks, notes %+v", len(p.Blocks), p.Notes)
	}
}

func TestEncodingsOfOldPages(t *testing.T) {
	const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=NAME"></head><body><h1>Ёлку привезли</h1><p>Её срубили в Залесовском районе.</p></body></html>`
	for name, table := range map[string]*charmap.Charmap{"windows-1251": charmap.Windows1251, "KOI8-R": charmap.KOI8R, "iso-8859-5": charmap.ISO8859_5, "ibm866": charmap.CodePage866} {
		t.Run(name, func(t *testing.T) {
			data, err := table.NewEncoder().Bytes([]byte(strings.ReplaceAll(page, "NAME", name)))
			if err != nil {
				t.Fatal(err)
			}
			p, err := wire.ReadHTML(data, options())
			if err != nil || p.Headline != "Ёлку привезли" || p.Blocks[0].Text != "Её срубили в Залесовском районе." {
				t.Errorf("headline %q, blocks %v, error %v", p.Headline, p.Blocks, err)
			}
		})
	}
	t.Run("a page that lies about being UTF-8 is read, what cannot be is marked", func(t *testing.T) {
		data := []byte("<meta charset=utf-8><h1>Caf\xe9</h1><p>Open.</p>")
		if p, err := wire.ReadHTML(data, options()); err != nil || p.Headline != "Caf\ufffd" {
			t.Errorf("headline %q, error %v", p.Headline, err)
		}
	})
	t.Run("no encoding is named: windows-1251 is guessed and said", func(t *testing.T) {
		data, err := charmap.Windows1251.NewEncoder().Bytes([]byte("<h1>Ёлку привезли</h1><p>Её срубили в районе.</p>"))
		if err != nil {
			t.Fatal(err)
		}
		if p, err := wire.ReadHTML(data, options()); err != nil || p.Headline != "Ёлку привезли" || p.Notes[0].Kind != wire.NoteEncoding {
			t.Errorf("headline %q, notes %v, error %v", p.Headline, p.Notes, err)
		}
	})
}

func TestPlainTextForTheCaret(t *testing.T) {
	blocks, notes, err := wire.Blocks([]byte("Первый\u200b абзац\n\n• раз\n•\tдва\n1) один\n2) два\n— Да, — сказал он.\n• одна"), false, options())
	if err != nil || len(notes) != 0 {
		t.Fatal(notes, err)
	}
	var b strings.Builder
	blocksShown(&b, blocks)
	const want = "paragraph: Первый абзац\nbullet: раз\nbullet: два\nnumber: один\nnumber: два\nparagraph: — Да, — сказал он.\nparagraph: • одна\n"
	if b.String() != want {
		t.Errorf("read as\n%s", b.String())
	}
}

// TestACopiedPieceKeepsItsHeadings: a browser wraps what is copied in a page.
func TestACopiedPieceKeepsItsHeadings(t *testing.T) {
	blocks, _, err := wire.Blocks([]byte("<html><body><!--StartFragment--><nav>Раздел</nav><h1>Заголовок</h1><p>Слова <b>жирно</b></p><!--EndFragment--></body></html>"), true, options())
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	blocksShown(&b, blocks)
	if want := "paragraph: Раздел\nheading2: Заголовок\nparagraph: Слова жирно {bold \"жирно\"}\n"; b.String() != want {
		t.Errorf("read as\n%s", b.String())
	}
}

// TestOnlyAddressesThatAStoryLinksToStay: everything else is words, and counted.
func TestOnlyAddressesThatAStoryLinksToStay(t *testing.T) {
	for href, want := range map[string]string{
		"https://zarya.example/x?a=1&amp;b=2":            "https://zarya.example/x?a=1&b=2",
		"/news/7":                                        "https://site.example/news/7",
		"mailto:red@zarya.example":                       "mailto:red@zarya.example",
		"javascript:alert(1)":                            "",
		"JavaScript:alert(1)":                            "",
		"data:text/html,x":                               "",
		"file:///etc/passwd":                             "",
		"ftp://zarya.example/x":                          "",
		"tel:+73850000000":                               "",
		"https:///x":                                     "",
		"https://user:word@zarya.example/":               "",
		"https://z.example/" + strings.Repeat("a", 2000): "",
	} {
		t.Run(href[:min(len(href), 30)], func(t *testing.T) {
			blocks, notes, err := wire.Blocks([]byte("<base href='https://site.example/a/b'><p>Это <a href='"+href+"'>ссылка</a></p>"), true, options())
			if err != nil || len(blocks) != 1 || blocks[0].Text != "Это ссылка" {
				t.Fatalf("%v, %v", blocks, err)
			}
			got := ""
			for _, m := range blocks[0].Marks {
				got = m.Href
			}
			left := slices.ContainsFunc(notes, func(n wire.Note) bool { return n.Kind == wire.NoteLink && n.N == 1 })
			if got != want || left != (want == "") {
				t.Errorf("links to %q, want %q; notes %v", got, want, notes)
			}
		})
	}
}

func FuzzReadHTML(f *testing.F) {
	for _, data := range savedPages(f) {
		f.Add(data)
	}
	f.Add([]byte("<b>и\u0306</b>\u0306<a href=//x><a href=y>z</a><ul><ul><li><table><figure>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := wire.ReadHTML(data, options())
		if err == nil {
			sound(t, p.Blocks)
			for _, s := range p.Photos {
				if s.At < 0 || s.At > len(p.Blocks) {
					t.Errorf("photo before block %d of %d", s.At, len(p.Blocks))
				}
			}
		}
		if blocks, _, err := wire.Blocks(data, true, options()); err == nil {
			sound(t, blocks)
		}
		if blocks, _, err := wire.Blocks(data, false, options()); err == nil {
			sound(t, blocks)
		}
	})
}

// sound: a document can be made of the blocks.
func sound(t *testing.T, blocks []text.Block) {
	t.Helper()
	if _, err := text.NewDocument(blocks...); err != nil {
		t.Errorf("blocks that are no document: %v", err)
	}
}

func BenchmarkReadHTML(b *testing.B) {
	page := []byte("<article><h1>Длинно</h1>" + strings.Repeat("<p>Абзац о <b>важном</b> и <a href='https://a.example/x'>ссылка</a>, двадцать слов в нём.</p>", 400) + "</article>")
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := wire.ReadHTML(page, options()); err != nil {
			b.Fatal(err)
		}
	}
}
