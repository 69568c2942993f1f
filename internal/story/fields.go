package story

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/text"
)

// TextField names a field that holds text.
type TextField string

// The fields that hold text.
const (
	Headline       TextField = "headline"
	Deck           TextField = "deck"
	Slug           TextField = "slug"
	Language       TextField = "language"
	Rubric         TextField = "rubric"
	Source         TextField = "source"
	WebDescription TextField = "web_description"
	EdNote         TextField = "ednote"
	Correction     TextField = "correction"
	InternalNote   TextField = "note"
	Assignee       TextField = "assignee"
)

func (f TextField) of(s *Story) *string {
	switch f {
	case Headline:
		return &s.Headline
	case Deck:
		return &s.Deck
	case Slug:
		return &s.Slug
	case Language:
		return &s.Language
	case Rubric:
		return &s.Rubric
	case Source:
		return &s.Source
	case WebDescription:
		return &s.WebDescription
	case EdNote:
		return &s.EdNote
	case Correction:
		return &s.Correction
	case InternalNote:
		return &s.Note
	case Assignee:
		return &s.Assignee
	}
	return nil
}

// form gives a typed text as the field keeps it: the note keeps its lines, a
// slug is made one, everything else is one line.
func (f TextField) form(v string) string {
	switch f {
	case InternalNote:
		return strings.TrimSpace(text.Clean(v))
	case Slug:
		return Slugify(v)
	}
	return oneLine(v)
}

// oneLine cleans a text and makes soft breaks spaces; spaces at its ends go.
func oneLine(v string) string {
	return strings.TrimSpace(strings.ReplaceAll(text.Clean(v), string(text.SoftBreak), " "))
}

// SetText gives a text field another text; empty clears it.
type SetText struct {
	Field TextField `json:"field"`
	Value string    `json:"value"`
}

func (e SetText) name() string { return "text" }

// Apply sets the text in the form the field keeps.
func (e SetText) Apply(s Story) (Story, error) {
	next := s
	field := e.Field.of(&next)
	if field == nil {
		return s, fmt.Errorf("%w: field %q", ErrUnknownEdit, e.Field)
	}
	*field = e.Field.form(e.Value)
	if e.Field == Language && next.Language != "ru" && next.Language != "en" {
		return s, invalid("language %q", e.Value)
	}
	return next, nil
}

// Invert sets the text that was there.
func (e SetText) Invert(before Story) (Edit, error) {
	field := e.Field.of(&before)
	if field == nil {
		return nil, fmt.Errorf("%w: field %q", ErrUnknownEdit, e.Field)
	}
	return SetText{e.Field, *field}, nil
}

// ListField names a field that holds several short texts.
type ListField string

// The fields that hold lists.
const (
	Bylines ListField = "bylines"
	Tags    ListField = "tags"
)

func (f ListField) of(s *Story) *[]string {
	switch f {
	case Bylines:
		return &s.Bylines
	case Tags:
		return &s.Tags
	}
	return nil
}

// SetList gives a list field other texts; empty ones and repetitions are left out.
type SetList struct {
	Field  ListField `json:"field"`
	Values []string  `json:"values"`
}

func (e SetList) name() string { return "list" }

