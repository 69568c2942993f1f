package comparison_test

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"dateline/internal/comparison"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
)

// short writes a change as the tests read it: [gone|new], with ! for a figure and
// @ for a name.
func short(ch comparison.Change) string {
	s := string(ch.Kind)
	if ch.Kind == comparison.Words {
		s = ""
	}
	if ch.Field != "" {
		s += " " + ch.Field
	}
	for _, p := range ch.Pieces {
		switch p.Op {
		case comparison.Gone:
			s += "[-" + p.Text + "]"
		case comparison.New:
			s += "[+" + p.Text + "]"
		default:
			s += p.Text
		}
	}
	if ch.Pieces == nil || ch.Kind == comparison.Marks {
		s += " " + ch.Before + "→" + ch.After
	}
	if ch.Figures {
		s += "!"
	}
	if ch.Names {
		s += "@"
	}
	return strings.TrimSpace(s)
}

func shorts(c comparison.Comparison) []string {
	var out []string
	for _, ch := range c.Changes {
		out = append(out, short(ch))
	}
	return out
}

// TestWordsOfAParagraph: what a person reads as one change is one, in whole words.
func TestWordsOfAParagraph(t *testing.T) {
	for _, c := range []struct {
		name, before, after string
		want                []string
	}{
		{
			"a figure and words put in", "В крае создано более 2,1 тысяч официальных страниц органов власти, госорганизаций в соцсетях.",
			"В крае создано более 2,3 тысяч официальных страниц органов власти, госорганизаций и муниципальных администраций в соцсетях.",
			[]string{"крае создано более [-2,1][+2,3] тысяч официальных страниц!", "органов власти, госорганизаций [+и муниципальных администраций ]в соцсетях"},
		},
		{"an office in whole words", "— рассказал замглавы ЦУР Иван Фомин.", "— рассказал замруководителя ЦУР Иван Фомин.", []string{"рассказал [-замглавы][+замруководителя] ЦУР Иван Фомин@"}},
		{"words for a number", "Открыто около трёх тысяч страниц.", "Открыто 2942 страниц.", []string{"Открыто [-около трёх тысяч][+2942] страниц!"}},
		{"two words that stand beside each other", "большой дом у реки", "малый сад у реки", []string{"[-большой дом][+малый сад] у реки"}},
		{"a word put in", "в городе", "в старом городе", []string{"в [+старом ]городе"}},
		{"words at the end", "жалобу или вопрос.", "жалобу или вопрос, не выходя из соцсети.", []string{"жалобу или вопрос[+, не выходя из соцсети]"}},
		{"a sentence put in", "Снег сошёл. Река вскрылась.", "Снег сошёл. Лёд ушёл. Река вскрылась.", []string{"Снег сошёл. [+Лёд ушёл. ]Река вскрылась@"}},
		{"per cent with its sign", "выросла на 12.5 % за год", "выросла на 12.7 % за год", []string{"выросла на [-12.5 %][+12.7 %] за год!"}},
		{"thousands with a space", "выделили 12 500 рублей", "выделили 12 700 рублей", []string{"выделили [-12 500][+12 700] рублей!"}},
		{"a date", "Мост откроют 12 мая", "Мост откроют 12 июня", []string{"Мост откроют 12 [-мая][+июня]!"}},
		{"what is counted", "до моста 5 км", "до моста 5 миль", []string{"до моста 5 [-км][+миль]!"}},
		{"more or less than a figure", "собрали до 200 подписей", "собрали свыше 200 подписей", []string{"собрали [-до][+свыше] 200 подписей!"}},
		{"a name", "сказал Иванов вчера утром", "сказал Петров вчера утром", []string{"сказал [-Иванов][+Петров] вчера утром@"}},
		{"a name that begins a sentence", "Иванов ушёл.", "Петров ушёл.", []string{"[-Иванов][+Петров] ушёл@"}},
		{"a pronoun is no name", "Он ушёл.", "Она ушла.", []string{"[-Он ушёл][+Она ушла]"}},
		{"a word that the story has with a small letter", "Дорогу закрыли. Все дороги и трассы стоят.", "Трассы закрыли. Все дороги и трассы стоят.", []string{"[-Дорогу][+Трассы] закрыли. Все дороги@"}},
		{"not", "министр не виновен", "министр виновен", []string{"министр [-не ]виновен"}},
		{"a hyphen", "из-за ливня", "из-под ливня", []string{"[-из-за][+из-под] ливня"}},
		{"a comma", "казнить нельзя, помиловать", "казнить, нельзя помиловать", []string{"казнить[+,] нельзя", "нельзя[-,] помиловать"}},
		{"a no-break space", "5 км", "5\u00a0км", []string{"5[- ][+\u00a0]км"}},

		{"an amount", "The council spent $5 million on it.", "The council spent $6 million on it.", []string{"The council spent $[-5][+6] million on it!"}},
		{"an office", "the deputy minister said so", "the prime minister said so", []string{"the [-deputy][+prime] minister said so@"}},
		{"an apostrophe", "They don't agree on it.", "They didn't agree on it.", []string{"They [-don't][+didn't] agree on it"}},
		{"a weekday", "It opens on Monday at noon.", "It opens on Tuesday at noon.", []string{"It opens on [-Monday][+Tuesday] at noon!@"}},
		{"a time", "at 10:30 sharp", "at 11:30 sharp", []string{"at [-10:30][+11:30] sharp!"}},
		{"a teen", "the nineteen of them", "the sixteen of them", []string{"the [-nineteen][+sixteen] of them!"}},
		{"nothing", "The bridge.", "The bridge.", nil},
		{"all of it", "Мост.", "", []string{"[-Мост.]@"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := paragraphs(t, c.before), paragraphs(t, c.after)
			if diff := cmp.Diff(c.want, shorts(comparison.Compare(a, b))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestBlocksThatCameWentAndMoved: the fewest blocks are said to have moved.
func TestBlocksThatCameWentAndMoved(t *testing.T) {
	a := paragraphs(t, "Первый.", "второй", "третий", "четвёртый", "пятый")
	at := func(s story.Story, i int) text.Block { return s.Body.Block(i) }
	changed := at(a, 3)
	changed.Text = "четвёртый, новый"
	b := a
	b.Body = document(t, at(a, 0), changed, at(a, 1), text.Block{ID: "b9", Kind: text.Heading2, Text: "заголовок"}, at(a, 4))
	c := comparison.Compare(a, b)
	var got []string
	for _, ch := range c.Changes {
		got = append(got, fmt.Sprintf("%s %s %d was %d", ch.Kind, ch.Block, ch.Number, ch.Was))
	}
	want := []string{"block-moved b4 2 was 4", "words b4 2 was 0", "block-removed b3 3 was 0", "block-added b9 4 was 0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	var ids []string
	for _, block := range c.Sheet().Story.Body.All() {
		ids = append(ids, string(block.ID))
	}
	if diff := cmp.Diff("b1 b4 b2 b3 b9 b5", strings.Join(ids, " ")); diff != "" {
		t.Errorf("the sheet (-want +got):\n%s", diff)
	}
}

func TestMarksOfWordsThatStayed(t *testing.T) {
	a := paragraphs(t, "Мост открыт для всех")
	b := a
	block := a.Body.Block(0)
	block.Text = "Мост закрыт для всех"
	block.Marks = []text.Mark{{Kind: text.Bold, From: 0, To: len("Мост закрыт")}, {Kind: text.Link, From: len("Мост закрыт "), To: len("Мост закрыт для"), Href: "https://a.example/"}}
	b.Body = document(t, block)
	want := []string{"marksМост  →bold", "Мост [-открыт][+закрыт] для всех", "marksдля →link https://a.example/"}
	if diff := cmp.Diff(want, shorts(comparison.Compare(a, b))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestFieldsArePrintedInWords and stand in the order of a story.
func TestFieldsArePrintedInWords(t *testing.T) {
	a := tells(t)
	b := a
	b.Headline, b.Bylines, b.Dateline.Place = "Трамвай не вернулся", []string{"Анна Беккер"}, story.Place{Name: "Бийск"}
	b.Dateline.Date.Day, b.Embargo, b.Urgency, b.Rubric = 8, time.Time{}, 0, "Власть"
	b.Photos = append([]story.PhotoUse(nil), a.Photos...)
	b.Photos[0].Caption, b.Photos[0].Crops = "Вагон на мосту", []story.Crop{{Ratio: "16:9", Rect: story.Rect{X: 9, Y: 2, W: 160, H: 90}}}
	b.Related, b.Tags, b.Words.Related = nil, []string{"мост"}, "Ещё"
	want := []string{
		"field headlineТрамвай [+не ]вернулся", "field byline ИА Заря→Анна Беккер@", "field city Барнаул, Алтайский край, Россия→Бийск@", "field date 7 мая 2024 года→8 мая 2024 года!",
		"photo-field captionВагон[+ на мосту]", "photo-crop 16:9 1, 2, 160×90→9, 2, 160×90", "related-removed partner story:s2 https://zarya.example/2 Рельсы→@",
		"tag-removed трамвай→", "tag-added →мост",
		"field rubric Город→Власть", "field urgency 3→", "field embargo 2024-05-07 12:00:00 UTC→!", "field words Читайте также→Ещё",
	}
	c := comparison.Compare(a, b)
	if diff := cmp.Diff(want, shorts(c)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if all, figures, words, other := c.Counts(); all != 13 || figures != 5 || words != 1 || other != 12 {
		t.Errorf("counts %d, %d, %d, %d", all, figures, words, other)
	}
}

// TestANewerLeadPhoto: one change, however many photos it touches.
func TestANewerLeadPhoto(t *testing.T) {
	a := tells(t)
	a.Photos = append(a.Photos, story.PhotoUse{ID: "p2", Caption: "Мост"})
	b := a
	b.Photos = append([]story.PhotoUse(nil), a.Photos...)
	b.Photos[0].Lead, b.Photos[1].Lead = false, true
	if diff := cmp.Diff([]string{"photo-field lead Вагон→Мост"}, shorts(comparison.Compare(a, b))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestAPhotoComesWithItsBlock, and goes with it.
func TestAPhotoComesWithItsBlock(t *testing.T) {
	with, without := tells(t), tells(t)
	var rest []text.Block
	for _, b := range with.Body.All() {
		if b.Kind != text.Photo {
			rest = append(rest, b)
		}
	}
	without.Body, without.Photos = document(t, rest...), nil
	for name, versions := range map[string][2]story.Story{"comes": {without, with}, "goes": {with, without}} {
		a, b := versions[0], versions[1]
		c := comparison.Compare(a, b)
		for i, ch := range c.Changes {
			if ch.Kind != comparison.BlockAdded && ch.Kind != comparison.PhotoRemoved {
				continue
			}
			e, err := comparison.Take(a, c, i)
			if err != nil {
				t.Fatal(err)
			}
			now, err := e.Apply(a)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(content(b), content(now)); diff != "" {
				t.Errorf("%s: -want +got:\n%s", name, diff)
			}
			if todo := c.Suggested(now); len(todo) > 0 {
				t.Errorf("%s: %d changes are left", name, len(todo))
			}
		}
	}
}

// row of the field table: | `Type.Field` | form | yes |
var row = regexp.MustCompile("(?m)^\\| `([A-Za-z]+\\.[A-Za-z]+)` \\|[^|]*\\| (yes|no)\\b")

// TestEverythingInTheContentHashIsCompared changes every field of a story, one
// at a time: what docs/formats/revision.md says is in the content hash is a
// change, and nothing else is.
func TestEverythingInTheContentHashIsCompared(t *testing.T) {
	page, err := os.ReadFile("../../docs/formats/revision.md")
	if err != nil {
		t.Fatal(err)
	}
	table, seen := map[string]bool{}, map[string]bool{}
	for _, m := range row.FindAllStringSubmatch(string(page), -1) {
		table[m[1]] = m[2] == "yes"
	}
	base := tells(t)
	check := func(path string, changed story.Story) {
		t.Helper()
		covered, known := table[path]
		if !known {
			t.Errorf("%s is not in docs/formats/revision.md", path)
		}
		seen[path] = true
		if got := comparison.Compare(base, changed).Changes; (len(got) > 0) != covered {
			t.Errorf("%s: changes %+v; in the content hash: %v", path, got, covered)
		}
	}
	s := tells(t)
	changeEach(t, reflect.ValueOf(&s).Elem(), "Story", func(path string) { check(path, s) })
	for path, change := range blockChanges() {
		s := tells(t)
		var list []text.Block
		for _, b := range s.Body.All() {
			list = append(list, b)
		}
		change(list)
		s.Body = document(t, list...)
		check(path, s)
	}
	// Those that are made of others are changed through them.
	made := " Story.Dateline Story.Body Story.Photos Story.Related Story.Words Story.Notes Dateline.Place Dateline.Date PhotoUse.Credit PhotoUse.Rights " +
		"PhotoUse.Crops PhotoUse.Focus PhotoUse.Adjust PhotoUse.Redactions PhotoUse.Taken Crop.Rect Redaction.Rect Rights.ValidUntil Note.From Note.To Note.Remarks "
	for path, covered := range table {
		if covered && !seen[path] && !strings.Contains(made, " "+path+" ") {
			t.Errorf("%s is in the content hash and was not changed by this test", path)
		}
	}
}

// changeEach changes every field below v, one after the other, and puts it back.
func changeEach(t *testing.T, v reflect.Value, path string, changed func(path string)) {
	t.Helper()
	with := func(other any) {
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		v.Set(reflect.ValueOf(other).Convert(v.Type()))
		changed(path)
		v.Set(old)
	}
	switch {
	case v.Type() == reflect.TypeFor[text.Document]():
		return
	case v.Type() == reflect.TypeFor[time.Time]():
		with(v.Interface().(time.Time).Add(time.Hour))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			changeEach(t, v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name, changed)
		}
	case v.Kind() == reflect.Slice:
		if v.Len() == 0 {
			t.Fatalf("%s is empty in the story of the test", path)
		}
		changeEach(t, v.Index(0), path, changed)
	case v.Kind() == reflect.String:
		with(v.String() + "x")
	case v.Kind() == reflect.Int:
		with(v.Int() + 1)
	case v.Kind() == reflect.Bool:
		with(!v.Bool())
	default:
		t.Fatalf("%s: do not know how to change a %s", path, v.Kind())
	}
}

func blockChanges() map[string]func(b []text.Block) {
	link := func(from, to int, href string) []text.Mark {
		return []text.Mark{{Kind: text.Link, From: from, To: to, Href: href}}
	}
	return map[string]func(b []text.Block){
		"Block.ID":          func(b []text.Block) { b[0].ID = "bx" },
		"Block.Kind":        func(b []text.Block) { b[0].Kind = text.Heading2 },
		"Block.Depth":       func(b []text.Block) { b[1].Depth = 2 },
		"Block.Text":        func(b []text.Block) { b[0].Text += "!" },
		"Block.Marks":       func(b []text.Block) { b[0].Marks = nil },
		"Block.Attribution": func(b []text.Block) { b[2].Attribution = "кондуктор" },
		"Block.Photo":       func(b []text.Block) { b[3].Photo = "p2" },
		"Block.URL":         func(b []text.Block) { b[4].URL += "x" },
		"Mark.Kind":         func(b []text.Block) { b[0].Marks = []text.Mark{{Kind: text.Bold, From: 0, To: 14}} },
		"Mark.From":         func(b []text.Block) { b[0].Marks = link(2, 14, "https://zarya.example/") },
		"Mark.To":           func(b []text.Block) { b[0].Marks = link(0, 12, "https://zarya.example/") },
		"Mark.Href":         func(b []text.Block) { b[0].Marks = link(0, 14, "https://zarya.example/x") },
	}
}
