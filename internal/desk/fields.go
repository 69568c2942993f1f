package desk

import (
	"context"
	"encoding/csv"
	"strconv"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/story"
	"dateline/internal/text"
)

// Assignment gives a field a value as it is typed; an empty value clears it.
type Assignment struct {
	Field, Value string
}

// field is one settable thing of a story: how a typed value becomes an edit.
type field struct {
	name string
	edit func(*setting, string) (story.Edit, error)
}

// setting is what fields read while they turn words into edits.
type setting struct {
	*room
	story   story.Story
	profile outlet.Profile
	notes   []Note
}

func fields() []field {
	line := func(name string, f story.TextField) field {
		return field{name, func(_ *setting, v string) (story.Edit, error) { return story.SetText{Field: f, Value: v}, nil }}
	}
	list := func(name string, f story.ListField) field {
		return field{name, func(_ *setting, v string) (story.Edit, error) {
			parts, ok := commaList(v)
			if !ok {
				return nil, &Refusal{Code: BadValue, Field: name, Value: v}
			}
			return story.SetList{Field: f, Values: parts}, nil
		}}
	}
	return []field{
		line("headline", story.Headline),
		line("deck", story.Deck),
		list("byline", story.Bylines),
		{"city", (*setting).city},
		{"date", (*setting).date},
		line("rubric", story.Rubric),
		list("tags", story.Tags),
		line("slug", story.Slug),
		{"urgency", (*setting).urgency},
		{"embargo", func(s *setting, v string) (story.Edit, error) { return s.moment("embargo", story.Embargo, v) }},
		{"deadline", func(s *setting, v string) (story.Edit, error) { return s.moment("deadline", story.Deadline, v) }},
		line("assignee", story.Assignee),
		{"length", (*setting).length},
		{"language", (*setting).lang},
		line("source", story.Source),
		line("description", story.WebDescription),
		line("ednote", story.EdNote),
		line("correction", story.Correction),
		line("note", story.InternalNote),
	}
}

// Fields names what Set can set, in the order of the story screen.
func Fields() []string {
	var names []string
	for _, f := range fields() {
		names = append(names, f.name)
	}
	return names
}

// Set gives fields their values, all of them or none.
func (s *Stories) Set(ctx context.Context, id string, set []Assignment) ([]Note, error) {
	profile, err := s.profile()
	if err != nil {
		return nil, err
	}
	var notes []Note
	err = s.edit(ctx, id, func(_ *archive.Tx, d archive.Draft) (story.Edit, error) {
		group, said, err := s.edits(d.Story, profile, set)
		notes = said
		return group, err
	})
	return notes, err
}

// assign is Set for a story that is not kept yet.
func (r *room) assign(s story.Story, profile outlet.Profile, set []Assignment) (story.Story, []Note, error) {
	group, notes, err := r.edits(s, profile, set)
	if err != nil {
		return s, nil, err
	}
	next, err := group.Apply(s)
	return next, notes, err
}

// edits turns assignments into one edit. Each reads the story as those before
// it leave it: the zone of a city set first counts for the embargo after it.
func (r *room) edits(from story.Story, profile outlet.Profile, set []Assignment) (story.Edit, []Note, error) {
	s := &setting{room: r, story: from, profile: profile}
	var group story.Group
	for _, a := range set {
		f, ok := fieldNamed(a.Field)
		if !ok {
			return nil, nil, &Refusal{Code: UnknownField, Field: a.Field, Value: strings.Join(Fields(), ", ")}
		}
		e, err := f.edit(s, strings.TrimSpace(text.Clean(a.Value)))
		if err != nil {
			return nil, nil, err
		}
		if s.story, err = e.Apply(s.story); err != nil {
			return nil, nil, err
		}
		group = append(group, e)
	}
	return group, s.notes, nil
}

func fieldNamed(name string) (field, bool) {
	for _, f := range fields() {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

func (s *setting) city(v string) (story.Edit, error) {
	cities, err := s.cities()
	if err != nil {
		return nil, err
	}
	place, notes, err := resolve(cities, s.profile, s.story.Language, v)
	s.notes = append(s.notes, notes...)
	return story.SetPlace{Place: place}, err
}

func (s *setting) date(v string) (story.Edit, error) {
	if v == "" {
		return story.SetDate{}, nil
	}
	today := newsdate.Of(s.now().In(zoneOf(s.story, s.profile)))
	d, err := newsdate.ParseAt(v, today)
	if err != nil {
		return nil, &Refusal{Code: BadValue, Field: "date", Value: v, Err: err}
	}
	return story.SetDate{Date: d}, nil
}

func (s *setting) urgency(v string) (story.Edit, error) {
	n, err := number(v)
	if err != nil || n < 0 || n > 5 || v == "0" {
		return nil, &Refusal{Code: BadValue, Field: "urgency", Value: v}
	}
	return story.SetNumber{Field: story.Urgency, Value: n}, nil
}

func (s *setting) length(v string) (story.Edit, error) {
	n, err := number(v)
	if err != nil || n < 0 || n > 10_000_000 {
		return nil, &Refusal{Code: BadValue, Field: "length", Value: v}
	}
	return story.SetNumber{Field: story.PlannedLength, Value: n}, nil
}

func number(v string) (int, error) {
	if v == "" {
		return 0, nil
	}
	return strconv.Atoi(v)
}

func (s *setting) moment(name string, f story.TimeField, v string) (story.Edit, error) {
	if v == "" {
		return story.SetTime{Field: f, Value: time.Time{}}, nil
	}
	t, ok := moment(v, zoneOf(s.story, s.profile))
	if !ok {
		return nil, &Refusal{Code: BadValue, Field: name, Value: v}
	}
	return story.SetTime{Field: f, Value: t}, nil
}

// lang changes the language of the content, and with it the words around it
// and the name of the city.
func (s *setting) lang(v string) (story.Edit, error) {
	if v != "ru" && v != "en" {
		return nil, &Refusal{Code: BadValue, Field: "language", Value: v}
	}
	group := story.Group{story.SetText{Field: story.Language, Value: v}, story.SetWords{Words: s.profile.For(v)}}
	if p := s.story.Dateline.Place; p.Region != "" {
		cities, err := s.cities()
		if err != nil {
			return nil, err
		}
		if place, _, err := resolve(cities, s.profile, v, p.Name+", "+p.Region); err == nil && place.Region != "" {
			group = append(group, story.SetPlace{Place: place})
		}
	}
	return group, nil
}

// commaList reads "a, b, \"c, d\"" into its parts.
func commaList(v string) ([]string, bool) {
	if v == "" {
		return nil, true
	}
	r := csv.NewReader(strings.NewReader(v))
	r.TrimLeadingSpace = true
	r.LazyQuotes = true
	parts, err := r.Read()
	if err != nil {
		return nil, false
	}
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out, true
}
