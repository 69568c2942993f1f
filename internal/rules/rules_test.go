package rules_test

import (
	"strings"
	"testing"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
)

// finished is a story that nothing is wrong with.
func finished(t *testing.T) story.Story {
	t.Helper()
	body, err := text.NewDocument(
		text.Block{ID: "b1", Kind: text.Paragraph, Text: "Трамвай вернулся на проспект."},
		text.Block{ID: "b2", Kind: text.Photo, Photo: "p2"},
	)
	if err != nil {
		t.Fatal(err)
	}
	photo := func(id story.PhotoID, lead bool) story.PhotoUse {
		return story.PhotoUse{
			ID: id, Original: strings.Repeat("a", 64), Width: 1600, Height: 900, Lead: lead, Caption: "Вагон", Alt: "Красный вагон",
			Credit: story.Credit{Agency: "ИА «Заря»"},
		}
	}
	return story.Story{
		ID: "s1", Language: "ru", Headline: "Трамвай вернулся", Body: body, Photos: []story.PhotoUse{photo("p1", true), photo("p2", false)},
		Dateline: story.Dateline{Place: story.Place{Name: "Барнаул"}, Date: newsdate.Date{Year: 2024, Month: 5, Day: 7}},
		Related:  []story.Related{{Title: "Рельсы"}},
	}
}

func TestAFinishedStoryGoesOut(t *testing.T) {
	if got := rules.Check(finished(t), outlet.Default()); len(got) != 0 {
		t.Errorf("findings %+v", got)
	}
}

// TestEveryRule breaks each rule alone: exactly that finding, at that place.
func TestEveryRule(t *testing.T) {
	photo := func(s *story.Story, i int, change func(*story.PhotoUse)) {
		photos := append([]story.PhotoUse{}, s.Photos...)
		change(&photos[i])
		s.Photos = photos
	}
	tested := map[rules.Code]bool{}
	for _, c := range []struct {
		name  string
		want  rules.Code
		level rules.Level
		by    rules.Override
		place rules.Place
		spoil func(*story.Story)
	}{
		{"no headline", rules.HeadlineMissing, rules.Blocks, rules.Never, rules.Place{Field: "headline"}, func(s *story.Story) { s.Headline = " \u00a0" }},
		{"no city", rules.CityMissing, rules.Blocks, rules.Reason, rules.Place{Field: "city"}, func(s *story.Story) { s.Dateline.Place = story.Place{} }},
		{"no date", rules.DateMissing, rules.Blocks, rules.Reason, rules.Place{Field: "date"}, func(s *story.Story) { s.Dateline.Date = newsdate.Date{} }},
		{"a heading is no text", rules.BodyMissing, rules.Blocks, rules.Never, rules.Place{Field: "body"}, func(s *story.Story) {
			s.Body, _ = text.NewDocument(text.Block{ID: "b1", Kind: text.Heading2, Text: "Трамвай"}, text.Block{ID: "b2", Kind: text.Photo, Photo: "p2"})
		}},
		{"an open slot", rules.PhotoOpen, rules.Blocks, rules.Never, rules.Place{Field: "photos", Photo: "p2", Number: 2, Block: "b2"}, func(s *story.Story) {
			photo(s, 1, func(p *story.PhotoUse) { p.Original, p.Width, p.Height, p.Alt = "", 0, 0, "" })
		}},
		{"no caption", rules.CaptionMissing, rules.Blocks, rules.Never, rules.Place{Field: "caption", Photo: "p1", Number: 1}, func(s *story.Story) {
			photo(s, 0, func(p *story.PhotoUse) { p.Caption = "  " })
		}},
		{"no credit", rules.CreditMissing, rules.Blocks, rules.Never, rules.Place{Field: "credit", Photo: "p2", Number: 2, Block: "b2"}, func(s *story.Story) {
			photo(s, 1, func(p *story.PhotoUse) { p.Credit = story.Credit{} })
		}},
		{"a word instead of a name", rules.CreditPlaceholder, rules.Blocks, rules.Never, rules.Place{Field: "credit", Photo: "p1", Number: 1}, func(s *story.Story) {
			photo(s, 0, func(p *story.PhotoUse) { p.Credit.Photographer = "неизвестен" })
		}},
		{"a long headline", rules.HeadlineLong, rules.Warns, rules.Reason, rules.Place{Field: "headline"}, func(s *story.Story) { s.Headline = strings.Repeat("трамвай ", 12) }},
		{"no lead photo", rules.LeadMissing, rules.Warns, rules.Reason, rules.Place{Field: "photos"}, func(s *story.Story) { photo(s, 0, func(p *story.PhotoUse) { p.Lead = false }) }},
		{"a small lead photo", rules.LeadSmall, rules.Warns, rules.Reason, rules.Place{Field: "photos", Photo: "p1", Number: 1}, func(s *story.Story) {
			photo(s, 0, func(p *story.PhotoUse) { p.Rotation = 90 })
		}},
		{"no alt text", rules.AltMissing, rules.Warns, rules.Reason, rules.Place{Field: "alt", Photo: "p2", Number: 2, Block: "b2"}, func(s *story.Story) {
			photo(s, 1, func(p *story.PhotoUse) { p.Alt = "" })
		}},
		{"nothing related", rules.RelatedMissing, rules.Warns, rules.Reason, rules.Place{Field: "related"}, func(s *story.Story) { s.Related = nil }},
		{"a question nobody answered", rules.NotesOpen, rules.Warns, rules.Reason, rules.Place{Field: "notes"}, func(s *story.Story) {
			s.Notes = []story.Note{{ID: "n1"}, {ID: "n2", Resolved: true}}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := finished(t)
			c.spoil(&s)
			got := rules.Check(s, outlet.Default())
			if len(got) != 1 || got[0].Rule != c.want || got[0].Level != c.level || got[0].Override != c.by {
				t.Fatalf("findings %+v", got)
			}
			if diff := cmp.Diff(c.place, got[0].Place); diff != "" {
				t.Error(diff)
			}
			blocked := len(rules.Blocked(got, "")) > 0
			despite := len(rules.Blocked(got, "срочно")) > 0
			if blocked != (c.level == rules.Blocks) || despite != (c.level == rules.Blocks && c.by == rules.Never) {
				t.Errorf("blocks: %v, blocks in spite of a reason: %v", blocked, despite)
			}
			if got := len(rules.Overridden(got)) > 0; got != (blocked && !despite) {
				t.Errorf("overridden: %v", got)
			}
		})
		tested[c.want] = true
	}
	if len(tested) != 14 {
		t.Errorf("%d rules are tested", len(tested))
	}
}

