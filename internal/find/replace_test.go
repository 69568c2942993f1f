package find_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/internal/find"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
)

// applied applies an edit and proves what must hold of it: the story stays
// valid, one undo gives the same bytes, JSON keeps it.
func applied(t fataler, s story.Story, e story.Edit) story.Story {
	t.Helper()
	after, err := e.Apply(s)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if err := after.Validate(); err != nil {
		t.Fatalf("%v", err)
	}
	back, err := e.Invert(s)
	if err != nil {
		t.Fatalf("%v", err)
	}
	undone, err := back.Apply(after)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if diff := cmp.Diff(bytesOf(t, s), bytesOf(t, undone)); diff != "" {
		t.Fatalf("after undo -want +got:\n%s", diff)
	}
	data, err := story.MarshalEdit(e)
	if err != nil {
		t.Fatalf("%v", err)
	}
	read, err := story.UnmarshalEdit(data)
	if err != nil {
		t.Fatalf("%v", err)
	}
	again, err := read.Apply(s)
	if err != nil || bytesOf(t, again) != bytesOf(t, after) {
		t.Fatalf("after JSON: %v", err)
	}
	return after
}

func bytesOf(t fataler, s story.Story) string {
	t.Helper()
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return string(data)
}

func TestOneEditReplacesEverywhere(t *testing.T) {
	s := ferry(t)
	after := replaced(t, s, find.Query{Text: "паром"}, "катер")
	if n := len(hitsOf(t, after, find.Query{Text: "паром"})); n != 0 {
		t.Errorf("%d left: %s", n, bytesOf(t, after))
	}
	before := len(hitsOf(t, s, find.Query{Text: "паром"})) + 1 // the correction has one already
	if n := len(hitsOf(t, after, find.Query{Text: "катер"})); n != before {
		t.Errorf("%d new ones, want %d", n, before)
	}
	if after.Slug != s.Slug || after.Rubric != s.Rubric || !cmp.Equal(after.Tags, s.Tags) {
		t.Errorf("what was chosen changed: %q, %q, %q", after.Slug, after.Rubric, after.Tags)
	}
	if q := after.Body.Block(2); q.Attribution != "капитан катера" || q.Text != "Наш катер цел." {
		t.Errorf("the quote: %+v", q)
	}
	if after.Note != "Спросить о\u2028катере" {
		t.Errorf("the note lost its lines: %q", after.Note)
	}
}

func TestOneHitAlone(t *testing.T) {
	s := ferry(t)
	f := finder(t, find.Query{Text: "паром"})
	hits := hitsOf(t, s, find.Query{Text: "паром"})
	for i := range hits {
		e, err := f.Replace(s, hits[i:i+1], "катер")
		if err != nil {
			t.Fatal(err)
		}
		after := applied(t, s, e)
		if n := len(hitsOf(t, after, find.Query{Text: "паром"})); n != len(hits)-1 {
			t.Errorf("hit %d: %d left of %d", i, n, len(hits))
		}
	}
}

// set writes a block with its marks: *bold*, _italic_, and a link in <>.
func set(b text.Block) string {
	var out strings.Builder
	sign := map[text.MarkKind][2]string{text.Bold: {"*", "*"}, text.Italic: {"_", "_"}, text.Link: {"<", ">"}}
	for at := 0; at <= len(b.Text); at++ {
		for i := len(b.Marks) - 1; i >= 0; i-- {
			if b.Marks[i].To == at {
				out.WriteString(sign[b.Marks[i].Kind][1])
			}
		}
		for _, m := range b.Marks {
			if m.From == at {
				out.WriteString(sign[m.Kind][0])
			}
		}
		if at < len(b.Text) {
			out.WriteByte(b.Text[at])
		}
	}
	return out.String()
}

// unset reads what set wrote.
func unset(s string) (string, []text.Mark) {
	var out strings.Builder
	var marks []text.Mark
	open := map[rune]int{}
	for _, r := range s {
		kind := map[rune]text.MarkKind{'*': text.Bold, '_': text.Italic, '<': text.Link, '>': text.Link}[r]
		from, is := open[r]
		if r == '>' {
			from, is = open['<']
		}
		switch {
		case kind == "":
			out.WriteRune(r)
		case is:
			delete(open, r)
			delete(open, map[rune]rune{'>': '<'}[r])
			m := text.Mark{Kind: kind, From: from, To: out.Len()}
			if kind == text.Link {
				m.Href = "https://example.org"
			}
			marks = append(marks, m)
		default:
			open[r] = out.Len()
		}
	}
	return out.String(), marks
}

