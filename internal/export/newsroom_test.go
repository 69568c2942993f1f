package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/export"
	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

var noon = time.Date(2024, 5, 7, 5, 0, 0, 0, time.UTC)

// darkroom stands in for package picture: it draws grey pictures of the right
// size and keeps what they say of themselves in a comment of the JPEG.
type darkroom struct{ rendered int }

func (d *darkroom) Render(ctx context.Context, o export.PhotoOrder) ([]export.Rendition, error) {
	d.rendered++
	w, h := o.Rect.W, o.Rect.H
	if o.Rect == (story.Rect{}) {
		w, h = o.Use.Width, o.Use.Height
	}
	if o.Use.Rotation%180 != 0 {
		w, h = h, w
	}
	said, err := json.Marshal(o.Inside)
	if err != nil {
		return nil, err
	}
	widths := []int{}
	for _, width := range o.Widths {
		if width <= w {
			widths = append(widths, width)
		}
	}
	if len(widths) == 0 {
		widths = []int{w}
	}
	var out []export.Rendition
	for _, width := range widths {
		r := export.Rendition{Name: fmt.Sprintf("%s-%d.jpg", o.Name, width), Width: width, Height: (h*width + w/2) / w}
		img := image.NewGray(image.Rect(0, 0, r.Width, r.Height))
		for i := range img.Pix {
			img.Pix[i] = byte(i)
		}
		img.Set(0, 0, color.White)
		var b bytes.Buffer
		if err := jpeg.Encode(&b, img, nil); err != nil {
			return nil, err
		}
		data := append([]byte{0xff, 0xd8, 0xff, 0xfe, byte((len(said) + 2) >> 8), byte(len(said) + 2)}, said...)
		data = append(data, b.Bytes()[2:]...)
		if err := os.WriteFile(filepath.Join(o.Dir, r.Name), data, 0o666); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, ctx.Err()
}

func (d *darkroom) Inspect(path string, want export.Inside) (int, int, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, 0, err
	}
	c, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, 0, err
	}
	said, err := json.Marshal(want)
	if err != nil {
		return 0, 0, err
	}
	if len(data) < 6+len(said) || string(data[6:6+len(said)]) != string(said) {
		return 0, 0, errors.New("it says something else of itself")
	}
	return c.Width, c.Height, nil
}

func (d *darkroom) Decodes(_ context.Context, paths ...string) error {
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
			return err
		}
	}
	return nil
}

