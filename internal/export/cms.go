package export

import (
	"fmt"
	"html"
	"strings"
)

// BodyHTML is the article without its headline as HTML for the text field of a
// CMS: the blocks of the page, every word of the story escaped, no style, no
// script, no address that a page may not carry. A photo stands as a figure with
// its caption and its credit, for who puts the picture there.
func BodyHTML(p Package) string {
	s := p.Story
	var b strings.Builder
	if deck := oneLine(s.Deck); deck != "" {
		fmt.Fprintf(&b, "<p><strong>%s</strong></p>\n", html.EscapeString(deck))
	}
	var photos []shown
	for _, use := range s.Photos {
		photos = append(photos, shown{use: use})
		if use.Lead {
			b.WriteString(captionHTML(p, shown{use: use}))
		}
	}
	if s.Correction != "" {
		fmt.Fprintf(&b, "<p><strong>%s:</strong> %s</p>\n", html.EscapeString(s.Words.Correction), html.EscapeString(oneLine(s.Correction)))
	}
	b.WriteString(newBodyWriter(p, photos, func(x shown) string { return captionHTML(p, x) }).write())
	if s.Source != "" {
		fmt.Fprintf(&b, "<p>%s: %s</p>\n", html.EscapeString(s.Words.Source), html.EscapeString(oneLine(s.Source)))
	}
	return b.String()
}

// captionHTML is a figure whose picture is still to come.
func captionHTML(p Package, x shown) string {
	caption, credit := html.EscapeString(oneLine(x.use.Caption)), html.EscapeString(creditLine(p.Story, x.use))
	return fmt.Sprintf("<figure><figcaption>%s</figcaption></figure>\n", joined("<br>", caption, credit))
}
