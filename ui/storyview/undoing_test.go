package storyview

import (
	"testing"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
)

// TestWhereAChangeIs: the text before all, then what else stands on the sheet.
func TestWhereAChangeIs(t *testing.T) {
	body := func(words string) text.Document {
		d, err := text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph, Text: words})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	first := story.Story{
		ID: "s1", Language: "ru", Headline: "Маяк", Body: body("Снег"),
		Photos: []story.PhotoUse{{ID: "p1", Lead: true}, {ID: "p2"}},
	}
	photo := func(change func(*story.PhotoUse)) func(*story.Story) {
		return func(s *story.Story) {
			s.Photos = append([]story.PhotoUse(nil), s.Photos...)
			change(&s.Photos[1])
		}
	}
	for name, c := range map[string]struct {
		change func(*story.Story)
		want   rules.Place
	}{
		"nothing":               {func(*story.Story) {}, rules.Place{}},
		"the text":              {func(s *story.Story) { s.Body = body("Лёд") }, rules.Place{Field: "body"}},
		"the text and a photo":  {func(s *story.Story) { s.Body, s.Photos = body("Лёд"), s.Photos[:1] }, rules.Place{Field: "body"}},
		"headline":              {func(s *story.Story) { s.Headline = "Мол" }, rules.Place{Field: "headline"}},
		"headline and its slug": {func(s *story.Story) { s.Headline, s.Slug = "Мол", "mol" }, rules.Place{Field: "headline"}},
		"deck":                  {func(s *story.Story) { s.Deck = "Мол" }, rules.Place{Field: "deck"}},
		"a caption":             {photo(func(p *story.PhotoUse) { p.Caption = "Мол" }), rules.Place{Field: "caption", Photo: "p2"}},
		"a credit":              {photo(func(p *story.PhotoUse) { p.Credit.Agency = "Заря" }), rules.Place{Field: "credit", Photo: "p2"}},
		"what a photo shows":    {photo(func(p *story.PhotoUse) { p.Alt = "Мол" }), rules.Place{Field: "alt", Photo: "p2"}},
		"a photo turned":        {photo(func(p *story.PhotoUse) { p.Rotation = 90 }), rules.Place{Field: "photos", Photo: "p2"}},
		"a photo gone":          {func(s *story.Story) { s.Photos = s.Photos[1:] }, rules.Place{Field: "photos", Photo: "p1"}},
		"the last photo gone":   {func(s *story.Story) { s.Photos = s.Photos[:1] }, rules.Place{Field: "photos", Photo: "p2"}},
		"a photo come":          {func(s *story.Story) { s.Photos = append(s.Photos[:2:2], story.PhotoUse{ID: "p3"}) }, rules.Place{Field: "photos", Photo: "p3"}},
		"city":                  {func(s *story.Story) { s.Dateline.Place.Name = "Туапсе" }, rules.Place{Field: "city"}},
		"date":                  {func(s *story.Story) { s.Dateline.Date = newsdate.Date{Year: 2026, Month: 3, Day: 1} }, rules.Place{Field: "date"}},
		"byline":                {func(s *story.Story) { s.Bylines = []string{"Павел Ремезов"} }, rules.Place{Field: "byline"}},
		"tags":                  {func(s *story.Story) { s.Tags = []string{"море"} }, rules.Place{Field: "tags"}},
		"related":               {func(s *story.Story) { s.Related = []story.Related{{Title: "Шторм"}} }, rules.Place{Field: "related"}},
		"deadline":              {func(s *story.Story) { s.Deadline = time.Unix(1e9, 0) }, rules.Place{Field: "deadline"}},
		"a note on words":       {func(s *story.Story) { s.Notes = []story.Note{{ID: "n1"}} }, rules.Place{Field: "notes"}},
		"note":                  {func(s *story.Story) { s.Note = "Проверить" }, rules.Place{Field: "note"}},
	} {
		after := first
		c.change(&after)
		if got := differing(first, after); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
		if back := differing(after, first); back.Field != c.want.Field {
			t.Errorf("%s, back: %+v, want %+v", name, back, c.want)
		}
	}
}