func TestWhatIsReplacedKeepsHowItWasSet(t *testing.T) {
	for name, c := range map[string]struct {
		was, find, with, want string
		regex                 bool
	}{
		"bold stays bold":                  {was: "это *снег*!", find: "снег", with: "дождь", want: "это *дождь*!"},
		"in the middle of bold":            {was: "*это снег здесь*", find: "снег", with: "дождь", want: "*это дождь здесь*"},
		"a link stays a link":              {was: "это <снег>!", find: "снег", with: "дождь", want: "это <дождь>!"},
		"a longer word stays a link":       {was: "это <снег>!", find: "снег", with: "снегопад", want: "это <снегопад>!"},
		"a longer beginning stays a link":  {was: "это <снег>!", find: "снег", with: "мокрый снег", want: "это <мокрый снег>!"},
		"half bold, the half that stays":   {was: "на *сайте* города", find: "сайте города", with: "портале города", want: "на *портале* города"},
		"a link on the end that stays":     {was: "на сайте <города>", find: "на сайте города", with: "в газете города", want: "в газете <города>"},
		"a word is set as one":             {was: "на *сай*те", find: "сайте", with: "газете", want: "на *газете*"},
		"a link inside is not lost":        {was: "на <сайте> мэрии", find: "на сайте", with: "в газете", want: "<в газете> мэрии"},
		"plain beside bold stays plain":    {was: "*это* снег", find: "снег", with: "дождь", want: "*это* дождь"},
		"nothing in its place":             {was: "*это снег* здесь", find: " снег", with: "", want: "*это* здесь"},
		"all of it gone":                   {was: "*снег*", find: "снег", with: "", want: ""},
		"two marks on one word":            {was: "_*снег*_", find: "снег", with: "лёд", want: "*_лёд_*"},
		"a pattern's groups keep theirs":   {was: "*Иван* <Петров> здесь", find: `(\w+) (\w+)`, with: "$2, $1", want: "<Петров>, *Иван* здесь", regex: true},
		"a group and a letter behind it":   {was: "5 руб", find: `(\d+) (?P<cur>руб)`, with: "$1тыс. ${cur}.", want: "5тыс. руб.", regex: true},
		"a dollar":                         {was: "5 руб", find: `(\d+) руб`, with: "$$$1$", want: "$5$", regex: true},
		"a group that found nothing":       {was: "аб", find: `а(х)?б`, with: "[$1]", want: "[]", regex: true},
		"the whole match":                  {was: "*аб*", find: `аб`, with: "($0)", want: "*(аб)*", regex: true},
		"without a pattern a dollar stays": {was: "аб", find: "аб", with: "$1", want: "$1"},
		"many in one block":                {was: strings.Repeat("*да* нет ", 100), find: "да", with: "нет", want: strings.Repeat("*нет* нет ", 100)},
		"an accent grows on the letter":    {was: "*за*мок", find: "м", with: "\u0301м", want: "*за\u0301*мок"},
		"two halves of a letter":           {was: "и*-*х", find: "-", with: "\u0306", want: "йх"},
		"the flag that comes about":        {was: "🇷-х", find: "-", with: "🇺", want: "🇷🇺х"},
	} {
		t.Run(name, func(t *testing.T) {
			s, marks := unset(c.was)
			after := replaced(t, paragraph(t, s, marks...), find.Query{Text: c.find, Regex: c.regex}, c.with)
			if got := set(after.Body.Block(0)); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestASoftHyphenGoesWithItsWord(t *testing.T) {
	after := replaced(t, paragraph(t, unshown("¬мо¬роз¬ный")), find.Query{Text: "мороз"}, "снеж")
	if got := shown(after.Body.Block(0).Text); got != "¬снеж¬ный" {
		t.Errorf("%s", got)
	}
}

func TestAGroupThereIsNot(t *testing.T) {
	s := paragraph(t, "5 руб")
	q := find.Query{Text: `(\d+) руб`, Regex: true}
	for with, want := range map[string]find.Refusal{
		"до $2":                 {find.NoGroup, "$2", 4},
		"${price}":              {find.NoGroup, "${price}", 1},
		"$99999999999999999999": {find.NoGroup, "$99999999999999999999", 1},
	} {
		_, err := finder(t, q).Replace(s, hitsOf(t, s, q), with)
		var got *find.Refusal
		if !errors.As(err, &got) || *got != want {
			t.Errorf("%q: %v, want %+v", with, err, want)
		}
	}
}

func TestHitsOfAnotherStoryAreRefused(t *testing.T) {
	s := paragraph(t, "снег и снег")
	q := find.Query{Text: "снег"}
	hits := hitsOf(t, s, q)
	for name, now := range map[string]story.Story{
		"a letter was typed":  paragraph(t, "а снег и снег"),
		"the block is gone":   {ID: "s1", Language: "ru"},
		"the text is shorter": paragraph(t, "снег"),
		"it grew an accent":   paragraph(t, "снег и снег\u0301"),
	} {
		if _, err := finder(t, q).Replace(now, hits, "дождь"); !errors.Is(err, find.ErrChanged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := finder(t, q).Replace(s, append(hits, hits...), "дождь"); !errors.Is(err, find.ErrChanged) {
		t.Errorf("the same hit twice: %v", err)
	}
	for _, none := range [][]find.Hit{nil, hits} {
		if _, err := finder(t, q).Replace(s, none, "снег"); !errors.Is(err, find.ErrNothing) {
			t.Errorf("%d hits by the same word: %v", len(none), err)
		}
	}
}

// TestANoteBetweenHitsStays: each hit is a splice of its own, so that what hangs
// on the text between them is carried along.
func TestANoteBetweenHitsStays(t *testing.T) {
	s := paragraph(t, "снег, ветер и снег")
	q := find.Query{Text: "снег"}
	e, err := finder(t, q).Replace(s, hitsOf(t, s, q), "гололёд")
	if err != nil {
		t.Fatal(err)
	}
	after := applied(t, s, e)
	from, to := strings.Index("снег, ветер и снег", "ветер"), strings.Index("снег, ветер и снег", " и")
	tr := e.(story.Group)[0].(story.Body).Transaction
	on := tr.Map(s.Body).Annotations([]text.Annotation{{ID: "n", From: text.Pos{Block: "b1", Offset: from}, To: text.Pos{Block: "b1", Offset: to}}}, after.Body)[0]
	if got := after.Body.Block(0).Text[on.From.Offset:on.To.Offset]; got != "ветер" {
		t.Errorf("the note is about %q", got)
	}
}

func ExampleFinder_Replace() {
	body, _ := text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph, Text: "Ёлка стоит у мола, елке сто лет."})
	s := story.Story{Language: "ru", Headline: "Елка у мола", Body: body}
	f, _ := find.Compile(find.Query{Text: `ел(к\w)`, Regex: true, Yo: true})
	hits, _ := f.Find(context.Background(), s, text.Selection{})
	e, _ := f.Replace(s, hits, "сосен$1")
	s, _ = e.Apply(s)
	fmt.Println(s.Headline)
	fmt.Println(s.Body.Block(0).Text)
	// Output:
	// сосенка у мола
	// сосенка стоит у мола, сосенке сто лет.
}

func TestANoteStaysOnTheWordThatIsReplaced(t *testing.T) {
	s := paragraph(t, "первый снег и снег")
	pos := func(at int) text.Pos { return text.Pos{Block: "b1", Offset: at} }
	s.Notes = []story.Note{{
		ID: "n1", From: pos(len("первый ")), To: pos(len("первый снег")), About: "снег",
		Remarks: []story.Remark{{Who: "w1", Name: "Анна Беккер", At: time.Unix(0, 0).UTC(), Text: "Точно?"}},
	}}
	after := replaced(t, s, find.Query{Text: "снег"}, "гололёд")
	n := after.Notes[0]
	if got := after.Body.Block(0).Text[n.From.Offset:n.To.Offset]; got != "гололёд" || n.About != "снег" {
		t.Errorf("the note is about %q, was about %q", got, n.About)
	}
}
