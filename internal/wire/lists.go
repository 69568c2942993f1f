package wire

import (
	"slices"
	"strings"

	"dateline/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// relatedLike says whether an element is called a list of other stories.
func relatedLike(n *html.Node) bool {
	return is(n, atom.Section, atom.Div, atom.Aside, atom.Ul, atom.Nav) && named(n, "related", "partners", "recommended", "recommendations", "more", "also")
}

// related reads the lists of other stories, wherever on the page they stand.
func (m *markup) related() {
	for n := range m.doc.Descendants() {
		if n.Type != html.ElementNode || m.inTaken(n) || m.weights[n].prose+m.weights[n].links == 0 || inside(m.root, n) {
			continue
		}
		if relatedLike(n) && m.weights[n].prose < 600 {
			if title := findAtom(n, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P); title != nil && !within(title, n, func(up *html.Node) bool { return is(up, atom.Li, atom.A) }) && short(words(title, nil), 60) {
				m.list(n, title)
			}
			continue
		}
		if !is(n, atom.H2, atom.H3, atom.H4, atom.H5, atom.P, atom.Div, atom.Strong, atom.B, atom.Span) || m.weights[n].prose > 60 {
			continue
		}
		if s := words(n, nil); short(s, 60) && listed.MatchString(s) && !inline(s) {
			if list := m.listBehind(n); list != nil {
				m.list(list, n)
				m.taken[n] = true
			}
		}
	}
}

func (m *markup) inTaken(n *html.Node) bool {
	return m.taken[n] || within(n, nil, func(up *html.Node) bool { return m.taken[up] })
}

// listBehind is the element with links that follows a heading.
func (m *markup) listBehind(n *html.Node) *html.Node {
	if is(n, atom.Strong, atom.B, atom.Span) {
		if !onlyChild(n) {
			return nil
		}
		n = n.Parent
	}
	for k := n.NextSibling; k != nil; k = k.NextSibling {
		if k.Type == html.TextNode && strings.TrimSpace(k.Data) == "" {
			continue
		}
		if w := m.weights[k]; is(k, atom.Ul, atom.Ol, atom.Div) && w.links > 0 && !inside(m.root, k) {
			return k
		}
		return nil
	}
	return nil
}

// list takes the items of a list under its title.
func (m *markup) list(n, title *html.Node) {
	heading := strings.TrimSpace(strings.TrimSuffix(words(title, nil), ":"))
	partner := named(n, "partners")
	if f := listed.FindStringSubmatch(heading); f != nil {
		partner = partner || f[listed.SubexpIndex("partner")] != ""
	}
	wanted := []atom.Atom{atom.Li}
	if findAtom(n, atom.Li) == nil {
		wanted = []atom.Atom{atom.A}
	}
	before := len(m.page.Related)
	for d := range n.Descendants() {
		if !is(d, wanted...) || d == title {
			continue
		}
		a := d
		if !is(d, atom.A) {
			a = findAtom(d, atom.A)
		}
		it := Item{Title: text.Clean(words(d, nil)), URL: m.address(attrOf(a, "href")), Partner: partner}
		if it.Title != "" && short(it.Title, maxItem) && !slices.Contains(m.page.Related, it) {
			m.page.Related = append(m.page.Related, it)
		}
	}
	if len(m.page.Related) == before {
		return
	}
	if m.page.RelatedTitle == "" {
		m.page.RelatedTitle = heading
	}
	m.taken[n] = true
	m.notes = append(m.notes, Note{Kind: NoteRelated, Text: heading, N: len(m.page.Related) - before})
}
