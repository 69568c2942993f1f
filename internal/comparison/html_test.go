package comparison_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"dateline/internal/comparison"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// ids says the ids themselves with what they were given: the words are those of
// package words, which stands above this one.
func ids(id string, args map[string]any) string {
	id = strings.TrimPrefix(id, "comparison.")
	var with []string
	for k, v := range args {
		with = append(with, fmt.Sprintf("%s=%v", k, v))
	}
	sort.Strings(with)
	return strings.TrimSpace(id + " " + strings.Join(with, " "))
}

func written(c comparison.Comparison, title string) string {
	return string(c.HTML(comparison.Page{Title: title, Language: "ru", Say: ids}))
}

// revised is a newer version of the story that tells everything.
func revised(t testing.TB, a story.Story) story.Story {
	b := a
	at := func(i int) text.Block { return a.Body.Block(i) }
	first, item := at(0), at(1)
	first.Text, first.Marks = "Трамвай № 5 вернулся на мост.", []text.Mark{{Kind: text.Bold, From: len("Трамвай № 5 вернулся "), To: len("Трамвай № 5 вернулся на мост")}}
	item.Kind, item.Depth = text.Heading2, 0
	quote := at(2)
	quote.Attribution = "кондуктор"
	b.Body = document(t, at(4), first, item, quote, text.Block{ID: "b7", Kind: text.Divider}, text.Block{ID: "b8", Kind: text.FactBox, Text: "Пути уложили в\u00a01967 году.\u2028Длина 5 км."})
	b.Headline, b.Deck, b.Rubric, b.Photos = "Трамвай № 5 вернулся", "", "Транспорт", nil
	b.Related = append([]story.Related{{Title: "Паром & мост <старый>"}}, a.Related...)
	return b
}

func TestThePageOfAComparison(t *testing.T) {
	a := tells(t)
	for name, c := range map[string]comparison.Comparison{
		"revised": comparison.Compare(a, revised(t, a)),
		"back":    comparison.Compare(revised(t, a), a),
		"same":    comparison.Compare(a, a),
	} {
		got := written(c, "Версия 2 → версия 3")
		_, got, _ = strings.Cut(got, "</style>") // the stylesheet is a file of its own
		path := filepath.Join("testdata", name+".html.golden")
		if *update {
			if err := os.MkdirAll("testdata", 0o777); err != nil {
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
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// tag is anything that a browser could take for one.
var tag = regexp.MustCompile(`<[^>]*>?`)

// allowed are the tags that the page itself writes below its head.
var allowed = regexp.MustCompile(`^<(/?(main|body|html|header|section|article|h1|h2|h3|h4|p|ol|li|ins|del|b|em|strong|s|sup|sub|mark|small|span|blockquote|br)|` +
	`(h3|h4|p|span|blockquote) class="[a-z0-9 -]+"|li id="c[0-9a-f]+")>$`)

// injected says what in a page is not written by the page itself.
func injected(page string) (string, bool) {
	_, body, ok := strings.Cut(page, "</style></head>")
	if !ok {
		return "no body", true
	}
	var open []string
	for _, s := range tag.FindAllString(body, -1) {
		if !allowed.MatchString(s) {
			return s, true
		}
		name := strings.Trim(strings.Fields(s)[0], "</>")
		switch {
		case name == "br":
		case !strings.HasPrefix(s, "</"):
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			if name != "body" && name != "html" {
				return "closed out of turn: " + s, true
			}
		default:
			open = open[:len(open)-1]
		}
	}
	if left := slices.DeleteFunc(open, func(s string) bool { return s == "body" || s == "html" }); len(left) > 0 {
		return "not closed: " + strings.Join(left, ", "), true
	}
	return "", false
}

// hostile fills a story with one text wherever a text can stand.
func hostile(evil string) story.Story {
	evil = text.Clean(evil)
	s := story.Story{ID: "s1", Language: "ru", Headline: evil, Deck: evil, Rubric: evil, Source: evil, Tags: []string{evil}, Bylines: []string{evil}}
	s.Related = []story.Related{{Title: evil, URL: evil}}
	s.Photos = []story.PhotoUse{{ID: "p1", Caption: evil, Alt: evil, Credit: story.Credit{Agency: evil}, SourceType: evil}}
	s.Words.Related = evil
	s.Dateline.Place.Name = evil
	blocks := []text.Block{
		{ID: "b1", Kind: text.Paragraph, Text: evil},
		{ID: "b2", Kind: text.Quote, Text: evil, Attribution: evil},
		{ID: "b3", Kind: text.Embed, Text: evil, URL: evil},
		{ID: "b4", Kind: text.Photo, Photo: "p1"},
	}
	if evil != "" {
		blocks[0].Marks = []text.Mark{{Kind: text.Link, From: 0, To: len(evil), Href: evil}}
	}
	s.Body, _ = text.NewDocument(blocks...)
	return s
}

// FuzzPage: whatever a story says, the page is the page's.
func FuzzPage(f *testing.F) {
	f.Add(`<script>alert(1)</script>`, `x`)
	f.Add(`"><img src=x onerror=alert(1)>`, `' onclick='x`)
	f.Add(`</style></head><body>`, `<!-- `)
	f.Add("javascript:alert(1)", "&lt;b&gt;")
	f.Fuzz(func(t *testing.T, one, two string) {
		a, b := hostile(one), hostile(two)
		for _, c := range []comparison.Comparison{comparison.Compare(a, b), comparison.Compare(story.Story{ID: "s1", Language: "ru"}, a)} {
			page := written(c, one)
			if what, yes := injected(page); yes {
				t.Fatalf("%q and %q put %s into the page", one, two, what)
			}
			head, _, _ := strings.Cut(page, "</title>")
			if strings.Count(head, "<") != 8 {
				t.Fatalf("%q changes the head: %s", one, head)
			}
		}
	})
}

// TestNothingGetsIntoAPage with any two versions, and language.
func TestNothingGetsIntoAPage(t *testing.T) {
	both(t, func(t *rapid.T, a, b story.Story) {
		page := string(comparison.Compare(a, b).HTML(comparison.Page{Title: a.Headline, Language: `"><script>`, Say: ids}))
		if what, yes := injected(page); yes || strings.Contains(page, "<script") {
			t.Fatalf("%s in\n%s", what, page)
		}
	})
}

// colours of page.css by its media.
var colours = regexp.MustCompile(`--([a-z0-9]+): (#[0-9a-f]{3,6});`)

// TestThePageCanBeRead: text on its ground has a contrast of 4.5 (WCAG 2.1, 1.4.3)
// in light, dark and in print.
func TestThePageCanBeRead(t *testing.T) {
	css, err := os.ReadFile("page.css")
	if err != nil {
		t.Fatal(err)
	}
	roots := strings.Split(string(css), ":root {")[1:]
	if len(roots) != 3 {
		t.Fatalf("%d sets of colours, want light, dark and print", len(roots))
	}
	for i, name := range []string{"light", "dark", "print"} {
		set := map[string]string{}
		for _, m := range colours.FindAllStringSubmatch(roots[i], -1) {
			set[m[1]] = m[2]
		}
		for _, pair := range [][2]string{
			{"ink", "paper"},
			{"ink2", "paper"},
			{"ink", "soft"},
			{"red", "redsoft"},
			{"green", "greensoft"},
			{"violet", "violetsoft"},
			{"violet", "paper"},
			{"amber", "ambersoft"},
		} {
			if c := contrast(t, set[pair[0]], set[pair[1]]); c < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f", name, pair[0], pair[1], c)
			}
		}
	}
}
