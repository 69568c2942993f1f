package inspector

import (
	"image"
	"image/color"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/places"
	"dateline/internal/story"
	undoing "dateline/internal/story/history"
	"dateline/internal/text"
)

// sheet is a story open for writing, without an archive.
type sheet struct {
	now     func() time.Time
	story   story.Story
	history undoing.History
	hear    []func(before, after story.Story)
	edits   int
	noted   int
	// refuse makes it refuse another language.
	refuse bool
}

func (s *sheet) Story() story.Story { return s.story }

func (s *sheet) Do(e story.Edit) error {
	next, err := s.history.Do(s.story, e, s.now())
	if err != nil {
		return err
	}
	s.edits++
	s.become(next)
	return nil
}

func (s *sheet) NewNote() story.NoteID {
	s.noted++
	return story.NoteID("n" + strconv.Itoa(s.noted))
}

func (s *sheet) Remark(words string) (story.Remark, error) {
	return story.Remark{Who: "anna", Name: "Анна Беккер", At: s.now().UTC().Truncate(time.Second), Text: words}, nil
}

func (s *sheet) become(next story.Story) {
	before := s.story
	s.story = next
	for _, hear := range s.hear {
		hear(before, next)
	}
}

func (s *sheet) undo() {
	if next, _, ok := s.history.Undo(s.story); ok {
		s.become(next)
	}
}

func (s *sheet) Listen(hear func(before, after story.Story)) func() {
	s.hear = append(s.hear, hear)
	return func() { s.hear = nil }
}

// Set reads values as the desk does, as far as these tests need it.
func (s *sheet) Set(field, value string) ([]desk.Note, error) {
	refused := &desk.Refusal{Code: desk.BadValue, Field: field, Value: value}
	switch field {
	case "city":
		note := desk.Note{ID: "desk.note.city-unknown", Args: map[string]any{"City": value}}
		return []desk.Note{note}, s.Do(story.SetPlace{Place: story.Place{Name: value}})
	case "date":
		d, err := newsdate.ParseAt(value, newsdate.Of(s.now()))
		if err != nil {
			return nil, refused
		}
		return nil, s.Do(story.SetDate{Date: d})
	case "byline":
		return nil, s.Do(story.SetList{Field: story.Bylines, Values: strings.Split(value, ",")})
	case "language":
		if s.refuse {
			return nil, refused
		}
		return nil, s.Do(story.SetText{Field: story.Language, Value: value})
	case "length":
		n, err := strconv.Atoi(value)
		if err != nil {
			return nil, refused
		}
		return nil, s.Do(story.SetNumber{Field: story.PlannedLength, Value: n})
	}
	return nil, &desk.Refusal{Code: desk.UnknownField, Field: field}
}

func beginning(typed string, names ...string) []string {
	var out []string
	for _, n := range names {
		if strings.HasPrefix(strings.ToLower(n), strings.ToLower(typed)) {
			out = append(out, n)
		}
	}
	return out
}

func cities(typed, lang string, _ int) []places.Place {
	var out []places.Place
	for _, p := range []places.Place{
		{NameRU: "Барнаул", NameEN: "Barnaul", RegionRU: "Алтайский край", RegionEN: "Altai Krai", CountryRU: "Россия", CountryEN: "Russia", Code: "RU", Zone: "Asia/Barnaul"},
		{NameRU: "Москва", NameEN: "Moscow", RegionRU: "Москва", RegionEN: "Moscow", CountryRU: "Россия", CountryEN: "Russia", Code: "RU", Zone: "Europe/Moscow"},
	} {
		if strings.HasPrefix(strings.ToLower(p.Name(lang)), strings.ToLower(typed)) {
			out = append(out, p)
		}
	}
	return out
}

func archived() []desk.Row {
	return []desk.Row{
		{ID: "law", Headline: "Закон о госпабликах вступил в силу: что меняется для жителей края", Date: newsdate.Date{Year: 2022, Month: 12, Day: 1}},
		{ID: "people", Headline: "Евгений Нечепуренко: «Люди пишут — ведомства отвечают»", Date: newsdate.Date{Year: 2023, Month: 3, Day: 21}},
		{ID: "clinics", Headline: "Барнаульские поликлиники отвечают на вопросы в соцсетях", Date: newsdate.Date{Year: 2023, Month: 5, Day: 4}},
	}
}

