package wire

import (
	"encoding/json"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what a page says of itself to machines: in meta elements, and as
// schema.org's article in JSON-LD.
type meta struct {
	base, address string
	// title is the page's own, social that for link previews, ld the article's.
	title, social, ld string
	site              string
	// deck and description of the article, published as written.
	deck, description, published string
	authors                      []string
	city                         string
	pictures                     map[string]pictureMeta
}

// pictureMeta is what the page says of a picture, by the name of its file.
type pictureMeta struct{ caption, agency, photographer, credit string }

// headline is what machines take for the headline.
func (m meta) headline() string {
	for _, h := range []string{m.ld, m.social} {
		if h != "" {
			return h
		}
	}
	if m.site != "" {
		for _, sep := range []string{" — ", " – ", " | ", " - ", " · ", " :: "} {
			if h, ok := strings.CutSuffix(m.title, sep+m.site); ok {
				return h
			}
		}
	}
	return m.title
}

func metaOf(doc *html.Node) meta {
	m := meta{pictures: map[string]pictureMeta{}}
	set := func(to *string, v string) {
		if *to == "" {
			*to = strings.TrimSpace(cleaned(v))
		}
	}
	for n := range doc.Descendants() {
		switch {
		case is(n, atom.Title) && is(n.Parent, atom.Head):
			set(&m.title, words(n, nil))
		case is(n, atom.Base):
			set(&m.base, attr(n, "href"))
		case is(n, atom.Link) && attr(n, "rel") == "canonical":
			set(&m.address, attr(n, "href"))
		case is(n, atom.Meta):
			v := attr(n, "content")
			switch strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop")) {
			case "og:title", "twitter:title":
				set(&m.social, v)
			case "og:url":
				set(&m.address, v)
			case "og:site_name":
				set(&m.site, v)
			case "article:published_time", "datepublished", "pubdate", "dc.date", "mediator_published_time":
				set(&m.published, v)
			case "og:description", "description":
				set(&m.description, v)
			case "author", "article:author", "mediator_author":
				if len(m.authors) == 0 && v != "" && !strings.Contains(v, "://") {
					m.authors = []string{strings.TrimSpace(cleaned(v))}
				}
			}
		case is(n, atom.Script) && strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil:
			m.readLD(n.FirstChild.Data)
		}
	}
	return m
}

// readLD reads JSON-LD; what is not an article says nothing.
func (m *meta) readLD(src string) {
	var v any
	if json.Unmarshal([]byte(src), &v) != nil {
		return
	}
	a := articleLD(v, 0)
	if a == nil || m.ld != "" {
		return
	}
	m.ld = lineLD(a["headline"])
	m.deck = lineLD(a["alternativeHeadline"])
	if published := lineLD(a["datePublished"]); m.published == "" {
		m.published = published
	}
	if names := namesLD(a["author"]); len(names) > 0 {
		m.authors = names
	}
	place, _ := first(a["contentLocation"]).(map[string]any)
	if address, ok := place["address"].(map[string]any); ok {
		m.city = lineLD(address["addressLocality"])
	}
	if m.city == "" {
		m.city = lineLD(place["name"])
	}
	for _, v := range listLD(a["image"]) {
		m.picture(v)
	}
}

func (m *meta) picture(v any) {
	img, ok := v.(map[string]any)
	if !ok {
		return
	}
	p := pictureMeta{caption: lineLD(img["caption"]), credit: lineLD(img["creditText"])}
	for _, c := range listLD(img["creator"]) {
		who, _ := c.(map[string]any)
		switch name := lineLD(who["name"]); who["@type"] {
		case "Person":
			p.photographer = name
		case "Organization", "NewsMediaOrganization":
			p.agency = name
		}
	}
	for _, key := range []string{"contentUrl", "url"} {
		if name := path.Base(lineLD(img[key])); name != "." && name != "/" {
			m.pictures[name] = p
		}
	}
}

// articleLD looks for the object of an article.
func articleLD(v any, depth int) map[string]any {
	if depth > 4 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if a := articleLD(x, depth+1); a != nil {
				return a
			}
		}
	case map[string]any:
		for _, t := range listLD(v["@type"]) {
			if s, _ := t.(string); strings.HasSuffix(s, "Article") || strings.HasSuffix(s, "BlogPosting") || s == "Report" {
				return v
			}
		}
		return articleLD(v["@graph"], depth+1)
	}
	return nil
}

func listLD(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

func first(v any) any {
	if l := listLD(v); len(l) > 0 {
		return l[0]
	}
	return nil
}

func lineLD(v any) string {
	s, _ := v.(string)
	return strings.Join(strings.FieldsFunc(html.UnescapeString(cleaned(s)), collapses), " ")
}

func namesLD(v any) (names []string) {
	for _, x := range listLD(v) {
		if o, ok := x.(map[string]any); ok {
			x = o["name"]
		}
		if s := lineLD(x); s != "" && short(s, 100) && !strings.Contains(s, "://") {
			names = append(names, s)
		}
	}
	return names
}