func TestPlaceholders(t *testing.T) {
	credit := func(name string) int {
		s := finished(t)
		s.Photos = append([]story.PhotoUse{}, s.Photos...)
		s.Photos[0].Credit.Photographer = name
		return len(rules.Check(s, outlet.Default()))
	}
	for _, name := range []string{"?", "—", "...", "Фото", "photographer", "TBD", "n/a", "Unknown", "неизвестно", "XXX", "из интернета", "не известен"} {
		if credit(name) != 1 {
			t.Errorf("%q passes for a name", name)
		}
	}
	for _, name := range []string{"Егор Поломошнов", "ФотоХроника ТАСС", "Наме Нет", "А. Ли", "Фотобанк", "Photonews"} {
		if credit(name) != 0 {
			t.Errorf("%q does not pass for a name", name)
		}
	}
}

func TestARubricWithoutCities(t *testing.T) {
	s := finished(t)
	s.Dateline.Place, s.Rubric = story.Place{}, "Обзор"
	o := outlet.Default()
	o.CityOptional = []string{"Обзор"}
	if got := rules.Check(s, o); len(got) != 0 {
		t.Errorf("findings %+v", got)
	}
}

func TestWhatBlocksComesFirst(t *testing.T) {
	got := rules.Check(story.Story{ID: "s1", Language: "ru"}, outlet.Default())
	if len(got) != 6 || got[0].Rule != rules.HeadlineMissing || got[3].Level != rules.Blocks || got[4].Level != rules.Warns {
		t.Errorf("findings of an empty story: %+v", got)
	}
}
