package merge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/story"
)

func field[V any](t *table, get func(*story.Story) *V) (of [3]V, into *V) {
	for s := range of {
		of[s] = *get(&t.of[s])
	}
	return of, get(&t.story)
}

// text merges a short text: who has two of it is asked.
func (t *table) text(name string, get func(*story.Story) *string, typed func(string) string) {
	of, into := field(t, get)
	*into = value(t, question{kind: Field, field: name}, of, same, typed)
}

// long merges a text of sentences.
func (t *table) long(name string, get func(*story.Story) *string) {
	of, into := field(t, get)
	*into = t.prose(question{kind: Field, field: name}, of, oneLine)
}

func (t *table) strings(name string, get func(*story.Story) *[]string) {
	of, into := field(t, get)
	*into = list(t, question{kind: Field, field: name}, of, func(v []string) string { return strings.Join(v, ", ") })
}

// head merges what stands above the text.
func (t *table) head() {
	t.text("headline", func(s *story.Story) *string { return &s.Headline }, oneLine)
	t.long("deck", func(s *story.Story) *string { return &s.Deck })
	t.strings("byline", func(s *story.Story) *[]string { return &s.Bylines })
	of, into := field(t, func(s *story.Story) *story.Place { return &s.Dateline.Place })
	*into = value(t, question{kind: Field, field: "city"}, of, showPlace, nil)
	days, day := field(t, func(s *story.Story) *newsdate.Date { return &s.Dateline.Date })
	*day = value(t, question{kind: Field, field: "date"}, days, showDate, nil)
}

func showPlace(p story.Place) string {
	parts := slices.DeleteFunc([]string{p.Name, p.Region, p.Country}, func(v string) bool { return v == "" })
	return strings.Join(parts, ", ")
}

func showDate(d newsdate.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func showTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// related merges the related items and the tags, thing by thing.
func (t *table) related() {
	of, into := field(t, func(s *story.Story) *[]story.Related { return &s.Related })
	*into = list(t, question{kind: Field, field: "related"}, of, func(v []story.Related) string {
		titles := make([]string, len(v))
		for i, r := range v {
			titles[i] = r.Title
		}
		return strings.Join(titles, ", ")
	})
	t.strings("tags", func(s *story.Story) *[]string { return &s.Tags })
}

// rest merges what readers do not see in its own place.
func (t *table) rest() {
	languages, language := field(t, func(s *story.Story) *string { return &s.Language })
	*language = value(t, question{kind: Field, field: "language", mustBe: true}, languages, same, nil)
	t.text("rubric", func(s *story.Story) *string { return &s.Rubric }, oneLine)
	t.text("slug", func(s *story.Story) *string { return &s.Slug }, story.Slugify)
	urgencies, urgency := field(t, func(s *story.Story) *int { return &s.Urgency })
	*urgency = value(t, question{kind: Field, field: "urgency"}, urgencies, strconv.Itoa, nil)
	embargoes, embargo := field(t, func(s *story.Story) *time.Time { return &s.Embargo })
	*embargo = value(t, question{kind: Field, field: "embargo"}, embargoes, showTime, nil)
	t.text("source", func(s *story.Story) *string { return &s.Source }, oneLine)
	t.long("description", func(s *story.Story) *string { return &s.WebDescription })
	t.long("ednote", func(s *story.Story) *string { return &s.EdNote })
	t.text("correction", func(s *story.Story) *string { return &s.Correction }, oneLine)
	for _, w := range []struct {
		name string
		get  func(*outlet.Words) *string
	}{
		{"partners", func(w *outlet.Words) *string { return &w.Partners }},
		{"related", func(w *outlet.Words) *string { return &w.Related }},
		{"archive", func(w *outlet.Words) *string { return &w.Archive }},
		{"credit", func(w *outlet.Words) *string { return &w.Credit }},
		{"correction", func(w *outlet.Words) *string { return &w.Correction }},
		{"source", func(w *outlet.Words) *string { return &w.Source }},
		{"factbox", func(w *outlet.Words) *string { return &w.FactBox }},
	} {
		t.text(fmt.Sprintf("words.%s", w.name), func(s *story.Story) *string { return w.get(&s.Words) }, oneLine)
	}
}