// Apply sets the list.
func (e SetList) Apply(s Story) (Story, error) {
	next := s
	field := e.Field.of(&next)
	if field == nil {
		return s, fmt.Errorf("%w: field %q", ErrUnknownEdit, e.Field)
	}
	var values []string
	for _, v := range e.Values {
		if v = oneLine(v); v != "" && !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	*field = values
	return next, nil
}

// Invert sets the list that was there.
func (e SetList) Invert(before Story) (Edit, error) {
	field := e.Field.of(&before)
	if field == nil {
		return nil, fmt.Errorf("%w: field %q", ErrUnknownEdit, e.Field)
	}
	return SetList{e.Field, slices.Clone(*field)}, nil
}

// NumberField names a field that holds a number.
type NumberField string

// The fields that hold numbers.
const (
	Urgency       NumberField = "urgency"
	PlannedLength NumberField = "planned_length"
)

// SetNumber gives a number field another number; 0 clears it.
type SetNumber struct {
	Field NumberField `json:"field"`
	Value int         `json:"value"`
}

func (e SetNumber) name() string { return "number" }

// Apply sets the number; urgency is 0 to 5, a length is not negative.
func (e SetNumber) Apply(s Story) (Story, error) {
	next := s
	switch e.Field {
	case Urgency:
		next.Urgency = e.Value
	case PlannedLength:
		next.PlannedLength = e.Value
	default:
		return s, fmt.Errorf("%w: field %q", ErrUnknownEdit, e.Field)
	}
	if next.Urgency < 0 || next.Urgency > 5 || next.PlannedLength < 0 {
		return s, invalid("%s %d", e.Field, e.Value)
	}
	return next, nil
}

// Invert sets the number that was there.
func (e SetNumber) Invert(before Story) (Edit, error) {
	if e.Field == Urgency {
		return SetNumber{Urgency, before.Urgency}, nil
	}
	return SetNumber{e.Field, before.PlannedLength}, nil
}

// TimeField names a field that holds a moment.
type TimeField string

// The fields that hold moments.
const (
	Embargo  TimeField = "embargo"
	Deadline TimeField = "deadline"
)

// SetTime gives a moment field another moment; the zero time clears it.
type SetTime struct {
	Field TimeField `json:"field"`
	Value time.Time `json:"value"`
}

func (e SetTime) name() string { return "time" }

// Apply sets the moment, in UTC to the second.
func (e SetTime) Apply(s Story) (Story, error) {
	next := s
	at := e.Value
	if !at.IsZero() {
		at = at.UTC().Truncate(time.Second)
	}
	switch e.Field {
	case Embargo:
		next.Embargo = at
	case Deadline:
		next.Deadline = at
	default:
		return s, fmt.Errorf("%w: field %q", ErrUnknownEdit, e.Field)
	}
	return next, nil
}

// Invert sets the moment that was there.
func (e SetTime) Invert(before Story) (Edit, error) {
	if e.Field == Embargo {
		return SetTime{Embargo, before.Embargo}, nil
	}
	return SetTime{e.Field, before.Deadline}, nil
}

// SetPlace gives the dateline another city; the zero Place clears it.
type SetPlace struct {
	Place Place `json:"place"`
}

func (e SetPlace) name() string { return "place" }

// Apply sets the place.
func (e SetPlace) Apply(s Story) (Story, error) {
	p := e.Place
	for _, v := range []*string{&p.Name, &p.Region, &p.Country, &p.Code, &p.Zone} {
		*v = oneLine(*v)
	}
	s.Dateline.Place = p
	return s, nil
}

// Invert sets the place that was there.
func (e SetPlace) Invert(before Story) (Edit, error) { return SetPlace{before.Dateline.Place}, nil }

// SetDate gives the dateline another date; the zero Date clears it.
type SetDate struct {
	Date newsdate.Date `json:"date"`
}

func (e SetDate) name() string { return "date" }

// Apply sets the date, which must be a day of the calendar.
func (e SetDate) Apply(s Story) (Story, error) {
	if err := validDate(e.Date); err != nil {
		return s, err
	}
	s.Dateline.Date = e.Date
	return s, nil
}

// Invert sets the date that was there.
func (e SetDate) Invert(before Story) (Edit, error) { return SetDate{before.Dateline.Date}, nil }

// SetWords gives the story other words of the outlet.
type SetWords struct {
	Words outlet.Words `json:"words"`
}

func (e SetWords) name() string { return "words" }

// Apply sets the words.
func (e SetWords) Apply(s Story) (Story, error) {
	w := e.Words
	for _, v := range []*string{&w.Partners, &w.Related, &w.Archive, &w.Credit, &w.Correction, &w.Source, &w.FactBox} {
		*v = oneLine(*v)
	}
	s.Words = w
	return s, nil
}

// Invert sets the words that were there.
func (e SetWords) Invert(before Story) (Edit, error) { return SetWords{before.Words}, nil }
