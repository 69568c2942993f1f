package wire

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// anArticle is how many letters outside links make one element of several the
// article: cards that point to others have fewer.
const anArticle = 140

// article finds the element with the text: what the page calls its article, or
// else the element that most paragraphs stand in.
func (m *markup) article() *html.Node {
	if n := m.marked(); n != nil {
		return n
	}
	if n := m.densest(); n != nil {
		return n
	}
	return m.body()
}

// marked is the element that the page itself calls its article or main part:
// of several the one with the most text, since pages show others as cards.
func (m *markup) marked() *html.Node {
	for _, called := range []func(*html.Node) bool{
		func(n *html.Node) bool { return prop(n, "articleBody") },
		func(n *html.Node) bool { return is(n, atom.Article) || attr(n, "role") == "article" },
		func(n *html.Node) bool { return is(n, atom.Main) || attr(n, "role") == "main" },
	} {
		var best *html.Node
		of := 0
		for n := range m.doc.Descendants() {
			if n.Type != html.ElementNode || !called(n) {
				continue
			}
			if of++; best == nil || m.weights[n].prose > m.weights[best].prose {
				best = n
			}
		}
		if best != nil && (m.weights[best].prose >= anArticle || of == 1 && m.weights[best].prose > 0) {
			return best
		}
	}
	return nil
}

// densest is the element with the most letters in paragraphs of its own; half
// of them count for the element around it, as sites wrap paragraphs in columns.
func (m *markup) densest() *html.Node {
	score := map[*html.Node]int{}
	var order []*html.Node
	count := func(n *html.Node, by int) {
		if n == nil || n.Type != html.ElementNode {
			return
		}
		if _, ok := score[n]; !ok {
			order = append(order, n)
		}
		score[n] += by
	}
	for n := range m.doc.Descendants() {
		if !is(n, atom.P, atom.Blockquote, atom.H2) || noise(n) {
			continue
		}
		if w := m.weights[n]; w.prose > 25 && w.links*2 < w.prose {
			count(n.Parent, 2*w.prose)
			if n.Parent != nil {
				count(n.Parent.Parent, w.prose)
			}
		}
	}
	var best *html.Node
	for _, n := range order {
		if best == nil || score[n] > score[best] {
			best = n
		}
	}
	return best
}

// headlineIn is the heading over an article: in it, or else the first of the page.
func (m *markup) headlineIn(root *html.Node) *html.Node {
	said := strings.ToLower(words(&html.Node{Type: html.TextNode, Data: m.meta.headline()}, nil))
	var first *html.Node
	for _, in := range []*html.Node{root, m.doc} {
		for n := range in.Descendants() {
			if !is(n, atom.H1) && !prop(n, "headline") || is(n, atom.Meta) || m.weights[n].prose+m.weights[n].links == 0 {
				continue
			}
			if said != "" && strings.ToLower(words(n, nil)) == said {
				return n
			}
			if first == nil && !within(n, in, noise) {
				first = n
			}
		}
		if first != nil && in == root {
			return first
		}
	}
	return first
}

// within says whether an element around n, up to root, holds ok.
func within(n, root *html.Node, ok func(*html.Node) bool) bool {
	for n = n.Parent; n != nil && n != root; n = n.Parent {
		if n.Type == html.ElementNode && ok(n) {
			return true
		}
	}
	return false
}

// common is the smallest element that both are in; b may be nil.
func common(a, b *html.Node) *html.Node {
	if b == nil {
		return a
	}
	up := map[*html.Node]bool{}
	for n := a; n != nil; n = n.Parent {
		up[n] = true
	}
	for n := b; n != nil; n = n.Parent {
		if up[n] {
			return n
		}
	}
	return a
}

// noise says whether an element is furniture of the site: navigation, buttons
// to share, calls to subscribe.
func noise(n *html.Node) bool {
	switch {
	case is(n, atom.Nav, atom.Footer, atom.Dialog, atom.Menu):
		return !is(n.Parent, atom.Blockquote)
	case is(n, atom.Body, atom.Html, atom.Article, atom.Main, atom.Aside, atom.H1), prop(n, "articleBody"):
		return false
	}
	switch strings.ToLower(attr(n, "role")) {
	case "navigation", "banner", "contentinfo", "search", "dialog", "menu", "menubar", "toolbar", "complementary":
		return true
	}
	return named(
		n, "share", "sharing", "shares", "social", "socials", "subscribe", "subscription", "newsletter", "comments", "comment", "disqus", "advert", "advertisement", "adv", "ads",
		"banner", "promo", "sponsored", "cookie", "cookies", "breadcrumb", "breadcrumbs", "sidebar", "popup", "modal", "paywall", "pagination", "pager",
		"tags", "taglist", "likes", "rating", "toolbar", "menu", "navbar", "correction", "skip",
	)
}

// unseen says whether the page hides an element.
func unseen(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return has(n, "hidden") || strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// around counts what stands outside the article.
func (m *markup) around() {
	var line strings.Builder
	end := func() {
		if s := cutLine(cleaned(line.String())); !letterless(s) && !byword(s) {
			m.left.add(NoteAround, s)
		}
		line.Reset()
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n == m.root, m.taken[n]:
			end()
			return
		case n.Type == html.TextNode:
			line.WriteString(n.Data)
			return
		case n.Type == html.CommentNode, is(n, atom.Script, atom.Style, atom.Noscript, atom.Template):
			m.left.add(NoteCode, "")
			return
		case wordless(n):
			return
		}
		if parts(n) {
			end()
			defer end()
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(m.body())
	end()
}
