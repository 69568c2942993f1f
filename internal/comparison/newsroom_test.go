package comparison_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/story"
	"dateline/internal/text"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

// content is everything that a package can contain of a story, as one string:
// what the content hash is taken over.
func content(s story.Story) string {
	s = s.Public()
	s.ID = ""
	s.Bylines, s.Tags, s.Photos, s.Related = none(s.Bylines), none(s.Tags), none(s.Photos), none(s.Related)
	for i := range s.Photos {
		s.Photos[i].Crops, s.Photos[i].Redactions = none(s.Photos[i].Crops), none(s.Photos[i].Redactions)
	}
	data, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		panic(err)
	}
	return string(data)
}

// none makes no list of an empty one, and a copy of any other.
func none[T any](list []T) []T { return append([]T(nil), list...) }

func document(t testing.TB, blocks ...text.Block) text.Document {
	t.Helper()
	d, err := text.NewDocument(blocks...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// paragraphs is a story of these paragraphs, b1, b2 and so on.
func paragraphs(t testing.TB, texts ...string) story.Story {
	t.Helper()
	var blocks []text.Block
	for i, s := range texts {
		blocks = append(blocks, text.Block{ID: text.BlockID(fmt.Sprintf("b%d", i+1)), Kind: text.Paragraph, Text: s})
	}
	return story.Story{ID: "s1", Language: "ru", Body: document(t, blocks...)}
}

// tells is a story with something in every field.
func tells(t testing.TB) story.Story {
	t.Helper()
	day := newsdate.Date{Year: 2024, Month: 5, Day: 7}
	noon := time.Date(2024, 5, 7, 12, 0, 0, 0, time.UTC)
	return story.Story{
		ID: "s1", Language: "ru", Slug: "tramvai", Headline: "Трамвай вернулся", Deck: "Три года спустя",
		Dateline: story.Dateline{Place: story.Place{Name: "Барнаул", Region: "Алтайский край", Country: "Россия", Code: "RU", Zone: "Asia/Barnaul"}, Date: day},
		Bylines:  []string{"ИА Заря"}, Rubric: "Город", Tags: []string{"трамвай"},
		Body: document(t,
			text.Block{ID: "b1", Kind: text.Paragraph, Text: "Трамвай вернулся на проспект.", Marks: []text.Mark{{Kind: text.Link, From: 0, To: 14, Href: "https://zarya.example/"}}},
			text.Block{ID: "b2", Kind: text.Bullet, Depth: 1, Text: "первый вагон"},
			text.Block{ID: "b3", Kind: text.Quote, Text: "Поехали", Attribution: "водитель"},
			text.Block{ID: "b4", Kind: text.Photo, Photo: "p1"},
			text.Block{ID: "b5", Kind: text.Embed, URL: "https://zarya.example/video", Text: "Видео"},
		),
		Photos: []story.PhotoUse{{
			ID: "p1", Original: strings.Repeat("a1", 32), Width: 400, Height: 300, Lead: true, Caption: "Вагон", Alt: "Красный вагон",
			Credit: story.Credit{Agency: "ИА Заря", Photographer: "Пётр Осипов"}, Taken: day, SourceType: "digitalCapture",
			Rights: story.Rights{Notice: "© Заря", Category: "own", UsageTerms: "печать", ValidUntil: day},
			Crops:  []story.Crop{{Ratio: "16:9", Rect: story.Rect{X: 1, Y: 2, W: 160, H: 90}}}, Focus: story.Focus{Set: true, X: 10, Y: 20},
			Rotation: 90, Flip: true, Straighten: 500, Adjust: story.Adjustments{Exposure: 1, Contrast: 2, Saturation: 3, Sharpen: 4},
			Redactions: []story.Redaction{{Rect: story.Rect{X: 5, Y: 6, W: 7, H: 8}, Kind: "blur"}},
		}},
		Related: []story.Related{{Story: "s2", Title: "Рельсы", URL: "https://zarya.example/2", Partner: true}},
		Urgency: 3, Embargo: noon, Source: "Мэрия", WebDescription: "О трамвае", EdNote: "без правок", Correction: "уточнён номер",
		Words: outlet.Default().For("ru"),
		Notes: []story.Note{{
			ID: "n1", From: text.Pos{Block: "b1"}, To: text.Pos{Block: "b1", Offset: 14}, About: "Трамвай",
			Remarks: []story.Remark{{Who: "mikhail", Name: "Михаил", At: noon, Text: "который?"}},
		}},
		Note: "перезвонить", Assignee: "Анна", Deadline: noon, PlannedLength: 2000,
	}
}

// clusters are what people type, and what breaks editors: words that come again,
// figures, letters that grow together, joined emoji, halves of flags.
var clusters = []string{
	"мост", "мост", "и", "в", "город", "городского", " ", " ", " ", " ", ", ", ". ", "5", "12", "500", "2,3", "%", "-", "«", "»", "Бийск", "глава",
	"и\u0306", "x\u0301", "\u0301", "👩‍👩‍👧", "👩", "\u200d", "🇷🇺", "🇷", "\u00a0", "—", "\u2028", "\u00ad", "각",
}

// plainWords is how many of the clusters are harmless.
const plainWords = 22

// writer draws stories. The same one writes both versions of a story.
type writer struct {
	t       *rapid.T
	hostile bool
}

func (w writer) n(label string, most int) int { return rapid.IntRange(0, most).Draw(w.t, label) }

func (w writer) text(most int) string {
	limit := plainWords
	if w.hostile {
		limit = len(clusters)
	}
	s := ""
	for range w.n("length", most) {
		s += clusters[w.n("word", limit-1)]
	}
	return text.Clean(s)
}

func (w writer) line(most int) string {
	return strings.TrimSpace(strings.ReplaceAll(w.text(most), "\u2028", " "))
}

func (w writer) block(id text.BlockID, photos []story.PhotoUse) text.Block {
	kinds := []text.Kind{text.Paragraph, text.Paragraph, text.Paragraph, text.Quote, text.Bullet, text.Embed, text.Divider, text.Photo}
	b := text.Block{ID: id, Kind: kinds[w.n("kind", len(kinds)-1)]}
	switch b.Kind {
	case text.Photo:
		if len(photos) == 0 {
			b.Kind = text.Paragraph
			break
		}
		b.Photo = string(photos[w.n("photo", len(photos)-1)].ID)
	case text.Embed:
		b.URL = []string{"", "https://a.example/", "https://b.example/"}[w.n("url", 2)]
	case text.Bullet:
		b.Depth = w.n("depth", 2)
	case text.Quote:
		b.Attribution = w.line(2)
	}
	if b.Kind.HasText() {
		b.Text = w.text(10)
		b.Marks = w.marks(b)
	}
	return b
}

// marks draws marks that fit a block.
func (w writer) marks(b text.Block) []text.Mark {
	var out []text.Mark
	for range w.n("marks", 3) {
		from, to := text.PrevBoundary(b.Text, w.n("from", len(b.Text))), text.PrevBoundary(b.Text, w.n("to", len(b.Text)))
		m := []text.Mark{{Kind: text.Bold}, {Kind: text.Italic}, {Kind: text.Link, Href: "https://a.example/"}, {Kind: text.Link, Href: "story:s2"}}[w.n("mark", 3)]
		m.From, m.To = min(from, to), max(from, to)
		b.Marks = append(out, m)
		if d, err := text.NewDocument(b); err == nil {
			out = d.Block(0).Marks
		}
	}
	return out
}

func (w writer) photo(id story.PhotoID) story.PhotoUse {
	p := story.PhotoUse{ID: id, Caption: w.text(4), Credit: story.Credit{Agency: w.text(1)}, Rotation: 90 * w.n("rotation", 3)}
	if w.n("open", 2) == 0 {
		return p
	}
	p.Original = strings.Repeat([]string{"a1", "b2"}[w.n("original", 1)], 32)
	p.Width, p.Height = 100*(1+w.n("size", 1)), 100
	for _, ratio := range rapid.Permutation([]string{"16:9", "1:1", "free"}).Draw(w.t, "ratios")[w.n("crops", 3):] {
		p.Crops = append(p.Crops, story.Crop{Ratio: ratio, Rect: story.Rect{X: w.n("x", 1), W: p.Width - 10, H: 20}})
	}
	if w.n("focus", 1) == 1 {
		p.Focus = story.Focus{Set: true, X: p.Width - 1}
	}
	if w.n("redaction", 1) == 1 {
		p.Redactions = []story.Redaction{{Kind: "box", Rect: story.Rect{X: p.Width - 5, W: 5, H: 5}}}
	}
	return p
}

// story draws a version; IDs come from small sets, so that two versions share some.
func (w writer) story() story.Story {
	s := story.Story{ID: "s1", Language: []string{"ru", "en"}[w.n("language", 1)], Headline: w.line(5), Deck: w.line(2), Rubric: w.line(1)}
	s.Urgency, s.Source = w.n("urgency", 2), w.line(1)
	s.Dateline.Place.Name, s.Dateline.Date = w.line(1), newsdate.Date{Year: 2024, Month: 5, Day: 1 + w.n("day", 1)}
	for _, id := range w.some("photos", "p1", "p2", "p3") {
		s.Photos = append(s.Photos, w.photo(story.PhotoID(id)))
	}
	if k := w.n("lead", 3); k < len(s.Photos) {
		s.Photos[k].Lead = true
	}
	var blocks []text.Block
	for _, id := range w.some("blocks", "b1", "b2", "b3", "b4", "b5", "b6") {
		blocks = append(blocks, w.block(text.BlockID(id), s.Photos))
	}
	s.Body, _ = text.NewDocument(blocks...)
	s.Tags, s.Bylines = w.some("tags", "мост", "город", "река"), w.some("bylines", "Анна", "Пётр")
	for range w.n("related", 4) {
		s.Related = append(s.Related, story.Related{Title: []string{"Рельсы", "Мост", "Паром"}[w.n("title", 2)], Partner: w.n("partner", 3) == 0})
	}
	return s
}

// some is a part of a list in any order.
func (w writer) some(label string, all ...string) []string {
	return rapid.Permutation(all).Draw(w.t, label)[w.n(label, len(all)):]
}

// later draws a version that was made of another one: most of it stays.
func (w writer) later(a story.Story) story.Story {
	other := w.story()
	b := a
	if w.n("fields", 2) == 0 {
		body, photos := b.Body, b.Photos
		b = other
		b.Body, b.Photos = body, photos
	}
	switch w.n("photos", 3) {
	case 0:
		b.Photos = other.Photos
	case 1:
		b.Photos = rapid.Permutation(a.Photos).Draw(w.t, "order")
	}
	var blocks []text.Block
	all := map[text.BlockID]text.Block{}
	var ids []text.BlockID
	for _, d := range []text.Document{other.Body, a.Body} {
		for _, block := range d.All() {
			all[block.ID] = block
		}
	}
	for _, block := range a.Body.All() {
		ids = append(ids, block.ID)
	}
	switch w.n("order", 2) {
	case 0:
		ids = rapid.Permutation(ids).Draw(w.t, "blocks")
	case 1:
		ids = nil
		for _, block := range other.Body.All() {
			ids = append(ids, block.ID)
		}
	}
	for _, id := range ids {
		block := w.rewritten(all[id], other.Photos)
		if _, ok := b.Photo(story.PhotoID(block.Photo)); block.Kind == text.Photo && !ok {
			continue
		}
		blocks = append(blocks, block)
	}
	b.Body, _ = text.NewDocument(blocks...)
	return b
}

// rewritten draws another version of a block.
func (w writer) rewritten(b text.Block, photos []story.PhotoUse) text.Block {
	switch w.n("rewrite", 4) {
	case 0:
		return b
	case 1:
		return w.block(b.ID, photos)
	}
	if !b.Kind.HasText() {
		return b
	}
	for range w.n("edits", 3) {
		from, to := text.PrevBoundary(b.Text, w.n("from", len(b.Text))), text.PrevBoundary(b.Text, w.n("to", len(b.Text)))
		if w.n("put", 1) == 0 {
			to = from
		}
		from, to = min(from, to), max(from, to)
		b.Text, b.Marks = text.Clean(b.Text[:from]+w.text(3)+b.Text[to:]), nil
	}
	b.Marks = w.marks(b)
	return b
}

// versions draws two versions of one story.
func versions(t *rapid.T, hostile bool) (a, b story.Story) {
	w := writer{t, hostile}
	a = w.story()
	if w.n("apart", 3) == 0 {
		return a, w.story()
	}
	return a, w.later(a)
}
