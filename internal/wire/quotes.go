package wire

import (
	"slices"
	"strings"

	"dateline/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// quote reads a quotation and whose words it is.
func (w *walker) quote(n *html.Node, c context) {
	if w.post(n) {
		return
	}
	who := attributionOf(n)
	if who != nil {
		w.m.taken[who] = true
	}
	from := len(w.blocks)
	q := context{kind: text.Quote, looks: c.looks}
	w.children(n, q)
	w.flush(q)
	w.attribute(from, who)
}

// attribute gives the last quotation from a block on its author.
func (w *walker) attribute(from int, who *html.Node) {
	if who == nil {
		return
	}
	said := strings.TrimSpace(strings.TrimLeft(text.Clean(words(who, nil)), "—–- \u00a0"))
	for i := range slices.Backward(w.blocks[from:]) {
		if w.blocks[from+i].Kind == text.Quote {
			w.blocks[from+i].Attribution = said
			return
		}
	}
}

// attributionOf is the element of a quotation that says whose words it is: its
// footer, or a line of nothing but a cite.
func attributionOf(n *html.Node) *html.Node {
	if f := findAtom(n, atom.Footer); f != nil {
		return f
	}
	return find(n, func(d *html.Node) bool {
		if is(d, atom.Cite) && (d.Parent == n || onlyChild(d)) {
			return true
		}
		return is(d, atom.P, atom.Div, atom.Span) && named(d, "author", "attribution", "cite", "source") && !(d.Parent == n && onlyChild(d))
	})
}

// onlyChild says whether nothing that can be read stands beside an element.
func onlyChild(n *html.Node) bool {
	for k := range n.Parent.ChildNodes() {
		if k != n && (k.Type == html.ElementNode || k.Type == html.TextNode && strings.TrimSpace(k.Data) != "") {
			return false
		}
	}
	return true
}

// aside reads a box beside the text: facts are a fact box, everything else is
// furniture.
func (w *walker) aside(n *html.Node, c context) {
	x := w.m.weights[n]
	if w.page && x.links > x.prose || x.prose == 0 {
		w.aroundLines(n)
		return
	}
	title := find(n, func(d *html.Node) bool {
		return named(d, "title", "heading") || is(d, atom.H2, atom.H3, atom.H4, atom.H5)
	})
	if title != nil && boxWord(words(title, nil), title) {
		// The outlet's own word for such a box is put there again.
		w.m.taken[title] = true
		w.m.left.add(NoteAround, words(title, nil))
	}
	box := context{kind: text.FactBox, looks: c.looks}
	w.children(n, box)
	w.flush(box)
}

// boxWord says whether a title says no more than that this is a box.
func boxWord(s string, title *html.Node) bool {
	if attr(title, "class") == "fact-title" {
		return true
	}
	switch strings.ToLower(strings.Trim(s, " :")) {
	case "справка", "факты", "досье", "к слову", "для справки", "кстати", "fact box", "factbox", "facts", "background", "key facts", "at a glance":
		return true
	}
	return false
}
