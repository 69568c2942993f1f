// Package rules says what keeps a story from going out, and what a careful
// editor would look at once more.
//
// A [Finding] names the rule, the place and what to do about it; it changes
// nothing. The invariant: every rule can be satisfied at the place it names,
// and a photo without caption or credit goes out for nobody.
package rules

import (
	"slices"

	"dateline/internal/outlet"
	"dateline/internal/story"
	"dateline/internal/text"
)

// Level says what a finding does to an export.
type Level string

// The levels: what blocks an export, what should be looked at, what is good to know.
const (
	Blocks  Level = "blocks"
	Warns   Level = "warns"
	Informs Level = "informs"
)

// Override says who may let a story out although a rule blocks it.
type Override string

const (
	// Never: nobody may.
	Never Override = "never"
	// Reason: whoever exports may, with a reason that is kept.
	Reason Override = "reason"
)

// Code names a rule; "rules.<code>.why" and "rules.<code>.fix" are the ids of
// its sentences.
type Code string

// The rules.
const (
	HeadlineMissing   Code = "headline-missing"
	BodyMissing       Code = "body-missing"
	CityMissing       Code = "city-missing"
	DateMissing       Code = "date-missing"
	PhotoOpen         Code = "photo-open"
	CaptionMissing    Code = "caption-missing"
	CreditMissing     Code = "credit-missing"
	CreditPlaceholder Code = "credit-placeholder"
	LeadMissing       Code = "lead-missing"
	LeadSmall         Code = "lead-small"
	AltMissing        Code = "alt-missing"
	RelatedMissing    Code = "related-missing"
	HeadlineLong      Code = "headline-long"
	NotesOpen         Code = "notes-open"
)

// Place is where on the story screen a finding is mended.
type Place struct {
	// Field is headline, city, date, body, photos, caption, credit, alt, related or notes.
	Field string
	// Photo it is about, and its number from 1; empty for the others.
	Photo  story.PhotoID
	Number int
	// Block that shows the photo; empty for the lead and for all that is no photo.
	Block text.BlockID
}

// Finding is one thing that a rule found.
type Finding struct {
	Rule     Code
	Level    Level
	Override Override
	Place    Place
	// Args of the sentences.
	Args map[string]any
}

// Why gives the id of the sentence that says what is wrong, and its arguments.
func (f Finding) Why() (string, map[string]any) { return "rules." + string(f.Rule) + ".why", f.Args }

// Fix gives the id of the sentence that says what to do, and its arguments.
func (f Finding) Fix() (string, map[string]any) { return "rules." + string(f.Rule) + ".fix", f.Args }

// Check looks at a story with the eyes of an outlet: what blocks first, within
// a level in the order of the story screen.
func Check(s story.Story, o outlet.Profile) []Finding {
	var all []Finding
	for _, r := range book() {
		for _, hit := range r.find(s, o) {
			if hit.args == nil {
				hit.args = map[string]any{}
			}
			hit.args["Number"] = hit.place.Number
			all = append(all, Finding{r.code, r.level, r.override, hit.place, hit.args})
		}
	}
	order := []Level{Blocks, Warns, Informs}
	slices.SortStableFunc(all, func(a, b Finding) int { return slices.Index(order, a.Level) - slices.Index(order, b.Level) })
	return all
}

// Blocked are the findings that still forbid an export when a reason was given
// or not.
func Blocked(findings []Finding, reason string) []Finding {
	var out []Finding
	for _, f := range findings {
		if f.Level == Blocks && (f.Override == Never || reason == "") {
			out = append(out, f)
		}
	}
	return out
}

// Overridden are the findings that a reason lets pass.
func Overridden(findings []Finding) []Finding {
	var out []Finding
	for _, f := range findings {
		if f.Level == Blocks && f.Override == Reason {
			out = append(out, f)
		}
	}
	return out
}