func happened(t *testing.T) []desk.Entry {
	at := func(hour, minute int) time.Time { return time.Date(2023, 6, 15, hour, minute, 0, 0, barnaul(t)) }
	entry := func(what string, version int, when time.Time, person, note string) desk.Entry {
		return desk.Entry{What: what, Version: version, Time: when, Person: person, Accepted: true, Note: note}
	}
	return []desk.Entry{
		entry("version", 1, time.Date(2023, 6, 14, 18, 21, 0, 0, barnaul(t)), "Анна Беккер", ""),
		entry("version", 2, at(10, 5), "Анна Беккер", ""),
		entry("filed", 2, at(10, 5), "Анна Беккер", ""),
		entry("returned", 2, at(10, 32), "Михаил Лаптев", "Нужен второй источник; фото 3 без автора"),
		entry("version", 3, at(11, 48), "Анна Беккер", ""),
		entry("filed", 3, at(11, 48), "Анна Беккер", ""),
	}
}

func gradient(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(60 + 120*x/w), uint8(110 + 60*y/h), 160, 255})
		}
	}
	return img
}

// gospabliki is a story in the middle of its day.
func gospabliki(t *testing.T) story.Story {
	t.Helper()
	body, err := text.NewDocument(
		text.Block{ID: "b1", Kind: text.Paragraph, Text: "В Алтайском крае создано более 2,3 тысяч официальных страниц."},
		text.Block{ID: "b2", Kind: text.Photo, Photo: "p2"},
		text.Block{ID: "b3", Kind: text.Photo, Photo: "p3"},
	)
	if err != nil {
		t.Fatal(err)
	}
	photo := func(id story.PhotoID, original, caption string) story.PhotoUse {
		return story.PhotoUse{
			ID: id, Original: strings.Repeat(original, 64), Width: 4000, Height: 3000, Caption: caption, Alt: "Снимок",
			Credit: story.Credit{Agency: "ИА «Атмосфера»", Photographer: "Егор Поломошнов"},
		}
	}
	tower := photo("p1", "a", "Центр управления регионом активно налаживает коммуникацию между властями и обществом")
	tower.Lead = true
	village := photo("p3", "c", "Село Алтайского района")
	village.Credit = story.Credit{}
	return story.Story{
		ID: "gos", Language: "ru", Headline: "В Алтайском крае создано более 2,3 тысяч госпабликов", Slug: "gospabliki-2300", Body: body,
		Dateline: story.Dateline{
			Place: story.Place{Name: "Барнаул", Region: "Алтайский край", Country: "Россия", Code: "RU", Zone: "Asia/Barnaul"},
			Date:  newsdate.Date{Year: 2023, Month: 6, Day: 15},
		},
		Bylines: []string{"ИА Атмосфера"}, Source: "ЦУР региона", Rubric: "Власть", Urgency: 4, Tags: []string{"госпаблики", "ЦУР", "соцсети"},
		WebDescription: "Больше 2,3 тысячи официальных страниц ведомств уже работает в соцсетях Алтайского края.",
		EdNote:         "Цифры ЦУР на 14 июня.", Note: "Перезвонить Фомину: район?", Words: outlet.Default().Words["ru"],
		Photos: []story.PhotoUse{tower, photo("p2", "b", "Нагорный парк: страница парка в соцсетях собрала 400 вопросов"), village},
		Related: []story.Related{
			{Story: "law", Title: "Закон о госпабликах вступил в силу: что меняется для жителей края"},
			{Story: "people", Title: "Евгений Нечепуренко: «Люди пишут — ведомства отвечают»"},
			{Title: "В Алтайском крае снизились цены на бензин и легковые автомобили", Partner: true},
			{Title: "Почти 7 млрд рублей направят на капремонт школ, детсадов и колледжей", URL: "https://example.com/1", Partner: true},
			{Title: "Экосовет проверил вывоз мусора в Барнауле и Новоалтайске", URL: "https://example.com/2", Partner: true},
			{Title: "Синоптики обещают грозы", URL: "https://example.com/3", Partner: true},
			{Title: "На Оби открыли навигацию", URL: "https://example.com/4", Partner: true},
		},
	}
}
