package wire

import (
	"strings"

	"dateline/internal/newsdate"
	"dateline/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// longestDeck bounds what is taken for a deck.
const longestDeck = 600

// head reads the fields that stand around the text: each from the element that
// readers see, or else from what the page says to machines.
func (m *markup) head() {
	h1 := m.headlineIn(m.root)
	m.region = common(m.root, h1)
	m.page.Headline = strings.TrimSpace(m.meta.headline())
	if h1 != nil {
		m.page.Headline = m.oneBlock(h1)
	}
	if m.page.Headline != "" {
		m.field(NoteHeadline, h1, m.page.Headline)
	}
	m.deck(h1)
	m.date()
	m.bylines()
	m.city()
	m.lead(h1)
	m.source()
}

// seen is the first element of the head that ok holds for: in the region, not in
// furniture, a frame or a box.
func (m *markup) seen(ok func(*html.Node) bool) *html.Node {
	return find(m.region, func(n *html.Node) bool {
		return ok(n) && !m.spent(n) && !within(n, m.region, func(up *html.Node) bool {
			return m.taken[up] || m.noise(up) || unseen(up) || is(up, atom.Figure, atom.Aside, atom.Blockquote, atom.Li) || relatedLike(up)
		})
	})
}

// spent says that an element has become a field, is furniture or holds nothing.
func (m *markup) spent(n *html.Node) bool {
	w := m.weights[n]
	return m.taken[n] || m.noise(n) || unseen(n) || w.prose+w.links == 0 || n == m.root || inside(m.root, n)
}

// noise is furniture, but never what holds most of the text, whatever it is called.
func (m *markup) noise(n *html.Node) bool {
	return noise(n) && m.weights[n].prose*2 < max(m.weights[m.root].prose, 2*anArticle) && !inside(m.root, n)
}

// oneBlock is what an element says, as the text of one block.
func (m *markup) oneBlock(n *html.Node) string {
	var r run
	inLine(&r, n)
	var parts []string
	for _, p := range r.pieces() {
		parts = append(parts, p.text)
	}
	return strings.Join(parts, string(text.SoftBreak))
}

// inLine puts all text below an element into a run.
func inLine(r *run, n *html.Node) {
	for k := range n.ChildNodes() {
		switch {
		case k.Type == html.TextNode:
			r.add(k.Data, looks{}, false)
		case is(k, atom.Br):
			r.br()
		case wordless(k) || k.Type == html.CommentNode:
		default:
			if parts(k) {
				r.add(" ", looks{}, false)
			}
			inLine(r, k)
		}
	}
}

func (m *markup) deck(h1 *html.Node) {
	n := m.seen(func(n *html.Node) bool {
		if !is(n, atom.P, atom.Div, atom.H2, atom.H3, atom.Section) || n == h1 || m.weights[n].images > 0 {
			return false
		}
		called := named(n, "deck", "dek", "subtitle", "subtitles", "subheadline", "subheading", "standfirst", "lead", "lede", "lid", "announce", "anons", "intro", "summary", "excerpt") || prop(n, "alternativeHeadline") || prop(n, "description")
		return called && short(words(n, nil), longestDeck) && m.above(n)
	})
	if n == nil && m.meta.deck+m.meta.description != "" {
		// The description for search engines is a deck only where readers see it as one.
		n = m.seen(func(n *html.Node) bool {
			if !is(n, atom.P, atom.Div, atom.H2) || n == h1 || inside(n, m.root) && !is(n, atom.H2) && m.meta.deck == "" {
				return false
			}
			said := words(n, nil)
			return said == m.meta.deck || said == m.meta.description && m.above(n)
		})
	}
	if n != nil {
		if deck := m.oneBlock(n); deck != m.page.Headline {
			m.page.Deck = deck
			m.field(NoteDeck, n, deck)
		}
	}
}

// above says whether an element stands before most of the text: behind it there
// is more to read than up to it.
func (m *markup) above(n *html.Node) bool {
	before, found := 0, false
	for d := range m.region.Descendants() {
		if d == n {
			found = true
			break
		}
		if d.Type == html.TextNode && is(d.Parent, atom.P) && !m.taken[d.Parent] {
			before += len(strings.TrimSpace(d.Data))
		}
	}
	return found && before < 2*longestDeck
}

// byword says whether a line is only what leads to a name or a date.
func byword(s string) bool {
	switch strings.ToLower(trimRest(s)) {
	case "", "by", "автор", "авторы", "текст", "опубликовано", "дата", "published", "author", "words", "text":
		return true
	}
	return false
}

// wrapped takes what is around an element that has become a field, while it says
// no more than "by".
func (m *markup) wrapped(n *html.Node) {
	for up := n.Parent; up != nil && up != m.region && !inside(m.root, up) && m.weights[up].images == 0; up = up.Parent {
		if rest := words(up, func(d *html.Node) bool { return m.taken[d] }); !letterless(rest) && !byword(rest) {
			return
		}
		m.taken[up] = true
	}
}

func (m *markup) date() {
	dated := func(n *html.Node) (newsdate.Date, bool) {
		for _, s := range []string{attr(n, "datetime"), attr(n, "content"), words(n, nil)} {
			if d, ok := dateIn(s); ok {
				return d, true
			}
		}
		return newsdate.Date{}, false
	}
	var d newsdate.Date
	n := m.seen(func(n *html.Node) (ok bool) {
		if !is(n, atom.Time) && !prop(n, "datePublished") && !(named(n, "date", "published", "pubdate", "datetime", "timestamp") && short(words(n, nil), 60)) || prop(n, "dateModified") || named(n, "updated", "modified") {
			return false
		}
		d, ok = dated(n)
		return ok && m.above(n)
	})
	if n != nil {
		m.page.Date = d
		m.field(NoteDate, n, words(n, nil))
		m.wrapped(n)
		return
	}
	if d, ok := dateIn(m.meta.published); ok {
		m.page.Date = d
		m.note(NoteDate, m.meta.published)
	}
}

// dateIn reads a moment as machines write it, by its own clock, or a date in words.
func dateIn(s string) (newsdate.Date, bool) {
	s = strings.TrimSpace(s)
	if day, _, ok := strings.Cut(s, "T"); ok && len(day) == len("2006-01-02") {
		s = day
	}
	if d, err := newsdate.Parse(s); err == nil {
		return d, true
	}
	if !short(s, 80) {
		return newsdate.Date{}, false
	}
	d, _, ok := newsdate.Find(s)
	return d, ok
}

func (m *markup) bylines() {
	var names []string
	n := m.seen(func(n *html.Node) bool {
		if !prop(n, "author") && attr(n, "rel") != "author" && !named(n, "byline", "author", "authors") || !m.above(n) {
			return false
		}
		names = m.namesIn(words(n, func(in *html.Node) bool { return m.taken[in] || is(in, atom.Time) }))
		return len(names) > 0
	})
	if n == nil && len(m.meta.authors) > 0 {
		m.page.Bylines = m.meta.authors
		m.note(NoteByline, strings.Join(m.page.Bylines, ", "))
		return
	}
	if n != nil {
		m.page.Bylines = names
		m.field(NoteByline, n, strings.Join(names, ", "))
		m.wrapped(n)
	}
}

// namesIn are the names in the line of who wrote it. Those that the page gives to
// machines tell where one ends and the next begins.
func (m *markup) namesIn(s string) []string {
	s = trimRest(s)
	if f := byline.FindStringSubmatch(s); f != nil {
		s = f[byline.SubexpIndex("names")]
	}
	if d, rest, ok := newsdate.Find(s); ok && short(s, 90) {
		if s = trimRest(rest); m.page.Date.IsZero() {
			m.page.Date = d
		}
	}
	all := len(m.meta.authors) > 0
	for _, a := range m.meta.authors {
		all = all && strings.Contains(s, a)
	}
	if all {
		return m.meta.authors
	}
	if !short(s, 120) || sentence(s) && !strings.HasSuffix(s, ".") || s == "" {
		return nil
	}
	p := &reader{}
	p.names(s)
	for _, name := range p.page.Bylines {
		if !nameLike(name) {
			return nil
		}
	}
	return p.page.Bylines
}

// city is what the page says to machines, or the name of one that stands alone,
// or among two or three words, over the headline.
func (m *markup) city() {
	known := func(s string) bool { return m.o.Cities != nil && m.o.Cities.Known(s) }
	n := m.seen(func(n *html.Node) bool {
		if !named(n, "kicker", "city", "place", "location", "geo", "region", "dateline", "rubric", "category") || !short(words(n, nil), 80) {
			return false
		}
		for _, part := range strings.FieldsFunc(words(n, nil), func(r rune) bool { return strings.ContainsRune("·|/,•", r) }) {
			if part = strings.TrimSpace(part); m.page.City == "" && (part == m.meta.city || known(part)) {
				m.page.City = part
			}
		}
		return m.page.City != ""
	})
	if n == nil {
		m.page.City = m.meta.city
	}
	if m.page.City == "" {
		return
	}
	if n != nil && words(n, nil) != m.page.City {
		// The rubric beside it is not a field of what is read.
		m.left.add(NoteAround, words(n, nil))
	}
	m.field(NoteCity, n, m.page.City)
}

// lead takes the picture between the headline and the text, where it is not in
// the article itself.
func (m *markup) lead(h1 *html.Node) {
	behind := h1 == nil || inside(h1, m.root)
	if behind || m.region == m.root {
		return
	}
	for n := range m.region.Descendants() {
		switch {
		case n == m.root:
			return
		case n == h1:
			behind = true
		case behind && (m.framed(n) || is(n, atom.Img) && large(n)) && !within(n, m.region, func(up *html.Node) bool { return m.noise(up) || is(up, atom.Aside) }):
			w := m.walker(true)
			w.lead(n)
			if w.close(); len(w.slots) > 0 {
				m.taken[n] = true
				w.slots[0].Lead = true
				m.page.Photos = append(m.page.Photos, w.slots[0])
				return
			}
		}
	}
}

// lead reads a picture that stands over the text.
func (w *walker) lead(n *html.Node) {
	if is(n, atom.Img) {
		w.slot(n, Slot{})
		return
	}
	w.figure(n, context{})
}

// source takes the line that names where the story comes from.
func (m *markup) source() {
	n := m.seen(func(n *html.Node) bool {
		return is(n, atom.P, atom.Div, atom.Span) && !inlinedIn(n) && short(words(n, nil), 120) && sourced.MatchString(words(n, nil))
	})
	if n == nil {
		return
	}
	m.page.Source = sourced.FindStringSubmatch(words(n, nil))[sourced.SubexpIndex("name")]
	m.field(NoteSource, n, m.page.Source)
}

// inlinedIn says whether an element is a part of a sentence.
func inlinedIn(n *html.Node) bool { return is(n, atom.Span) && is(n.Parent, atom.P, atom.Li) }
