package wire

import (
	"slices"
	"strings"

	"dateline/internal/text"
)

// edges looks at the ends of the text for what a page writes there without
// saying what it is: a date, a name, a source, the headline once more.
func (m *markup) edges() {
	for k := 0; k < 6 && len(m.page.Blocks) > 1; k++ {
		b := m.page.Blocks[0]
		if b.Kind.IsList() || !m.edge(b, true) {
			break
		}
		m.drop(0)
	}
	for k := 0; k < 4 && len(m.page.Blocks) > 1; k++ {
		last := len(m.page.Blocks) - 1
		if b := m.page.Blocks[last]; b.Kind != text.Paragraph || !m.edge(b, false) {
			break
		}
		m.drop(last)
	}
	for i := 0; i < len(m.page.Blocks); i++ {
		if m.pointer(m.page.Blocks[i]) {
			m.drop(i)
			i--
		}
	}
	m.dispatch()
}

// edge makes a field of a line in the head or at the end of the text, when it is one.
func (m *markup) edge(b text.Block, head bool) bool {
	p := &reader{o: m.o, lines: []line{{text: b.Text}}}
	p.classify()
	l := p.lines[0]
	switch {
	case b.Text == m.page.Headline, b.Text == m.page.Deck && b.Kind != text.Paragraph:
		m.left.add(NoteAround, b.Text)
	case l.role == furniture, l.role == archiveTitle, l.role == bareURL && b.Kind == text.Paragraph:
		m.left.add(NoteAround, b.Text)
	case l.role == dateLine && m.page.Date.IsZero():
		m.page.Date = l.date
		m.note(NoteDate, b.Text)
		if names := m.namesIn(b.Text); len(names) > 0 && len(m.page.Bylines) == 0 {
			m.page.Bylines = names
		}
	case l.role == dateLine && l.date == m.page.Date && trimRest(l.rest) == "":
		m.left.add(NoteAround, b.Text)
	case l.role == bylineLine && len(m.page.Bylines) == 0:
		m.page.Bylines = m.namesIn(b.Text)
		m.note(NoteByline, b.Text)
		return len(m.page.Bylines) > 0
	case head && b.Kind == text.Paragraph && len(m.page.Bylines) == 0 && !m.page.Date.IsZero() && nameLike(b.Text):
		// A name between the date and the text is the byline.
		p.names(b.Text)
		m.page.Bylines = p.page.Bylines
		m.note(NoteByline, b.Text)
	case l.role == sourceLine && m.page.Source == "":
		m.page.Source = sourced.FindStringSubmatch(b.Text)[sourced.SubexpIndex("name")]
		m.note(NoteSource, b.Text)
	case m.page.City == "" && m.o.Cities != nil && short(b.Text, 40) && m.o.Cities.Known(b.Text):
		m.page.City = b.Text
		m.note(NoteCity, b.Text)
	default:
		return false
	}
	return true
}

// pointer makes a related item of a paragraph like "Read also: …".
func (m *markup) pointer(b text.Block) bool {
	if b.Kind != text.Paragraph || !short(b.Text, 240) || sentence(b.Text) && len(b.Marks) == 0 {
		return false
	}
	f := listed.FindStringSubmatch(b.Text)
	if f == nil || f[listed.SubexpIndex("item")] == "" {
		return false
	}
	href := ""
	for _, k := range b.Marks {
		if k.Kind == text.Link {
			href = k.Href
		}
	}
	if f[listed.SubexpIndex("colon")] == "" || href == "" {
		return false
	}
	m.page.Related = append(m.page.Related, Item{Title: f[listed.SubexpIndex("item")], URL: href, Partner: f[listed.SubexpIndex("partner")] != ""})
	m.notes = append(m.notes, Note{Kind: NoteRelated, Text: strings.TrimSpace(strings.TrimRight(strings.TrimSuffix(b.Text, f[listed.SubexpIndex("item")]), " :")), N: 1})
	return true
}

// drop takes a block out; pictures behind it move up.
func (m *markup) drop(i int) {
	m.page.Blocks = slices.Delete(m.page.Blocks, i, i+1)
	for k := range m.page.Photos {
		if m.page.Photos[k].At > i {
			m.page.Photos[k].At--
		}
	}
}

// dispatch reads the dateline of an agency at the start of the text.
func (m *markup) dispatch() {
	p := &reader{o: m.o, page: m.page}
	p.page.Notes = nil
	p.dispatched()
	m.page.City, m.page.Date = p.page.City, p.page.Date
	m.notes = append(m.notes, p.page.Notes...)
}
