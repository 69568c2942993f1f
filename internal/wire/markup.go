package wire

import (
	"net/url"
	"strings"
	"unicode"

	"dateline/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ReadHTML reads the bytes of a page in HTML: saved from a browser, or made by
// somebody's program. The article is found, its head becomes fields and its
// body blocks with marks; a quotation is one where the page says so. What a
// story has no room for is left out and named in the notes.
func ReadHTML(data []byte, o Options) (Page, error) {
	m, err := read(data, o)
	if err != nil {
		return Page{}, err
	}
	m.meta = metaOf(m.doc)
	m.base = m.baseOf()
	m.root = m.article()
	m.head()
	m.related()
	w := m.walker(true)
	w.children(m.root, context{})
	m.page.Blocks, m.page.Photos = w.done(), append(m.page.Photos, w.slots...)
	m.edges()
	m.around()
	m.page.Recognised = m.page.Headline != "" && len(m.page.Blocks) > 0
	if m.page.Headline == "" {
		m.page.Headline = m.firstLine()
		m.notes = append(m.notes, Note{Kind: NotePlain})
	}
	if m.page.Headline == "" {
		return Page{}, &Refusal{Code: Empty, Name: o.Name}
	}
	m.page.Language = languageOf(plainOf(m.page), o.Language)
	m.page.Notes = append(m.notes, m.left.notes...)
	return m.page, nil
}

// Blocks reads words for the place of the caret: HTML that was copied or a page
// that was saved, or plain text. Nothing becomes a field, pictures are left out.
// The error is a *Refusal.
func Blocks(data []byte, markup bool, o Options) ([]text.Block, []Note, error) {
	if !markup {
		plain, converted, err := decode(data, o.Name)
		if err != nil {
			return nil, nil, err
		}
		var notes []Note
		if converted {
			notes = []Note{{Kind: NoteEncoding}}
		}
		return identified(text.Listed(text.Lines(plain)), o), notes, nil
	}
	m, err := read(data, o)
	if err != nil {
		return nil, nil, err
	}
	m.meta = metaOf(m.doc)
	m.base = m.baseOf()
	m.root = m.body()
	whole := m.whole && m.marked() != nil
	if whole {
		m.root = common(m.marked(), m.headlineIn(m.marked()))
	}
	w := m.walker(whole)
	w.fragment = true
	w.children(m.root, context{})
	blocks := w.done()
	if whole {
		m.around()
	}
	if len(blocks) == 0 {
		return nil, nil, &Refusal{Code: Empty, Name: o.Name}
	}
	return blocks, append(m.notes, m.left.notes...), nil
}

func identified(blocks []text.Block, o Options) []text.Block {
	for i := range blocks {
		blocks[i].ID = o.NewID()
	}
	return blocks
}

// markup holds a page in HTML while it is read.
type markup struct {
	o       Options
	doc     *html.Node
	weights map[*html.Node]weight
	// whole says that it is a page, not a piece of one that was copied.
	whole bool
	base  *url.URL
	meta  meta
	// root is the element with the text, region that with the head as well.
	root, region *html.Node
	// taken are the elements that have become fields.
	taken map[*html.Node]bool
	page  Page
	notes []Note
	left  *tally
}

// read makes a tree of bytes.
func read(data []byte, o Options) (*markup, error) {
	src, guessed, err := decodeHTML(data, o.Name)
	if err != nil {
		return nil, err
	}
	doc, err := parse(src, o.Name)
	if err != nil {
		return nil, err
	}
	m := &markup{o: o, doc: doc, weights: map[*html.Node]weight{}, taken: map[*html.Node]bool{}, left: &tally{}}
	weigh(doc, false, m.weights)
	start := strings.ToLower(src[:min(len(src), 2000)])
	m.whole = (strings.Contains(start, "<html") || strings.Contains(start, "<!doctype")) && !strings.Contains(start, "startfragment")
	if guessed {
		m.note(NoteEncoding, "")
	}
	return m, nil
}

func (m *markup) note(k Kind, words string) {
	m.notes = append(m.notes, Note{Kind: k, Text: words})
}

// field notes that an element has become a field and takes it.
func (m *markup) field(k Kind, n *html.Node, words string) {
	if n != nil {
		m.taken[n] = true
	}
	m.note(k, words)
}

// baseOf is the address that links of the page are relative to.
func (m *markup) baseOf() *url.URL {
	for _, s := range []string{m.meta.base, m.meta.address} {
		if u, err := url.Parse(s); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return u
		}
	}
	return nil
}

// address is where a link of the page goes; empty when no story may link there.
func (m *markup) address(href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil {
		return ""
	}
	if m.base != nil && !u.IsAbs() {
		u = m.base.ResolveReference(u)
	}
	switch {
	case u.User != nil, len(href) > 2000:
		return ""
	case u.Scheme == "mailto" && u.Opaque != "", (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
		if s := u.String(); text.Clean(s) == s {
			return s
		}
	}
	return ""
}

// body is the element with everything that can be seen.
func (m *markup) body() *html.Node {
	if b := findAtom(m.doc, atom.Body); b != nil {
		return b
	}
	return m.doc
}

// firstLine stands for a headline until somebody writes one.
func (m *markup) firstLine() string {
	for _, b := range m.page.Blocks {
		if strings.ContainsFunc(b.Text, unicode.IsLetter) {
			return firstWords(b.Text, 80)
		}
	}
	return ""
}

func plainOf(p Page) string {
	var b strings.Builder
	b.WriteString(p.Headline + " " + p.Deck)
	for _, k := range p.Blocks {
		b.WriteString(" " + k.Text)
	}
	return b.String()
}

// cleaned is text of a node without what cannot be seen.
func cleaned(s string) string { return text.Tidy(strings.ToValidUTF8(s, "")) }
