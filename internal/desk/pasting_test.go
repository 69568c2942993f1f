package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
)

// writing opens a new story for writing.
func atWork(t testing.TB, d *Desk, n NewStory) *Sheet {
	t.Helper()
	made, _, err := d.Stories.New(context.Background(), n)
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.Stories.Open(context.Background(), string(made.ID))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func recognise(t testing.TB, d *Desk, st story.Story, plain string) Recognised {
	t.Helper()
	r, ok, err := d.Stories.Recognise(st, plain)
	if err != nil || !ok {
		t.Fatalf("recognised: %v, %v", ok, err)
	}
	return r
}

func ticked(r Recognised) (on, off []Part) {
	for _, f := range r.Found {
		if f.On {
			on = append(on, f.Part)
		} else {
			off = append(off, f.Part)
		}
	}
	return on, off
}

func TestAPagePastedIntoAnEmptyStoryIsTakenWhole(t *testing.T) {
	d := open(t, config(t.TempDir()))
	sheet := atWork(t, d, NewStory{Language: "ru"})
	before := sheet.Story()
	r := recognise(t, d, before, page)
	if _, off := ticked(r); len(off) > 0 {
		t.Errorf("in an empty story not ticked: %v", off)
	}
	e, at, err := d.Stories.Inserting(before, r, Parts(), text.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	if err := sheet.Do(e); err != nil {
		t.Fatal(err)
	}
	s := sheet.Story()
	if s.Headline != "В Рубцовске заработал первый электробус" || s.Slug == "" || s.Dateline.Place.Name != "Рубцовск" || s.Dateline.Date != (newsdate.Date{Year: 2024, Month: 3, Day: 3}) || !slices.Equal(s.Bylines, []string{"ИА Заря"}) {
		t.Errorf("head: %q %q %+v %q", s.Headline, s.Slug, s.Dateline, s.Bylines)
	}
	if len(s.Photos) != 2 || !s.Photos[0].Lead || s.Photos[1].Lead || !s.Photos[0].IsOpen() || s.Photos[1].Caption != "Пассажиры ждут на остановке." {
		t.Errorf("photos: %+v", s.Photos)
	}
	if len(s.Related) != 1 || !s.Related[0].Partner || s.Words.Partners != "Новости партнеров" {
		t.Errorf("related: %+v under %q", s.Related, s.Words.Partners)
	}
	kinds := []text.Kind{}
	for _, b := range s.Body.All() {
		kinds = append(kinds, b.Kind)
	}
	if !slices.Equal(kinds, []text.Kind{text.Paragraph, text.Photo, text.Paragraph}) || !at.Valid(s.Body) || at.Head.Block != s.Body.Block(2).ID {
		t.Errorf("the text is %v, the caret at %v", kinds, at.Head)
	}
	if _, ok := sheet.Undo(); !ok {
		t.Error("nothing to undo")
	}
	now := sheet.Story()
	if diff := cmp.Diff(fieldsOf(before), fieldsOf(now)) + cmp.Diff(bare(before), bare(now)); diff != "" || sheet.CanUndo() {
		t.Errorf("one undo does not take all of it back:\n%s", diff)
	}
}

func TestAPastedPageOverwritesNothingUnasked(t *testing.T) {
	d := open(t, config(t.TempDir()))
	sheet := atWork(t, d, NewStory{Language: "ru", Headline: "Мой заголовок", City: "Бийск"})
	r := recognise(t, d, sheet.Story(), page)
	on, off := ticked(r)
	if !slices.Equal(off, []Part{PartHeadline, PartCity, PartDate}) || !slices.Equal(on, []Part{PartByline, PartText, PartPhotos, PartRelated}) {
		t.Errorf("ticked %v, not ticked %v", on, off)
	}
	for _, f := range r.Found {
		if f.Part == PartHeadline && f.Now != "Мой заголовок" || f.Part == PartCity && (f.Now != "Бийск" || f.Lines[0] != "Рубцовск") {
			t.Errorf("%+v", f)
		}
	}
	e, _, err := d.Stories.Inserting(sheet.Story(), r, on, text.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	if err := sheet.Do(e); err != nil {
		t.Fatal(err)
	}
	if s := sheet.Story(); s.Headline != "Мой заголовок" || s.Dateline.Place.Name != "Бийск" || len(s.Bylines) != 1 || s.Body.Len() < 3 {
		t.Errorf("%q, %q, %q, %d blocks", s.Headline, s.Dateline.Place.Name, s.Bylines, s.Body.Len())
	}
	again, _, err := d.Stories.Recognise(sheet.Story(), page)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range again.Found {
		if f.Part == PartByline || f.Part == PartRelated || f.Part == PartPhotos && f.On {
			t.Errorf("asked about what the story has: %+v", f)
		}
	}
}

func TestOnlyThePhotosOfAPage(t *testing.T) {
	d := open(t, config(t.TempDir()))
	sheet := atWork(t, d, NewStory{Language: "ru", Headline: "Своё"})
	e, _, err := d.Stories.Inserting(sheet.Story(), recognise(t, d, sheet.Story(), page), []Part{PartPhotos}, text.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	if err := sheet.Do(e); err != nil {
		t.Fatal(err)
	}
	if s := sheet.Story(); s.Headline != "Своё" || len(s.Photos) != 2 || s.Body.Len() != 1 || s.Body.Block(0).Kind != text.Photo {
		t.Errorf("%q, %d photos, %d blocks", s.Headline, len(s.Photos), s.Body.Len())
	}
}

// TestParagraphsAreNotAskedAbout: what is pasted a hundred times a day opens no
// dialog, whatever words are in it.
func TestParagraphsAreNotAskedAbout(t *testing.T) {
	d := open(t, config(t.TempDir()))
	sheet := atWork(t, d, NewStory{Language: "ru"})
	long := strings.Repeat("В городе открыли новый мост через реку. ", 6)
	for name, plain := range map[string]string{
		"three paragraphs":                    long + "\n\n" + long + "\n\n" + long,
		"the head of a page and no text":      "Бийск\nМост открыли\n3 марта 2024\nМост. Фото: Анна Лунь\n" + long,
		"six lines without city and date":     "Мост открыли\nМост. Фото: Анна Лунь\nАвтор: Роман Жук\n" + long + "\n" + long + "\n" + long,
		"three with a city, a date, a credit": "Бийск\n3 марта 2024\nМост. Фото: Анна Лунь\n",
		"a headline and its date and text":    "Мост открыли\n\n3 марта 2024\n\n" + long + "\n\n" + long,
		"ten paragraphs":                      strings.Repeat(long+"\n", 10),
		"a list":                              strings.Repeat("• пункт\n", 12),
		"a table of figures":                  strings.Repeat("12\t15\t18\n", 12),
		"nothing but signs":                   strings.Repeat("***\n", 12),
		"not even text":                       "\x00\x01\x02\n\n\n\n\n\n\n",
	} {
		t.Run(name, func(t *testing.T) {
			if _, ok, err := d.Stories.Recognise(sheet.Story(), plain); ok || err != nil {
				t.Errorf("recognised: %v, %v", ok, err)
			}
		})
	}
}

const savedPage = `<html><body><header><a href="/">Сайт</a></header><article><h1>Мост открыли</h1><p>Мост через Бию <b>открыли</b> после ремонта, и по нему прошла первая колонна машин: её ждали с самого утра.</p><table><tr><td>1<td>2</table><form>Подписка</form></article></body></html>`

func onDisk(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFilesDroppedIntoTheText(t *testing.T) {
	d := open(t, config(t.TempDir()))
	sheet := atWork(t, d, NewStory{Language: "ru"})
	first := sheet.Story().Body.Block(0).ID
	drop := func(after text.BlockID, paths ...string) Words {
		t.Helper()
		w, err := d.Stories.Read(paths)
		if err != nil {
			t.Fatal(err)
		}
		e, at, err := d.Stories.Dropping(sheet.Story(), w.Blocks, after)
		if err != nil {
			t.Fatal(err)
		}
		if err := sheet.Do(e); err != nil {
			t.Fatal(err)
		}
		if !at.Valid(sheet.Story().Body) {
			t.Errorf("the caret is at %v", at)
		}
		return w
	}
	drop(first, onDisk(t, "one.txt", "Первый.\nВторой."))
	all := func() (out []string) {
		for _, b := range sheet.Story().Body.All() {
			out = append(out, b.Text)
		}
		return out
	}
	if got := all(); !slices.Equal(got, []string{"Первый.", "Второй."}) {
		t.Fatalf("in an empty story: %q", got)
	}
	w := drop(sheet.Story().Body.Block(0).ID, onDisk(t, "page.html", savedPage), onDisk(t, "two.txt", "Третий."))
	if got := all(); len(got) != 5 || got[0] != "Первый." || got[1] != "Мост открыли" || got[3] != "Третий." || got[4] != "Второй." {
		t.Errorf("behind the first paragraph: %q", got)
	}
	if b := sheet.Story().Body.Block(2); len(b.Marks) != 1 || b.Marks[0].Kind != text.Bold {
		t.Errorf("the marks of the page: %+v", b.Marks)
	}
	var left []string
	for _, l := range w.Left {
		left = append(left, l.ID)
	}
	if !slices.Equal(left, []string{"wire.left-table", "wire.left-form", "wire.left-around"}) {
		t.Errorf("left out: %v", left)
	}
	sheet.Undo()
	if got := all(); len(got) != 2 {
		t.Errorf("after one undo: %q", got)
	}
	var refused *Refusal
	if _, err := d.Stories.Read([]string{onDisk(t, "story.docx", "x")}); !errors.As(err, &refused) || refused.Code != UnknownFormat || refused.Value != "story.docx" {
		t.Errorf("a word processor's file: %v", err)
	}
}

func TestASavedPageBecomesAStory(t *testing.T) {
	d := open(t, config(t.TempDir()))
	for _, name := range []string{"page.html", "page.HTM"} {
		s, notes, err := d.Stories.Import(context.Background(), onDisk(t, name, savedPage))
		if err != nil {
			t.Fatal(err)
		}
		if s.Headline != "Мост открыли" || s.Slug != "most-otkryli" || s.Body.Len() != 1 || len(s.Body.Block(0).Marks) != 1 {
			t.Errorf("%q, %d blocks", s.Headline, s.Body.Len())
		}
		if !slices.ContainsFunc(notes, func(n Note) bool { return n.ID == "wire.note-table" && n.Args["N"] == 1 }) {
			t.Errorf("notes %v", notes)
		}
	}
}

// TestOurOwnPageReadsBackAsTheStory: a page of a package is a page like any other,
// and nothing of the story is lost on the way.
func TestOurOwnPageReadsBackAsTheStory(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	if err := d.Archive.SetOutlet(ctx, []Assignment{{"name", "Заря"}, {"sections", "Новости, Спорт"}}); err != nil {
		t.Fatal(err)
	}
	id := ready(t, d)
	sheet, err := d.Stories.Open(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	uses, _, err := d.Photos.Take(ctx, []string{photo(t, "alley")})
	if err != nil {
		t.Fatal(err)
	}
	uses[0].Caption, uses[0].Credit, uses[0].Alt = "Аллея в\u00a0парке", story.Credit{Photographer: "Нина Шульц"}, "Липы"
	body, err := text.NewDocument(manyBlocks(string(uses[0].ID))...)
	if err != nil {
		t.Fatal(err)
	}
	old := sheet.Story().Body
	edit := story.Group{
		story.SetText{Field: story.Deck, Value: "Он ходит «по шестому»\u00a0— от вокзала"},
		story.SetText{Field: story.Rubric, Value: "Общество"},
		story.SetText{Field: story.Source, Value: "мэрия"},
		story.SetText{Field: story.Correction, Value: "Уточнён номер маршрута."},
		story.SetList{Field: story.Bylines, Values: []string{"ИА Заря", "Анна Лунь"}},
		story.AddPhoto{At: 1, Photo: uses[0]},
		story.Body{Transaction: text.Transaction{Steps: []text.Step{
			text.Remove{First: old.Block(0).ID, Count: old.Len()}, text.Insert{Blocks: blocksOf(body)},
		}}},
	}
	if err := sheet.Do(edit); err != nil {
		t.Fatal(err)
	}
	if err := sheet.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "package")
	if _, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: folder}); err != nil {
		t.Fatal(err)
	}
	page, remove, err := UnpackPage(ctx, folder)
	if err != nil {
		t.Fatal(err)
	}
	defer remove()
	read, _, err := d.Stories.Import(ctx, page)
	if err != nil {
		t.Fatal(err)
	}
	was := sheet.Story()
	if diff := cmp.Diff(fieldsOf(was), fieldsOf(read)); diff != "" {
		t.Errorf("read back otherwise:\n%s", diff)
	}
	if diff := cmp.Diff(bare(was), bare(read)); diff != "" {
		t.Errorf("the text reads back otherwise:\n%s", diff)
	}
}

// manyBlocks is a text with every kind of block and mark.
func manyBlocks(photo string) []text.Block {
	words := "Первый электробус вышел на линию: его ждали с\u00a0прошлой осени, H2O и м2."
	at := func(s string) (int, int) {
		i := strings.Index(words, s)
		return i, i + len(s)
	}
	mark := func(k text.MarkKind, s, href string) text.Mark {
		from, to := at(s)
		return text.Mark{Kind: k, From: from, To: to, Href: href}
	}
	blocks := []text.Block{
		{Kind: text.Paragraph, Text: words, Marks: []text.Mark{
			mark(text.Bold, "Первый ", ""), mark(text.Link, "электробус", "https://zarya.example/bus?a=1&b=2"), mark(text.Italic, "электробус вышел", ""),
			mark(text.Strike, "осени", ""), mark(text.Sub, "2O", ""), mark(text.Sup, "2.", ""),
		}},
		{Kind: text.Heading2, Text: "Как это было"},
		{Kind: text.Quote, Text: "Мы ждали <долго>\u2028и дождались", Attribution: "Иван Седых, водитель"},
		{Kind: text.Quote, Text: "Без имени"},
		{Kind: text.Bullet, Text: "первый"},
		{Kind: text.Bullet, Text: "внутри", Depth: 1},
		{Kind: text.Number, Text: "с номером", Depth: 1},
		{Kind: text.Bullet, Text: "второй", Marks: []text.Mark{{Kind: text.Bold, From: 0, To: len("второй")}}},
		{Kind: text.Photo, Photo: photo},
		{Kind: text.FactBox, Text: "Маршрут открыли в 1948 году"},
		{Kind: text.FactBox, Text: "Длина — 12 км"},
		{Kind: text.Embed, Text: "Видео с линии", URL: "https://video.example/1"},
		{Kind: text.Embed, URL: "https://video.example/2"},
		{Kind: text.Divider},
		{Kind: text.Heading3, Text: "Что дальше"},
		{Kind: text.Number, Text: "раз"},
		{Kind: text.Number, Text: "два"},
		{Kind: text.Paragraph, Text: "Об этом сообщили в\u00a0мэрии."},
	}
	for i := range blocks {
		blocks[i].ID = text.BlockID("m" + string(rune('a'+i)))
	}
	return blocks
}

func blocksOf(d text.Document) (out []text.Block) {
	for _, b := range d.All() {
		out = append(out, b)
	}
	return out
}

// bare are the blocks of a story without the names that differ in each.
func bare(s story.Story) []text.Block {
	out := blocksOf(s.Body)
	for i := range out {
		out[i].ID = ""
		if out[i].Photo != "" {
			use, _ := s.Photo(story.PhotoID(out[i].Photo))
			out[i].Photo = use.Caption
		}
	}
	return out
}

// fieldsOf is what readers see of a story beside its text.
func fieldsOf(s story.Story) any {
	type seen struct {
		Headline, Deck, Source, Slug, Language string
		Dateline                               story.Dateline
		Bylines                                []string
		Related                                []story.Related
		Photos                                 []story.PhotoUse
	}
	v := seen{s.Headline, s.Deck, s.Source, s.Slug, s.Language, s.Dateline, s.Bylines, orNil(s.Related), nil}
	for _, p := range s.Photos {
		v.Photos = append(v.Photos, story.PhotoUse{Lead: p.Lead, Caption: p.Caption, Credit: p.Credit, Alt: p.Alt})
	}
	return v
}
