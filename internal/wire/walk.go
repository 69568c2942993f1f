package wire

import (
	"strings"

	"dateline/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mostBlocks is how many blocks are read; a story of as many has 300 pages.
const mostBlocks = 10_000

// context is what a block stands in.
type context struct {
	// kind of the blocks here; empty is a paragraph. depth is that of list items.
	kind  text.Kind
	depth int
	pre   bool
	// looks of the text.
	looks looks
}

// walker goes through an article and makes blocks of it.
type walker struct {
	m *markup
	// page leaves the furniture of a site out; fragment gives no slots.
	page, fragment bool
	blocks         []text.Block
	slots          []Slot
	run            run
	// waiting are pictures in the middle of a paragraph: they stand behind it.
	waiting []Slot
}

func (m *markup) walker(page bool) *walker { return &walker{m: m, page: page} }

// done ends the last block and gives all.
func (w *walker) done() []text.Block {
	w.flush(context{})
	w.close()
	return w.blocks
}

// close puts the pictures that wait where the text is now.
func (w *walker) close() {
	for _, s := range w.waiting {
		s.At = len(w.blocks)
		w.slots = append(w.slots, s)
	}
	w.waiting = nil
}

// put adds a block, while there is room.
func (w *walker) put(b text.Block) {
	if len(w.blocks) >= mostBlocks {
		w.m.left.add(NoteMany, b.Text)
		return
	}
	b.ID = w.m.o.NewID()
	w.blocks = append(w.blocks, b)
}

// flush makes blocks of what has been read of the text.
func (w *walker) flush(c context) {
	pieces := w.run.pieces()
	kind := c.kind
	if kind == "" {
		kind = text.Paragraph
	}
	if kind.IsList() && len(pieces) > 1 {
		pieces = []piece{joined(pieces)}
	}
	for _, p := range pieces {
		b := text.Block{Kind: kind, Text: p.text, Marks: p.marks}
		if kind.IsList() {
			b.Depth = w.nesting(c.depth)
		}
		w.put(b)
	}
	w.close()
}

// joined makes one text of several, a line each.
func joined(pieces []piece) piece {
	var out piece
	for i, p := range pieces {
		if i > 0 {
			out.text += string(text.SoftBreak)
		}
		for _, m := range p.marks {
			m.From, m.To = m.From+len(out.text), m.To+len(out.text)
			out.marks = append(out.marks, m)
		}
		out.text += p.text
	}
	return out
}

// nesting is the depth an item can have here: one more than the item before.
func (w *walker) nesting(depth int) int {
	most := 0
	if n := len(w.blocks); n > 0 && w.blocks[n-1].Kind.IsList() {
		most = w.blocks[n-1].Depth + 1
	}
	if depth > text.MaxDepth {
		w.m.left.add(NoteNested, "")
	}
	return min(depth, most, text.MaxDepth)
}

func (w *walker) children(n *html.Node, c context) {
	for k := range n.ChildNodes() {
		w.node(k, c)
	}
}

// node reads one node of the tree.
func (w *walker) node(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		w.run.add(n.Data, c.looks, c.pre)
		return
	case html.CommentNode:
		w.m.left.add(NoteCode, "")
		return
	case html.ElementNode:
	default:
		return
	}
	switch {
	case w.m.taken[n]:
	case unseen(n), w.page && w.m.noise(n):
		w.flush(c)
		w.aroundLines(n)
	case w.dropped(n, c), w.inline(n, c):
	default:
		w.block(n, c)
	}
}

// aroundLines counts furniture inside the article, an element a line.
func (w *walker) aroundLines(n *html.Node) { w.m.left.add(NoteAround, words(n, nil)) }

// inline reads what stands in a line: marks, links, line breaks, pictures.
func (w *walker) inline(n *html.Node, c context) bool {
	switch {
	case is(n, atom.Br):
		w.run.br()
	case is(n, atom.Wbr):
	case is(n, atom.Img, atom.Picture):
		w.picture(n, c)
	case is(n, atom.Q):
		open, end := "“", "”"
		if w.m.russian(n) {
			open, end = "«", "»"
		}
		w.run.add(open, c.looks, false)
		w.children(n, c)
		w.run.add(end, c.looks, false)
	case is(n, atom.A):
		w.link(n, c)
	case inlined(n):
		c.looks = set(n, c.looks)
		w.children(n, c)
	default:
		return false
	}
	return true
}

