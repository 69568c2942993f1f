package rules

import (
	"regexp"
	"slices"
	"strings"

	"dateline/internal/outlet"
	"dateline/internal/story"
	"dateline/internal/text"
)

// rule is one line of the rule book.
type rule struct {
	code     Code
	level    Level
	override Override
	find     func(story.Story, outlet.Profile) []hit
}

// hit is one place that breaks a rule.
type hit struct {
	place Place
	args  map[string]any
}

// book is all rules. A page without headline or text is no page, so nobody
// lets one out; without city or date it may have a reason.
func book() []rule {
	return []rule{
		{HeadlineMissing, Blocks, Never, field("headline", func(s story.Story) bool { return blank(s.Headline) })},
		{CityMissing, Blocks, Reason, cityMissing},
		{DateMissing, Blocks, Reason, field("date", func(s story.Story) bool { return s.Dateline.Date.IsZero() })},
		{BodyMissing, Blocks, Never, field("body", bodyMissing)},
		{PhotoOpen, Blocks, Never, photos("photos", func(p story.PhotoUse) bool { return p.IsOpen() })},
		{CaptionMissing, Blocks, Never, photos("caption", func(p story.PhotoUse) bool { return blank(p.Caption) })},
		{CreditMissing, Blocks, Never, photos("credit", func(p story.PhotoUse) bool {
			return blank(p.Credit.Agency) && blank(p.Credit.Photographer)
		})},
		{CreditPlaceholder, Blocks, Never, placeholders},
		{HeadlineLong, Warns, Reason, headlineLong},
		{LeadMissing, Warns, Reason, field("photos", func(s story.Story) bool { _, ok := s.Lead(); return !ok })},
		{LeadSmall, Warns, Reason, leadSmall},
		{AltMissing, Warns, Reason, photos("alt", func(p story.PhotoUse) bool { return !p.IsOpen() && blank(p.Alt) })},
		{RelatedMissing, Warns, Reason, field("related", func(s story.Story) bool { return len(s.Related) == 0 })},
		{NotesOpen, Warns, Reason, notesOpen},
	}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// field is a rule about one field of a story.
func field(name string, broken func(story.Story) bool) func(story.Story, outlet.Profile) []hit {
	return func(s story.Story, _ outlet.Profile) []hit {
		if !broken(s) {
			return nil
		}
		return []hit{{place: Place{Field: name}}}
	}
}

// photos is a rule about each photo.
func photos(name string, broken func(story.PhotoUse) bool) func(story.Story, outlet.Profile) []hit {
	return func(s story.Story, _ outlet.Profile) []hit {
		var out []hit
		for i, p := range s.Photos {
			if broken(p) {
				out = append(out, hit{place: photoPlace(s, i, name)})
			}
		}
		return out
	}
}

func photoPlace(s story.Story, i int, name string) Place {
	place := Place{Field: name, Photo: s.Photos[i].ID, Number: i + 1}
	for _, b := range s.Body.All() {
		if b.Kind == text.Photo && b.Photo == string(place.Photo) {
			place.Block = b.ID
		}
	}
	return place
}

// cityMissing: an outlet may let rubrics like reviews out without a city.
func cityMissing(s story.Story, o outlet.Profile) []hit {
	if !blank(s.Dateline.Place.Name) || s.Rubric != "" && slices.Contains(o.CityOptional, s.Rubric) {
		return nil
	}
	return []hit{{place: Place{Field: "city"}}}
}

func bodyMissing(s story.Story) bool {
	for _, b := range s.Body.All() {
		if (b.Kind == text.Paragraph || b.Kind == text.Quote || b.Kind.IsList()) && !blank(b.Text) {
			return false
		}
	}
	return true
}

// placeholder is what people type where a name should be.
var placeholder = regexp.MustCompile(`(?i)^(?:фото(?:граф)?|photo(?:graph(?:er)?)?|снимок|picture|image|автор|author|агентство|agency|имя|name|кто-то|someone|редакция\?|tbd|tba|tk|todo|n/?a|нет|none|не\s?извест\p{L}*|unknown|анон\p{L}*|anonymous|интернет|internet|из интернета|google|яндекс|yandex|test|тест|x{2,}|х{2,}|[^\p{L}\p{N}]+)$`)

func placeholders(s story.Story, _ outlet.Profile) []hit {
	var out []hit
	for i, p := range s.Photos {
		for _, name := range []string{p.Credit.Agency, p.Credit.Photographer} {
			if name = strings.TrimSpace(name); name != "" && placeholder.MatchString(name) {
				out = append(out, hit{photoPlace(s, i, "credit"), map[string]any{"Name": name}})
			}
		}
	}
	return out
}

// longHeadline is about what search results and link previews show of a headline,
// in characters.
const longHeadline = 90

func headlineLong(s story.Story, _ outlet.Profile) []hit {
	n := text.GraphemeCount(s.Headline)
	if n <= longHeadline {
		return nil
	}
	return []hit{{Place{Field: "headline"}, map[string]any{"N": n, "Most": longHeadline}}}
}

// smallLead: news search shows large pictures from 1200 pixels on (Google
// Search Central, "Article structured data").
const smallLead = 1200

func leadSmall(s story.Story, _ outlet.Profile) []hit {
	for i, p := range s.Photos {
		width := p.Width
		if p.Rotation%180 != 0 {
			width = p.Height
		}
		if p.Lead && !p.IsOpen() && width < smallLead {
			return []hit{{photoPlace(s, i, "photos"), map[string]any{"Width": width, "Least": smallLead}}}
		}
	}
	return nil
}

// notesOpen: somebody asked something about the text, and nobody has said that
// it is settled. It keeps nothing from going out: notes never leave.
func notesOpen(s story.Story, _ outlet.Profile) []hit {
	n := s.OpenNotes()
	if n == 0 {
		return nil
	}
	return []hit{{Place{Field: "notes"}, map[string]any{"N": n}}}
}