func device(t testing.TB, seed byte) revision.Device {
	t.Helper()
	d, err := revision.NewDevice(bytes.NewReader(bytes.Repeat([]byte{seed}, 32)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sign makes a package of a story: one person alone wrote it.
func sign(t testing.TB, s story.Story, o outlet.Profile) export.Package {
	t.Helper()
	d := device(t, 1)
	h, err := revision.ContentHash(s)
	if err != nil {
		t.Fatal(err)
	}
	var blobs []revision.Hash
	for _, p := range s.Photos {
		b, err := revision.ParseHash(p.Original)
		if err != nil {
			t.Fatal(err)
		}
		blobs = append(blobs, b)
	}
	return export.Package{
		Story: s, Revision: d.Sign(revision.Revision{Story: s.ID, Lamport: 1, Time: noon, Content: h, Blobs: blobs}),
		Cards:  []revision.SignedCard{d.Card(revision.Card{Person: "anna", Name: "Анна Лунь", Role: revision.Journalist, Serial: 1})},
		Review: export.ReviewNone, Number: 4, Born: noon, Outlet: o,
	}
}

// zarya is the profile of an invented outlet.
func zarya(t testing.TB) outlet.Profile {
	t.Helper()
	o := outlet.Default()
	for key, v := range map[string]string{
		"name": "Заря", "address": "https://zarya.example", "city": "Барнаул", "zone": "Asia/Barnaul", "sections": "Новости, Власть, Общество",
		"guid_domain": "zarya.example", "archive_link": "https://zarya.example/archive", "header_note": "−17",
	} {
		var err error
		if o, err = o.Set(key, v); err != nil {
			t.Fatal(err)
		}
	}
	o.Widths = []int{320, 160}
	return o
}

func photo(id string, n byte, lead bool) story.PhotoUse {
	return story.PhotoUse{
		ID: story.PhotoID(id), Original: strings.Repeat(fmt.Sprintf("%02x", n), 32), Width: 480, Height: 360, Lead: lead,
		Caption: "Вагон у вокзала", Credit: story.Credit{Agency: `ИА "Заря"`, Photographer: "Пётр Осипов"}, Alt: "Красный вагон",
	}
}

// tram is an invented story with every kind of block and mark.
func tram(t testing.TB) story.Story {
	t.Helper()
	body, err := text.NewDocument(
		text.Block{ID: "b1", Kind: text.Paragraph, Text: "Трамвай вернулся на проспект: <смотрите> сами & «сейчас».", Marks: []text.Mark{
			{Kind: text.Bold, From: 0, To: 31}, {Kind: text.Italic, From: 15, To: 36}, {Kind: text.Link, From: 15, To: 31, Href: "https://zarya.example/?a=1&b=2"},
		}},
		text.Block{ID: "b2", Kind: text.Heading2, Text: "Как это было"},
		text.Block{ID: "b3", Kind: text.Quote, Text: "Мы ждали три года\u2028и дождались", Attribution: "Иван Седых, водитель"},
		text.Block{ID: "b4", Kind: text.Bullet, Text: "первый вагон"},
		text.Block{ID: "b5", Kind: text.Bullet, Depth: 1, Text: "красный"},
		text.Block{ID: "b6", Kind: text.Number, Depth: 1, Text: "с номером 7"},
		text.Block{ID: "b7", Kind: text.Bullet, Text: "второй вагон"},
		text.Block{ID: "b8", Kind: text.Photo, Photo: "p2"},
		text.Block{ID: "b9", Kind: text.FactBox, Text: "Трамвай ходит с 1948 года"},
		text.Block{ID: "b10", Kind: text.FactBox, Text: "Длина линии — 12 км2", Marks: []text.Mark{{Kind: text.Sup, From: 33, To: 34}}},
		text.Block{ID: "b11", Kind: text.Embed, URL: "https://zarya.example/video", Text: "Видео"},
		text.Block{ID: "b12", Kind: text.Divider},
		text.Block{ID: "b13", Kind: text.Heading3, Text: "Что дальше"},
		text.Block{ID: "b14", Kind: text.Paragraph, Text: "Об этом — в материале.", Marks: []text.Mark{{Kind: text.Link, From: 21, To: 39, Href: "story:s2"}}},
	)
	if err != nil {
		t.Fatal(err)
	}
	s := story.Story{
		ID: "s1", Language: "ru", Headline: "Трамвай вернулся на проспект", Deck: "Три года спустя", Rubric: "Общество", Tags: []string{"трамвай", "проспект"},
		Dateline: story.Dateline{Place: story.Place{Name: "Барнаул", Region: "Алтайский край", Country: "Россия", Code: "RU", Zone: "Asia/Barnaul"}, Date: newsdate.Date{Year: 2024, Month: 5, Day: 7}},
		Bylines:  []string{"ИА Заря", "Анна Лунь"}, Body: body, Photos: []story.PhotoUse{photo("p1", 1, true), photo("p2", 2, false)},
		Related: []story.Related{
			{Story: "s2", Title: "Рельсы сняли со склада"},
			{Title: "В Бийске открыли каток", Partner: true},
			{Title: "Рыбаков сняли со льдины", URL: "https://rechnik.example/7", Partner: true},
		},
		Source: "Мэрия", Correction: "Уточнён номер вагона.", Words: outlet.Default().For("ru"),
		Note: "перезвонить источнику Иксу", Assignee: "Тайный Помощник", Notes: whispered(body.Block(0).ID),
	}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	return s
}

// whispered is what the newsroom says to itself about the first words of a block.
func whispered(block text.BlockID) []story.Note {
	return []story.Note{{
		ID: "n0te1d", From: text.Pos{Block: block}, To: text.Pos{Block: block}, About: "Подкоп",
		Remarks: []story.Remark{{Who: "ch1ef", Name: "Нашептавший", At: time.Date(2024, 5, 7, 9, 0, 0, 0, time.UTC), Text: "Шёпотом: спросить у Игрека"}},
	}}
}

// short is a story without anything that can be left out.
func short(t testing.TB) story.Story {
	t.Helper()
	body, err := text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph, Text: "The tram is back."})
	if err != nil {
		t.Fatal(err)
	}
	return story.Story{ID: "s9", Language: "en", Headline: "Tram back", Body: body, Words: outlet.Default().For("en")}
}

func write(t testing.TB, p export.Package, target string) {
	t.Helper()
	r, err := export.Write(context.Background(), p, &darkroom{}, target, nil)
	if err != nil || !r.OK() {
		t.Fatalf("write %s: %v\n%s", target, err, r)
	}
}
