package comparison

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/story"
)

// field is one field of a story as a whole, under the name it has on the command
// line; where it has none there, under that of docs/formats/revision.md.
type field struct {
	name string
	// prose is read word by word.
	prose bool
	// figures and names are what another value of it always is.
	figures, names bool
	same           func(a, b story.Story) bool
	// in gives both values in words; they differ where the values do.
	in func(a, b story.Story) (before, after string)
	// edit gives a story the value that s has.
	edit func(s story.Story) story.Edit
}

// headFields stand above the text, otherFields around it.
func headFields() []field {
	byline := field{
		name: "byline", names: true,
		same: func(a, b story.Story) bool { return slices.Equal(a.Bylines, b.Bylines) },
		in: func(a, b story.Story) (string, string) {
			return strings.Join(a.Bylines, ", "), strings.Join(b.Bylines, ", ")
		},
		edit: func(s story.Story) story.Edit { return story.SetList{Field: story.Bylines, Values: s.Bylines} },
	}
	city := field{
		name: "city", names: true,
		same: func(a, b story.Story) bool { return a.Dateline.Place == b.Dateline.Place },
		in: func(a, b story.Story) (string, string) {
			return placesInWords(a.Dateline.Place, b.Dateline.Place)
		},
		edit: func(s story.Story) story.Edit { return story.SetPlace{Place: s.Dateline.Place} },
	}
	date := field{
		name: "date", figures: true,
		same: func(a, b story.Story) bool { return a.Dateline.Date == b.Dateline.Date },
		in: func(a, b story.Story) (string, string) {
			return inWords(a.Dateline.Date, a.Language), inWords(b.Dateline.Date, b.Language)
		},
		edit: func(s story.Story) story.Edit { return story.SetDate{Date: s.Dateline.Date} },
	}
	return []field{
		textField("headline", true, story.Headline, func(s story.Story) string { return s.Headline }),
		textField("deck", true, story.Deck, func(s story.Story) string { return s.Deck }),
		byline, city, date,
	}
}

func otherFields() []field {
	urgency := field{
		name: "urgency",
		same: func(a, b story.Story) bool { return a.Urgency == b.Urgency },
		in:   func(a, b story.Story) (string, string) { return inFigures(a.Urgency), inFigures(b.Urgency) },
		edit: func(s story.Story) story.Edit {
			return story.SetNumber{Field: story.Urgency, Value: s.Urgency}
		},
	}
	embargo := field{
		name: "embargo", figures: true,
		same: func(a, b story.Story) bool {
			return a.Embargo.IsZero() == b.Embargo.IsZero() && a.Embargo.Unix() == b.Embargo.Unix()
		},
		in: func(a, b story.Story) (string, string) { return moment(a.Embargo), moment(b.Embargo) },
		edit: func(s story.Story) story.Edit {
			return story.SetTime{Field: story.Embargo, Value: s.Embargo}
		},
	}
	words := field{
		name: "words",
		same: func(a, b story.Story) bool { return a.Words == b.Words },
		in:   func(a, b story.Story) (string, string) { return wordsThatDiffer(a.Words, b.Words) },
		edit: func(s story.Story) story.Edit { return story.SetWords{Words: s.Words} },
	}
	return []field{
		textField("rubric", false, story.Rubric, func(s story.Story) string { return s.Rubric }),
		urgency, embargo,
		textField("language", false, story.Language, func(s story.Story) string { return s.Language }),
		textField("slug", false, story.Slug, func(s story.Story) string { return s.Slug }),
		sourceField(),
		textField("description", true, story.WebDescription, func(s story.Story) string { return s.WebDescription }),
		textField("ednote", true, story.EdNote, func(s story.Story) string { return s.EdNote }),
		textField("correction", true, story.Correction, func(s story.Story) string { return s.Correction }),
		words,
	}
}

func textField(name string, prose bool, f story.TextField, of func(story.Story) string) field {
	return field{
		name: name, prose: prose,
		same: func(a, b story.Story) bool { return of(a) == of(b) },
		in:   func(a, b story.Story) (string, string) { return of(a), of(b) },
		edit: func(s story.Story) story.Edit { return story.SetText{Field: f, Value: of(s)} },
	}
}

// sourceField: whom a story was taken from is a name.
func sourceField() field {
	f := textField("source", false, story.Source, func(s story.Story) string { return s.Source })
	f.names = true
	return f
}

func fieldNamed(name string) (field, bool) {
	for _, f := range slices.Concat(headFields(), otherFields()) {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

// placesInWords are two places as a reader knows them apart: the code and the
// zone are said only where the names are the same.
func placesInWords(a, b story.Place) (before, after string) {
	before, after = placeInWords(a.Name, a.Region, a.Country), placeInWords(b.Name, b.Region, b.Country)
	if before == after {
		before, after = placeInWords(before, a.Code, a.Zone), placeInWords(after, b.Code, b.Zone)
	}
	if before == after { // one name in another field
		raw := func(p story.Place) string {
			return strings.Join([]string{p.Name, p.Region, p.Country, p.Code, p.Zone}, " / ")
		}
		before, after = raw(a), raw(b)
	}
	return before, after
}

func placeInWords(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

func inWords(d newsdate.Date, language string) string {
	if d.IsZero() || !d.Valid() {
		return d.String()
	}
	return newsdate.Format(d, language, newsdate.Text)
}

// inFigures is a number that may be not set.
func inFigures(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// moment is a moment in a form that is right in every zone.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02 15:04:05 UTC")
}

// wordsThatDiffer are those of the outlet's words that are not the same.
func wordsThatDiffer(a, b outlet.Words) (before, after string) {
	list := func(w outlet.Words) []string {
		return []string{w.Partners, w.Related, w.Archive, w.Credit, w.Correction, w.Source, w.FactBox}
	}
	var was, is []string
	now := list(b)
	for i, v := range list(a) {
		if v != now[i] {
			was, is = append(was, v), append(is, now[i])
		}
	}
	return strings.Join(was, " · "), strings.Join(is, " · ")
}
