package export

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
)

//go:embed page.html.tmpl
var pageTemplate string

//go:embed page.css
var pageCSS string

// page is what the template shows.
type page struct {
	CSS         template.CSS
	Lang, Title string
	Description string
	Address     string // of the page itself, "" when it is not out
	Meta        []metaTag
	JSONLD      template.JS

	Outlet, Site, Name, City, Note string
	Sections                       []string
	SectionsLabel                  string

	Kicker, Headline, Deck string
	Lead                   template.HTML
	Byline, Date, DateTime string
	Correction             []string // label and text
	Body                   template.HTML
	Source                 []string // label and text
	Related                []list
	Archive                []string // words and address
	Made                   string
}

// list is one list of related items.
type list struct {
	Title   string
	Partner bool
	Items   []item
}

type item struct{ Title, URL string }

// furniture are the few words of the page that are neither the story's nor the
// outlet's.
func furniture(lang string) (sections, made string) {
	if lang == "ru" {
		return "Разделы", "Собрано в Dateline · версия %d"
	}
	return "Sections", "Made with Dateline · version %d"
}

// makePage writes the page; photos are the renditions of the story's photos.
func makePage(p Package, photos []shown) ([]byte, error) {
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return nil, fmt.Errorf("export: page template: %w", err)
	}
	s, o := p.Story, p.Outlet
	sections, made := furniture(s.Language)
	ld, err := jsonLD(p, photos)
	if err != nil {
		return nil, err
	}
	v := page{
		CSS: template.CSS(pageCSS), Lang: s.Language, Title: title(p), Description: description(s), Address: p.address(),
		Meta: metaTags(p, photos), JSONLD: template.JS(ld),
		Outlet: o.Name, Site: o.Address, City: o.City, Note: o.HeaderNote, Sections: o.Sections, SectionsLabel: sections,
		Kicker: joined(" · ", s.Dateline.Place.Name, s.Rubric), Headline: s.Headline, Deck: s.Deck,
		Byline: strings.Join(s.Bylines, ", "), Made: fmt.Sprintf(made, p.Number),
		Name: joined(", ", o.Name, o.City), Body: bodyHTML(p, photos), Related: related(p),
	}
	if !s.Dateline.Date.IsZero() {
		v.Date, v.DateTime = newsdate.Format(s.Dateline.Date, s.Language, newsdate.Site), s.Dateline.Date.String()
	}
	if i := slices.IndexFunc(photos, func(x shown) bool { return x.use.Lead }); i >= 0 {
		v.Lead = figureHTML(s, photos[i], "lead")
	}
	if s.Correction != "" {
		v.Correction = []string{s.Words.Correction, s.Correction}
	}
	if s.Source != "" {
		v.Source = []string{s.Words.Source, s.Source}
	}
	if s.Words.Archive != "" {
		v.Archive = []string{s.Words.Archive, o.ArchiveLink}
	}
	var b bytes.Buffer
	if err := t.Execute(&b, v); err != nil {
		return nil, fmt.Errorf("export: page: %w", err)
	}
	return b.Bytes(), nil
}

func title(p Package) string { return joined(" — ", oneLine(p.Story.Headline), p.Outlet.Name) }

// joined joins what is there.
func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}

// oneLine is a text without line breaks; its other spaces stay as they were set.
func oneLine(s string) string {
	return strings.TrimSpace(strings.NewReplacer(string(text.SoftBreak), " ", "\n", " ", "\r", " ").Replace(s))
}

// previewLength is what link previews show of a description, in characters.
const previewLength = 200

// description is what previews show: as written, else the deck, else the
// beginning of the text.
func description(s story.Story) string {
	for _, d := range []string{s.WebDescription, s.Deck} {
		if d != "" {
			return oneLine(d)
		}
	}
	for _, b := range s.Body.All() {
		if b.Kind == text.Paragraph && strings.TrimSpace(b.Text) != "" {
			return shortened(oneLine(b.Text), previewLength)
		}
	}
	return ""
}

// shortened cuts a text at a word.
func shortened(s string, most int) string {
	if text.GraphemeCount(s) <= most {
		return s
	}
	words := strings.Fields(s)
	for n := len(words) - 1; n > 0; n-- {
		if cut := strings.Join(words[:n], " "); text.GraphemeCount(cut) < most {
			return strings.TrimRight(cut, ",;:—–- ") + "…"
		}
	}
	return words[0]
}

// related are the lists under the text: the newsroom's own, then the partners'.
func related(p Package) []list {
	own := list{Title: p.Story.Words.Related}
	partners := list{Title: p.Story.Words.Partners, Partner: true}
	for _, r := range p.Story.Related {
		it := item{r.Title, safeURL(r.URL)}
		if it.URL == "" && r.Story != "" {
			it.URL = safeURL(p.Addresses[r.Story])
		}
		if r.Partner {
			partners.Items = append(partners.Items, it)
		} else {
			own.Items = append(own.Items, it)
		}
	}
	return slices.DeleteFunc([]list{own, partners}, func(l list) bool { return len(l.Items) == 0 })
}
