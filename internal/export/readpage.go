package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// verifyPage reads the page as a browser would and holds it against the
// article: it runs nothing, fetches nothing, shows every picture it has with
// its credit, and says every word that was signed.
func verifyPage(dir string, names []string, s story.Story, rec record, r *Report) {
	data, err := readSmall(dir, pageName)
	if err != nil {
		r.say(FileMissing, pageName, "%v", err)
		return
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		r.say(PageDiffers, pageName, "%v", err)
		return
	}
	p := &pageReader{names: names, r: r, used: map[string]bool{}}
	p.walk(root, 0)
	p.words(s)
	p.data(s, rec)
	for _, name := range names {
		if imageName.MatchString(name) && !p.used[name] {
			r.say(PageImage, name, "the page does not use it")
		}
	}
}

// pageReader collects what a page says and shows.
type pageReader struct {
	names []string
	r     *Report
	used  map[string]bool // files the page or its data names
	lang  string
	h1    []string
	said  strings.Builder // all words in order, spaces made one
	ld    []string
}

// deepest nesting that is read; html.Parse limits it as well.
const deepest = 500

func (p *pageReader) walk(n *html.Node, depth int) {
	if depth > deepest {
		return
	}
	switch n.Type {
	case html.ElementNode:
		p.element(n)
	case html.TextNode:
		if n.Parent != nil && n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Style && n.Parent.DataAtom != atom.Title {
			p.said.WriteString(n.Data)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, depth+1)
	}
	if n.Type == html.ElementNode && !inlineElement(n.DataAtom) {
		p.said.WriteByte(' ')
	}
}

// inlineElement: their words belong to the words beside them.
func inlineElement(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Strong, atom.Em, atom.S, atom.Sup, atom.Sub, atom.B, atom.Time:
		return true
	}
	return false
}

func (p *pageReader) element(n *html.Node) {
	attrs := map[string]string{}
	for _, a := range n.Attr {
		attrs[a.Key] = a.Val
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" || a.Key == "background" || a.Key == "ping" {
			p.r.say(PageActive, pageName, "<%s %s>", n.Data, a.Key)
		}
	}
	switch n.DataAtom {
	case atom.Html:
		p.lang = attrs["lang"]
	case atom.H1:
		p.h1 = append(p.h1, squeeze(wordsOf(n)))
	case atom.Script:
		if attrs["type"] != "application/ld+json" || attrs["src"] != "" {
			p.r.say(PageActive, pageName, "<script>")
		}
		p.ld = append(p.ld, wordsOf(n))
	case atom.Style:
		if css := strings.ToLower(wordsOf(n)); strings.Contains(css, "url(") || strings.Contains(css, "@import") || strings.Contains(css, "\\") {
			p.r.say(PageActive, pageName, "the style fetches something")
		}
	case atom.Link:
		if attrs["rel"] != "canonical" {
			p.r.say(PageActive, pageName, "<link rel=%q>", attrs["rel"])
		}
	case atom.Meta:
		if attrs["http-equiv"] != "" {
			p.r.say(PageActive, pageName, "<meta http-equiv>")
		}
	case atom.Iframe, atom.Frame, atom.Object, atom.Embed, atom.Video, atom.Audio, atom.Applet, atom.Base, atom.Form, atom.Input, atom.Button, atom.Svg, atom.Math, atom.Track, atom.Template:
		p.r.say(PageActive, pageName, "<%s>", n.Data)
	case atom.A:
		if href := attrs["href"]; href != "" && safeURL(href) == "" {
			p.r.say(PageActive, pageName, "link to %.80q", href)
		}
	case atom.Img:
		_, alt := attrs["alt"]
		if !alt || attrs["width"] == "" || attrs["height"] == "" {
			p.r.say(PageImage, pageName, "%.80q stands without alt or size", attrs["src"])
		}
		p.image(attrs["src"])
		p.images(attrs["srcset"])
	case atom.Source:
		p.images(attrs["srcset"])
	}
}

