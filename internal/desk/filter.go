package desk

import (
	"slices"
	"strings"
	"unicode"

	"dateline/internal/newsdate"
	"dateline/internal/revision"
)

// filter is what somebody looks for in a list.
type filter struct {
	words []string
	by    []condition
}

// condition asks for one field by its name, "город:Барнаул".
type condition struct {
	field string
	value string
	date  newsdate.Date
}

// fieldWords are the names of fields in a search, in both languages whatever
// the interface speaks: people keep the words they know.
func fieldWords(word string) string {
	switch word {
	case "город", "city":
		return "city"
	case "автор", "by", "author":
		return "by"
	case "состояние", "state":
		return "state"
	case "рубрика", "rubric":
		return "rubric"
	case "тег", "tag":
		return "tag"
	case "с", "from", "since":
		return "from"
	case "по", "to", "until":
		return "to"
	}
	return ""
}

// parseFilter reads what was typed. What is no field is looked for as it is, so
// that a search is never an error.
func parseFilter(typed string) filter {
	var f filter
	for _, word := range searchWords(fold(typed)) {
		name, value, named := strings.Cut(word, ":")
		field := fieldWords(name)
		value = strings.TrimSpace(value)
		switch {
		case !named || field == "":
			f.words = append(f.words, word)
		case field == "from" || field == "to":
			if day, err := newsdate.Parse(value); err == nil {
				f.by = append(f.by, condition{field: field, date: day})
			}
		case value != "":
			f.by = append(f.by, condition{field: field, value: value})
		}
	}
	return f
}

// searchWords parts a search at spaces; what stands in quotes stays together.
func searchWords(typed string) []string {
	var words []string
	var word strings.Builder
	quoted := false
	end := func() {
		if w := strings.TrimSpace(word.String()); w != "" {
			words = append(words, w)
		}
		word.Reset()
	}
	for _, r := range typed {
		switch {
		case strings.ContainsRune(`"«»“”„`, r):
			quoted = !quoted
		case unicode.IsSpace(r) && !quoted:
			end()
		default:
			word.WriteRune(r)
		}
	}
	end()
	return words
}

// passes says whether a story is looked for.
func (f filter) passes(made *line, state revision.State, stateWord func(revision.State) string) bool {
	for _, word := range f.words {
		if !strings.Contains(made.words, word) {
			return false
		}
	}
	for _, c := range f.by {
		if !c.holds(&made.row, state, stateWord) {
			return false
		}
	}
	return true
}

func (c condition) holds(row *Row, state revision.State, stateWord func(revision.State) string) bool {
	has := func(s string) bool { return strings.Contains(fold(s), c.value) }
	begins := func(s string) bool { return strings.HasPrefix(fold(s), c.value) }
	switch c.field {
	case "city":
		return begins(row.Place)
	case "by":
		return slices.ContainsFunc(row.Bylines, has) || len(row.Bylines) == 0 && has(row.Author)
	case "state":
		return begins(string(state)) || stateWord != nil && begins(stateWord(state))
	case "rubric":
		return begins(row.Rubric)
	case "tag":
		return slices.ContainsFunc(row.Tags, begins)
	case "from":
		return !row.Date.IsZero() && compareDates(row.Date, c.date) >= 0
	case "to":
		return !row.Date.IsZero() && compareDates(row.Date, c.date) <= 0
	}
	return true
}
