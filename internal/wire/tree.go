package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mostNodes is how many elements a page may have; one that is read by people
// has a few thousand.
const mostNodes = 200_000

// parse makes the tree of a page. Elements within elements are at most 512
// deep, so whoever walks the tree may do so by recursion.
func parse(src, name string) (*html.Node, error) {
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return nil, &Refusal{Code: TooTangled, Name: name}
	}
	n := 0
	for range doc.Descendants() {
		if n++; n > mostNodes {
			return nil, &Refusal{Code: TooTangled, Name: name}
		}
	}
	return doc, nil
}

// attr is an attribute of an element, without the spaces around it.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// named says whether an element is called one of these words by its class, id,
// itemprop, rel or role: "article__lead" is called article and lead.
func named(n *html.Node, words ...string) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "itemprop", "rel", "role":
			for token := range strings.FieldsFuncSeq(strings.ToLower(a.Val), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				for _, w := range words {
					if token == w {
						return true
					}
				}
			}
		}
	}
	return false
}

// prop says whether an element has this itemprop.
func prop(n *html.Node, name string) bool {
	for p := range strings.FieldsSeq(attr(n, "itemprop")) {
		if p == name {
			return true
		}
	}
	return false
}

// is says whether a node is one of these elements.
func is(n *html.Node, atoms ...atom.Atom) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for _, a := range atoms {
		if n.DataAtom == a {
			return true
		}
	}
	return false
}

// find is the first element below n, in the order of the page, of which ok is true.
func find(n *html.Node, ok func(*html.Node) bool) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && ok(d) {
			return d
		}
	}
	return nil
}

func findAtom(n *html.Node, atoms ...atom.Atom) *html.Node {
	return find(n, func(d *html.Node) bool { return is(d, atoms...) })
}

// inside says whether n is root or below it.
func inside(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// wordless are elements whose text nobody reads.
func wordless(n *html.Node) bool {
	return is(n, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Iframe, atom.Textarea, atom.Select, atom.Svg, atom.Math, atom.Object)
}

// words is the text below n as one line; what except holds for is left out.
func words(n *html.Node, except func(*html.Node) bool) string {
	var b strings.Builder
	spell(&b, n, except)
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(cleaned(b.String()), collapses), " "))
}

func spell(b *strings.Builder, n *html.Node, except func(*html.Node) bool) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case wordless(n) || except != nil && except(n):
	default:
		if parts(n) {
			b.WriteByte(' ')
		}
		for c := range n.ChildNodes() {
			spell(b, c, except)
		}
		if parts(n) {
			b.WriteByte(' ')
		}
	}
}

// collapses says whether a browser shows a run of such characters as one space.
func collapses(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f'
}

// parts says whether words on both sides of an element's edge are apart.
func parts(n *html.Node) bool {
	return n.Type == html.ElementNode && !inlined(n)
}

// inlined are the elements that stand within a line.
func inlined(n *html.Node) bool {
	return is(
		n, atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins,
		atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup,
		atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Rb, atom.Rp, atom.Rt, atom.Acronym,
	)
}

// weight is what is known of the text below an element.
type weight struct {
	// prose are the letters outside links, links those in them, images the
	// pictures, captions the elements that are called captions.
	prose, links, images, captions int
}

// weigh counts for every element of the tree, each node once.
func weigh(n *html.Node, linked bool, all map[*html.Node]weight) weight {
	var w weight
	switch {
	case n.Type == html.TextNode:
		letters := utf8.RuneCountInString(strings.TrimSpace(n.Data))
		if linked {
			w.links = letters
		} else {
			w.prose = letters
		}
		return w
	case n.Type == html.ElementNode && wordless(n), n.Type == html.CommentNode:
		return w
	}
	if is(n, atom.Img) {
		w.images++
	}
	for c := range n.ChildNodes() {
		x := weigh(c, linked || is(n, atom.A), all)
		w.prose, w.links, w.images, w.captions = w.prose+x.prose, w.links+x.links, w.images+x.images, w.captions+x.captions
	}
	if n.Type == html.ElementNode {
		if w.images == 0 && captionLike(n) {
			w.captions++
		}
		all[n] = w
	}
	return w
}

// captionLike says whether an element is called a caption; one with a picture in
// it is the frame around both.
func captionLike(n *html.Node) bool {
	return is(n, atom.Figcaption) || !is(n, atom.Img, atom.Figure, atom.Picture, atom.Table) && named(n, "caption", "figcaption")
}
