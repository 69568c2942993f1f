package find_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"dateline/internal/find"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
)

func TestWords(t *testing.T) {
	for name, c := range map[string]struct {
		q    find.Query
		want string
	}{
		"capital and small letters are one":       {find.Query{Text: "снег"}, "[Снег] на [снег]е, [СНЕГ]"},
		"unless they are told apart":              {find.Query{Text: "снег", Case: true}, "Снег на [снег]е"},
		"е finds ё":                               {find.Query{Text: "еж", Yo: true}, "[Ёж], [еж], [ёж]"},
		"ё finds е":                               {find.Query{Text: "ёж", Yo: true, Case: true}, "Ёж, [еж], [ёж]"},
		"without it they are two":                 {find.Query{Text: "еж"}, "Ёж, [еж], ёж"},
		"a whole word":                            {find.Query{Text: "дом", Word: true}, "[Дом], [дом]-музей, домой, «[дом]», задом, дом_1 [дом]"},
		"whole words side by side":                {find.Query{Text: "да", Word: true}, "[да] [да] [да]"},
		"a whole word with an accent":             {find.Query{Text: "замок", Word: true}, "за\u0301мок и [замок]"},
		"a plain space finds NBSP and soft break": {find.Query{Text: "5 км"}, "[5·км], [5 км], [5⏎км], 5км"},
		"NBSP in words finds a plain space":       {find.Query{Text: "5\u00a0км"}, "[5·км], [5 км]"},
		"a soft hyphen hides no word":             {find.Query{Text: "мороз", Word: true}, "¬[мо¬роз]¬, мо¬розный"},
		"a soft hyphen in the words":              {find.Query{Text: "мо\u00adроз"}, "[мороз], [мо¬роз]"},
		"soft hyphens alone":                      {find.Query{Text: "\u00ad"}, "мо[¬]роз[¬]"},
		"a letter with its accent is one":         {find.Query{Text: "а"}, "з[а] за\u0301мок"},
		"a flag is one":                           {find.Query{Text: "🇷"}, "🇷🇺🇪"},
		"signs are signs":                         {find.Query{Text: "(1.5)"}, "[(1.5)] (1x5)"},
		"hits do not overlap":                     {find.Query{Text: "аа"}, "[аа][аа]а"},
		"letters in parts are found whole":        {find.Query{Text: "и\u0306од"}, "[йод]"},
		"a pattern":                               {find.Query{Text: `\d+ (км|м)`, Regex: true}, "[5·км], [60 м]"},
		"a pattern's letters of all languages":    {find.Query{Text: `\w+-\w+`, Regex: true}, "[Ростов-на]-Дону [x-y]"},
		"what is no letter":                       {find.Query{Text: `\W+`, Regex: true}, "а[, ]б[ — ]ё"},
		"a pattern with ё":                        {find.Query{Text: "ч[её]рн|ёлк", Regex: true, Yo: true}, "[чёрн]ый, [черн]ый, [елк]а"},
		"a class has ё":                           {find.Query{Text: "[а-е]+", Regex: true, Yo: true, Case: true}, "[вёде]н[ее]"},
		"a class without е has no ё":              {find.Query{Text: "[^е]+", Regex: true, Yo: true}, "ё[к]е[л]Ё"},
		"a class without a space has none":        {find.Query{Text: `\S+`, Regex: true}, "[5]·[км]⏎[да]"},
		"a class with a space has all":            {find.Query{Text: `[ ,]+`, Regex: true}, "5[·]км[,⏎]да"},
		"NBSP that is named":                      {find.Query{Text: `\x{a0}`, Regex: true}, "5[·]км да"},
		"the ends of a block":                     {find.Query{Text: `^да|да$`, Regex: true}, "[да] да [да]"},
		"an end is one, behind a hit too":         {find.Query{Text: `^а`, Regex: true}, "[а]аа"},
		"a pattern as whole words":                {find.Query{Text: "кот|котик", Regex: true, Word: true}, "[кот], [котик], скот"},
		"a pattern of nothing":                    {find.Query{Text: "а*", Regex: true}, "б[аа]б[а]"},
		"soft hyphens in a pattern":               {find.Query{Text: "м(ор)оз", Regex: true}, "[мо¬роз]"},
	} {
		t.Run(name, func(t *testing.T) {
			s := unshown(strings.NewReplacer("[", "", "]", "").Replace(c.want))
			if got := marked(text.Clean(s), hitsOf(t, paragraph(t, s), c.q)); got != c.want {
				t.Errorf("%+v: %s, want %s", c.q, got, c.want)
			}
		})
	}
}

