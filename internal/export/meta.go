package export

import (
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"time"

	"dateline/internal/newsdate"
)

// metaTag is a meta element: Open Graph uses property, everybody else name.
type metaTag struct{ Property, Name, Content string }

// absolute is a file beside the page as the page's address has it; without an
// address it stays beside the page, and nothing is invented.
func absolute(p Package, rel string) string {
	base, err := url.Parse(p.address())
	if err != nil || !base.IsAbs() {
		return rel
	}
	return base.ResolveReference(&url.URL{Path: rel}).String()
}

// times are when the story came out and when it was last changed. Before it is
// out its own date stands for the first, if it has one.
func times(p Package) (published, modified string) {
	zone := p.zone()
	modified = p.Revision.Time.In(zone).Format(time.RFC3339)
	if s, ok := p.published(); ok {
		at := s.At
		if at.IsZero() {
			at = s.Time
		}
		return at.In(zone).Format(time.RFC3339), modified
	}
	if d := p.Story.Dateline.Date; !d.IsZero() {
		return d.In(zone).Format(time.RFC3339), modified
	}
	return "", modified
}

// metaTags are the Open Graph protocol (ogp.me) and the card of X.
func metaTags(p Package, photos []shown) []metaTag {
	s := p.Story
	var out []metaTag
	og := func(property, content string) {
		if content != "" {
			out = append(out, metaTag{Property: property, Content: content})
		}
	}
	name := func(n, content string) {
		if content != "" {
			out = append(out, metaTag{Name: n, Content: content})
		}
	}
	published, modified := times(p)
	og("og:type", "article")
	og("og:title", oneLine(s.Headline))
	og("og:description", description(s))
	og("og:url", p.address())
	og("og:site_name", p.Outlet.Name)
	og("og:locale", map[string]string{"ru": "ru_RU", "en": "en_GB"}[s.Language])
	og("article:published_time", published)
	og("article:modified_time", modified)
	og("article:section", s.Rubric)
	for _, tag := range s.Tags {
		og("article:tag", tag)
	}
	card := "summary"
	for _, x := range photos {
		if !x.use.Lead {
			continue
		}
		f := x.frames[0].files[0]
		og("og:image", absolute(p, "img/"+f.Name))
		og("og:image:type", "image/jpeg")
		og("og:image:width", fmt.Sprint(f.Width))
		og("og:image:height", fmt.Sprint(f.Height))
		og("og:image:alt", oneLine(x.use.Alt))
		card = "summary_large_image"
		name("twitter:image", absolute(p, "img/"+f.Name))
		name("twitter:image:alt", oneLine(x.use.Alt))
	}
	name("twitter:card", card)
	name("twitter:title", oneLine(s.Headline))
	name("twitter:description", description(s))
	return out
}

// thing is a schema.org object; encoding/json writes its keys sorted.
type thing map[string]any

// of makes a thing of a type with those of its properties that are not empty.
func of(kind string, pairs ...any) thing {
	t := thing{"@type": kind}
	for i := 0; i < len(pairs); i += 2 {
		switch v := pairs[i+1].(type) {
		case string:
			if v == "" {
				continue
			}
		case []string:
			if len(v) == 0 {
				continue
			}
		case []thing:
			if len(v) == 0 {
				continue
			}
		case thing:
			if v == nil {
				continue
			}
		}
		t[pairs[i].(string)] = pairs[i+1]
	}
	return t
}

// jsonLD is the NewsArticle of schema.org, release 30.0.
func jsonLD(p Package, photos []shown) ([]byte, error) {
	s := p.Story
	published, modified := times(p)
	page := p.address()
	if page == "" {
		page = p.URN()
	}
	var images []thing
	for _, x := range photos {
		for _, f := range x.frames {
			r := f.files[0]
			images = append(images, of("ImageObject",
				"contentUrl", absolute(p, "img/"+r.Name), "url", absolute(p, "img/"+r.Name), "width", r.Width, "height", r.Height,
				"caption", oneLine(x.use.Caption), "creditText", x.use.Credit.Line("{agency} / {photographer}"), "copyrightNotice", x.use.RightsLine(),
				"creator", creators(x.use.Credit.Photographer, x.use.Credit.Agency), "encodingFormat", "image/jpeg"))
		}
	}
	var authors []thing
	for _, name := range s.Bylines {
		authors = append(authors, author(p, name))
	}
	var publisher thing
	if p.Outlet.Name != "" {
		publisher = of("NewsMediaOrganization", "name", p.Outlet.Name, "url", p.Outlet.Address, "logo", logo(p.Outlet.Logo))
	}
	if len(authors) == 0 && publisher != nil {
		authors = []thing{publisher}
	}
	var place thing
	if c := s.Dateline.Place; c.Name != "" {
		place = of("Place", "name", c.Name, "address", of("PostalAddress", "addressLocality", c.Name, "addressRegion", c.Region, "addressCountry", c.Code))
	}
	dateline := s.Dateline.Place.Name
	if d := s.Dateline.Date; !d.IsZero() {
		dateline = joined(", ", dateline, newsdate.Format(d, s.Language, newsdate.Text))
	}
	article := of("NewsArticle",
		"@context", "https://schema.org", "identifier", p.URN(), "mainEntityOfPage", page, "url", p.address(),
		"headline", oneLine(s.Headline), "alternativeHeadline", oneLine(s.Deck), "description", description(s), "inLanguage", s.Language,
		"datePublished", published, "dateModified", modified, "dateline", dateline, "contentLocation", place,
		"articleSection", s.Rubric, "keywords", s.Tags, "author", authors, "publisher", publisher, "image", images,
		"correction", oneLine(s.Correction), "wordCount", s.WordCount(), "version", p.Number, "isAccessibleForFree", true)
	data, err := json.Marshal(article)
	if err != nil {
		return nil, fmt.Errorf("export: structured data: %w", err)
	}
	return data, nil
}

func logo(address string) thing {
	if address == "" {
		return nil
	}
	return of("ImageObject", "url", address)
}

// author is the outlet when the byline is its name, an organisation when the
// byline has the look of one, else a person.
func author(p Package, name string) thing {
	if name == p.Outlet.Name || isHouse(name) {
		return of("Organization", "name", name)
	}
	return of("Person", "name", name)
}

func creators(photographer, agency string) []thing {
	var out []thing
	if photographer != "" {
		out = append(out, of("Person", "name", photographer))
	}
	if agency != "" {
		out = append(out, of("Organization", "name", agency))
	}
	return out
}

// house is what bylines of organisations look like.
var house = regexp.MustCompile(`(?i)^(?:иа|риа|тасс|рбк|интерфакс|ап|afp|ap|reuters|агентство|пресс-\p{L}+|редакция)(?:\s|$)|[«»"“”]|\b(?:news|press|agency|staff|desk|редакция|агентство)$`)

func isHouse(name string) bool { return house.MatchString(name) }