func (p *pageReader) images(srcset string) {
	for part := range strings.SplitSeq(srcset, ",") {
		if fields := strings.Fields(part); len(fields) > 0 {
			p.image(fields[0])
		}
	}
}

// image: a picture of the page lies beside it.
func (p *pageReader) image(src string) {
	name := "data/html/" + src
	if !strings.HasPrefix(src, "img/") || !slices.Contains(p.names, name) {
		p.r.say(PageImage, pageName, "%.80q is not in the package", src)
		return
	}
	p.used[name] = true
}

// words holds the page against everything in the article that readers see.
func (p *pageReader) words(s story.Story) {
	if p.lang != s.Language {
		p.r.say(PageDiffers, pageName, "its language is %q, the article's %q", p.lang, s.Language)
	}
	if len(p.h1) != 1 || p.h1[0] != squeeze(s.Headline) {
		p.r.say(PageDiffers, pageName, "headline %q", p.h1)
	}
	said := squeeze(p.said.String())
	at := 0
	must := func(what, v string) {
		v = squeeze(v)
		if v != "" && !strings.Contains(said, v) {
			p.r.say(PageDiffers, pageName, "it does not say the %s %.120q", what, v)
		}
	}
	must("deck", s.Deck)
	must("city", s.Dateline.Place.Name)
	must("byline", strings.Join(s.Bylines, ", "))
	must("correction", s.Correction)
	must("source", s.Source)
	if !s.Dateline.Date.IsZero() {
		must("date", newsdate.Format(s.Dateline.Date, s.Language, newsdate.Site))
	}
	for _, b := range s.Body.All() {
		if b.Kind == text.Photo || b.Kind == text.Divider {
			continue
		}
		v := squeeze(b.Text)
		i := strings.Index(said[at:], v)
		if i < 0 {
			p.r.say(PageDiffers, pageName, "block %s, or its place, differs: %.120q", b.ID, v)
			continue
		}
		at += i + len(v)
		must("attribution", b.Attribution)
	}
	for _, use := range s.Photos {
		must("caption", use.Caption)
		must("credit", use.Credit.Line(s.Words.Credit))
	}
	for _, rel := range s.Related {
		must("related item", rel.Title)
	}
}

// data holds the structured data against the article.
func (p *pageReader) data(s story.Story, rec record) {
	if len(p.ld) != 1 {
		p.r.say(PageDiffers, pageName, "%d blocks of structured data", len(p.ld))
		return
	}
	var a struct {
		Type       string `json:"@type"`
		Identifier string `json:"identifier"`
		Headline   string `json:"headline"`
		Version    int    `json:"version"`
		Image      []struct {
			ContentURL string `json:"contentUrl"`
			CreditText string `json:"creditText"`
		} `json:"image"`
	}
	if err := json.Unmarshal([]byte(p.ld[0]), &a); err != nil {
		p.r.say(PageDiffers, pageName, "structured data: %v", err)
		return
	}
	if a.Type != "NewsArticle" || a.Identifier != rec.URN || a.Headline != oneLine(s.Headline) || a.Version != rec.Number {
		p.r.say(PageDiffers, pageName, "structured data is of %s %s, version %d: %.80q", a.Type, a.Identifier, a.Version, a.Headline)
	}
	for _, img := range a.Image {
		name := imageFolder + "/" + path.Base(img.ContentURL)
		if !slices.Contains(p.names, name) || img.CreditText == "" {
			p.r.say(PageImage, pageName, "structured data names %.80q", img.ContentURL)
		}
		p.used[name] = true
	}
}

func wordsOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// squeeze makes all space one space: what a browser shows of it.
func squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, string(text.SoftBreak), " ")), " ")
}

// String is for logs.
func (r Report) String() string {
	var b strings.Builder
	for _, p := range r.Problems {
		fmt.Fprintln(&b, p.Error())
	}
	return b.String()
}
