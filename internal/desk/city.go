package desk

import (
	"strings"
	"time"

	"dateline/internal/outlet"
	"dateline/internal/places"
	"dateline/internal/story"
	"dateline/internal/text"
)

// mostCandidates is how many cities a question about an ambiguous one lists.
const mostCandidates = 6

// resolve turns a city as typed into the place it means, named in the story's
// language. One that no map knows is kept as typed and noted: newsrooms write
// of hamlets too. One that could be several is refused with the candidates;
// "Name, Region" decides.
func resolve(cities *places.Gazetteer, profile outlet.Profile, lang, typed string) (story.Place, []Note, error) {
	typed = strings.Join(strings.Fields(text.Clean(typed)), " ")
	if typed == "" {
		return story.Place{}, nil, nil
	}
	matches := cities.Find(typed)
	if len(matches) == 0 {
		return story.Place{Name: typed}, []Note{{"desk.note.city-unknown", map[string]any{"City": typed}}}, nil
	}
	home := places.Home{Region: profile.Region, City: profile.City}
	found, ok := places.Decide(matches, home)
	if !ok {
		var names []string
		for _, m := range matches[:min(len(matches), mostCandidates)] {
			names = append(names, m.Name(lang)+", "+firstNonEmpty(m.Region(lang), m.Country(lang)))
		}
		return story.Place{}, nil, &Refusal{Code: AmbiguousCity, Field: typed, Value: strings.Join(names, " · ")}
	}
	return placeOf(found, lang), nil, nil
}

// placeOf is a city of the map as a story in this language has it.
func placeOf(p places.Place, lang string) story.Place {
	return story.Place{Name: p.Name(lang), Region: p.Region(lang), Country: p.Country(lang), Code: p.Code, Zone: p.Zone}
}

func firstNonEmpty(parts ...string) string {
	for _, p := range parts {
		if p != "" {
			return p
		}
	}
	return ""
}

// zoneOf is the clock a story is written by: its city's, else the outlet's.
func zoneOf(s story.Story, profile outlet.Profile) *time.Location {
	for _, name := range []string{s.Dateline.Place.Zone, profile.Zone} {
		if name == "" {
			continue
		}
		if zone, err := time.LoadLocation(name); err == nil {
			return zone
		}
	}
	return time.UTC
}
