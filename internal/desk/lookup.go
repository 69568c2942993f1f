package desk

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"

	"dateline/internal/places"
	"dateline/internal/story"
)

// mostSuggested is how many words are offered while somebody types.
const mostSuggested = 10

// Cities gives the cities that begin with what was typed, those near the
// outlet's home first, then the larger. None when the map cannot be read. The
// map is read at the first call, in a tenth of a second.
func (s *Stories) Cities(typed, lang string, limit int) []places.Place {
	cities, err := s.cities()
	if err != nil {
		return nil
	}
	profile, err := s.profile()
	if err != nil {
		return nil
	}
	found := cities.Complete(typed, places.Query{Home: places.Home{Region: profile.Region, City: profile.City}, Limit: limit})
	// Several may read alike to the person who chooses: each line once.
	seen := map[story.Place]bool{}
	return slices.DeleteFunc(found, func(p places.Place) bool {
		as := s.PlaceOf(p, lang)
		again := seen[as]
		seen[as] = true
		return again
	})
}

// PlaceOf is a city of the map as a story in this language has it.
func (*Stories) PlaceOf(p places.Place, lang string) story.Place { return placeOf(p, lang) }

// Tags gives the tags of the newsroom that begin with what was typed, the most
// used first; all of the most used when nothing was.
func (s *Stories) Tags(ctx context.Context, typed string) []string {
	return s.suggest(ctx, typed, func(made *line) []string { return made.row.Tags })
}

// Names gives the people and agencies named in bylines and credits of which a
// word begins with what was typed, the most named first.
func (s *Stories) Names(ctx context.Context, typed string) []string {
	return s.suggest(ctx, typed, func(made *line) []string { return made.names })
}

// Rubrics gives the sections of the outlet in their order, then the other
// rubrics that stories have, the most used first.
func (s *Stories) Rubrics(ctx context.Context) []string {
	var out []string
	if profile, err := s.profile(); err == nil {
		out = slices.Clone(profile.Sections)
	}
	counts := s.counted(ctx, func(made *line) []string { return []string{made.row.Rubric} })
	for _, word := range mostUsed(counts) {
		if !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}

// counted says how often each word is used. When the stories cannot be read,
// nothing is suggested: whoever types goes on typing.
func (s *Stories) counted(ctx context.Context, words func(*line) []string) map[string]int {
	lines, err := s.lines(ctx)
	if err != nil {
		return nil
	}
	counts := map[string]int{}
	for _, made := range lines {
		for _, word := range words(made) {
			if word != "" {
				counts[word]++
			}
		}
	}
	return counts
}

func (s *Stories) suggest(ctx context.Context, typed string, words func(*line) []string) []string {
	typed = strings.TrimSpace(fold(typed))
	counts := s.counted(ctx, words)
	maps.DeleteFunc(counts, func(word string, _ int) bool { return !wordBegins(fold(word), typed) })
	out := mostUsed(counts)
	return out[:min(len(out), mostSuggested)]
}

// wordBegins says whether a word of the text begins with what was typed.
func wordBegins(s, typed string) bool {
	before := ' '
	for i, r := range s {
		if !unicode.IsLetter(before) && !unicode.IsDigit(before) && strings.HasPrefix(s[i:], typed) {
			return true
		}
		before = r
	}
	return false
}

func mostUsed(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(fold(a), fold(b)), cmp.Compare(a, b))
	})
}