func TestEverywhereInReadingOrder(t *testing.T) {
	var got []string
	s := ferry(t)
	for _, h := range hitsOf(t, s, find.Query{Text: "паром"}) {
		got = append(got, strings.Trim(fmt.Sprintf("%s %s %s %s", h.Place.Block, h.Place.Photo, h.Place.Part, h.Place.Field), " "))
	}
	photo := func(block, id string) []string {
		var out []string
		for _, part := range []string{"caption", "agency", "photographer", "alt", "notice"} {
			out = append(out, strings.TrimSpace(block+" "+id+" "+part))
		}
		return out
	}
	want := []string{"headline", "deck"}
	want = append(want, photo("", "p1")...)
	want = append(want, "b1")
	want = append(want, photo("b2", "p2")...)
	want = append(want, "b3", "b3  attribution")
	want = append(want, photo("", "p3")...)
	want = append(want, "correction", "web_description", "ednote", "source", "note")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestASearchBeginsAtTheCaret(t *testing.T) {
	s := ferry(t)
	hits := hitsOf(t, s, find.Query{Text: "паром"})
	for name, c := range map[string]struct {
		at   text.Pos
		want find.Place
	}{
		"at the hit":           {text.Pos{Block: "b1", Offset: 0}, find.Place{Block: "b1"}},
		"behind the hit":       {text.Pos{Block: "b1", Offset: 2}, find.Place{Block: "b2", Photo: "p2", Part: find.Caption}},
		"at the photo":         {text.Pos{Block: "b2"}, find.Place{Block: "b2", Photo: "p2", Part: find.Caption}},
		"in the quote":         {text.Pos{Block: "b3", Offset: 0}, find.Place{Block: "b3"}},
		"behind its words":     {text.Pos{Block: "b3", Offset: 20}, find.Place{Block: "b3", Part: find.Attribution}},
		"in a block that went": {text.Pos{Block: "b9"}, find.Place{Field: "headline"}},
	} {
		if got := find.From(hits, s.Body, c.at); hits[got].Place != c.want {
			t.Errorf("%s: %+v, want %+v", name, hits[got].Place, c.want)
		}
	}
	if got := find.From(nil, s.Body, text.Pos{Block: "b1"}); got != -1 {
		t.Errorf("the first of none is %d", got)
	}
	one := paragraph(t, "снег и ветер")
	if got := find.From(hitsOf(t, one, find.Query{Text: "снег"}), one.Body, text.Pos{Block: "b1", Offset: 10}); got != 0 {
		t.Errorf("behind the last hit comes %d, want the first", got)
	}
}

func TestASelectionAlone(t *testing.T) {
	s := ferry(t)
	s.Body = bodyOf(t,
		text.Block{ID: "b1", Kind: text.Paragraph, Text: "ааа"}, text.Block{ID: "b2", Kind: text.Paragraph, Text: "ааа"},
		text.Block{ID: "b3", Kind: text.Paragraph, Text: "ааа"},
	)
	f := finder(t, find.Query{Text: "аа"})
	for name, c := range map[string]struct {
		from, to text.Pos
		want     string
	}{
		"from the middle of one to that of another": {text.Pos{Block: "b1", Offset: 2}, text.Pos{Block: "b3", Offset: 4}, "b1 2–6, b2 0–4, b3 0–4"},
		"backwards":          {text.Pos{Block: "b2", Offset: 6}, text.Pos{Block: "b2", Offset: 2}, "b2 2–6"},
		"too little of it":   {text.Pos{Block: "b1", Offset: 4}, text.Pos{Block: "b2", Offset: 2}, ""},
		"the end of a block": {text.Pos{Block: "b1", Offset: 6}, text.Pos{Block: "b2", Offset: 4}, "b2 0–4"},
	} {
		hits, err := f.Find(context.Background(), s, text.Selection{Anchor: c.from, Head: c.to})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range hits {
			got = append(got, fmt.Sprintf("%s %d–%d", h.Place.Block, h.From, h.To))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
	if _, err := f.Find(context.Background(), s, text.Selection{Anchor: text.Pos{Block: "b7"}}); !errors.Is(err, text.ErrNoBlock) {
		t.Errorf("a selection of a block there is not: %v", err)
	}
}

func TestABadPatternSaysWhere(t *testing.T) {
	for pattern, want := range map[string]find.Refusal{
		"сне[г":              {find.Bracket, "[г", 4},
		"снег(и":             {find.Paren, "(", 5},
		"(а)снег)":           {find.Paren, ")", 8},
		`\(а)`:               {find.Paren, ")", 4},
		"[я-а]":              {find.Range, "я-а", 2},
		`\p{Cyr}`:            {find.Range, `\p{Cyr}`, 1},
		"*снег":              {find.Repeat, "*", 1},
		"сн**ег":             {find.Repeat, "**", 3},
		"а{2000}":            {find.Repeat, "{2000}", 2},
		`снег\й`:             {find.Escape, `\й`, 5},
		`снег\`:              {find.Escape, `\`, 5},
		"снег(?=и)":          {find.Group, "(?=", 5},
		"(?P<а б>x)":         {find.Group, "(?P<а б>", 1},
		`это \bснег`:         {find.Boundary, `\b`, 5},
		"((а{100}){100}){9}": {find.Repeat, "{9}", 16},
	} {
		_, err := find.Compile(find.Query{Text: pattern, Regex: true})
		var got *find.Refusal
		if !errors.As(err, &got) {
			t.Errorf("%s: %v", pattern, err)
			continue
		}
		if pattern == "((а{100}){100}){9}" { // where the parser gives up is its affair
			if got.Code != find.Repeat && got.Code != find.Large {
				t.Errorf("%s: %+v", pattern, got)
			}
			continue
		}
		if *got != want {
			t.Errorf("%s: %+v, want %+v", pattern, *got, want)
		}
	}
	for _, empty := range []string{"", "\x01", "\ufeff"} {
		if _, err := find.Compile(find.Query{Text: empty}); !errors.Is(err, find.ErrNothing) {
			t.Errorf("%q: %v", empty, err)
		}
	}
}

func TestASearchStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := finder(t, find.Query{Text: "паром"}).Find(ctx, ferry(t), text.Selection{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a search that nobody waits for goes on: %v", err)
	}
}