// russian says whether the text around an element is.
func (m *markup) russian(n *html.Node) bool {
	return languageOf(words(n.Parent, nil), m.o.Language) == "ru"
}

func (w *walker) link(n *html.Node, c context) {
	if href := attr(n, "href"); href != "" && c.looks.href == "" && !strings.HasPrefix(href, "#") {
		if c.looks.href = w.m.address(href); c.looks.href == "" && w.m.weights[n].links > 0 {
			w.m.left.add(NoteLink, href)
		}
	}
	if w.m.weights[n].images > 0 && w.m.framed(n) {
		w.figure(n, c)
		return
	}
	w.children(n, c)
}

// set is how the text in an element is set: by what it is called, or by the
// style that word processors write instead.
func set(n *html.Node, l looks) looks {
	switch n.DataAtom {
	case atom.B, atom.Strong:
		l.marks |= bit(text.Bold)
	case atom.I, atom.Em:
		l.marks |= bit(text.Italic)
	case atom.S, atom.Del, atom.Strike:
		l.marks |= bit(text.Strike)
	case atom.Sup:
		l.marks |= bit(text.Sup)
	case atom.Sub:
		l.marks |= bit(text.Sub)
	}
	for rule := range strings.SplitSeq(strings.ToLower(strings.ReplaceAll(attr(n, "style"), " ", "")), ";") {
		switch rule {
		case "font-weight:bold", "font-weight:600", "font-weight:700", "font-weight:800", "font-weight:900":
			l.marks |= bit(text.Bold)
		case "font-weight:normal", "font-weight:400":
			l.marks &^= bit(text.Bold)
		case "font-style:italic":
			l.marks |= bit(text.Italic)
		case "font-style:normal":
			l.marks &^= bit(text.Italic)
		case "text-decoration:line-through", "text-decoration-line:line-through":
			l.marks |= bit(text.Strike)
		case "vertical-align:super":
			l.marks |= bit(text.Sup)
		case "vertical-align:sub":
			l.marks |= bit(text.Sub)
		}
	}
	return l
}

// block reads what begins on a line of its own.
func (w *walker) block(n *html.Node, c context) {
	// In a list item or a quotation, paragraphs are lines or blocks of it.
	inner := c
	switch {
	case c.kind.IsList() && !is(n, atom.Ul, atom.Ol, atom.Figure, atom.Hr, atom.Aside, atom.Blockquote, atom.H1, atom.H2, atom.H3):
		w.run.br()
		w.children(n, c)
		w.run.br()
		return
	case is(n, atom.H1, atom.H2):
		inner.kind, inner.depth = text.Heading2, 0
	case is(n, atom.H3, atom.H4, atom.H5, atom.H6):
		inner.kind, inner.depth = text.Heading3, 0
	case is(n, atom.Pre, atom.Listing):
		inner.pre = true
	}
	if c.kind == text.FactBox {
		inner.kind = c.kind // a heading in a box is a line of the box
	}
	w.flush(c)
	switch {
	case w.m.framed(n):
		w.figure(n, c)
	case is(n, atom.Hr):
		w.put(text.Block{Kind: text.Divider})
	case is(n, atom.Blockquote):
		w.quote(n, c)
	case is(n, atom.Ul, atom.Ol):
		w.list(n, c)
	case is(n, atom.Aside):
		w.aside(n, c)
	case is(n, atom.Li): // an item without its list, as browsers show it
		w.children(n, context{kind: text.Bullet, looks: c.looks})
		w.flush(context{kind: text.Bullet})
	case w.embedded(n):
	default:
		w.children(n, inner)
		w.flush(inner)
	}
}

// list reads the items of a list; text beside them is an item as well.
func (w *walker) list(n *html.Node, c context) {
	kind := text.Bullet
	if is(n, atom.Ol) {
		kind = text.Number
	}
	item := context{kind: kind, looks: c.looks}
	if c.kind.IsList() {
		item.depth = c.depth + 1
	}
	for k := range n.ChildNodes() {
		if is(k, atom.Li) && !w.m.taken[k] && !unseen(k) {
			w.flush(item)
			w.children(k, item)
			w.flush(item)
			continue
		}
		w.node(k, item)
	}
	w.flush(item)
}
